//! Colours drawn under the words.

use crate::analysis::Analysis;
use crate::colours::{Meaning, colours};
use crate::config::Config;
use crate::text::{Encoding, Text};

/// Compares the colours of the fixture with what is drawn in it: below a line, `^^^ metric` under its words for each
/// of them.
#[track_caller]
fn check(fixture: &str) {
    let is_mark = |line: &&str| line.trim_start().starts_with('^');
    let text: String =
        fixture.lines().filter(|line| !is_mark(line)).map(|line| format!("{line}\n")).collect();
    let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
    let mut seen: Vec<Vec<(usize, String)>> = vec![Vec::new(); text.lines().count() + 1];
    for (index, block) in analysis.document().blocks().iter().enumerate() {
        for colour in colours(&block.body, analysis.judgement().surroundings_of(index)) {
            let (start, end) =
                analysis.text().positions_of(colour.span.shifted(block.start), Encoding::Utf32);
            assert_eq!(start.line, end.line);
            let mark = format!(
                "{}{} {}",
                " ".repeat(start.column),
                "^".repeat(end.column - start.column),
                name(colour.meaning)
            );
            seen[start.line].push((start.column, mark));
        }
    }
    let drawn = text.lines().zip(seen).flat_map(|(line, marks)| {
        assert!(marks.is_sorted_by_key(|(column, _)| *column));
        std::iter::once(line.to_owned()).chain(marks.into_iter().map(|(_, mark)| mark))
    });
    assert_eq!(drawn.collect::<Vec<_>>().join("\n"), fixture.trim_end());
}

fn name(meaning: Meaning) -> String {
    format!("{meaning:?}").to_lowercase()
}

#[test]
fn a_key_result_shows_what_it_is_made_of() {
    check(
        "\
Objective O1: Passengers 🚋 trust the timetable by 2026-12-31 @noor
                                                  ^^^^^^^^^^ deadline
                                                             ^^^^^ owner
  KR1: 🎯 Raise the on-time rate from 81% to 93% by 2026-11-30 @noor [committed]
         ^^^^^ direction
                   ^^^^^^^^^^^^ metric
                                     ^^^ baseline
                                            ^^^ target
                                                   ^^^^^^^^^^ deadline
                                                              ^^^^^ owner
  KR2: Cut complaints by 20% by mid-November @li
       ^^^ direction
           ^^^^^^^^^^ metric
                         ^^^ change
                                ^^^^^^^^^^^^ deadline
                                             ^^^ owner
  KR3: Improve waiting times significantly
       ^^^^^^^ direction
               ^^^^^^^^^^^^^ metric
                             ^^^^^^^^^^^^^ vague
  KR4: Grow season tickets from <baseline> to 4,000 @noor and @li
       ^^^^ direction
            ^^^^^^^^^^^^^^ metric
                                ^^^^^^^^^^ blank
                                              ^^^^^ target
                                                    ^^^^^ owner
                                                              ^^^ owner
  KR5: Keep cancelled rides below 2%
       ^^^^ direction
            ^^^^^^^^^^^^^^^ metric
                            ^^^^^^^^ target
  Initiative: Ask @support for the log of <route> @li [urgent]
                                          ^^^^^^^ blank
                                                  ^^^ owner
",
    );
}

#[test]
fn properties_show_what_they_add() {
    check(
        "\
Objective: Passengers trust the timetable
  Owner: @noor, TBD
         ^^^^^ owner
                ^^^ blank
  KR: Raise the on-time rate
      ^^^^^ direction
                ^^^^^^^^^^^^ metric
    Metric: rides that leave within 2 minutes
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ metric
    Baseline: 81%
              ^^^ baseline
    Target: 93% - as agreed
            ^^^ target
    Due: end of November
         ^^^^^^^^^^^^^^^ deadline
    Type: committed
          ^^^^^^^^^ choice
    Status: at risk - two trams are broken
            ^^^^^^^ choice
    Status: greenish
    Source: @noor
",
    );
}

#[test]
fn rules_that_exist_are_shown_in_comments() {
    check(
        "\
// okr-ls: allow(no-deadline, no-daedline) - 🎯 no-deadline
                 ^^^^^^^^^^^ rule
// allow(no-deadline)
Objective: Passengers trust the timetable
  // okr-ls: allow(missing-number)
                   ^^^^^^^^^^^^^^ rule
  KR: Raise the on-time rate
      ^^^^^ direction
                ^^^^^^^^^^^^ metric
",
    );
}

#[test]
fn a_colour_ends_with_its_line() {
    check(
        "\
Objective: Passengers trust the timetable
  KR: Raise the share of passengers who rate
      ^^^^^ direction
                ^^^^^^^^^^^^^^^^^^^ metric
    their ride four or five from 61% to 80% by the end
                                 ^^^ baseline
                                        ^^^ target
                                               ^^^^^^^ deadline
    of November @noor
    ^^^^^^^^^^^ deadline
                ^^^^^ owner
",
    );
}

#[test]
fn what_is_quoted_has_no_colours() {
    check(
        "\
```
Objective: Passengers trust the timetable
  KR: Raise the on-time rate from 81% to 93% @noor
```
Objective: Passengers trust the timetable @noor
                                          ^^^^^ owner
",
    );
}

#[test]
fn words_of_another_language_are_left_alone() {
    check(
        "\
Objective: Reizigers vertrouwen de dienstregeling weer elke dag
  KR1: Verhoog het aandeel ritten dat op tijd vertrekt van 81% naar 93% @noor
                                                                        ^^^^^ owner
  KR2: Verlaag het aantal klachten van reizigers van 40 naar 12 per week @noor
                                                                         ^^^^^ owner
",
    );
}
