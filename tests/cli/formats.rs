//! What other programs read: SARIF and GitHub's workflow commands. `sarif.sh` holds the former against its schema.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::documents::{BARE, EMPTY, TASK, folder};
use crate::run;

/// The log of a run, and its results.
fn sarif(folder: &Path, paths: &[&str]) -> (Value, Vec<Value>) {
    let run = run(folder, &[&["check", "--format=sarif"], paths].concat());
    let log: Value = serde_json::from_str(&run.stdout).expect("an object");
    let results = log["runs"][0]["results"].as_array().expect("results").clone();
    (log["runs"][0].clone(), results)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no text at {pointer} in {value:#}"))
}

#[test]
fn sarif_says_what_json_says() {
    let odd = TASK.replace("Redesign", "🎯🎯 Redesign").replace('\n', "\r\n");
    let files =
        [("a b.okr", odd.as_str()), ("bare.okr", BARE), ("empty.okr", EMPTY), ("slip.okr", "Objetive: x")];
    let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let json: Vec<Value> =
        serde_json::from_str(&run(folder.path(), &["check", "--format=json"]).stdout).expect("an array");
    let (log, results) = sarif(folder.path(), &[]);
    assert_eq!(results.len(), json.len());
    assert!(json.len() >= 4, "{json:#?}");
    assert_eq!(log["columnKind"], "unicodeCodePoints");
    for (result, finding) in results.iter().zip(&json) {
        let level = match text(finding, "/level") {
            "hint" | "info" => "note",
            level => level,
        };
        assert_eq!(result["ruleId"], finding["rule"]);
        assert_eq!(result["level"], level);
        assert_eq!(result["message"]["text"], finding["message"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        assert_eq!(text(place, "/artifactLocation/uri").replace("%20", " "), text(finding, "/file"));
        let same = |region: &Value, range: &Value| {
            for (ours, theirs) in [("line", "startLine"), ("column", "startColumn")] {
                assert_eq!(range[ours], region[theirs], "{region} for {range}");
            }
            assert_eq!((&range["endLine"], &range["endColumn"]), (&region["endLine"], &region["endColumn"]));
        };
        same(&place["region"], finding);
        // To silence a finding mends nothing.
        let is_mending = |fix: &&Value| !text(fix, "/title").starts_with("Silence ");
        let fixes: Vec<&Value> =
            finding["fixes"].as_array().expect("fixes").iter().filter(is_mending).collect();
        for (index, fix) in fixes.iter().enumerate() {
            let mending = &result["fixes"][index];
            assert_eq!(mending["description"]["text"], fix["title"]);
            for (index, edit) in fix["edits"].as_array().expect("edits").iter().enumerate() {
                let replacement = &mending["artifactChanges"][0]["replacements"][index];
                same(&replacement["deletedRegion"], edit);
                assert_eq!(replacement["insertedContent"]["text"].as_str().unwrap_or_default(), edit["text"]);
            }
        }
        assert_eq!(result["fixes"].as_array().map_or(0, Vec::len), fixes.len());
    }
}

#[test]
fn sarif_knows_the_rules_and_their_pages() {
    let folder = folder(&[("a.okr", TASK.as_bytes())]);
    let (log, results) = sarif(folder.path(), &[]);
    let rules = log["tool"]["driver"]["rules"].as_array().expect("rules");
    let listed = run(folder.path(), &["rules"]).stdout;
    assert_eq!(rules.len(), listed.lines().count());
    for rule in rules {
        for part in ["/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            assert!(!text(rule, part).is_empty());
        }
        assert!(text(rule, "/helpUri").ends_with(&format!("/server/RULES.md#{}", text(rule, "/id"))));
    }
    let index =
        results[0]["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
    assert_eq!(rules[index]["id"], results[0]["ruleId"]);
}

#[test]
fn sarif_points_to_related_places() {
    let folder = folder(&[(
        "a.okr",
        b"Objective: Members feel heard\n  KR1: Raise replies from <baseline> to <target> @ana\n",
    )]);
    let (_, results) = sarif(folder.path(), &[]);
    let blanks = results.iter().find(|result| result["ruleId"] == "unfilled-placeholder").expect("a finding");
    let related = &blanks["relatedLocations"][0];
    assert_eq!(related["id"], 1);
    assert!(!text(related, "/message/text").is_empty());
    assert_eq!(related["physicalLocation"]["region"]["startColumn"], 41, "{related:#}");
}

#[test]
fn sarif_fingerprints_survive_moves_and_tell_twins_apart() {
    let fingerprints = |text: &str| {
        let folder = folder(&[("a.okr", text.as_bytes())]);
        let (_, results) = sarif(folder.path(), &["--level", "warning"]);
        let print = |result: &Value| result["partialFingerprints"]["okrItem/v1"].as_str().map(str::to_owned);
        results.iter().map(|result| print(result).expect("a fingerprint")).collect::<Vec<_>>()
    };
    let one = fingerprints(TASK);
    let moved = TASK.replace("Cycle", "A line more.\n\nCycle").replace("KR2", "KR9");
    assert_eq!(fingerprints(&moved), one);
    let two = fingerprints(&TASK.replace("  KR1", "  KR0: Redesign the member portal @ana\n  KR1"));
    assert_eq!(two[..1], one[..]);
    assert_ne!(two[0], two[1]);
}

#[test]
fn sarif_tells_of_files_that_could_not_be_read() {
    let folder = folder(&[("a.okr", b"caf\xe9"), ("b.okr", TASK.as_bytes())]);
    let elsewhere = crate::documents::folder(&[]);
    let gone = elsewhere.path().join("gone.okr");
    let (log, results) = sarif(folder.path(), &["a.okr", gone.to_str().expect("a path"), "b.okr"]);
    assert!(!results.is_empty());
    let invocation = &log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let uri = |index: usize| {
        let notification = &invocation["toolExecutionNotifications"][index];
        assert_eq!(notification["level"], "error");
        text(notification, "/locations/0/physicalLocation/artifactLocation/uri")
    };
    assert_eq!(uri(0), "a.okr");
    assert!(
        uri(1).starts_with("file:///") && uri(1).ends_with("/gone.okr"),
        "not below this folder: {}",
        uri(1)
    );
    let (log, _) = sarif(folder.path(), &["b.okr"]);
    assert_eq!(log["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn github_gets_a_command_for_each_finding() {
    let percent = BARE.replace("NPS 60", "Referrals: 12%");
    let name = "50%, a:b.okr";
    let folder = folder(&[(name, percent.as_bytes()), ("task.okr", TASK.as_bytes())]);
    let run = run(folder.path(), &["check", "--format=github", name, "task.okr"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    let notice = "::notice file=50%25%2C a%3Ab.okr,line=5,endLine=5,col=19,endColumn=22,title=missing-direction::“12%25” ";
    assert!(lines[0].starts_with(notice), "{}", lines[0]);
    let warning = "::warning file=task.okr,line=5,endLine=5,col=8,endColumn=16,title=task-not-outcome::This ";
    assert!(lines[1].starts_with(warning), "{}", lines[1]);
    assert_eq!(run.code, Some(1));
}

#[test]
fn github_finds_files_from_the_top_of_the_repository() {
    let folder = folder(&[("docs/a.okr", TASK.as_bytes())]);
    let output = Command::new(env!("CARGO_BIN_EXE_okr-ls"))
        .args(["check", "--format=github"])
        .current_dir(fs::canonicalize(folder.path().join("docs")).expect("the folder"))
        .env("GITHUB_WORKSPACE", fs::canonicalize(folder.path()).expect("the folder"))
        .output()
        .expect("the binary starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.starts_with("::warning file=docs/a.okr,line=5,"), "{said}");
}
