//! Puts blanks where a number is missing.

use super::{TextEdit, parts::Parts, sentence_end};
use crate::model::{Body, KeyResult};
use crate::text::Span;

/// What stands for the numbers of a change until somebody knows them.
pub const FROM_TO: &str = "from <baseline> to <target>";

/// What stands for the start of a change.
pub const FROM: &str = "from <baseline>";

/// Adds `from <baseline> to <target>` behind the text, in the place of a vague adverb that ends it.
#[must_use]
pub fn add_from_to(body: &Body, key_result: &KeyResult) -> TextEdit {
    let core = Parts::of(body, key_result).core;
    let end = sentence_end(body, core);
    let vague = key_result.anatomy.vague.iter().map(|&span| key_result.place(span));
    match vague.rev().find(|&vague| vague.end == end && body.slice(vague).ends_with("ly")) {
        Some(vague) => TextEdit::replace(vague, FROM_TO),
        None => TextEdit::insert(end, format!(" {FROM_TO}")),
    }
}

/// Adds `from <baseline>` in front of `change`: "to 70%", "by 20%" or "below 30 min".
#[must_use]
pub fn add_from(body: &Body, change: Span) -> TextEdit {
    let first = body.slice(change).split_whitespace().next().unwrap_or_default();
    let leads = ["by", "to"].iter().any(|word| word.eq_ignore_ascii_case(first));
    TextEdit::insert(change.start, format!("{FROM} {}", if leads { "" } else { "to " }))
}
