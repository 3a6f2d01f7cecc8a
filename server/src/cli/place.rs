//! Places as programs read them.

use serde::Serialize;

use super::report::Report;
use crate::text::{Encoding, Span};

/// Lines and columns count from 1, columns in Unicode scalar values; the end is exclusive.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Range {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Range {
    /// The range of a span of the document.
    pub(super) fn of(report: &Report<'_>, span: Span) -> Self {
        let (start, end) = report.analysis.text().positions_of(span, Encoding::Utf32);
        Self {
            line: start.line + 1,
            column: start.column + 1,
            end_line: end.line + 1,
            end_column: end.column + 1,
        }
    }
}
