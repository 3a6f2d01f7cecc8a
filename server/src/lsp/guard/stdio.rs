//! The standard streams as a session needs them.

use std::fs::File;
use std::io;

use tower_lsp::{ClientSocket, LanguageServer, LspService};

use super::{Outlet, serve};

/// Serves one client over standard input and output; see [`serve`].
///
/// # Errors
///
/// Fails if the system has no resources to start.
pub fn serve_stdio<S, B, W>(build: B, between: W) -> io::Result<u8>
where
    S: LanguageServer,
    B: FnOnce(Outlet) -> (LspService<S>, ClientSocket),
    W: Fn() + Send + Sync + 'static,
{
    serve(build, between, io::stdin(), stdout()?)
}

/// Standard output without the line buffer of the standard library, which would write each frame in two pieces.
#[cfg(unix)]
fn stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

/// Standard output without the line buffer of the standard library, which would write each frame in two pieces.
#[cfg(windows)]
fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}
