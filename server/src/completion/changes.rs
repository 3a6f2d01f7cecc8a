//! How much something is to change, where nothing says so yet.

use super::context::Change;
use super::templates::menu;
use super::{Insertion, Item, ItemKind};
use crate::statement::VerbClass;

const RISE_OR_FALL: &[(&str, &str)] = &[
    ("from <baseline> to <target>", "where it starts and where it should arrive"),
    ("to <target>", "only where it should arrive"),
    ("by <how much>", "by how much"),
];
const HOLD: &[(&str, &str)] = &[
    ("below <limit>", "it must not go above that"),
    ("above <limit>", "it must not go below that"),
    ("at <level>", "it should stay there"),
];
const REACH: &[(&str, &str)] = &[("of <target>", "where it should arrive")];
const BEHIND_FROM: &[(&str, &str)] =
    &[("<baseline> to <target>", "where it starts and where it should arrive")];

/// The ways to say it.
pub(super) fn items(change: Change) -> Vec<Item> {
    let forms = match change {
        Change::BehindFrom => BEHIND_FROM,
        Change::Whole(VerbClass::Hold) => HOLD,
        Change::Whole(VerbClass::Reach) => REACH,
        Change::Whole(_) => RISE_OR_FALL,
    };
    let item = |(form, says): &(&str, &str)| {
        Item::named(ItemKind::Template, menu(form)).puts(Insertion::form(form)).detail(*says)
    };
    forms.iter().map(item).collect()
}
