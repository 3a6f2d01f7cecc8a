//! Adds a key result to an objective, behind its last one and dressed like it.

use super::{
    TextEdit,
    number::{last_number, with_number},
    step,
};
use crate::model::{Body, KeyResult, Layout, Objective};
use crate::text::Span;

/// The question that stands for a key result nobody has written yet.
pub const OPEN_KEY_RESULT: &str = "<what changes, from where to where>";

/// A line that says `text` as a key result of `objective`, which is that of the body.
#[must_use]
pub fn append_key_result(body: &Body, objective: &Objective, text: &str) -> TextEdit {
    let end = body.key_results.last().map_or_else(|| end_of(body, objective), |last| last.layout.extent.end);
    TextEdit::add_line_below(body, end, &format!("{}{text}", next_head(body, objective)))
}

/// What stands in front of the words of the next key result of `objective`, which is that of the body.
#[must_use]
pub fn next_head(body: &Body, objective: &Objective) -> String {
    let Some(last) = body.key_results.last() else { return first_head(body, objective) };
    let number = |item: &KeyResult| {
        let marker = body.slice(item.marker);
        last_number(marker)?.of(marker).parse::<u64>().ok()
    };
    let next = body.key_results.iter().filter_map(number).max().map_or(1, |last| last.saturating_add(1));
    let like = |item: &KeyResult| head_like(body, &item.layout, item.marker, item.statement.span, next);
    let model = body.key_results.iter().rev().find_map(like);
    model.unwrap_or_else(|| format!("{}Key Result: ", body.slice(last.layout.indent)))
}

/// What stands in front of the `words` of an item, with the number `next`; `None` where it would not do for another.
pub(super) fn head_like(
    body: &Body,
    layout: &Layout,
    marker: Span,
    words: Span,
    next: u64,
) -> Option<String> {
    let Layout { indent, dress, .. } = *layout;
    let (dress, gap) = (body.slice(dress), body.slice(Span::new(marker.end, words.start)));
    // Struck through, or bold to the end of the line: what opens in front closes behind the words.
    let open = |text: &str| text.contains("~~") || signs_of_emphasis(text) % 2 == 1;
    let head = format!("{dress}{gap}");
    if words.is_empty()
        || open(&head)
        || body.slice(Span::new(marker.start, words.start)).contains(['\n', '\r'])
    {
        return None;
    }
    let marker = with_number(body.slice(marker), |_| next);
    let dress = with_number(&unticked(dress), |number| number.saturating_add(1));
    Some(format!("{}{dress}{marker}{}", body.slice(indent).trim_start_matches('\u{FEFF}'), unticked(gap)))
}

/// How many runs of `*` or `_` there are, a bullet left out.
fn signs_of_emphasis(text: &str) -> usize {
    let is_sign = |c: char| matches!(c, '*' | '_');
    let text = text.trim_start_matches("* ");
    text.char_indices().filter(|(at, c)| is_sign(*c) && !text[..*at].ends_with(is_sign)).count()
}

fn unticked(dress: &str) -> String {
    dress.replace("[x]", "[ ]").replace("[X]", "[ ]").replace('\u{FEFF}', "")
}

/// How the first key result of an objective begins.
fn first_head(body: &Body, objective: &Objective) -> String {
    let dress = body.slice(objective.layout.dress);
    let quotes: String = dress.chars().take_while(|sign| matches!(sign, '>' | ' ')).collect();
    let indent = format!("{}{}", body.slice(objective.layout.indent), quotes.trim_start_matches(' '));
    match () {
        () if dress.contains('#') => format!("{indent}- KR1: "),
        () if body.slice(objective.marker).starts_with('(') => format!("{indent}{}(KR1) ", step(&indent)),
        () => format!("{indent}{}KR1: ", step(&indent)),
    }
}

/// Behind all that belongs to an objective without key results; in front of what is done for it.
fn end_of(body: &Body, objective: &Objective) -> usize {
    let head = objective.layout.head.end;
    match body.initiatives.is_empty() {
        true => objective.layout.extent.end,
        false => objective.properties.iter().map(|property| property.lines.end).fold(head, usize::max),
    }
}
