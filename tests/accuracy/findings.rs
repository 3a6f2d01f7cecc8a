//! What all rules together say of key results that people judged to be good, and how often each rule speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::rules::{ALL, Finding, Level, Subject};
use okr_ls::text::Text;

use crate::corpus::Labelled;

/// Below these the program fails: at most so many clean key results with a finding at warning or above, and at
/// info or above.
pub(crate) const FLOORS: [(Level, f64); 2] = [(Level::Warning, 0.05), (Level::Info, 0.15)];

/// The same by weights that never saw the source.
pub(crate) const FLOORS_LEFT_OUT: [(Level, f64); 2] = [(Level::Warning, 0.06), (Level::Info, 0.15)];

/// A key result with what was said of it.
pub(crate) struct Judged<'a> {
    labelled: &'a Labelled,
    findings: Vec<Finding>,
}

/// Judges all key results, each below its objective with the others of that objective. Owner and cycle are
/// given, for the corpus has none; the cycle is long enough for all its years.
pub(crate) fn judge<'a>(all: &[&'a Labelled], config: &Arc<Config>) -> Vec<Judged<'a>> {
    let mut objectives: BTreeMap<(&str, &str), Vec<&'a Labelled>> = BTreeMap::new();
    for labelled in all {
        let objective = labelled.objective.as_ref().unwrap_or(&labelled.kr);
        objectives.entry((&labelled.source, objective)).or_default().push(labelled);
    }
    let together =
        |((_, objective), key_results): ((&str, &str), _)| together(objective, key_results, config);
    objectives.into_iter().flat_map(together).collect()
}

fn together<'a>(objective: &str, key_results: Vec<&'a Labelled>, config: &Arc<Config>) -> Vec<Judged<'a>> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cycle = "Cycle: 2015-01-01..2035-12-31";
    let mut text = format!("{cycle}\nOwner: @ana\n\nObjective: {}\n", one_line(objective));
    for labelled in &key_results {
        text += &format!("  KR: {}\n", one_line(&labelled.kr));
    }
    let analysis = Analysis::of(Text::from(text.as_str()), Arc::clone(config));
    let mut judged: Vec<Judged<'_>> =
        key_results.into_iter().map(|labelled| Judged { labelled, findings: Vec::new() }).collect();
    for ruling in analysis.judgement().rulings() {
        let index = match ruling.finding.subject {
            Subject::KeyResult(index) => index,
            // What is said of an objective is counted with its first key result.
            _ => 0,
        };
        if let Some(judged) = judged.get_mut(index) {
            judged.findings.push(ruling.finding.clone());
        }
    }
    judged
}

fn is_clean(judged: &Judged<'_>) -> bool {
    judged.labelled.truth() == Some("clean") && judged.labelled.kind == "outcome"
}

/// What is said of the key result itself, and not of its objective.
fn of_key_result<'a>(judged: &'a Judged<'_>) -> impl Iterator<Item = &'a Finding> {
    judged.findings.iter().filter(|finding| matches!(finding.subject, Subject::KeyResult(_)))
}

/// The share of clean key results with a finding of this level or above.
fn share(judged: &[Judged<'_>], level: Level) -> f64 {
    let clean: Vec<_> = judged.iter().filter(|judged| is_clean(judged)).collect();
    let flagged = clean.iter().filter(|judged| of_key_result(judged).any(|finding| finding.level >= level));
    flagged.count() as f64 / clean.len().max(1) as f64
}

/// Prints the share of clean key results with a finding, by level; false above the floors.
pub(crate) fn hold(judged: &[Judged<'_>], floors: &[(Level, f64)]) -> bool {
    println!("findings on clean key results");
    for level in [Level::Warning, Level::Info, Level::Hint] {
        println!("  {:7} or above {:5.1}%", level.name(), 100.0 * share(judged, level));
    }
    let missed = floors.iter().filter(|(level, most)| share(judged, *level) > *most);
    missed.map(|(level, most)| println!("above the floor: {} {:.0}%", level.name(), 100.0 * most)).count()
        == 0
}

/// Prints how often each rule fires on clean key results and on all.
pub(crate) fn print(judged: &[Judged<'_>]) {
    println!("  {:24} {:>7} {:>6} {:>6}", "rule", "level", "clean", "all");
    for rule in ALL {
        let fires =
            |judged: &&Judged<'_>| judged.findings.iter().any(|finding| finding.rule.name == rule.name);
        let on_clean = judged.iter().filter(|judged| is_clean(judged)).filter(fires).count();
        let on_all = judged.iter().filter(fires).count();
        println!("  {:24} {:>7} {on_clean:>6} {on_all:>6}", rule.name, rule.usual());
    }
}

/// Lists where one rule fires, the clean key results first.
pub(crate) fn list(all: &[Labelled], rule: &str) {
    let mut lines = BTreeSet::new();
    for judged in &judge(&all.iter().collect::<Vec<_>>(), &Config::builtin()) {
        for finding in judged.findings.iter().filter(|finding| finding.rule.name == rule) {
            let mark = if is_clean(judged) { "clean" } else { judged.labelled.truth().unwrap_or("unclear") };
            lines.insert((!is_clean(judged), mark, &judged.labelled.kr, finding.message.clone()));
        }
    }
    lines.iter().for_each(|(_, mark, text, message)| println!("{mark}: {text}\n    {message}"));
}
