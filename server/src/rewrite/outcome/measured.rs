//! What key results measure, in words that another sentence can take up.

use std::borrow::Cow;

use crate::statement::{Class, Classes, Lexicon, Polarity, analyse, form};
use crate::topics::Reading;

/// A metric that the document measures elsewhere.
#[derive(Clone, Debug)]
pub struct Measured<'a> {
    /// The words that name it, as they stand in the middle of a sentence.
    pub words: Cow<'a, str>,
    /// Which way is better.
    pub polarity: Polarity,
}

/// Words with which no name of a metric begins.
const OPENERS: Classes = Classes::of(&[
    Class::Auxiliary,
    Class::Conjunction,
    Class::Modal,
    Class::Negation,
    Class::Of,
    Class::Preposition,
    Class::Pronoun,
    Class::Subordinator,
]);

/// Words that keep their capital wherever they stand.
const NAMES: Classes = Classes::of(&[Class::Month, Class::Weekday]);

/// The name of a metric as it stands in the middle of a sentence; `None` where the words that one sentence measures
/// say nothing in another: "of our regulars use", "letters reach".
#[must_use]
pub fn in_a_sentence<'a>(words: &'a str, lexicon: &Lexicon) -> Option<Cow<'a, str>> {
    if words.contains(['\n', '\r', '<', '\t']) {
        return None;
    }
    let reading = Reading::of(words, &[], lexicon);
    let first = reading.words.first()?;
    // What can be raised is read as the very thing that is.
    let opening = "Raise ";
    let sentence = format!("{opening}{words} from 3 to 9");
    let metric = analyse(&sentence, &[], lexicon).metric.map(|metric| metric.span.of(&sentence));
    // A verb behind several of a kind tells what they do: "letters reach".
    let is_plural = |at: usize| {
        let word = reading.word(at);
        reading.words[at].entry.is(Class::Plural) || word.ends_with('s') && !word.ends_with("ss")
    };
    let acts = |at: usize| reading.words[at].entry.verb_in(form::BASE).is_some() && is_plural(at - 1);
    let is_clause = (1..reading.words.len()).any(acts);
    let word = reading.word(0);
    if first.entry.classes.meets(OPENERS) || is_clause || metric != Some(words) {
        return None;
    }
    let mut letters = word.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase);
    // "Missed" alone says nothing, but "missed appointments" does.
    let starts = reading.words.iter().map(|word| lexicon.entry(&words[..word.span.end]));
    let is_name = first.entry.classes.meets(NAMES) || starts.into_iter().all(|entry| entry.is_unknown());
    Some(match is_capital && !is_name && first.span.start == 0 {
        true => format!("{}{}", word.to_lowercase(), &words[first.span.end..]).into(),
        false => words.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_without_the_capital_of_its_sentence() {
        for (words, expected) in [
            ("repeat visits", "repeat visits"),
            ("Missed appointments", "missed appointments"),
            ("email open rate", "email open rate"),
            ("median time to first reply", "median time to first reply"),
            ("NPS", "NPS"),
            ("EMEA sales", "EMEA sales"),
            ("Monday visits", "Monday visits"),
            ("Brellan usage", "Brellan usage"),
            ("share of orders", "share of orders"),
            ("market reach", "market reach"),
        ] {
            assert_eq!(in_a_sentence(words, Lexicon::builtin()).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_fragment_is_no_name() {
        for words in [
            "of discharge summaries reach",
            "letters reach",
            "of our regulars use",
            "of colleagues",
            "No store",
            "No stores",
            "in writing",
            "to the bakery",
            "per visit",
            "orders are late",
            "",
            "waits\n  of guests",
        ] {
            assert_eq!(in_a_sentence(words, Lexicon::builtin()), None, "{words}");
        }
    }
}
