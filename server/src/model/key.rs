//! The keys of properties, their aliases, and which item admits which.

/// What may hold a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The document, or one of its sections.
    Document,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An initiative.
    Initiative,
}

impl Holder {
    /// With its article, as a message says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "the document",
            Self::Objective => "an objective",
            Self::KeyResult => "a key result",
            Self::Initiative => "an initiative",
        }
    }
}

/// A property's key, whatever alias it was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the word that people write")]
pub enum Key {
    Baseline,
    Confidence,
    Current,
    Cycle,
    Due,
    Guards,
    Metric,
    Note,
    Owner,
    Priority,
    Score,
    Source,
    Status,
    Supports,
    Tags,
    Target,
    Team,
    Type,
    Unit,
    Weight,
    Why,
}

use Holder::{Document, Initiative, KeyResult, Objective};

/// Each key with the words for it, the first being its name, and what admits it.
const KEYS: &[(Key, &[&str], &[Holder])] = &[
    (Key::Baseline, &["Baseline"], &[KeyResult]),
    (Key::Confidence, &["Confidence"], &[KeyResult]),
    (Key::Current, &["Current", "Progress", "Actual"], &[KeyResult]),
    (Key::Cycle, &["Cycle", "Quarter"], &[Document]),
    (Key::Due, &["Due", "Deadline", "Due date"], &[Objective, KeyResult, Initiative]),
    (Key::Guards, &["Guards"], &[KeyResult]),
    (Key::Metric, &["Metric"], &[KeyResult]),
    (Key::Note, &["Note"], &[Objective, KeyResult, Initiative]),
    (Key::Owner, &["Owner", "DRI", "Responsible"], &[Document, Objective, KeyResult, Initiative]),
    (Key::Priority, &["Priority"], &[Objective, KeyResult]),
    (Key::Score, &["Score", "Grade"], &[Objective, KeyResult]),
    (Key::Source, &["Source", "Evidence", "Dashboard"], &[KeyResult]),
    (Key::Status, &["Status"], &[KeyResult, Initiative]),
    (Key::Supports, &["Supports", "Aligned to"], &[Document, Objective, Initiative]),
    (Key::Tags, &["Tags"], &[Objective, KeyResult]),
    (Key::Target, &["Target"], &[KeyResult]),
    (Key::Team, &["Team"], &[Document]),
    (Key::Type, &["Type"], &[Objective, KeyResult]),
    (Key::Unit, &["Unit"], &[KeyResult]),
    (Key::Weight, &["Weight"], &[KeyResult]),
    (Key::Why, &["Why", "Because", "Rationale"], &[Objective]),
];

impl Key {
    /// The key that `word` stands for, whatever its case.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        KEYS.iter()
            .find(|(_, words, _)| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
            .map(|(key, _, _)| *key)
    }

    /// Every word that is a key, aliases included.
    pub fn words() -> impl Iterator<Item = &'static str> {
        KEYS.iter().flat_map(|(_, words, _)| words.iter().copied())
    }

    /// The word that names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1[0]
    }

    /// The other words for it.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        &self.row().1[1..]
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        KEYS.iter().map(|(key, _, _)| *key)
    }

    /// What may hold it.
    #[must_use]
    pub fn holders(self) -> &'static [Holder] {
        self.row().2
    }

    /// True where `holder` may hold it.
    #[must_use]
    pub fn fits(self, holder: Holder) -> bool {
        self.holders().contains(&holder)
    }

    /// True where it opens a section of the document.
    #[must_use]
    pub const fn opens_section(self) -> bool {
        matches!(self, Self::Cycle | Self::Team)
    }

    fn row(self) -> &'static (Self, &'static [&'static str], &'static [Holder]) {
        // The table has a row for every key, in the order of their declaration: a test holds it so.
        &KEYS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_row() {
        for (index, (key, words, holders)) in KEYS.iter().enumerate() {
            assert_eq!(*key as usize, index);
            assert!(!words.is_empty() && !holders.is_empty(), "{key:?}");
        }
        assert_eq!(KEYS.len(), Key::Why as usize + 1);
    }

    #[test]
    fn no_word_stands_for_two_keys() {
        let mut words: Vec<String> = Key::words().map(str::to_lowercase).collect();
        words.sort();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn aliases_and_case_do_not_matter() {
        assert_eq!(Key::parse("dri"), Some(Key::Owner));
        assert_eq!(Key::parse("ALIGNED TO"), Some(Key::Supports));
        assert_eq!(Key::parse("Ownership"), None);
    }
}
