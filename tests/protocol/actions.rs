//! The menu at a place: which kinds it holds, in which form edits come, and what happens when the document moves on.

use serde_json::{Value, json};

use crate::harness::{Client, PROFILES, Profile};

const TEXT: &str = "\
Cycle: 2026-Q4

Objective: Shoppers find what they want 🛒
  KR1: 🚀 Redesign the search page for $5 {soon} @li [committed]
    2026-10-12: drafted
  KR2: Raise orders from 3 to 9 a day @ana
";

/// What is offered behind `words`; `context` is what the editor adds to its question.
fn ask(client: &mut Client, uri: &str, words: &str, context: Value) -> Vec<Value> {
    let at = client.text(uri).find(words).expect("the words") + words.len();
    let range = client.range(uri, at..at);
    let mut full = json!({ "diagnostics": [] });
    full.as_object_mut().unwrap().extend(context.as_object().cloned().unwrap());
    let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": full });
    client.request("textDocument/codeAction", params).as_array().cloned().unwrap()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn of_title(actions: &[Value], title: &str) -> Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with(title));
    found.unwrap_or_else(|| panic!("no “{title}” in {:?}", titles(actions))).clone()
}

/// The action with its edit, as the editor gets it before it applies it.
fn resolved(client: &mut Client, action: Value) -> Value {
    match action["edit"].is_null() {
        true => client.request("codeAction/resolve", action),
        false => action,
    }
}

fn kinds(actions: &[Value]) -> Vec<&str> {
    let mut kinds: Vec<&str> = actions.iter().map(|action| action["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

#[test]
fn kinds_are_announced_and_asked_for_by_their_beginnings() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let provider = client.server()["codeActionProvider"].clone();
        let announced = json!(["quickfix", "refactor", "refactor.rewrite", "source.fixAll.okr"]);
        assert_eq!(provider, json!({ "codeActionKinds": announced, "resolveProvider": true }));
        let uri = client.open("a.okr", &TEXT.replace("  KR2", "    Satus: gren\n  KR2"));
        client.diagnostics(&uri);
        for (context, expected) in [
            (json!({}), &["quickfix", "refactor"][..]),
            (json!({ "triggerKind": 1 }), &["quickfix", "refactor"]),
            (json!({ "triggerKind": 2 }), &["quickfix"]),
            (json!({ "only": [""] }), &["quickfix", "refactor"]),
            (json!({ "only": [] }), &[]),
            (json!({ "only": ["quickfix"] }), &["quickfix"]),
            (json!({ "only": ["refactor"] }), &["refactor", "refactor.rewrite"]),
            (json!({ "only": ["refactor.rewrite"] }), &["refactor.rewrite"]),
            (json!({ "only": ["refactor.rewrite.more"] }), &[]),
            (json!({ "only": ["refac"] }), &[]),
            (
                json!({ "only": ["refactor", "source"], "triggerKind": 2 }),
                &["refactor", "refactor.rewrite", "source.fixAll.okr"],
            ),
            (json!({ "only": ["source.fixAll"] }), &["source.fixAll.okr"]),
            (json!({ "only": ["source.fixAll.okr"] }), &["source.fixAll.okr"]),
            (json!({ "only": ["source.organizeImports"] }), &[]),
        ] {
            let actions = ask(&mut client, &uri, "Redesign", context.clone());
            assert_eq!(kinds(&actions), expected, "{context}: {:?}", titles(&actions));
        }
        client.finish();
    }
}

#[test]
fn one_fix_of_a_finding_at_most_is_preferred_and_nothing_else() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        client.diagnostics(&uri);
        let actions = ask(&mut client, &uri, "Redesign", json!({}));
        let preferred: Vec<&Value> = actions.iter().filter(|action| action["isPreferred"] == true).collect();
        assert_eq!(preferred, [&actions[0]], "{:?}", titles(&actions));
        assert!(titles(&actions)[0].starts_with("Make it an outcome: "));
        client.finish();
    }
}

#[test]
fn blanks_are_tab_stops_where_the_client_takes_them() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        for (text, behind) in [
            (TEXT.to_owned(), "soon"),
            (TEXT.replace('\n', "\r\n"), "soon"),
            (TEXT.replace("  ", "\t"), "soon"),
            // The last line of a file without an end.
            ("Objective: Shoppers find it\n  KR1: Redesign the search page for $5 {soon} @li".into(), "soon"),
        ] {
            let uri = client.open("a.okr", &text);
            client.diagnostics(&uri);
            let actions = ask(&mut client, &uri, behind, json!({}));
            let action = of_title(&actions, "Make it an outcome: ");
            let edit = resolved(&mut client, action)["edit"].take();
            let written = edit.to_string();
            assert_eq!(written.contains("${1:<baseline>"), profile == Profile::VsCode, "{edit}");
            assert_eq!(written.contains("${2:<target>}"), profile == Profile::VsCode, "{edit}");
            assert_eq!(written.contains("$0"), profile == Profile::VsCode, "{edit}");
            client.apply(&edit);
            let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let indent = if text.contains('\t') { "\t" } else { "  " };
            let moved =
                format!("{line_break}{indent}Initiative: Redesign the search page for $5 {{soon}} @li");
            let plain = client.text(&uri).replace("🚀 ", "").replace("Initiative: 🚀", "Initiative:");
            assert!(plain.contains(&moved), "{plain:?} lacks {moved:?}");
            assert!(plain.contains("from <baseline> to <target>") || plain.contains("<target>%"), "{plain}");
            client.assert_in_sync(&uri);
            client.close(&uri);
        }
        client.finish();
    }
}

