//! What is wrong with a way to change a document, whoever offers it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::date;
use okr_ls::actions::{Kind, Query};
use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::rewrite::{self, Fix};
use okr_ls::rules::{Level, Ruling};
use okr_ls::text::{Span, Text};

/// Rules whose fixes put one word in the place of another.
const REPLACING: [&str; 3] = ["missing-number", "contradictory-direction", "wrong-way"];

/// What was found wrong, and in how many ways.
#[derive(Default)]
pub(crate) struct Faults {
    applied: usize,
    wrong: Vec<String>,
}

/// A way to change a document.
struct Way<'a> {
    document: &'a str,
    config: &'a Arc<Config>,
    before: &'a Analysis,
    fix: Fix,
    /// The rule whose finding it ends.
    ruling: Option<Ruling<'a>>,
}

impl Faults {
    /// Looks at the ways out of all findings.
    pub(crate) fn look_at_fixes(&mut self, document: &str, config: &Arc<Config>) {
        let before = &*Analysis::of(Text::from(document), Arc::clone(config));
        for ruling in before.judgement().rulings() {
            let fixes = ruling.fixes(before.document());
            let preferred = fixes.iter().filter(|fix| fix.preferred).count();
            assert!(preferred <= 1 && fixes.iter().skip(1).all(|fix| !fix.preferred), "{fixes:?}");
            for fix in fixes {
                self.look_at(&Way { document, config, before, fix, ruling: Some(ruling) });
            }
        }
    }

    /// Looks at what is offered on every key result, whether anything is wrong with it or not.
    pub(crate) fn look_at_refactors(&mut self, document: &str, config: &Arc<Config>) {
        let before = &*Analysis::of(Text::from(document), Arc::clone(config));
        for fix in (0..before.document().blocks().len()).flat_map(|block| refactors(before, block)) {
            assert!(!fix.preferred && !fix.safe, "{fix:?}");
            self.look_at(&Way { document, config, before, fix, ruling: None });
        }
    }

    fn look_at(&mut self, way: &Way<'_>) {
        self.applied += 1;
        let fixed = rewrite::apply(way.document, &way.fix.edits);
        let after = Analysis::of(Text::from(fixed.as_str()), Arc::clone(way.config));
        let name = way.ruling.map_or("a key result", |ruling| ruling.finding.rule.name);
        for fault in way.faults(&fixed, &after) {
            let Way { fix, document, .. } = way;
            self.wrong.push(format!("{fault}: “{}” for {name} made\n{document}\ninto\n{fixed}\n", fix.title));
        }
    }

    /// A verdict is a weighing: now and then two more words tip it. More than that is a fault of the fix.
    pub(crate) fn expect_few(&self, least: usize) {
        let Self { applied, wrong } = self;
        assert!(*applied > least, "only {applied}");
        // Of each kind the first.
        let kinds: BTreeMap<&str, &String> =
            wrong.iter().rev().map(|wrong| (wrong.lines().next().unwrap_or_default(), wrong)).collect();
        let shown: String = kinds.values().take(20).map(|wrong| wrong.as_str()).collect();
        assert!(wrong.len() * 1000 <= *applied, "{} of {applied} are wrong, such as\n{shown}", wrong.len());
    }
}

