//! People.

use super::scene::Scene;
use super::{Item, ItemKind, most_used};
use crate::model::{Body, Statement};
use crate::syntax::TokenKind;
use crate::text::Span;

/// People who may be named at the cursor; `signed` where the `@` stands there already.
pub(super) fn items(scene: &Scene<'_>, signed: bool) -> Vec<Item> {
    let item = |(name, count): (&str, usize)| {
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        // What is typed may begin with the sign or with the name.
        let filter = if signed { name } else { name.trim_start_matches('@') };
        Item::named(ItemKind::Person, name).detail(format!("named {times} in this document")).found_by(filter)
    };
    people(scene).into_iter().map(item).collect()
}

/// Everybody there is to name, with their `@`, and how often they are: those of the document, the most used first.
fn people<'a>(scene: &Scene<'a>) -> Vec<(&'a str, usize)> {
    let cursor = Span::empty(scene.start + scene.at);
    let named = scene.document.blocks().iter().flat_map(|block| {
        let tokens = statements(&block.body).flat_map(|it| it.tokens.iter().map(move |token| (it, token)));
        let mentions = tokens.filter(|(_, token)| token.kind == TokenKind::Mention);
        let places = mentions.map(|(statement, token)| token.span.shifted(statement.span.start));
        // Who is being named is not named yet.
        let others = places.filter(move |place| !place.shifted(block.start).touches(cursor));
        others.map(|place| (block.body.slice(place), ()))
    });
    most_used(named).into_iter().map(|(name, (), count)| (name, count)).collect()
}

/// All statements and values of a body.
fn statements(body: &Body) -> impl Iterator<Item = &Statement> {
    let objective = body.objective.iter().map(|item| &item.statement);
    let key_results = body.key_results.iter().map(|item| &item.statement);
    let initiatives = body.initiatives.iter().map(|item| &item.statement);
    let values = body.all_properties().map(|property| &property.value);
    objective.chain(key_results).chain(initiatives).chain(values)
}
