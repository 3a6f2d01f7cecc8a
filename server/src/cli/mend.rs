//! Applies the fixes that need no thought.

use std::sync::Arc;

use super::select::Filter;
use crate::actions::fix_all::{ROUNDS, round};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::rewrite::{self, TextEdit};
use crate::text::{Encoding, Text};

/// A fix that was applied. Its place is the one before it, counted from 1.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    pub(super) rule: &'static str,
    pub(super) title: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The text without the findings that would be shown and that a safe fix takes away, and what was done.
pub(super) fn mend(mut text: String, config: &Arc<Config>, filter: &Filter<'_>) -> (String, Vec<Mend>) {
    let mut done = Vec::new();
    for _ in 0..ROUNDS {
        let analysis = Analysis::of(Text::from(text.as_str()), Arc::clone(config));
        let mut edits: Vec<TextEdit> = Vec::new();
        let shown = filter.select(&text, &analysis).found.into_iter().filter(|ruling| filter.shows(ruling));
        for (ruling, fix) in round(analysis.document(), shown) {
            let at = analysis.text().position_of(ruling.span(analysis.document()).start, Encoding::Utf32);
            let (line, column) = (at.line + 1, at.column + 1);
            done.push(Mend { rule: ruling.finding.rule.name, title: fix.title, line, column });
            edits.extend(fix.edits);
        }
        let mended = rewrite::apply(&text, &edits);
        if mended == text {
            break;
        }
        text = mended;
    }
    (text, done)
}
