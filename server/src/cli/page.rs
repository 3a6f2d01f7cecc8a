//! `okr-ls explain` and `okr-ls rules`: what the rules say of themselves.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;

use crate::config::nearest;
use crate::rules::{self, Page, Rule};

/// Prints a rule's page.
pub(super) fn explain(name: &str) -> anyhow::Result<ExitCode> {
    let Some(rule) = rules::find(name) else {
        let hint = match nearest(name, rules::ALL.iter().map(|rule| rule.name)) {
            Some(near) => format!("; did you mean “{near}”?"),
            None => ".".to_owned(),
        };
        bail!("there is no rule “{name}”{hint} `okr-ls rules` lists them all");
    };
    anstream::stdout().lock().write_all(page(rule).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn page(rule: &Rule) -> String {
    let Page { what, why, bad, good } = rule.page;
    let example = |text: &str| {
        text.lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect::<String>()
    };
    format!(
        "{} ({})\n\n{}\n\nWhat it looks at\n{}\n\nWhy it matters\n{}\n\nInstead of\n\n{}\nwrite\n\n{}",
        rule.name,
        rule.level,
        fill(rule.summary),
        fill(what),
        fill(why),
        example(bad),
        example(good),
    )
}

/// Breaks a paragraph into lines that are easy to read.
fn fill(text: &str) -> String {
    const WIDTH: usize = 80;
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        match column {
            0 => {}
            _ if column + 1 + width > WIDTH => {
                out.push('\n');
                column = 0;
            }
            _ => {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// Prints all rules, one a line.
pub(super) fn list() -> anyhow::Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    let width = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in rules::ALL {
        writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.level, rule.summary)?;
    }
    Ok(ExitCode::SUCCESS)
}
