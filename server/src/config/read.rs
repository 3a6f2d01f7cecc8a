//! Settings from text, in TOML or in JSON.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::node::{Node, SyntaxError, Value};
use super::reader::Reader;
use super::{Mistake, RuleName, Settings};
use crate::text::Span;

/// A file with more of them is something else, and nobody reads on.
const MOST_MISTAKES: usize = 100;

/// What an editor's own part of the server keeps beside the settings, under the same name.
const OF_THE_EDITOR: [&str; 2] = ["server", "trace"];

/// The settings in an `okr.toml`, and its mistakes in order.
pub(super) fn from_toml(text: &str, rules: &[RuleName]) -> (Settings, Vec<Mistake>) {
    let (node, errors) = Node::from_toml(text);
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line = |span: Span| breaks.partition_point(|&at| at < span.start);
    // One slip brings several errors in its line, and the first one says it best.
    let mut broken: BTreeMap<usize, SyntaxError> = BTreeMap::new();
    for error in errors {
        match broken.entry(line(error.span)) {
            Entry::Occupied(first) if first.get().span <= error.span => {}
            Entry::Occupied(mut later) => drop(later.insert(error)),
            Entry::Vacant(free) => {
                free.insert(error);
            }
        }
    }
    let mut reader = Reader::new(rules);
    reader.top(&node);
    // Where the line is broken, what was read of it is a guess.
    let mut mistakes = reader.mistakes;
    mistakes.retain(|mistake| !broken.contains_key(&line(mistake.span)));
    mistakes.extend(broken.into_values().map(|error| Mistake {
        span: visible(text, error.span),
        path: String::new(),
        message: format!("This is not TOML: {}.", error.message),
    }));
    mistakes.sort_by_key(|mistake| mistake.span);
    mistakes.truncate(MOST_MISTAKES);
    (reader.settings, mistakes)
}

/// The settings that a client sends, and their mistakes.
#[must_use]
pub fn from_json(json: &serde_json::Value, rules: &[RuleName]) -> (Settings, Vec<Mistake>) {
    let mut reader = Reader::new(rules);
    let mut node = Node::from_json(json);
    if let Value::Table(members) = &mut node.value {
        members.retain(|member| !OF_THE_EDITOR.contains(&member.key.as_str()));
    }
    reader.top(&node);
    reader.mistakes.sort_by(|a, b| a.path.cmp(&b.path));
    (reader.settings, reader.mistakes)
}

/// Something to see where there would be nothing: the line.
fn visible(text: &str, span: Span) -> Span {
    if !span.is_empty() {
        return span;
    }
    let before = text.get(..span.start).unwrap_or(text);
    let start = before.rfind(['\r', '\n']).map_or(0, |at| at + 1);
    let rest = &text[before.len()..];
    let end = rest.find(['\r', '\n']).map_or(text.len(), |at| before.len() + at);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    Span::new(start + indent, start + line.trim_end().len().max(indent))
}
