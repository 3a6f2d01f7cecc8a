//! Moves an item with all that belongs to it past its neighbour, above or below.
//!
//! The two change places; blank lines and remarks between them stay where they are, and so do the numbers of a
//! numbered list. Labels go along: they are names by which people, scores and other documents call the items. A key
//! result at the end of its objective goes on into the next one of its section, where it takes a free number if its
//! own is taken.
//!
//! ```okr
//! KR1: Raise repeat visits from 18% to 25%
//!   Owner: @ana
//!
//! KR2: Cut the wait at the desk from 9 min to 4 min
//! ```
//! becomes
//! ```okr
//! KR2: Cut the wait at the desk from 9 min to 4 min
//!
//! KR1: Raise repeat visits from 18% to 25%
//!   Owner: @ana
//! ```

mod cross;

use cross::cross;

use super::next_item::siblings;
use super::number::last_number;
use super::{TextEdit, apply, without_mark};
use crate::model::{Body, Branch, Document, Layout, Place, Quoted};
use crate::text::Span;

/// Which way an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the start of the document.
    Up,
    /// Towards its end.
    Down,
}

/// An item in its new place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The edits of the document.
    pub edits: Vec<TextEdit>,
    /// The place in the document after them of what stood at the cursor.
    pub cursor: usize,
}

/// Moves the item whose lines hold `at`; `None` where no item stands there, or where it cannot go further.
#[must_use]
pub fn move_item(document: &Document, at: usize, way: Way) -> Option<Moved> {
    let block = document.block_at(at)?;
    let Stretch { body, start, .. } = Stretch::of(document, block, Span::default());
    if body.slice(body.lines(Span::empty(at - start))).trim().is_empty() {
        return None;
    }
    let branches = Branch::all(body);
    let item = *Branch::path(body, &branches, at - start).last()?;
    let neighbour = if item.place == Place::Objective {
        other_objective(document, block, way).map(|other| (other, Place::Objective))
    } else {
        let siblings = siblings(&branches, item.place)?;
        let index = siblings.iter().position(|sibling| sibling.place == item.place)?;
        let next = match way {
            Way::Up => index.checked_sub(1),
            Way::Down => Some(index + 1),
        };
        next.and_then(|next| siblings.get(next)).map(|sibling| (block, sibling.place))
    };
    match neighbour {
        Some((other, place)) => swap(document, (block, item.place), (other, place), at, way),
        None => cross(document, block, item, at, way),
    }
}

/// Some lines of a body.
struct Stretch<'a> {
    body: &'a Body,
    /// Where the body starts.
    start: usize,
    /// The lines, without the break at their end; counts from the start of the body.
    span: Span,
}

impl<'a> Stretch<'a> {
    fn of(document: &'a Document, block: usize, lines: Span) -> Self {
        let block = &document.blocks()[block];
        let body = &*block.body;
        Self { body, start: block.start, span: body.without_break(without_mark(body, lines)) }
    }

    fn place(&self) -> Span {
        self.span.shifted(self.start)
    }

    fn text(&self) -> &'a str {
        self.body.slice(self.span)
    }
}

/// The nearest objective of the section that way, where nothing else is in between. One that opens a fence, or ends
/// one, stays: what is quoted would be another text.
fn other_objective(document: &Document, block: usize, way: Way) -> Option<usize> {
    let has_items = |index: &usize| document.blocks()[*index].body.first_item().is_some();
    let section = document.section_of(block);
    let next = match way {
        Way::Up => (section.start..block).rev().find(has_items),
        Way::Down => (block + 1..section.end).find(has_items),
    };
    let is_closed = |index: usize| {
        let body = &document.blocks()[index].body;
        let behind = body.notes.iter().fold(Quoted::No, |now, note| now.after(body.slice(note.span), false));
        behind == Quoted::No
    };
    next.filter(|&next| {
        document.blocks()[next].body.objective.is_some() && is_closed(block) && is_closed(next)
    })
}

