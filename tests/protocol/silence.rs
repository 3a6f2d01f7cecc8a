//! "Silence here" in the editor, and the hint on documents in other languages.

use serde_json::{Value, json};

use crate::fixes::actions;
use crate::harness::{Change, Client, PROFILES};

fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

fn is_silence(action: &Value) -> bool {
    action["title"].as_str().is_some_and(|title| title.starts_with("Silence "))
}

#[test]
fn silence_is_the_last_thing_offered_and_ends_its_finding() {
    let text = "Cycle: 2026-Q4\r\nObjective: Guests book again\r\n\tKR1: Create a loyalty programme\r\n\tKR2: Sign 9 hotels @ana\r\n";
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", text);
        let findings = client.diagnostics(&uri);
        assert_eq!(codes(&findings), ["unowned-key-result", "task-not-outcome"]);
        let whole_line =
            json!({ "start": { "line": 2, "character": 1 }, "end": { "line": 2, "character": 30 } });
        let offered = actions(&mut client, &uri, &json!({ "range": whole_line, "message": "" }));
        let first = offered.iter().position(is_silence).expect("a silence");
        assert!(first >= 2 && offered[first..].iter().all(is_silence), "{offered:#?}");
        assert_eq!(offered.len() - first, 2, "one for each finding");
        assert!(offered[first..].iter().all(|action| action["isPreferred"] != true));

        // The second one goes into the comment of the first.
        for left in [&["task-not-outcome"][..], &[]] {
            let finding = client.diagnostics(&uri)[0].clone();
            let offered = actions(&mut client, &uri, &finding);
            let of_finding = |action: &&Value| {
                is_silence(action)
                    && action["diagnostics"] == json!([finding])
                    && action["kind"] == "quickfix"
            };
            let silence = offered.iter().find(of_finding).expect("its silence");
            client.apply(&silence["edit"]);
            assert_eq!(codes(&client.diagnostics(&uri)), left);
            client.assert_in_sync(&uri);
        }
        let comment = "\t// okr-ls: allow(unowned-key-result, task-not-outcome) - <reason>\r\n";
        assert_eq!(client.text(&uri), text.replacen("\tKR1", &format!("{comment}\tKR1"), 1));

        // What is mended needs no silence any more.
        let task = client.text(&uri).find("Create").expect("the task");
        client.replace(&uri, task..task + "Create a loyalty programme".len(), "Sign 40 clubs");
        let findings = client.diagnostics(&uri);
        assert_eq!(codes(&findings), ["unused-suppression"]);
        let offered = actions(&mut client, &uri, &findings[0]);
        assert!(!offered.is_empty() && !offered.iter().any(is_silence), "{offered:#?}");
        client.apply(&offered[0]["edit"]);
        assert_eq!(codes(&client.diagnostics(&uri)), [""; 0]);
        assert!(client.text(&uri).contains("allow(unowned-key-result) - <reason>\r\n"));
        client.finish();
    }
}

#[test]
fn another_language_gets_one_hint_and_no_verdict_on_its_words() {
    let dutch = "Cycle: 2026-Q4\nObjective: Bezoekers vinden wat ze zoeken\n  KR1: Lanceer de nieuwe zoekpagina @bas\n  \
                 KR2: Verkort de wachttijd aan de balie flink @bas\n";
    let english = "Cycle: 2026-Q4\nObjective: Visitors find what they look for\n  KR1: Launch the new search page @bas\n  \
                   KR2: Cut the waiting time at the desk a lot @bas\n";
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", dutch);
        let findings = client.diagnostics(&uri);
        assert_eq!(codes(&findings), ["not-english"]);
        assert_eq!(
            (&findings[0]["severity"], &findings[0]["range"]["start"]["line"]),
            (&json!(4), &json!(1))
        );
        client.change(&uri, &[Change::Full(english.to_owned())]);
        assert_eq!(codes(&client.diagnostics(&uri)), ["task-not-outcome", "missing-number"]);
        client.assert_in_sync(&uri);
        // Line by line, until all of it is Dutch again.
        for (line, (from, to)) in english.lines().zip(dutch.lines()).enumerate() {
            let start = client.text(&uri).find(from).expect("the line");
            client.replace(&uri, start..start + from.len(), to);
            client.assert_in_sync(&uri);
            let foreign = codes(&client.diagnostics(&uri)).contains(&"not-english");
            assert!(foreign || line < 3, "all of it is Dutch");
        }
        assert_eq!(codes(&client.diagnostics(&uri)), ["not-english"]);
        client.finish();
    }
}
