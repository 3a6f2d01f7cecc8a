//! People.

use std::collections::HashMap;

use super::scene::Scene;
use super::{Item, ItemKind};
use crate::model::{Body, Statement};
use crate::syntax::TokenKind;
use crate::text::Span;

/// People who may be named at the cursor; `signed` where the `@` stands there already.
pub(super) fn items(scene: &Scene<'_>, signed: bool) -> Vec<Item> {
    let item = |(name, count): (String, usize)| {
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        // What is typed may begin with the sign or with the name.
        let filter = if signed { name.as_str() } else { name.trim_start_matches('@') };
        let filter = filter.to_owned();
        Item::named(ItemKind::Person, name).detail(format!("named {times} in this document")).found_by(filter)
    };
    people(scene).into_iter().map(item).collect()
}

/// Everybody there is to name, with their `@`, and how often they are: those of the document, the most used first.
fn people(scene: &Scene<'_>) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    let cursor = scene.start + scene.at;
    for block in scene.document.blocks() {
        let body = &*block.body;
        for (statement, token) in
            statements(body).flat_map(|it| it.tokens.iter().map(move |token| (it, token)))
        {
            let place = token.span.shifted(statement.span.start);
            // Who is being named is not named yet.
            let is_typed = place.shifted(block.start).touches(Span::empty(cursor));
            if token.kind == TokenKind::Mention && !is_typed {
                let name = body.slice(place);
                let count = counts.entry(name).or_default();
                *count += 1;
                if *count == 1 {
                    names.push(name);
                }
            }
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(counts[name]));
    names.into_iter().map(|name| (name.to_owned(), counts[name])).collect()
}

/// All statements and values of a body.
fn statements(body: &Body) -> impl Iterator<Item = &Statement> {
    let objective = body.objective.iter().map(|item| &item.statement);
    let key_results = body.key_results.iter().map(|item| &item.statement);
    let initiatives = body.initiatives.iter().map(|item| &item.statement);
    let values = body.all_properties().map(|property| &property.value);
    objective.chain(key_results).chain(initiatives).chain(values)
}
