//! An `okr.toml` as read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use super::{Mistake, RuleName, Settings, read};
use crate::text::Span;

/// A configuration is a page or two; what is larger is something else.
const LARGEST: u64 = 1 << 20;

/// A configuration file at one moment.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    path: PathBuf,
    text: String,
    settings: Settings,
    mistakes: Vec<Mistake>,
    globs: Vec<GlobMatcher>,
}

impl ConfigFile {
    /// Reads `text` as the configuration that stands at `path`.
    #[must_use]
    pub fn read(path: &Path, text: String, rules: &[RuleName]) -> Self {
        let (settings, mistakes) = read::from_toml(&text, rules);
        let patterns = settings.files.iter().flatten();
        let globs = patterns.filter_map(|pattern| read::glob(pattern).ok()).collect();
        Self { path: path.to_path_buf(), text, settings, mistakes, globs }
    }

    /// Reads the file at `path`. One that cannot be read is a mistake, and sets nothing.
    #[must_use]
    pub fn load(path: &Path, rules: &[RuleName]) -> Self {
        match contents(path) {
            Ok(text) => Self::read(path, text, rules),
            Err(error) => {
                let mut file = Self::read(path, String::new(), rules);
                let message = format!("This file cannot be read: {error}.");
                file.mistakes.push(Mistake { span: Span::default(), path: String::new(), message });
                file
            }
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it sets.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is wrong in it, in order.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// True where its `files` name that path.
    #[must_use]
    pub fn lists(&self, path: &Path) -> bool {
        let below = self.path.parent().and_then(|folder| path.strip_prefix(folder).ok());
        below.is_some_and(|path| self.globs.iter().any(|glob| glob.is_match(path)))
    }
}

/// The text of a file; a byte order mark is left out, as editors do.
fn contents(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    let text = fs::read_to_string(path)?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
