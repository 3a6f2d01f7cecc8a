//! Tables as fixtures: a document, what is selected of it between `«` and `»`, and the table.

use jiff::civil::date;

use super::table;
use crate::analysis::Analysis;
use crate::config::Config;
use crate::text::{Span, Text};

/// The table of `fixture` on 22 November 2026.
#[track_caller]
fn check(fixture: &str, expected: &str) {
    let place = |mark: char| fixture.find(mark);
    let range = place('«').zip(place('»')).map(|(start, end)| Span::new(start, end - '«'.len_utf8()));
    let text = fixture.replace(['«', '»'], "");
    let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
    let table = table(&analysis, range, date(2026, 11, 22));
    assert_eq!(table.as_deref().unwrap_or("nothing"), expected, "of\n{fixture}");
}

#[test]
fn each_key_result_is_a_row_below_its_objective() {
    check(
        "Cycle: 2026-Q4
Team: Growth

Objective O1: New teams win early 🚀
  Owner: @maria
  KR1: Raise activation from 34% to 50% @maria [committed]
    Source: https://metrics.example.com/activation
    2026-10-12: 36%
    2026-10-19: 39% - half of the visitors
  KR2: Cut the time to a first trip from 3 days to 1 day by 2026-11-30 @li
  Initiative: Interview teams @jonas

(O2) Travellers recommend us
Key Results:
- [x] Reach an NPS of at least 55 @chloé, @sven
- Keep refund requests below 2% of bookings
",
        "\
| Objective | Key result | Type | Owner | Baseline | Target | Current | Status | Due |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| O1: New teams win early 🚀 | KR1: Raise activation | committed | @maria | 34% | 50% | 39% |  |  |
|  | KR2: Cut the time to a first trip |  | @li | 3 days | 1 day |  |  | 2026-11-30 |
| O2: Travellers recommend us | Reach an NPS of at least 55 |  | @chloé, @sven |  | at least 55 |  | done |  |
|  | Keep refund requests below 2% of bookings |  |  |  | below 2% |  |  |  |
",
    );
}

#[test]
fn properties_tell_the_same() {
    check(
        "Cycle: 2026-Q4
Objective: Guests come back
  Due: end of November
  KR: Raise visits on weekdays
    DRI: Noor and Li Wei
    Baseline: 1,200
    Target: 1500
    Current: 1300 - since the new menu
    Status: 🟡 slow
    Score: 0.3
    Type: committed
  KR: Raise orders by 20% => 12% - a start
    Due: <date>
",
        "\
| Objective | Key result | Type | Owner | Baseline | Target | Current | Status | Score | Due |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Guests come back | Raise visits on weekdays | committed | Noor, Li Wei | 1,200 | 1500 | 1300 | 🟡 slow | 0.3 | 2026-11-30 |
|  | Raise orders by 20% |  |  |  | by 20% | 12% |  |  | 2026-11-30 |
",
    );
}

#[test]
fn a_pair_stays_in_the_words_where_something_stands_behind() {
    check(
        "KR1: Cut complaints from 31 to 12 a month
KR2: NPS: 30 → 55
KR3: Raise sign-ups from <baseline> to <target> @li
KR4: From 3% to 5%
",
        "\
| Key result | Owner | Baseline | Target |
| --- | --- | --- | --- |
| KR1: Cut complaints from 31 to 12 a month |  | 31 | 12 |
| KR2: NPS |  | 30 | 55 |
| KR3: Raise sign-ups from \\<baseline> to \\<target> | @li |  |  |
| KR4: From 3% to 5% |  | 3% | 5% |
",
    );
}

#[test]
fn what_would_break_a_cell_is_escaped() {
    check(
        "O1: Pipes | stay
  KR1: Raise *visits* of [the page](https://a.example) \\
    <b>now</b> @li
",
        "\
| Objective | Key result | Owner |
| --- | --- | --- |
| O1: Pipes \\| stay | KR1: Raise *visits* of [the page](https://a.example) \\<b>now\\</b> | @li |
",
    );
}

#[test]
fn what_is_selected_brings_its_objective_along() {
    const HEAD: &str = "| Objective | Key result |\n| --- | --- |\n";
    let [one, two, three] = ["| One | a b |\n", "| Two | c d |\n", "| Three | e f |\n"];
    for (fixture, rows) in [
        ("Objective: One\nKR: a b\n«»Objective: Two\nKR: c d\nObjective: Three\nKR: e f\n", vec![two]),
        ("Objective: One\nKR: «a b\n»Objective: Two\nKR: c d\nObjective: Three\nKR: e f\n", vec![one]),
        ("Objective: One\nKR: a b\nObj«ective: Two\nKR: c d\nObj»ective: Three\nKR: e f\n", vec![two, three]),
        ("Objective: One\nKR: a b\nObjective: Two\nKR: c d\nObjective: Three\nKR: e f\n«»", vec![three]),
        (
            "«Objective: One\nKR: a b\nObjective: Two\nKR: c d\nObjective: Three\nKR: e f\n»",
            vec![one, two, three],
        ),
    ] {
        check(fixture, &(HEAD.to_owned() + &rows.concat()));
    }
    check("Cycle: 2026-Q4\n«\n»Objective: One\nKR: a b\n", "nothing");
}

#[test]
fn teams_and_cycles_are_told_where_there_are_several() {
    check(
        "Cycle: 2026-Q3
Team: Growth
Objective: One
KR: a b

Cycle: 2026-Q4
Objective: Two
KR: c d
Objective: Three

Team: Kitchen
Objective: Four
KR: e f
",
        "\
| Team | Cycle | Objective | Key result |
| --- | --- | --- | --- |
| Growth | 2026-Q3 | One | a b |
| Growth | 2026-Q4 | Two | c d |
| Growth | 2026-Q4 | Three |  |
| Kitchen | 2026-Q4 | Four | e f |
",
    );
}

#[test]
fn other_languages_keep_their_words() {
    check(
        "Objective: Bezoekers komen vaker terug
  KR1: Verhoog het aandeel leden dat elke maand leent van 31% naar 45% @bas
    Target: 45%
",
        "\
| Objective | Key result | Owner | Target |
| --- | --- | --- | --- |
| Bezoekers komen vaker terug | KR1: Verhoog het aandeel leden dat elke maand leent van 31% naar 45% | @bas | 45% |
",
    );
}

#[test]
fn there_is_none_where_there_are_no_key_results() {
    for text in [
        "",
        "\n",
        "A note.\n",
        "Cycle: 2026-Q4\n",
        "Objective: Guests come back\n",
        "```\nKR1: Quoted\n```\n",
        "KR1:",
    ] {
        let expected = if text == "KR1:" { "| Key result |\n| --- |\n| KR1 |\n" } else { "nothing" };
        check(text, expected);
    }
}
