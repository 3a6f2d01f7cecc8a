//! What work can be on, and the outcomes that usually stand behind it: the built-in topics and a user's own.
//!
//! Which of them fit a task, and how a key result says so, is found in `rewrite`; how a user writes theirs, in
//! `config`.

mod own;
mod table;
mod words;

pub use own::{OwnOutcome, OwnTopic};
pub use table::{Outcome, OwnTopics, Topic, Topics};

pub(crate) use table::{Pointing, Strength};
pub(crate) use words::{Reading, push_stem, same, stem};
