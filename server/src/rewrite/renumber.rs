//! Gives an item another number.

use super::TextEdit;
use crate::model::{Body, Label};
use crate::text::Span;

/// The nearest label above that of the item which is not among `taken`, and the edit that gives it.
#[must_use]
pub fn renumber(body: &Body, label: &Label, taken: &[&str]) -> Option<(String, TextEdit)> {
    let digits = last_number(body.slice(label.span))?.shifted(label.span.start);
    let in_name = last_number(&label.name)?;
    let number: u32 = body.slice(digits).parse().ok()?;
    // One of these is free: there are more of them than labels.
    (1..=taken.len()).find_map(|step| {
        let next = number.checked_add(u32::try_from(step).ok()?)?.to_string();
        let name = format!("{}{next}", &label.name[..in_name.start]);
        (!taken.contains(&name.as_str())).then(|| (name, TextEdit::replace(digits, next)))
    })
}

/// The last run of digits in `text`.
pub(super) fn last_number(text: &str) -> Option<Span> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some(Span::new(start, end))
}
