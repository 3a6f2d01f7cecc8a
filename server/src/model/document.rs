//! A whole document: its bodies in order, each kept as long as its text stands.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Body, Surroundings, build, surroundings};
use crate::config::Config;
use crate::statement::{self, Anatomy, Lexicon, ObjectiveAnatomy};
use crate::syntax::{SyntaxKind, SyntaxNode, SyntaxTree, Token};
use crate::text::{Hull, Span, Text};

/// A body with its place in the document.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where the body starts, in bytes of the document.
    pub start: usize,
    /// What stands there; shared with earlier versions of the document where nothing changed.
    pub body: Arc<Body>,
}

impl Block {
    /// The bytes of the document that it takes.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.body.text.len())
    }
}

/// A document's bodies, in the order of the text; together they cover it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    file_name: Option<Arc<str>>,
    blocks: Vec<Block>,
}

impl Document {
    /// Reads a document from nothing.
    #[must_use]
    pub fn read(tree: &SyntaxTree, text: &Text, config: &Config) -> Self {
        Self::default().again(tree, text, config)
    }

    /// The same document, read from nothing by other settings.
    #[must_use]
    pub fn again(&self, tree: &SyntaxTree, text: &Text, config: &Config) -> Self {
        let all = Hull { start: 0, old_end: 0, new_end: text.len() };
        let unread = Self { file_name: self.file_name.clone(), blocks: Vec::new() };
        unread.after(&all, tree, text, config)
    }

    /// Text in another language: one body in which nothing is read.
    #[must_use]
    pub fn foreign(text: &str) -> Self {
        let body = Body { text: text.into(), ..Body::default() };
        Self { blocks: vec![Block { start: 0, body: Arc::new(body) }], ..Self::default() }
    }

    /// The document after a change: bodies that `hull` spares are shared, and of the others the objectives and key
    /// results that still say the same keep their anatomy.
    #[must_use]
    pub fn after(&self, hull: &Hull, tree: &SyntaxTree, text: &Text, config: &Config) -> Self {
        let analyst = Analyst::knowing(changed(&self.blocks, hull), config.lexicon());
        let mut blocks = Vec::with_capacity(self.blocks.len());
        let mut open = tiles(tree.root(), Span::new(0, text.len()), text);
        while let Some((node, span)) = open.pop() {
            let is_section = node.kind() == SyntaxKind::Section;
            let old = kept(&self.blocks, hull, span).filter(|old| is_section || old.len() == 1);
            if let Some(old) = old {
                let first = old[0].start;
                let moved = |block: &Block| Block {
                    start: block.start - first + span.start,
                    body: Arc::clone(&block.body),
                };
                blocks.extend(old.iter().map(moved));
            } else if is_section {
                open.extend(tiles(node, span, text));
            } else {
                let body = build::read(node, span.start, text.slice(span).into(), &analyst);
                blocks.push(Block { start: span.start, body: Arc::new(body) });
            }
        }
        Self { file_name: self.file_name.clone(), blocks }
    }

    /// The bodies, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The same, known to stand in a file of that name.
    #[must_use]
    pub fn named(self, file_name: &str) -> Self {
        Self { file_name: Some(file_name.into()), ..self }
    }

    /// The name of its file, where it has one.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The index of the body that holds `byte`.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.start <= byte).checked_sub(1)
    }

    /// A span of the body at that index, in bytes of the document.
    #[must_use]
    pub fn place(&self, block: usize, span: Span) -> Span {
        span.shifted(self.blocks[block].start)
    }

    /// What surrounds each body, in order.
    #[must_use]
    pub fn surroundings(&self, config: &Config) -> Vec<Surroundings> {
        surroundings::surroundings(&self.blocks, config)
    }
}

/// Says what statements mean, by what is known of those that stood where the change happened.
struct Analyst<'a> {
    objectives: HashMap<&'a str, ObjectiveAnatomy>,
    key_results: HashMap<&'a str, &'a Arc<Anatomy>>,
    lexicon: &'a Lexicon,
}

impl<'a> Analyst<'a> {
    fn knowing(bodies: impl Iterator<Item = &'a Body>, lexicon: &'a Lexicon) -> Self {
        let mut analyst = Self { objectives: HashMap::new(), key_results: HashMap::new(), lexicon };
        for body in bodies {
            let objective = body.objective.iter().map(|it| (body.slice(it.statement.span), it.anatomy));
            analyst.objectives.extend(objective);
            let key_results = body.key_results.iter().map(|it| (body.slice(it.statement.span), &it.anatomy));
            analyst.key_results.extend(key_results);
        }
        analyst
    }
}

impl build::Analyst for Analyst<'_> {
    fn objective(&self, text: &str, tokens: &[Token]) -> ObjectiveAnatomy {
        let known = self.objectives.get(text).copied();
        known.unwrap_or_else(|| statement::objective(text, tokens, self.lexicon))
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon
    }

    fn key_result(&self, text: &str, tokens: &[Token]) -> Arc<Anatomy> {
        let known = self.key_results.get(text).map(|&anatomy| Arc::clone(anatomy));
        known.unwrap_or_else(|| Arc::new(statement::analyse(text, tokens, self.lexicon)))
    }
}

/// The children of a node that takes `span`, the last one first: each from the start of its first line up to the next
/// one's.
fn tiles<'t>(node: SyntaxNode<'t>, span: Span, text: &Text) -> Vec<(SyntaxNode<'t>, Span)> {
    let mut tiles: Vec<(SyntaxNode<'t>, Span)> = Vec::new();
    node.for_each_child(|child| {
        let start = if tiles.is_empty() { span.start } else { text.line_start(child.span().start) };
        if let Some((_, last)) = tiles.last_mut() {
            last.end = start;
        }
        tiles.push((child, Span::new(start, span.end)));
    });
    tiles.reverse();
    tiles
}

/// The bodies that took `span` before the change, where the change spared it.
fn kept<'a>(old: &'a [Block], hull: &Hull, span: Span) -> Option<&'a [Block]> {
    let start = match () {
        () if span.end <= hull.start => span.start,
        () if span.start >= hull.new_end => hull.old_place(span.start),
        () => return None,
    };
    let first = old.binary_search_by_key(&start, |block| block.start).ok()?;
    let count = old[first..].partition_point(|block| block.start < start + span.len());
    let all = &old[first..first + count];
    (all.last()?.span().end == start + span.len()).then_some(all)
}

/// The bodies that stood where the change happened.
fn changed<'a>(old: &'a [Block], hull: &Hull) -> impl Iterator<Item = &'a Body> {
    let changed = Span::new(hull.start, hull.old_end);
    let from = old.partition_point(|block| block.span().end < changed.start);
    old[from..].iter().take_while(move |block| block.start <= changed.end).map(|block| &*block.body)
}
