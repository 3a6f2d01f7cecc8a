//! How a check deals with comments that silence rules.

use std::path::Path;

use serde_json::Value;

use crate::documents::TASK;
use crate::run_with;

fn findings(text: &str) -> (Option<i32>, Vec<Value>) {
    let run = run_with(Path::new("."), &["check", "--format", "json", "-"], text.as_bytes());
    (run.code, serde_json::from_str(&run.stdout).expect("an array"))
}

#[test]
fn the_way_to_silence_a_finding_is_listed_last_for_programs_only() {
    let (code, found) = findings(TASK);
    assert_eq!((code, found.len()), (Some(1), 1));
    let silence = found[0]["fixes"].as_array().and_then(|fixes| fixes.last()).expect("a fix");
    assert_eq!(silence["title"], "Silence task-not-outcome here");
    assert_eq!((&silence["safe"], &silence["preferred"]), (&Value::Bool(false), &Value::Bool(false)));
    let edit = &silence["edits"][0];
    assert_eq!((&edit["line"], &edit["column"]), (&Value::from(5), &Value::from(1)));
    assert_eq!(edit["text"], "  // okr-ls: allow(task-not-outcome) - <reason>\n");
    let human = run_with(Path::new("."), &["check", "-"], TASK.as_bytes());
    assert!(human.stdout.contains("= fix: ") && !human.stdout.contains("Silence"), "{}", human.stdout);
}

#[test]
fn what_is_silenced_fails_no_check() {
    let (code, found) = findings(&TASK.replace("  KR2", "  // okr-ls: allow(task-not-outcome)\n  KR2"));
    assert_eq!((code, found), (Some(0), Vec::new()));
    let (code, found) = findings(&format!("// okr-ls: allow-file(task-not-outcome)\n{TASK}"));
    assert_eq!((code, found), (Some(0), Vec::new()));
    let (code, found) = findings(&format!("// okr-ls: allow(task-not-outcome)\n{TASK}"));
    assert_eq!((code, found.len()), (Some(1), 2), "it is about the next line: {found:?}");
}
