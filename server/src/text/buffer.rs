//! The text of one document: a rope, so that an edit costs what it touches.

use std::borrow::Cow;

use ropey::{Rope, str_utils};

use super::{Edit, Encoding, Position, Span};

/// A document's text. Cloning is cheap: the clone shares its pieces.
///
/// Lines end at LF, CRLF or a lone CR, as the protocol says; U+2028 and the like are text.
#[derive(Clone, Debug, Default)]
pub struct Text {
    rope: Rope,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }
}

impl Text {
    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// True where there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text below `span`; what lies outside the text, or splits a character, is left out.
    #[must_use]
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let (start, end) = (self.floor(span.start), self.floor(span.end));
        self.rope.get_byte_slice(start..end).map_or(Cow::Borrowed(""), Cow::from)
    }

    /// The piece of the text that holds `byte`, from there to the piece's end; empty at the text's end.
    #[must_use]
    pub fn chunk_from(&self, byte: usize) -> &[u8] {
        match self.rope.get_chunk_at_byte(byte) {
            Some((chunk, start, _, _)) if byte < self.len() => &chunk.as_bytes()[byte - start..],
            _ => &[],
        }
    }

    /// Where the line that holds `byte` starts.
    #[must_use]
    pub fn line_start(&self, byte: usize) -> usize {
        let byte = byte.min(self.len());
        let (chunk, chunk_start, _, _) = self.rope.chunk_at_byte(byte);
        let (before, behind) = chunk.as_bytes().split_at(byte - chunk_start);
        // Between CR and LF the line has not ended yet.
        let half = before.ends_with(b"\r") && behind.starts_with(b"\n");
        match memchr::memrchr2(b'\r', b'\n', &before[..before.len() - usize::from(half)]) {
            Some(at) => chunk_start + at + 1,
            None => self.rope.line_to_byte(self.line_of(byte)),
        }
    }

    /// The byte that a client means. A column past its line's end means the end of that line, a line past
    /// the last one the end of the text, and the middle of a character its start.
    #[must_use]
    pub fn byte_at(&self, position: Position, encoding: Encoding) -> usize {
        let Some(line) = self.rope.get_line(position.line) else { return self.len() };
        let start = self.rope.line_to_byte(position.line);
        let end = start + line.len_bytes() - line_break(&line);
        match encoding {
            Encoding::Utf8 => self.floor(start.saturating_add(position.column).min(end)),
            Encoding::Utf16 => {
                let units = |byte| self.rope.char_to_utf16_cu(self.rope.byte_to_char(byte));
                let unit = units(start).saturating_add(position.column).min(units(end));
                self.rope.char_to_byte(self.rope.utf16_cu_to_char(unit))
            }
            Encoding::Utf32 => {
                let first = self.rope.byte_to_char(start);
                let char = first.saturating_add(position.column).min(self.rope.byte_to_char(end));
                self.rope.char_to_byte(char)
            }
        }
    }

    /// The place of `byte`, as a client counts it; a byte past the end stands for the end.
    #[must_use]
    pub fn position_of(&self, byte: usize, encoding: Encoding) -> Position {
        let byte = byte.min(self.len());
        let (chunk, chunk_start, _, chunk_line) = self.rope.chunk_at_byte(byte);
        // Most lines start in the piece of the rope that their bytes are in: then it is enough to look there.
        let (before, behind) = chunk.split_at(floor(chunk, byte - chunk_start));
        // Between CR and LF the line has not ended yet.
        let half = before.ends_with('\r') && behind.starts_with('\n');
        let breaks = str_utils::byte_to_line_idx(before, before.len() - usize::from(half));
        let line = chunk_line + breaks;
        let column = match breaks {
            0 => encoding.width(&self.slice(Span::new(self.rope.line_to_byte(line), byte))),
            _ => encoding.width(&before[str_utils::line_to_byte_idx(before, breaks)..]),
        };
        Position::new(line, column)
    }

    /// The places of both ends of `span`, as a client counts them.
    #[must_use]
    pub fn positions_of(&self, span: Span, encoding: Encoding) -> (Position, Position) {
        let start = self.position_of(span.start, encoding);
        let inside = self.slice(span);
        // Most spans are a few words of one line, which is all that has to be counted then.
        let end = if inside.contains(['\r', '\n']) {
            self.position_of(span.end, encoding)
        } else {
            Position::new(start.line, start.column + encoding.width(&inside))
        };
        (start, end)
    }

    /// Replaces the text below `span`, clipped to the text and to whole characters.
    pub fn replace(&mut self, span: Span, new: &str) -> Edit {
        let start = self.floor(span.start.min(span.end));
        let old_end = self.floor(span.end.max(span.start));
        let new_end = start + new.len();
        let (start_point, old_point) = (self.point(start), self.point(old_end));
        let (from, to) = (self.rope.byte_to_char(start), self.rope.byte_to_char(old_end));
        self.rope.remove(from..to);
        self.rope.insert(from, new);
        Edit { start, old_end, new_end, points: [start_point, old_point, self.point(new_end)] }
    }

    fn point(&self, byte: usize) -> (usize, usize) {
        let line = self.line_of(byte);
        (line, byte - self.rope.line_to_byte(line))
    }

    fn line_of(&self, byte: usize) -> usize {
        self.rope.byte_to_line(byte.min(self.len()))
    }

    fn floor(&self, byte: usize) -> usize {
        let byte = byte.min(self.len());
        let (chunk, chunk_start, _, _) = self.rope.chunk_at_byte(byte);
        chunk_start + floor(chunk, byte - chunk_start)
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

/// The start of the character that holds `byte`.
fn floor(chunk: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|&byte| chunk.is_char_boundary(byte)).unwrap_or_default()
}

