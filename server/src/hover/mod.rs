//! What stands at a place of a document, explained in a few lines: one file for each thing that can be hovered.
//!
//! Each of them says whether its thing stands at the place; the first that does is shown. All work is done on
//! request and, as far as it goes, on the one objective around the place. Nothing here knows a protocol: how the
//! place comes in and the text goes out is the server's business.

mod change;
mod key_result;
mod line;
mod metric;
mod name;
mod owner;
mod placeholder;
mod rule;
#[cfg(test)]
mod tests;
mod time;
mod verdict;
mod word;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::config::Config;
use crate::model::{Body, Document, Surroundings};
use crate::page::{Format, Page};
use crate::syntax::TokenKind;
use crate::text::Span;

use line::Line;

/// What is said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is said of, in bytes of the document.
    pub span: Span,
    /// What is said.
    pub text: String,
}

/// What is to be said of the byte at `offset`, as seen on the day `today`; `None` for notes, blanks, and text that
/// is only quoted.
#[must_use]
pub fn at(analysis: &Analysis, offset: usize, today: Date, format: Format) -> Option<Hover> {
    let document = analysis.document();
    let block = document.block_at(offset)?;
    let body = &document.blocks()[block].body;
    let at = offset - document.blocks()[block].start;
    if analysis.is_quoted(block, at) {
        return None;
    }
    let surroundings = analysis.judgement().surroundings_of(block);
    let line = Line::at(body, at);
    let cx = Context { analysis, block, body, at, line, surroundings, today, format };
    let (span, page) = rule::hover(&cx)
        .or_else(|| word::hover(&cx))
        .or_else(|| placeholder::hover(&cx))
        .or_else(|| owner::hover(&cx))
        .or_else(|| time::hover(&cx))
        .or_else(|| metric::hover(&cx))
        .or_else(|| key_result::hover(&cx))?;
    Some(Hover { span: document.place(block, span), text: page.finish() })
}

/// A thing that is hovered, in bytes of the body, and what is said of it.
type Found = (Span, Page);

/// The place, and all that helps to say something about it.
struct Context<'a> {
    analysis: &'a Analysis,
    /// The index of the body.
    block: usize,
    body: &'a Body,
    /// The place, in bytes of the body.
    at: usize,
    line: Option<Line<'a>>,
    surroundings: Surroundings,
    today: Date,
    format: Format,
}

impl<'a> Context<'a> {
    fn document(&self) -> &'a Document {
        self.analysis.document()
    }

    fn config(&self) -> &'a Config {
        self.analysis.judgement().config()
    }

    /// True where the place lies in `span`.
    const fn is_in(&self, span: Span) -> bool {
        span.start <= self.at && self.at < span.end
    }

    /// The shape token at the place, in bytes of the body.
    fn token(&self) -> Option<(TokenKind, Span)> {
        let statement = self.line?.statement();
        let mut tokens = statement.tokens.iter();
        tokens.find_map(|token| {
            let span = token.span.shifted(statement.span.start);
            self.is_in(span).then_some((token.kind, span))
        })
    }

    /// True where words may be spoken of: not in a language that is not known here.
    const fn knows_words(&self) -> bool {
        !self.surroundings.foreign
    }

    fn page(&self) -> Page {
        Page::new(self.format)
    }
}
