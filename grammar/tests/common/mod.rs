//! What the tests share.

#![allow(dead_code, reason = "each test is a crate of its own and uses its part")]

use tree_sitter::{Node, Parser, Tree};

pub(crate) fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into()).unwrap();
    parser
}

pub(crate) fn parse(text: impl AsRef<[u8]>) -> Tree {
    parser().parse(text, None).unwrap()
}

/// Visits a node and all below it, in the order of the text. Iterative, as trees may be deep.
pub(crate) fn for_each_node<'t>(node: Node<'t>, visit: &mut impl FnMut(Node<'t>)) {
    let mut cursor = node.walk();
    loop {
        visit(cursor.node());
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

/// The texts of all nodes of a kind.
pub(crate) fn excerpts(text: &str, kind: &str) -> Vec<String> {
    let tree = parse(text);
    let mut found = Vec::new();
    for_each_node(tree.root_node(), &mut |node| {
        if node.kind() == kind {
            found.push(text[node.byte_range()].to_owned());
        }
    });
    found
}
