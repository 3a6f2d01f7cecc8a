//! Completion: what may stand at a place, and what a person most likely wants there.
//!
//! `context` says what may stand at the cursor and which text it would replace; only then the items are found, one
//! file a kind. All items of an answer replace the same text: some editors know only one beginning for a whole list.
//! What may stand nowhere (in a note, a fence, a table, the middle of a word) has no context, and so no items.
//! How a client takes an item is the server's business.

mod attributes;
mod blanks;
mod changes;
mod context;
mod cycles;
mod dates;
mod insertion;
mod item;
mod keys;
mod labels;
mod line;
mod metrics;
mod people;
mod scene;
mod suppressions;
mod templates;
#[cfg(test)]
mod tests;
mod units;
mod values;

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::model::Body;
use crate::text::Span;

pub use insertion::{Insertion, Piece};
pub use item::{Item, ItemKind};

use context::{Context, Slot};
use scene::Scene;

/// Items shown at once, at most: nobody reads more, and what is typed next narrows them down.
const MOST: usize = 50;

/// A question for items.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    /// Where the cursor stands, in bytes of the document.
    pub at: usize,
    /// The character that made the client ask by itself; `None` where a person, or a letter of a word, did.
    pub trigger: Option<char>,
    /// The day on which it is asked.
    pub today: Date,
}

/// What may stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text that an item replaces where what stands behind the cursor is to stay.
    pub insert: Span,
    /// The text that an item replaces where it is to go.
    pub replace: Span,
    /// The items, the likeliest first.
    pub items: Vec<Item>,
    /// True where more typing may bring up others.
    pub incomplete: bool,
}

/// What may stand at the cursor; `None` where nothing is to be offered.
#[must_use]
pub fn complete(question: Question<'_>) -> Option<Completion> {
    // A text of nothing but blanks has no bodies.
    let text = match question.analysis.document().blocks() {
        [] => question.analysis.text().to_string(),
        _ => String::new(),
    };
    let nothing = Body { text: text.into(), ..Body::default() };
    let scene = Scene::of(question, &nothing)?;
    context::read(&scene).into_iter().find_map(|context| answer(&scene, &context))
}

/// The items that fit what is typed, as they go into the text.
fn answer(scene: &Scene<'_>, context: &Context<'_>) -> Option<Completion> {
    let mut items = items(scene, context);
    // A metric that stands there already needs no menu, which would take the next key for itself.
    let typed = |item: &Item| item.kind == ItemKind::Metric && item.label == context.word();
    items.retain(|item| context.fits(item.filter()) && !typed(item));
    // Metrics are asked for again with each letter: more come up, and what is typed to its end goes.
    let incomplete = matches!(context.slot, Slot::Metric(_)) || items.len() > MOST;
    // What begins so comes before what has it inside.
    items.sort_by_cached_key(|item| !context::begins(context.word(), item.filter()));
    items.truncate(MOST);
    for item in &mut items {
        item.insertion = Insertion::text(context.gap).then(std::mem::take(&mut item.insertion));
    }
    // Blanks and dress that all items would put back as they are can as well stay.
    let kept: Option<Vec<Insertion>> =
        items.iter().map(|item| item.insertion.without(context.lead())).collect();
    let context = match kept {
        Some(kept) => {
            items.iter_mut().zip(kept).for_each(|(item, insertion)| item.insertion = insertion);
            context.without_lead()
        }
        None => *context,
    };
    for item in &mut items {
        item.filter = context.filter(item.filter());
    }
    let (insert, replace) = (context.insert.shifted(scene.start), context.replace.shifted(scene.start));
    (!items.is_empty()).then_some(Completion { insert, replace, items, incomplete })
}

/// What goes by each name, with how often it is named, the most used first; of several things the first.
fn most_used<'a, T>(named: impl Iterator<Item = (&'a str, T)>) -> Vec<(&'a str, T, usize)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<(&str, T, usize)> = Vec::new();
    for (name, thing) in named {
        let place = *places.entry(name).or_insert(found.len());
        match found.get_mut(place) {
            Some((.., count)) => *count += 1,
            None => found.push((name, thing, 1)),
        }
    }
    found.sort_by_key(|(.., count)| Reverse(*count));
    found
}

fn items(scene: &Scene<'_>, context: &Context<'_>) -> Vec<Item> {
    match &context.slot {
        Slot::Line => line::items(scene),
        Slot::Opening => templates::items(scene, ""),
        Slot::Metric(verb) => metrics::items(scene, Some(*verb), context.word()),
        Slot::Change(change) => changes::items(*change),
        Slot::Unit(baseline) => units::behind_number(scene, *baseline),
        Slot::Deadline => dates::items(scene),
        Slot::Person => people::items(scene, context.word().starts_with('@')),
        Slot::Attribute(key_result) => attributes::items(scene.body, key_result),
        Slot::Value(key, place) => values::items(scene, *key, *place, context.word()),
        Slot::Directive => suppressions::directives(),
        Slot::Rule(suppression) => suppressions::rules(scene, suppression, context.replace),
        Slot::Blank(name) => blanks::items(scene, name),
    }
}
