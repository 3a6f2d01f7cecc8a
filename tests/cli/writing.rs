//! A document to start from, and its key results for elsewhere.

use std::fs;
use std::path::Path;

use crate::documents::{CLEAN, folder, places};
use crate::{Run, run, run_with};

#[test]
fn a_new_document_is_printed_where_no_file_is_named() {
    let folder = folder(&[]);
    let new = run(folder.path(), &["new", "--team", "Growth", "--cycle", "2026-Q4"]);
    assert_eq!((new.code, new.stderr.as_str()), (Some(0), ""));
    assert!(new.stdout.starts_with("Cycle: 2026-Q4\nTeam: Growth\n\nObjective O1: <"), "{}", new.stdout);
    assert!(new.stdout.ends_with("<owner>\n"), "{}", new.stdout);
    let checked = run_with(folder.path(), &["check", "--format=json", "-"], new.stdout.as_bytes());
    let places = places(&checked.stdout);
    assert!(places.len() > 5, "{places:?}");
    assert!(places.iter().all(|(_, _, rule)| rule == "unfilled-placeholder"), "{places:?}");
}

#[test]
fn a_new_document_is_for_the_current_cycle() {
    let folder =
        folder(&[("okr.toml", b"cycle = \"Autumn term\"\n"), ("team/okr.toml", b"fiscal-year-start = 4\n")]);
    for (arguments, cycle) in [(&["new"][..], "Autumn term"), (&["new", "a.okr"], "Autumn term")] {
        let new = run(folder.path(), arguments);
        let written = fs::read_to_string(folder.path().join("a.okr")).unwrap_or(new.stdout);
        assert!(written.starts_with(&format!("Cycle: {cycle}\nTeam: <team>\n")), "{written}");
    }
    let below = run(&folder.path().join("team"), &["new"]).stdout;
    assert!(below.starts_with("Cycle: FY"), "{below}");
    let elsewhere = run(folder.path(), &["new", "team"]).stdout;
    assert!(elsewhere.replace('\\', "/").starts_with("team/FY"), "{elsewhere}");
}

#[test]
fn a_new_document_takes_no_others_place() {
    let folder = folder(&[("a.okr", CLEAN.as_bytes()), ("teams/.keep", b"")]);
    let new = |file: &str| run(folder.path(), &["new", "--team=Guest success", "--cycle=Q4 2026", file]);
    let said = |Run { code, stdout, stderr }: Run| (code, stdout.replace('\\', "/"), stderr);
    let teams = "teams/guest-success-Q4-2026.okr";
    assert_eq!(said(new("teams")), (Some(0), format!("{teams}\n"), String::new()));
    assert!(
        fs::read_to_string(folder.path().join(teams))
            .expect("a file")
            .starts_with("Cycle: Q4 2026\nTeam: Guest")
    );
    for taken in ["teams", "a.okr"] {
        let refused = new(taken);
        assert_eq!(refused.code, Some(2));
        assert!(
            refused.stderr.ends_with("cannot be written: there is such a file already\n"),
            "{}",
            refused.stderr
        );
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.okr")).expect("a file"), CLEAN);
    let nowhere = new("gone/a.okr");
    assert_eq!(nowhere.code, Some(2));
    assert!(nowhere.stderr.contains("a.okr cannot be written: "), "{}", nowhere.stderr);
}

const TABLE: &str = "\
| Objective | Key result | Owner | Baseline | Target |
| --- | --- | --- | --- | --- |
| Members feel heard | KR1: Raise replies within a day | @ana | 40% | 80% |
|  | KR2: Cut complaints about waiting from 31 to 12 a month | @li | 31 | 12 |
";

#[test]
fn key_results_are_printed_as_a_table() {
    let marked = format!("\u{FEFF}{CLEAN}");
    let folder =
        folder(&[("a.okr", CLEAN.as_bytes()), ("marked.okr", marked.as_bytes()), ("no.okr", b"A note.\n")]);
    let table = |file: &str| run_with(folder.path(), &["table", file], CLEAN.as_bytes());
    for file in ["a.okr", "marked.okr", "-"] {
        let table = table(file);
        assert_eq!((table.code, table.stdout.as_str()), (Some(0), TABLE), "{file}: {}", table.stderr);
    }
    for (file, wrong) in
        [("no.okr", "okr-ls: no.okr: no key results in it\n"), ("gone.okr", "okr-ls: gone.okr: ")]
    {
        let table = table(file);
        assert_eq!((table.code, table.stdout.as_str()), (Some(2), ""), "{file}");
        assert!(table.stderr.starts_with(wrong), "{}", table.stderr);
    }
    assert_eq!(run(Path::new("."), &["table"]).code, Some(2));
}
