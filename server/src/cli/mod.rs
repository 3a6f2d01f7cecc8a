//! The command line: the same judgement as in the editor, for people and for CI.
//!
//! `check` reads files (`files`), mends them where that is asked for (`mend`), selects the findings that count
//! (`select`, by `baseline` and `since`) and prints them in one of four formats: `human`, `json`, `sarif`,
//! `github`. `page` says what the rules say of themselves, `new` starts a document, `table` shows one elsewhere.

mod baseline;
mod check;
mod config;
mod files;
mod github;
mod human;
mod identity;
mod job;
mod json;
mod mend;
mod new;
mod options;
mod page;
mod parallel;
mod paths;
mod place;
mod replace;
mod report;
mod sarif;
mod select;
mod since;
mod table;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{CommandFactory, Parser, Subcommand};

use crate::lsp;

/// What could not be done ends with this.
const FAILED: u8 = 2;

/// A language server and checker for OKR documents.
#[derive(Debug, Parser)]
#[command(
    name = "okr-ls",
    version,
    about,
    after_help = "Without a command it speaks the language server protocol over standard input and output."
)]
struct Arguments {
    /// Speak the language server protocol over standard input and output (the default).
    #[arg(long)]
    stdio: bool,
    /// Some clients name themselves; the protocol says the same.
    #[arg(long = "clientProcessId", hide = true)]
    _client_process_id: Option<u32>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check documents.
    #[command(after_help = "\
        Exit code: 0 where all is well, 1 where there are findings that count (see `--fail-on`), 2 where something \
        could not be run, read or written; the rest is checked all the same.")]
    Check(options::Options),
    /// Print the settings that hold, as an `okr.toml` that would set them.
    Config {
        /// A document or folder.
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Print the JSON Schema of `okr.toml`, for editors that complete and check it.
        #[arg(long)]
        schema: bool,
    },
    /// Explain a rule: what it looks for, why it matters, a bad and a good example.
    Explain {
        /// The rule's name, as findings show it.
        rule: String,
    },
    /// Start a document: print or write one with blanks, for a team and a cycle.
    New(new::Options),
    /// List all rules.
    Rules {
        /// Print the pages of all rules as one Markdown document.
        #[arg(long)]
        markdown: bool,
    },
    /// Print the key results of a document as a Markdown table.
    Table {
        /// The document; `-` for standard input.
        file: PathBuf,
    },
}

/// Does what the arguments of this process ask for. The result is the exit code.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => code,
        Err(error) => {
            // A reader that has seen enough, such as `head`, is no failure.
            let broken_pipe = |cause: &(dyn std::error::Error + 'static)| {
                cause
                    .downcast_ref::<io::Error>()
                    .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            };
            if error.chain().any(broken_pipe) {
                return ExitCode::SUCCESS;
            }
            complain(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::Config { schema: true, .. }) => config::schema(),
        Some(Command::Config { path, .. }) => config::show(&path),
        Some(Command::Explain { rule }) => page::explain(&rule),
        Some(Command::New(options)) => new::run(&options),
        Some(Command::Table { file }) => table::run(&file),
        Some(Command::Rules { markdown: true }) => page::document(),
        Some(Command::Rules { markdown: false }) => page::list(),
        None if arguments.stdio || !io::stdin().is_terminal() => {
            lsp::run().context("the language server could not start")
        }
        None => {
            Arguments::command().print_help()?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Says on standard error what went wrong; where even that is closed, nobody listens.
fn complain(message: &str) {
    let _ = writeln!(anstream::stderr(), "okr-ls: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
