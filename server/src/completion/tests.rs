//! What is offered where: the cursor is drawn as `|`, and the items are listed with what becomes of the text.

use std::sync::Arc;

use jiff::civil::date;

use super::{Completion, Question, complete};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::rewrite::{TextEdit, apply};
use crate::text::Text;

/// Takes the cursor out of a fixture.
fn cursor(fixture: &str) -> (String, usize) {
    let at = fixture.find('|').expect("a cursor");
    (fixture.replacen('|', "", 1), at)
}

fn ask(text: &str, at: usize, trigger: Option<char>, config: &Arc<Config>) -> Option<Completion> {
    let analysis = Analysis::of(Text::from(text), Arc::clone(config));
    complete(Question { analysis: &analysis, at, trigger, today: date(2026, 11, 22) })
}

fn labels(fixture: &str, trigger: Option<char>) -> Vec<String> {
    let (text, at) = cursor(fixture);
    let found = ask(&text, at, trigger, &Config::builtin());
    found.map(|found| found.items.into_iter().map(|item| item.label).collect()).unwrap_or_default()
}

/// The labels that are offered at the cursor, in order; `…` at the end stands for any more.
#[track_caller]
fn check(fixture: &str, expected: &[&str]) {
    let offered = labels(fixture, None);
    match expected {
        [first @ .., "…"] => {
            assert!(offered.len() > first.len(), "{offered:?}\nin\n{fixture}");
            assert_eq!(offered[..first.len()], *first, "in\n{fixture}");
        }
        all => assert_eq!(offered, all, "in\n{fixture}"),
    }
}

/// The text after taking the item with that label.
#[track_caller]
fn check_taken(fixture: &str, label: &str, expected: &str) {
    let (text, at) = cursor(fixture);
    let found = ask(&text, at, None, &Config::builtin());
    let Completion { replace, items, .. } = found.unwrap_or_else(|| panic!("nothing in\n{fixture}"));
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    let item = items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("no {label} among {labels:?}\nin\n{fixture}"));
    let new = item.insertion.plain();
    assert_eq!(apply(&text, &[TextEdit::replace(replace, new)]), expected);
}

const OBJECTIVE: &str = "Cycle: 2026-Q4\nObjective O1: New teams succeed in their first week\n";

/// A key result below an objective.
fn key_result(line: &str) -> String {
    format!("{OBJECTIVE}  KR1: {line}\n")
}

const TEMPLATES: [&str; 5] = [
    "Raise … from … to …",
    "Cut … from … to …",
    "Reach … of …",
    "Keep … below …",
    "Raise … from … to … while keeping … below …",
];

#[test]
fn an_empty_document_begins_with_what_it_is_about() {
    check("|", &["Cycle:", "Team:", "Owner:", "Supports:", "Objective O1:"]);
    check("Cycle: 2026-Q4\n|", &["Team:", "Owner:", "Supports:", "Objective O1:"]);
    check("\u{FEFF}|", &["Cycle:", "…"]);
    check_taken("\u{FEFF}|", "Cycle:", "\u{FEFF}Cycle: ");
}

#[test]
fn the_next_key_result_is_dressed_like_its_neighbours() {
    check_taken(
        "Objective: Guests return\n  KR1: Raise visits from 3 to 9\n    K|",
        "KR2:",
        "Objective: Guests return\n  KR1: Raise visits from 3 to 9\n  KR2: ",
    );
    check_taken(
        "## Objective 1: Guests return\r\n- [x] **KR 1:** Raise visits from 3 to 9\r\n|\r\nA note\r\n",
        "KR 2:",
        "## Objective 1: Guests return\r\n- [x] **KR 1:** Raise visits from 3 to 9\r\n- [ ] **KR 2:** \r\nA note\r\n",
    );
    check_taken(
        "Objective: Guests return\nKey Results:\n- Raise visits from 3 to 9\n|",
        "Key Result",
        "Objective: Guests return\nKey Results:\n- Raise visits from 3 to 9\n- ",
    );
    check_taken("(O1) Guests return\n|", "(KR1)", "(O1) Guests return\n  (KR1) ");
    check_taken(
        "Objective O1: Guests return\n  KR1: Raise visits from 3 to 9\n\nObj|",
        "Objective O2:",
        "Objective O1: Guests return\n  KR1: Raise visits from 3 to 9\n\nObjective O2: ",
    );
    check_taken(
        "Objective: Guests return\n- KR: Raise visits from 3 to 9\nIni|",
        "Initiative:",
        "Objective: Guests return\n- KR: Raise visits from 3 to 9\n- Initiative: ",
    );
    check_taken(
        "O: Guests return\n- KR1: Raise visits from 3 to 9\n- KR2:\nIni|",
        "Initiative:",
        "O: Guests return\n- KR1: Raise visits from 3 to 9\n- KR2:\n- Initiative: ",
    );
}

