//! Applies the fixes that need no thought.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::select::Filter;
use crate::analysis::Analysis;
use crate::config::Config;
use crate::rewrite::{self, TextEdit};
use crate::text::{Encoding, Text};

/// A fix may bring out another finding, but not for ever.
const ROUNDS: usize = 20;

/// A fix that was applied. Its place is the one before it, counted from 1.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    pub(super) rule: &'static str,
    pub(super) title: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The text without the findings that would be shown and that a safe fix takes away, and what was done.
pub(super) fn mend(mut text: String, config: &Arc<Config>, filter: &Filter<'_>) -> (String, Vec<Mend>) {
    let mut done = Vec::new();
    for _ in 0..ROUNDS {
        let analysis = Analysis::of(Text::from(text.as_str()), Arc::clone(config));
        let mut edits: Vec<TextEdit> = Vec::new();
        let mut taken = Taken::default();
        for ruling in filter.select(&text, &analysis).found {
            if !filter.shows(&ruling) {
                continue;
            }
            let fixes = ruling.fixes(analysis.document());
            let Some(fix) = fixes.into_iter().find(|fix| fix.safe && taken.admit(&fix.edits)) else {
                continue;
            };
            let at = analysis.text().position_of(ruling.span(analysis.document()).start, Encoding::Utf32);
            let (line, column) = (at.line + 1, at.column + 1);
            done.push(Mend { rule: ruling.finding.rule.name, title: fix.title, line, column });
            edits.extend(fix.edits);
        }
        let mended = rewrite::apply(&text, &edits);
        if mended == text {
            break;
        }
        text = mended;
    }
    (text, done)
}

/// The spans of a round's edits, which lie apart: ends by starts.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes all of `edits`, if none of them meets one that was taken before; its turn comes in the next round.
    fn admit(&mut self, edits: &[TextEdit]) -> bool {
        let meets = |edit: &TextEdit| {
            self.0.range(..=edit.span.end).next_back().is_some_and(|(_, &end)| end >= edit.span.start)
        };
        let free = !edits.iter().any(meets);
        if free {
            self.0.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    }
}
