//! The binary `okr-ls`: a language server over stdio, and a checker for the command line.

fn main() {}
