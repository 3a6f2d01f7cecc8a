//! Rewrites: edits that a person would be glad to have made, one file per family.
//!
//! They see the model and the anatomy, and return edits in bytes. When one is offered is the rules' business,
//! how a client takes it the server's. No rewrite invents a number: what it does not know is a placeholder.

pub mod add_check_in;
pub mod add_cycle;
pub mod add_deadline;
pub mod add_key_result;
pub mod add_property;
pub mod append_key_result;
pub mod assign_owner;
pub mod blanks;
pub mod commit;
pub(crate) mod dress;
mod head;
pub mod insert_objective;
pub mod keep_owner;
pub mod make_outcome;
pub mod move_item;
pub mod move_property;
pub mod move_task;
pub mod next_item;
pub mod next_objective;
mod number;
pub mod outcome;
pub mod outcome_first;
mod parts;
pub mod renumber;
pub mod restate_objective;
pub mod set_threshold;
pub mod silence;
pub mod split;
mod spot;
#[cfg(test)]
mod testing;
pub mod turn_round;

use crate::model::{Body, KeyResult};
use crate::text::Span;

/// What a key result is to achieve: its text without owners, deadline and attributes. Counts from the start of
/// the body.
#[must_use]
pub fn core(body: &Body, key_result: &KeyResult) -> Span {
    parts::Parts::of(body, key_result).core
}

/// What stands in front of the words of the next initiative of a body.
#[must_use]
pub fn initiative_head(body: &Body) -> String {
    let spot::Spot { indent, marker, .. } = spot::Spot::find(body);
    format!("{}{marker}", indent.trim_start_matches('\u{FEFF}'))
}

/// Replaces the bytes below a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub new: String,
}

impl TextEdit {
    /// Puts `new` at `at`.
    #[must_use]
    pub fn insert(at: usize, new: impl Into<String>) -> Self {
        Self { span: Span::empty(at), new: new.into() }
    }

    /// Puts `new` in the place of `span`.
    #[must_use]
    pub fn replace(span: Span, new: impl Into<String>) -> Self {
        Self { span, new: new.into() }
    }

    /// Takes `span` away.
    #[must_use]
    pub const fn delete(span: Span) -> Self {
        Self { span, new: String::new() }
    }

    /// Puts `line`, or lines, below the line that ends at `end`. They go in front of that line's break: editors
    /// that keep lines and not breaks have no place behind the last one.
    #[must_use]
    pub fn add_line_below(body: &Body, end: usize, line: &str) -> Self {
        let text_end = body.text[..end].trim_end_matches(['\r', '\n']).len();
        Self::insert(text_end, format!("{}{line}", body.line_break()))
    }

    /// The same edit, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self { span: self.span.shifted(offset), ..self }
    }
}

/// One way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a menu says it.
    pub title: String,
    /// Edits of the document before any of them; none overlaps another.
    pub edits: Vec<TextEdit>,
    /// The one that a person most likely wants.
    pub preferred: bool,
    /// It needs no thought: `--fix` and fix-all may apply it.
    pub safe: bool,
}

/// The text after `edits`, which count from the text before any of them.
#[must_use]
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        out.push_str(Span::new(done, edit.span.start).of(text));
        out.push_str(&edit.new);
        done = edit.span.end;
    }
    out.push_str(Span::new(done, text.len()).of(text));
    out
}

/// `lines` without the mark that some editors put in front of a file: nothing may come before it.
pub(crate) fn without_mark(body: &Body, lines: Span) -> Span {
    let marked = body.slice(lines).starts_with('\u{FEFF}');
    Span::new(lines.start + if marked { '\u{FEFF}'.len_utf8() } else { 0 }, lines.end)
}

/// Where more words may go behind a sentence: before the sign that ends it.
fn sentence_end(body: &Body, sentence: Span) -> usize {
    sentence.start + body.slice(sentence).trim_end_matches(['.', '!', ':', ',', ';']).len()
}

/// What goes one step deeper than `indent`.
pub(crate) const fn step(indent: &str) -> &'static str {
    match indent.as_bytes() {
        [b'\t', ..] => "\t",
        _ => "  ",
    }
}

/// `text` with a capital first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_count_from_the_text_before_them() {
        let edits = [
            TextEdit::insert(7, "!"),
            TextEdit::replace(Span::new(0, 1), "J"),
            TextEdit::delete(Span::new(4, 6)),
        ];
        assert_eq!(apply("hello you", &edits), "Jelly!ou");
    }
}
