//! Findings for programs.

use std::path::Path;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::text::{Encoding, Span};

/// One finding. Lines and columns count from 1, columns in Unicode scalar values; the end is exclusive.
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
#[serde(rename_all = "camelCase")]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
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

/// All findings of a file, as the inside of an array.
pub(super) fn findings(path: &Path, analysis: &Analysis) -> String {
    let records = analysis.judgement().rulings().map(|ruling| {
        let fixes = ruling.fixes(analysis.document()).into_iter().chain(ruling.silence(analysis.document()));
        let fixes = fixes.map(|fix| FixRecord {
            title: fix.title,
            safe: fix.safe,
            preferred: fix.preferred,
            edits: fix
                .edits
                .into_iter()
                .map(|edit| EditRecord { range: range(analysis, edit.span), text: edit.new })
                .collect(),
        });
        let record = Record {
            file: path.display().to_string(),
            range: range(analysis, ruling.span(analysis.document())),
            rule: ruling.finding.rule.name,
            level: ruling.finding.level.name(),
            message: &ruling.finding.message,
            fixes: fixes.collect(),
        };
        // A record of strings and numbers has a text.
        serde_json::to_string(&record).unwrap_or_default()
    });
    records.collect::<Vec<_>>().join(",")
}

fn range(analysis: &Analysis, span: Span) -> Range {
    let (start, end) = analysis.text().positions_of(span, Encoding::Utf32);
    Range {
        line: start.line + 1,
        column: start.column + 1,
        end_line: end.line + 1,
        end_column: end.column + 1,
    }
}
