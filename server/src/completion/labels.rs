//! What an objective, an initiative or a key result can refer to.

use super::scene::Scene;
use super::{Item, ItemKind, most_used};
use crate::model::{Body, Key, KeyResult, Objective, Place};
use crate::syntax::TokenKind;
use crate::text::Span;

/// Characters of a sentence that a menu shows.
const SHOWN: usize = 60;

/// What the property `key` of the item at `place` may refer to.
pub(super) fn items(scene: &Scene<'_>, key: Key, place: Option<Place>) -> Vec<Item> {
    let body = scene.body;
    let mut items: Vec<Item> = match (key, place) {
        // The key results of the same objective.
        (Key::Guards, Some(Place::KeyResult(own))) => {
            let others = body.key_results.iter().enumerate().filter(|(index, _)| *index != own);
            others.filter_map(|(_, item)| key_result(body, item)).collect()
        }
        (Key::Supports, Some(Place::Initiative(_))) => {
            body.key_results.iter().filter_map(|item| key_result(body, item)).collect()
        }
        (Key::Supports, Some(Place::Objective)) => {
            let others = scene.section().filter(|(block, _)| *block != scene.block);
            others.filter_map(|(_, body)| objective(body, body.objective.as_ref()?)).collect()
        }
        _ => Vec::new(),
    };
    if key == Key::Supports {
        for reference in references(scene) {
            if !items.iter().any(|known| known.label == reference) {
                items.push(Item::named(ItemKind::Label, reference).detail("used in this document"));
            }
        }
    }
    items
}

fn key_result(body: &Body, item: &KeyResult) -> Option<Item> {
    let name = &item.label.as_ref()?.name;
    Some(Item::named(ItemKind::Label, name).detail(short(body.slice(item.statement.span))))
}

fn objective(body: &Body, item: &Objective) -> Option<Item> {
    let name = &item.label.as_ref()?.name;
    Some(Item::named(ItemKind::Label, name).detail(short(body.slice(item.statement.span))))
}

/// The references that stand behind other keys of the document, the most used first.
fn references<'a>(scene: &Scene<'a>) -> Vec<&'a str> {
    let cursor = Span::empty(scene.start + scene.at);
    let named = scene.document.blocks().iter().flat_map(|block| {
        let values = block.body.all_properties().filter(|it| it.key == Key::Supports).map(|it| &it.value);
        let tokens = values.flat_map(|value| value.tokens.iter().map(move |token| (value, token)));
        let references = tokens.filter(|(_, token)| token.kind == TokenKind::Reference);
        let places = references.map(|(value, token)| token.span.shifted(value.span.start));
        let others = places.filter(move |place| !place.shifted(block.start).touches(cursor));
        others.map(|place| (block.body.slice(place), ()))
    });
    most_used(named).into_iter().map(|(reference, ..)| reference).collect()
}

/// The beginning of a sentence, on one line.
fn short(sentence: &str) -> String {
    let line = sentence.split(['\r', '\n']).next().unwrap_or_default();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
