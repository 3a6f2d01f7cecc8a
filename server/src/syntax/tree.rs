//! The tree of a document, kept current edit by edit.

use tree_sitter::{InputEdit, Parser, Point};

use super::SyntaxNode;
use crate::text::{Edit, Text};

/// A parsed document. Every text has a tree without error nodes: what is no item is a note.
pub struct SyntaxTree {
    parser: Parser,
    tree: tree_sitter::Tree,
}

impl SyntaxTree {
    /// Parses `text` from nothing.
    #[must_use]
    pub fn parse(text: &Text) -> Self {
        let mut parser = Parser::new();
        #[expect(clippy::expect_used, reason = "the grammar is compiled in, and a test parses with it")]
        parser.set_language(&tree_sitter_okr::LANGUAGE.into()).expect("the grammar fits the library");
        let tree = parse(&mut parser, text, None);
        Self { parser, tree }
    }

    /// Takes in `edits`, applied one after another, whose outcome is `text`.
    pub fn update(&mut self, edits: &[Edit], text: &Text) {
        for edit in edits {
            let [start, old_end, new_end] = edit.points.map(|(row, column)| Point { row, column });
            self.tree.edit(&InputEdit {
                start_byte: edit.start,
                old_end_byte: edit.old_end,
                new_end_byte: edit.new_end,
                start_position: start,
                old_end_position: old_end,
                new_end_position: new_end,
            });
        }
        self.tree = parse(&mut self.parser, text, Some(&self.tree));
    }

    /// The document node.
    #[must_use]
    pub fn root(&self) -> SyntaxNode<'_> {
        SyntaxNode::from(self.tree.root_node())
    }
}

fn parse(parser: &mut Parser, text: &Text, old: Option<&tree_sitter::Tree>) -> tree_sitter::Tree {
    let mut read = |byte: usize, _: Point| text.chunk_from(byte);
    #[expect(clippy::expect_used, reason = "a parse without cancellation that has a language yields a tree")]
    parser.parse_with_options(&mut read, old, None).expect("a tree")
}
