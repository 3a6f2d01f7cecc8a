//! The words that the judgement knows, as data: `server/lexicon/*.tsv`.
//!
//! One table answers every question about a word or phrase. Its keys are 64-bit hashes of the lower-cased
//! spelling, words of a phrase joined by one blank, so that a look-up in running text allocates nothing
//! and a phrase is found by feeding the next word into the same hash.

mod extend;
mod inflect;
pub(super) mod load;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use rust_decimal::Decimal;

pub use extend::LexiconAdditions;

use super::class::{Class, Comparator, Dimension, Polarity, Timing, VerbClass};
use super::classes::Classes;
use super::model::{Model, Weights};

/// What is known of a word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it can be.
    pub classes: Classes,
    /// As a verb: its class, and which forms this spelling can be.
    pub(crate) verb: Option<(VerbClass, u8)>,
    /// As a metric: which way is better, and when it moves.
    pub metric: Option<(Polarity, Timing)>,
    /// As a unit: what it measures.
    pub unit: Option<Dimension>,
    /// As a comparator: how it bounds the value beside it.
    pub comparator: Option<Comparator>,
    /// As a number word: its place in the table of numbers, counted from one.
    number: u8,
    /// Longer phrases begin with this.
    longer: bool,
}

impl Entry {
    /// A comparator sign.
    pub(crate) fn sign(comparator: Option<Comparator>) -> Self {
        Self { comparator, ..Self::default() }
    }

    /// A verb in some of its forms.
    pub(crate) fn of_verb(class: VerbClass, forms: u8) -> Self {
        Self { verb: Some((class, forms)), ..Self::default() }
    }

    /// True where the word is in the class.
    #[must_use]
    pub const fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// True where nothing is known of the word.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let plural = Classes::of(&[Class::Plural]);
        *self == Self { longer: self.longer, classes: self.classes.and(plural), ..Self::default() }
    }

    /// The class of the verb, where this spelling can be one of `forms`.
    pub(crate) fn verb_in(&self, forms: u8) -> Option<VerbClass> {
        self.verb.filter(|(_, has)| has & forms != 0).map(|(class, _)| class)
    }

    fn absorb(&mut self, other: Self) {
        self.classes = self.classes.union(other.classes);
        self.verb = match (self.verb, other.verb) {
            (Some((class, forms)), Some((_, more))) => Some((class, forms | more)),
            (verb, None) | (None, verb) => verb,
        };
        self.metric = self.metric.or(other.metric);
        self.unit = self.unit.or(other.unit);
        self.comparator = self.comparator.or(other.comparator);
        self.number = self.number.max(other.number);
        self.longer |= other.longer;
    }
}

/// A number in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberWord {
    /// Its value.
    pub(crate) value: Decimal,
    /// True for a multiple: "double" is two times what there was.
    pub(crate) multiple: bool,
}

/// The words that the judgement knows. A value, so that a user's own words can join the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: HashMap<u64, Entry, BuildHasherDefault<Keyed>>,
    numbers: Vec<NumberWord>,
    /// The user's metrics, by the names that they gave them.
    own_metrics: Vec<(String, Polarity, Timing)>,
    pub(crate) model: Model,
}

impl Lexicon {
    /// The built-in words, read once.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(Self::load)
    }

    /// The same words with other weights: how the accuracy program judges sources that the weights never saw.
    #[must_use]
    pub fn with_weights(&self, weights: &Weights) -> Self {
        Self { model: self.model.with_weights(weights), ..self.clone() }
    }

    /// The metrics that the user has added, by the names that they gave them.
    pub fn own_metrics(&self) -> impl Iterator<Item = (&str, Polarity, Timing)> {
        self.own_metrics.iter().map(|(name, polarity, timing)| (name.as_str(), *polarity, *timing))
    }

    /// What is known of a word or phrase; blanks part its words.
    #[must_use]
    pub fn entry(&self, words: &str) -> Entry {
        self.get(Key::of(words))
    }

    /// What is known of the words fed into `key`.
    pub(crate) fn get(&self, key: Key) -> Entry {
        self.entries.get(&key.0).copied().unwrap_or_default()
    }

    /// The number that an entry says in words.
    pub(crate) fn number(&self, entry: &Entry) -> Option<NumberWord> {
        self.numbers.get(usize::from(entry.number).checked_sub(1)?).copied()
    }

    /// True where longer phrases begin with the words of this entry.
    pub(crate) const fn goes_on(entry: &Entry) -> bool {
        entry.longer
    }
}

/// The hash of a word or phrase, fed word by word (FNV-1a over the lower-cased spelling).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(u64);

impl Default for Key {
    fn default() -> Self {
        Self(Self::START)
    }
}

impl Key {
    const START: u64 = 0xcbf2_9ce4_8422_2325;

    /// The key of one word or phrase.
    pub(crate) fn of(words: &str) -> Self {
        let mut key = Self::default();
        words.split(' ').for_each(|word| key.push(word));
        key
    }

    /// Feeds the next word.
    pub(crate) fn push(&mut self, word: &str) {
        if self.0 != Self::START {
            self.byte(b' ');
        }
        if word.is_ascii() {
            word.bytes().for_each(|byte| self.byte(byte.to_ascii_lowercase()));
        } else {
            let mut buffer = [0; 4];
            for char in word.chars().flat_map(char::to_lowercase) {
                let char = if char == '’' { '\'' } else { char };
                char.encode_utf8(&mut buffer).bytes().for_each(|byte| self.byte(byte));
            }
        }
    }

    /// The key with more text behind it; the text is lower-case already.
    fn fed(mut self, text: &str) -> Self {
        text.bytes().for_each(|byte| self.byte(byte));
        self
    }

    const fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

/// Passes a finished 64-bit hash on as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Keyed(u64);

impl Hasher for Keyed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
