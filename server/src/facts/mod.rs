//! What is known of the things in a document: whose a key result is, from where to where it goes, which way its metric
//! should, when it is due, which cycle holds and how much of it is left. Said once, for all who tell it: hovers,
//! completion, tables, the status of a cycle.

pub(crate) mod cycle;
pub(crate) mod cycles;
pub(crate) mod due;
pub(crate) mod figures;
pub(crate) mod metrics;
pub(crate) mod owners;
pub(crate) mod time;
