//! The command line: the same judgement as in the editor, for people and for CI.

mod check;
mod config;
mod files;
mod human;
mod json;
mod page;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

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
    /// Check documents: exit code 0 if they are clean, 1 if there are warnings or errors, 2 if something could
    /// not be read.
    Check {
        /// Files, and folders to search for `*.okr` (ignored files are left out); `-` for standard input.
        #[arg(default_value = ".")]
        paths: Vec<PathBuf>,
        /// How to print what was found.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// Take this configuration for all documents, not the nearest `okr.toml` of each.
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
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
    /// List all rules.
    Rules,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The lines with the words underlined, for people.
    Human,
    /// One array of objects, for programs.
    Json,
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
        Some(Command::Check { paths, format, config }) => check::run(&paths, format, config.as_deref()),
        Some(Command::Config { schema: true, .. }) => config::schema(),
        Some(Command::Config { path, .. }) => config::show(&path),
        Some(Command::Explain { rule }) => page::explain(&rule),
        Some(Command::Rules) => page::list(),
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
