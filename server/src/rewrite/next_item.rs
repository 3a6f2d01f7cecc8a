//! Starts the next item: a line of its own behind all that belongs to the current one, dressed like it, with the next
//! free number.
//!
//! ```okr
//! KR1: Raise repeat visits from 18% to 25% @ana
//!   Source: https://example.com/visits
//! ```
//! becomes
//! ```okr
//! KR1: Raise repeat visits from 18% to 25% @ana
//!   Source: https://example.com/visits
//! KR2:
//! ```
//!
//! Items below keep their numbers, for these are names by which people, scores and other documents call them: between
//! `KR1` and `KR2` comes a `KR3`.

use super::head::{head_like, next_number, plain_head};
use super::{TextEdit, next_objective};
use crate::model::{Body, Branch, Document, Layout, Place};
use crate::text::Span;

/// A line for a new item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextItem {
    /// The edit of the document.
    pub edit: TextEdit,
    /// Where its words go, in bytes of the document after the edit.
    pub cursor: usize,
}

/// Starts the item after the one that the line of `at` belongs to; `None` where no item stands there or above.
#[must_use]
pub fn next_item(document: &Document, at: usize) -> Option<NextItem> {
    let block = document.block_at(at)?;
    let body = &document.blocks()[block].body;
    let place = current(body, at - document.blocks()[block].start)?;
    let branches = Branch::all(body);
    let (end, blank) = match place {
        Place::Objective => (branches.first()?.lines.end, objectives_stand_apart(document, block)),
        Place::KeyResult(_) | Place::Initiative(_) => {
            let siblings = siblings(&branches, place)?;
            let branch = siblings.iter().find(|branch| branch.place == place)?;
            // A bullet is an item in its group only, though a property of it may stand behind.
            let head = body.layout(place)?.head;
            let group = body.groups.iter().map(|group| group.lines).find(|lines| lines.contains(head));
            let end = group.map_or(branch.lines.end, |group| branch.lines.end.min(group.end));
            (end, stand_apart(body, &siblings))
        }
    };
    let blank = if blank { body.line_break() } else { "" };
    let head = head(document, block, place)?;
    let edit = TextEdit::add_line_below(body, end, &format!("{blank}{head}"));
    let edit = edit.shifted(document.blocks()[block].start);
    Some(NextItem { cursor: edit.span.start + edit.new.len(), edit })
}

/// The item that begins on the line of `at` or last above it.
fn current(body: &Body, at: usize) -> Option<Place> {
    let start = |place: &Place| body.layout(*place).map(|layout| layout.head.start);
    body.items().filter(|place| start(place).is_some_and(|start| start <= at)).max_by_key(start)
}

/// How the next one begins.
fn head(document: &Document, block: usize, place: Place) -> Option<String> {
    let body = &document.blocks()[block].body;
    let (layout, marker, words, number): (&Layout, Span, Span, u64) = match place {
        Place::Objective => {
            let item = body.objective.as_ref()?;
            let section = &document.blocks()[document.section_of(block)];
            let number = next_objective::number(section.iter().map(|block| &*block.body));
            (&item.layout, item.marker, item.statement.span, number)
        }
        Place::KeyResult(index) => {
            let item = &body.key_results[index];
            let number = next_number(body, body.key_results.iter().map(|item| item.marker));
            (&item.layout, item.marker, item.statement.span, number)
        }
        Place::Initiative(index) => {
            let item = &body.initiatives[index];
            let number = next_number(body, body.initiatives.iter().map(|item| item.marker));
            (&item.layout, item.marker, item.statement.span, number)
        }
    };
    let like = head_like(body, layout, marker, words, number);
    Some(like.unwrap_or_else(|| plain_head(body, layout, marker, number)))
}

/// The items of the kind of the one at `place` that stand beside it, itself among them.
pub(super) fn siblings(branches: &[Branch], place: Place) -> Option<Vec<Branch>> {
    if branches.iter().any(|branch| branch.place == place) {
        let same = |branch: &&Branch| std::mem::discriminant(&branch.place) == std::mem::discriminant(&place);
        return Some(branches.iter().filter(same).cloned().collect());
    }
    branches.iter().find_map(|branch| siblings(&branch.children, place))
}

/// True where blank lines stand between two of the items.
pub(super) fn stand_apart(body: &Body, siblings: &[Branch]) -> bool {
    let apart = |pair: &[Branch]| has_blank_line(body, Span::new(pair[0].lines.end, pair[1].lines.start));
    siblings.windows(2).any(apart)
}

/// True where blank lines stand between this objective and the next one, or the one before; an only one begins a
/// new paragraph, too.
fn objectives_stand_apart(document: &Document, block: usize) -> bool {
    let ends_apart = |index: usize| {
        let body = &document.blocks()[index].body;
        let branches = Branch::all(body);
        let end = branches.first().map_or(0, |branch| branch.lines.end);
        has_blank_line(body, Span::new(end, body.text.len()))
    };
    let has_objective = |index: &usize| document.blocks()[*index].body.objective.is_some();
    match (block + 1..document.blocks().len()).find(has_objective) {
        Some(_) => ends_apart(block),
        None => (0..block).rev().find(has_objective).is_none_or(ends_apart),
    }
}

