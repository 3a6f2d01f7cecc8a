//! Gives an item another number.

use super::{TextEdit, number::last_number};
use crate::model::{Body, Label};

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
