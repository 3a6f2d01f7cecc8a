//! Makes an initiative of a key result, word for word.
//!
//! ```okr
//! KR1: Redesign the search page @li [milestone]
//!   Source: https://example.com
//! KR2: Raise search success from 40% to 60% @li
//! ```
//! becomes
//! ```okr
//! KR2: Raise search success from 40% to 60% @li
//! Initiative: Redesign the search page @li [milestone]
//!   Note: Source: https://example.com
//! ```

use super::{TextEdit, spot::Spot, step, without_mark};
use crate::model::{Body, Holder, KeyResult};
use crate::text::Span;

/// Takes `key_result` with all that belongs to it behind the last initiative of its objective, else behind the last
/// key result.
#[must_use]
pub fn move_task(body: &Body, key_result: &KeyResult) -> Vec<TextEdit> {
    let lines = without_mark(body, key_result.layout.extent);
    let Spot { at, indent, marker } = Spot::find(body);
    let mut new = format!("{indent}{marker}{}", body.slice(key_result.statement.span));
    let line_break = body.line_break();
    for line in below_head(body, key_result) {
        new.push_str(&format!("{line_break}{}", reindented(body, key_result, line, &indent)));
    }
    // Nothing that stays stands between its old place and its new one.
    if at == lines.end {
        return vec![TextEdit::replace(body.without_break(lines), new)];
    }
    vec![TextEdit::delete(lines), TextEdit::add_line_below(body, at, &new)]
}

/// The lines of the key result behind its statement, without their breaks.
fn below_head<'a>(body: &'a Body, key_result: &KeyResult) -> impl Iterator<Item = Span> + use<'a> {
    let (head, extent) = (key_result.layout.head, key_result.layout.extent);
    let end = extent.start + body.slice(extent).trim_end().len();
    let mut at = head.end;
    std::iter::from_fn(move || {
        (at < end).then(|| {
            let lines = body.lines(Span::empty(at));
            at = lines.end;
            body.without_break(lines)
        })
    })
}

/// A line of the key result as one of an initiative at `indent`; what an initiative does not admit becomes a note.
fn reindented(body: &Body, key_result: &KeyResult, line: Span, indent: &str) -> String {
    let text = body.slice(line);
    let own = body.slice(key_result.layout.indent);
    let text = text.strip_prefix(own).map_or_else(|| text.to_owned(), |rest| format!("{indent}{rest}"));
    let starts_here = |lines: &Span| lines.start == line.start;
    let foreign = key_result.check_ins.iter().any(|check_in| starts_here(&check_in.lines))
        || key_result
            .properties
            .iter()
            .any(|property| starts_here(&property.lines) && !property.key.fits(Holder::Initiative));
    match foreign {
        true => format!("{indent}{}Note: {}", step(indent), text.trim()),
        false => text,
    }
}
