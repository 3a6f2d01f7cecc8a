//! A language server and checker for OKR documents (objectives and key results).
//!
//! Layers, each knowing only those before it in this list: `text` (positions), `syntax` (the tree), `statement` (what a
//! sentence says), `topics` (what work is on and for), `config` (what people set), `model` (what a document holds),
//! `rewrite` and `rules` (what to offer and what to say), `analysis` (all of it for one document), `actions` (what a menu
//! offers), `facts` (what is known of the things in a document), `hover` (what a place of it says), `completion` (what
//! may stand there), `template` and `table` (a document to start from, and its key results for elsewhere), `colours` and
//! `outline` (what editors show of it beside that), and at the edge `lsp` and `cli`.

#![warn(clippy::unwrap_used)]

pub mod actions;
pub mod analysis;
pub mod cli;
pub mod clock;
pub mod colours;
pub mod completion;
pub mod config;
mod facts;
mod glossary;
pub mod hover;
pub mod lsp;
pub mod model;
pub mod outline;
pub mod page;
pub mod rewrite;
pub mod rules;
pub mod statement;
pub mod syntax;
pub mod table;
pub mod template;
pub mod text;
pub mod topics;
