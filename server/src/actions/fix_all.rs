//! The mending of a whole document: everything that needs no thought, in one edit.

use std::collections::BTreeMap;

use super::{Action, Kind};
use crate::analysis::Analysis;
use crate::model::Document;
use crate::rewrite::{self, Fix, TextEdit};
use crate::rules::Ruling;
use crate::text::{Span, Text};

/// The rules that have a fix which needs no thought. Others need not be asked, which costs time.
pub(super) const SAFE: [&str; 3] = ["invalid-value", "misspelt-keyword", "unused-suppression"];

/// A fix may bring out another finding, but not for ever.
pub const ROUNDS: usize = 20;

/// The fixes that need no thought and lie apart, each with the finding that it ends. Those that meet another one have
/// their turn in the next round.
#[must_use]
pub fn round<'a>(document: &Document, rulings: impl Iterator<Item = Ruling<'a>>) -> Vec<(Ruling<'a>, Fix)> {
    let mut taken = Taken::default();
    let fix = |ruling: Ruling<'a>| {
        let fixes = ruling.fixes(document);
        let safe = fixes.into_iter().find(|fix| fix.safe && taken.admit(&fix.edits));
        safe.map(|fix| (ruling, fix))
    };
    rulings.filter(|ruling| SAFE.contains(&ruling.finding.rule.name)).filter_map(fix).collect()
}

/// What mends all of the document, as far as one round goes; `None` where there is nothing to do.
pub(super) fn action(analysis: &Analysis) -> Option<Action<'static>> {
    let edits = first_round(analysis);
    let title = "Fix all that needs no thought".into();
    let fix = Fix { title, edits, preferred: false, safe: true };
    (!fix.edits.is_empty()).then_some(Action { kind: Kind::FixAll, fix, ruling: None })
}

/// `first`, the edits of the first round, and whatever is to be mended once they are made.
pub(super) fn to_the_end(analysis: &Analysis, first: &[TextEdit]) -> Vec<TextEdit> {
    let old = analysis.text().to_string();
    let mut new = rewrite::apply(&old, first);
    for round in 1..ROUNDS {
        let next = first_round(&Analysis::of(Text::from(new.as_str()), analysis.judgement().shared_config()));
        if next.is_empty() && round == 1 {
            return first.to_vec();
        }
        if next.is_empty() {
            break;
        }
        new = rewrite::apply(&new, &next);
    }
    vec![difference(&old, &new)]
}

fn first_round(analysis: &Analysis) -> Vec<TextEdit> {
    let found = round(analysis.document(), analysis.judgement().rulings());
    found.into_iter().flat_map(|(_, fix)| fix.edits).collect()
}

/// The smallest replacement that makes `new` of `old`.
fn difference(old: &str, new: &str) -> TextEdit {
    let start = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let behind = old[start..].chars().rev().zip(new[start..].chars().rev());
    let same: usize = behind.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    TextEdit::replace(Span::new(start, old.len() - same), &new[start..new.len() - same])
}

/// The spans of a round's edits, which lie apart: ends by starts.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes all of `edits`, if none of them meets one that was taken before.
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
