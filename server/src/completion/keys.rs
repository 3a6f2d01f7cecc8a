//! The keys that an item, or the document, may have and has not.

use super::scene::Scene;
use super::{Insertion, Item, ItemKind};
use crate::model::{Commitment, Holder, Key, KeyResult, Place, Properties};
use crate::rewrite::{dress, step};
use crate::syntax::TokenKind;

/// All keys, the most wanted first, each with what it says.
const KEYS: [(Key, &str); 21] = [
    (Key::Cycle, "the quarter this is about"),
    (Key::Team, "whose objectives these are"),
    (Key::Owner, "the one person who answers for it"),
    (Key::Why, "why this, why now"),
    (Key::Supports, "the objective above that it helps"),
    (Key::Source, "where the figure can be looked up"),
    (Key::Due, "by when, if not by the end of the cycle"),
    (Key::Current, "where the figure stands now"),
    (Key::Status, "on-track, at-risk, off-track …"),
    (Key::Confidence, "how sure you are to get there"),
    (Key::Type, "committed, aspirational, learning, milestone"),
    (Key::Metric, "what is measured"),
    (Key::Baseline, "where the figure starts"),
    (Key::Target, "where it should arrive"),
    (Key::Unit, "what it is counted in"),
    (Key::Guards, "the key result whose side effects it watches"),
    (Key::Score, "how far it came, from 0 to 1"),
    (Key::Weight, "how much it counts beside the others"),
    (Key::Priority, "what comes first"),
    (Key::Tags, "words to find it by"),
    (Key::Note, "anything else worth keeping"),
];

/// The keys that are missing in the item above the cursor, or in the document, and today's check-in.
pub(super) fn items(scene: &Scene<'_>, above: Option<Place>) -> Vec<Item> {
    let holder = above.map_or(Holder::Document, Place::holder);
    let missing = |key: Key| key.fits(holder) && !is_said(scene, above, key);
    let (opening, joint) = dress(scene, above);
    let item = |(key, detail): &(Key, &str)| {
        let line = format!("{opening}{}{joint}", key.name());
        let item = Item::named(ItemKind::Key, format!("{}:", key.name())).puts(Insertion::text(line));
        item.detail(*detail).explained(key.name())
    };
    let mut items: Vec<Item> = KEYS.iter().filter(|(key, _)| missing(*key)).map(item).collect();
    if holder == Holder::KeyResult {
        let check_in =
            Insertion::text(format!("{opening}{}: ", scene.today)).then(Insertion::form("<value>"));
        items.push(
            Item::named(ItemKind::Time, scene.today.to_string())
                .puts(check_in)
                .detail("check-in: where the figure stands today"),
        );
    }
    items
}

/// True where the item says that already, in its own words too.
fn is_said(scene: &Scene<'_>, place: Option<Place>, key: Key) -> bool {
    let body = scene.body;
    let has = |properties: &Properties| properties.get(key).is_some();
    match place {
        None => scene.section().any(|(_, body)| has(&body.properties)),
        Some(Place::Objective) => body.objective.as_ref().is_some_and(|item| has(&item.properties)),
        Some(Place::Initiative(index)) => {
            body.initiatives.get(index).is_some_and(|item| has(&item.properties))
        }
        Some(Place::KeyResult(index)) => body.key_results.get(index).is_some_and(|item| {
            let is_typed = |item: &KeyResult| item.layout.head.contains(scene.line);
            let anatomy = &item.anatomy;
            let inline = match key {
                // What is typed below may be read as the end of the sentence: then nobody stands there any more.
                Key::Owner => body.is_owned(item) || is_typed(item) && names_somebody(item),
                Key::Due => anatomy.deadline.is_some(),
                Key::Metric => anatomy.metric.is_some(),
                Key::Baseline => anatomy.baseline.is_some(),
                Key::Target => anatomy.target.is_some(),
                Key::Unit => anatomy.unit().is_some(),
                Key::Type => item.attributes(body).any(|attribute| Commitment::parse(attribute).is_some()),
                _ => false,
            };
            inline || has(&item.properties)
        }),
    }
}

fn names_somebody(item: &KeyResult) -> bool {
    item.statement.tokens.iter().any(|token| token.kind == TokenKind::Mention)
}

/// What stands in front of a key and behind it: as its neighbours have it, else one step deeper than the item.
fn dress<'a>(scene: &Scene<'a>, place: Option<Place>) -> (String, &'a str) {
    let body = scene.body;
    let of =
        |properties: &Properties| properties.iter().rev().find_map(|property| dress::worn(body, property));
    let own = match place {
        None => of(&body.properties),
        Some(Place::Objective) => body.objective.as_ref().and_then(|item| of(&item.properties)),
        Some(Place::KeyResult(index)) => {
            let nearest_first = body.key_results[..=index].iter().rev();
            nearest_first.map(|item| of(&item.properties)).find(Option::is_some).flatten()
        }
        Some(Place::Initiative(index)) => {
            let nearest_first = body.initiatives[..=index].iter().rev();
            nearest_first.map(|item| of(&item.properties)).find(Option::is_some).flatten()
        }
    };
    let plain = || {
        let opening = place.and_then(|place| body.layout(place)).map(|layout| {
            let deeper =
                if body.slice(layout.dress).contains('#') { "" } else { step(body.slice(layout.indent)) };
            format!("{}{deeper}", dress::margin(body, layout))
        });
        (opening.unwrap_or_default(), ": ")
    };
    own.unwrap_or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_offered_once() {
        for word in Key::words() {
            let key = Key::parse(word).unwrap();
            assert_eq!(KEYS.iter().filter(|(other, _)| *other == key).count(), 1, "{word}");
        }
    }
}
