//! Syntax: the tree-sitter tree, kept current edit by edit, and a typed view of its nodes.
//!
//! Shape only: what the words mean is read in `statement`.

mod token;

pub use token::{Token, TokenKind};
