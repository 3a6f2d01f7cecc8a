//! Names of products and systems, as far as capitals and signs tell them.

use super::phrasing::Phrasing;
use crate::statement::{Class, Classes};
use crate::topics::Reading;

/// The name of the product or system that a text is about.
/// Capitals in the middle of a sentence count where `capitals` says so.
pub(super) fn name<'a>(reading: &Reading<'a>, capitals: bool) -> Option<&'a str> {
    let count = reading.words.len();
    // In Title Case, capitals name nothing.
    let long = (1..count).filter(|&at| reading.word(at).len() > 3);
    let capital = |at: &usize| reading.word(*at).starts_with(char::is_uppercase);
    let titled = long.clone().filter(capital).count() * 2 > long.count();
    (0..count).find_map(|at| {
        let word = reading.word(at);
        let entry = &reading.words[at].entry;
        if !entry.is_unknown() || word.len() < 3 || word.ends_with("'s") || word.ends_with("’s") {
            return None;
        }
        let inner = word.chars().skip(1).any(|char| char.is_uppercase() || char == '.' || char == '{');
        let behind = |words: &[&str]| at > 0 && words.contains(&reading.word(at - 1));
        let place = behind(&["from", "in", "on", "to"]);
        let others = behind(&["at", "by", "with"]);
        let shouted = !word.trim_end_matches('s').contains(char::is_lowercase);
        let verb_next = reading.words.get(at + 1).is_some_and(|next| {
            next.entry.classes.meets(Classes::of(&[Class::Auxiliary, Class::Has, Class::Modal]))
        });
        let opens = at == 0 || reading.gap(at).contains(['.', ':', '-', '–', '—', '(', '/']);
        let closes =
            reading.words.get(at + 1).is_some_and(|_| reading.gap(at + 1).contains(['-', '–', '/', ':']));
        let beside = |other: usize| other < count && reading.word(other).starts_with(char::is_uppercase);
        let alone = !beside(at + 1) && (at < 2 || !beside(at - 1));
        let proper = capitals
            && word.starts_with(char::is_uppercase)
            && (!opens || verb_next)
            && alone
            && !titled
            && !place;
        ((inner || proper)
            && !shouted
            && !others
            && !is_sign(word)
            && !closes
            && !Phrasing::Month.is(word)
            && !Phrasing::Kind.is(word))
        .then_some(word)
    })
}

/// No name, in spite of the stop in it: "e.g", "v2.1", "docs.example.org".
fn is_sign(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = word.contains('.') && parts.clone().all(|part| part.chars().count() == 1);
    let version =
        word.strip_prefix(['v', 'V']).unwrap_or(word).starts_with(|char: char| char.is_ascii_digit());
    short || version || parts.nth(2).is_some()
}
