//! Takes a property to an item that admits it.

use super::TextEdit;
use crate::model::{Body, Layout, Property};

/// Takes the lines of `property` out of `from`, and puts them right below the head of the item at `layout` of
/// `to`, one step deeper than that item. The first edit counts in `from`, the second in `to`.
#[must_use]
pub fn move_property(from: &Body, property: &Property, to: &Body, layout: &Layout) -> (TextEdit, TextEdit) {
    let line_break = to.line_break();
    let indent = to.slice(layout.indent);
    let step = if indent.starts_with('\t') { "\t" } else { "  " };
    let line = from.slice(property.lines).trim();
    let broken = to.slice(layout.head).ends_with(['\r', '\n']);
    let new = if broken {
        format!("{indent}{step}{line}{line_break}")
    } else {
        format!("{line_break}{indent}{step}{line}")
    };
    (TextEdit::delete(property.lines), TextEdit::insert(layout.head.end, new))
}
