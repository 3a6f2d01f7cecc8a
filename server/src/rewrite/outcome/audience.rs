//! Whom a text speaks of: the people whose behaviour would show a result.

use super::phrasing::Phrasing;
use crate::statement::{Class, Classes, Lexicon, Quantity, Role, plural};
use crate::text::Span;
use crate::topics::Reading;

/// People, by the words that a sentence can go on with: "new teams", "the 40 nurses".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Audience {
    pub(super) words: String,
    /// True for people who work here.
    pub(super) inside: bool,
    /// True where the text says how many they are.
    pub(super) counted: bool,
}

/// The people that a text speaks of first, in a form that reads well behind "of".
pub(super) fn audience(reading: &Reading<'_>, counted: &[Quantity], lexicon: &Lexicon) -> Option<Audience> {
    (0..reading.words.len()).find_map(|at| {
        let word = reading.word(at);
        let bare = word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
        let entry = if bare.len() < word.len() { lexicon.entry(bare) } else { reading.words[at].entry };
        // "New teams" are customers, our team is not.
        let behind =
            |at: usize, is: fn(&str) -> bool| at > 0 && reading.gap(at) == " " && is(reading.word(at - 1));
        let inside = !entry.is(Class::Outside) && !behind(at, |word| Phrasing::Outward.is(word));
        let known = entry.is(Class::Outside) || entry.is(Class::Inside) && entry.is(Class::Plural);
        let things =
            Classes::of(&[Class::Deliverable, Class::WorkItem, Class::Event, Class::Fault, Class::Asked]);
        let is_plural = entry.is(Class::Plural);
        let lower = bare.to_lowercase();
        let nobody = Phrasing::Nobody.is(bare);
        let verb = !is_plural && entry.verb.is_some();
        let joined = at > 0 && reading.gap(at) == "-";
        let irregular = !is_plural && ["child", "man", "person", "woman"].contains(&lower.as_str());
        let screen = behind(at, |word| word.eq_ignore_ascii_case("screen"));
        if !known
            || irregular
            || screen
            || entry.classes.meets(things)
            || nobody
            || verb
            || joined
            || !bare.is_ascii()
        {
            return None;
        }
        // "New teams", but not the "Team" of a heading.
        let mut words = if is_plural { lower } else { plural(&lower) };
        let mut first = at;
        while behind(first, |word| Phrasing::Which.is(word)) {
            first -= 1;
            words = format!("{} {words}", reading.word(first).to_lowercase());
        }
        // "3 parents' evenings" are three evenings.
        let own = bare.len() < word.len();
        let count = count(reading, first, counted).filter(|_| is_plural && !own);
        if let Some(count) = count {
            words = format!("the {count} {words}");
        }
        Some(Audience { words, inside, counted: count.is_some() })
    })
}

/// The number right in front of a word, where it counts what the word names.
fn count<'a>(reading: &Reading<'a>, at: usize, counted: &[Quantity]) -> Option<&'a str> {
    let start = reading.words[at].span.start;
    let quantity = counted.iter().find(|quantity| {
        quantity.span.end <= start
            && Span::new(quantity.span.end, start).of(reading.text) == " "
            && quantity.role == Role::Measure
            && quantity.unit.is_none()
            && !quantity.signed
    })?;
    let digits = quantity.span.of(reading.text);
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',')
        .then_some(digits)
        .filter(|&digits| digits != "1")
}
