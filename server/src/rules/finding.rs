//! What a rule found.

use super::Rule;
use crate::config::Level;
use crate::text::Span;

/// What in a body a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The objective.
    Objective,
    /// The key result of that index.
    KeyResult(usize),
    /// The initiative of that index.
    Initiative(usize),
    /// The note of that index.
    Note(usize),
    /// The document's or section's property of that index.
    Property(usize),
    /// The stray property of that index.
    StrayProperty(usize),
    /// The stray check-in of that index.
    StrayCheckIn(usize),
    /// The comment of that index that silences rules.
    Suppression(usize),
}

/// Another place that helps to understand a finding. Its span counts like the finding's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// One thing that a rule has to say about one place. Spans count from the start of the body.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that says it.
    pub rule: &'static Rule,
    /// How serious it is here.
    pub level: Level,
    /// True for a warning that is said as an info, because enough warnings stand beside it.
    pub lowered: bool,
    /// The words that are wrong.
    pub span: Span,
    /// What is wrong with them, and the way out.
    pub message: String,
    /// What it is about.
    pub subject: Subject,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

impl Finding {
    /// A finding of `rule` at its own level.
    #[must_use]
    pub const fn new(rule: &'static Rule, subject: Subject, span: Span, message: String) -> Self {
        Self { rule, level: rule.level, lowered: false, span, message, subject, related: Vec::new() }
    }

    /// The same at another level.
    #[must_use]
    pub const fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same with one more place that belongs to it.
    #[must_use]
    pub fn with_related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }
}
