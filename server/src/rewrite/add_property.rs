//! Gives a key result a property, in the form in which its neighbours have theirs.

use super::{TextEdit, dress::property_line};
use crate::model::{Body, Key, KeyResult};

/// A line that says `value` of `key`, below the other properties of `key_result`, else right below its head.
#[must_use]
pub fn add_property(body: &Body, key_result: &KeyResult, key: Key, value: &str) -> TextEdit {
    let head = key_result.layout.head.end;
    let below = key_result.properties.iter().map(|property| property.lines.end).fold(head, usize::max);
    TextEdit::add_line_below(body, below, &property_line(body, key_result, key, value))
}
