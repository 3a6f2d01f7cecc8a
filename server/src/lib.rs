//! A language server and checker for OKR documents (objectives and key results).
//!
//! Layers, each knowing only those above it in this list: `text` (positions), `syntax` (the tree),
//! `statement` (what a sentence says), `model` (what a document holds), `rules` and `rewrite` (what to
//! say and what to offer), and at the edge `lsp` and `cli`.

pub mod lsp;
pub mod statement;
pub mod syntax;
pub mod text;
