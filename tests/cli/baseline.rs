//! Baselines: what is known is left out, wherever it moves.

use std::fs;
use std::path::Path;

use crate::documents::{BARE, TASK, folder, places};
use crate::run;

fn write(folder: &Path, arguments: &[&str]) -> String {
    let run = run(folder, &[&["check", "--write-baseline", "known.json"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
    fs::read_to_string(folder.join("known.json")).expect("the baseline")
}

/// The last line of a check against the baseline.
fn summary(folder: &Path, code: i32) -> String {
    let run = run(folder, &["check", "--baseline", "known.json"]);
    assert_eq!(run.code, Some(code), "{}{}", run.stdout, run.stderr);
    run.stdout.lines().last().expect("a line").to_owned()
}

#[test]
fn what_was_written_is_left_out() {
    let folder = folder(&[("b/task.okr", TASK.as_bytes()), ("a.okr", BARE.as_bytes())]);
    let written = write(folder.path(), &[]);
    assert_eq!(
        written,
        r#"{
  "version": 1,
  "findings": [
    {"file":"a.okr","rule":"missing-direction","text":"NPS 60"},
    {"file":"b/task.okr","rule":"task-not-outcome","text":"Redesign the member portal"}
  ]
}
"#
    );
    assert_eq!(summary(folder.path(), 0), "2 files checked. Left out by the baseline: 2 findings.");
    assert_eq!(write(folder.path(), &["b", "a.okr"]), written, "whatever the order");
}

#[test]
fn what_moves_or_changes_around_its_text_stays_known() {
    let folder = folder(&[("task.okr", TASK.as_bytes())]);
    write(folder.path(), &[]);
    let moved = "\
Cycle: 2026-Q4
A line more.

Objective: Members feel heard
  KR1: Redesign  the member portal @ana [committed]
  KR2: Raise replies within a day from 40% to 80% @ana
";
    fs::write(folder.path().join("task.okr"), moved).expect("a file");
    assert_eq!(summary(folder.path(), 0), "1 file checked. Left out by the baseline: 1 finding.");
}

#[test]
fn what_comes_or_goes_is_told_from_what_is_known() {
    let twice = TASK.replace("  KR1", "  KR0: Redesign the member portal @ana\n  KR1");
    let folder =
        folder(&[("a.okr", TASK.as_bytes()), ("b.okr", twice.as_bytes()), ("c.okr", TASK.as_bytes())]);
    let written = write(folder.path(), &[]);
    assert!(written.contains(r#""text":"Redesign the member portal","count":2}"#), "{written}");
    fs::write(folder.path().join("a.okr"), &twice).expect("a file");
    fs::write(folder.path().join("b.okr"), TASK).expect("a file");
    fs::remove_file(folder.path().join("c.okr")).expect("no file");
    assert_eq!(
        summary(folder.path(), 1),
        "1 warning in 1 file (2 checked). Left out by the baseline: 2 findings. \
         No longer there, but in the baseline: 2 findings."
    );
    let run = run(folder.path(), &["check", "--baseline", "known.json", "--format", "json"]);
    assert_eq!(places(&run.stdout), [("a.okr".to_owned(), 6, "task-not-outcome".to_owned())]);
}

#[test]
fn files_are_named_from_the_folder_of_the_baseline() {
    let folder = folder(&[("okrs/a.okr", TASK.as_bytes()), ("ci/keep", b"")]);
    let path = folder.path();
    assert_eq!(run(path, &["check", "--write-baseline", "ci/known.json"]).code, Some(0));
    let written = fs::read_to_string(path.join("ci/known.json")).expect("the baseline");
    assert!(written.contains(r#""file":"../okrs/a.okr""#), "{written}");
    let elsewhere = run(&path.join("okrs"), &["check", "--baseline", "../ci/known.json", "a.okr"]);
    assert_eq!(elsewhere.code, Some(0), "{}", elsewhere.stdout);
}

#[test]
fn a_baseline_of_another_version_is_refused() {
    let folder = folder(&[("a.okr", TASK.as_bytes()), ("known.json", br#"{"version":2,"findings":[]}"#)]);
    let run = run(folder.path(), &["check", "--baseline", "known.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("has version 2, this okr-ls reads 1"), "{}", run.stderr);
}
