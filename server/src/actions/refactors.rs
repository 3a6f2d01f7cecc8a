//! What can be done with a key result though nothing is wrong with it: said in another way, or completed.

use super::{Action, Kind, Query, Target};
use crate::model::{Commitment, Key, When};
use crate::rewrite::{
    Fix, TextEdit, add_check_in::add_check_in, add_deadline::add_deadline, add_property::add_property,
    commit::commit,
};
use crate::rules::offers;
use crate::statement;
use crate::syntax::TokenKind;

/// The actions of the wanted kinds on the key result of the place. Where there are several, no title would tell whose
/// source or owner is meant.
pub(super) fn refactors<'a>(query: &Query<'a>, wanted: &impl Fn(Kind) -> bool) -> Vec<Action<'a>> {
    if !wanted(Kind::Rewrite) && !wanted(Kind::Addition) {
        return Vec::new();
    }
    let targets = query.key_results();
    let [target] = &targets[..] else { return Vec::new() };
    let of_kind = |(kind, offers): (Kind, &'static [Offer])| {
        let fixes = offers.iter().flat_map(move |offer| offer(target));
        // A person chose this menu, and no finding says which of its entries is meant.
        let fixes = fixes.map(|fix| Fix { preferred: false, ..fix });
        fixes.map(move |fix| Action { kind, fix, ruling: None })
    };
    let kinds = [(Kind::Rewrite, REWRITES), (Kind::Addition, ADDITIONS)];
    kinds.into_iter().filter(|(kind, _)| wanted(*kind)).flat_map(of_kind).collect()
}

type Offer = fn(&Target<'_>) -> Vec<Fix>;

const REWRITES: &[Offer] = &[split, result_first, swap, to_initiatives, add_guard];

const ADDITIONS: &[Offer] = &[owner, deadline, source, check_in, commitment];

fn split(target: &Target<'_>) -> Vec<Fix> {
    offers::split_up(&target.cx, target.key_result).into_iter().collect()
}

fn result_first(target: &Target<'_>) -> Vec<Fix> {
    offers::result_first(&target.cx, target.key_result).into_iter().collect()
}

fn swap(target: &Target<'_>) -> Vec<Fix> {
    offers::swap_figures(&target.cx, target.key_result).into_iter().collect()
}

/// Work only: an outcome is nothing that a team does.
fn to_initiatives(target: &Target<'_>) -> Vec<Fix> {
    let is_work = matches!(target.key_result.anatomy.kind, statement::Kind::Output | statement::Kind::Mixed);
    let way = is_work.then(|| offers::to_initiatives(&target.cx, target.key_result));
    way.flatten().into_iter().collect()
}

/// Where no key result of the objective holds what must not suffer.
fn add_guard(target: &Target<'_>) -> Vec<Fix> {
    let body = target.cx.body();
    let lacks = offers::pushes(target.key_result) && !body.key_results.iter().any(offers::guards);
    let guard = lacks.then(|| offers::add_guard(&target.cx, target.key_result));
    guard.flatten().into_iter().collect()
}

fn owner(target: &Target<'_>) -> Vec<Fix> {
    let Target { cx, key_result, surroundings, .. } = target;
    if surroundings.owned_above || cx.body().is_owned(key_result) {
        return Vec::new();
    }
    let people = offers::assignments(cx, key_result);
    if !people.is_empty() || key_result.properties.get(Key::Owner).is_some() {
        return people;
    }
    vec![addition(target, "Add an owner", add_property(cx.body(), key_result, Key::Owner, "<name>"))]
}

fn deadline(target: &Target<'_>) -> Vec<Fix> {
    let Target { cx, key_result, surroundings, .. } = target;
    if key_result.anatomy.deadline.is_some() || key_result.properties.get(Key::Due).is_some() {
        return Vec::new();
    }
    let body = cx.body();
    vec![match surroundings.cycle {
        Some(When::Once(period)) => {
            let end = period.last.to_string();
            addition(target, &format!("Add a deadline: {end}"), add_deadline(body, key_result, &end))
        }
        _ => addition(target, "Add a deadline", add_property(body, key_result, Key::Due, "<date>")),
    }]
}

fn source(target: &Target<'_>) -> Vec<Fix> {
    let Target { cx, key_result, .. } = target;
    let is_link = |kind: TokenKind| matches!(kind, TokenKind::Link | TokenKind::Url);
    let linked = key_result.statement.tokens.iter().any(|token| is_link(token.kind));
    if linked || key_result.properties.get(Key::Source).is_some() {
        return Vec::new();
    }
    vec![addition(target, "Add a source", add_property(cx.body(), key_result, Key::Source, "<link>"))]
}

/// One a day, and none before the cycle begins.
fn check_in(target: &Target<'_>) -> Vec<Fix> {
    let Target { cx, key_result, surroundings, today } = target;
    let body = cx.body();
    let early = matches!(surroundings.cycle, Some(When::Once(period)) if *today < period.first);
    let date = today.to_string();
    if early || key_result.check_ins.iter().any(|check_in| body.slice(check_in.date) == date) {
        return Vec::new();
    }
    vec![addition(target, "Add a check-in for today", add_check_in(body, key_result, *today))]
}

fn commitment(target: &Target<'_>) -> Vec<Fix> {
    let Target { cx, key_result, .. } = target;
    let body = cx.body();
    if offers::commitment(body, key_result).is_some() || key_result.properties.get(Key::Type).is_some() {
        return Vec::new();
    }
    let mark = |kind: Commitment| {
        addition(target, &format!("Mark as {}", kind.name()), commit(body, key_result, kind))
    };
    [Commitment::Committed, Commitment::Aspirational].map(mark).into()
}

fn addition(target: &Target<'_>, title: &str, edit: TextEdit) -> Fix {
    Fix { title: title.to_owned(), edits: vec![target.cx.edit(edit)], preferred: false, safe: false }
}
