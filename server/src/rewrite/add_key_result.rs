//! Adds key results to an objective.

use super::{
    TextEdit,
    parts::{self, Parts},
};
use crate::model::{Body, Key, KeyResult};
use crate::syntax::TokenKind;
use crate::text::Span;

/// A key result for each of `texts`, in the dress of `like` and with its owner, attributes and deadline. Labelled
/// ones take the next free numbers and go behind the last key result, others right behind `like`.
#[must_use]
pub fn add_key_results(body: &Body, like: &KeyResult, texts: &[String]) -> TextEdit {
    let opening = Span::new(like.layout.indent.start, like.statement.span.start);
    let opening = body.slice(opening).trim_start_matches('\u{FEFF}');
    let next = next_number(body, like);
    let last = body.key_results.last().filter(|_| next.is_some()).unwrap_or(like);
    let Parts { lead, tail, .. } = Parts::of(body, like);
    // How the other one went says nothing of this one.
    let result = like.statement.tokens.iter().find(|token| token.kind == TokenKind::Result);
    let tail_end = result.map_or(tail.end, |token| like.place(token.span).start).max(tail.start);
    let tail = body.slice(Span::new(tail.start, tail_end)).trim_end();
    let owner = owner_below(body, like).map(|owner| format!(" {owner}")).unwrap_or_default();
    let line = |(text, number): (&String, u64)| {
        let numbered = next.and_then(|next| with_number(body, like, opening, next.checked_add(number)?));
        let opening = numbered.as_deref().unwrap_or(opening);
        format!("{opening}{}{text}{owner}{tail}", body.slice(lead))
    };
    let lines: Vec<String> = texts.iter().zip(0..).map(line).collect();
    TextEdit::add_line_below(body, last.layout.extent.end, &lines.join(body.line_break()))
}

/// The owner that stands below `like` as a property.
fn owner_below<'a>(body: &'a Body, like: &KeyResult) -> Option<&'a str> {
    let value = &like.properties.get(Key::Owner)?.value;
    let mention = value.tokens.iter().find(|token| token.kind == TokenKind::Mention)?;
    Some(body.slice(mention.span.shifted(value.span.start)))
}

/// One more than the highest number beside that of `like`: 4 behind `KR1`, `KR2` and `KR3`.
fn next_number(body: &Body, like: &KeyResult) -> Option<u64> {
    let (series, _) = parts::last_number(&like.label.as_ref()?.name)?;
    let labels = body.key_results.iter().filter_map(|item| parts::last_number(&item.label.as_ref()?.name));
    labels.filter(|(other, _)| *other == series).map(|(_, number)| number).max()?.checked_add(1)
}

/// `opening` with `number` in the place of the one in the marker of `like`.
fn with_number(body: &Body, like: &KeyResult, opening: &str, number: u64) -> Option<String> {
    let marker = body.slice(like.marker);
    let (head, tail) = opening.rsplit_once(marker)?;
    let end = marker.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = marker[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some(format!("{head}{}{number}{}{tail}", &marker[..start], &marker[end..]))
}
