//! Puts an objective above a key result that has none.

use super::{TextEdit, without_mark};
use crate::model::{Body, KeyResult};

/// A line above `key_result` that asks what should become true.
#[must_use]
pub fn insert_objective(body: &Body, key_result: &KeyResult) -> TextEdit {
    let at = without_mark(body, key_result.layout.head).start;
    let line_break = body.line_break();
    TextEdit::insert(at, format!("Objective: <what should become true>{line_break}{line_break}"))
}