#[test]
fn numbers_of_objectives_count_within_their_section() {
    let text =
        "Cycle: 2026-Q3\nObjective O7: Guests return\n\nCycle: 2026-Q4\nObjective O1: Guests stay\n\nO|";
    check(text, &["Objective O2:", "Owner:"]);
    check(
        "Objective O7: Guests return\n\nO|\n\nCycle: 2026-Q4\nObjective O9: Guests stay\n",
        &["Objective O8:", "Owner:"],
    );
}

#[test]
fn a_whole_key_result_can_be_taken_at_once() {
    check(&key_result("|"), &TEMPLATES);
    check(&format!("{OBJECTIVE}  KR1:|"), &TEMPLATES);
    check(&key_result("Ke|"), &["Keep … below …"]);
    check_taken(
        "Objective: X y\n  KR:|",
        "Keep … below …",
        "Objective: X y\n  KR: Keep <metric> below <limit>",
    );
    check_taken(
        "Objective: X y\n  KR1: Cut waits from 9 to 4 @ana\n  |",
        "KR2: Cut … from … to …",
        "Objective: X y\n  KR1: Cut waits from 9 to 4 @ana\n  KR2: Cut <metric> from <baseline> to <target> <owner>",
    );
    check(&format!("{OBJECTIVE}Key Results:\n- |"), &TEMPLATES);
}

#[test]
fn keys_are_those_that_are_missing() {
    check("Objective: X y\n  Owner: @ana\n  W|", &["Why:"]);
    check("Objective: X y\n  Owner: @ana\n  Ow|", &[]);
    check("Objective: X y\n  KR: Cut waits from 9 to 4 min\n    S|", &["Source:", "Status:", "Score:"]);
    check("Objective: X y\n  KR: Cut waits from 9 to 4 min @ana\n    O|", &["Objective:"]);
    check("Objective: X y\n  KR: Cut waits from 9 to 4 min\n    |", &["Owner:", "Source:", "Due:", "…"]);
    check("Objective: X y\n  KR: Cut waits from 9 to 4 min\n    2026|", &["2026-11-22"]);
    check("Objective: X y\n  Task: Call guests\n    S|", &["Supports:", "Status:"]);
    check_taken(
        "# Objective: X y\n- KR: Cut waits from 9 to 4 min\n  - **Owner**: @ana\n  - St|",
        "Status:",
        "# Objective: X y\n- KR: Cut waits from 9 to 4 min\n  - **Owner**: @ana\n  - **Status**: ",
    );
    check_taken(
        "Objective: X y\n\tKR: Cut waits from 9 to 4\n\tSta|tu",
        "Status:",
        "Objective: X y\n\tKR: Cut waits from 9 to 4\n\t\tStatus: ",
    );
}

#[test]
fn values_are_those_that_can_be_read() {
    let below = |line: &str| format!("Objective: X y\n  KR: Cut waits from 9 to 4\n    {line}\n");
    check(&below("Status: |"), &["not-started", "on-track", "at-risk", "off-track", "done", "dropped"]);
    check(&below("Type: l|"), &["learning"]);
    check(&below("Confidence: |"), &["90%", "70%", "50%", "30%"]);
    check(&below("Status: on-track - the fi|"), &[]);
    check(&below("Note: |"), &[]);
    check(&below("Unit: ho|"), &["hours", "hour"]);
    check_taken(&below("Status:|"), "at-risk", &below("Status: at-risk"));
    check_taken(&below("Status: on-tr|ack - slowly"), "on-track", &below("Status: on-track - slowly"));
    check_taken(&below("**Status:** |"), "done", &below("**Status:** done"));
    check("Objective: X y\n  Tags: growth, q4\n\nObjective: Y z\n  Tags: q4, |", &["growth", "q4"]);
}

#[test]
fn cycles_are_those_near_today() {
    check("Cycle: |", &["2026-Q4", "2027-Q1", "2026-H2", "2027-H1", "2026", "2027"]);
    check("# Goals for Q3 2026\n\nCycle: |", &["Q3 2026", "2026-Q4", "…"]);
    check("Cycle: 2026-Q4\nObjective: X y\n\nCycle:|", &["2027-Q1", "2026-Q4", "…"]);
    check_taken("Cycle: <cycle|>\n", "2026-Q4", "Cycle: 2026-Q4\n");
}

