//! The beginning of a line: the next key result, initiative or objective in the dress of its neighbours, whole key
//! results, the keys that are missing, and today's check-in.

use super::scene::Scene;
use super::{Insertion, Item, ItemKind, keys, templates};
use crate::model::{Body, Place};
use crate::rewrite::{append_key_result, initiative_head, next_objective};

/// What may begin at the cursor, the likeliest first.
pub(super) fn items(scene: &Scene<'_>) -> Vec<Item> {
    let above = scene.item_above();
    let keys = keys::items(scene, above);
    let mut items = markers(scene);
    // A line that is indented more than the key result above it is to say more of it.
    let deeper = match above {
        Some(Place::Objective) => false,
        Some(place) => scene.body.layout(place).is_some_and(|layout| indent(scene) > layout.indent.len()),
        None => true,
    };
    let at = if deeper { 0 } else { items.len() };
    items.splice(at..at, keys);
    items
}

fn markers(scene: &Scene<'_>) -> Vec<Item> {
    let body = scene.body;
    let mut items = Vec::new();
    if let Some(objective) = body.objective.as_ref().filter(|it| it.layout.head.start < scene.line.start) {
        let head = append_key_result::next_head(body, objective);
        items.push(marker(&head, "Key Result", "proves the objective"));
        items.extend(templates::items(scene, &head));
        items.push(marker(&initiative_head(body), "Initiative", "what is done to get there"));
    }
    let section: Vec<&Body> = scene.section().map(|(_, body)| body).collect();
    items.push(marker(&next_objective::head(&section), "Objective", "what should become true"));
    items
}

/// A marker with all that stands in front of the words.
fn marker(head: &str, what: &str, detail: &str) -> Item {
    let name = match templates::marker(head) {
        "" => what,
        name => name,
    };
    Item::named(ItemKind::Marker, name).puts(Insertion::text(head)).detail(detail)
}

/// Blanks in front of the line of the cursor.
fn indent(scene: &Scene<'_>) -> usize {
    let line = scene.body.slice(scene.line);
    line.len() - line.trim_start().len()
}
