//! Figures whose own words say that they are a change: "by half", "up a third", "a quarter fewer".

use super::anatomy::Way;

/// True where the words of a figure say that it is a change.
pub(crate) fn is_change(words: &str) -> bool {
    opens_with(words, "by") || way_of_change(words).is_some()
}

/// Which way the words of a figure themselves go.
pub(super) fn way_of_change(words: &str) -> Option<Way> {
    let last = words.rsplit(' ').next().unwrap_or_default();
    match () {
        () if opens_with(words, "up") || last.eq_ignore_ascii_case("more") => Some(Way::Up),
        () if opens_with(words, "down") => Some(Way::Down),
        () if last.eq_ignore_ascii_case("fewer") || last.eq_ignore_ascii_case("less") => Some(Way::Down),
        () => None,
    }
}

/// True where the first of some words is that one.
pub(super) fn opens_with(words: &str, first: &str) -> bool {
    words.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(first))
}
