//! Takes a property to an item that admits it.

use super::{TextEdit, step};
use crate::model::{Body, Layout, Property};

/// Takes the lines of `property` out of `from`, and puts them right below the head of the item at `layout` of
/// `to`, one step deeper than that item. The first edit counts in `from`, the second in `to`.
#[must_use]
pub fn move_property(from: &Body, property: &Property, to: &Body, layout: &Layout) -> (TextEdit, TextEdit) {
    let indent = to.slice(layout.indent);
    let line = format!("{indent}{}{}", step(indent), from.slice(property.lines).trim());
    (TextEdit::delete(property.lines), TextEdit::add_line_below(to, layout.head.end, &line))
}
