//! The example documents, each with its findings beside it.
//!
//! `UPDATE=1 cargo test --test cli` writes down what is found now; read the difference before you commit it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples")
}

/// The documents of a folder and those below: all Markdown there is listed by a configuration.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    files.retain(|path| path.extension().is_some_and(|extension| extension == "okr" || extension == "md"));
    files.extend(folders.iter().flat_map(|folder| documents(folder)));
    files
}

/// One line for each finding, with the words that it is about.
fn findings(document: &Path) -> String {
    let run = run(&folder(), &["check".as_ref(), "--format=json".as_ref(), document.as_os_str()]);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).expect("an array");
    let text = fs::read_to_string(document).expect("the document");
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    let number = |finding: &Value, key: &str| {
        usize::try_from(finding[key].as_u64().expect("a number")).expect("a small one")
    };
    let mut out = String::new();
    for finding in &findings {
        let (line, column) = (number(finding, "line"), number(finding, "column"));
        let width =
            if number(finding, "endLine") == line { number(finding, "endColumn") - column } else { 0 };
        let words: String = lines[line - 1].chars().skip(column - 1).take(width).collect();
        let message = finding["message"].as_str().expect("a message");
        let (rule, level) = (finding["rule"].as_str(), finding["level"].as_str());
        let (rule, level) = rule.zip(level).expect("a rule and a level");
        writeln!(out, "{line}:{column} {level} {rule} “{words}”\n    {message}").expect("room");
    }
    out
}

#[test]
fn examples_are_judged_as_expected() {
    let mut documents = documents(&folder());
    documents.sort();
    assert!(documents.len() >= 7, "{documents:?}");
    for document in documents {
        let expected = document.with_extension("findings");
        let found = findings(&document);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).expect("a writable folder");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(found, expected, "in {}", document.display());
    }
}
