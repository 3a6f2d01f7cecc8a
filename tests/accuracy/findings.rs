//! What all rules together say of key results that people judged to be good, and how often each rule speaks.

use std::collections::{BTreeMap, BTreeSet};

use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::rules::{ALL, Finding, Level, Subject};
use okr_ls::text::Text;

use crate::corpus::Labelled;

/// A key result with what was said of it.
struct Judged<'a> {
    labelled: &'a Labelled,
    findings: Vec<Finding>,
}

/// Judges all key results, each below its objective with the others of that objective. Owner and cycle are
/// given, for the corpus has none.
fn judge(all: &[Labelled]) -> Vec<Judged<'_>> {
    let mut objectives: BTreeMap<(&str, &str), Vec<&Labelled>> = BTreeMap::new();
    for (index, labelled) in all.iter().enumerate() {
        match &labelled.objective {
            Some(objective) => objectives.entry((&labelled.source, objective)).or_default().push(labelled),
            None => drop(objectives.insert((&labelled.source, &labelled.kr), vec![&all[index]])),
        }
    }
    objectives
        .into_iter()
        .flat_map(|((_, objective), key_results)| together(objective, key_results))
        .collect()
}

fn together<'a>(objective: &str, key_results: Vec<&'a Labelled>) -> Vec<Judged<'a>> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("Cycle: 2026-Q4\nOwner: @ana\n\nObjective: {}\n", one_line(objective));
    for labelled in &key_results {
        text += &format!("  KR: {}\n", one_line(&labelled.kr));
    }
    let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
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

/// Prints the share of clean key results with a finding, and how often each rule fires on clean ones and on all.
pub(crate) fn print(all: &[Labelled]) {
    let judged = judge(all);
    let clean: Vec<_> = judged.iter().filter(|judged| is_clean(judged)).collect();
    let of_clean = clean.len();
    let share = |level: Level| {
        let flagged =
            clean.iter().filter(|judged| of_key_result(judged).any(|finding| finding.level >= level));
        100.0 * flagged.count() as f64 / of_clean.max(1) as f64
    };
    println!("findings on clean key results ({of_clean} of {})", judged.len());
    for level in [Level::Warning, Level::Info, Level::Hint] {
        println!("  {:7} or above {:5.1}%", level.name(), share(level));
    }
    println!("  {:24} {:>7} {:>6} {:>6}", "rule", "level", "clean", "all");
    for rule in ALL {
        let fires =
            |judged: &&Judged<'_>| judged.findings.iter().any(|finding| finding.rule.name == rule.name);
        let on_clean = clean.iter().filter(|judged| fires(judged)).count();
        let on_all = judged.iter().filter(fires).count();
        println!("  {:24} {:>7} {on_clean:>6} {on_all:>6}", rule.name, rule.usual());
    }
}

/// Lists where one rule fires, the clean key results first.
pub(crate) fn list(all: &[Labelled], rule: &str) {
    let mut lines = BTreeSet::new();
    for judged in &judge(all) {
        for finding in judged.findings.iter().filter(|finding| finding.rule.name == rule) {
            let mark = if is_clean(judged) { "clean" } else { judged.labelled.truth().unwrap_or("unclear") };
            lines.insert((!is_clean(judged), mark, &judged.labelled.kr, finding.message.clone()));
        }
    }
    lines.iter().for_each(|(_, mark, text, message)| println!("{mark}: {text}\n    {message}"));
}
