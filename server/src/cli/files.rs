//! Which files to check, and what they hold.

use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::config::Configurations;

/// The ending of documents.
const EXTENSION: &str = "okr";

/// What stands for standard input.
const STDIN: &str = "-";

/// A file that could not be read, or a folder that could not be searched.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{}: not valid UTF-8 (byte {valid_up_to}); save it as UTF-8", path.display())]
    NotUtf8 { path: PathBuf, valid_up_to: usize },
    #[error("{0}")]
    Walk(#[from] ignore::Error),
}

/// The files that `paths` name: files as they are, folders searched for documents and for what configurations
/// list, in order and once each.
pub(super) fn find(paths: &[PathBuf], configurations: &Configurations) -> (Vec<PathBuf>, Vec<Unreadable>) {
    let mut found = Vec::new();
    let mut unreadable = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        // A file that is named like a document is searched for; hidden and ignored ones are not.
        for entry in WalkBuilder::new(path).require_git(false).sort_by_file_path(Path::cmp).build() {
            match entry {
                Ok(entry) if is_document(&entry, configurations) => found.push(tidy(entry.path())),
                Ok(_) => {}
                Err(error) => unreadable.push(error.into()),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|path| seen.insert(path.clone()));
    (found, unreadable)
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

/// The text of a file. A byte order mark is left out, as editors do.
pub(super) fn read(path: &Path) -> Result<String, Unreadable> {
    let io = |source| Unreadable::Io { path: path.to_path_buf(), source };
    let bytes = if path == Path::new(STDIN) {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(io)?;
        bytes
    } else {
        std::fs::read(path).map_err(io)?
    };
    let text = String::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 {
        path: path.to_path_buf(),
        valid_up_to: error.utf8_error().valid_up_to(),
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
