//! The binary `okr-ls`: a language server over standard input and output, and a checker for the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    okr_ls::cli::run()
}
