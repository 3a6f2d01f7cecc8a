//! Deadlines: dates, quarters, and words such as "by mid-November" or "this quarter".

use super::class::{Class, Dimension};
use super::classes::Classes;
use super::items::{Item, Items, Kind};
use super::quantity::Role;
use crate::text::Span;

/// The words of the deadline, without the word that opens it.
pub(crate) fn deadline(text: &str, items: &Items) -> Option<Span> {
    let list = &items.list;
    (0..list.len()).find_map(|at| {
        let (start, end) = run(text, items, at)?;
        let span = list[start].span.cover(list[end - 1].span);
        let by = usize::from(span.of(text).get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))) * 3;
        Some(Span::new(span.start + by, span.end))
    })
}

/// Where the deadline in front of `end` begins, or `end` where there is none there.
pub(crate) fn start_of_tail(items: &Items, end: usize) -> usize {
    let list = &items.list;
    let mut tail = end;
    while tail > 0
        && (is_time(items, &list[tail - 1])
            || is_opener(&list[tail - 1])
            || matches!(list[tail - 1].kind, Kind::Attribute | Kind::Mark('.')))
    {
        tail -= 1;
    }
    tail
}

/// A deadline that begins at this place: opener, then words of time; or a bare date or quarter.
fn run(text: &str, items: &Items, at: usize) -> Option<(usize, usize)> {
    let list = &items.list;
    let opened = is_opener(&list[at]) || this(text, list, at);
    if !opened && !matches!(list[at].kind, Kind::Date) {
        return None;
    }
    let mut end = at;
    let mut timed = false;
    while let Some(item) = list.get(end) {
        let time = is_time(items, item)
            || this(text, list, end)
            || (item.entry.unit == Some(Dimension::Time)
                && opened
                && (!timed || this(text, list, end - 1))
                && end > at
                && !matches!(list[end - 1].kind, Kind::Number(_)));
        let filler = is_opener(item)
            || item.entry.is(Class::Of)
            || item.entry.is(Class::Article)
            || item.kind == Kind::Mark(',') && timed;
        if !(time || filler) {
            break;
        }
        timed |= time;
        end += 1;
    }
    while end > at && !is_time(items, &list[end - 1]) && list[end - 1].entry.unit != Some(Dimension::Time) {
        end -= 1;
    }
    let opener = list[at].entry.is(Class::Means) || list[at].entry.is(Class::Preposition);
    let start = if opener && at + 1 < end { at + 1 } else { at };
    (timed && end > start).then_some((start, end))
}

fn is_opener(item: &Item) -> bool {
    item.entry.is(Class::DeadlineWord)
}

fn is_time(items: &Items, item: &Item) -> bool {
    match item.kind {
        Kind::Date => true,
        Kind::Number(index) => matches!(items.quantities[index].role, Role::Date | Role::Ordinal),
        _ => item.entry.classes.meets(Classes::of(&[Class::Month, Class::Weekday, Class::TimeWord])),
    }
}

/// "this quarter", "next month".
fn this(text: &str, list: &[Item], at: usize) -> bool {
    let span = list[at].span;
    let word = if span.len() == "this".len() { span.of(text) } else { return false };
    (word.eq_ignore_ascii_case("this") || word.eq_ignore_ascii_case("next"))
        && list.get(at + 1).is_some_and(|next| next.entry.unit == Some(Dimension::Time))
}
