//! The standard streams as a session needs them.

use std::fs::File;
use std::io;

use tower_lsp::{ClientSocket, LanguageServer, LspService};

use super::{Outlet, serve};

/// Room for an answer on a document of a few thousand lines, in bytes.
#[cfg(target_os = "linux")]
const PIPE: usize = 512 << 10;

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
    let output: File = io::stdout().as_fd().try_clone_to_owned()?.into();
    // A great answer then goes out at one go. What is no pipe, or may not grow, does without.
    #[cfg(target_os = "linux")]
    rustix::pipe::fcntl_setpipe_size(&output, PIPE).ok();
    Ok(output)
}

/// Standard output without the line buffer of the standard library, which would write each frame in two pieces.
#[cfg(windows)]
fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}
