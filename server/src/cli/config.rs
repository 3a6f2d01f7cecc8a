//! `okr-ls config`, and what `check` has to know of configurations.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;

use super::complain;
use crate::config::{self, Config, ConfigFile, FILE_NAME, Lookup, Settings};
use crate::rules;
use crate::text::{Encoding, Text};

/// The configurations of the documents that are checked, and the files that they come from.
pub(super) struct Configurations {
    lookup: Mutex<Lookup>,
    used: Mutex<BTreeMap<PathBuf, Arc<ConfigFile>>>,
}

impl Configurations {
    /// Those nearest to each document, or the one that `only` names.
    pub(super) fn new(only: Option<&Path>) -> anyhow::Result<Self> {
        let lookup = match only {
            None => Lookup::new(rules::names()),
            Some(path) => Lookup::only(path, rules::names())
                .with_context(|| format!("the configuration {} cannot be read", path.display()))?,
        };
        Ok(Self { lookup: Mutex::new(lookup), used: Mutex::default() })
    }

    /// What holds for the document at `path`.
    pub(super) fn of(&self, path: &Path) -> Arc<Config> {
        let found = self.lookup.lock().unwrap_or_else(PoisonError::into_inner).of(Some(path));
        if let Some(file) = found.file {
            let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
            used.entry(file.path().to_path_buf()).or_insert(file);
        }
        found.config
    }

    /// True where the configuration that holds at `path` lists it among its files.
    pub(super) fn list(&self, path: &Path) -> bool {
        let file = self.lookup.lock().unwrap_or_else(PoisonError::into_inner).file_of(path);
        file.is_some_and(|file| std::path::absolute(path).is_ok_and(|path| file.lists(&path)))
    }

    /// The files that held for a document, in the order of their paths.
    pub(super) fn used(&self) -> Vec<Arc<ConfigFile>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

/// What people call a file: its path from here, where it lies below.
pub(super) fn name(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_path_buf()
}

/// Prints the settings that hold at `path`; mistakes go to standard error.
pub(super) fn show(path: &Path) -> anyhow::Result<ExitCode> {
    let document = if path.is_dir() { path.join(FILE_NAME) } else { path.to_path_buf() };
    let file = Lookup::new(rules::names()).file_of(&document);
    let nothing = Settings::default();
    let settings = file.as_ref().map_or(&nothing, |file| file.settings());
    let source = match &file {
        Some(file) => format!("# From {}\n\n", name(file.path()).display()),
        None => format!("# No {FILE_NAME} here or above: all of this is built in.\n\n"),
    };
    let mut out = anstream::stdout().lock();
    out.write_all((source + &config::print(settings, rules::names())).as_bytes())?;
    out.flush()?;
    let Some(file) = file.filter(|file| !file.mistakes().is_empty()) else { return Ok(ExitCode::SUCCESS) };
    let text = Text::from(file.text());
    for mistake in file.mistakes() {
        let at = text.position_of(mistake.span.start, Encoding::Utf32);
        let name = name(file.path());
        complain(&format!("{}:{}:{}: {}", name.display(), at.line + 1, at.column + 1, mistake.message));
    }
    Ok(ExitCode::FAILURE)
}

/// Prints the JSON Schema of configurations.
pub(super) fn schema() -> anyhow::Result<ExitCode> {
    writeln!(anstream::stdout().lock(), "{:#}", config::schema(rules::names()))?;
    Ok(ExitCode::SUCCESS)
}
