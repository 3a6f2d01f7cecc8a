//! What figures are counted in.

use std::collections::HashMap;

use super::context::{begins, fits};
use super::scene::Scene;
use super::{Insertion, Item, ItemKind};
use crate::statement::{self, Dimension};
use crate::topics::Topics;

/// Words that come behind a figure that is whole without a unit.
const JOINTS: [&str; 9] = ["a", "and", "by", "from", "in", "of", "or", "per", "to"];

/// What may follow a number: its unit, and where it is the start of a change, its end.
pub(super) fn behind_number(scene: &Scene<'_>, is_baseline: bool) -> Vec<Item> {
    let typed = scene.from(scene.line.start);
    let number = typed.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let mut items = Vec::new();
    let target = scene.key_result().and_then(|item| item.anatomy.target);
    if is_baseline && target.is_none() {
        let share = if number.ends_with('%') { "%" } else { "" };
        items.push(
            Item::named(ItemKind::Template, "to …")
                .puts(Insertion::form(&format!(" to <target>{share}")))
                .found_by("to")
                .detail("where it should arrive"),
        );
    }
    if scene.trigger.is_none() && number.ends_with(|c: char| c.is_ascii_digit()) {
        let word = typed[number.len()..].trim_start();
        if !is_begun(number, word) {
            return items;
        }
        items.extend(names(scene, word).into_iter().map(|item| {
            // Percent signs stand at their number.
            let gap = if item.label == "%" { "" } else { " " };
            let insertion = Insertion::text(gap).then(item.insertion.clone());
            item.puts(insertion)
        }));
    }
    items
}

/// True where `word`, typed behind `number` and a blank, may be the unit of it. One letter may be that of any word,
/// and a time of day has no unit.
fn is_begun(number: &str, word: &str) -> bool {
    let time = number.rsplit(char::is_whitespace).next().is_some_and(|last| last.contains(':'));
    let joins = JOINTS.iter().any(|joint| begins(word, joint));
    !time && (word.is_empty() || word.chars().count() > 1 && !joins)
}

/// Values of `Unit`.
pub(super) fn items(scene: &Scene<'_>, word: &str) -> Vec<Item> {
    names(scene, word)
}

/// Units: first those of the other figures around, then the most usual ones, then all that begin with `word`.
fn names(scene: &Scene<'_>, word: &str) -> Vec<Item> {
    let body = scene.body;
    let figures = |item: &crate::model::KeyResult| {
        let start = item.statement.span.start;
        item.anatomy
            .quantities
            .iter()
            .filter_map(|figure| figure.unit)
            .map(move |unit| unit.span.shifted(start))
            .collect::<Vec<_>>()
    };
    let own = scene.key_result().map(figures).unwrap_or_default();
    let others = body.key_results.iter().flat_map(figures);
    let used = own.into_iter().chain(others).map(|span| body.slice(span));
    // What is glued to its number, or stands in front of it, is no word.
    let used = used.filter(|unit| *unit == "%" || unit.chars().all(char::is_alphabetic) && unit.len() > 1);

    let mut counts: HashMap<&str, usize> = HashMap::new();
    for outcome in Topics::builtin().list().iter().flat_map(|topic| &topic.outcomes) {
        if let Some(unit) = outcome.unit.as_deref() {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let mut usual: Vec<(&str, usize)> = counts.into_iter().collect();
    usual.sort_by_key(|&(unit, count)| (std::cmp::Reverse(count), unit));

    let all = statement::units()
        .filter(|(unit, dimension)| *dimension != Dimension::Scale && unit.len() > 1)
        .map(|(unit, _)| unit)
        .filter(|unit| !word.is_empty() && fits(word, unit));
    let mut items: Vec<Item> = Vec::new();
    for unit in used.chain(usual.into_iter().map(|(unit, _)| unit)).chain(all) {
        if !items.iter().any(|known| known.label.eq_ignore_ascii_case(unit)) {
            let dimension = scene.config.lexicon().entry(unit).unit;
            items.push(Item::named(ItemKind::Unit, unit).detail(dimension.map_or("", Dimension::name)));
        }
    }
    items
}
