//! Adds a check-in to a key result, where the newest one is to be looked for.

use jiff::civil::Date;

use super::{TextEdit, dress};
use crate::model::{Body, CheckIn, KeyResult};
use crate::text::Span;

/// What stands for the value that nobody has said yet.
const OPEN_VALUE: &str = "<value>";

/// A line that asks for the value of `today`: behind the older ones, or in front of them where the newest stands
/// first.
#[must_use]
pub fn add_check_in(body: &Body, key_result: &KeyResult, today: Date) -> TextEdit {
    let model = key_result.check_ins.last();
    let model = model.or_else(|| dress::beside(body, key_result).find_map(|other| other.check_ins.last()));
    let (opening, joint) = model.and_then(|model| dress_of(body, model)).unwrap_or_else(|| {
        let opening = dress::margin(body, &key_result.layout);
        (format!("{opening}{}", dress::step_of(body, key_result)), ": ")
    });
    let line = format!("{opening}{today}{joint}{OPEN_VALUE}");
    let date = |check_in: &CheckIn| body.slice(check_in.date).to_owned();
    match key_result.check_ins.as_slice() {
        [first, .., last] if date(first) > date(last) => {
            TextEdit::insert(first.lines.start, format!("{line}{}", body.line_break()))
        }
        [.., last] => TextEdit::add_line_below(body, last.lines.end, &line),
        [] => {
            let properties = key_result.properties.iter().map(|property| property.lines.end);
            let below = properties.fold(key_result.layout.head.end, usize::max);
            TextEdit::add_line_below(body, below, &line)
        }
    }
}

/// What stands in front of the date and between it and the value.
fn dress_of<'a>(body: &'a Body, check_in: &CheckIn) -> Option<(String, &'a str)> {
    let opening = body.slice(Span::new(check_in.lines.start, check_in.date.start));
    let joint = body.slice(Span::new(check_in.date.end, check_in.value.span.start));
    let usable = joint.contains(':')
        && !joint.contains(['\n', '\r', '~'])
        && !opening.contains(['[', '~', '\u{FEFF}']);
    usable.then(|| (opening.to_owned(), joint))
}
