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

use super::next_item::{siblings, stand_apart};
use super::number::last_number;
use super::renumber::renumber;
use super::{TextEdit, apply, without_mark};
use crate::model::{Body, Branch, Document, Label, Layout, Place};
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
        let lines = without_mark(body, lines);
        let end = lines.start + body.slice(lines).trim_end_matches(['\r', '\n']).len();
        Self { body, start: block.start, span: Span::new(lines.start, end) }
    }

    fn place(&self) -> Span {
        self.span.shifted(self.start)
    }

    fn text(&self) -> &'a str {
        self.body.slice(self.span)
    }
}

/// The nearest objective of the section that way, where nothing else is in between.
fn other_objective(document: &Document, block: usize, way: Way) -> Option<usize> {
    let has_items = |index: &usize| document.blocks()[*index].body.first_item().is_some();
    let section = document.section_of(block);
    let next = match way {
        Way::Up => (section.start..block).rev().find(has_items),
        Way::Down => (block + 1..section.end).find(has_items),
    };
    next.filter(|&index| document.blocks()[index].body.objective.is_some())
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
    if !fit(upper.body, above.1, lower.body, below.1) {
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

/// Takes a key result to the next objective that way: behind its last key result, or in front of its first.
fn cross(document: &Document, block: usize, item: &Branch, at: usize, way: Way) -> Option<Moved> {
    let Place::KeyResult(index) = item.place else { return None };
    let target = other_objective(document, block, way)?;
    let from = Stretch::of(document, block, item.lines);
    let into = Stretch::of(document, target, Span::default());
    let (body, other) = (from.body, into.body);
    let objective = other.objective.as_ref()?;

    let branches = Branch::all(other);
    let key_results: Vec<Branch> = branches.first()?.children.iter().filter(is_key_result).cloned().collect();
    let edge = if way == Way::Up { key_results.last() } else { key_results.first() };
    let fits = match edge {
        Some(edge) => fit(body, item.place, other, edge.place),
        None => !body.key_results[index].grouped,
    };
    if !fits {
        return None;
    }

    let labels = new_labels(body, item, other, from.span.start);
    let text = apply(from.text(), &labels);
    let line_break = other.line_break();
    let blank = if stand_apart(other, &key_results) { line_break } else { "" };
    let insert = match edge {
        Some(edge) if way == Way::Down => {
            TextEdit::insert(edge.lines.start, format!("{text}{line_break}{blank}"))
        }
        edge => {
            let own = objective.properties.iter().map(|property| property.lines.end);
            let end = edge.map_or_else(|| own.fold(objective.layout.head.end, usize::max), |it| it.lines.end);
            TextEdit::add_line_below(other, end, &format!("{blank}{text}"))
        }
    };
    let delete = take_out(body, Span::new(from.span.start, item.lines.end));
    let insert = insert.shifted(into.start);
    let delete = TextEdit::delete(delete.shifted(from.start));
    let gone = if way == Way::Down { delete.span.len() } else { 0 };
    let ahead = insert.new.find(&text).unwrap_or_default();
    let cursor = insert.span.start + ahead + carried(from.place(), at, &labels) - gone;
    Some(Moved { edits: vec![delete, insert], cursor })
}

fn is_key_result(branch: &&Branch) -> bool {
    matches!(branch.place, Place::KeyResult(_))
}

/// New numbers for the labels that are taken in `other`, as edits of the text that begins at `start`.
fn new_labels(body: &Body, item: &Branch, other: &Body, start: usize) -> Vec<TextEdit> {
    fn names<'a>(labels: impl Iterator<Item = &'a Option<Label>>) -> Vec<&'a str> {
        labels.flatten().map(|label| label.name.as_str()).collect()
    }
    let mut initiatives = names(other.initiatives.iter().map(|item| &item.label));
    let key_results = names(other.key_results.iter().map(|item| &item.label));
    let of = |place: Place| match place {
        Place::Objective => None,
        Place::KeyResult(index) => body.key_results[index].label.as_ref(),
        Place::Initiative(index) => body.initiatives[index].label.as_ref(),
    };
    // What comes along is taken, too.
    let own: Vec<&Label> = item.children.iter().filter_map(|child| of(child.place)).collect();
    initiatives.extend(own.iter().map(|label| label.name.as_str()));
    let mut edits = Vec::new();
    let mut new_names = Vec::new();
    let clash = |label: &Label, taken: &[&str], count: usize| {
        taken.iter().filter(|name| **name == label.name).count() > count
    };
    if let Some(label) = of(item.place).filter(|label| clash(label, &key_results, 0)) {
        edits.extend(renumber(body, label, &key_results).map(|(_, edit)| edit));
    }
    for label in own.into_iter().filter(|label| clash(label, &initiatives, 1)) {
        let taken: Vec<&str> =
            initiatives.iter().copied().chain(new_names.iter().map(String::as_str)).collect();
        if let Some((name, edit)) = renumber(body, label, &taken) {
            edits.push(edit);
            new_names.push(name);
        }
    }
    let local =
        |edit: TextEdit| TextEdit { span: Span::new(edit.span.start - start, edit.span.end - start), ..edit };
    edits.into_iter().map(local).collect()
}

