//! How rules are tested: the text with the expected findings drawn below its lines.

use std::panic::Location;
use std::path::Path;
use std::sync::Arc;

use super::{Finding, Judgement, Level, Rule};
use crate::config::Config;
use crate::model::Document;
use crate::rewrite;
use crate::syntax::SyntaxTree;
use crate::text::{Encoding, Text};

/// A text, and what was said of it.
struct Judged {
    text: Text,
    document: Document,
    judgement: Judgement,
}

impl Judged {
    fn new(text: &str) -> Self {
        Self::by(Config::builtin(), text)
    }

    fn by(config: Arc<Config>, text: &str) -> Self {
        let text = Text::from(text);
        let document = Document::read(&SyntaxTree::parse(&text), &text, &config);
        let judgement = Judgement::new(&document, config);
        Self { text, document, judgement }
    }

    /// How often that rule found something.
    fn count(&self, rule: &str) -> usize {
        self.judgement.rulings().filter(|ruling| ruling.finding.rule.name == rule).count()
    }
}

/// The usual settings, with `rule` at its own level though it may be off by default.
fn with(rule: &Rule) -> Arc<Config> {
    let mut config = Config::default();
    config.levels.set(rule.name, Some(rule.level));
    Arc::new(config)
}

/// The names of all findings on `text` with `rule` turned on.
pub(super) fn findings_with(rule: &Rule, text: &str) -> Vec<&'static str> {
    let judged = Judged::by(with(rule), text);
    judged.judgement.rulings().map(|ruling| ruling.finding.rule.name).collect()
}

/// Judges the fixture without its marks, and compares what was found with them. A mark is a line
/// `^^^ rule: part of the message` or `^^^ rule (level): …` below the words that it is about. Findings below a
/// warning count where they come from the rule under test, in whose file the fixture stands, or from one that a
/// mark names: a fixture for one rule need not please all others.
#[track_caller]
pub(super) fn check(fixture: &str) {
    check_by(Config::builtin(), fixture);
}

/// The same with `rule` turned on.
#[track_caller]
pub(super) fn check_with(rule: &Rule, fixture: &str) {
    check_by(with(rule), fixture);
}

/// The same by other settings.
#[track_caller]
pub(super) fn check_by(config: Arc<Config>, fixture: &str) {
    let file = Path::new(Location::caller().file()).file_stem().unwrap_or_default();
    let under_test = file.to_string_lossy().replace('_', "-");
    let mut text = String::new();
    let mut expected = Vec::new();
    let mut line_count = 0;
    for line in fixture.lines() {
        if let Some((column, mark)) = mark(line) {
            expected.push((line_count - 1, column, mark));
        } else {
            text.push_str(line);
            text.push('\n');
            line_count += 1;
        }
    }
    let counts = |finding: &Finding| {
        let rule = finding.rule.name;
        // Near misses are listed under one objective, however many.
        finding.level >= Level::Warning && rule != "too-many-key-results"
            || rule == under_test
            || expected.iter().any(|(_, _, mark): &(usize, usize, Mark)| mark.rule == rule)
    };
    let judged = Judged::by(config, &text);
    let mut missing = expected.clone();
    let mut surplus = Vec::new();
    for ruling in judged.judgement.rulings().filter(|ruling| counts(ruling.finding)) {
        let finding = ruling.finding;
        let span = ruling.span(&judged.document);
        let at = judged.text.position_of(span.start, Encoding::Utf32);
        let width = judged.text.position_of(span.end, Encoding::Utf32).column - at.column;
        let found = missing.iter().position(|(line, column, mark)| {
            (*line, *column, mark.width) == (at.line, at.column, width)
                && mark.rule == finding.rule.name
                && mark.level.as_deref().unwrap_or(finding.rule.level.name()) == finding.level.name()
                && finding.message.contains(&mark.message)
        });
        match found {
            Some(index) => drop(missing.remove(index)),
            None => surplus.push(format!(
                "line {}, column {}, width {width}: {} ({}): {}",
                at.line + 1,
                at.column + 1,
                finding.rule.name,
                finding.level,
                finding.message
            )),
        }
    }
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "in\n{text}\nmissing: {missing:#?}\nsurplus: {surplus:#?}"
    );
}

#[derive(Clone, Debug)]
struct Mark {
    width: usize,
    rule: String,
    level: Option<String>,
    message: String,
}

fn mark(line: &str) -> Option<(usize, Mark)> {
    let trimmed = line.trim_start();
    let carets = trimmed.len() - trimmed.trim_start_matches('^').len();
    let (head, message) = trimmed.get(carets..).filter(|_| carets > 0)?.split_once(':')?;
    let (rule, level) = match head.trim().split_once(" (") {
        Some((rule, level)) => (rule, Some(level.trim_end_matches(')').to_owned())),
        None => (head.trim(), None),
    };
    let mark = Mark { width: carets, rule: rule.into(), level, message: message.trim().into() };
    Some((line.len() - trimmed.len(), mark))
}

/// Applies the fix of that title to the finding at the cursor (`|`), and compares. The finding must be gone
/// then, and nothing new at warning or above but blanks to fill in.
#[track_caller]
pub(super) fn check_fix(fixture: &str, title: &str, expected: &str) {
    check_fix_by(&Config::builtin(), fixture, title, expected);
}

/// The same with `rule` turned on.
#[track_caller]
pub(super) fn check_fix_with(rule: &Rule, fixture: &str, title: &str, expected: &str) {
    check_fix_by(&with(rule), fixture, title, expected);
}

#[track_caller]
fn check_fix_by(config: &Arc<Config>, fixture: &str, title: &str, expected: &str) {
    let cursor = fixture.find('|').expect("a cursor in the fixture");
    let text = fixture.replacen('|', "", 1);
    let judged = Judged::by(Arc::clone(config), &text);
    let at_cursor: Vec<_> = judged
        .judgement
        .rulings()
        .filter(|ruling| {
            let span = ruling.reach(&judged.document);
            span.start <= cursor && cursor <= span.end
        })
        .collect();
    let fixes = at_cursor.iter().flat_map(|ruling| {
        let rule = ruling.finding.rule.name;
        let fixes = ruling.fixes(&judged.document).into_iter().chain(ruling.silence(&judged.document));
        fixes.map(move |fix| (rule, fix)).collect::<Vec<_>>()
    });
    let fixes: Vec<_> = fixes.collect();
    let titles: Vec<&str> = fixes.iter().map(|(_, fix)| fix.title.as_str()).collect();
    let (rule, fix) = fixes.iter().find(|(_, fix)| fix.title == title).unwrap_or_else(|| {
        panic!("no “{title}” at {:?}, only {titles:?}", judged.text.position_of(cursor, Encoding::Utf32))
    });
    let fixed = rewrite::apply(&text, &fix.edits);
    assert_eq!(fixed, expected);

    let after = Judged::by(Arc::clone(config), &fixed);
    assert!(after.count(rule) < judged.count(rule), "{rule} is still there");
    for ruling in after.judgement.rulings().filter(|ruling| ruling.finding.level >= Level::Warning) {
        let rule = ruling.finding.rule.name;
        let known = rule == "unfilled-placeholder" || after.count(rule) <= judged.count(rule);
        assert!(known, "{rule} came: {}", ruling.finding.message);
    }
}

/// The titles of all fixes of the first finding on `text`.
pub(super) fn titles(text: &str) -> Vec<String> {
    let judged = Judged::new(text);
    let fixes = judged.judgement.rulings().next().map(|ruling| ruling.fixes(&judged.document));
    fixes.unwrap_or_default().into_iter().map(|fix| fix.title).collect()
}
