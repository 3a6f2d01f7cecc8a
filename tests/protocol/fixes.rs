//! Quick-fixes apply, in the client's form of an edit, and the server agrees with the result.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES};

/// The actions that are offered for a finding, each with its edit.
pub fn actions(client: &mut Client, uri: &str, finding: &Value) -> Vec<Value> {
    let context = json!({ "diagnostics": [finding], "only": ["quickfix"], "triggerKind": 1 });
    let params = json!({ "textDocument": { "uri": uri }, "range": finding["range"], "context": context });
    let actions = client.request("textDocument/codeAction", params);
    let mut actions = actions.as_array().cloned().unwrap_or_default();
    for action in &mut actions {
        assert_eq!(action["kind"], "quickfix");
        if action["edit"].is_null() && action["command"].is_null() {
            *action = client.request("codeAction/resolve", action.clone());
        }
    }
    actions
}

#[test]
fn every_fix_applies_and_ends_its_finding() {
    for profile in PROFILES {
        for text in [EXAMPLE.to_owned(), EXAMPLE.replace('\n', "\r\n"), format!("\u{FEFF}{EXAMPLE}")] {
            let mut client = Client::start(profile);
            let uri = client.open("a.okr", &text);
            let findings = client.diagnostics(&uri);
            let mut titles = HashSet::new();
            for finding in findings {
                for action in actions(&mut client, &uri, &finding) {
                    if !action["diagnostics"].as_array().is_some_and(|meant| meant.contains(&finding)) {
                        continue;
                    }
                    titles.insert(action["title"].to_string());
                    let scratch = client.open("scratch.okr", &text);
                    client.diagnostics(&scratch);
                    let edit = action["edit"].to_string().replace(&uri, &scratch);
                    client.apply(&serde_json::from_str(&edit).unwrap());
                    let rest = client.diagnostics(&scratch);
                    client.assert_in_sync(&scratch);
                    assert_ne!(client.text(&scratch), text, "{action} does nothing");
                    let same = |other: &Value| {
                        other["code"] == finding["code"] && other["range"] == finding["range"]
                    };
                    assert!(!rest.iter().any(same), "{finding} is still there after {action}");
                    client.close(&scratch);
                }
            }
            assert!(!titles.is_empty(), "the example has something to fix");
            client.finish();
        }
    }
}
