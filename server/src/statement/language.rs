//! Is a text English? Only then can its words be judged.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::lexicon::load::{FOREIGN, rows};
use super::lexicon::{Key, Keyed};

/// How much of a text's words English knows, counted word by word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Language {
    words: usize,
    known: usize,
    foreign: usize,
}

impl Language {
    /// Counts a word, whose own key is `key` where it is not known.
    pub(super) fn word(&mut self, word: &str, known: bool, key: Key) {
        // Names and numbers are the same in every language.
        if word.len() < 2 || !word.chars().all(char::is_alphabetic) {
            return;
        }
        self.words += 1;
        self.known += usize::from(known);
        // With a capital it is most likely part of a name: La Poste, OS, UN.
        let plain = !known && word.starts_with(char::is_lowercase);
        self.foreign += usize::from(plain && foreign().contains(&key));
    }

    /// The same with the words of another text.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            known: self.known + other.known,
            foreign: self.foreign + other.foreign,
        }
    }

    /// True unless too few of its words are known. The small words of other languages count against the known
    /// ones, for people everywhere borrow the language of business. English OKRs of twenty words and more
    /// measure 45% and more, others 25% at most; of fewer words less is enough, and up to three are given the
    /// benefit of the doubt.
    #[must_use]
    pub const fn is_english(self) -> bool {
        let percent = match self.words {
            0..4 => return true,
            4..8 => 17,
            8..20 => 25,
            _ => 35,
        };
        self.known * 100 >= self.words * percent + self.foreign * 100
    }
}

fn foreign() -> &'static HashSet<Key, BuildHasherDefault<Keyed>> {
    static WORDS: OnceLock<HashSet<Key, BuildHasherDefault<Keyed>>> = OnceLock::new();
    WORDS.get_or_init(|| rows(FOREIGN).map(|[word, _]| Key::of(word)).collect())
}
