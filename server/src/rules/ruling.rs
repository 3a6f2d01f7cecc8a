//! A finding in its document: where it stands, and the ways out.

use super::{Finding, FixContext, Subject, allow, rule::Check};
use crate::config::Config;
use crate::model::{Document, Place};
use crate::rewrite::{Fix, silence};
use crate::text::Span;

/// A finding with the index of the body that it counts in.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'a> {
    /// The settings by which it was found.
    pub config: &'a Config,
    /// The index of the body.
    pub block: usize,
    /// What was found there.
    pub finding: &'a Finding,
}

impl Ruling<'_> {
    /// Where it stands in the document.
    #[must_use]
    pub fn span(&self, document: &Document) -> Span {
        document.place(self.block, self.finding.span)
    }

    /// From where it can be mended: its own words, and anywhere on the lines of the item that it is about.
    #[must_use]
    pub fn reach(&self, document: &Document) -> Span {
        let body = &document.blocks()[self.block].body;
        let item = match self.finding.subject {
            Subject::Objective => Place::Objective,
            Subject::KeyResult(index) => Place::KeyResult(index),
            Subject::Initiative(index) => Place::Initiative(index),
            Subject::Note(_)
            | Subject::Property(_)
            | Subject::StrayProperty(_)
            | Subject::StrayCheckIn(_)
            | Subject::Suppression(_) => return self.span(document),
        };
        let text = |lines: Span| Span::new(lines.start, lines.start + body.slice(lines).trim_end().len());
        let head = body.layout(item).map_or(self.finding.span, |layout| text(layout.head));
        document.place(self.block, head.cover(self.finding.span))
    }

    /// The ways to mend it, the best first.
    #[must_use]
    pub fn fixes(&self, document: &Document) -> Vec<Fix> {
        (self.finding.rule.fixes)(
            &FixContext { document, block: self.block, config: self.config },
            self.finding,
        )
    }

    /// The way not to hear of it again: a comment above its line. What is said of such comments has none.
    #[must_use]
    pub fn silence(&self, document: &Document) -> Option<Fix> {
        let rule = self.finding.rule;
        if matches!(rule.check, Check::Suppression(_) | Check::Configuration) {
            return None;
        }
        let body = &document.blocks()[self.block].body;
        let line = body.line_start(self.finding.span.start);
        let (block, edit) = match allow::comment_above(document, self.block, line) {
            Some((block, index)) => {
                let above = &document.blocks()[block].body;
                (block, silence::silence_too(&above.suppressions[index], rule.name))
            }
            None => (self.block, silence::silence(body, line, rule.name)),
        };
        let title = format!("Silence {} here", rule.name);
        let edits = vec![edit.shifted(document.blocks()[block].start)];
        Some(Fix { title, edits, preferred: false, safe: false })
    }
}
