//! `okr-ls table`: the key results of a document in Markdown.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::config::Configurations;
use super::files::{self, BYTE_ORDER_MARK, Source};
use crate::analysis::Analysis;
use crate::clock;
use crate::table;
use crate::text::Text;

/// Prints the table of the document at `path`.
pub(super) fn run(path: &Path) -> anyhow::Result<ExitCode> {
    let source = Source { name: path.to_path_buf(), is_stdin: files::is_stdin(path) };
    let text = files::read(&source)?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    let analysis = Analysis::of(Text::from(text), Configurations::new(None)?.of(path));
    let Some(table) = table::table(&analysis, None, clock::today()) else {
        bail!("{}: no key results in it", path.display());
    };
    anstream::stdout().lock().write_all(table.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
