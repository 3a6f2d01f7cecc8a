//! What `okr-ls check` can be asked for.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::rules::Level;

/// What to check, and how.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Files, and folders to search for `*.okr` (ignored files are left out); `-` for standard input.
    #[arg(default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Take this configuration for all documents, not the nearest `okr.toml` of each.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Show findings from this level on. Those below still count for `--fail-on`.
    #[arg(long, default_value = Level::Hint.name(), value_parser = level_parser())]
    pub(super) level: Level,
    /// End with exit code 1 if there is a finding of this level or above.
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Warning)]
    pub(super) fail_on: FailOn,
    /// Leave out findings on lines that have not changed since this git revision. What is not committed yet
    /// counts as changed, and so does the whole of a file that git does not track.
    #[arg(long, value_name = "REVISION")]
    pub(super) since: Option<String>,
    /// Leave out the findings that this file lists; `--write-baseline` makes it.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write all findings to this file instead of showing them, for `--baseline` to leave out from then on.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "since"])]
    pub(super) write_baseline: Option<PathBuf>,
    /// Mend what needs no thought, such as misspelt keywords, then show what remains. With `-`, the mended text
    /// goes to standard output and the findings to standard error.
    #[arg(long, conflicts_with = "since")]
    pub(super) fix: bool,
    /// What to call standard input where findings name their file.
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The lines with the words underlined, for people.
    Human,
    /// One array of objects, for programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, for annotations in GitHub Actions.
    Github,
}

/// From which level on findings make the check fail.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FailOn {
    Hint,
    Info,
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// The least level that makes the check fail.
    pub(super) const fn level(self) -> Option<Level> {
        match self {
            Self::Hint => Some(Level::Hint),
            Self::Info => Some(Level::Info),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
            Self::Never => None,
        }
    }
}

fn level_parser() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::name))
        .map(|name| Level::ALL.into_iter().find(|level| level.name() == name).unwrap_or(Level::Hint))
}
