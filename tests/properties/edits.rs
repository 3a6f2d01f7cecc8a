//! Edits as a client sends them, and a client's own idea of what they do.

use okr_ls::text::{Edit, Encoding, Position, Span, Text};
use proptest::prelude::*;

use crate::pieces;

/// One change: a range, or `None` for the whole text, and what comes in its place.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    range: Option<(Position, Position)>,
    new: String,
}

/// Any change; its places need not exist.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    let place = || {
        let line = prop_oneof![9 => 0_usize..14, 1 => Just(usize::from(u16::MAX))];
        let column = prop_oneof![9 => 0_usize..70, 1 => Just(usize::from(u16::MAX))];
        (line, column).prop_map(|(line, column)| Position::new(line, column))
    };
    let range = prop_oneof![
        6 => place().prop_map(|at| Some((at, at))),
        6 => (place(), 0_usize..5).prop_map(|(at, n)| Some((at, Position::new(at.line, at.column + n)))),
        3 => (place(), place()).prop_map(|(a, b)| Some((a.min(b), a.max(b)))),
        1 => Just(None),
    ];
    (range, pieces::insertion()).prop_map(|(range, new)| Change { range, new })
}

/// Applies a change as the server does.
pub(crate) fn apply(text: &mut Text, change: &Change, encoding: Encoding) -> Edit {
    let span = match change.range {
        Some((start, end)) => Span::new(text.byte_at(start, encoding), text.byte_at(end, encoding)),
        None => Span::new(0, text.len()),
    };
    text.replace(span, &change.new)
}

/// A client's copy of the text, kept by other means: as characters, searched from the start every time.
pub(crate) struct Mirror(Vec<char>);

impl Mirror {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    pub(crate) fn text(&self) -> String {
        self.0.iter().collect()
    }

    pub(crate) fn apply(&mut self, change: &Change, encoding: Encoding) {
        match change.range {
            None => self.0 = change.new.chars().collect(),
            Some((start, end)) => {
                let range = self.find(start, encoding)..self.find(end, encoding);
                self.0.splice(range, change.new.chars());
            }
        }
    }

    fn find(&self, position: Position, encoding: Encoding) -> usize {
        let mut at = 0;
        for _ in 0..position.line {
            match self.0[at..].iter().position(|c| matches!(c, '\r' | '\n')) {
                Some(offset) => {
                    at += offset + 1;
                    at += usize::from(self.0[at - 1] == '\r' && self.0.get(at) == Some(&'\n'));
                }
                None => return self.0.len(),
            }
        }
        let mut column = 0;
        for &c in self.0[at..].iter().take_while(|c| !matches!(c, '\r' | '\n')) {
            column += match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if column > position.column {
                break;
            }
            at += 1;
        }
        at
    }
}
