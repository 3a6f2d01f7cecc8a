//! Findings as GitHub Actions shows them beside the lines of a change: a workflow command each.

use std::env;
use std::fmt::Write as _;
use std::path::{MAIN_SEPARATOR, Path};

use super::paths;
use super::place::Range;
use super::report::Report;
use crate::rules::Level;

/// All that is shown of a file, a line each.
pub(super) fn findings(report: &Report<'_>) -> String {
    let file = property(&file(report.name));
    let mut out = String::new();
    for ruling in report.shown {
        let finding = ruling.finding;
        let Range { line, column, end_line, end_column } =
            Range::of(report, ruling.span(report.analysis.document()));
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info | Level::Hint => "notice",
        };
        let _ = write!(out, "::{command} file={file},line={line},endLine={end_line}");
        // GitHub takes columns within one line only.
        if line == end_line {
            let _ = write!(out, ",col={column},endColumn={end_column}");
        }
        let _ = writeln!(out, ",title={}::{}", property(finding.rule.name), message(&finding.message));
    }
    out
}

/// The file as seen from the top of the checked-out repository, where GitHub looks for it.
fn file(name: &Path) -> String {
    env::var_os("GITHUB_WORKSPACE")
        .and_then(|top| paths::below(Path::new(&top), name))
        .unwrap_or_else(|| name.to_string_lossy().replace(MAIN_SEPARATOR, "/"))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(message("50%: a,\r\nb"), "50%25: a,%0D%0Ab");
        assert_eq!(property("a:b,c%.okr"), "a%3Ab%2Cc%25.okr");
    }
}
