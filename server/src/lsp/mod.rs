//! The language server: the edge where the protocol is spoken.

pub mod guard;
