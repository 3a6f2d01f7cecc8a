//! Findings for programs.

use serde::Serialize;

use super::place::Range;
use super::report::Report;
use crate::rewrite::{Fix, TextEdit};

/// One finding.
#[derive(Serialize)]
struct Record<'a> {
    file: String,
    #[serde(flatten)]
    range: Range,
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    fixes: Vec<FixRecord>,
}

#[derive(Serialize)]
struct FixRecord {
    title: String,
    safe: bool,
    preferred: bool,
    edits: Vec<EditRecord>,
}

#[derive(Serialize)]
struct EditRecord {
    #[serde(flatten)]
    range: Range,
    text: String,
}

/// All that is shown of a file, as the inside of an array.
pub(super) fn findings(report: &Report<'_>) -> String {
    let document = report.analysis.document();
    let records = report.shown.iter().map(|ruling| {
        let edit = |edit: TextEdit| EditRecord { range: Range::of(report, edit.span), text: edit.new };
        let fix = |fix: Fix| FixRecord {
            title: fix.title,
            safe: fix.safe,
            preferred: fix.preferred,
            edits: fix.edits.into_iter().map(edit).collect(),
        };
        let record = Record {
            file: report.name.display().to_string(),
            range: Range::of(report, ruling.span(document)),
            rule: ruling.finding.rule.name,
            level: ruling.finding.level.name(),
            message: &ruling.finding.message,
            fixes: ruling.fixes(document).into_iter().chain(ruling.silence(document)).map(fix).collect(),
        };
        // A record of strings and numbers has a text.
        serde_json::to_string(&record).unwrap_or_default()
    });
    records.collect::<Vec<_>>().join(",")
}
