//! Tree-sitter grammar for OKR documents.
//!
//! Every text is a document: a line that is nothing else is a note, so no tree has an error in it.
//!
//! ```
//! let mut parser = tree_sitter::Parser::new();
//! parser.set_language(&tree_sitter_okr::LANGUAGE.into())?;
//! let tree = parser.parse("Objective: New teams feel at home", None).unwrap();
//! let objective = tree.root_node().child(0).unwrap();
//! assert_eq!(objective.kind(), "objective");
//! # Ok::<(), tree_sitter::LanguageError>(())
//! ```

use tree_sitter_language::LanguageFn;

#[allow(unsafe_code)]
unsafe extern "C" {
    fn tree_sitter_okr() -> *const ();
}

/// The language, for `tree_sitter::Parser::set_language`.
#[allow(unsafe_code)]
// SAFETY: the generated parser defines this symbol, and it returns a pointer to a static `TSLanguage`.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_okr) };

/// The kinds of nodes, their fields and children, as JSON.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// What to colour.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// What to fold.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");

/// What has a name that others refer to.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");

/// Where other languages stand.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");
