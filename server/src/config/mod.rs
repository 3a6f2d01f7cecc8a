//! What people set: how strict to be, what counts as too many, which words they use.
//!
//! Everything has a default, so that a document without any configuration is judged as the pages of the rules
//! say. [`Settings`] are what one source sets: an `okr.toml`, or an editor. They lie one over another, and together
//! make the [`Config`] that the judgement reads; it does not care where they come from.
//!
//! * `keys`: the table of all that can be set; `schema` writes it down for editors, `print` for people.
//! * `node`: what was written, in TOML or JSON, with its places; `read`, `reader` and `topic_reader` make settings and
//!   mistakes of it.
//! * `file`: an `okr.toml` as read; `lookup`: which one holds for a document.

mod file;
mod keys;
mod levels;
mod lookup;
mod mistake;
pub(crate) mod month;
mod nearest;
mod node;
mod print;
mod read;
mod reader;
mod schema;
mod settings;
#[cfg(test)]
mod tests;
mod topic_reader;

use std::sync::{Arc, OnceLock};

use crate::statement::Lexicon;
use crate::topics::{OwnTopics, Topics};

pub use file::ConfigFile;
pub use levels::{Level, Levels};
pub use lookup::{Found, Lookup};
pub use mistake::Mistake;
pub(crate) use nearest::nearest;
pub use print::print;
pub use read::from_json;
pub use schema::schema;
pub use settings::Settings;

/// What configuration files are called.
pub const FILE_NAME: &str = "okr.toml";

/// What the configuration knows of a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleName {
    /// The name.
    pub name: &'static str,
    /// When it fires, in one sentence.
    pub summary: &'static str,
    /// The level that its findings have; `None` where it is silent unless asked to speak.
    pub level: Option<Level>,
}

/// The settings that hold for a document.
#[derive(Clone, Debug)]
pub struct Config {
    /// How serious the findings of single rules are.
    pub levels: Levels,
    /// What counts as too few and too many.
    pub limits: Limits,
    /// The built-in words with those of the user; `None` where there are no others.
    pub words: Option<Arc<Lexicon>>,
    /// The topics of the user; `None` where there are none.
    pub topics: Option<Arc<OwnTopics>>,
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
            topics: None,
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

    /// What work can be on.
    #[must_use]
    pub fn topics(&self) -> &Topics {
        self.topics.as_deref().map_or(Topics::builtin(), OwnTopics::table)
    }

    /// The words that the judgement knows.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.words.as_deref().unwrap_or_else(|| Lexicon::builtin())
    }
}
