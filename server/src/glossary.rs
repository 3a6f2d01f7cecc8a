//! What the words of the language are for (markers, headers, keys, values with a name of their own, blanks), with an
//! example of each.
//!
//! The texts are data: `lexicon/language.tsv`.

use crate::statement::rows;

const LANGUAGE: &str = include_str!("../lexicon/language.tsv");

/// A word, or the name that its aliases stand for.
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    /// What it is for.
    pub(crate) purpose: &'static str,
    /// How it looks in a document.
    pub(crate) example: String,
}

/// What there is to know of a word; `None` where it is none of the language.
pub(crate) fn entry(word: &str) -> Option<Entry> {
    entries().find(|entry| entry.word == word)
}

fn entries() -> impl Iterator<Item = Entry> {
    rows(LANGUAGE).map(|[word, purpose, example]| Entry {
        word,
        purpose,
        example: example.replace("\\n", "\n"),
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::model::{Commitment, Key, Status};

    const MARKERS: [&str; 6] =
        ["Objective", "Key Result", "Key Results", "Initiative", "Initiatives", "Check-in"];
    const BLANKS: [&str; 3] = ["<baseline>", "<target>", "<blank>"];

    pub(crate) fn all() -> Vec<Entry> {
        entries().collect()
    }

    #[test]
    fn every_word_of_the_language_has_its_row_and_no_other_has() {
        let keys = Key::all().map(Key::name);
        let commitments = Commitment::ALL.into_iter().map(Commitment::name);
        let statuses = Status::all().map(Status::name);
        let expected: HashSet<&str> =
            MARKERS.into_iter().chain(BLANKS).chain(keys).chain(commitments).chain(statuses).collect();
        let words: Vec<&str> = entries().map(|entry| entry.word).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "not sorted, or twice");
        assert_eq!(words.into_iter().collect::<HashSet<_>>(), expected);
    }

    #[test]
    fn every_row_is_a_sentence_with_an_example() {
        for Entry { word, purpose, example } in entries() {
            assert!(purpose.ends_with('.') && purpose.starts_with(char::is_uppercase), "{word}: {purpose}");
            assert!(purpose.len() <= 240, "{word} is too long for a popup");
            assert!(!example.is_empty(), "{word} has no example");
        }
    }
}
