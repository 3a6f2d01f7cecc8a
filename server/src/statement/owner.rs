//! Who owns a key result, and who acts in it.

use super::class::Class;
use super::classes::Classes;
use super::items::{Items, Kind};
use super::sketch::Sketch;
use crate::text::Span;

/// The mentions at the very start or end, before attributes and deadline.
pub(crate) fn owners(items: &Items) -> Vec<Span> {
    let list = &items.list;
    let is_mention = |at: &usize| list[*at].kind == Kind::Mention;
    let joins = |at: &usize| {
        matches!(list[*at].kind, Kind::Mention | Kind::Attribute | Kind::Aside | Kind::Mark(_))
            || list[*at].entry.is(Class::Conjunction)
    };
    let start: Vec<usize> = (0..list.len()).take_while(joins).filter(is_mention).collect();
    let tail = super::deadline::start_of_tail(items);
    let mut end: Vec<usize> =
        (start.last().map_or(0, |last| last + 1)..tail).rev().take_while(joins).filter(is_mention).collect();
    let mut behind: Vec<usize> = (tail.max(start.last().map_or(0, |last| last + 1))..list.len())
        .rev()
        .take_while(joins)
        .filter(is_mention)
        .collect();
    end.append(&mut behind);
    end.sort_unstable();
    start.into_iter().chain(end).map(|at| list[at].span).collect()
}

/// The people who act: the subject, or whom a share counts.
pub(crate) fn actor(items: &Items, sketch: &Sketch) -> Option<Span> {
    let people = Classes::of(&[Class::Outside, Class::Inside]);
    let phrase = sketch.subject?;
    let head = &items.list[phrase.of.unwrap_or(phrase.head)];
    head.entry.classes.meets(people).then_some(head.span)
}
