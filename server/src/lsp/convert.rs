//! Between our positions and formats and the protocol's: the one place where they meet.

use tower_lsp::ls_types::{self as lsp, MarkupKind, Range};

use crate::page::Format;
use crate::text::{Encoding, Position, Span, Text, line_starts};

/// A format by the protocol's name.
pub(super) const fn markup(format: Format) -> MarkupKind {
    match format {
        Format::Markdown => MarkupKind::Markdown,
        Format::Plain => MarkupKind::PlainText,
    }
}

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
    let (start, end) = text.positions_of(span, encoding);
    Range::new(place(start), place(end))
}

fn place(Position { line, column }: Position) -> lsp::Position {
    lsp::Position::new(narrow(line), narrow(column))
}

/// The places of a whole document, for answers that have many: each costs a look into a list.
pub(super) struct Places {
    source: String,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Places {
    pub(super) fn of(text: &Text, encoding: Encoding) -> Self {
        let source = text.to_string();
        let starts = line_starts(&source).collect();
        Self { source, starts, encoding }
    }

    /// The range of `span`, as a client counts it.
    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.place(span.start), self.place(span.end))
    }

    fn place(&self, byte: usize) -> lsp::Position {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).map_or(0, |line| self.starts[line]);
        place(Position::new(line, self.encoding.width(Span::new(start, byte).of(&self.source))))
    }
}
