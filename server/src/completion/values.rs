//! Values of properties: those of a list (`lexicon/values.tsv`), those that the document uses, and those that another
//! kind of item stands for.

use std::collections::HashSet;

use super::scene::Scene;
use super::{Item, ItemKind, cycles, dates, labels, metrics, people, units};
use crate::model::{Key, Place};
use crate::statement::rows;

const VALUES: &str = include_str!("../../lexicon/values.tsv");

/// What the property `key` of the item at `place`, or of the document, can say; `word` is what it says so far.
pub(super) fn items(scene: &Scene<'_>, key: Key, place: Option<Place>, word: &str) -> Vec<Item> {
    match key {
        Key::Owner => people::items(scene, word.starts_with('@')),
        Key::Cycle => cycles::items(scene),
        Key::Due => dates::items(scene),
        Key::Metric => metrics::items(scene, None, word),
        Key::Unit => units::items(scene, word),
        Key::Supports | Key::Guards => labels::items(scene, key, place),
        Key::Baseline | Key::Target | Key::Current => figures(scene, key),
        Key::Team | Key::Tags => in_use(scene, key),
        Key::Priority => {
            let mut all = in_use(scene, key);
            let listed = listed(key).filter(|item| !all.iter().any(|known| known.label == item.label));
            let listed: Vec<Item> = listed.collect();
            all.extend(listed);
            all
        }
        _ => listed(key).collect(),
    }
}

/// The values that the table lists.
pub(super) fn listed(key: Key) -> impl Iterator<Item = Item> {
    let of_key = rows(VALUES).filter(move |[name, ..]: &[&str; 3]| *name == key.name());
    of_key.map(|[_, value, says]| Item::named(ItemKind::Value, value).detail(says).explained(value))
}

/// What other properties of that key say in the document.
fn in_use(scene: &Scene<'_>, key: Key) -> Vec<Item> {
    let mut seen = HashSet::new();
    let mut items = Vec::new();
    for block in scene.document.blocks() {
        let body = &*block.body;
        for property in body.all_properties().filter(|property| property.key == key) {
            let here = property.lines.shifted(block.start);
            let cursor = scene.start + scene.at;
            if here.start <= cursor && cursor <= here.end {
                continue;
            }
            for value in body.slice(property.value.span).split(',').map(str::trim) {
                if !value.is_empty() && !value.contains('\n') && seen.insert(value) {
                    items.push(Item::named(ItemKind::Value, value).detail("used in this document"));
                }
            }
        }
    }
    items
}

/// What the key result says of that figure in its properties and its newest check-in: no figure is invented.
fn figures(scene: &Scene<'_>, key: Key) -> Vec<Item> {
    let Some(key_result) = scene.key_result() else { return Vec::new() };
    let body = scene.body;
    let said = |key: Key| {
        let property = key_result.properties.get(key).filter(|property| body.is_filled(property))?;
        Some((body.slice(property.value.span), key.name()))
    };
    let newest = key_result.check_ins.iter().max_by_key(|check_in| body.slice(check_in.date));
    let newest = newest.map(|check_in| (body.slice(check_in.value.span), body.slice(check_in.date)));
    let sources = match key {
        Key::Target => vec![said(Key::Target)],
        Key::Baseline => vec![said(Key::Baseline), said(Key::Current), newest],
        _ => vec![said(Key::Current), newest, said(Key::Baseline)],
    };
    let mut items: Vec<Item> = Vec::new();
    for (value, source) in sources.into_iter().flatten() {
        // A remark may follow.
        let figure = value.split([' ', '\t', '\n', '\r']).next().unwrap_or_default();
        let is_figure = figure.contains(|c: char| c.is_ascii_digit()) && !figure.contains('<');
        if is_figure && !items.iter().any(|known| known.label == figure) {
            items.push(Item::named(ItemKind::Value, figure).detail(source));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Commitment, Status};

    #[test]
    fn the_table_names_all_that_can_be_read_and_nothing_else() {
        let values = |key: Key| listed(key).map(|item| item.label).collect::<Vec<_>>();
        let types: Vec<&str> = Commitment::ALL.iter().map(|known| known.name()).collect();
        assert_eq!(values(Key::Type), types);
        let statuses: Vec<&str> = Status::all().map(Status::name).collect();
        assert_eq!(values(Key::Status), statuses);
        let mut seen = HashSet::new();
        for [key, value, says] in rows::<3>(VALUES) {
            assert!(Key::parse(key).is_some_and(|known| known.name() == key), "{key}");
            assert!(!says.is_empty() && seen.insert((key, value)), "{key} {value}");
        }
    }
}
