//! Cycles: what the document is about by its name or headings, what comes behind the last one, and what is near today.

use super::scene::Scene;
use super::{Item, ItemKind};
use crate::facts::cycles::{Near, near};
use crate::model::{Key, Period, When, cycle};
use crate::rewrite::add_cycle;

/// Cycles that the document, or a section of it, may be about.
pub(super) fn items(scene: &Scene<'_>) -> Vec<Item> {
    let behind = behind_last(scene).and_then(|period| Some((quarter(period)?, "behind the one above")));
    let named = add_cycle::named_above(scene.document, scene.block).map(|name| (name, "named above"));
    let near = near(scene.today, scene.config).into_iter().map(|Near { name, says }| (name, says));
    let named = behind.into_iter().chain(named).map(|(name, says)| (name, says.to_owned()));

    let mut items: Vec<Item> = Vec::new();
    for (name, detail) in named.chain(near) {
        if !items.iter().any(|known| known.label == name) {
            let days = cycle::cycle(&name, scene.config.fiscal_year_start);
            let about = match days {
                Some(When::Once(period)) => format!("{} to {}", period.first, period.last),
                _ => String::new(),
            };
            items.push(Item::named(ItemKind::Time, name).detail(detail).about(about));
        }
    }
    items
}

/// The quarter behind the last cycle above.
fn behind_last(scene: &Scene<'_>) -> Option<Period> {
    let above = scene.document.blocks().get(..scene.block)?.iter().rev();
    let cycle = above.filter_map(|block| {
        let value = &block.body.properties.get(Key::Cycle)?.value;
        cycle::cycle(block.body.slice(value.span), scene.config.fiscal_year_start)
    });
    match cycle.into_iter().next()? {
        When::Once(period) => following(period),
        When::Yearly(_) => None,
    }
}

/// The three months behind a period.
pub(super) fn following(period: Period) -> Option<Period> {
    let next = period.last.tomorrow().ok()?;
    Period::months(next.year(), next.month(), 3)
}

/// The name of a period, where it is a quarter of a year.
fn quarter(period: Period) -> Option<String> {
    let month = period.first.month();
    (month % 3 == 1).then(|| format!("{}-Q{}", period.first.year(), (month + 2) / 3))
}
