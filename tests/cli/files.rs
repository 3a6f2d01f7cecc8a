//! Which files are read, what is said of those that cannot be, and how it ends.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::documents::folder;
use crate::{run, run_with};

pub(crate) const CLEAN: &str = "Objective: Members feel heard\n  KR1: Raise replies within a day from 40% to 80% @ana\n  \
                     KR2: Cut open complaints from 60 to 20 by 2026-11-30 @ana\n";
pub(crate) const TASK: &str = "Objective: Members feel heard\n  KR1: Redesign the member portal @ana\n  \
                    KR2: Cut open complaints from 60 to 20 by 2026-11-30 @ana\n";

pub(crate) fn files_in(json: &str) -> Vec<String> {
    let findings: Vec<serde_json::Value> = serde_json::from_str(json).expect("an array");
    findings.iter().map(|finding| finding["file"].as_str().expect("a path").replace('\\', "/")).collect()
}

#[test]
fn a_clean_document_ends_well() {
    let folder = folder(&[("a.okr", CLEAN.as_bytes())]);
    let run = run(folder.path(), &["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1 file checked, nothing to say.\n"));
}

#[test]
fn a_warning_fails_the_check_and_is_shown_with_its_line() {
    let folder = folder(&[("a.okr", TASK.as_bytes())]);
    let run = run(folder.path(), &["check", "a.okr"]);
    assert_eq!(run.code, Some(1));
    for part in
        ["warning[task-not-outcome]", "a.okr:2:8", "KR1: Redesign the member portal @ana", "^^^^^^^^", "fix:"]
    {
        assert!(run.stdout.contains(part), "no {part:?} in\n{}", run.stdout);
    }
    assert!(run.stdout.ends_with("1 warning in 1 file (1 checked).\n"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "colours in a pipe");
}

#[test]
fn infos_and_hints_do_not_fail_it() {
    let folder = folder(&[("a.okr", b"Objective: Members feel heard\n  KR1: NPS 60\n")]);
    let run = run(folder.path(), &["check"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(run.stdout.contains("info[missing-direction]"));
}

#[test]
fn folders_are_searched_but_for_what_is_ignored() {
    let folder = folder(&[
        (".gitignore", b"old/\n"),
        (".ignore", b"drafts.okr\n"),
        ("b.okr", TASK.as_bytes()),
        ("a/deep/c.OKR", TASK.as_bytes()),
        ("notes.md", TASK.as_bytes()),
        ("old/d.okr", TASK.as_bytes()),
        ("drafts.okr", TASK.as_bytes()),
        (".hidden/e.okr", TASK.as_bytes()),
    ]);
    let run = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(files_in(&run.stdout), ["a/deep/c.OKR", "b.okr"]);
}

#[test]
fn a_named_file_is_checked_whatever_its_name_and_only_once() {
    let folder = folder(&[("notes.md", TASK.as_bytes())]);
    let run = run(folder.path(), &["check", "--format", "json", "notes.md", "notes.md"]);
    assert_eq!(files_in(&run.stdout), ["notes.md"]);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_goes_on() {
    let folder = folder(&[
        ("a.okr", b"Objective: caf\xe9\n"),
        ("b.okr", TASK.as_bytes()),
        ("c.okr", CLEAN.as_bytes()),
    ]);
    let run = run(folder.path(), &["check", "a.okr", "b.okr", "c.okr", "gone.okr"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.contains("b.okr:2:8"), "{}", run.stdout);
    assert!(run.stderr.contains("a.okr: not valid UTF-8 (byte 14)"), "{}", run.stderr);
    assert!(run.stderr.contains("gone.okr: "), "{}", run.stderr);
}

#[test]
fn standard_input_is_a_file_too() {
    let run = run_with(Path::new("."), &["check", "--format", "json", "-"], TASK.as_bytes());
    assert_eq!((run.code, files_in(&run.stdout)), (Some(1), vec!["-".to_owned()]));
}

#[test]
fn places_count_as_editors_count_them() {
    let text = format!("\u{FEFF}{}", TASK.replace("Redesign", "🎯🎯 Redesign").replace('\n', "\r\n"));
    let run = run_with(Path::new("."), &["check", "--format", "json", "-"], text.as_bytes());
    let findings: serde_json::Value = serde_json::from_str(&run.stdout).expect("an array");
    let place = ["line", "column", "endLine", "endColumn"].map(|key| findings[0][key].as_u64());
    assert_eq!(place, [Some(2), Some(11), Some(2), Some(19)], "{findings:#}");
    let objective: serde_json::Value = serde_json::from_str(
        &run_with(Path::new("."), &["check", "--format", "json", "-"], "\u{FEFF}Objetive: x".as_bytes())
            .stdout,
    )
    .expect("an array");
    assert_eq!(objective[0]["column"], 1, "a byte order mark is no column");
}

#[test]
fn hostile_files_are_only_files() {
    let nested: String =
        (0..10_000).map(|depth| format!("{}- KR: Build it\n", " ".repeat(depth % 200))).collect();
    let folder = folder(&[
        ("empty.okr", b""),
        ("nul.okr", b"Objective: a\0b\nKR1: \0\0\0\n"),
        ("long.okr", format!("KR1: {}", "Launch the thing ".repeat(60_000)).as_bytes()),
        ("nested.okr", nested.as_bytes()),
        ("breaks.okr", b"Objective: a\rKR1: Build it\r\r\n\n\r"),
    ]);
    let begin = Instant::now();
    let run = run(folder.path(), &["check"]);
    // Some seconds without optimisation; what looks at a line again for each of its words takes minutes.
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stdout.len() < 20_000_000, "a huge line is shown in part");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = folder(&[("a.okr", TASK.repeat(5_000).as_bytes())]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_okr-ls"))
        .args(["check", "a.okr"])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
