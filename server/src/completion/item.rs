//! One thing that may stand at the cursor.

use super::Insertion;
use crate::glossary;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// What makes a line an item: `KR3:`.
    Marker,
    /// A whole sentence with blanks.
    Template,
    /// A property's key.
    Key,
    /// One of the values that a property or an attribute can have.
    Value,
    /// A person.
    Person,
    /// What can be measured.
    Metric,
    /// What it is counted in.
    Unit,
    /// A date, or a quarter.
    Time,
    /// Another objective or key result.
    Label,
    /// A rule's name, or what a comment says to this program.
    Rule,
}

/// One thing that may stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its name in the menu.
    pub label: String,
    /// A few words beside the name; may be empty.
    pub detail: String,
    /// What there is to know of it; may be empty.
    pub about: String,
    /// How it looks in a document; may be empty.
    pub example: String,
    /// What the text at the cursor is compared with; the label where it is empty.
    pub filter: String,
    /// What comes into the text.
    pub insertion: Insertion,
}

impl Item {
    /// An item that puts its own name into the text.
    pub(super) fn named(kind: ItemKind, label: impl Into<String>) -> Self {
        let label = label.into();
        Self {
            kind,
            insertion: Insertion::text(label.as_str()),
            label,
            detail: String::new(),
            about: String::new(),
            example: String::new(),
            filter: String::new(),
        }
    }

    /// The same with a few words beside its name.
    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The same with what there is to know of it.
    pub(super) fn about(self, about: impl Into<String>) -> Self {
        Self { about: about.into(), ..self }
    }

    /// The same with an example.
    pub(super) fn example(self, example: impl Into<String>) -> Self {
        Self { example: example.into(), ..self }
    }

    /// The same with what there is to know of a word of the language.
    pub(super) fn explained(self, word: &str) -> Self {
        match glossary::entry(word) {
            Some(entry) => self.about(entry.purpose).example(entry.example),
            None => self,
        }
    }

    /// The same, found by other words.
    pub(super) fn found_by(self, filter: impl Into<String>) -> Self {
        Self { filter: filter.into(), ..self }
    }

    /// The same with something else to put into the text.
    pub(super) fn puts(self, insertion: Insertion) -> Self {
        Self { insertion, ..self }
    }

    /// What the text at the cursor is compared with.
    #[must_use]
    pub fn filter(&self) -> &str {
        if self.filter.is_empty() { &self.label } else { &self.filter }
    }
}
