//! Between bytes and the protocol's positions: the one place where they meet.

use tower_lsp::ls_types::{self as lsp, Range};

use crate::text::{Encoding, Position, Span, Text};

/// A client's position, as ours.
pub(super) fn position(position: lsp::Position) -> Position {
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Position::new(wide(position.line), wide(position.character))
}

/// The bytes that a client's range means.
pub(super) fn span(text: &Text, range: Range, encoding: Encoding) -> Span {
    Span::new(text.byte_at(position(range.start), encoding), text.byte_at(position(range.end), encoding))
}

/// A number as the protocol has them.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The range of `span`, as a client counts it.
pub(super) fn range(text: &Text, span: Span, encoding: Encoding) -> Range {
    let place = |Position { line, column }| lsp::Position::new(narrow(line), narrow(column));
    let (start, end) = text.positions_of(span, encoding);
    Range::new(place(start), place(end))
}
