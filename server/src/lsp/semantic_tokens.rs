//! Colours as clients take them: numbers, each token counted from the one before it.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, Uri, WorkDoneProgressOptions,
};

use super::convert;
use super::documents::Snapshot;
use super::kept::{self, Part};
use crate::colours::{self, LEGEND, Meaning};
use crate::model::{Body, Surroundings};
use crate::text::{Encoding, Span, line_starts};

/// What clients know of the colours of each document.
#[derive(Clone, Default)]
pub(super) struct Painter(Arc<Mutex<Painted>>);

#[derive(Default)]
struct Painted {
    results: u64,
    documents: HashMap<Uri, Answer>,
}

/// The last answer on a whole document.
#[derive(Default)]
struct Answer {
    id: String,
    parts: Vec<Part<PaintedBody>>,
    tokens: Vec<SemanticToken>,
}

/// What a body comes to.
struct PaintedBody {
    /// In order, counted from the body's first line and the start of theirs.
    tokens: Vec<Token>,
    /// How many lines end in it.
    lines: u32,
}

struct Token {
    line: u32,
    column: u32,
    length: u32,
    meaning: Meaning,
}

impl Painter {
    /// All tokens of a document.
    pub(super) fn full(&self, snapshot: &Snapshot, uri: &Uri, encoding: Encoding) -> SemanticTokens {
        let mut painted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = painted.answer(snapshot, uri, encoding);
        SemanticTokens { result_id: Some(answer.id.clone()), data: answer.tokens.clone() }
    }

    /// What has changed since the answer of that id; all tokens where the client knows another one.
    pub(super) fn delta(
        &self,
        snapshot: &Snapshot,
        uri: &Uri,
        previous: &str,
        encoding: Encoding,
    ) -> SemanticTokensFullDeltaResult {
        let mut painted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = painted.documents.get_mut(uri).filter(|known| known.id == previous);
        let known = known.map(|known| std::mem::take(&mut known.tokens));
        let answer = painted.answer(snapshot, uri, encoding);
        let result_id = Some(answer.id.clone());
        match known {
            Some(known) => {
                let edits = difference(&known, &answer.tokens).into_iter().collect();
                SemanticTokensDelta { result_id, edits }.into()
            }
            None => SemanticTokens { result_id, data: answer.tokens.clone() }.into(),
        }
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).documents.remove(uri);
    }
}

impl Painted {
    fn answer(&mut self, snapshot: &Snapshot, uri: &Uri, encoding: Encoding) -> &Answer {
        self.results += 1;
        let answer = self.documents.entry(uri.clone()).or_default();
        let painted = |body: &Body, surroundings| PaintedBody::of(body, surroundings, encoding);
        kept::update(&mut answer.parts, &snapshot.analysis, painted);
        answer.tokens = relative(answer.parts.iter().map(|part| &part.made), 0, 0..=u32::MAX);
        answer.id = self.results.to_string();
        answer
    }
}

impl PaintedBody {
    fn of(body: &Body, surroundings: Surroundings, encoding: Encoding) -> Self {
        let mut starts = line_starts(&body.text).peekable();
        let (mut line, mut line_start) = (0, 0);
        let mut tokens = Vec::new();
        for colour in colours::colours(body, surroundings) {
            while let Some(start) = starts.next_if(|start| *start <= colour.span.start) {
                (line, line_start) = (line + 1, start);
            }
            tokens.push(Token {
                line,
                column: width(body, Span::new(line_start, colour.span.start), encoding),
                length: width(body, colour.span, encoding),
                meaning: colour.meaning,
            });
        }
        Self { tokens, lines: line + convert::narrow(starts.count()) }
    }
}

/// The tokens on the lines of a range.
pub(super) fn range(snapshot: &Snapshot, range: Range, encoding: Encoding) -> SemanticTokens {
    let analysis = &snapshot.analysis;
    let (text, document) = (analysis.text(), analysis.document());
    let span = convert::span(text, range, encoding);
    let blocks = match (document.block_at(span.start), document.block_at(span.end)) {
        (Some(first), Some(last)) if first <= last => first..last + 1,
        _ => 0..0,
    };
    let first_line = document.blocks()[blocks.clone()]
        .first()
        .map_or(0, |block| text.position_of(block.start, encoding).line);
    let painted = |index: usize| {
        let surroundings = analysis.judgement().surroundings_of(index);
        PaintedBody::of(&document.blocks()[index].body, surroundings, encoding)
    };
    let bodies: Vec<PaintedBody> = blocks.map(painted).collect();
    let lines = range.start.line..=range.end.line;
    SemanticTokens { result_id: None, data: relative(bodies.iter(), convert::narrow(first_line), lines) }
}

