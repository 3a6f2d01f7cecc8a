//! Which files to check, and what they hold.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::config::Configurations;

/// The ending of documents.
const EXTENSION: &str = "okr";

/// What stands for standard input.
const STDIN: &str = "-";

/// What some editors put in front of a text; it is no part of it.
pub(super) const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Something to check.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Source {
    /// What people call it.
    pub(super) name: PathBuf,
    /// True where it is read from standard input.
    pub(super) is_stdin: bool,
}

/// A file that could not be read or written, or a folder that could not be searched.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{}: not mended: {source}", path.display())]
    NotMended { path: PathBuf, source: std::io::Error },
    #[error("{}: not valid UTF-8 (byte {valid_up_to}); save it as UTF-8", path.display())]
    NotUtf8 { path: PathBuf, valid_up_to: usize },
    #[error("{0}")]
    Walk(#[from] ignore::Error),
}

impl Failure {
    /// The file, where it is about one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Io { path, .. } | Self::NotMended { path, .. } | Self::NotUtf8 { path, .. } => Some(path),
            Self::Walk(_) => None,
        }
    }
}

/// What `paths` name: files as they are, folders searched for documents and for what configurations list, in order
/// and once each. Standard input is called `stdin_name`, where there is one.
pub(super) fn find(
    paths: &[PathBuf],
    stdin_name: Option<&Path>,
    configurations: &Configurations,
) -> (Vec<Source>, Vec<Failure>) {
    let mut found = Vec::new();
    let mut failures = Vec::new();
    let file = |name: PathBuf| Source { name, is_stdin: false };
    for path in paths {
        if is_stdin(path) {
            found.push(Source { name: stdin_name.unwrap_or(path).to_path_buf(), is_stdin: true });
            continue;
        }
        if !path.is_dir() {
            found.push(file(path.clone()));
            continue;
        }
        // A file that is named like a document is searched for; hidden and ignored ones are not.
        for entry in WalkBuilder::new(path).require_git(false).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) if is_document(&entry, configurations) => found.push(file(tidy(entry.path()))),
                Ok(_) => {}
                Err(error) => failures.push(error.into()),
            }
        }
    }
    let mut seen = HashSet::new();
    found.retain(|source| seen.insert(source.clone()));
    (found, failures)
}

/// True for the path that stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

fn is_document(entry: &ignore::DirEntry, configurations: &Configurations) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
    let extension = entry.path().extension();
    let is_named_so = extension.is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION));
    is_file && (is_named_so || configurations.list(entry.path()))
}

/// Without the `./` that searching the current folder brings.
fn tidy(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}

/// All that the file holds, a byte order mark included.
pub(super) fn read(source: &Source) -> Result<String, Failure> {
    let io = |error| Failure::Io { path: source.name.clone(), source: error };
    let bytes = if source.is_stdin {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(io)?;
        bytes
    } else {
        std::fs::read(&source.name).map_err(io)?
    };
    String::from_utf8(bytes).map_err(|error| Failure::NotUtf8 {
        path: source.name.clone(),
        valid_up_to: error.utf8_error().valid_up_to(),
    })
}