#[test]
fn people_are_those_of_the_document_the_most_used_first() {
    let text = |line: &str| {
        format!(
            "Objective: X y\n  Owner: @zoë\n  KR1: {line}\n  KR2: Cut waits from 9 to 4 @li.wei\n  Task: Call @li.wei\n"
        )
    };
    check(&text("Cut churn from 5% to 2% @|"), &["@li.wei", "@zoë"]);
    check(&text("Cut churn from 5% to 2% @z|"), &["@zoë"]);
    check(&text("Cut churn from 5% to 2% at a@|"), &[]);
    check_taken(
        &text("Cut churn @li|.we from 5% to 2%"),
        "@li.wei",
        &text("Cut churn @li.wei from 5% to 2%"),
    );
    check_taken(
        &text("Cut churn from 5% to 2%\n    Owner: l|"),
        "@li.wei",
        &text("Cut churn from 5% to 2%\n    Owner: @li.wei"),
    );
    check_taken(&text("Cut churn from 5% to 2% <own|er>"), "@zoë", &text("Cut churn from 5% to 2% @zoë"));
}

#[test]
fn metrics_follow_a_verb_that_says_the_direction() {
    let beside = |line: &str| {
        format!(
            "Objective: Guests return\n  KR1: {line}\n  KR2: Raise repeat visits from 3 to 9\n  KR3: Cut churn from 5% to 2%\n"
        )
    };
    check(&beside("Raise |"), &["repeat visits", "…"]);
    check(&beside("Cut |"), &["churn"]);
    check(&beside("Raise rep|"), &["repeat visits", "…"]);
    check(&beside("Raise the rep|"), &["repeat visits", "…"]);
    check(&beside("Cut time to first v|"), &["time to first value"]);
    check(&beside("Redesign |"), &[]);
    check(&beside("Redesign the pa|"), &[]);
    check(&beside("Raise xyzzy|"), &[]);
    check_taken(
        &beside("Raise rep| @ana"),
        "repeat visits",
        &beside("Raise repeat visits from <baseline> to <target> @ana"),
    );
    check_taken(
        &beside("Raise rep| from 3 to 9"),
        "repeat visits",
        &beside("Raise repeat visits from 3 to 9"),
    );
    check_taken(&beside("Keep chu|"), "churn", &beside("Keep churn"));
}

#[test]
fn metrics_of_the_document_stand_alone_and_go_the_way_of_the_verb() {
    let beside = |line: &str| {
        format!(
            "Objective: The ward is calm\n  KR1: {line}\n  KR2: Reduce nurse turnover from 18% to 9%\n  \
             KR3: 80% of discharge letters reach the practice within a day\n  \
             KR4: Missed appointments fall from 14% to 6%\n  KR5: Raise NPS from 31 to 40\n"
        )
    };
    let of_document = |fixture: &str| {
        let (text, at) = cursor(fixture);
        let items = ask(&text, at, None, &Config::builtin()).expect("items").items;
        let own = items.into_iter().filter(|item| item.detail.contains("in this document"));
        own.map(|item| item.label).collect::<Vec<_>>()
    };
    assert_eq!(of_document(&beside("Raise |")), ["NPS"]);
    assert_eq!(of_document(&beside("Cut |")), ["nurse turnover", "missed appointments"]);
}

#[test]
fn a_users_own_metrics_come_before_those_that_only_fit() {
    let own = serde_json::json!({
        "words": { "metrics": { "Say-do ratio": { "better": "higher" }, "waste": { "better": "lower" } } },
        "topics": { "bread": {
            "words": ["bread"],
            "outcomes": [{ "name": "bread sold by noon", "better": "higher", "measure": "the share of bread that is sold by noon", "unit": "%" }],
        } },
    });
    let (settings, mistakes) = crate::config::from_json(&own, &[]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let (text, at) = cursor(&key_result("Raise |"));
    let found = ask(&text, at, None, &Arc::new(settings.config())).unwrap();
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels[..3], ["say-do ratio", "bread sold by noon", "onboarding completion"]);
    let taken = found.items[1].insertion.plain();
    assert_eq!(taken, "the share of bread that is sold by noon from <baseline>% to <target>%");
}

