//! What people set: how strict to be, what counts as too many, which words they use.
//!
//! Everything has a default, so that a document without any configuration is judged as the pages of the rules
//! say. Which rule reads what is said there; where settings come from is none of the judgement's business.

mod levels;

use std::sync::{Arc, OnceLock};

use crate::statement::Lexicon;

pub use levels::{Level, Levels};

/// The settings that hold for a document.
#[derive(Clone, Debug)]
pub struct Config {
    /// How serious the findings of single rules are.
    pub levels: Levels,
    /// What counts as too few and too many.
    pub limits: Limits,
    /// The built-in words with those of the user; `None` where there are no others.
    pub words: Option<Arc<Lexicon>>,
    /// The month, 1 to 12, that a fiscal year starts in. `FY27` ends in 2027, and `FY27-Q2` is its second
    /// quarter; quarters without `FY` count from January.
    pub fiscal_year_start: u8,
    /// The cycle of documents that name none.
    pub cycle: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            limits: Limits::default(),
            words: None,
            fiscal_year_start: 1,
            cycle: None,
        }
    }
}

/// What counts as too few and too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Key results of an objective, at least.
    pub min_key_results: usize,
    /// Key results of an objective, at most.
    pub max_key_results: usize,
    /// Objectives of a document, or of a section, at most.
    pub max_objectives: usize,
    /// Findings shown in an editor for one document, at most: a client draws them all at every keystroke.
    pub max_findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { min_key_results: 2, max_key_results: 5, max_objectives: 5, max_findings: 500 }
    }
}

impl Config {
    /// What holds where nothing is set.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        static BUILTIN: OnceLock<Arc<Config>> = OnceLock::new();
        Arc::clone(BUILTIN.get_or_init(Arc::default))
    }

    /// The words that the judgement knows.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.words.as_deref().unwrap_or_else(|| Lexicon::builtin())
    }
}