/// Lets two items of a kind change places.
fn swap(
    document: &Document,
    item: (usize, Place),
    other: (usize, Place),
    at: usize,
    way: Way,
) -> Option<Moved> {
    let (above, below) = if way == Way::Up { (other, item) } else { (item, other) };
    let [(upper, upper_number), (lower, lower_number)] = [above, below].map(|(block, place)| {
        let body = &*document.blocks()[block].body;
        let branches = Branch::all(body);
        let lines = siblings(&branches, place).and_then(|all| all.into_iter().find(|it| it.place == place));
        let lines = lines.map_or_else(Span::default, |branch| branch.lines);
        (Stretch::of(document, block, lines), list_number(body, place))
    });
    let stays = [(&upper, above.1), (&lower, below.1)].iter().any(|(stretch, place)| owes(stretch, *place));
    if stays || !fit(upper.body, above.1, lower.body, below.1) {
        return None;
    }
    let renumbered = |stretch: &Stretch<'_>, own: Option<Span>, number: Option<(&Body, Span)>| {
        let edit = own.zip(number).map(|(own, (body, number))| {
            let own = Span::new(own.start - stretch.span.start, own.end - stretch.span.start);
            TextEdit::replace(own, body.slice(number))
        });
        (apply(stretch.text(), edit.as_slice()), edit)
    };
    let (upper_text, upper_edit) =
        renumbered(&upper, upper_number, lower_number.map(|span| (lower.body, span)));
    let (lower_text, lower_edit) =
        renumbered(&lower, lower_number, upper_number.map(|span| (upper.body, span)));
    let (first, second) = (upper.place(), lower.place());
    let (old, new, edit) = match way {
        Way::Up => (second, first.start, lower_edit),
        Way::Down => (first, first.start + lower_text.len() + (second.start - first.end), upper_edit),
    };
    let cursor = new + carried(old, at, edit.as_slice());
    Some(Moved {
        edits: vec![TextEdit::replace(first, lower_text), TextEdit::replace(second, upper_text)],
        cursor,
    })
}

/// True for an initiative among whose lines stands what belongs to a key result, or to nothing: elsewhere it would
/// belong to another.
fn owes(stretch: &Stretch<'_>, place: Place) -> bool {
    let Stretch { body, span, .. } = stretch;
    let properties = body.key_results.iter().flat_map(|item| item.properties.iter());
    let properties = properties.chain(&body.stray_properties).map(|property| property.lines);
    let check_ins = body.key_results.iter().flat_map(|item| &item.check_ins);
    let check_ins = check_ins.chain(&body.stray_check_ins).map(|check_in| check_in.lines);
    let mut details = properties.chain(check_ins);
    matches!(place, Place::Initiative(_))
        && details.any(|lines| span.start < lines.end && lines.start < span.end)
}

/// How far into some lines `at` comes to stand, after edits that count from their start.
fn carried(lines: Span, at: usize, edits: &[TextEdit]) -> usize {
    let inside = at.clamp(lines.start, lines.end) - lines.start;
    let before = edits.iter().filter(|edit| edit.span.end <= inside);
    before.fold(inside, |at, edit| at + edit.new.len() - edit.span.len())
}

/// True where two items may stand in each other's place: as far in, in a group or not, and as high a heading.
fn fit(body: &Body, place: Place, other_body: &Body, other: Place) -> bool {
    let rank = |body: &Body, place: Place| {
        let layout = body.layout(place)?;
        let grouped = match place {
            Place::Objective => false,
            Place::KeyResult(index) => body.key_results[index].grouped,
            Place::Initiative(index) => body.initiatives[index].grouped,
        };
        let signs = body.slice(layout.dress).matches('#').count();
        Some((body.slice(layout.indent).trim_start_matches('\u{FEFF}').len(), grouped, signs))
    };
    rank(body, place) == rank(other_body, other)
}

/// The number that an item has in a list: it belongs to the place, not to the item.
fn list_number(body: &Body, place: Place) -> Option<Span> {
    let Layout { dress, .. } = *body.layout(place)?;
    Some(last_number(body.slice(dress))?.shifted(dress.start))
}

#[cfg(test)]
mod tests;
