//! What of a key result's text a rewrite may replace, and what it must keep.

use crate::model::{Body, KeyResult};
use crate::syntax::TokenKind;
use crate::text::Span;

/// The statement of a key result, in three parts. Spans count from the start of the body.
pub(super) struct Parts {
    /// Owners, and pictures, in front of the text.
    pub(super) lead: Span,
    /// What is to be achieved.
    pub(super) core: Span,
    /// Deadline, owners, attributes and result behind it.
    pub(super) tail: Span,
}

impl Parts {
    pub(super) fn of(body: &Body, key_result: &KeyResult) -> Self {
        let whole = key_result.statement.span;
        let owners: Vec<Span> =
            key_result.anatomy.owners.iter().map(|&span| key_result.place(span)).collect();
        let deadline = key_result.anatomy.deadline.map(|span| with_preposition(body, key_result.place(span)));
        let mut kept: Vec<Span> = owners.iter().copied().chain(deadline).chain(marks(key_result)).collect();
        kept.sort();

        let end = in_front_of(body, whole.end, kept.into_iter());
        let mut start = whole.start;
        for span in &owners {
            if span.end <= end && is_gap(body, Span::new(start, span.start)) {
                start = span.end;
            }
        }
        let text = Span::new(start, end.max(start)).of(&body.text);
        // "@ana: Launch …": the sign stays with the owner.
        let behind_owner = start > whole.start;
        let words = text.trim_start_matches(|c| is_dress(c) || behind_owner && matches!(c, ':' | ',' | ';'));
        let core_start = start + (text.len() - words.len());
        let core = Span::new(core_start, core_start + words.trim_end().len());
        Self { lead: Span::new(whole.start, core.start), core, tail: Span::new(core.end, whole.end) }
    }
}

/// Where more words may be put behind the text: before attributes and result.
pub(super) fn text_end(body: &Body, key_result: &KeyResult) -> usize {
    let whole = key_result.statement.span;
    let end = in_front_of(body, whole.end, marks(key_result));
    whole.start + Span::new(whole.start, end).of(&body.text).trim_end().len()
}

/// Where the run of `spans` that ends at `end` begins.
fn in_front_of(body: &Body, end: usize, spans: impl DoubleEndedIterator<Item = Span>) -> usize {
    spans.rev().fold(end, |end, span| if is_gap(body, Span::new(span.end, end)) { span.start } else { end })
}

/// A deadline with the "by" in front of it.
fn with_preposition(body: &Body, deadline: Span) -> Span {
    let before = body.text[..deadline.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let joins = ["at", "before", "by", "in", "on", "until", "till"]
        .iter()
        .any(|join| word.eq_ignore_ascii_case(join));
    Span::new(if joins { before.len() - word.len() } else { deadline.start }, deadline.end)
}

fn marks(key_result: &KeyResult) -> impl DoubleEndedIterator<Item = Span> {
    let is_mark = |kind| matches!(kind, TokenKind::Attribute | TokenKind::Result | TokenKind::Tag);
    let tokens = key_result.statement.tokens.iter().filter(move |token| is_mark(token.kind));
    tokens.map(|token| key_result.place(token.span))
}

/// Blanks and pictures in front of the words.
fn is_dress(c: char) -> bool {
    let joiner = matches!(c, '\u{200D}' | '\u{FE0F}');
    let picture = matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    c.is_whitespace() || joiner || picture
}

fn is_gap(body: &Body, span: Span) -> bool {
    body.slice(span).chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '—'))
}
