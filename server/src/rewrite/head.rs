//! How a new item begins: like one that is there, with the next number.

use super::number::{last_number, with_number};
use super::spot::list_dress;
use crate::model::{Body, Layout};
use crate::text::Span;

/// One more than the highest number in `markers`.
pub(super) fn next_number(body: &Body, markers: impl Iterator<Item = Span>) -> u64 {
    let number = |marker: Span| {
        let marker = body.slice(marker);
        last_number(marker)?.of(marker).parse::<u64>().ok()
    };
    markers.filter_map(number).max().map_or(1, |last| last.saturating_add(1))
}

/// What stands in front of the words of an item, with another number; `None` where it would not do for another.
pub(super) fn head_like(
    body: &Body,
    layout: &Layout,
    marker: Span,
    words: Span,
    number: u64,
) -> Option<String> {
    let (dress, gap) = (body.slice(layout.dress), body.slice(Span::new(marker.end, words.start)));
    // Struck through, or bold to the end of the line: what opens in front closes behind the words.
    let open = |text: &str| text.contains("~~") || signs_of_emphasis(text) % 2 == 1;
    let head = format!("{dress}{gap}");
    if words.is_empty()
        || open(&head)
        || body.slice(Span::new(marker.start, words.start)).contains(['\n', '\r'])
    {
        return None;
    }
    let marker = renumbered(body.slice(marker), number);
    let dress = with_number(&unticked(dress), |number| number.saturating_add(1));
    Some(format!("{}{dress}{marker}{}", indent(body, layout), unticked(gap)))
}

/// The same without any dress but that of a list.
pub(super) fn plain_head(body: &Body, layout: &Layout, marker: Span, number: u64) -> String {
    let list = format!("{}{}", indent(body, layout), list_dress(body, layout, marker));
    match body.slice(marker) {
        "-" | "*" | "+" => list,
        marker => {
            let joint = if marker.starts_with('(') { " " } else { ": " };
            format!("{list}{}{joint}", renumbered(marker, number))
        }
    }
}

/// A marker with another number. `Key Results` with words behind it is one; without them it would be a header.
fn renumbered(marker: &str, number: u64) -> String {
    with_number(marker.strip_suffix(['s', 'S']).unwrap_or(marker), |_| number)
}

/// The blanks in front of an item, without the mark that some editors put in front of a file.
fn indent<'a>(body: &'a Body, layout: &Layout) -> &'a str {
    body.slice(layout.indent).trim_start_matches('\u{FEFF}')
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
