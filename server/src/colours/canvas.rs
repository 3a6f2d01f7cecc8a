//! Colours laid on a text: what comes first stays, what comes later fills what is still bare.

use super::Meaning;
use crate::model::Body;
use crate::text::Span;

/// Some words and what they mean. Counts from the start of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// The words, on one line.
    pub span: Span,
    /// What they mean.
    pub meaning: Meaning,
}

/// The text of a body while it is coloured.
pub(super) struct Canvas<'a> {
    body: &'a Body,
    /// In the order of the text.
    colours: Vec<Colour>,
}

impl<'a> Canvas<'a> {
    pub(super) const fn new(body: &'a Body) -> Self {
        Self { body, colours: Vec::new() }
    }

    pub(super) const fn body(&self) -> &'a Body {
        self.body
    }

    /// True where nothing below `span` has a colour yet.
    pub(super) fn is_bare(&self, span: Span) -> bool {
        let next = self.colours.partition_point(|colour| colour.span.end <= span.start);
        self.colours.get(next).is_none_or(|colour| colour.span.start >= span.end)
    }

    /// Colours what is still bare of each of `spans`.
    pub(super) fn paint(&mut self, spans: impl IntoIterator<Item = Span>, meaning: Meaning) {
        for span in spans {
            let mut start = span.start;
            let mut next = self.colours.partition_point(|colour| colour.span.end <= start);
            while start < span.end {
                let there = self.colours.get(next).map(|colour| colour.span);
                let end = there.map_or(span.end, |there| there.start.clamp(start, span.end));
                next += self.fill(next, Span::new(start, end), meaning) + 1;
                start = there.map_or(span.end, |there| there.end);
            }
        }
    }

    /// Puts the words of a bare stretch at `index`, those of each line for themselves; says how many stretches
    /// that makes.
    fn fill(&mut self, index: usize, bare: Span, meaning: Meaning) -> usize {
        let mut at = bare.start;
        let mut count = 0;
        for line in self.body.slice(bare).split(['\r', '\n']) {
            let words = line.trim_start();
            let start = at + line.len() - words.len();
            let span = Span::new(start, start + words.trim_end().len());
            if !span.is_empty() {
                self.colours.insert(index + count, Colour { span, meaning });
                count += 1;
            }
            at += line.len() + 1;
        }
        count
    }

    pub(super) fn finish(self) -> Vec<Colour> {
        self.colours
    }
}
