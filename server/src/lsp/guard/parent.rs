//! A server whose client has died ends, too, even if someone else holds its input open.

use tower_lsp::jsonrpc::Request;

/// The process that asks to be watched, in an `initialize` request.
pub(super) fn process_id(initialize: &Request) -> Option<u32> {
    initialize.params()?.get("processId")?.as_u64()?.try_into().ok()
}

/// Returns when there is no such process any more.
#[cfg(unix)]
pub(super) async fn gone(process_id: u32) {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    use std::time::Duration;

    /// No system tells of the end of an unrelated process in a portable way, so it is asked for.
    const INTERVAL: Duration = Duration::from_secs(1);

    let Some(process) = i32::try_from(process_id).ok().and_then(Pid::from_raw) else {
        return std::future::pending().await;
    };
    // Any other error says that the process is there, and not ours to signal.
    while test_kill_process(process) != Err(Errno::SRCH) {
        tokio::time::sleep(INTERVAL).await;
    }
}

/// Never returns: on this system the end of the input, which comes when the client dies, has to do.
#[cfg(not(unix))]
pub(super) async fn gone(_process_id: u32) {
    std::future::pending().await
}
