//! `okr.toml` on the command line: which one holds, what is wrong in it, what it lists.

use std::path::Path;

use serde_json::Value;

use crate::documents::folder;
use crate::files::{CLEAN, TASK, files_in};
use crate::{run, run_with};

const ERROR: &[u8] = b"[rules]\ntask-not-outcome = \"error\"\n";
const OFF: &[u8] = b"[rules]\ntask-not-outcome = \"off\"\n";

/// File, rule and level of each finding.
fn findings(json: &str) -> Vec<[String; 3]> {
    let findings: Vec<Value> = serde_json::from_str(json).expect("an array");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("text").replace('\\', "/");
    findings.iter().map(|it| ["file", "rule", "level"].map(|key| text(it, key))).collect()
}

fn task(file: &str, level: &str) -> [String; 3] {
    [file, "task-not-outcome", level].map(str::to_owned)
}

#[test]
fn the_nearest_file_holds_for_each_document() {
    let folder = folder(&[
        ("a.okr", TASK.as_bytes()),
        ("okr.toml", ERROR),
        ("team/b.okr", TASK.as_bytes()),
        ("quiet/okr.toml", OFF),
        ("quiet/deep/c.okr", TASK.as_bytes()),
    ]);
    let run = run(folder.path(), &["check", "--format=json"]);
    assert_eq!(findings(&run.stdout), [task("a.okr", "error"), task("team/b.okr", "error")]);
    let below = folder.path().join("team");
    assert_eq!(findings(&crate::run(&below, &["check", "--format=json"]).stdout), [task("b.okr", "error")]);
    let input = run_with(&below, &["check", "--format=json", "-"], TASK.as_bytes());
    assert_eq!(findings(&input.stdout), [task("-", "error")], "standard input lies here");
}

#[test]
fn one_file_for_all_where_it_is_named() {
    let folder = folder(&[("a.okr", TASK.as_bytes()), ("okr.toml", ERROR), ("strict.toml", OFF)]);
    let run = |config: &str| run(folder.path(), &["check", "--config", config]);
    assert_eq!(run("strict.toml").code, Some(0));
    assert_eq!(run("okr.toml").code, Some(1));
    let missing = run("gone.toml");
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("the configuration gone.toml cannot be read: "), "{}", missing.stderr);
}

#[test]
fn mistakes_are_findings_of_the_file() {
    let broken = b"[rules]\nmissing-numbers = \"off\"\ntask-not-outcome = \"off\"\n";
    let folder = folder(&[("a.okr", TASK.as_bytes()), ("b.okr", CLEAN.as_bytes()), ("okr.toml", broken)]);
    let all = run(folder.path(), &["check", "--format=json"]);
    let mistake = ["okr.toml", "invalid-configuration", "error"].map(str::to_owned);
    assert_eq!((all.code, findings(&all.stdout)), (Some(1), vec![mistake]), "once, and the rest holds");
    let shown = run(folder.path(), &["check"]).stdout;
    for part in
        ["error[invalid-configuration]", "okr.toml:2:1", "^^^^^^^^^^^^^^^", "Did you mean “missing-number”?"]
    {
        assert!(shown.contains(part), "no {part:?} in\n{shown}");
    }
    assert!(shown.ends_with("1 error in 1 file (2 checked).\n"), "{shown}");
    assert_eq!(run(folder.path(), &["explain", "invalid-configuration"]).code, Some(0));
}

#[test]
fn a_configuration_that_holds_for_nothing_is_no_matter() {
    let folder = folder(&[("a.okr", CLEAN.as_bytes()), ("other/okr.toml", b"nonsense")]);
    assert_eq!(run(folder.path(), &["check"]).code, Some(0));
}

#[test]
fn folders_are_searched_for_what_configurations_list() {
    let folder = folder(&[
        ("okr.toml", b"files = [\"okrs/*.md\", \"**/goals.txt\"]\n"),
        ("okrs/a.md", TASK.as_bytes()),
        ("okrs/deep/b.md", TASK.as_bytes()),
        ("c.md", TASK.as_bytes()),
        ("deep/er/goals.txt", TASK.as_bytes()),
        ("own/okr.toml", b""),
        ("own/goals.txt", TASK.as_bytes()),
        (".ignore", b"*.draft.md\n"),
        ("okrs/d.draft.md", TASK.as_bytes()),
    ]);
    let files = |arguments: &[&str]| files_in(&run(folder.path(), arguments).stdout);
    assert_eq!(files(&["check", "--format=json"]), ["deep/er/goals.txt", "okrs/a.md"]);
    assert_eq!(files(&["check", "--format=json", "okrs"]), ["okrs/a.md"]);
}

#[test]
fn the_settings_that_hold_are_printed_with_where_they_come_from() {
    let folder =
        folder(&[("okr.toml", b"cycle = \"H1\"\n[limits]\nmax-findings = 9\n"), ("team/a.okr", b"")]);
    let printed = run(&folder.path().join("team"), &["config"]);
    assert_eq!(printed.code, Some(0));
    let path = folder.path().join("okr.toml");
    for part in ["cycle = \"H1\"\n", "max-findings = 9\n", "max-objectives = 5 # default\n"] {
        assert!(printed.stdout.contains(part), "no {part:?} in\n{}", printed.stdout);
    }
    assert!(printed.stdout.starts_with(&format!("# From {}\n", path.display())), "{}", printed.stdout);
    std::fs::write(&path, "cycle = 1\n").expect("a file");
    let broken = run(folder.path(), &["config", "team/a.okr"]);
    assert_eq!(broken.code, Some(1));
    assert!(broken.stderr.contains("okr.toml:1:9: “cycle” takes text"), "{}", broken.stderr);
    std::fs::remove_file(&path).expect("a file");
    assert!(run(folder.path(), &["config"]).stdout.starts_with("# No okr.toml here or above"));
}

#[test]
fn the_schema_is_printed() {
    let printed = run(Path::new("."), &["config", "--schema"]).stdout;
    let schema: Value = serde_json::from_str(&printed).expect("JSON");
    for rule in run(Path::new("."), &["rules"]).stdout.lines() {
        let name = rule.split_whitespace().next().expect("a name");
        assert!(schema["properties"]["rules"]["properties"][name].is_object(), "no {name}");
    }
}

#[test]
fn the_readme_lists_every_key() {
    let schema: Value =
        serde_json::from_str(&run(Path::new("."), &["config", "--schema"]).stdout).expect("JSON");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"));
    let readme = readme.expect("the README");
    for table in ["/properties", "/properties/limits/properties", "/properties/words/properties"] {
        for key in schema.pointer(table).and_then(Value::as_object).expect("keys").keys() {
            assert!(readme.contains(&format!("`{key}`")), "no {key}");
        }
    }
}
