//! Sets of what a word can be.

use super::class::Class;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// The set of these.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < classes.len() {
            bits |= 1 << classes[index] as u8;
            index += 1;
        }
        Self(bits)
    }

    /// Adds one.
    pub const fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets share.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// True where the class is in the set.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// True where the two sets share a class.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True where no class is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The classes that make a word a noun; features count them in this order.
pub(crate) const NOUN_CLASSES: [Class; 15] = [
    Class::Asked,
    Class::Outside,
    Class::Inside,
    Class::Role,
    Class::Deliverable,
    Class::Event,
    Class::WorkItem,
    Class::System,
    Class::Given,
    Class::Quality,
    Class::Fault,
    Class::Measure,
    Class::Money,
    Class::Topic,
    Class::Metric,
];

/// The same as a set.
pub(crate) const NOUNS: Classes = Classes::of(&NOUN_CLASSES);
