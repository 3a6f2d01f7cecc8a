//! Work for the processor, off the thread that polls handlers.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tracing::error;

use super::panic;

/// Work that a handler waits for.
pub(super) type Job = Box<dyn FnOnce() + Send>;

thread_local! {
    /// The jobs of the handlers that are being polled here, where whoever polls them will do them.
    static JOBS: RefCell<Option<Vec<Job>>> = const { RefCell::new(None) };
}

/// Runs `work` when all that holds up other messages is done; give it an immutable snapshot of what it needs. Its panic
/// becomes an `InternalError`. Cancelling the request drops the result, the work itself runs to its end.
///
/// # Errors
///
/// `InternalError` if `work` panics, or the server is about to end.
pub async fn blocking<T, F>(work: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (sender, receiver) = oneshot::channel();
    let job: Job = Box::new(move || drop(sender.send(catch_unwind(AssertUnwindSafe(work)))));
    let left = JOBS.with_borrow_mut(|jobs| match jobs {
        Some(jobs) => {
            jobs.push(job);
            None
        }
        None => Some(job),
    });
    if let Some(job) = left {
        tokio::task::spawn_blocking(job);
    }
    match receiver.await {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(panic)) => {
            error!("work on a snapshot panicked: {}", panic::words(panic.as_ref()));
            Err(Error::internal_error())
        }
        Err(_) => {
            error!("work on a snapshot was given up");
            Err(Error::internal_error())
        }
    }
}

/// Calls `poll`, and returns the jobs of the handlers that it polls beside its result: the caller is to do them. Without
/// it they would be done on a thread of their own, and to wake one takes longer than most of them do.
pub(super) fn gather<T>(poll: impl FnOnce() -> T) -> (T, Vec<Job>) {
    JOBS.set(Some(Vec::new()));
    // Handlers' panics are caught where they are polled, so nothing unwinds through here.
    let polled = poll();
    (polled, JOBS.take().unwrap_or_default())
}