#[test]
fn a_metric_is_followed_by_how_much() {
    let change = ["from … to …", "to …", "by …"];
    check(&key_result("Raise activation rate |"), &change);
    check(&key_result("Raise activation rate fr|"), &change[..1]);
    check(&key_result("Raise the joy of new teams | @ana"), &change);
    check(&key_result("Raise the joy of |"), &[]);
    check(&key_result("Raise activation rate | from 3% to 9%"), &[]);
    check(&key_result("Keep refund requests |"), &["below …", "above …", "at …"]);
    check(&key_result("Raise activation rate from |"), &["… to …"]);
    check(&key_result("Raise activation rate from 34% |"), &["to …"]);
    check_taken(
        &key_result("Raise activation rate from 34% t|"),
        "to …",
        &key_result("Raise activation rate from 34% to <target>%"),
    );
}

#[test]
fn a_number_is_followed_by_its_unit() {
    check(&key_result("Cut the wait from 9 hours to 4 |"), &["hours", "%", "…"]);
    check(&key_result("Cut the wait from 9 to 4 mi|"), &["minutes", "…"]);
    check(&key_result("Cut the wait from 9 to 4 hours |"), &[]);
    check_taken(
        &key_result("Cut the wait from 9 to 4|"),
        "days",
        &key_result("Cut the wait from 9 to 4 days"),
    );
    check(&key_result("Cut the wait from 9 to 4 m|"), &[]);
    check(&key_result("Cut the wait from 9 to 4 pe|"), &[]);
    check(&key_result("Raise orders from 11:00 fr|"), &[]);
    check_taken(&key_result("Cut churn from 9% to 4 |"), "%", &key_result("Cut churn from 9% to 4%"));
}

#[test]
fn a_deadline_is_an_end_inside_the_cycle() {
    check(&key_result("Cut waits from 9 to 4 by |"), &["2026-12-31", "2026-11-30"]);
    check(&key_result("Cut waits from 9 to 4 by nov|"), &["2026-11-30"]);
    check(&key_result("Cut waits from 9 to 4 by op|"), &[]);
    check(&key_result("Cut waits from 9 to 4 by 2026-12-01 by |"), &[]);
    check("Cycle: 2026-Q4\nObjective: Patients are seen before |\n", &[]);
    check("Cycle: 2026-Q4\nObjective: X y\n  Initiative: Open the ward by |\n", &[]);
    let in_year = "Cycle: 2027\nObjective: X y\n  Due: |";
    check(in_year, &["2027-12-31", "2027-Q1", "2027-Q2", "2027-Q3", "2027-01-31", "…"]);
    check("Cycle: Q4\nObjective: X y\n  Due: |", &["end of December", "end of October", "end of November"]);
    check(
        "Objective: X y\n  Due: |",
        &["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"],
    );
    check_taken(
        &key_result("Cut waits from 9 to 4 by 2026-11|-30 @ana"),
        "2026-11-30",
        &key_result("Cut waits from 9 to 4 by 2026-11-30 @ana"),
    );
}

#[test]
fn what_is_supported_is_of_this_document() {
    let text = |line: &str| {
        format!(
            "Objective O1: X y\n  {line}\n  KR1: Cut churn from 5% to 2%\n  KR2: Raise visits from 3 to 9\n    Guards: |\n\nObjective O2: Y z\n  Supports: company.okr#O7\n"
        )
    };
    check(&text("Supports: |").replacen("Guards: |", "", 1), &["O2", "company.okr#O7"]);
    check(&text("Supports: O2, com|").replacen("Guards: |", "", 1), &["company.okr#O7"]);
    check(&text("Why: so"), &["KR1"]);
}

#[test]
fn attributes_stand_in_brackets() {
    check(
        &key_result("Cut churn from 5% to 2% [|"),
        &["committed", "aspirational", "learning", "milestone", "weight"],
    );
    check(&key_result("Cut churn from 5% to 2% [committed] [|"), &["weight"]);
    check_taken(
        &key_result("Cut churn from 5% to 2% [asp|]"),
        "aspirational",
        &key_result("Cut churn from 5% to 2% [aspirational]"),
    );
    check_taken(
        &key_result("Cut churn from 5% to 2% [w|"),
        "weight",
        &key_result("Cut churn from 5% to 2% [weight: <how much>]"),
    );
    check("Objective: X y [|", &[]);
}

#[test]
fn comments_to_this_program_have_words_of_their_own() {
    check("// okr-ls: |", &["allow", "allow-section", "allow-file"]);
    check_taken("// okr-ls:|", "allow", "// okr-ls: allow(<rule>) - <reason>");
    check(
        "// okr-ls: allow(|)\nObjective: Launch the shop\n",
        &["objective-is-task", "empty-objective", "…"],
    );
    check("// okr-ls: allow(no-deadline, no-|)", &["no-guard-metric"]);
    check("// okr-ls: allow(no-deadline) - |", &[]);
    check("// |", &[]);
    check("// a remark on @|", &[]);
}

