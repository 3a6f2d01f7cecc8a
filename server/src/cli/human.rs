//! Findings for people: the line, the words underlined, and the way out.

use std::fmt::Write as _;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet};

use super::mend::Mend;
use super::report::{Counts, Report, Summary};
use crate::rules::{Level, Ruling};
use crate::text::{Encoding, Span};

/// Bytes of a line shown on either side of the words in question, at most.
const CONTEXT: usize = 300;

/// All that is shown of a file, ready to print.
pub(super) fn findings(report: &Report<'_>) -> String {
    let mut out = mended(report);
    if !out.is_empty() {
        out.push('\n');
    }
    for ruling in report.shown {
        out.push_str(&one(report, ruling));
        out.push_str("\n\n");
    }
    out
}

/// What was mended in a file, a line each.
pub(super) fn mended(report: &Report<'_>) -> String {
    let name = report.name.display();
    let line = |Mend { rule, title, line, column }: &Mend| {
        format!("mended[{rule}]: {name}:{line}:{column}: {title}\n")
    };
    report.mended.iter().map(line).collect()
}

fn one(report: &Report<'_>, ruling: &Ruling<'_>) -> String {
    let Report { text, analysis, .. } = *report;
    let finding = ruling.finding;
    let span = ruling.span(analysis.document());
    let shown = surroundings(text, span);
    let at = analysis.text().position_of(shown.start, Encoding::Utf32);
    let name = report.name.display().to_string();
    let snippet = Snippet::source(shown.of(text))
        .line_start(at.line + 1)
        .path(name)
        .annotation(AnnotationKind::Primary.span(span.start - shown.start..span.end - shown.start));
    let mut group =
        severity(finding.level).primary_title(&finding.message).id(finding.rule.name).element(snippet);
    if let Some(fix) = ruling.fixes(analysis.document()).iter().find(|fix| fix.preferred) {
        group = group.element(Severity::HELP.no_name().message(format!("fix: {}", fix.title)));
    }
    Renderer::styled().render(&[group])
}

/// The whole line around `span`, or as much of a huge one as helps.
fn surroundings(text: &str, span: Span) -> Span {
    let is_break = ['\r', '\n'];
    let before = Span::new(0, span.start).of(text);
    let start =
        before.rfind(is_break).map_or(0, |at| at + 1).max(floor(text, span.start.saturating_sub(CONTEXT)));
    let after = Span::new(span.end, text.len()).of(text);
    let end =
        after.find(is_break).map_or(text.len(), |at| span.end + at).min(floor(text, span.end + CONTEXT));
    Span::new(start, end)
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or_default()
}

fn severity(level: Level) -> Severity<'static> {
    match level {
        Level::Hint => Severity::HELP.with_name("hint"),
        Level::Info => Severity::INFO,
        Level::Warning => Severity::WARNING,
        Level::Error => Severity::ERROR,
    }
}

/// The last line: what was found in how many files, and what was left out.
pub(super) fn summary(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let Summary { checked, flagged, shown, hidden, mended, known, gone, recorded } = *summary;
    let hushed = hidden.iter().sum::<usize>() + mended + known + gone > 0 || recorded.is_some();
    let mut said = match flagged {
        0 if hushed => format!("{} checked.", plural(checked, "file")),
        0 => format!("{} checked, nothing to say.", plural(checked, "file")),
        _ => format!("{} in {} ({checked} checked).", by_level(shown), plural(flagged, "file")),
    };
    if mended > 0 {
        let _ = write!(said, " Mended {}.", plural(mended, "finding"));
    }
    if hidden.iter().any(|&count| count > 0) {
        let _ = write!(said, " Not shown at this level: {}.", by_level(hidden));
    }
    if known > 0 {
        let _ = write!(said, " Left out by the baseline: {}.", plural(known, "finding"));
    }
    if gone > 0 {
        let _ = write!(said, " No longer there, but in the baseline: {}.", plural(gone, "finding"));
    }
    if let Some(recorded) = recorded {
        let _ = write!(said, " Written to the baseline: {}.", plural(recorded, "finding"));
    }
    writeln!(out, "{said}")
}

fn by_level(counts: Counts) -> String {
    let some = Level::ALL.into_iter().rev().filter(|&level| counts[level as usize] > 0);
    some.map(|level| plural(counts[level as usize], level.name())).collect::<Vec<_>>().join(", ")
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
