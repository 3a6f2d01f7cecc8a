//! The guard around the framework: from bytes to ordered calls of a [`LanguageServer`], whatever the client sends.
//!
//! `tower-lsp` brings the protocol's types, the routing to handlers, the life cycle's error codes and the handle to the
//! client. Its own transport runs notifications concurrently, ends with the first malformed frame or panic, and
//! deadlocks when its few slots wait for the client; so the guard calls its service directly. Each file is one concern:
//!
//! * `framing`, `unicode`, `message`: bytes become frames, JSON, messages; what is broken is answered and skipped.
//! * `intake`, `turns`: threads that take turns in reading. `lane`: the order of work. `worker`, `blocking`: the work of
//!   requests, on whatever thread brought them. `panic`: a handler's panic is an answer.
//! * `outlet`, `output`: the way out, in whole frames that never mix. `handshake`: a lenient `initialize`.
//! * `newer`, `ready`: what the protocol has and the framework's types do not, and answers that are text already.
//! * `session`, `stdio`: from the first byte to the exit code. `parent`: the end with the client.
//!
//! What handlers must keep to: state changes on a notification happen before its first `await`; a request takes its
//! snapshot before its first `await`; work on the processor goes through [`blocking`]. What a request that
//! works tells the client without waiting may come behind its answer. A notification that waits for an answer of the client is safe, but holds
//! up all messages behind it.

mod blocking;
mod framing;
mod handshake;
mod intake;
mod lane;
mod message;
pub mod newer;
mod outlet;
mod output;
mod panic;
mod parent;
pub mod ready;
mod session;
mod stdio;
mod turns;
mod unicode;
mod worker;

#[cfg(test)]
mod tests;

pub use blocking::blocking;
pub use outlet::Outlet;
pub use panic::with_panics;
pub use session::serve;
pub use stdio::serve_stdio;
