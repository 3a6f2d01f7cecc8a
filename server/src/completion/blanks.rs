//! What fills in a blank: people for `<owner>`, quarters for `<cycle>`.

use super::scene::Scene;
use super::{Item, values};
use crate::model::Key;

/// Words in blanks that no key is called by, and the key that they ask for.
const WORDS: &[(&str, Key)] = &[
    ("assignee", Key::Owner),
    ("date", Key::Due),
    ("name", Key::Owner),
    ("person", Key::Owner),
    ("value", Key::Current),
    ("when", Key::Due),
    ("who", Key::Owner),
];

/// What may stand in the place of the blank of that name.
pub(super) fn items(scene: &Scene<'_>, name: &str) -> Vec<Item> {
    // "new baseline" is a baseline.
    let last = name.trim().rsplit(' ').next().unwrap_or_default();
    let known = |name: &str| {
        let word = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)).map(|(_, key)| *key);
        Key::parse(name).or(word)
    };
    let place = scene.item_here().or_else(|| scene.item_above());
    let key = known(name.trim()).or_else(|| known(last));
    key.map(|key| values::items(scene, key, place, "")).unwrap_or_default()
}
