//! Which way a result goes, or which threshold it meets.

use super::anatomy::{Direction, Way};
use super::change::way_of_change;
use super::class::{Class, Comparator, VerbClass, form};
use super::items::{Item, Items, Kind};
use super::joins::is_range_in_words;
use super::lead::Lead;
use super::measure::Measure;
use super::phrase::points;
use super::quantity::Role;
use super::sketch::Sketch;
use crate::text::Span;

/// The direction of a statement and the words that say it.
pub(crate) fn direction(text: &str, items: &Items, sketch: &Sketch, measure: &Measure) -> Option<Direction> {
    led(items, sketch)
        .or_else(|| pointed(text, items, sketch))
        .or_else(|| bounded(text, items, sketch))
        .or_else(|| pair(measure))
        .or_else(|| moved(text, items, sketch))
        .or_else(|| stated(items, sketch))
}

/// A verb of movement, holding or arrival at the start.
fn led(items: &Items, sketch: &Sketch) -> Option<Direction> {
    let (at, class) = sketch.verb?;
    let way = way(class)?;
    let says = sketch.lead.is_verb_first() || sketch.lead.is_clause() || sketch.lead == Lead::Participle;
    says.then(|| Direction { way, span: items.list[at].span })
}

/// The way that verbs of a class go.
const fn way(class: VerbClass) -> Option<Way> {
    Some(match class {
        VerbClass::Up | VerbClass::Better => Way::Up,
        VerbClass::Down => Way::Down,
        VerbClass::Hold => Way::Hold,
        VerbClass::Reach | VerbClass::Win | VerbClass::Get | VerbClass::Drive | VerbClass::Close => {
            Way::Reach
        }
        _ => return None,
    })
}

/// A baseline and a target.
fn pair(measure: &Measure) -> Option<Direction> {
    let (baseline, target) = measure.baseline.zip(measure.target)?;
    Some(Direction { way: Way::Reach, span: baseline.span.cover(target.span) })
}

/// "up from 40%", "down to 3%", "down 30%", "↓ 9.5 h": the word or sign that points to a figure.
fn pointed(text: &str, items: &Items, sketch: &Sketch) -> Option<Direction> {
    let list = &items.list;
    (sketch.start..list.len()).find_map(|at| {
        let Kind::Number(index) = list[at].kind else { return None };
        if items.quantities[index].role != Role::Measure {
            return None;
        }
        let sign = text.get(..list[at].span.start)?.trim_end();
        let start = sign.len().saturating_sub('↓'.len_utf8());
        match sign.get(start..) {
            Some("↑") => return Some(Direction { way: Way::Up, span: Span::new(start, sign.len()) }),
            Some("↓") => return Some(Direction { way: Way::Down, span: Span::new(start, sign.len()) }),
            _ => {}
        }
        let is = |at: usize, known: &[&str]| {
            known.iter().any(|known| list[at].span.of(text).eq_ignore_ascii_case(known))
        };
        let mut words = (sketch.start..at).rev().skip_while(|&at| list[at].entry.comparator.is_some());
        let word = words.next()?;
        let word = if is(word, &["from", "to", "by"]) {
            words.next()?
        } else {
            Some(word).filter(|&word| points(list, word))?
        };
        let way = match () {
            () if is(word, &["up", "up to"]) => Way::Up,
            () if is(word, &["down"]) => Way::Down,
            () => return None,
        };
        Some(Direction { way, span: list[word].span })
    })
}

/// A comparator, a sign, a range or a pair of values.
fn bounded(text: &str, items: &Items, sketch: &Sketch) -> Option<Direction> {
    let list = &items.list;
    (sketch.start..list.len()).find_map(|at| {
        let item = &list[at];
        let first = at == sketch.start || at == sketch.start + 1;
        if first && (item.entry.is(Class::Negation) || is_zero(items, item)) {
            return Some(Direction { way: Way::Hold, span: item.span });
        }
        if item.kind == Kind::Arrow {
            return Some(Direction { way: Way::Reach, span: item.span });
        }
        let Kind::Number(index) = item.kind else {
            return None;
        };
        let quantity = items.quantities[index];
        if quantity.role != Role::Measure {
            return None;
        }
        let behind = list[at + 1..]
            .iter()
            .take(4)
            .filter(|item| item.entry.unit.is_none())
            .find_map(|item| item.entry.comparator);
        if is_range_in_words(quantity.span.of(text)) {
            return Some(Direction { way: Way::Hold, span: quantity.span });
        }
        if let Some(way) = way_of_change(list[at].span.of(text)) {
            return Some(Direction { way, span: quantity.span });
        }
        let comparative = list[at + 1..].iter().take(2).any(|item| item.entry.is(Class::Comparative));
        if comparative {
            return Some(Direction { way: Way::Up, span: quantity.span });
        }
        let way = match quantity.comparator.or(behind) {
            Some(Comparator::AtLeast | Comparator::Above) => Way::Up,
            Some(Comparator::AtMost | Comparator::Below) => Way::Down,
            Some(Comparator::About) | None if quantity.signed => Way::Up,
            _ => return None,
        };
        Some(Direction { way, span: quantity.span })
    })
}

fn is_zero(items: &Items, item: &Item) -> bool {
    matches!(item.kind, Kind::Number(index) if items.quantities[index].value.exact().is_some_and(|value| value.is_zero()))
}

/// A word of movement anywhere: "20% increase in leads", "a drop to 5%", "up 50".
fn moved(text: &str, items: &Items, sketch: &Sketch) -> Option<Direction> {
    items.list.iter().skip(sketch.start).find_map(|item| {
        let way = match item.entry.verb_in(form::BASE | form::THIRD | form::GERUND | form::PAST) {
            Some(VerbClass::Up) => Way::Up,
            Some(VerbClass::Down) => Way::Down,
            _ if item.entry.is(Class::Movement) => Way::Up,
            _ => return None,
        };
        (!item.span.of(text).is_empty()).then_some(Direction { way, span: item.span })
    })
}

/// A clause that states a level of people or things, or a verb with what it should bring.
fn stated(items: &Items, sketch: &Sketch) -> Option<Direction> {
    let (at, class) = sketch.verb?;
    let work = matches!(class, VerbClass::Make | VerbClass::Plan);
    let says =
        sketch.lead.is_clause() || sketch.lead == Lead::Participle || (sketch.lead.is_verb_first() && !work);
    says.then(|| Direction { way: Way::Reach, span: items.list[at].span })
}
