//! The hook for pre-commit runs what it says.

use std::path::Path;

use crate::documents::{CLEAN, TASK, folder};
use crate::run;

/// The value of `key` in the one hook that is defined.
fn defined(key: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.pre-commit-hooks.yaml");
    let hooks = std::fs::read_to_string(path).expect("the hooks");
    let start = format!("{key}: ");
    let mut values =
        hooks.lines().filter_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(&start));
    let value = values.next().unwrap_or_else(|| panic!("no {key} in\n{hooks}"));
    assert_eq!(values.next(), None, "more than one hook");
    value.to_owned()
}

#[test]
fn the_entry_checks_the_files_that_are_named_behind_it() {
    let entry = defined("entry");
    let entry: Vec<&str> = entry.split(' ').collect();
    assert_eq!(entry[0], env!("CARGO_PKG_NAME"), "the binary");
    let folder = folder(&[("clean.okr", CLEAN.as_bytes()), ("task.okr", TASK.as_bytes())]);
    let check = |files: &[&str]| run(folder.path(), &[&entry[1..], files].concat());
    assert_eq!(check(&["clean.okr"]).code, Some(0));
    let flagged = check(&["clean.okr", "task.okr"]);
    assert_eq!(flagged.code, Some(1));
    assert!(flagged.stdout.contains("task.okr:5:8"), "{}", flagged.stdout);
}
