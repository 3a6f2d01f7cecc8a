//! Words that decide whether others read well in a rewritten sentence: `lexicon/phrasing.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::statement::rows;
use crate::topics::push_stem;

const PHRASING: &str = include_str!("../../../lexicon/phrasing.tsv");

/// What a word is in a rewritten sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrasing {
    /// A head that stands for what follows its "of": "the rest of the spec".
    Empty,
    /// It names nothing by itself.
    Idle,
    /// Written like a name, but of a kind of things.
    Kind,
    /// The name of a month, short or long.
    Month,
    /// People by the lexicon, but nobody to speak of.
    Nobody,
    /// What one says of customers, and not of colleagues.
    Outward,
    /// Paper, or work about work: nobody uses, visits or joins it.
    Paper,
    /// A way of working.
    Process,
    /// It leads to a noun and is none.
    Superlative,
    /// It tells which people are meant, in front of them.
    Which,
}

impl Phrasing {
    const NAMES: [(&'static str, Self); 10] = [
        ("empty", Self::Empty),
        ("idle", Self::Idle),
        ("kind", Self::Kind),
        ("month", Self::Month),
        ("nobody", Self::Nobody),
        ("outward", Self::Outward),
        ("paper", Self::Paper),
        ("process", Self::Process),
        ("superlative", Self::Superlative),
        ("which", Self::Which),
    ];

    /// True where `word`, in whatever form, is that.
    pub(super) fn is(self, word: &str) -> bool {
        static WORDS: OnceLock<HashMap<String, u16>> = OnceLock::new();
        let words = WORDS.get_or_init(read);
        let mut key = String::new();
        push_stem(&mut key, word);
        words.get(&key).is_some_and(|is| is & self.bit() != 0)
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

fn read() -> HashMap<String, u16> {
    let mut read = HashMap::new();
    for [name, words] in rows(PHRASING) {
        let Some((_, phrasing)) = Phrasing::NAMES.iter().find(|(known, _)| *known == name) else { continue };
        for word in words.split(", ") {
            let mut key = String::new();
            push_stem(&mut key, word);
            *read.entry(key).or_default() |= phrasing.bit();
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_counts() {
        let names: Vec<&str> = rows::<2>(PHRASING).map(|[name, _]| name).collect();
        assert_eq!(names, Phrasing::NAMES.map(|(name, _)| name));
        assert!(Phrasing::Paper.is("Policies") && !Phrasing::Paper.is("search"));
        assert!(Phrasing::Which.is("paying") && Phrasing::Month.is("October"));
    }
}
