//! Syntax: the tree-sitter tree, kept current edit by edit, and a typed view of its nodes.
//!
//! Shape only: what the words mean is read in `statement`, what belongs together in `model`.

mod node;
mod token;
mod tree;

pub use node::{SyntaxKind, SyntaxNode};
pub use token::{Token, TokenKind};
pub use tree::SyntaxTree;
