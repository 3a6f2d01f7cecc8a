//! What is to be shown of one file, in whatever format.

use std::path::Path;

use super::mend::Mend;
use crate::analysis::Analysis;
use crate::rules::{Level, Ruling};

/// How many findings of each level there are, the least first.
pub(super) type Counts = [usize; Level::ALL.len()];

/// A file, and what to show of it.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    /// What people call the file.
    pub(super) name: &'a Path,
    /// Its text, without a byte order mark.
    pub(super) text: &'a str,
    /// All that is known of it.
    pub(super) analysis: &'a Analysis,
    /// The findings to show.
    pub(super) shown: &'a [Ruling<'a>],
    /// What was mended in it.
    pub(super) mended: &'a [Mend],
}

/// What came of all files together.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Files that were checked.
    pub(super) checked: usize,
    /// Files of which something is shown.
    pub(super) flagged: usize,
    /// Findings that are shown.
    pub(super) shown: Counts,
    /// Findings that count, but lie below the level that is shown.
    pub(super) hidden: Counts,
    /// Findings that were mended.
    pub(super) mended: usize,
    /// Findings that the baseline knows.
    pub(super) known: usize,
    /// Findings of the baseline that no longer occur.
    pub(super) gone: usize,
    /// Findings that were written to a baseline.
    pub(super) recorded: Option<usize>,
}

impl Summary {
    /// Takes in what came of one more file.
    pub(super) fn add(&mut self, other: &Self) {
        let sum = |to: &mut Counts, from: Counts| to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        self.checked += other.checked;
        self.flagged += other.flagged;
        sum(&mut self.shown, other.shown);
        sum(&mut self.hidden, other.hidden);
        self.mended += other.mended;
        self.known += other.known;
        self.gone += other.gone;
        if let Some(recorded) = other.recorded {
            *self.recorded.get_or_insert_default() += recorded;
        }
    }

    /// How many findings of that level or above there are, shown or not.
    pub(super) fn at_least(&self, level: Level) -> usize {
        let from = level as usize;
        self.shown[from..].iter().chain(&self.hidden[from..]).sum()
    }
}
