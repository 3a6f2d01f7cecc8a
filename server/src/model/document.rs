//! A whole document: its bodies in order, each kept as long as its text stands.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Body, Key, build};
use crate::config::Config;
use crate::statement::{Anatomy, Language, analyse};
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

/// What a body's judgement may depend on beyond its own text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Some key result of the document has an owner.
    pub owners_in_use: bool,
    /// An open key result stands further up.
    pub key_results_above: bool,
    /// The document, or the section, has an owner.
    pub owned_above: bool,
    /// Key results without an objective end right above.
    pub behind_orphans: bool,
    /// The body starts inside a fence or front matter, where text is quoted and not meant.
    pub quoted: Quoted,
    /// The words of the document are not English, so nothing is to be said about them.
    pub foreign: bool,
    /// Those of a foreign document begin in this body.
    pub opens_foreign: bool,
}

/// Markdown that quotes text instead of meaning it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quoted {
    /// None of it.
    #[default]
    No,
    /// Between two fences, of backticks or of tildes.
    Fence(char),
    /// Between the `---` of the document's first line and the next one.
    FrontMatter,
}

impl Quoted {
    /// What holds behind `line`, given what held before it; `first` for the first line of the document.
    #[must_use]
    pub fn after(self, line: &str, first: bool) -> Self {
        let opens = [("```", '`'), ("~~~", '~')].into_iter().find(|(fence, _)| line.starts_with(fence));
        match (self, opens) {
            (Self::No, Some((_, sign))) => Self::Fence(sign),
            (Self::Fence(open), Some((_, sign))) if open == sign => Self::No,
            (Self::No, None) if first && line.trim_end() == "---" => Self::FrontMatter,
            (Self::FrontMatter, _) if line.trim_end() == "---" => Self::No,
            (now, _) => now,
        }
    }
}

/// A document's bodies, in the order of the text; together they cover it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    blocks: Vec<Block>,
}

impl Document {
    /// Reads a document from nothing.
    #[must_use]
    pub fn read(tree: &SyntaxTree, text: &Text, config: &Config) -> Self {
        Self::default().after(&Hull { start: 0, old_end: 0, new_end: text.len() }, tree, text, config)
    }

    /// The document after a change: bodies that `hull` spares are shared, and of the others the key results
    /// that still say the same keep their anatomy.
    #[must_use]
    pub fn after(&self, hull: &Hull, tree: &SyntaxTree, text: &Text, config: &Config) -> Self {
        let mut nodes = Vec::with_capacity(self.blocks.len());
        tree.root().for_each_child(|node| match node.kind() {
            SyntaxKind::Section => node.for_each_child(|node| nodes.push(node)),
            _ => nodes.push(node),
        });
        let mut starts: Vec<usize> = nodes.iter().map(|node| text.line_start(node.span().start)).collect();
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        starts.push(text.len());

        let known = anatomies(&self.blocks, hull);
        let analyse = |statement: &str, tokens: &[Token]| {
            let known = known.get(statement).map(|&anatomy| Arc::clone(anatomy));
            known.unwrap_or_else(|| Arc::new(analyse(statement, tokens, config.lexicon())))
        };
        let block = |(node, bounds): (SyntaxNode<'_>, &[usize])| {
            let span = Span::new(bounds[0], bounds[1]);
            let body = kept(&self.blocks, hull, span).unwrap_or_else(|| {
                let text = text.slice(span).into();
                Arc::new(build::read(node, span.start, text, &analyse, config.lexicon()))
            });
            Block { start: span.start, body }
        };
        Self { blocks: nodes.into_iter().zip(starts.windows(2)).map(block).collect() }
    }

    /// The bodies, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
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
    pub fn surroundings(&self) -> Vec<Surroundings> {
        let owners_in_use = self.blocks.iter().any(|block| block.body.names_owners());
        let words =
            self.blocks.iter().map(|block| block.body.language).fold(Language::default(), Language::with);
        let foreign = !words.is_english();
        let mut opens_foreign = foreign;
        let mut owned_above = false;
        let mut section_has_items = false;
        let mut key_results_above = false;
        let mut behind_orphans = false;
        let mut quoted = Quoted::No;
        let mut first = true;
        self.blocks
            .iter()
            .map(|Block { body, .. }| {
                if section_has_items && body.properties.iter().any(|property| property.key.opens_section()) {
                    (owned_above, section_has_items) = (false, false);
                }
                owned_above |= body.properties.get(Key::Owner).is_some_and(|owner| body.is_filled(owner));
                section_has_items |= body.objective.is_some() || !body.key_results.is_empty();
                let has_items = body.first_item().is_some();
                let here = Surroundings {
                    owners_in_use,
                    key_results_above,
                    owned_above,
                    behind_orphans,
                    quoted,
                    foreign,
                    opens_foreign: opens_foreign && has_items,
                };
                opens_foreign &= !has_items;
                key_results_above |= body.open_key_results().next().is_some();
                let orphans = body.objective.is_none() && !body.key_results.is_empty();
                behind_orphans = orphans || (behind_orphans && body.objective.is_none() && !body.heading);
                for note in &body.notes {
                    quoted = quoted.after(body.slice(note.span), first);
                    first = false;
                }
                first = false;
                here
            })
            .collect()
    }
}

/// The body that stood at `span` before the change, where the change spared it.
fn kept(old: &[Block], hull: &Hull, span: Span) -> Option<Arc<Body>> {
    let start = match () {
        () if span.end <= hull.start => span.start,
        () if span.start >= hull.new_end => hull.old_place(span.start),
        () => return None,
    };
    let index = old.binary_search_by_key(&start, |block| block.start).ok()?;
    let body = &old[index].body;
    (body.text.len() == span.len()).then(|| Arc::clone(body))
}

/// The anatomies of the key results that stood where the change happened, by what they say.
fn anatomies<'a>(old: &'a [Block], hull: &Hull) -> HashMap<&'a str, &'a Arc<Anatomy>> {
    let changed = Span::new(hull.start, hull.old_end);
    let from = old.partition_point(|block| block.span().end < changed.start);
    old[from..]
        .iter()
        .take_while(|block| block.start <= changed.end)
        .flat_map(|Block { body, .. }| {
            body.key_results.iter().map(|item| (body.slice(item.statement.span), &item.anatomy))
        })
        .collect()
}
