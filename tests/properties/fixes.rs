//! What must hold for every fix and every other action: the finding is gone, nothing worse comes in its place,
//! nothing is lost, and what does not belong to it stays as it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use okr_ls::config::Config;
use okr_ls::rules;

use crate::ways::Faults;

/// Key results with faults that teams seldom leave in what they publish.
const FAULTY: [&str; 12] = [
    "Reduce damaged parcels from 1.2% to 3%",
    "Raise on-time pick-ups from 92% → 81%",
    "Parcels lost on the way fall from 30 to 45 a month",
    "Increase churn to 9%",
    "Lowering customer satisfaction from 4.6 to 4.1",
    "Cut unsold bread from 14% to 6% and raise pre-orders from 90 to 200 a day",
    "Increase revenue from $40k to $50k, margin from 11% to 14% and regulars from 60 to 90",
    "Win 400 growers; cut returns from 9% to 4%; reach an NPS of 40 by 2026-12-01",
    "Open a stall on 5 markets to win 400 growers",
    "Rebuild the order form so that 80% of growers reorder",
    "Lower the bounce rate below 2%",
    "Improve the time to a refund by 3 days",
];

/// Key results as teams write them: the project's own, and others where they are at hand.
pub(crate) fn key_results() -> Vec<String> {
    statements("kr", &["dev.jsonl", "more.jsonl", "articles.jsonl"])
}

/// Objectives, in the same way; each once.
fn objectives() -> BTreeSet<String> {
    statements("objective", &["dev.jsonl", "more.jsonl", "objectives.jsonl"]).into_iter().collect()
}

/// What stands under `key` in the corpora, on one line each.
#[allow(clippy::print_stdout, reason = "a test that skips something says so")]
fn statements(key: &str, shared: &[&str]) -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let others = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut files: Vec<_> =
        fs::read_dir(tests).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    if others.is_dir() {
        files.extend(shared.iter().map(|name| others.join(name)));
    } else {
        println!("skipped: no corpus at {}", others.display());
    }
    let lines = files.iter().flat_map(|file| {
        let text = fs::read_to_string(file).unwrap_or_default();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let statement = |line: String| {
        let record: serde_json::Value = serde_json::from_str(&line).ok()?;
        Some(record[key].as_str()?.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    lines.filter_map(statement).chain(FAULTY.map(str::to_owned)).collect()
}

/// The ways in which one key result may stand in a document.
pub(crate) fn documents(statement: &str) -> [String; 4] {
    let other = "Raise the share of guests who book again from 18% to 25%";
    [
        format!("Objective: Guests come back\n  Owner: @noa\n  KR1: {statement}\n  KR2: {other} @ana\n"),
        format!(
            "## Objective 1\r\n\r\n- **KR 1:** {statement} [committed]\r\n\t- Note: none\r\n- **KR 2:** {other} @ana"
        ),
        format!(
            "Objective: Guests come back\nKey Results:\n* {statement}\n* {other}\n\nInitiatives:\n* Call ten guests\n"
        ),
        format!(
            "Objective: Guests come back\n\tKR1: {statement}\n\t\tBaseline: 3\n\t\tTarget: 9\n\t\t2026-10-12: 4"
        ),
    ]
}

/// The ways in which one objective may stand in a document; a second one has the same label.
fn documents_of_objective(statement: &str) -> [String; 4] {
    let result = "Raise the share of guests who book again from 18% to 25%";
    [
        format!("Objective 1: {statement}\n\nO1: {statement}\n  Owner: @noa\n  KR: {result} @ana\n"),
        format!(
            "# Plans Q4 2026\r\n\r\n## **Objective 1:** {statement}\r\nWhy: Guests feel at home.\r\n\r\n- [x] **KR \
             1:** {result} @ana, @li\r\n- **KR 1:** {result}\r\n\t- DRI: @ana and @noa"
        ),
        format!("> (O1) {statement} @noa [committed]\n> (KR1) {result}"),
        format!("Objective: {statement}\n\tWhy: To launch the new shop\n\tInitiative: Call ten guests\n"),
    ]
}

/// Values that nobody can read, in the places where they stand.
fn documents_with_values() -> impl Iterator<Item = String> {
    let values = [
        "Due: 2026-02-30",
        "Due: 30.11.2026",
        "Due: 1/2/26 at noon",
        "Status: gren - soon",
        "Status: hm",
        "Type: stretch",
        "Type: strtch (board)",
        "Score: 7",
        "Score: 80",
        "Score: 0,7",
        "Grade: 3 of 2",
        "Weight: -1",
        "2026-13-05: 4",
        "2026-04-31: 4",
    ];
    values.into_iter().flat_map(|value| {
        [
            format!("Objective: Guests book again\n  KR: Raise bookings from 3 to 9 @noa\n    {value}\n"),
            format!("Objective: Guests book again\r\n- **KR:** Raise bookings from 3 to 9 @noa [comitted]\r\n  **{value}**"),
        ]
    })
}

/// The documents that we show, in the ways in which files come.
fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples");
    let files = fs::read_dir(folder).expect("the examples").map(|entry| entry.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "okr"));
    let texts = files.map(|path| fs::read_to_string(path).expect("a document"));
    texts.flat_map(|text| variants(&text)).collect()
}

fn variants(text: &str) -> [String; 5] {
    let tabbed = |line: &str| {
        let words = line.trim_start_matches(' ');
        format!("{}{words}", "\t".repeat((line.len() - words.len()).div_ceil(2)))
    };
    [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        text.lines().map(tabbed).collect::<Vec<_>>().join("\n"),
        format!("\u{FEFF}{text}"),
        text.trim_end().to_owned(),
    ]
}

/// The usual settings with every rule on.
fn all_rules() -> Arc<Config> {
    let mut config = Config::default();
    rules::ALL.iter().for_each(|rule| config.levels.set(rule.name, Some(rule.level)));
    Arc::new(config)
}

#[test]
fn every_fix_mends_what_it_is_for() {
    let (key_results, objectives) = (key_results(), objectives());
    assert!(
        key_results.len() >= 400 && objectives.len() >= 40,
        "{}, {}",
        key_results.len(),
        objectives.len()
    );
    let all = key_results
        .iter()
        .flat_map(|statement| documents(statement))
        .chain(objectives.iter().flat_map(|statement| documents_of_objective(statement)))
        .chain(documents_with_values());
    let mut faults = Faults::default();
    all.for_each(|document| faults.look_at_fixes(&document, &Config::builtin()));
    examples().iter().for_each(|document| faults.look_at_fixes(document, &all_rules()));
    faults.expect_few(500);
}

#[test]
fn every_other_action_does_no_harm() {
    // Each statement in one of the documents, all of them in turn.
    let all = key_results().into_iter().enumerate();
    let all =
        all.map(|(index, statement)| documents(&statement).into_iter().nth(index % 4).unwrap_or_default());
    let mut faults = Faults::default();
    all.for_each(|document| faults.look_at_refactors(&document, &Config::builtin()));
    examples().iter().for_each(|document| faults.look_at_refactors(document, &all_rules()));
    faults.expect_few(500);
}
