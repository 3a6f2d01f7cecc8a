//! How serious findings are, and which rules speak.

use std::collections::BTreeMap;
use std::fmt;

/// How serious a finding is, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a thought.
    Hint,
    /// Worth knowing.
    Info,
    /// Most likely wrong.
    Warning,
    /// A fact that cannot stand.
    Error,
}

impl Level {
    /// All levels, the least first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What people set for single rules, by their names: a level, or `None` for silence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<String, Option<Level>>);

impl Levels {
    /// Sets a rule's level; `None` silences it.
    pub fn set(&mut self, rule: &str, level: Option<Level>) {
        self.0.insert(rule.to_owned(), level);
    }

    /// What is set for a rule; `None` where nothing is.
    #[must_use]
    pub fn get(&self, rule: &str) -> Option<Option<Level>> {
        self.0.get(rule).copied()
    }

    /// Sets what `others` set.
    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}
