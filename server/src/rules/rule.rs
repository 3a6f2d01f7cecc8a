//! What a rule is made of.

use super::{Finding, Level};
use crate::config::Config;
use crate::model::{Body, Document, KeyResult, Objective, Quoted, State, Suppression, Surroundings};
use crate::rewrite::{Fix, TextEdit};

/// One thing that can be wrong, with all that is to be known about it.
#[derive(Debug)]
pub struct Rule {
    /// The name, which is also the code of its findings.
    pub name: &'static str,
    /// How serious its findings are, unless it says otherwise.
    pub level: Level,
    /// False for a rule that speaks only where it is asked to.
    pub on: bool,
    /// True where it judges English words: it is silent where the document is written in others.
    pub words: bool,
    /// When it fires, in one sentence.
    pub summary: &'static str,
    /// The rest of its page.
    pub page: Page,
    /// What looks for it.
    pub check: Check,
    /// How a finding can be mended, the best way first.
    pub fixes: fn(&FixContext<'_>, &Finding) -> Vec<Fix>,
}

impl Rule {
    /// The word for the level that it has where nothing is set.
    #[must_use]
    pub const fn usual(&self) -> &'static str {
        if self.on { self.level.name() } else { "off" }
    }

    /// The level that its findings have by these settings, unless it says otherwise; `None` where it is silent.
    #[must_use]
    pub fn level_in(&self, config: &Config) -> Option<Level> {
        config.levels.get(self.name).unwrap_or(self.on.then_some(self.level))
    }

    /// Where its page can be read.
    #[must_use]
    pub fn url(&self) -> String {
        const PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/server/RULES.md");
        format!("{PAGES}#{}", self.name)
    }
}

/// What `okr-ls explain` tells beyond the summary.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What the rule looks at and when it keeps silent.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// A document that it flags.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
    /// Which settings it reads beyond its own level; may be empty.
    pub configuration: &'static str,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each key result that is still open and says something: two words at least.
    KeyResult(fn(&KeyResultContext<'_>, &mut Vec<Finding>)),
    /// Each objective with all below it, and each line outside of one.
    Body(fn(&BodyContext<'_>, &mut Vec<Finding>)),
    /// No document: it is found while a configuration is read.
    Configuration,
    /// Each comment that silences rules, once it is known what it silenced.
    Suppression(fn(&SuppressionContext<'_>, &mut Vec<Finding>)),
}

/// A key result and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct KeyResultContext<'a> {
    /// The body it stands in.
    pub body: &'a Body,
    /// Its index there.
    pub index: usize,
    /// The key result.
    pub key_result: &'a KeyResult,
    /// What surrounds the body.
    pub surroundings: Surroundings,
    /// The settings.
    pub config: &'a Config,
}

/// A body and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct BodyContext<'a> {
    /// The body.
    pub body: &'a Body,
    /// What surrounds it.
    pub surroundings: Surroundings,
    /// The settings.
    pub config: &'a Config,
}

impl<'a> BodyContext<'a> {
    /// The objective, where it is still open and meant: not quoted in a fence.
    #[must_use]
    pub fn open_objective(&self) -> Option<&'a Objective> {
        let meant = self.surroundings.quoted == Quoted::No;
        self.body.objective.as_ref().filter(|objective| meant && objective.state == State::Open)
    }
}

/// A comment that silences rules, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct SuppressionContext<'a> {
    /// The body it stands in.
    pub body: &'a Body,
    /// Its index there.
    pub index: usize,
    /// The comment.
    pub suppression: &'a Suppression,
    /// For each of its names, true where it silenced something.
    pub used: &'a [bool],
    /// What surrounds the body.
    pub surroundings: Surroundings,
}

/// Where a finding is to be mended.
#[derive(Clone, Copy, Debug)]
pub struct FixContext<'a> {
    /// The document.
    pub document: &'a Document,
    /// The index of the body that the finding counts in.
    pub block: usize,
    /// The settings.
    pub config: &'a Config,
}

impl<'a> FixContext<'a> {
    /// The body that the finding counts in.
    #[must_use]
    pub fn body(&self) -> &'a Body {
        &self.document.blocks()[self.block].body
    }

    /// An edit of that body, as one of the document.
    #[must_use]
    pub fn edit(&self, edit: TextEdit) -> TextEdit {
        self.edit_in(self.block, edit)
    }

    /// An edit of another body, as one of the document.
    #[must_use]
    pub fn edit_in(&self, block: usize, edit: TextEdit) -> TextEdit {
        edit.shifted(self.document.blocks()[block].start)
    }

    /// The key result that the finding is about.
    #[must_use]
    pub fn key_result(&self, finding: &Finding) -> Option<&'a KeyResult> {
        match finding.subject {
            super::Subject::KeyResult(index) => self.body().key_results.get(index),
            _ => None,
        }
    }
}

/// For rules that cannot mend what they find.
pub(super) fn no_fix(_: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    Vec::new()
}