impl Way<'_> {
    fn faults(&self, fixed: &str, after: &Analysis) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.ends(after) {
            faults.push("it is still there".into());
        }
        faults.extend(self.comes(after));
        faults.extend(self.document.split_whitespace().filter_map(|word| self.loses(word, fixed)));
        let bare_breaks = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
        if self.document.contains("\r\n") && bare_breaks(fixed) > 0 {
            faults.push("line ends changed".into());
        }
        if self.document.starts_with('\u{FEFF}') != fixed.starts_with('\u{FEFF}') {
            faults.push("the mark moved".into());
        }
        faults.extend(
            self.untouched()
                .into_iter()
                .filter(|line| !fixed.contains(*line))
                .map(|line| format!("{line:?} was touched")),
        );
        faults
    }

    /// True where its finding is gone; another action is not offered once more, so that doing it twice is doing it
    /// once.
    fn ends(&self, after: &Analysis) -> bool {
        let of_rule = |analysis: &Analysis, rule: &str| {
            analysis.judgement().rulings().filter(|other| other.finding.rule.name == rule).count()
        };
        let block = self.fix.edits.iter().map(|edit| edit.span.start).min();
        let block = block.and_then(|start| self.before.document().block_at(start)).unwrap_or_default();
        let of_title = |analysis: &Analysis| {
            refactors(analysis, block).iter().filter(|other| other.title == self.fix.title).count()
        };
        match self.ruling {
            Some(ruling) => {
                of_rule(after, ruling.finding.rule.name) < of_rule(self.before, ruling.finding.rule.name)
            }
            // Back and forth is what it is for.
            None if self.fix.title == "Swap baseline and target" => true,
            None => of_title(after) < of_title(self.before),
        }
    }

    /// What is serious and was not there before.
    fn comes(&self, after: &Analysis) -> Vec<String> {
        let before = serious(self.before);
        // What is split hands on to each part what the whole lacked.
        let splits = self.fix.title.starts_with("Split");
        // Once a keyword is read, what stands there is judged.
        let reveals = self.ruling.is_some_and(|ruling| ruling.finding.rule.name == "misspelt-keyword");
        let is_new = |(came, count): &(&'static str, usize)| {
            let had = before.get(came).copied().unwrap_or_default();
            *came != "unfilled-placeholder" && !reveals && if splits { had == 0 } else { *count > had }
        };
        serious(after).into_iter().filter(is_new).map(|(came, _)| format!("{came} came")).collect()
    }

    fn loses(&self, word: &str, fixed: &str) -> Option<String> {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let value = || self.ruling.map_or("", |ruling| ruling.span(self.before.document()).of(self.document));
        let rule = self.ruling.map_or("", |ruling| ruling.finding.rule.name);
        let goes = match rule {
            // A part that becomes a sentence begins with a capital.
            _ if self.fix.title.starts_with("Split") => {
                bare == "and" || fixed.to_lowercase().contains(&bare.to_lowercase())
            }
            _ if REPLACING.contains(&rule) => true,
            "shared-owner" => word.starts_with('@') || word == "and",
            // An initiative has another marker.
            _ if self.fix.title == "Move to initiatives" => bare.starts_with("KR"),
            // The reason becomes the objective.
            "objective-is-task" => bare == "Why",
            "duplicate-label" | "invalid-value" | "misspelt-keyword" => value().contains(bare),
            "unused-suppression" => true,
            _ => false,
        };
        (!fixed.contains(bare) && !goes).then(|| format!("{word:?} was lost"))
    }

    /// The lines that no edit has to do with, without their breaks.
    fn untouched(&self) -> Vec<&str> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.document.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            start = span.end;
            if !self.fix.edits.iter().any(|edit| edit.span.touches(span)) {
                lines.push(line.trim_end_matches(['\r', '\n']));
            }
        }
        lines
    }
}

/// How often each rule found something serious, said as such or not.
fn serious(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    let serious = |ruling: &Ruling<'_>| ruling.finding.level >= Level::Warning || ruling.finding.lowered;
    for ruling in analysis.judgement().rulings().filter(serious) {
        *counts.entry(ruling.finding.rule.name).or_default() += 1;
    }
    counts
}

/// What is offered on each key result of a body beyond the ways out of findings.
fn refactors(analysis: &Analysis, block: usize) -> Vec<Fix> {
    let document = analysis.document();
    let of = |marker: Span| {
        let query = Query { analysis, span: document.place(block, marker), today: date(2026, 11, 22) };
        query
            .actions(|kind| matches!(kind, Kind::Rewrite | Kind::Addition))
            .into_iter()
            .map(|action| action.fix)
    };
    document.blocks()[block]
        .body
        .key_results
        .iter()
        .map(|key_result| key_result.marker)
        .flat_map(of)
        .collect()
}
