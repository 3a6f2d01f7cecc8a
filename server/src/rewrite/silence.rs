//! Comments that silence a rule: adds them, and takes out what is of no use.

use super::{TextEdit, without_mark};
use crate::model::{Body, Suppression};
use crate::text::Span;

/// A comment above the line at `line` that silences `rule` there, and asks for the reason.
#[must_use]
pub fn silence(body: &Body, line: usize, rule: &str) -> TextEdit {
    let text = without_mark(body, body.lines(Span::empty(line)));
    let words = body.slice(text);
    let indent = &words[..words.len() - words.trim_start_matches([' ', '\t']).len()];
    let line_break = body.line_break();
    TextEdit::insert(text.start, format!("{indent}// okr-ls: allow({rule}) - <reason>{line_break}"))
}

/// Adds `rule` to the list of a comment.
#[must_use]
pub fn silence_too(suppression: &Suppression, rule: &str) -> TextEdit {
    let comma = if suppression.names.is_empty() { "" } else { ", " };
    TextEdit::insert(suppression.list_end, format!("{comma}{rule}"))
}

/// Takes a name out of the list of a comment; the last one takes the comment with it.
#[must_use]
pub fn remove_name(body: &Body, suppression: &Suppression, name: Span) -> TextEdit {
    let names = &suppression.names;
    let at = names.iter().position(|known| *known == name).unwrap_or_default();
    TextEdit::delete(match (at.checked_sub(1).and_then(|before| names.get(before)), names.get(at + 1)) {
        (Some(before), _) => Span::new(before.end, name.end),
        (None, Some(next)) => Span::new(name.start, next.start),
        (None, None) => return remove_comment(body, suppression),
    })
}

/// Takes a comment away with its line.
#[must_use]
pub fn remove_comment(body: &Body, suppression: &Suppression) -> TextEdit {
    TextEdit::delete(without_mark(body, suppression.lines))
}
