//! Judges a document, and keeps what it said of the bodies that a change spares.

use std::sync::Arc;

use super::{
    ALL, Finding, FixContext, Level, Subject, invalid_configuration,
    rule::{BodyContext, Check, KeyResultContext},
};
use crate::config::{Config, ConfigFile};
use crate::model::{Block, Body, Document, Place, Surroundings};
use crate::rewrite::Fix;
use crate::text::Span;

/// What was said of each body of a document, in order.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    config: Arc<Config>,
    bodies: Vec<Judged>,
}

#[derive(Clone, Debug)]
struct Judged {
    body: Arc<Body>,
    surroundings: Surroundings,
    findings: Arc<[Finding]>,
}

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
            | Subject::StrayCheckIn(_) => return self.span(document),
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
}

impl Judgement {
    /// The judgement of `document` by `config`.
    #[must_use]
    pub fn new(document: &Document, config: Arc<Config>) -> Self {
        Self { config, bodies: Vec::new() }.after(document)
    }

    /// What is to be said of a configuration, which `document` holds as one body.
    #[must_use]
    pub fn of_configuration(document: &Document, file: &ConfigFile) -> Self {
        let findings: Arc<[Finding]> = invalid_configuration::findings(file).into();
        let judged = |block: &Block| Judged {
            body: Arc::clone(&block.body),
            surroundings: Surroundings::default(),
            findings: Arc::clone(&findings),
        };
        Self { config: Config::builtin(), bodies: document.blocks().iter().take(1).map(judged).collect() }
    }

    /// The settings by which it judges.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The judgement of `document`; bodies that are still the same in the same surroundings are not judged again.
    #[must_use]
    pub fn after(&self, document: &Document) -> Self {
        let blocks = document.blocks();
        // Kept bodies stand at the front and at the back of the old row, those that changed between them.
        let shift = self.bodies.len().wrapping_sub(blocks.len());
        let kept = |index: usize, body: &Arc<Body>, surroundings: Surroundings| {
            [index, index.wrapping_add(shift)].into_iter().find_map(|index| {
                let old = self.bodies.get(index)?;
                let same = Arc::ptr_eq(&old.body, body) && old.surroundings == surroundings;
                same.then(|| Arc::clone(&old.findings))
            })
        };
        let bodies = blocks
            .iter()
            .zip(document.surroundings(&self.config))
            .enumerate()
            .map(|(index, (block, surroundings))| {
                let body = Arc::clone(&block.body);
                let findings = kept(index, &body, surroundings)
                    .unwrap_or_else(|| judge(&body, surroundings, &self.config).into());
                Judged { body, surroundings, findings }
            })
            .collect();
        Self { config: Arc::clone(&self.config), bodies }
    }

    /// Everything that was said, in the order of the bodies, and by place within each.
    pub fn rulings(&self) -> impl Iterator<Item = Ruling<'_>> {
        self.bodies.iter().enumerate().flat_map(|(block, _)| self.rulings_of(block))
    }

    /// What was said of the body at that index.
    pub fn rulings_of(&self, block: usize) -> impl Iterator<Item = Ruling<'_>> {
        let findings = self.bodies.get(block).map_or(&[][..], |judged| &judged.findings);
        findings.iter().map(move |finding| Ruling { config: &self.config, block, finding })
    }

    /// How many findings there are at each level, the least first.
    #[must_use]
    pub fn counts(&self) -> [usize; Level::ALL.len()] {
        let mut counts = [0; Level::ALL.len()];
        for ruling in self.rulings() {
            counts[ruling.finding.level as usize] += 1;
        }
        counts
    }
}

fn judge(body: &Body, surroundings: Surroundings, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in ALL {
        let Some(level) = rule.level_in(config) else { continue };
        let first = findings.len();
        match rule.check {
            Check::Configuration => {}
            Check::Body(check) => check(&BodyContext { body, surroundings, config }, &mut findings),
            Check::KeyResult(check) => {
                for (index, key_result) in body.open_key_results() {
                    check(&KeyResultContext { body, index, key_result, surroundings, config }, &mut findings);
                }
            }
        }
        for finding in &mut findings[first..] {
            // What a rule takes less seriously than usual never becomes more serious than usual.
            let usual = finding.level == rule.level;
            finding.level = if usual { level } else { finding.level.min(level) };
        }
    }
    findings.sort_by_key(|finding| (finding.span, std::cmp::Reverse(finding.level)));
    findings
}
