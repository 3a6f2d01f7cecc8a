//! Judges a document, and keeps what it said of the bodies that a change spares.
//!
//! What the rules find goes through three hands: levels as people set them, comments that silence it, and at most
//! two warnings on one key result.

use std::collections::HashSet;
use std::sync::Arc;

use super::allow::{self, Allowances, Allowed, Name};
use super::moderate::moderate;
use super::{
    ALL, Finding, Level, Rule, Ruling, invalid_configuration,
    rule::{BodyContext, Check, KeyResultContext, SuppressionContext},
};
use crate::config::{Config, ConfigFile};
use crate::model::{Block, Body, Document, Surroundings};

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
    allowed: Vec<Allowed>,
    verdict: Arc<BodyVerdict>,
    /// All that is said of it, where something is to be said of its comments, too.
    with_comments: Option<Arc<[Finding]>>,
}

impl Judged {
    fn findings(&self) -> &[Finding] {
        self.with_comments.as_deref().unwrap_or(&self.verdict.findings)
    }
}

/// What a body's own text, its surroundings and the comments that reach it come to.
#[derive(Debug)]
struct BodyVerdict {
    findings: Vec<Finding>,
    /// For each thing that is allowed, true where there was any of it.
    used: Vec<bool>,
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
        let verdict =
            Arc::new(BodyVerdict { findings: invalid_configuration::findings(file), used: Vec::new() });
        let judged = |block: &Block| Judged {
            body: Arc::clone(&block.body),
            surroundings: Surroundings::default(),
            allowed: Vec::new(),
            verdict: Arc::clone(&verdict),
            with_comments: None,
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
        let allowances = Allowances::of(document);
        // Kept bodies stand at the front and at the back of the old row, those that changed between them.
        let shift = self.bodies.len().wrapping_sub(blocks.len());
        let kept = |index: usize, body: &Arc<Body>, surroundings: Surroundings, allowed: &[Allowed]| {
            [index, index.wrapping_add(shift)].into_iter().find_map(|index| {
                let old = self.bodies.get(index)?;
                let same = Arc::ptr_eq(&old.body, body)
                    && old.surroundings == surroundings
                    && old.allowed == allowed;
                same.then(|| Arc::clone(&old.verdict))
            })
        };
        let mut used = HashSet::new();
        let mut bodies = Vec::with_capacity(blocks.len());
        for (index, (block, surroundings)) in
            blocks.iter().zip(document.surroundings(&self.config)).enumerate()
        {
            let body = Arc::clone(&block.body);
            let (allowed, names) = allowances.in_body(index);
            let verdict = kept(index, &body, surroundings, &allowed)
                .unwrap_or_else(|| Arc::new(judge(&body, surroundings, &allowed, &self.config)));
            used.extend(names.iter().zip(&verdict.used).filter(|(_, used)| **used).map(|(name, _)| *name));
            bodies.push(Judged { body, surroundings, allowed, verdict, with_comments: None });
        }
        let mut judgement = Self { config: Arc::clone(&self.config), bodies };
        judgement.add_suppressions(&used);
        judgement
    }

    /// Adds what is to be said of comments, now that it is known which names in them silenced something.
    fn add_suppressions(&mut self, used: &HashSet<Name>) {
        for (block, judged) in self.bodies.iter_mut().enumerate() {
            if judged.body.suppressions.is_empty() {
                continue;
            }
            let found = suppressions(block, &judged.body, judged.surroundings, used, &self.config);
            if !found.is_empty() {
                let mut findings = [&judged.verdict.findings[..], &found[..]].concat();
                sort(&mut findings);
                judged.with_comments = Some(findings.into());
            }
        }
    }

    /// Everything that was said, in the order of the bodies, and by place within each.
    pub fn rulings(&self) -> impl Iterator<Item = Ruling<'_>> {
        self.bodies.iter().enumerate().flat_map(|(block, _)| self.rulings_of(block))
    }

    /// What was said of the body at that index.
    pub fn rulings_of(&self, block: usize) -> impl Iterator<Item = Ruling<'_>> {
        let findings = self.bodies.get(block).map_or(&[][..], Judged::findings);
        findings.iter().map(move |finding| Ruling { config: &self.config, block, finding })
    }

    /// What surrounds the body at that index.
    #[must_use]
    pub fn surroundings_of(&self, block: usize) -> Surroundings {
        self.bodies.get(block).map_or_else(Surroundings::default, |judged| judged.surroundings)
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

fn judge(body: &Body, surroundings: Surroundings, allowed: &[Allowed], config: &Config) -> BodyVerdict {
    let mut findings = Vec::new();
    for rule in ALL.iter().filter(|rule| !(rule.words && surroundings.foreign)) {
        let Some(level) = rule.level_in(config) else { continue };
        let first = findings.len();
        match rule.check {
            Check::Body(check) => check(&BodyContext { body, surroundings, config }, &mut findings),
            Check::KeyResult(check) => {
                for (index, key_result) in body.open_key_results() {
                    check(&KeyResultContext { body, index, key_result, surroundings, config }, &mut findings);
                }
            }
            Check::Suppression(_) | Check::Configuration => {}
        }
        set_level(&mut findings[first..], rule, level);
    }
    sort(&mut findings);
    let used = allow::silence(allowed, body, &mut findings);
    moderate(&mut findings);
    BodyVerdict { findings, used }
}

/// What is to be said of the comments in a body.
fn suppressions(
    block: usize,
    body: &Body,
    surroundings: Surroundings,
    used: &HashSet<Name>,
    config: &Config,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in ALL {
        let Check::Suppression(check) = rule.check else { continue };
        let Some(level) = rule.level_in(config) else { continue };
        let first = findings.len();
        for (index, suppression) in body.suppressions.iter().enumerate() {
            let names = 0..suppression.names.len();
            let used: Vec<bool> = names.map(|name| used.contains(&(block, index, name))).collect();
            let context = SuppressionContext { body, index, suppression, used: &used, surroundings };
            check(&context, &mut findings);
        }
        set_level(&mut findings[first..], rule, level);
    }
    findings
}

fn set_level(findings: &mut [Finding], rule: &Rule, level: Level) {
    for finding in findings {
        // What a rule takes less seriously than usual never becomes more serious than usual.
        let usual = finding.level == rule.level;
        finding.level = if usual { level } else { finding.level.min(level) };
    }
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.span, std::cmp::Reverse(finding.level)));
}
