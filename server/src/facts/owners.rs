//! Who owns a key result.

use crate::model::{Body, Initiative, Key, KeyResult, Property};
use crate::syntax::TokenKind;
use crate::text::Span;

/// What stands between people who own something together.
const JOINTS: [char; 5] = [',', ';', '&', '+', '/'];

/// The owners of a key result, each once: inline first, then those of its `Owner`.
pub(crate) fn of_key_result(body: &Body, key_result: &KeyResult) -> Vec<Span> {
    let inline = key_result.anatomy.owners.iter().map(|&span| key_result.place(span));
    let property = key_result.properties.get(Key::Owner).map(|owner| named(body, owner)).unwrap_or_default();
    let mut owners: Vec<Span> = Vec::new();
    for span in inline.chain(property) {
        if owners.iter().all(|other| key(body.slice(*other)) != key(body.slice(span))) {
            owners.push(span);
        }
    }
    owners
}

/// Those whom an `Owner` names, with or without the `@`.
pub(crate) fn named(body: &Body, owner: &Property) -> Vec<Span> {
    let value = owner.value.span;
    if !body.is_filled(owner) {
        return Vec::new();
    }
    let mentions = owner.value.tokens.iter().filter(|token| token.kind == TokenKind::Mention);
    let mentions: Vec<Span> = mentions.map(|token| token.span.shifted(value.start)).collect();
    if !mentions.is_empty() {
        return mentions;
    }
    let text = body.slice(value);
    let place = |part: &str| {
        let start = value.start + (part.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + part.len())
    };
    let parts = text.split(JOINTS).flat_map(|part| part.split(" and ")).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(place).collect()
}

/// What an initiative says, without the owners at its end.
pub(crate) fn without_owners(body: &Body, initiative: &Initiative) -> Span {
    let mut span = initiative.statement.span;
    for owner in initiative.statement.people(&body.text).into_iter().rev() {
        if owner.end != span.end {
            break;
        }
        span.end = span.start + body.slice(Span::new(span.start, owner.start)).trim_end().len();
    }
    span
}

/// What two ways to write a name have in common.
pub(crate) fn key(person: &str) -> String {
    person.trim_start_matches('@').to_lowercase()
}
