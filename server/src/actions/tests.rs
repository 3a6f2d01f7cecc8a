use std::collections::BTreeSet;

use jiff::civil::date;

use super::{Kind, Query, fix_all};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::rewrite;
use crate::rules::{self, Ruling};
use crate::text::{Span, Text};

/// The text without its cursor (`|`), and the place of that; two of them hold a selection.
fn cursor(fixture: &str) -> (String, Span) {
    let start = fixture.find('|').expect("a cursor in the fixture");
    let end = fixture.rfind('|').map_or(start, |end| if end > start { end - 1 } else { start });
    (fixture.replace('|', ""), Span::new(start, end))
}

fn with_query<T>(fixture: &str, ask: impl FnOnce(&str, &Query<'_>) -> T) -> T {
    let (text, span) = cursor(fixture);
    let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
    ask(&text, &Query { analysis: &analysis, span, today: date(2026, 11, 22) })
}

/// The titles of what is offered at the cursor, findings left aside.
fn offered(fixture: &str) -> Vec<String> {
    with_query(fixture, |_, query| {
        let actions = query.actions(|kind| matches!(kind, Kind::Rewrite | Kind::Addition));
        actions.into_iter().map(|action| action.fix.title).collect()
    })
}

/// Takes the action of that title at the cursor, whatever its kind, and compares.
#[track_caller]
fn check(fixture: &str, title: &str, expected: &str) {
    let done = with_query(fixture, |text, query| {
        let actions = query.actions(|_| true);
        let titles: Vec<String> = actions.iter().map(|action| action.fix.title.clone()).collect();
        let action = actions.iter().find(|action| action.fix.title == title);
        let action = action.unwrap_or_else(|| panic!("no “{title}”, only {titles:?}"));
        rewrite::apply(text, &action.edits(query.analysis))
    });
    assert_eq!(done, expected);
}

/// An objective whose key results have nothing wrong with them; the line at the cursor is `line`.
fn library(line: &str) -> String {
    format!(
        "Cycle: 2026-Q4\n\nObjective: Readers come back\n  KR1: {line}\n  KR2: Raise returned books from 80% to 95% \
         @li\n"
    )
}

#[test]
fn over_several_key_results_each_fix_says_whose_it_is() {
    let fixture =
        "Objective: Readers come back\n  KR1: |Redesign the reading room @ana\n  KR: Paint the walls| @li\n";
    let titles = with_query(fixture, |_, query| {
        query.actions(|kind| kind == Kind::Fix).into_iter().map(|action| action.fix.title).collect::<Vec<_>>()
    });
    for title in ["Silence task-not-outcome here (KR1)", "Silence task-not-outcome here (line 3)"] {
        assert!(titles.iter().any(|it| it == title), "{titles:?}");
    }
}

#[test]
fn the_menu_of_a_task_has_an_order() {
    let titles = with_query(&library("Redesign| the reading room @ana"), |_, query| {
        let actions = query.actions(|kind| kind != Kind::FixAll);
        actions.into_iter().map(|action| (action.kind, action.fix.title)).collect::<Vec<_>>()
    });
    let kinds: Vec<Kind> = titles.iter().map(|(kind, _)| *kind).collect();
    let fixes = kinds.iter().take_while(|kind| **kind == Kind::Fix).count();
    assert!(titles[0].1.starts_with("Make it an outcome: "), "{titles:?}");
    assert_eq!(titles[fixes - 1].1, "Move to initiatives");
    assert_eq!(titles.last().map(|(_, title)| title.as_str()), Some("Silence task-not-outcome here"));
    // It is a fix already.
    assert!(!kinds.contains(&Kind::Rewrite), "{titles:?}");
    assert!(kinds.contains(&Kind::Addition), "{titles:?}");
}

#[test]
fn what_a_key_result_lacks_is_offered_and_nothing_else() {
    assert_eq!(
        offered(&library("Raise| repeat visits from 18% to 25% @ana")),
        [
            "Add a guard metric: cost per stay",
            "Add a deadline: 2026-12-31",
            "Add a source",
            "Add a check-in for today",
            "Mark as committed",
            "Mark as aspirational",
        ]
    );
    let complete = "Raise| repeat visits from 18% to 25% without raising costs by 2026-12-01 @ana [committed]\n    \
                    Source: the till\n    2026-11-22: 19%";
    assert_eq!(offered(&library(complete)), [""; 0]);
    for elsewhere in [
        "Cycle:| 2026-Q4\n\nObjective: Readers come back\n  KR1: Raise visits from 3 to 9\n",
        "Objective: Readers| come back\n  KR1: Raise visits from 3 to 9\n",
        "Objective: Readers come back\n  - [x] KR1: Raise| visits from 3 to 9\n",
        "Objective: Readers come back\n  KR1: ~~Raise| visits from 3 to 9~~\n",
        "Objective: Readers come back\n  KR1:|\n",
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n    Note: as| counted\n",
        "|",
    ] {
        assert_eq!(offered(elsewhere), [""; 0], "{elsewhere}");
    }
}

#[test]
fn an_owner_is_one_of_the_document_or_a_blank() {
    check(
        &library("Raise| repeat visits from 18% to 25%"),
        "Assign @li",
        &library("Raise repeat visits from 18% to 25% @li"),
    );
    check(
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n  KR2: Raise| loans from 3 to 9\n    Source: the till\n",
        "Add an owner",
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n  KR2: Raise loans from 3 to 9\n    Source: the till\n    Owner: <name>\n",
    );
    let owned = "Owner: @kim\n\nObjective: Readers come back\n  KR1: Raise| visits from 3 to 9\n";
    assert!(!offered(owned).iter().any(|title| title.starts_with("A") && title.contains("owner")));
}

#[test]
fn a_deadline_is_the_end_of_the_cycle_in_the_form_of_the_neighbours() {
    check(
        &library("Raise| repeat visits from 18% to 25%. @ana [committed]"),
        "Add a deadline: 2026-12-31",
        &library("Raise repeat visits from 18% to 25% by 2026-12-31. @ana [committed]"),
    );
    check(
        "Cycle: Q4 2026\r\nObjective: Readers come back\r\n- **KR1:** Raise| visits from 3 to 9\r\n- **KR2:** Raise loans \
         from 3 to 9\r\n\t- **Due:** 2026-12-01",
        "Add a deadline: 2026-12-31",
        "Cycle: Q4 2026\r\nObjective: Readers come back\r\n- **KR1:** Raise visits from 3 to 9\r\n\t- **Due:** \
         2026-12-31\r\n- **KR2:** Raise loans from 3 to 9\r\n\t- **Due:** 2026-12-01",
    );
    check(
        "Objective: Readers come back\n  KR1: Raise| visits from 3 to 9",
        "Add a deadline",
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n    Due: <date>",
    );
}

#[test]
fn a_source_goes_below_the_other_properties() {
    check(
        "> (O1) Readers come back\n> (KR1) Raise| visits from 3 to 9\n",
        "Add a source",
        "> (O1) Readers come back\n> (KR1) Raise visits from 3 to 9\n>   Source: <link>\n",
    );
    check(
        "Objective: Readers come back\n\tKR1: Raise| visits from 3 to 9\n\t\tOwner: @ana\n\t\t2026-10-12: 4\n",
        "Add a source",
        "Objective: Readers come back\n\tKR1: Raise visits from 3 to 9\n\t\tOwner: @ana\n\t\tSource: <link>\n\t\t2026-10-12: 4\n",
    );
}

#[test]
fn a_check_in_goes_where_the_newest_is_looked_for() {
    let before = "Objective: Readers come back\n  KR1: Raise| visits from 3 to 9\n    Source: the till\n";
    let after = before.replace('|', "");
    let title = "Add a check-in for today";
    check(before, title, &format!("{after}    2026-11-22: <value>\n"));
    check(
        &format!("{before}    - 2026-10-12: 4\n    - 2026-10-19: 5\n"),
        title,
        &format!("{after}    - 2026-10-12: 4\n    - 2026-10-19: 5\n    - 2026-11-22: <value>\n"),
    );
    check(
        &format!("{before}    2026-10-19: 5\n    2026-10-12: 4\n"),
        title,
        &format!("{after}    2026-11-22: <value>\n    2026-10-19: 5\n    2026-10-12: 4\n"),
    );
    // The cycle has not begun.
    let titles = offered(&format!("Cycle: 2027-Q1\n{before}"));
    assert!(!titles.contains(&title.to_owned()), "{titles:?}");
}

#[test]
fn a_commitment_is_an_attribute_or_a_property_like_those_beside_it() {
    check(
        &library("Raise| repeat visits from 18% to 25% @ana [weight: 2] => 19%"),
        "Mark as aspirational",
        &library("Raise repeat visits from 18% to 25% @ana [weight: 2] [aspirational] => 19%"),
    );
    check(
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n    Type: aspirational\n  KR2: Raise| loans from 3 to 9\n",
        "Mark as committed",
        "Objective: Readers come back\n  KR1: Raise visits from 3 to 9\n    Type: aspirational\n  KR2: Raise loans from 3 to 9\n    Type: committed\n",
    );
}

#[test]
fn a_guard_is_what_usually_pays_the_price() {
    check(
        "Objective: Readers come back\n  - **KR1:** Raise| repeat visits from 18% to 25% @ana [committed]\n",
        "Add a guard metric: cost per stay",
        "Objective: Readers come back\n  - **KR1:** Raise repeat visits from 18% to 25% @ana [committed]\n  - **KR2:** Keep cost \
         per stay below <limit> @ana\n",
    );
    check(
        "Objective: Readers come back\n  KR1: Raise| wobbles from 18% to 25%\n",
        "Add a guard metric",
        "Objective: Readers come back\n  KR1: Raise wobbles from 18% to 25%\n  KR2: Keep <what must not suffer> no worse than <level>\n",
    );
    let guarded =
        "Objective: Readers come back\n  KR1: Raise| loans from 3 to 9\n  KR2: Keep complaints below 5\n";
    assert!(!offered(guarded).iter().any(|title| title.contains("guard")));
}

#[test]
fn figures_that_may_go_either_way_can_be_swapped() {
    check(
        &library("Improve| complaints from 3 to 9 a week @ana"),
        "Swap baseline and target",
        &library("Improve complaints from 9 to 3 a week @ana"),
    );
    for clear in ["Raise| visits from 3 to 9", "Improve| satisfaction from 3.9 to 4.5", "Win| 40 readers"] {
        assert!(!offered(&library(clear)).contains(&"Swap baseline and target".into()), "{clear}");
    }
}

#[test]
fn work_that_nobody_complains_of_can_be_moved_too() {
    check(
        "Objective: Readers come back\n  // okr-ls: allow(task-not-outcome) - agreed\n  KR1: Open| a café @ana by 2026-12-01\n    \
         Due: 2026-12-01\n    Source: the plan\n    2026-10-12: drafted\n    as drawn by hand\n  KR2: Raise loans from 3 \
         to 9 @li\n",
        "Move to initiatives",
        "Objective: Readers come back\n  // okr-ls: allow(task-not-outcome) - agreed\n  KR2: Raise loans from 3 to 9 @li\n  \
         Initiative: Open a café @ana by 2026-12-01\n    Due: 2026-12-01\n    Note: Source: the plan\n    Note: \
         2026-10-12: drafted\n    as drawn by hand\n",
    );
    check(
        "Objective: Readers come back\n- KR1: Raise loans from 3 to 9 @li\n- KR2: Open| a café @ana",
        "Move to initiatives",
        "Objective: Readers come back\n- KR1: Raise loans from 3 to 9 @li\n- Initiative: Open a café @ana",
    );
    for stays in [
        "Objective: Readers come back\n  KR1: Open| a café @ana\n",
        "Objective: Readers come back\n  KR1: Open| a café @ana\n  KR2: Raise loans from 3 to 9\n  Initiative: Paint it\n    Supports: KR1\n",
        "KR1: Open| a café @ana\nKR2: Raise loans from 3 to 9\n",
    ] {
        let titles = with_query(stays, |_, query| {
            query.actions(|_| true).into_iter().map(|action| action.fix.title).collect::<Vec<_>>()
        });
        assert!(!titles.contains(&"Move to initiatives".into()), "{stays}: {titles:?}");
    }
}

#[test]
fn two_results_can_be_split_though_nobody_complains() {
    check(
        "Objective: Readers come back\n  // okr-ls: allow(compound-key-result) - agreed\n  KR1: Raise| loans from 3 to 9 and cut \
         late returns from 9% to 4% @li\n",
        "Split it into key results of their own",
        "Objective: Readers come back\n  // okr-ls: allow(compound-key-result) - agreed\n  KR1: Raise loans from 3 to 9 @li\n  \
         KR2: Cut late returns from 9% to 4% @li\n",
    );
}

#[test]
fn a_result_behind_its_work_can_come_first_though_nobody_complains() {
    check(
        "Objective: Readers come back\n  // okr-ls: allow(means-before-end) - agreed\n  KR1: Open| a stall on 5 markets to win 400 \
         readers @li\n",
        "Put the result first, keep the work as an initiative",
        "Objective: Readers come back\n  // okr-ls: allow(means-before-end) - agreed\n  KR1: Win 400 readers @li\n  Initiative: Open \
         a stall on 5 markets to win 400 readers @li\n",
    );
}

#[test]
fn two_results_are_no_work_and_its_end() {
    for fixture in [
        "Objective: Readers come back\n  KR1: Raise| loans from 3 to 9 and cut late returns from 9% to 4% @li\n",
        "KR1: Raise| loans from 3k to 9k a month and win 40 new readers @li\n",
    ] {
        let titles = offered(fixture);
        assert!(titles.iter().any(|title| title.starts_with("Split")), "{fixture}: {titles:?}");
        assert!(
            !titles.iter().any(|title| title.starts_with("Put the result first")),
            "{fixture}: {titles:?}"
        );
    }
}

#[test]
fn all_that_needs_no_thought_is_mended_in_one_go() {
    check(
        "Cycle: 2026-Q4\n\nObjetive: Readers come back|\n  KR1: Raise loans from 3 to 9 @li\n    2026-13-01: 4\n    \
         Satus: on-trak\n// okr-ls: allow(task-not-outcome) - agreed\n  KR2: Raise visits from 3 to 9 @li\n    Type: comitted\n",
        "Fix all that needs no thought",
        "Cycle: 2026-Q4\n\nObjective: Readers come back\n  KR1: Raise loans from 3 to 9 @li\n    2026-13-01: 4\n    \
         Status: on-track\n  KR2: Raise visits from 3 to 9 @li\n    Type: committed\n",
    );
    let clean = with_query(&library("Redesign| the reading room"), |_, query| {
        query.actions(|kind| kind == Kind::FixAll).len()
    });
    assert_eq!(clean, 0);
}

#[test]
fn the_rules_that_mend_by_themselves_are_the_ones_that_are_asked() {
    let slip = "Objective: Readers come back\n  KR1: Raise loans from 3 to 5 @li\n    Status: on-trak\n";
    let examples = rules::ALL.iter().map(|rule| rule.page.bad).chain([slip]);
    let mut mending = BTreeSet::new();
    for text in examples {
        let analysis = Analysis::of(Text::from(text), Config::builtin());
        let safe = |ruling: &Ruling<'_>| ruling.fixes(analysis.document()).iter().any(|fix| fix.safe);
        mending.extend(analysis.judgement().rulings().filter(safe).map(|ruling| ruling.finding.rule.name));
    }
    assert_eq!(Vec::from_iter(mending), fix_all::SAFE);
}
