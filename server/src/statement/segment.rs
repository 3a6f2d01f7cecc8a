//! Of whom or where one measures: "for new teams", "in Malmö".

use super::class::Class;
use super::classes::Classes;
use super::items::{Item, Items, Kind, is_nounlike};
use super::phrase::phrase;
use super::sketch::Sketch;
use crate::text::Span;

/// Words that open a segment.
const OPENERS: [&str; 8] = ["for", "among", "in", "across", "at", "of", "on", "within"];

/// The segment of a statement, without the word that opens it: behind the metric, or in front of it all.
pub(crate) fn segment(text: &str, items: &Items, sketch: &Sketch, metric: Option<Span>) -> Option<Span> {
    let list = &items.list;
    let behind = list.iter().position(|item| metric.is_some_and(|metric| item.span.start >= metric.end));
    let opens = |at: &usize| OPENERS.iter().any(|word| list[*at].span.of(text).eq_ignore_ascii_case(word));
    let leading = (0..sketch.start).find(opens).map(|at| (at, sketch.start));
    let following = behind.and_then(|from| (from..sketch.end).find(opens)).map(|at| (at, sketch.end));
    let (at, end) = following.into_iter().chain(leading).find(|&(at, end)| names(list, at, end))?;
    let phrase = phrase(list, at + 1, end)?;
    Some(list[phrase.start].span.cover(list[phrase.end - 1].span))
}

/// True where people, places or things follow, no figure and no time.
fn names(list: &[Item], at: usize, end: usize) -> bool {
    let time =
        Classes::of(&[Class::Month, Class::Weekday, Class::TimeWord, Class::DeadlineWord, Class::Window]);
    phrase(list, at + 1, end).is_some_and(|phrase| {
        let part = &list[phrase.start..phrase.end];
        let head = &list[phrase.head];
        (is_nounlike(&head.entry) || head.kind == Kind::Name)
            && head.entry.unit.is_none()
            && !part.iter().any(|item| {
                matches!(item.kind, Kind::Number(_) | Kind::Date | Kind::Blank)
                    || item.entry.classes.meets(time)
            })
    })
}