#[test]
fn every_refactoring_applies_in_the_clients_form() {
    for profile in PROFILES {
        for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{FEFF}{}", TEXT.trim_end())] {
            let mut client = Client::start(profile);
            let uri = client.open("a.okr", &text);
            client.diagnostics(&uri);
            let mut count = 0;
            for words in ["Redesign", "Raise orders"] {
                for action in ask(&mut client, &uri, words, json!({ "only": ["refactor"] })) {
                    assert!(action["diagnostics"].is_null() && action["isPreferred"].is_null(), "{action}");
                    let title = action["title"].as_str().unwrap().to_owned();
                    let edit = resolved(&mut client, action)["edit"].take();
                    let scratch = client.open("scratch.okr", &text);
                    client.diagnostics(&scratch);
                    client.apply(&serde_json::from_str(&edit.to_string().replace(&uri, &scratch)).unwrap());
                    client.assert_in_sync(&scratch);
                    let again = ask(&mut client, &scratch, words, json!({ "only": ["refactor"] }));
                    assert!(
                        title.starts_with("Swap") || !titles(&again).contains(&title.as_str()),
                        "{title} again"
                    );
                    client.close(&scratch);
                    count += 1;
                }
            }
            assert!(count >= 10, "only {count}");
            client.finish();
        }
    }
}

#[test]
fn a_document_is_mended_in_one_edit() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let text = "Objetive: Shoppers find it\n  KR1: Raise orders from 3 to 9 @ana\n    Source: the till\n    Satus: on-trak\n";
        let uri = client.open("a.okr", text);
        client.diagnostics(&uri);
        let action = of_title(&ask(&mut client, &uri, "Raise", json!({ "only": ["source"] })), "Fix all");
        assert!(action["edit"].is_null(), "it costs time, and both clients can ask for it: {action}");
        let edit = resolved(&mut client, action)["edit"].take();
        client.apply(&edit);
        let mended = "Objective: Shoppers find it\n  KR1: Raise orders from 3 to 9 @ana\n    Source: the till\n    Status: on-track\n";
        assert_eq!(client.text(&uri), mended);
        client.diagnostics(&uri);
        assert_eq!(ask(&mut client, &uri, "Raise", json!({ "only": ["source"] })), [Value::Null; 0]);
        client.finish();
    }
}

#[test]
fn what_was_offered_for_another_text_is_refused() {
    const CONTENT_MODIFIED: i64 = -32801;
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", &TEXT.replace("Objective:", "Objetive:"));
        client.diagnostics(&uri);
        let only = if profile == Profile::VsCode { "source" } else { "quickfix" };
        let actions = ask(&mut client, &uri, "Redesign", json!({ "only": [only] }));
        assert!(actions.iter().all(|action| action["edit"].is_null()), "{actions:?}");
        client.replace(&uri, 0..0, " ");
        assert_eq!(client.refused("codeAction/resolve", actions[0].clone()), CONTENT_MODIFIED);
        // The same text in a later state is another one for whoever counts versions.
        client.replace(&uri, 0..1, "");
        assert_eq!(client.refused("codeAction/resolve", actions[0].clone()), CONTENT_MODIFIED);
        let fresh = ask(&mut client, &uri, "Redesign", json!({ "only": [only] }));
        let edit = resolved(&mut client, fresh[0].clone())["edit"].take();
        client.apply(&edit);
        client.diagnostics(&uri);
        client.close(&uri);
        assert_eq!(client.refused("codeAction/resolve", fresh[0].clone()), CONTENT_MODIFIED);
        client.finish();
    }
}

#[test]
fn an_action_of_somebody_else_is_no_crash() {
    const INVALID_PARAMS: i64 = -32602;
    let mut client = Client::start(Profile::Neovim);
    let uri = client.open("a.okr", TEXT);
    client.diagnostics(&uri);
    for data in [json!(null), json!(7), json!({ "uri": uri })] {
        let action = json!({ "title": "Make coffee", "data": data });
        assert_eq!(client.refused("codeAction/resolve", action), INVALID_PARAMS);
    }
    let actions = ask(&mut client, &uri, "Redesign", json!({}));
    let mut elsewhere = actions[0].clone();
    elsewhere["data"]["bytes"] = json!([1_u64 << 40, 0]);
    client.refused("codeAction/resolve", elsewhere);
    client.finish();
}
