//! A place in a text as clients count it.

/// The unit in which a client counts columns, as negotiated at start-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// 16-bit units: what the protocol assumes where nothing was agreed.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// Units that `text` takes.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }
}

/// A line and a column, both from 0; the column in units of some [`Encoding`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// Units from the start of the line.
    pub column: usize,
}

impl Position {
    /// The place at `line` and `column`.
    #[must_use]
    pub const fn new(line: usize, column: usize) -> Self {
        Self { line, column }
    }
}

/// Where lines begin behind the breaks of `text`.
pub fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let breaks = memchr::memchr2_iter(b'\r', b'\n', bytes).map(|at| at + 1);
    breaks.filter(|&start| !(bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n')))
}

#[cfg(test)]
mod tests {
    use super::line_starts;

    #[test]
    fn lines_begin_behind_each_kind_of_break() {
        assert_eq!(line_starts("a\nb\r\nc\rd\n\n").collect::<Vec<_>>(), [2, 5, 7, 9, 10]);
    }
}
