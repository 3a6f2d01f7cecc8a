//! All that can be set: the one table behind reading, the schema and the README.

use super::{Level, Limits};
use crate::statement::{Polarity, Timing, VerbClass};
use crate::topics::OwnOutcome;

/// A key, with what it takes.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it sets, in a sentence.
    pub(super) about: &'static str,
    pub(super) shape: Shape,
}

/// What a key takes.
#[derive(Debug)]
pub(super) enum Shape {
    /// More keys.
    Table(&'static [Key]),
    /// A level for each rule that is named.
    Rules,
    /// A whole number, from the least one that makes sense.
    Limit { least: usize, of: fn(&mut Limits) -> &mut usize },
    /// A month, by number or name.
    FiscalYearStart,
    /// A quarter, a year, two dates, or any other name.
    Cycle,
    /// Patterns of paths.
    Files,
    /// A class for each verb.
    Verbs,
    /// Which way is better for each metric, and when it moves.
    Metrics,
    /// Nouns.
    Deliverables,
    /// Words and outcomes for each topic.
    Topics,
}

/// What is said of an outcome.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: &'static str,
    /// What it says, in a sentence.
    pub(super) about: &'static str,
    pub(super) required: bool,
    pub(super) takes: Takes,
}

/// What a part of an outcome takes.
#[derive(Debug)]
pub(super) enum Takes {
    /// Words, with or without slots for words of the text.
    Words {
        slots: bool,
        of: fn(&mut OwnOutcome) -> &mut String,
    },
    Better,
    Timing,
}

/// A limit, at most: more than anyone means.
pub(super) const MOST: usize = 10_000;

/// The words for values.
pub(super) type Choice<T> = (&'static str, T);

/// The levels that can be set.
pub(super) const LEVELS: [Choice<Option<Level>>; 5] = [
    ("off", None),
    ("hint", Some(Level::Hint)),
    ("info", Some(Level::Info)),
    ("warning", Some(Level::Warning)),
    ("error", Some(Level::Error)),
];

/// Which way is better.
pub(super) const BETTER: [Choice<Polarity>; 2] = [("higher", Polarity::Higher), ("lower", Polarity::Lower)];

/// When a metric moves; the first where nothing is said.
pub(super) const TIMING: [Choice<Timing>; 2] = [("leading", Timing::Leading), ("lagging", Timing::Lagging)];

/// What a verb says of a key result.
pub(super) fn verb_classes() -> Vec<Choice<VerbClass>> {
    VerbClass::ALL.iter().map(|class| (class.name(), *class)).collect()
}

/// The words alone.
pub(super) fn names<T>(choices: &[Choice<T>]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}

/// The word for a value.
pub(super) fn name_of<T: PartialEq>(choices: &[Choice<T>], value: &T) -> &'static str {
    choices.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

/// The sentence behind a colon.
pub(super) fn in_sentence(about: &str) -> String {
    let mut chars = about.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The top of a configuration.
pub(super) static KEYS: &[Key] = &[
    Key {
        name: "cycle",
        about: "The cycle of documents that name none, such as \"2026-Q4\".",
        shape: Shape::Cycle,
    },
    Key {
        name: "fiscal-year-start",
        about: "The month in which the fiscal year starts, by number or name.",
        shape: Shape::FiscalYearStart,
    },
    Key {
        name: "files",
        about: "Further files that `okr-ls check` looks for in folders, as patterns that count from the folder \
                of this file, such as \"okrs/*.md\".",
        shape: Shape::Files,
    },
    Key { name: "rules", about: "How serious the findings of a rule are.", shape: Shape::Rules },
    Key { name: "limits", about: "What counts as too few and too many.", shape: Shape::Table(LIMITS) },
    Key { name: "words", about: "Your own words, in their base form.", shape: Shape::Table(WORDS) },
    Key {
        name: "topics",
        about: "What your work is on, and the outcomes that it is for: they are offered for a task before the \
                built-in ones.",
        shape: Shape::Topics,
    },
];

/// What counts as too few and too many.
pub(super) static LIMITS: &[Key] = &[
    Key {
        name: "min-key-results",
        about: "Key results of an objective, at least.",
        shape: Shape::Limit { least: 0, of: |limits| &mut limits.min_key_results },
    },
    Key {
        name: "max-key-results",
        about: "Key results of an objective, at most.",
        shape: Shape::Limit { least: 1, of: |limits| &mut limits.max_key_results },
    },
    Key {
        name: "max-objectives",
        about: "Objectives of a document, or of a section, at most.",
        shape: Shape::Limit { least: 1, of: |limits| &mut limits.max_objectives },
    },
    Key {
        name: "max-findings",
        about: "Findings shown in an editor for one document, at most.",
        shape: Shape::Limit { least: 1, of: |limits| &mut limits.max_findings },
    },
];

static WORDS: &[Key] = &[
    Key {
        name: "verbs",
        about: "Verbs, and what a key result says that begins with one.",
        shape: Shape::Verbs,
    },
    Key {
        name: "metrics",
        about: "Metrics: which way is better, and whether they move while the cycle runs (leading) or only \
                report afterwards (lagging).",
        shape: Shape::Metrics,
    },
    Key {
        name: "deliverables",
        about: "Things that are made and handed over, such as \"runbook\".",
        shape: Shape::Deliverables,
    },
];

/// What is said of a topic.
pub(super) static TOPIC: [(&str, &str); 2] = [
    ("words", "The words in a task or an objective that name it, in any form."),
    ("outcomes", "What such work is usually for, the best first."),
];

/// What is said of an outcome.
pub(super) static OUTCOME: &[Part] = &[
    Part {
        name: "name",
        about: "The metric's name, as the menu of fixes says it, such as \"repeat visits\".",
        required: true,
        takes: Takes::Words { slots: false, of: |outcome| &mut outcome.name },
    },
    Part {
        name: "better",
        about: "Which way is better: \"higher\" or \"lower\".",
        required: true,
        takes: Takes::Better,
    },
    Part {
        name: "measure",
        about: "What the key result measures, such as \"the share of {people} who come back to {it:the shop}\": \
                the people and the thing that the text speaks of go into the brackets.",
        required: true,
        takes: Takes::Words { slots: true, of: |outcome| &mut outcome.measure },
    },
    Part {
        name: "unit",
        about: "What it is counted in, such as \"%\" or \"days\"; a plain number without.",
        required: false,
        takes: Takes::Words { slots: false, of: |outcome| &mut outcome.unit },
    },
    Part { name: "timing", about: "When it moves.", required: false, takes: Takes::Timing },
    Part {
        name: "actor",
        about: "Who stands for {people} where the text speaks of nobody, such as \"guests\".",
        required: false,
        takes: Takes::Words { slots: false, of: |outcome| &mut outcome.actor },
    },
    Part {
        name: "guard",
        about: "The metric that must not suffer for it.",
        required: false,
        takes: Takes::Words { slots: false, of: |outcome| &mut outcome.guard },
    },
];
