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
fn position(position: lsp::Position) -> Position {
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Position::new(wide(position.line), wide(position.character))
}

/// The byte that a client's position means.
pub(super) fn byte(text: &Text, position: lsp::Position, encoding: Encoding) -> usize {
    text.byte_at(self::position(position), encoding)
}

/// The bytes that a client's range means.
pub(super) fn span(text: &Text, range: Range, encoding: Encoding) -> Span {
    Span::new(byte(text, range.start, encoding), byte(text, range.end, encoding))
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

/// The places of one body, for answers that have many in the order of the text: each costs a walk from the one before
/// it, and the text of the document is looked into once.
pub(super) struct Walk<'a> {
    body: &'a str,
    first_line: usize,
    /// The line reached, and where it starts in the body.
    line: usize,
    start: usize,
    encoding: Encoding,
}

impl<'a> Walk<'a> {
    /// Through the body that stands at `start` in `text`.
    pub(super) fn through(body: &'a str, text: &Text, start: usize, encoding: Encoding) -> Self {
        let first_line = text.position_of(start, Encoding::Utf8).line;
        Self { body, first_line, line: first_line, start: 0, encoding }
    }

    /// Through a body by itself: lines count from its first one.
    pub(super) fn within(body: &'a str, encoding: Encoding) -> Self {
        Self { body, first_line: 0, line: 0, start: 0, encoding }
    }

    /// The range of `span`, which counts from the start of the body.
    pub(super) fn range(&mut self, span: Span) -> Range {
        Range::new(self.place(span.start), self.place(span.end))
    }

    fn place(&mut self, byte: usize) -> lsp::Position {
        if byte < self.start {
            (self.line, self.start) = (self.first_line, 0);
        }
        let from = self.start;
        for start in line_starts(&self.body[from..]).map(|start| from + start).take_while(|it| *it <= byte) {
            (self.line, self.start) = (self.line + 1, start);
        }
        place(Position::new(self.line, self.encoding.width(Span::new(self.start, byte).of(self.body))))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_and_a_list_come_to_the_same_places_as_a_look_into_the_text() {
        let above = "Cycle: 2026-Q4\r\n";
        let body = "Objective: 😀 é\r\nKR1: x\n\n  KR2: 😀😀\rKR3\n";
        let text = Text::from(format!("{above}{body}").as_str());
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let mut walk = Walk::through(body, &text, above.len(), encoding);
            let places = Places::of(&text, encoding);
            let starts: Vec<usize> =
                body.char_indices().map(|(at, _)| at).filter(|at| body.as_bytes()[*at] != b'\n').collect();
            // Backwards, too: findings may overlap.
            for at in starts.iter().chain(starts.iter().rev()) {
                let span = Span::new(*at, *at);
                let expected = range(&text, span.shifted(above.len()), encoding);
                assert_eq!(walk.range(span), expected, "{at} of {body:?}");
                assert_eq!(places.range(span.shifted(above.len())), expected, "{at} of {body:?}");
            }
        }
    }
}
