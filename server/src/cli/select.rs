//! Which findings count: those that the baseline does not know, on lines that have changed.

use super::baseline::{Key, Known};
use super::since::Changed;
use crate::analysis::Analysis;
use crate::rules::{Level, Ruling};
use crate::text::Span;

/// What narrows the findings of one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter<'a> {
    /// What the baseline knows of the file.
    pub(super) known: Option<&'a Known>,
    /// What has changed in it; `None` where that does not matter.
    pub(super) changed: Option<&'a Changed>,
    /// From which level on findings are shown.
    pub(super) level: Level,
}

/// What is left of a file's findings.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    /// The findings that count.
    pub(super) found: Vec<Ruling<'a>>,
    /// How many were known.
    pub(super) known: usize,
    /// How many are known, but no longer occur.
    pub(super) gone: usize,
}

impl Filter<'_> {
    /// Sorts the findings on `text`.
    pub(super) fn select<'a>(&self, text: &str, analysis: &'a Analysis) -> Selection<'a> {
        let mut left = self.known.cloned().unwrap_or_default();
        let changed = self.changed.map(|changed| changed.spans(text));
        let mut known = 0;
        let mut found = Vec::new();
        for ruling in analysis.judgement().rulings() {
            if !left.is_empty()
                && let Some(count) = left.get_mut(&Key::of(analysis, &ruling)).filter(|count| **count > 0)
            {
                *count -= 1;
                known += 1;
                continue;
            }
            let reach = ruling.reach(analysis.document());
            if changed.as_ref().is_none_or(|spans| touches(spans, reach)) {
                found.push(ruling);
            }
        }
        Selection { found, known, gone: left.values().sum() }
    }

    /// True where the finding is shown.
    pub(super) fn shows(&self, ruling: &Ruling<'_>) -> bool {
        ruling.finding.level >= self.level
    }
}

/// True where one of `spans`, which are in order, touches `span`.
fn touches(spans: &[Span], span: Span) -> bool {
    let first = spans.partition_point(|before| before.end < span.start);
    spans.get(first).is_some_and(|first| first.touches(span))
}
