//! A key result: its anatomy in a small table, the verdict on it with its evidence, and what to look at.

use super::change::change;
use super::line::Line;
use super::{Context, Found, metric, time, verdict};
use crate::facts::figures::{Amount, Figures};
use crate::facts::owners;
use crate::model::{Commitment, KeyResult};
use crate::statement::{Kind, Way};

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let Some(Line::KeyResult(index, key_result)) = cx.line else { return None };
    let bullet = key_result.grouped && cx.is_in(key_result.marker);
    if !bullet && !cx.is_in(key_result.statement.span) {
        return None;
    }
    let kind = verdict::kind(cx, key_result);
    let standing = kind.unwrap_or_else(|| verdict::unjudged(cx, key_result));
    let rows = rows(cx, key_result);
    let label = key_result.label.as_ref().map_or("Key result", |label| &label.name);
    let mut page = cx.page();
    page.table((label, standing), &rows);
    if kind.is_some() {
        verdict::evidence(cx, key_result, &mut page);
    }
    let found = verdict::findings(cx, index, &mut page);
    let span = if bullet { key_result.marker } else { key_result.statement.span };
    (kind.is_some() || found || !rows.is_empty()).then_some((span, page))
}

/// What is known of it.
fn rows(cx: &Context<'_>, key_result: &KeyResult) -> Vec<(&'static str, String)> {
    let body = cx.body;
    // What a task works on is no metric, and where it goes no direction.
    let measures = cx.knows_words() && key_result.anatomy.kind == Kind::Outcome;
    let metric = metric::of_key_result(body, key_result).filter(|_| measures);
    let direction = key_result.anatomy.direction.filter(|_| measures);
    let mut rows = Vec::with_capacity(7);
    let mut row = |name: &'static str, value: Option<String>| rows.extend(value.map(|value| (name, value)));
    row("Metric", metric.map(|span| cx.format.user(body.slice(span))));
    row("Direction", direction.map(|direction| way(direction.way).to_owned()));
    let (name, value) = from_to(cx, key_result);
    row(name, value);
    row("Deadline", time::due(cx, key_result));
    row("Owner", owners(cx, key_result));
    row("Commitment", key_result.commitment(cx.body).map(|it| told(it).to_owned()));
    rows
}

const fn way(way: Way) -> &'static str {
    match way {
        Way::Up => "up",
        Way::Down => "down",
        Way::Hold => "hold",
        Way::Reach => "reach",
    }
}

/// Where it starts and where it should arrive, with the change; or that change alone.
fn from_to(cx: &Context<'_>, key_result: &KeyResult) -> (&'static str, Option<String>) {
    let Figures { baseline, target, delta } =
        Figures::of(cx.body, key_result, cx.knows_words(), cx.config().lexicon());
    let written = |amount: &Amount<'_>| cx.format.user(amount.text);
    match (baseline, target, delta) {
        (Some(from), Some(to), _) => {
            let change = change(&from, &to).map(|change| format!(" ({change})")).unwrap_or_default();
            ("From → to", Some(format!("{} → {}{change}", written(&from), written(&to))))
        }
        (None, Some(to), _) => ("Target", Some(written(&to))),
        (from, None, Some(delta)) => {
            let from = from.map(|from| format!(", from {}", written(&from))).unwrap_or_default();
            ("Change", Some(cx.format.user(&delta) + &from))
        }
        (Some(from), None, None) => ("Baseline", Some(written(&from))),
        (None, None, None) => ("Target", None),
    }
}

fn owners(cx: &Context<'_>, key_result: &KeyResult) -> Option<String> {
    let people = owners::of_key_result(cx.body, key_result);
    let names: Vec<String> = people.into_iter().map(|span| cx.format.user(cx.body.slice(span))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

const fn told(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Committed => "committed: to be met in full",
        Commitment::Aspirational => "aspirational: 70% is a success",
        Commitment::Learning => "learning: it ends with an answer",
        Commitment::Milestone => "milestone: work with an end",
    }
}
