//! Work for the processor, off the thread that speaks the protocol.

use tower_lsp::jsonrpc::{Error, Result};
use tracing::error;

use super::panic;

/// Runs `work` on a thread of its own; give it an immutable snapshot of what it needs. Its panic becomes an
/// `InternalError`. Cancelling the request drops the result, the work itself runs to its end.
///
/// # Errors
///
/// `InternalError` if `work` panics, or the server is about to end.
pub async fn blocking<T, F>(work: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    tokio::task::spawn_blocking(work).await.map_err(|failure| {
        match failure.try_into_panic() {
            Ok(panic) => error!("work on a snapshot panicked: {}", panic::words(panic.as_ref())),
            Err(failure) => error!("work on a snapshot was given up: {failure}"),
        }
        Error::internal_error()
    })
}
