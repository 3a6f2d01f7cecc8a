//! Tree-sitter grammar for OKR documents.
