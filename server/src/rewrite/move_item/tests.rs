//! Items before and after, with the cursor drawn in.

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
        "O1: Guests|\n```\nO2: Staff\n",
        "|",
    ] {
        assert_eq!(moved(text, Way::Down), None, "{text:?}");
    }
}
