//! Puts blanks where a number is missing.

use super::{TextEdit, parts::Parts};
use crate::model::{Body, KeyResult};
use crate::text::Span;

/// What stands for the numbers of a change until somebody knows them.
pub const FROM_TO: &str = "from <baseline> to <target>";

/// Adds `from <baseline> to <target>`: in the place of `vague`, words that stand where a number belongs, or
/// behind the text.
#[must_use]
pub fn add_from_to(body: &Body, key_result: &KeyResult, vague: Option<Span>) -> TextEdit {
    match vague {
        Some(vague) => TextEdit::replace(vague, FROM_TO),
        None => {
            let core = Parts::of(body, key_result).core;
            let end = core.start + body.slice(core).trim_end_matches(['.', '!', ':']).len();
            TextEdit::insert(end, format!(" {FROM_TO}"))
        }
    }
}
