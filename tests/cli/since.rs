//! `--since`: what has changed, as git knows it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::documents::{CLEAN, TASK, folder, places};
use crate::{run, run_with};

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository in which these files are committed. Its settings change what `git diff` prints.
fn repository(files: &[(&str, &[u8])]) -> TempDir {
    let folder = folder(files);
    git(folder.path(), &["init", "--quiet"]);
    for (key, value) in [
        ("color.ui", "always"),
        ("core.autocrlf", "false"),
        ("diff.context", "3"),
        ("diff.interHunkContext", "9"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.external", "false"),
    ] {
        git(folder.path(), &["config", key, value]);
    }
    commit(folder.path());
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "Check in"]);
}

/// File and line of each warning since `revision`.
fn since(folder: &Path, revision: &str, paths: &[&str]) -> Vec<(String, u64)> {
    let arguments = [&["check", "--format=json", "--level=warning", "--since", revision], paths].concat();
    let run = run(folder, &arguments);
    assert_eq!(run.stderr, "");
    places(&run.stdout).into_iter().map(|(file, line, _)| (file, line)).collect()
}

fn found(places: &[(&str, u64)]) -> Vec<(String, u64)> {
    places.iter().map(|&(file, line)| (file.to_owned(), line)).collect()
}

#[test]
fn only_changed_lines_count() {
    let folder = repository(&[("a.okr", TASK.as_bytes()), ("b.okr", TASK.as_bytes())]);
    let path = folder.path();
    assert_eq!(since(path, "HEAD", &[]), found(&[]));
    // Another task at the end, and one in the middle; the old one moves.
    fs::write(
        path.join("a.okr"),
        TASK.replace("  KR1", "  KR0: Rewrite the manual @ana\n  KR1") + "  KR3: Hire 3 clerks @li\n",
    )
    .expect("a file");
    assert_eq!(since(path, "HEAD", &[]), found(&[("a.okr", 4), ("a.okr", 7)]));
    commit(path);
    assert_eq!(since(path, "HEAD", &[]), found(&[]));
    assert_eq!(since(path, "HEAD~1", &[]), found(&[("a.okr", 4), ("a.okr", 7)]));
    assert_eq!(since(path, "HEAD~1", &["b.okr"]), found(&[]));
}

#[test]
fn what_only_went_leaves_no_changed_line() {
    let folder = repository(&[("a.okr", TASK.as_bytes())]);
    fs::write(
        folder.path().join("a.okr"),
        TASK.replace("  KR1: Raise replies within a day from 40% to 80% @ana\n", ""),
    )
    .expect("a file");
    assert_eq!(since(folder.path(), "HEAD", &[]), found(&[]));
}

#[test]
fn a_wrapped_key_result_changes_with_each_of_its_lines() {
    let wrapped = CLEAN.replace(
        "KR2: Cut complaints about waiting from 31 to 12 a month @li",
        "KR2: Redesign the \\\n    member portal @li",
    );
    let folder = repository(&[("a.okr", wrapped.as_bytes())]);
    fs::write(folder.path().join("a.okr"), wrapped.replace("member portal", "members' portal"))
        .expect("a file");
    assert_eq!(since(folder.path(), "HEAD", &[]), found(&[("a.okr", 5)]));
}

#[test]
fn files_that_git_does_not_track_count_in_full() {
    let folder = repository(&[("a.okr", TASK.as_bytes()), (".gitignore", b"ignored.okr\n")]);
    for name in ["new.okr", "ignored.okr", "staged.okr"] {
        fs::write(folder.path().join(name), TASK).expect("a file");
    }
    git(folder.path(), &["add", "staged.okr"]);
    assert_eq!(since(folder.path(), "HEAD", &[]), found(&[("new.okr", 5), ("staged.okr", 5)]));
    assert_eq!(since(folder.path(), "HEAD", &["ignored.okr"]), found(&[("ignored.okr", 5)]));
}

#[test]
fn names_and_folders_do_not_matter() {
    let names = ["ü ä/a b.okr", "deep/down/*.okr", "deep/\"q\".okr", ":(top).okr"];
    let files: Vec<(&str, &[u8])> = names.iter().map(|&name| (name, CLEAN.as_bytes())).collect();
    let folder = repository(&files);
    for name in names {
        fs::write(folder.path().join(name), TASK).expect("a file");
    }
    fs::write(folder.path().join("deep/other.okr"), CLEAN).expect("a file");
    let all = found(&[(":(top).okr", 5), ("deep/\"q\".okr", 5), ("deep/down/*.okr", 5), ("ü ä/a b.okr", 5)]);
    assert_eq!(since(folder.path(), "HEAD", &[]), all);
    let deep = folder.path().join("deep");
    assert_eq!(since(&deep, "HEAD", &[]), found(&[("\"q\".okr", 5), ("down/*.okr", 5)]));
    assert_eq!(since(&deep, "HEAD", &["../ü ä"]), found(&[("../ü ä/a b.okr", 5)]));
    let whole = folder.path().join("ü ä/a b.okr");
    let whole = whole.to_str().expect("a path");
    assert_eq!(since(&deep, "HEAD", &[whole]), found(&[(whole, 5)]));
}

#[test]
fn what_git_cannot_answer_is_said_plainly() {
    let folder = repository(&[("a.okr", TASK.as_bytes())]);
    let outside = crate::documents::folder(&[("b.okr", TASK.as_bytes())]);
    let outside = outside.path().join("b.okr");
    let outside = outside.to_str().expect("a path");
    for (revision, path, said) in [
        ("v9", "a.okr", "git knows no revision “v9” here"),
        ("", "a.okr", "git knows no revision “” here"),
        ("--all", "a.okr", "git knows no revision “--all” here"),
        ("HEAD", outside, "lies outside of the repository"),
        ("HEAD", "-", "standard input has no earlier state"),
    ] {
        let run = run_with(folder.path(), &["check", &format!("--since={revision}"), path], TASK.as_bytes());
        assert_eq!(run.code, Some(2), "{}", run.stdout);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}
