//! Commands that answer: a new document, the cycle, a table, the rules.

use std::fs;

use okr_ls::clock;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Client, EXAMPLE, PROFILES, Profile, document, expanded, uri_of};
use crate::hostile::Dice;

const ALL: [Profile; 3] = [PROFILES[0], PROFILES[1], Profile::Bare];

/// What a command answers.
fn ask(client: &mut Client, command: &str, argument: Value) -> Value {
    let params = json!({ "command": format!("okr-ls.{command}"), "arguments": [argument] });
    client.request("workspace/executeCommand", params)
}

/// This quarter, in the calendar's name.
fn this_quarter() -> String {
    let today = clock::today();
    format!("{}-Q{}", today.year(), (today.month() + 2) / 3)
}

/// Configurations in a folder and below.
fn configured() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("fiscal")).unwrap();
    fs::write(folder.path().join("okr.toml"), "cycle = \"Autumn term\"\n").unwrap();
    fs::write(folder.path().join("fiscal/okr.toml"), "fiscal-year-start = \"April\"\n").unwrap();
    folder
}

#[test]
fn the_cycles_to_choose_from_are_those_of_the_folder() {
    for profile in ALL {
        let mut client = Client::start(profile);
        let folder = configured();
        let fiscal = uri_of(&folder.path().join("fiscal"));
        let mut first = |argument: Value| {
            let cycles = ask(&mut client, "cycles", argument);
            assert!(cycles.as_array().unwrap().len() >= 6, "{cycles}");
            cycles[0].as_str().unwrap().to_owned()
        };
        for argument in
            [json!({}), json!(null), json!({ "uri": null }), json!({ "uri": "untitled:Untitled-1" })]
        {
            assert_eq!(first(argument), this_quarter());
        }
        assert_eq!(first(json!({ "uri": uri_of(folder.path()) })), "Autumn term");
        assert_eq!(first(json!({ "uri": uri_of(&folder.path().join("not/there/yet.okr")) })), "Autumn term");
        for uri in [fiscal.clone(), format!("{fiscal}/a.okr"), format!("{fiscal}/okr.toml")] {
            let name = first(json!({ "uri": uri }));
            assert!(name.starts_with("FY") && name.contains("-Q"), "{name}");
        }
        fs::write(folder.path().join("fiscal/okr.toml"), "cycle = \"2099-Q1\"\n").unwrap();
        assert_eq!(first(json!({ "uri": fiscal })), "2099-Q1", "files are looked at again");
        client.finish();
    }
}

#[test]
fn a_new_document_has_tab_stops_in_reading_order() {
    for profile in ALL {
        let mut client = Client::start(profile);
        for (argument, name, head) in [
            (
                json!({}),
                format!("{}.okr", this_quarter()),
                format!("Cycle: {}\nTeam: <team>\n", this_quarter()),
            ),
            (
                json!({ "team": "Growth", "cycle": "2026-Q4" }),
                "growth-2026-Q4.okr".to_owned(),
                "Cycle: 2026-Q4\nTeam: Growth\n".to_owned(),
            ),
            (
                json!({ "team": "a$1 ${2:b} }\\\nc", "cycle": "$TM_FILENAME" }),
                "a-1-2-b-c-TM-FILENAME.okr".to_owned(),
                "Cycle: $TM_FILENAME\nTeam: a$1 ${2:b} }\\ c\n".to_owned(),
            ),
        ] {
            let new = ask(&mut client, "newDocument", argument);
            assert_eq!(new["fileName"], name);
            let text = new["text"].as_str().unwrap();
            assert!(text.starts_with(&head), "{text}");
            let snippet = new["snippet"].as_str().unwrap();
            let (expanded, stops) = expanded(snippet);
            assert_eq!(expanded, text);
            assert!(stops.iter().copied().eq(1..=stops.len()), "each blank a stop of its own: {stops:?}");
            assert_eq!(stops.len(), text.matches('<').count());
            assert!(snippet.ends_with("$0"), "{snippet}");

            let uri = client.open(&name, text);
            let found = client.diagnostics(&uri);
            assert!(
                !found.is_empty() && found.iter().all(|it| it["code"] == "unfilled-placeholder"),
                "{found:?}"
            );
        }
        let folder = configured();
        let new = ask(&mut client, "newDocument", json!({ "uri": uri_of(folder.path()), "team": "" }));
        assert_eq!(new["fileName"], "Autumn-term.okr");
        client.finish();
    }
}

