//! An `okr.toml` as read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use super::{Mistake, RuleName, Settings, read, reader};
use crate::text::Span;

/// A configuration is a page or two; what is larger is something else.
const LARGEST: usize = 256 << 10;

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
        if text.len() > LARGEST {
            return Self::unread(path, &too_large());
        }
        let (settings, mistakes) = read::from_toml(&text, rules);
        let patterns = settings.files.iter().flatten();
        let globs = patterns.filter_map(|pattern| reader::glob(pattern).ok()).collect();
        Self { path: path.to_path_buf(), text, settings, mistakes, globs }
    }

    /// Reads the file at `path`. One that cannot be read is a mistake, and sets nothing.
    #[must_use]
    pub fn load(path: &Path, rules: &[RuleName]) -> Self {
        match contents(path) {
            Ok(text) => Self::read(path, text, rules),
            Err(error) => Self::unread(path, &error),
        }
    }

    fn unread(path: &Path, error: &io::Error) -> Self {
        let message = format!("This file cannot be read: {error}.");
        Self {
            path: path.to_path_buf(),
            text: String::new(),
            settings: Settings::default(),
            mistakes: vec![Mistake { span: Span::default(), path: String::new(), message }],
            globs: Vec::new(),
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

fn too_large() -> io::Error {
    io::Error::other(format!("it is larger than {} KiB", LARGEST >> 10))
}

/// The text of a file; a byte order mark is left out, as editors do.
fn contents(path: &Path) -> io::Result<String> {
    if usize::try_from(fs::metadata(path)?.len()).is_ok_and(|length| length > LARGEST) {
        return Err(too_large());
    }
    let text = fs::read_to_string(path)?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
