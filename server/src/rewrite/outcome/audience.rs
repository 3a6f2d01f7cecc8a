//! Whom a text speaks of: the people whose behaviour would show a result.

use super::words::Reading;
use crate::statement::{Class, Classes, Lexicon, Quantity, Role};
use crate::text::Span;

/// People, by the words that a sentence can go on with: "new teams", "the 40 nurses".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Audience {
    pub(super) words: String,
    /// True for people who work here.
    pub(super) inside: bool,
}

/// Words that tell which of them, as far as they stand in front.
const WHICH: [&str; 40] = [
    "active",
    "casual",
    "early",
    "elderly",
    "enterprise",
    "everyday",
    "existing",
    "external",
    "female",
    "first-time",
    "free",
    "frequent",
    "heavy",
    "independent",
    "internal",
    "international",
    "key",
    "large",
    "local",
    "loyal",
    "mobile",
    "modern",
    "new",
    "older",
    "online",
    "open-source",
    "outside",
    "paying",
    "potential",
    "power",
    "premium",
    "public",
    "regular",
    "remote",
    "returning",
    "rural",
    "small",
    "technical",
    "trial",
    "young",
];

/// What one says of customers, and not of colleagues.
const OUTWARD: [&str; 8] = ["enterprise", "free", "new", "paying", "premium", "returning", "small", "trial"];

/// Outsiders by the lexicon who are no people to speak of here.
const NOBODY: [&str; 25] = [
    "account",
    "agency",
    "audience",
    "bank",
    "brand",
    "community",
    "company",
    "enterprise",
    "everyone",
    "function",
    "group",
    "head",
    "institution",
    "lead",
    "member",
    "organisation",
    "organization",
    "pilot",
    "position",
    "public",
    "report",
    "seat",
    "startup",
    "wallet",
    "winner",
];

/// The people that a text speaks of first, in a form that reads well behind "of".
pub(super) fn audience(reading: &Reading<'_>, counted: &[Quantity], lexicon: &Lexicon) -> Option<Audience> {
    (0..reading.words.len()).find_map(|at| {
        let word = reading.word(at);
        let bare = word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
        let entry = if bare.len() < word.len() { lexicon.entry(bare) } else { reading.words[at].entry };
        // "New teams" are customers, our team is not.
        let which = |at: usize, list: &[&str]| {
            at > 0 && reading.gap(at) == " " && list.contains(&reading.word(at - 1).to_lowercase().as_str())
        };
        let inside = !entry.is(Class::Outside) && !which(at, &OUTWARD);
        let known = entry.is(Class::Outside) || entry.is(Class::Inside) && entry.is(Class::Plural);
        let things =
            Classes::of(&[Class::Deliverable, Class::WorkItem, Class::Event, Class::Fault, Class::Asked]);
        let plural = entry.is(Class::Plural);
        let lower = bare.to_lowercase();
        let nobody =
            NOBODY.iter().any(|nobody| lower.strip_prefix(nobody).is_some_and(|rest| rest.len() <= 1));
        let verb = !plural && entry.verb.is_some();
        let irregular = !plural && ["child", "man", "person", "woman"].contains(&lower.as_str());
        let screen = which(at, &["screen"]);
        if !known || irregular || screen || entry.classes.meets(things) || nobody || verb || !bare.is_ascii()
        {
            return None;
        }
        // "New teams", but not the "Team" of a heading.
        let mut words = if plural { lower } else { format!("{lower}s") };
        let mut first = at;
        while which(first, &WHICH) {
            first -= 1;
            words = format!("{} {words}", reading.word(first).to_lowercase());
        }
        if plural && let Some(count) = count(reading, first, counted) {
            words = format!("the {count} {words}");
        }
        Some(Audience { words, inside })
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
