//! `okr-ls new`: a document to start from.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use super::config::{self, Configurations};
use crate::clock;
use crate::config::FILE_NAME;
use crate::template::template;

/// What a new document is about, and where it goes.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The team; without it a blank is left for it.
    #[arg(long)]
    team: Option<String>,
    /// The cycle, such as 2026-Q4; without it the current one.
    #[arg(long)]
    cycle: Option<String>,
    /// The file to write, or the folder for a file named after team and cycle; what is there is never overwritten.
    /// Without it the document goes to standard output.
    file: Option<PathBuf>,
}

/// Writes the document, and says where.
pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let target = options.file.as_deref().unwrap_or(Path::new("."));
    // In a folder holds what holds for the documents in it.
    let document = if target.is_dir() { target.join(FILE_NAME) } else { target.to_path_buf() };
    let config = Configurations::new(None)?.of(&document);
    let new = template(options.team.as_deref(), options.cycle.as_deref(), clock::today(), &config);
    let text = new.words.plain();
    let mut out = anstream::stdout().lock();
    if options.file.is_none() {
        out.write_all(text.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let path = if target.is_dir() { target.join(&new.file_name) } else { document };
    create(&path, &text).with_context(|| format!("{} cannot be written", path.display()))?;
    writeln!(out, "{}", config::name(&path).display())?;
    Ok(ExitCode::SUCCESS)
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => io::Error::new(error.kind(), "there is such a file already"),
        _ => error,
    })?
    .write_all(text.as_bytes())
}
