//! A typed view of the tree's nodes.

use std::sync::OnceLock;

use tree_sitter::Node;

use super::{Token, TokenKind};
use crate::text::Span;

/// The kinds of nodes, as the grammar names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// The whole text.
    Document,
    /// All from a cycle or a team to the next one.
    Section,
    /// An objective with all that belongs to it.
    Objective,
    /// A key result with its properties and check-ins.
    KeyResult,
    /// An initiative with its properties.
    Initiative,
    /// A list under `Key Results:`.
    KeyResultGroup,
    /// A list under `Initiatives:`.
    InitiativeGroup,
    /// What makes a line an item: `Objective 1`, `KR2`, a bullet inside a group.
    Marker,
    /// The words of a group header.
    Header,
    /// `Owner: @maria`.
    Property,
    /// The key of a property.
    PropertyKey,
    /// `2026-10-19: 51%`.
    CheckIn,
    /// The text behind a marker.
    Statement,
    /// The text behind a key or a check-in's date.
    Value,
    /// A heading that is no item.
    Heading,
    /// `// …`.
    Comment,
    /// Any other line.
    Note,
    /// Markdown around markers: bullets, heading signs, bold.
    Dress,
    /// `[ ]` or `[x]`.
    Checkbox,
    /// A shape token of a statement or value.
    Token(TokenKind),
    /// Anything else, such as punctuation.
    Other,
}

fn kind_of_name(name: &str) -> SyntaxKind {
    use SyntaxKind as K;
    match name {
        "document" => K::Document,
        "section" => K::Section,
        "objective" => K::Objective,
        "key_result" => K::KeyResult,
        "initiative" => K::Initiative,
        "key_result_group" => K::KeyResultGroup,
        "initiative_group" => K::InitiativeGroup,
        "objective_marker" | "key_result_marker" | "initiative_marker" | "bullet" => K::Marker,
        "key_results_header" | "initiatives_header" => K::Header,
        "property" => K::Property,
        "property_key" => K::PropertyKey,
        "check_in" => K::CheckIn,
        "statement" => K::Statement,
        "value" => K::Value,
        "heading" => K::Heading,
        "comment" => K::Comment,
        "note" => K::Note,
        "dress" => K::Dress,
        "checkbox" => K::Checkbox,
        "quantity" => K::Token(TokenKind::Quantity),
        "arrow" => K::Token(TokenKind::Arrow),
        "date" => K::Token(TokenKind::Date),
        "quarter" => K::Token(TokenKind::Quarter),
        "mention" => K::Token(TokenKind::Mention),
        "attribute" => K::Token(TokenKind::Attribute),
        "tag" => K::Token(TokenKind::Tag),
        "link" => K::Token(TokenKind::Link),
        "url" => K::Token(TokenKind::Url),
        "code" => K::Token(TokenKind::Code),
        "placeholder" => K::Token(TokenKind::Placeholder),
        "result" => K::Token(TokenKind::Result),
        "reference" => K::Token(TokenKind::Reference),
        _ => K::Other,
    }
}

/// The kind of each symbol of the grammar, by its number: comparing names at every node would cost more
/// than the rest of the walk.
fn kinds() -> &'static [SyntaxKind] {
    static KINDS: OnceLock<Vec<SyntaxKind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let language: tree_sitter::Language = tree_sitter_okr::LANGUAGE.into();
        let kind = |id: usize| {
            let id = u16::try_from(id).ok()?;
            language.node_kind_is_named(id).then(|| language.node_kind_for_id(id)).flatten()
        };
        (0..language.node_kind_count()).map(|id| kind(id).map_or(SyntaxKind::Other, kind_of_name)).collect()
    })
}

/// One node of the tree.
#[derive(Clone, Copy, Debug)]
pub struct SyntaxNode<'t>(Node<'t>);

impl<'t> From<Node<'t>> for SyntaxNode<'t> {
    fn from(node: Node<'t>) -> Self {
        Self(node)
    }
}

impl<'t> SyntaxNode<'t> {
    /// What it is.
    #[must_use]
    pub fn kind(self) -> SyntaxKind {
        kinds().get(usize::from(self.0.kind_id())).copied().unwrap_or(SyntaxKind::Other)
    }

    /// The bytes of the document that it takes.
    #[must_use]
    pub fn span(self) -> Span {
        Span::from(self.0.byte_range())
    }

    /// Calls `visit` with each child in order.
    pub fn for_each_child(self, mut visit: impl FnMut(SyntaxNode<'t>)) {
        let mut cursor = self.0.walk();
        let mut more = cursor.goto_first_child();
        while more {
            visit(Self(cursor.node()));
            more = cursor.goto_next_sibling();
        }
    }

    /// The shape tokens below a statement or a value, with spans counted from `origin`.
    #[must_use]
    pub fn tokens(self, origin: usize) -> Vec<Token> {
        let mut tokens = Vec::new();
        // Many have none, and a walk begins with room for its path.
        if self.0.child_count() == 0 {
            return tokens;
        }
        self.for_each_child(|child| {
            if let SyntaxKind::Token(kind) = child.kind() {
                let span = child.span();
                tokens.push(Token { kind, span: Span::new(span.start - origin, span.end - origin) });
            }
        });
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_node_of_the_grammar_has_a_kind() {
        let language: tree_sitter::Language = tree_sitter_okr::LANGUAGE.into();
        let visible = (0..u16::try_from(language.node_kind_count()).unwrap())
            .filter(|&id| language.node_kind_is_named(id) && language.node_kind_is_visible(id))
            .filter(|&id| !language.node_kind_is_supertype(id))
            .filter_map(|id| language.node_kind_for_id(id));
        let unknown: Vec<&str> = visible
            .filter(|&name| {
                kind_of_name(name) == SyntaxKind::Other && !["ERROR", "separator"].contains(&name)
            })
            .collect();
        assert!(unknown.is_empty(), "no kind for {unknown:?}");
    }
}
