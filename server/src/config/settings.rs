//! What one source sets, and how sources lie over one another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::keys::{LIMITS, Shape};
use super::{Config, Levels, Limits};
use crate::statement::{Lexicon, LexiconAdditions, Polarity, Timing, VerbClass};
use crate::topics::{OwnTopic, OwnTopics};

/// What one source sets; all else is left to the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub(super) levels: Levels,
    /// By their keys.
    pub(super) limits: BTreeMap<&'static str, usize>,
    pub(super) words: Words,
    /// By their names.
    pub(super) topics: BTreeMap<String, OwnTopic>,
    pub(super) fiscal_year_start: Option<u8>,
    pub(super) cycle: Option<String>,
    pub(super) files: Option<Vec<String>>,
}

/// A user's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) verbs: BTreeMap<String, VerbClass>,
    pub(super) metrics: BTreeMap<String, (Polarity, Timing)>,
    pub(super) deliverables: BTreeSet<String>,
}

impl Settings {
    /// These settings, and where they set nothing those `below`.
    #[must_use]
    pub fn over(self, below: &Self) -> Self {
        let mut all = below.clone();
        all.levels.extend(self.levels);
        all.limits.extend(self.limits);
        all.words.verbs.extend(self.words.verbs);
        all.words.metrics.extend(self.words.metrics);
        all.words.deliverables.extend(self.words.deliverables);
        all.topics.extend(self.topics);
        all.fiscal_year_start = self.fiscal_year_start.or(all.fiscal_year_start);
        all.cycle = self.cycle.or(all.cycle);
        all.files = self.files.or(all.files);
        all
    }

    /// What holds by these settings.
    #[must_use]
    pub fn config(&self) -> Config {
        Config {
            levels: self.levels.clone(),
            limits: self.limits(),
            words: self.words.lexicon(),
            topics: (!self.topics.is_empty()).then(|| Arc::new(OwnTopics::new(self.topics.clone()))),
            fiscal_year_start: self.fiscal_year_start(),
            cycle: self.cycle.clone(),
        }
    }

    /// The month that holds by these settings.
    pub(super) fn fiscal_year_start(&self) -> u8 {
        self.fiscal_year_start.unwrap_or(Config::default().fiscal_year_start)
    }

    /// The limits that hold by these settings.
    pub(super) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        for key in LIMITS {
            if let (Shape::Limit { of, .. }, Some(&limit)) = (&key.shape, self.limits.get(key.name)) {
                *of(&mut limits) = limit;
            }
        }
        limits
    }
}

impl Words {
    /// The built-in words with these; `None` where there are none.
    fn lexicon(&self) -> Option<Arc<Lexicon>> {
        let additions = LexiconAdditions {
            verbs: self.verbs.iter().map(|(verb, class)| (verb.clone(), *class)).collect(),
            metrics: self
                .metrics
                .iter()
                .map(|(name, (polarity, timing))| (name.clone(), *polarity, *timing))
                .collect(),
            deliverables: self.deliverables.iter().cloned().collect(),
        };
        (additions != LexiconAdditions::default()).then(|| Arc::new(Lexicon::builtin().extended(&additions)))
    }
}
