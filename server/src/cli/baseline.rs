//! Findings that are known and left out: a way in for old documents.
//!
//! A baseline lists them by file, rule and the text of the item, not by line, so that they stay known when they
//! move. It is sorted, one finding a line, so that it differs in version control by what was mended.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use super::{identity, paths, replace};
use crate::analysis::Analysis;
use crate::rules::Ruling;

/// The form in which baselines are written. It changes when an older `okr-ls` could not read it.
const VERSION: u32 = 1;

/// What a finding is known by within its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    rule: String,
    text: String,
}

impl Key {
    pub(super) fn of(analysis: &Analysis, ruling: &Ruling<'_>) -> Self {
        Self { rule: ruling.finding.rule.name.to_owned(), text: identity::item(analysis, ruling) }
    }
}

/// How often each finding of a file is known.
pub(super) type Known = BTreeMap<Key, usize>;

/// A baseline, read or to be written.
#[derive(Debug)]
pub(super) struct Baseline {
    path: PathBuf,
    files: BTreeMap<String, Known>,
}

#[derive(Deserialize)]
struct Stored {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
struct Entry {
    /// As seen from the folder of the baseline.
    file: String,
    rule: String,
    text: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

const fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// A baseline in which nothing is known yet.
    pub(super) fn empty(path: &Path) -> Self {
        Self { path: path.to_path_buf(), files: BTreeMap::new() }
    }

    /// Reads a baseline.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let text = fs::read_to_string(path)
            .with_context(|| format!("the baseline {name} cannot be read; `--write-baseline` makes one"))?;
        let mut json = serde_json::Deserializer::from_str(&text);
        let stored: Stored = serde_path_to_error::deserialize(&mut json)
            .with_context(|| format!("{name} is no baseline; `--write-baseline` makes one"))?;
        if stored.version != VERSION {
            bail!(
                "the baseline {name} has version {}, this okr-ls reads {VERSION}: write it again",
                stored.version
            );
        }
        let mut baseline = Self::empty(path);
        for Entry { file, rule, text, count } in stored.findings {
            *baseline.files.entry(file).or_default().entry(Key { rule, text }).or_default() += count;
        }
        Ok(baseline)
    }

    /// What is known of a file.
    pub(super) fn of(&self, file: &Path) -> Option<&Known> {
        self.files.get(&self.name(file))
    }

    /// Adds what was found in a file.
    pub(super) fn add(&mut self, file: &Path, found: impl IntoIterator<Item = Key>) {
        let name = self.name(file);
        for key in found {
            *self.files.entry(name.clone()).or_default().entry(key).or_default() += 1;
        }
    }

    /// How many findings it has of files that are no more.
    pub(super) fn of_lost_files(&self) -> usize {
        let lost = self.files.iter().filter(|(file, _)| !self.folder().join(file).exists());
        lost.flat_map(|(_, known)| known.values()).sum()
    }

    /// Writes it to its file.
    pub(super) fn write(&self) -> io::Result<()> {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        let mut separator = "\n";
        for (file, known) in &self.files {
            for (Key { rule, text }, &count) in known {
                let entry = Entry { file: file.clone(), rule: rule.clone(), text: text.clone(), count };
                let _ = write!(out, "{separator}    {}", serde_json::to_string(&entry)?);
                separator = ",\n";
            }
        }
        out.push_str("\n  ]\n}\n");
        replace::file(&self.path, out.as_bytes())
    }

    fn name(&self, file: &Path) -> String {
        paths::seen_from(self.folder(), file)
    }

    fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }
}