/// What goes with the lines of an item: their break, and blank lines on one side where blank lines stand on both.
fn take_out(body: &Body, lines: Span) -> Span {
    let above = body.text[..lines.start].trim_end().len();
    let below = lines.end + body.text[lines.end..].len() - body.text[lines.end..].trim_start().len();
    let blank_above = Span::new(body.lines(Span::empty(above)).end, lines.start);
    let blank_below = Span::new(lines.end, body.lines(Span::empty(below)).start.max(lines.end));
    match () {
        // The line above loses the break that parted the two.
        () if !body.slice(lines).ends_with(['\r', '\n']) => Span::new(above, lines.end),
        () if blank_above.is_empty() || below < body.text.len() && blank_below.is_empty() => lines,
        () if below < body.text.len() => lines.cover(blank_below),
        () => lines.cover(blank_above),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rewrite::testing::read;

    fn moved(fixture: &str, way: Way) -> Option<String> {
        let at = fixture.find('|').expect("a cursor in the fixture");
        let text = fixture.replacen('|', "", 1);
        let Moved { edits, cursor } = move_item(&read(&text), at, way)?;
        let mut after = apply(&text, &edits);
        after.insert(cursor, '|');
        Some(after)
    }

    /// Moves the item at the cursor (`|`) down, compares, and moves it up again.
    #[track_caller]
    fn check(upper: &str, lower: &str) {
        assert_eq!(moved(upper, Way::Down).as_deref(), Some(lower));
        assert_eq!(moved(lower, Way::Up).as_deref(), Some(upper), "and back");
    }

    #[test]
    fn a_key_result_takes_along_what_belongs_to_it() {
        check(
            "O1: Guests
  // okr-ls: allow(missing-number) - agreed
  KR1: Raise visits @ana
    Owner: @|ana
    2026-10-12: 4 - so far

    A note.
    // a remark
    Initiative: Call them

  Another note.
  KR2: Cut the wait
  KR3: c
",
            "O1: Guests
  KR2: Cut the wait

  Another note.
  // okr-ls: allow(missing-number) - agreed
  KR1: Raise visits @ana
    Owner: @|ana
    2026-10-12: 4 - so far

    A note.
    // a remark
    Initiative: Call them
  KR3: c
",
        );
    }

    #[test]
    fn line_ends_stay_where_they_are() {
        check("O1: Guests\r\n\tKR1: a|\r\n\r\n\tKR2: bb", "O1: Guests\r\n\tKR2: bb\r\n\r\n\tKR1: a|");
    }

    #[test]
    fn numbers_of_a_list_belong_to_the_place() {
        check(
            "O1: Guests\n9. **KR1:** a|\n   - Owner: @ana\n10. **KR2:** b\n",
            "O1: Guests\n9. **KR2:** b\n10. **KR1:** a|\n   - Owner: @ana\n",
        );
    }

    #[test]
    fn bullets_change_places_in_their_group() {
        check(
            "O1: Guests\nKey Results:\n- |a\n  deeper\n- b\n",
            "O1: Guests\nKey Results:\n- b\n- |a\n  deeper\n",
        );
    }

    #[test]
    fn initiatives_and_objectives_move_too() {
        check(
            "O1: Guests\n  Initiative: a|\n    Due: 2026-12-01\n  KR1: b\n  Initiative: c\n",
            "O1: Guests\n  Initiative: c\n  KR1: b\n  Initiative: a|\n    Due: 2026-12-01\n",
        );
        check(
            "O1: Guests|\n  KR1: a\n\nSome prose.\n\n\nO2: Staff\n  KR1: b",
            "O2: Staff\n  KR1: b\n\n\nO1: Guests|\n  KR1: a\n\nSome prose.",
        );
    }

    #[test]
    fn at_the_end_of_its_objective_a_key_result_goes_on_into_the_next() {
        check(
            "O1: Guests\n\n  KR1: a\n\n  KR3: e\n\n  KR2: b|\n    Owner: @ana\n\nO2: Staff\n  Owner: @li\n\n  KR4: c\n\n  KR5: d\n",
            "O1: Guests\n\n  KR1: a\n\n  KR3: e\n\nO2: Staff\n  Owner: @li\n\n  KR2: b|\n    Owner: @ana\n\n  KR4: c\n\n  KR5: d\n",
        );
        check("O1: Guests\n  KR1: a\n  KR2: b|\nO2: Staff\n", "O1: Guests\n  KR1: a\nO2: Staff\n  KR2: b|\n");
    }

    #[test]
    fn a_label_that_is_taken_there_gives_way() {
        let text = "O1: Guests\n  KR1: a|\n    I1: x\n    I2: y\nO2: Staff\n  KR1: b\n  KR2: c\n  I2: z\n";
        assert_eq!(
            moved(text, Way::Down).as_deref(),
            Some("O1: Guests\nO2: Staff\n  KR3: a|\n    I1: x\n    I3: y\n  KR1: b\n  KR2: c\n  I2: z\n")
        );
    }

    #[test]
    fn it_stops_where_it_would_become_something_else() {
        for text in [
            "O1: Guests\n  KR1: a|",
            "O1: Guests\n  KR1: a|\nTeam: Kitchen\nO2: Staff\n  KR1: b\n",
            "O1: Guests\n  KR1: a|\n    KR2: deeper\n",
            "O1: Guests\n  KR1: a|\n  Key Results:\n  - b\n",
            "O1: Guests\nKey Results:\n- a|\nO2: Staff\nKR1: b\n",
            "O1: Guests|\n## O2: Staff\n",
            "O1: Guests\n|\n  KR1: a\n",
            "Cycle: 2026-Q4|\nO1: Guests\n",
            "|",
        ] {
            assert_eq!(moved(text, Way::Down), None, "{text:?}");
        }
    }
}
