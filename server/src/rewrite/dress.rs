//! What stands in front of a line that a rewrite adds below an item.

use super::step;
use crate::model::{Body, Key, KeyResult, Layout, Properties, Property};
use crate::text::Span;

/// The blanks in front of an item, and its quote signs.
pub(crate) fn margin(body: &Body, layout: &Layout) -> String {
    let quotes: String =
        body.slice(layout.dress).chars().take_while(|sign| matches!(sign, '>' | ' ')).collect();
    // A mark that some editors put in front of a file stands once.
    let indent = body.slice(layout.indent).trim_start_matches('\u{FEFF}');
    format!("{indent}{}", quotes.trim_start_matches(' '))
}

/// A line below `key_result` that says `value` of `key`, dressed like the other properties there, else like those
/// of its neighbours.
pub(super) fn property_line(body: &Body, key_result: &KeyResult, key: Key, value: &str) -> String {
    let (opening, joint) = property_dress(body, key_result).unwrap_or_else(|| {
        (format!("{}{}", margin(body, &key_result.layout), step_of(body, key_result)), ": ")
    });
    format!("{opening}{}{joint}{value}", key.name())
}

/// What stands in front of the key and between it and its value.
fn property_dress<'a>(body: &'a Body, key_result: &KeyResult) -> Option<(String, &'a str)> {
    let of = |properties: &Properties| properties.iter().rev().find_map(|property| worn(body, property));
    of(&key_result.properties).or_else(|| beside(body, key_result).find_map(|other| of(&other.properties)))
}

/// What stands around the key of a property, where it would do for another one.
pub(crate) fn worn<'a>(body: &'a Body, property: &Property) -> Option<(String, &'a str)> {
    let opening = body.slice(Span::new(property.lines.start, property.key_span.start));
    let joint = body.slice(Span::new(property.key_span.end, property.value.span.start));
    let usable = !property.value.span.is_empty()
        && joint.contains(':')
        && !joint.contains(['\n', '\r', '~'])
        && !opening.contains(['[', '~']);
    usable.then(|| (opening.trim_start_matches('\u{FEFF}').to_owned(), joint))
}

/// The other key results of the body that are indented alike, the nearest above first.
pub(super) fn beside<'a>(body: &'a Body, key_result: &'a KeyResult) -> impl Iterator<Item = &'a KeyResult> {
    let at = key_result.layout.head.start;
    let own = margin(body, &key_result.layout);
    let (above, below): (Vec<&KeyResult>, Vec<&KeyResult>) = body
        .key_results
        .iter()
        .filter(|other| other.layout.head.start != at && margin(body, &other.layout) == own)
        .partition(|other| other.layout.head.start < at);
    above.into_iter().rev().chain(below)
}

/// One step deeper than the key result.
pub(super) fn step_of(body: &Body, key_result: &KeyResult) -> &'static str {
    step(body.slice(key_result.layout.indent))
}
