//! Deadlines, in the forms that are read: the end of the cycle first, then the ends of the months and quarters in it.

use jiff::civil::Date;

use super::scene::Scene;
use super::{Item, ItemKind, cycles};
use crate::config::month::MONTHS;
use crate::model::{Period, When};

/// Longer cycles than these months have quarters inside.
const QUARTER: usize = 3;

/// By when something may be due.
pub(super) fn items(scene: &Scene<'_>) -> Vec<Item> {
    match scene.cycle() {
        Some(When::Once(cycle)) => in_cycle(scene, cycle),
        Some(When::Yearly(cycle)) => {
            let ends = ends(cycle);
            let last = ends.last().copied();
            last.into_iter().chain(ends.iter().rev().skip(1).rev().copied()).map(words).collect()
        }
        None => {
            let next = scene
                .this_quarter()
                .and_then(|period| Some(Period { last: cycles::following(period)?.last, ..period }));
            let Some(next) = next else { return Vec::new() };
            ends(next)
                .into_iter()
                .filter(|end| *end >= scene.today)
                .map(|end| iso(end, &end_of(end)))
                .collect()
        }
    }
}

fn in_cycle(scene: &Scene<'_>, cycle: Period) -> Vec<Item> {
    let mut items = vec![iso(cycle.last, "the end of the cycle")];
    let ends = ends(cycle);
    if ends.len() > QUARTER {
        let quarters = ends.iter().filter(|end| end.month() % 3 == 0 && **end < cycle.last);
        items.extend(quarters.map(|end| {
            let name = format!("{}-Q{}", end.year(), end.month() / 3);
            Item::named(ItemKind::Time, name).detail(format!("until {end}"))
        }));
    }
    // What is over is no deadline, unless all of it is.
    let over = cycle.last < scene.today;
    let months = ends.into_iter().filter(|end| *end < cycle.last && (over || *end >= scene.today));
    items.extend(months.map(|end| iso(end, &end_of(end))));
    items
}

/// The last days of the months that end in a period.
fn ends(period: Period) -> Vec<Date> {
    let mut ends = Vec::new();
    let mut end = period.first.last_of_month();
    while end <= period.last && ends.len() < 24 {
        ends.push(end);
        match end.tomorrow() {
            Ok(next) => end = next.last_of_month(),
            Err(_) => break,
        }
    }
    if ends.last() != Some(&period.last) {
        ends.push(period.last);
    }
    ends
}

fn iso(day: Date, detail: &str) -> Item {
    let found_by = format!("{day} {}", end_of(day));
    Item::named(ItemKind::Time, day.to_string()).detail(detail).found_by(found_by)
}

/// A day of every year: the end of a month.
fn words(day: Date) -> Item {
    Item::named(ItemKind::Time, end_of(day))
}

fn end_of(day: Date) -> String {
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or_default() % MONTHS.len()];
    match day == day.last_of_month() {
        true => format!("end of {month}"),
        false => format!("{} {month}", day.day()),
    }
}