fn width(body: &Body, span: Span, encoding: Encoding) -> u32 {
    convert::narrow(encoding.width(body.slice(span)))
}

/// The tokens on `lines`, as the protocol counts them; the first part begins at `first_line`.
fn relative<'a>(
    parts: impl Iterator<Item = &'a PaintedBody> + Clone,
    first_line: u32,
    lines: RangeInclusive<u32>,
) -> Vec<SemanticToken> {
    let legend = &*LEGEND_NUMBERS;
    let mut data = Vec::with_capacity(parts.clone().map(|part| part.tokens.len()).sum());
    let (mut last_line, mut last_column) = (0, 0);
    let mut base = first_line;
    for painted in parts {
        for token in &painted.tokens {
            let line = base + token.line;
            if !lines.contains(&line) {
                continue;
            }
            let (token_type, token_modifiers_bitset) = legend[token.meaning as usize];
            data.push(SemanticToken {
                delta_line: line - last_line,
                delta_start: if line == last_line { token.column - last_column } else { token.column },
                length: token.length,
                token_type,
                token_modifiers_bitset,
            });
            (last_line, last_column) = (line, token.column);
        }
        base += painted.lines;
    }
    data
}

/// The one edit that makes `new` of `old`; `None` where they are the same.
fn difference(old: &[SemanticToken], new: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    /// How many numbers a token is.
    const WIDTH: usize = 5;
    let front = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let back =
        old[front..].iter().rev().zip(new[front..].iter().rev()).take_while(|(old, new)| old == new).count();
    let (gone, come) = (old.len() - front - back, &new[front..new.len() - back]);
    (gone > 0 || !come.is_empty()).then(|| SemanticTokensEdit {
        start: convert::narrow(front * WIDTH),
        delete_count: convert::narrow(gone * WIDTH),
        data: Some(come.to_vec()),
    })
}

/// What the legend says of each meaning, in numbers: the type's place and the set of modifiers.
static LEGEND_NUMBERS: LazyLock<[(u32, u32); LEGEND.len()]> = LazyLock::new(|| {
    let (types, modifiers) = (colours::types(), colours::modifiers());
    LEGEND.map(|(_, kind, modifier)| {
        let place = types.iter().position(|known| *known == kind).unwrap_or_default();
        let set = modifiers.iter().position(|known| modifier == Some(*known)).map_or(0, |place| 1 << place);
        (convert::narrow(place), set)
    })
});

/// What the server can do, with its legend.
pub(super) fn options() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: colours::types().into_iter().map(SemanticTokenType::from).collect(),
            token_modifiers: colours::modifiers().into_iter().map(SemanticTokenModifier::from).collect(),
        },
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        range: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(columns: &[u32]) -> Vec<SemanticToken> {
        columns.iter().map(|&delta_start| SemanticToken { delta_start, ..SemanticToken::default() }).collect()
    }

    #[test]
    fn a_difference_makes_the_new_of_the_old() {
        let rows: [(&[u32], &[u32]); 8] = [
            (&[], &[]),
            (&[], &[1, 2]),
            (&[1, 2], &[]),
            (&[1, 2, 3], &[1, 7, 3]),
            (&[1, 1], &[1, 1, 1]),
            (&[1, 1, 1], &[1]),
            (&[1, 2], &[3, 4, 5]),
            (&[1, 2, 3], &[1, 2, 3]),
        ];
        for (old, new) in rows {
            let (mut old, new) = (tokens(old), tokens(new));
            if let Some(edit) = difference(&old, &new) {
                let start = edit.start as usize / 5;
                old.splice(start..start + edit.delete_count as usize / 5, edit.data.unwrap());
            }
            assert_eq!(old, new);
        }
        assert_eq!(difference(&tokens(&[1, 2]), &tokens(&[1, 2])), None);
    }
}
