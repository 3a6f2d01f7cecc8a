//! Adds a key result to an objective, behind its last one and dressed like it.

use super::{
    TextEdit,
    head::{head_like, next_number},
    step,
};
use crate::model::{Body, KeyResult, Objective};

/// The question that stands for a key result nobody has written yet.
pub const OPEN_KEY_RESULT: &str = "<what changes, from where to where>";

/// A line that says `text` as a key result of `objective`, which is that of the body.
#[must_use]
pub fn append_key_result(body: &Body, objective: &Objective, text: &str) -> TextEdit {
    match body.key_results.last() {
        Some(last) => {
            let next = next_number(body, body.key_results.iter().map(|item| item.marker));
            let like =
                |item: &KeyResult| head_like(body, &item.layout, item.marker, item.statement.span, next);
            let model = body.key_results.iter().rev().find_map(like);
            let head = model.unwrap_or_else(|| format!("{}Key Result: ", body.slice(last.layout.indent)));
            TextEdit::add_line_below(body, last.layout.extent.end, &format!("{head}{text}"))
        }
        None => TextEdit::add_line_below(
            body,
            end_of(body, objective),
            &format!("{}{text}", first_head(body, objective)),
        ),
    }
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