#[test]
fn a_table_holds_what_is_selected() {
    for profile in ALL {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let all = ask(&mut client, "markdownTable", document(&uri));
        let all = all.as_str().unwrap();
        assert!(all.starts_with("| Objective | Key result | Type | Owner |"), "{all}");
        assert_eq!(all.lines().count(), 2 + 5, "{all}");

        let mut selected = |words: &str| {
            let at = EXAMPLE.find(words).unwrap();
            let mut argument = document(&uri);
            argument["range"] =
                json!({ "start": client.position(&uri, at), "end": client.position(&uri, at + words.len()) });
            ask(&mut client, "markdownTable", argument)
        };
        let second = selected("😀\nKey");
        let second = second.as_str().unwrap();
        assert!(second.contains("😀😀") && !second.contains("KR1"), "{second}");
        assert_eq!(second.lines().count(), 2 + 2, "{second}");
        assert_eq!(selected("Team: Growth"), Value::Null);
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn a_cycle_is_that_of_the_section() {
    const TEXT: &str =
        "Cycle: 2019-Q4\nObjective: Gäste 🛎️ kommen\n  KR1: a b\n\nCycle: Autumn\nObjective: Staff stay\n";
    for profile in ALL {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        let old = ask(&mut client, "cycle", document(&uri));
        let text = old["text"].as_str().unwrap();
        assert!(text.starts_with("2019-Q4 · ended ") && text.ends_with(" ago"), "{text}");
        let expected = json!({
            "name": "2019-Q4", "start": "2019-10-01", "end": "2019-12-31", "weeksLeft": 0, "weeks": 13, "text": text,
        });
        assert_eq!(old, expected);
        let mut place = document(&uri);
        place["position"] = client.position(&uri, TEXT.find("stay").unwrap());
        let autumn = json!({
            "name": "Autumn", "start": null, "end": null, "weeksLeft": null, "weeks": null, "text": "Autumn",
        });
        assert_eq!(ask(&mut client, "cycle", place), autumn);
        let bare = client.open("b.okr", "Objective: Staff stay\n");
        assert_eq!(ask(&mut client, "cycle", document(&bare)), Value::Null);
        client.diagnostics(&uri);
        client.diagnostics(&bare);
        client.finish();
    }
}

#[test]
fn every_place_has_an_answer() {
    for profile in ALL {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let mut dice = Dice::new(23);
        let mut told = 0;
        for _ in 0..60 {
            let mut place = || json!({ "line": dice.below(24), "character": dice.below(60) });
            let mut argument = document(&uri);
            argument["position"] = place();
            argument["range"] = json!({ "start": place(), "end": place() });
            assert_eq!(ask(&mut client, "cycle", argument.clone())["name"], "2026-Q4");
            let table = ask(&mut client, "markdownTable", argument);
            told += usize::from(table.as_str().is_some_and(|table| table.contains("| Key result |")));
        }
        assert!(told > 20, "only {told}");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn every_rule_that_is_listed_is_explained() {
    for profile in ALL {
        let mut client = Client::start(profile);
        let rules = ask(&mut client, "rules", json!({}));
        let rules = rules.as_array().unwrap();
        assert_eq!(rules[0]["name"], "task-not-outcome");
        assert!(rules.len() > 30, "{rules:?}");
        for rule in rules {
            let level = rule["level"].as_str().unwrap();
            assert!(["off", "hint", "info", "warning", "error"].contains(&level), "{rule}");
            assert!(rule["summary"].as_str().unwrap().ends_with('.'), "{rule}");
            let name = rule["name"].as_str().unwrap();
            let page = ask(&mut client, "explainRule", json!({ "rule": name }));
            assert!(page.as_str().unwrap().starts_with(&format!("# {name}\n\n")), "{page}");
        }
        client.finish();
    }
}

#[test]
fn what_cannot_be_answered_is_refused_with_its_reason() {
    let place = |uri: &str| document(uri);
    let mut odd = place("file:///okrs/a.okr");
    odd["range"] = json!("all");
    for profile in ALL {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let configuration = client.open("okr.toml", "");
        for (command, argument, reason) in [
            ("cycles", json!("here"), "invalid type: string \"here\", expected an object"),
            ("cycles", json!({ "uri": 5 }), "`okr-ls.cycles` takes an object"),
            ("newDocument", json!({ "team": ["Growth"] }), "expected a string"),
            ("newDocument", json!({ "uri": "no uri" }), "`okr-ls.newDocument` takes an object"),
            ("markdownTable", json!(null), "`okr-ls.markdownTable` takes an object with `textDocument`"),
            ("markdownTable", json!({}), "missing field `textDocument`"),
            ("markdownTable", odd.clone(), "`okr-ls.markdownTable` takes an object with `textDocument`"),
            (
                "markdownTable",
                place("file:///okrs/b.okr"),
                "file:///okrs/b.okr is no OKR document that is open here",
            ),
            ("markdownTable", place(&configuration), "okr.toml is no OKR document that is open here"),
            ("cycle", json!({ "position": null }), "missing field `textDocument`"),
            ("cycle", place("file:///okrs/b.okr"), "file:///okrs/b.okr is no OKR document that is open here"),
            ("explainRule", json!({}), "missing field `rule`"),
            ("explainRule", json!({ "rule": "missing-numbers" }), "did you mean “missing-number”?"),
            ("explainRule", json!({ "rule": "\n" }), "there is no rule"),
        ] {
            let params = json!({ "command": format!("okr-ls.{command}"), "arguments": [argument] });
            let (code, message) = client.refusal("workspace/executeCommand", params);
            assert_eq!(code, -32602, "{command}: {message}");
            assert!(message.contains(reason), "{command}: {message}");
        }
        for document in [uri, configuration] {
            client.diagnostics(&document);
        }
        client.finish();
    }
}
