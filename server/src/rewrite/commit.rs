//! Says what is expected of a key result: `[committed]`, or `Type: committed` where the neighbours say it so.

use super::{TextEdit, add_property::add_property, dress};
use crate::model::{Body, Commitment, Key, KeyResult};
use crate::syntax::TokenKind;
use crate::text::Span;

/// Marks `key_result` as `commitment`.
#[must_use]
pub fn commit(body: &Body, key_result: &KeyResult, commitment: Commitment) -> TextEdit {
    let says_type = |other: &KeyResult| other.properties.get(Key::Type).is_some();
    let says_attribute = |other: &KeyResult| other.attributes(body).any(|it| Commitment::parse(it).is_some());
    let model = dress::beside(body, key_result).find(|other| says_type(other) || says_attribute(other));
    match model.is_some_and(says_type) {
        true => add_property(body, key_result, Key::Type, commitment.name()),
        false => TextEdit::insert(end_of_text(body, key_result), format!(" [{}]", commitment.name())),
    }
}

/// Behind all that it says, before how it went.
fn end_of_text(body: &Body, key_result: &KeyResult) -> usize {
    let whole = key_result.statement.span;
    let result = key_result.statement.tokens.iter().find(|token| token.kind == TokenKind::Result);
    let end = result.map_or(whole.end, |result| key_result.place(result.span).start);
    whole.start + body.slice(Span::new(whole.start, end)).trim_end().len()
}