fn has_blank_line(body: &Body, lines: Span) -> bool {
    let mut at = lines.start;
    while at < lines.end {
        let line = body.lines(Span::empty(at));
        if body.slice(line).trim().is_empty() {
            return true;
        }
        at = line.end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rewrite::apply;
    use crate::rewrite::testing::read;

    /// Starts the next item at the cursor (`|`), and compares; in `expected` the cursor stands where words go.
    #[track_caller]
    fn check(fixture: &str, expected: &str) {
        let at = fixture.find('|').expect("a cursor in the fixture");
        let text = fixture.replacen('|', "", 1);
        let NextItem { edit, cursor } = next_item(&read(&text), at).expect("an item");
        let mut after = apply(&text, &[edit]);
        after.insert(cursor, '|');
        assert_eq!(after, expected);
    }

    #[test]
    fn a_key_result_comes_behind_all_that_belongs_to_the_current_one() {
        check(
            "Objective: Guests come back\n  KR1: Raise |visits @ana\n    2026-10-12: 4\n    Initiative: Call them\n\n  \
             Initiative: Write\n",
            "Objective: Guests come back\n  KR1: Raise visits @ana\n    2026-10-12: 4\n    Initiative: Call them\n  \
             KR2: |\n\n  Initiative: Write\n",
        );
    }

    #[test]
    fn it_takes_the_next_free_number_and_leaves_the_others_theirs() {
        check("O1: Guests\n- KR1: a|\n- KR2: b\n", "O1: Guests\n- KR1: a\n- KR3: |\n- KR2: b\n");
        check("O1: Guests\n1. KR1.1: a\n2. KR1.2: b|", "O1: Guests\n1. KR1.1: a\n2. KR1.2: b\n3. KR1.3: |");
    }

    #[test]
    fn it_keeps_the_dress_and_the_line_ends() {
        check(
            "O1: Guests\r\n\t- [x] **KR 1:** a|\r\n",
            "O1: Guests\r\n\t- [x] **KR 1:** a\r\n\t- [ ] **KR 2:** |\r\n",
        );
        check("> (O1) Guests\n> (KR1) a|\n", "> (O1) Guests\n> (KR1) a\n> (KR2) |\n");
        check("O1: Guests\n- **KR1: a|**\n", "O1: Guests\n- **KR1: a**\n- KR2: |\n");
        check("O1: Guests\n  KR1:|\n", "O1: Guests\n  KR1:\n  KR2: |\n");
    }

    #[test]
    fn a_bullet_follows_a_bullet() {
        check(
            "O1: Guests\nKey Results:\n* a|\n  deeper\n* b\n",
            "O1: Guests\nKey Results:\n* a\n  deeper\n* |\n* b\n",
        );
    }

    #[test]
    fn a_marker_for_many_becomes_one_for_one() {
        check("O1: Guests\nKey Results: a|\n", "O1: Guests\nKey Results: a\nKey Result: |\n");
    }

    #[test]
    fn blank_lines_part_it_where_they_part_the_others() {
        check("O1: Guests\n\nKR1: a|\n\nKR2: b\n", "O1: Guests\n\nKR1: a\n\nKR3: |\n\nKR2: b\n");
        check(
            "## O1: Guests\n\n### KR1: a\n\nProse.\n\n### KR2: b|\n\nMore prose.\n\n## O2: Staff\n",
            "## O1: Guests\n\n### KR1: a\n\nProse.\n\n### KR2: b\n\nMore prose.\n\n### KR3: |\n\n## O2: Staff\n",
        );
    }

    #[test]
    fn an_initiative_follows_an_initiative() {
        check(
            "O1: Guests\n  KR1: a\n    I1: b|\n  KR2: c\n",
            "O1: Guests\n  KR1: a\n    I1: b\n    I2: |\n  KR2: c\n",
        );
    }

    #[test]
    fn an_objective_comes_behind_all_that_is_below() {
        check(
            "Objective O1: Guests\n  Why: |they pay\n  KR1: a\n\n// about the next one\nObjective O2: Staff\n  KR1: b",
            "Objective O1: Guests\n  Why: they pay\n  KR1: a\n\nObjective O3: |\n\n// about the next one\n\
             Objective O2: Staff\n  KR1: b",
        );
        check("O1: Guests|\nO2: Staff\n", "O1: Guests\nO3: |\nO2: Staff\n");
        check("\u{FEFF}O1: Guests|", "\u{FEFF}O1: Guests\n\nO2: |");
        check(
            "Cycle: 2026-Q3\nO7: Guests\nCycle: 2026-Q4\nO1: Guests|\n",
            "Cycle: 2026-Q3\nO7: Guests\nCycle: 2026-Q4\nO1: Guests\nO2: |\n",
        );
    }

    #[test]
    fn there_is_none_where_no_item_is() {
        for text in ["", "Cycle: 2026-Q4\n", "// a comment\nKR1: a"] {
            assert_eq!(next_item(&read(text), 0), None, "{text:?}");
        }
    }
}
