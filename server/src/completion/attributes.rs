//! What stands in the brackets of a key result.

use super::{Insertion, Item, ItemKind, values};
use crate::model::{Body, Commitment, Key, KeyResult};

/// What a key result may say of itself in brackets, and does not say yet.
pub(super) fn items(body: &Body, key_result: &KeyResult) -> Vec<Item> {
    let committed = key_result.attributes(body).any(|attribute| Commitment::parse(attribute).is_some())
        || key_result.properties.get(Key::Type).is_some();
    let types = values::listed(Key::Type).filter(|_| !committed).map(|item| {
        let text = format!("[{}]", item.label);
        Item { filter: text.clone(), insertion: Insertion::text(text), ..item }
    });
    let weighed = key_result.attributes(body).any(|attribute| attribute.starts_with("weight"))
        || key_result.properties.get(Key::Weight).is_some();
    let weight = Item::named(ItemKind::Value, "weight")
        .puts(Insertion::form("[weight: <how much>]"))
        .found_by("[weight: ]")
        .detail("how much it counts beside the others")
        .explained(Key::Weight.name());
    types.chain((!weighed).then_some(weight)).collect()
}
