//! What the rules say of themselves.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};

use super::Argument;
use crate::rules::{self, print};

/// A rule, as a list shows it.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    name: &'static str,
    level: &'static str,
    summary: &'static str,
}

/// All rules, the weightiest first.
pub(super) fn all() -> Vec<Listed> {
    let listed = |rule: &&rules::Rule| Listed { name: rule.name, level: rule.usual(), summary: rule.summary };
    rules::ALL.iter().map(listed).collect()
}

#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct Which {
    rule: String,
}

impl Argument for Which {
    const FORM: &str = "an object with the name of a `rule`";
}

/// The page of a rule in Markdown.
pub(super) fn explain(which: Which) -> Result<String> {
    let rule = rules::find(&which.rule).ok_or_else(|| Error::invalid_params(rules::unknown(&which.rule)))?;
    Ok(format!("# {}\n\n{}", rule.name, print::markdown(rule)))
}
