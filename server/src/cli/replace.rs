//! Writes a file in one step: whoever reads it meanwhile sees all of the old text or all of the new one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Puts `bytes` into the file at `path`; one that is there keeps its permissions, a link its target.
pub(super) fn file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let known = fs::metadata(&target).ok();
    if let Some(known) = &known {
        if !known.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"));
        }
        if known.permissions().readonly() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
    }
    let mut fresh = builder().tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    if let Some(known) = known {
        fresh.as_file().set_permissions(known.permissions())?;
    }
    fresh.as_file().sync_all()?;
    fresh.persist(&target)?;
    Ok(())
}

/// Makes files as any other program does: temporary ones would be private.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".okr-ls-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
