//! `okr-ls explain` and `okr-ls rules`: what the rules say of themselves.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;

use crate::rules::{self, print};

/// Prints a rule's page.
pub(super) fn explain(name: &str) -> anyhow::Result<ExitCode> {
    let Some(rule) = rules::find(name) else {
        bail!("{} `okr-ls rules` lists them all", rules::unknown(name));
    };
    anstream::stdout().lock().write_all(print::text(rule).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints all rules, one a line.
pub(super) fn list() -> anyhow::Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    let width = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in rules::ALL {
        writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.usual(), rule.summary)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the pages of all rules in Markdown.
pub(super) fn document() -> anyhow::Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    writeln!(
        out,
        "# The rules\n\nWhat each rule looks for, and why. `okr-ls explain RULE` prints the same on a terminal.\n"
    )?;
    for rule in rules::ALL {
        writeln!(out, "- [{0}](#{0})", rule.name)?;
    }
    for rule in rules::ALL {
        write!(out, "\n## {}\n\n{}", rule.name, print::markdown(rule))?;
    }
    Ok(ExitCode::SUCCESS)
}
