//! End to end: the real binary over its real pipes, under the capabilities of the editors that people use.
//!
//! `harness` is a client that is hard to please: it fails on whatever is answered twice or never, left unread, not
//! allowed by its capabilities, or placed where its own copy of the text has no such position. The other modules are
//! what the server has to survive; nothing here depends on what it says about a document.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot go on has failed")]
#![allow(unreachable_pub, reason = "a test has no outside")]

mod harness;

mod actions;
mod answers;
mod borders;
mod commands;
mod completion;
mod configuration;
mod documents;
mod fixes;
mod framing;
mod hostile;
mod hovers;
mod life;
mod order;
mod pages;
#[cfg(debug_assertions)]
mod panics;
mod silence;
mod structure;
