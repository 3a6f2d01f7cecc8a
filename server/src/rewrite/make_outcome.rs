//! Turns a task into an outcome, and keeps the task as an initiative.
//!
//! ```okr
//! KR1: Redesign the search page @li [committed]
//! ```
//! becomes
//! ```okr
//! KR1: Raise search success from <baseline> to <target> @li [committed]
//! Initiative: Redesign the search page @li
//! ```

use super::{TextEdit, parts::Parts, spot::Spot, step};
use crate::model::{Body, Key, KeyResult, Property};
use crate::text::Span;

/// Says `outcome` in the place of the task, whose words, with its owner and with what measured it, go to an
/// initiative behind the last one of the objective, else behind its last key result.
#[must_use]
pub fn make_outcome(body: &Body, key_result: &KeyResult, outcome: &str) -> Vec<TextEdit> {
    let parts = Parts::of(body, key_result);
    let mut measured: Vec<Span> = key_result
        .properties
        .iter()
        .filter(|property| measures_the_task(property))
        .map(|property| property.lines)
        .chain(key_result.check_ins.iter().map(|check_in| check_in.lines))
        .collect();
    measured.sort();

    let mut edits = vec![TextEdit::replace(parts.core, outcome)];
    edits.extend(measured.iter().map(|&lines| TextEdit::delete(lines)));
    edits.push(add_initiative(body, key_result, &parts, &measured));
    edits
}

/// What measured the work says nothing about the outcome.
const fn measures_the_task(property: &Property) -> bool {
    matches!(property.key, Key::Baseline | Key::Target | Key::Current | Key::Unit)
}

/// Names the work of `key_result` in an initiative of its own, with the lines that measured it.
pub(super) fn add_initiative(
    body: &Body,
    key_result: &KeyResult,
    parts: &Parts,
    measured: &[Span],
) -> TextEdit {
    let line_break = body.line_break();
    let Spot { at, indent, marker } = &Spot::find(body);
    let owners = |part: Span| owners_in(key_result, part).map(|owner| body.slice(owner));
    let words = owners(parts.lead).chain([body.slice(parts.core)]).chain(owners(parts.tail));
    let mut new = format!("{indent}{marker}{}", words.collect::<Vec<_>>().join(" "));
    for lines in measured {
        // As notes: the keys would count for the key result above.
        new.push_str(&format!("{line_break}{indent}{}Note: {}", step(indent), body.slice(*lines).trim()));
    }
    // Behind the last line that stays.
    let behind = measured
        .iter()
        .rev()
        .fold(*at, |behind, lines| if lines.end == behind { lines.start } else { behind });
    TextEdit::add_line_below(body, behind, &new)
}

fn owners_in(key_result: &KeyResult, part: Span) -> impl Iterator<Item = Span> {
    key_result
        .anatomy
        .owners
        .iter()
        .map(|&span| key_result.place(span))
        .filter(move |span| part.contains(*span))
}
