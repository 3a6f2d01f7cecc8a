//! Puts an objective above a key result that has none.

use super::TextEdit;
use crate::model::{Body, KeyResult};

/// The question that stands for an objective nobody has named yet.
pub const OPEN_OBJECTIVE: &str = "<what should become true>";

/// A line above `key_result` that asks what should become true.
#[must_use]
pub fn insert_objective(body: &Body, key_result: &KeyResult) -> TextEdit {
    let layout = &key_result.layout;
    let at = layout.head.start + byte_order_mark(body.slice(layout.head));
    let line_break = body.line_break();
    TextEdit::insert(at, format!("Objective: {OPEN_OBJECTIVE}{line_break}{line_break}"))
}

/// Length of the mark that some editors put in front of a file; nothing may come before it.
fn byte_order_mark(line: &str) -> usize {
    if line.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}
