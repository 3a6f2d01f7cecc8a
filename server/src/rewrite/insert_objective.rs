//! Puts an objective above a key result that has none.

use super::{TextEdit, without_mark};
use crate::model::{Body, KeyResult};

/// The question that stands for an objective nobody has named yet.
pub const OPEN_OBJECTIVE: &str = "<what should become true>";

/// A line above `key_result` that asks what should become true.
#[must_use]
pub fn insert_objective(body: &Body, key_result: &KeyResult) -> TextEdit {
    let at = without_mark(body, key_result.layout.head).start;
    let line_break = body.line_break();
    TextEdit::insert(at, format!("Objective: {OPEN_OBJECTIVE}{line_break}{line_break}"))
}
