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

use super::{TextEdit, parts::Parts, step};
use crate::model::{Body, Initiative, Key, KeyResult, Layout, Property};
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

fn add_initiative(body: &Body, key_result: &KeyResult, parts: &Parts, measured: &[Span]) -> TextEdit {
    let line_break = body.line_break();
    let spot = Spot::find(body, key_result);
    let Spot { at, indent, marker } = &spot;
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

/// Where the new initiative goes, and how its line starts.
struct Spot<'a> {
    at: usize,
    indent: &'a str,
    marker: String,
}

impl<'a> Spot<'a> {
    fn find(body: &'a Body, key_result: &KeyResult) -> Self {
        if let Some(last) = body.initiatives.last() {
            return Self::behind(body, &last.layout, like(body, last));
        }
        let last = body.key_results.last().unwrap_or(key_result);
        let marker = format!("{}Initiative: ", list_dress(body, &last.layout, last.marker));
        Self::behind(body, &last.layout, marker)
    }

    fn behind(body: &'a Body, layout: &Layout, marker: String) -> Self {
        Self { at: layout.extent.end, indent: body.slice(layout.indent), marker }
    }
}

/// A marker like that of `initiative`: its bullet in a group, else the plain word in the same dress.
fn like(body: &Body, initiative: &Initiative) -> String {
    let dress = list_dress(body, &initiative.layout, initiative.marker);
    if initiative.grouped { dress } else { format!("{dress}Initiative: ") }
}

/// The quote signs and the bullet in front of `marker`, or the marker itself where it is a bullet; headings,
/// numbers and bold are not taken over.
fn list_dress(body: &Body, layout: &Layout, marker: Span) -> String {
    let marker_is_bullet = matches!(body.slice(marker), "-" | "*" | "+");
    let dress = Span::new(layout.dress.start, if marker_is_bullet { marker.end } else { layout.dress.end });
    body.slice(dress).split_whitespace().take_while(|sign| matches!(*sign, ">" | "-" | "*" | "+")).fold(
        String::new(),
        |mut out, sign| {
            out.push_str(sign);
            out.push(' ');
            out
        },
    )
}
