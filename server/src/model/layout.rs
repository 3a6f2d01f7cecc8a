//! Where an item stands on its lines: what a rewrite must keep, and where it may add lines.

use crate::text::Span;

/// The lines of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The blanks in front of the first line.
    pub indent: Span,
    /// From behind the indentation to the marker: bullet, heading signs, bold, check box.
    pub dress: Span,
    /// The line or lines of marker and statement, the last line break included where there is one.
    pub head: Span,
    /// The head and all that belongs to the item, up to the end of its last line.
    pub extent: Span,
}
