//! Says which cycle a document is about, at its top.

use super::TextEdit;
use crate::model::{Document, When, cycle};

/// The quarter, half or year that the headings and notes above the body at `block` name, or else the name of the
/// file.
#[must_use]
pub fn named_above(document: &Document, block: usize) -> Option<String> {
    let above = document.blocks()[..block].iter().map(|block| &block.body);
    let notes = above.flat_map(|body| body.notes.iter().map(|note| body.slice(note.span)));
    notes.filter_map(named).next().or_else(|| document.file_name().and_then(named))
}

/// The quarter with its year that `text` names; else a quarter, or a year, alone.
fn named(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let pairs = words.windows(2).map(|pair| match is_year(pair[0]) {
        true => pair.join("-"),
        false => pair.join(" "),
    });
    let pair = pairs.into_iter().find(|pair| matches!(cycle::cycle(pair, 1), Some(When::Once(_))));
    let alone = |year: bool| {
        let fits = |word: &&&str| {
            cycle::cycle(word, 1).is_some() && (year || !word.chars().all(|c| c.is_ascii_digit()))
        };
        words.iter().find(fits).map(|word| (*word).to_owned())
    };
    pair.or_else(|| alone(false)).or_else(|| alone(true))
}

/// A `Cycle:` line above what else is said of the document, or above the body at `block`, its first with items.
/// Counts in the body whose index it comes with.
#[must_use]
pub fn add_cycle(document: &Document, block: usize, cycle: &str) -> (usize, TextEdit) {
    let blocks = document.blocks();
    let first = blocks[..block].iter().position(|block| block.body.objective.is_some()).unwrap_or(block);
    let property = blocks[..first].iter().position(|block| block.body.properties.iter().next().is_some());
    // A comment above an item is about it.
    let is_comment = |index: &usize| {
        blocks[*index].body.text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).starts_with("//")
    };
    let above_comments = || (0..first).rev().take_while(is_comment).last().unwrap_or(first);
    let index = property.unwrap_or_else(above_comments);

    let body = &blocks[index].body;
    let mark = if body.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let line_break = body.line_break();
    let blank = if property.is_some() { "" } else { line_break };
    (index, TextEdit::insert(mark, format!("Cycle: {cycle}{line_break}{blank}")))
}
