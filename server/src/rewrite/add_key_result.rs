//! Adds key results to an objective.

use super::{
    TextEdit,
    number::{last_number, with_number},
    parts::Parts,
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
        let renumbered = next.and_then(|next| numbered(body, like, opening, next.checked_add(number)?));
        let opening = renumbered.as_deref().unwrap_or(opening);
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
    let (series, _) = series(like)?;
    let others = body.key_results.iter().filter_map(self::series);
    others.filter(|(other, _)| *other == series).map(|(_, number)| number).max()?.checked_add(1)
}

/// What stands in front of the number of a label, and the number.
fn series(key_result: &KeyResult) -> Option<(&str, u64)> {
    let name = &key_result.label.as_ref()?.name;
    let number = last_number(name)?;
    Some((&name[..number.start], number.of(name).parse().ok()?))
}

/// `opening` with `number` in the place of the one in the marker of `like`.
fn numbered(body: &Body, like: &KeyResult, opening: &str, number: u64) -> Option<String> {
    let marker = body.slice(like.marker);
    let (head, tail) = opening.rsplit_once(marker)?;
    Some(format!("{head}{}{tail}", with_number(marker, |_| number)))
}
