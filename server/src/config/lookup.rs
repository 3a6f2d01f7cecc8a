//! Which configuration holds for a document.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{Config, ConfigFile, FILE_NAME, RuleName, Settings};

/// What holds for a document.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file that it comes from; `None` where there is none.
    pub file: Option<Arc<ConfigFile>>,
    /// What holds, by that file and whatever lies over it.
    pub config: Arc<Config>,
}

/// Finds the configuration of documents: the nearest `okr.toml` in their folder or above, under what a client sets.
/// It looks at the disk once, until it is told to look again.
#[derive(Debug)]
pub struct Lookup {
    rules: &'static [RuleName],
    /// The one file for all documents.
    only: Option<Arc<ConfigFile>>,
    /// What lies over all files.
    over: Settings,
    /// Files as they stand in an editor.
    open: HashMap<PathBuf, Arc<ConfigFile>>,
    files: HashMap<PathBuf, Arc<ConfigFile>>,
    folders: HashMap<PathBuf, Option<Arc<ConfigFile>>>,
    /// Equal settings make one configuration, so that it is known by its address whether anything has changed.
    built: Vec<(Settings, Arc<Config>)>,
}

impl Lookup {
    /// Finds files by walking upwards.
    #[must_use]
    pub fn new(rules: &'static [RuleName]) -> Self {
        Self {
            rules,
            only: None,
            over: Settings::default(),
            open: HashMap::new(),
            files: HashMap::new(),
            folders: HashMap::new(),
            built: vec![(Settings::default(), Config::builtin())],
        }
    }

    /// Takes the file at `path` for all documents.
    ///
    /// # Errors
    ///
    /// Where there is no such file.
    pub fn only(path: &Path, rules: &'static [RuleName]) -> io::Result<Self> {
        std::fs::metadata(path)?;
        let file = Arc::new(ConfigFile::load(&absolute(path), rules));
        Ok(Self { only: Some(file), ..Self::new(rules) })
    }

    /// Lays settings over all files.
    pub fn set_over(&mut self, settings: Settings) {
        self.over = settings;
    }

    /// Takes the text of a file that is open in an editor for what stands on disk; `None` once it is closed.
    pub fn edit(&mut self, path: &Path, text: Option<String>) {
        match text {
            Some(text) => {
                let file = Arc::new(ConfigFile::read(path, text, self.rules));
                self.open.insert(path.to_path_buf(), file);
            }
            None => drop(self.open.remove(path)),
        }
        self.look_again();
    }

    /// Forgets what the disk has said.
    pub fn look_again(&mut self) {
        self.files.clear();
        self.folders.clear();
        self.built.retain(|(_, config)| Arc::strong_count(config) > 1);
    }

    /// What holds for the document at `path`; `None` for one that has no place.
    pub fn of(&mut self, path: Option<&Path>) -> Found {
        let file = path.and_then(|path| self.file_of(path));
        let nothing = Settings::default();
        let below = file.as_ref().map_or(&nothing, |file| file.settings());
        let settings = self.over.clone().over(below);
        Found { config: self.build(settings), file }
    }

    /// The file that holds for the document at `path`.
    pub fn file_of(&mut self, path: &Path) -> Option<Arc<ConfigFile>> {
        if self.only.is_some() {
            return self.only.clone();
        }
        let path = absolute(path);
        let mut passed = Vec::new();
        let mut found = None;
        for folder in path.ancestors().skip(1) {
            if let Some(known) = self.folders.get(folder) {
                found.clone_from(known);
                break;
            }
            passed.push(folder);
            found = self.file_in(folder);
            if found.is_some() {
                break;
            }
        }
        for folder in passed {
            self.folders.insert(folder.to_path_buf(), found.clone());
        }
        found
    }

    fn file_in(&mut self, folder: &Path) -> Option<Arc<ConfigFile>> {
        let path = folder.join(FILE_NAME);
        if let Some(file) = self.open.get(&path).or_else(|| self.files.get(&path)) {
            return Some(Arc::clone(file));
        }
        path.is_file().then(|| {
            let file = Arc::new(ConfigFile::load(&path, self.rules));
            self.files.insert(path, Arc::clone(&file));
            file
        })
    }

    fn build(&mut self, settings: Settings) -> Arc<Config> {
        if let Some((_, config)) = self.built.iter().find(|(known, _)| *known == settings) {
            return Arc::clone(config);
        }
        let config = Arc::new(settings.config());
        self.built.push((settings, Arc::clone(&config)));
        config
    }
}

/// The path from the root, without `.` and `..`. Links are not followed: a document belongs where people see it.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(tidy.pop()),
            Component::CurDir => {}
            _ => tidy.push(part),
        }
    }
    tidy
}
