//! Gives a key result an owner, where an owner is read: behind its text, before attributes and result.

use super::{TextEdit, parts};
use crate::model::{Body, KeyResult};

/// Names `person` (with its `@`) as the owner of `key_result`.
#[must_use]
pub fn assign_owner(body: &Body, key_result: &KeyResult, person: &str) -> TextEdit {
    TextEdit::insert(parts::text_end(body, key_result), format!(" {person}"))
}
