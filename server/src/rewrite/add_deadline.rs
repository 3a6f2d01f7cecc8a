//! Says by when: behind what is to be achieved, or as `Due` where the neighbours say it so.

use super::{TextEdit, add_property::add_property, dress, parts::Parts, sentence_end};
use crate::model::{Body, Key, KeyResult};

/// Gives `key_result` the deadline `date`.
#[must_use]
pub fn add_deadline(body: &Body, key_result: &KeyResult, date: &str) -> TextEdit {
    let says_due = |other: &KeyResult| other.properties.get(Key::Due).is_some();
    let model =
        dress::beside(body, key_result).find(|other| says_due(other) || other.anatomy.deadline.is_some());
    if model.is_some_and(says_due) {
        return add_property(body, key_result, Key::Due, date);
    }
    let core = Parts::of(body, key_result).core;
    TextEdit::insert(sentence_end(body, core), format!(" by {date}"))
}