#[test]
fn a_comment_offers_first_what_fires_where_it_reaches() {
    let fires = |directive: &str| {
        let fixture = format!(
            "Cycle: 2026-Q4\nObjective: Guests return\n  Owner: @ana\n  // okr-ls: {directive}(|)\n  \
             KR1: Raise repeat visits from 3k to 9k [committed]\n  KR2: Redesign the menu\n\n\
             Objective: Cooks stay\n  KR1: Raise NPS by 9\n"
        );
        let (text, at) = cursor(&fixture);
        let items = ask(&text, at, None, &Config::builtin()).expect("rules").items;
        let fires = items.into_iter().filter(|item| item.detail == "fires here");
        fires.map(|item| item.label).collect::<Vec<_>>()
    };
    let names = |rule: &str, fires: &[String]| fires.iter().any(|name| name == rule);
    let (line, section, file) = (fires("allow"), fires("allow-section"), fires("allow-file"));
    assert!(!names("task-not-outcome", &line), "{line:?}");
    assert!(names("task-not-outcome", &section) && !names("missing-baseline", &section), "{section:?}");
    assert!(names("task-not-outcome", &file) && names("missing-baseline", &file), "{file:?}");
}

#[test]
fn blanks_are_filled_from_what_is_known() {
    let text = |line: &str| {
        format!("Objective: X y\n  KR1: {line}\n    Current: 3k so far\n    2026-10-12: 47% - good\n")
    };
    check(&text("Raise revenue from <base|line> to <target>"), &["3k", "47%"]);
    check(&text("Raise revenue from <baseline> to <tar|get>"), &[]);
    check(&key_result("Raise <metr|ic> from 3k to 4k"), &["onboarding completion", "…"]);
    check(&text("Raise revenue from 3k to 4k by <da|te>"), &["2026-11-30", "…"]);
    check(&text("Raise revenue from 3k to 4k\n    Status: TB|D"), &["not-started", "…"]);
}

#[test]
fn nothing_is_offered_where_people_write_prose() {
    for fixture in [
        "The quick brown |",
        "A note with an owner @|",
        "```\nK|\n```\n",
        "---\nO|\n---\n",
        "| KR | O|",
        "Objective: X y\n```\n  KR1: |\n```\n",
        "# Head|",
        "Objective: X y\n  KR: Redesign the |page\n",
        "Objective: X y\n  KR: See https://example.com/@|\n",
        "Objective: X y\n  KR: Run `x @|` twice\n",
        "Objective: X y\n  KR: Cut churn from 5% to 2%\n    2026-10-12: 4|\n",
        "Objective: Guests |return\n",
        "Own|er: @ana",
    ] {
        let fixture = fixture.replacen("| KR |", "¦ KR ¦", 1);
        let (text, at) = cursor(&fixture);
        assert_eq!(ask(&text.replace('¦', "|"), at, None, &Config::builtin()), None, "{fixture}");
    }
}

#[test]
fn a_blank_brings_up_only_what_is_sure_to_follow() {
    let asked = |fixture: &str| labels(fixture, Some(' '));
    for silent in ["  |", "Objective: X y\n  |", "Note |"] {
        assert!(asked(silent).is_empty(), "{silent}");
    }
    assert!(asked(&key_result("Cut the wait from 9 to 4 |")).is_empty());
    assert!(!asked(&key_result("Cut the wait by |")).is_empty());
    assert!(!asked(&key_result("Raise activation rate |")).is_empty());
    assert!(!asked("Objective: X y\n  KR: Cut waits\n    Status: |").is_empty());
    assert_eq!(asked(&key_result("Cut the wait from 9 |")), ["to …"]);
}

#[test]
fn long_lists_end_and_say_so() {
    let (text, at) = cursor("Objective: X y\n  KR: Improve c|\n");
    let found = ask(&text, at, None, &Config::builtin()).unwrap();
    assert!(found.incomplete && found.items.len() == super::MOST);
    let (text, at) = cursor("Objective: X y\n  KR: Cut churn from 9% to 4% @a|\n  KR: 5 trips @ana\n");
    assert!(!ask(&text, at, None, &Config::builtin()).unwrap().incomplete);
}

#[test]
fn a_metric_that_is_typed_to_its_end_is_not_offered() {
    assert!(
        labels("Objective: Guests come back\n  KR1: Raise refer|", None).contains(&"referrals".to_owned())
    );
    assert_eq!(labels("Objective: Guests come back\n  KR1: Raise referrals|", None), [""; 0]);
}
