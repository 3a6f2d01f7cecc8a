//! Who owns a key result, and who acts in it.

use super::class::Class;
use super::classes::Classes;
use super::deadline::start_of_tail;
use super::items::{Item, Items, Kind};
use super::sketch::Sketch;
use crate::text::Span;

/// The mentions at the very start, and at the end of a line, before attributes and deadline.
pub(crate) fn owners(text: &str, items: &Items) -> Vec<Span> {
    let list = &items.list;
    let is_mention = |at: &usize| list[*at].kind == Kind::Mention;
    let joins = |at: &usize| {
        matches!(list[*at].kind, Kind::Mention | Kind::Attribute | Kind::Aside | Kind::Mark(_))
            || list[*at].entry.is(Class::Conjunction)
    };
    let start: Vec<usize> = (0..list.len()).take_while(joins).filter(is_mention).collect();
    let mut from = start.last().map_or(0, |last| last + 1);
    let mut owners = start;
    let first = from;
    for end in ends(text, list).filter(|&end| end >= first) {
        let tail = start_of_tail(items, end).max(from);
        let before_tail = (from..tail).rev().take_while(joins);
        let behind = (tail..end).rev().take_while(joins);
        // "mails to @help" may go on in the next line: somebody to whom one writes.
        let named = |at: &usize| {
            end == list.len()
                || at.checked_sub(1).is_none_or(|before| !list[before].entry.is(Class::Preposition))
        };
        let mut found: Vec<usize> = behind.chain(before_tail).filter(is_mention).filter(named).collect();
        found.sort_unstable();
        owners.append(&mut found);
        from = end;
    }
    owners.into_iter().map(|at| list[at].span).collect()
}

/// Where lines of the statement end, and what is said before a bracket that is still open: it may be an attribute
/// that somebody is typing.
fn ends<'a>(text: &'a str, list: &'a [Item]) -> impl Iterator<Item = usize> + 'a {
    let open = list.iter().rposition(|item| matches!(item.kind, Kind::Mark('[' | '(')) && !item.bracketed);
    let lines = text.contains(['\r', '\n']);
    let breaks = move |at: &usize| {
        let gap = list[*at - 1].span.end..list[*at].span.start;
        open == Some(*at) || lines && text.get(gap).is_some_and(|gap| gap.contains(['\r', '\n']))
    };
    (1..list.len()).filter(breaks).chain([list.len()])
}

/// The people who act: the subject, or whom a share counts.
pub(crate) fn actor(items: &Items, sketch: &Sketch) -> Option<Span> {
    let people = Classes::of(&[Class::Outside, Class::Inside]);
    let phrase = sketch.subject?;
    let head = &items.list[phrase.of.unwrap_or(phrase.head)];
    head.entry.classes.meets(people).then_some(head.span)
}
