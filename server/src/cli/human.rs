//! Findings for people: the line, the words underlined, and the way out.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet};

use crate::analysis::Analysis;
use crate::rules::{Level, Ruling};
use crate::text::{Encoding, Span};

/// Bytes of a line shown on either side of the words in question, at most.
const CONTEXT: usize = 300;

/// All findings of a file, ready to print.
pub(super) fn findings(path: &Path, text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    for ruling in analysis.judgement().rulings() {
        out.push_str(&one(path, text, analysis, &ruling));
        out.push_str("\n\n");
    }
    out
}

fn one(path: &Path, text: &str, analysis: &Analysis, ruling: &Ruling<'_>) -> String {
    let finding = ruling.finding;
    let span = ruling.span(analysis.document());
    let shown = surroundings(text, span);
    let at = analysis.text().position_of(shown.start, Encoding::Utf32);
    let name = path.display().to_string();
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

/// The last line: what was found in how many files.
pub(super) fn summary(
    out: &mut impl Write,
    counts: [usize; Level::ALL.len()],
    flagged: usize,
    checked: usize,
) -> io::Result<()> {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let mut parts = String::new();
    for level in Level::ALL.into_iter().rev().filter(|&level| counts[level as usize] > 0) {
        let comma = if parts.is_empty() { "" } else { ", " };
        let _ = write!(parts, "{comma}{}", plural(counts[level as usize], level.name()));
    }
    match flagged {
        0 => writeln!(out, "{} checked, nothing to say.", plural(checked, "file")),
        _ => writeln!(out, "{parts} in {} ({} checked).", plural(flagged, "file"), checked),
    }
}