/// Bytes that the line's own break takes.
fn line_break(line: &ropey::RopeSlice<'_>) -> usize {
    line.chars_at(line.len_chars()).reversed().take(2).take_while(|c| matches!(c, '\r' | '\n')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn columns_count_in_the_agreed_unit() {
        let text = Text::from("a🎯b\r\nö");
        for (encoding, column) in [(Encoding::Utf8, 5), (Encoding::Utf16, 3), (Encoding::Utf32, 2)] {
            assert_eq!(text.position_of(5, encoding), Position::new(0, column));
            assert_eq!(text.byte_at(Position::new(0, column), encoding), 5);
        }
    }

    #[test]
    fn places_that_do_not_exist_mean_the_nearest_one_before() {
        let text = Text::from("a🎯b\r\nö");
        for encoding in ENCODINGS {
            assert_eq!(text.byte_at(Position::new(0, 99), encoding), 6, "the end of the line, not its break");
            assert_eq!(text.byte_at(Position::new(7, 0), encoding), 10);
            assert_eq!(text.byte_at(Position::new(1, usize::MAX), encoding), 10);
        }
        assert_eq!(text.byte_at(Position::new(0, 2), Encoding::Utf16), 1, "half a surrogate pair");
        assert_eq!(text.byte_at(Position::new(0, 3), Encoding::Utf8), 1, "inside a character");
        assert_eq!(text.position_of(999, Encoding::Utf16), Position::new(1, 1));
    }

    #[test]
    fn only_the_protocols_line_ends_end_lines() {
        let text = Text::from("a\rb\nc\r\nd\u{2028}e\u{0B}f\u{0C}g\u{85}h");
        assert_eq!(text.position_of(text.len(), Encoding::Utf32), Position::new(3, 9));
        assert_eq!(text.line_start(4), 4);
        assert_eq!(text.line_start(6), 4, "between CR and LF");
        assert_eq!(text.position_of(6, Encoding::Utf8), Position::new(2, 2), "between CR and LF");
    }

    #[test]
    fn an_edit_says_what_it_did() {
        let mut text = Text::from("KR1: a\nKR2: b\n");
        let edit = text.replace(Span::new(5, 12), "x\ny");
        assert_eq!(text.to_string(), "KR1: x\nyb\n");
        assert_eq!((edit.start, edit.old_end, edit.new_end), (5, 12, 8));
        assert_eq!(edit.points, [(0, 5), (1, 5), (1, 1)]);
    }

    #[test]
    fn slices_stay_inside_the_text() {
        let text = Text::from("ö!");
        assert_eq!(text.slice(Span::new(0, 99)), "ö!");
        assert_eq!(text.slice(Span::new(1, 3)), "ö!", "a split character counts from its start");
        assert_eq!(text.slice(Span::new(3, 1)), "");
    }
}
