//! A user's own topics: what their work is on, and what it is usually for.

use crate::statement::{Polarity, Timing};

/// What work is on, in a user's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTopic {
    /// The words that name it, in any form.
    pub words: Vec<String>,
    /// What usually stands behind it, the best first.
    pub outcomes: Vec<OwnOutcome>,
}

/// A metric that work on a topic usually moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnOutcome {
    /// The metric's name, as a menu says it.
    pub name: String,
    /// Which way is better.
    pub better: Polarity,
    /// What a key result measures; `{people}` and `{it:the card}` are slots for words of the text.
    pub measure: String,
    /// What it is counted in; empty for a plain number.
    pub unit: String,
    /// Whether it moves early or late.
    pub timing: Timing,
    /// Whose behaviour it shows.
    pub actor: String,
    /// The metric that guards it; empty where nobody has named one.
    pub guard: String,
}

impl Default for OwnOutcome {
    fn default() -> Self {
        Self {
            name: String::new(),
            better: Polarity::Higher,
            measure: String::new(),
            unit: String::new(),
            timing: Timing::Leading,
            actor: "people".to_owned(),
            guard: String::new(),
        }
    }
}
