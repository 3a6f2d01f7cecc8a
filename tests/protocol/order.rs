//! Speed and order: what happens when somebody types faster than anyone can.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Change, Client, EXAMPLE, PROFILES, Profile};

/// How soon the last word must be said; an unoptimised server may take longer.
const SOON: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 500 });

#[test]
fn a_thousand_fast_changes_end_in_one_publish_for_the_last() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        client.diagnostics(&uri);
        let at = EXAMPLE.find("satisfaction").unwrap();
        for change in 0..1000 {
            client.replace(&uri, at..at, ["x", " ", "😀", "5"][change % 4]);
        }
        let begin = Instant::now();
        let last = client.version(&uri);
        let mut published = vec![client.publish(&uri)];
        while published.last().unwrap()["version"] != last {
            published.push(client.publish(&uri));
        }
        assert!(begin.elapsed() < SOON, "{:?} after the last change", begin.elapsed());
        client.rest(Duration::from_millis(100));
        assert_eq!(client.take_published(&uri), [0; 0], "after the last version");
        client.replace(&uri, 0..0, "x");
        client.assert_in_sync(&uri);
        client.finish();
    }
}

#[test]
fn requests_amid_changes_are_all_answered() {
    let mut client = Client::start(Profile::VsCode);
    let uri = client.open("a.okr", EXAMPLE);
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
    let mut ids = Vec::new();
    for _ in 0..200 {
        client.replace(&uri, 0..0, "x");
        ids.push(client.send("textDocument/codeAction", params.clone()));
    }
    for id in &ids[..100] {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    for id in ids {
        match client.answer(id) {
            Ok(_) | Err(-32800 | -32801) => {}
            Err(code) => panic!("error {code}"),
        }
    }
    client.diagnostics(&uri);
    client.finish();
}

#[test]
fn what_may_stand_at_the_cursor_is_said_however_fast_one_types() {
    let mut client = Client::start(Profile::VsCode);
    for round in 0..20 {
        let text = "Objective: Guests come back\n  KR1: Raise ";
        let uri = client.open(&format!("{round}.okr"), text);
        let mut asked = Vec::new();
        for (typed, letter) in ["r", "e", "p", "e", "a", "t"].into_iter().enumerate() {
            let end = text.len() + typed;
            client.replace(&uri, end..end, letter);
            let position = client.range(&uri, end + 1..end + 1)["start"].clone();
            let params = json!({ "textDocument": { "uri": uri }, "position": position });
            asked.push((client.send("textDocument/completion", params), position));
        }
        for (id, position) in asked {
            let answer = client.answer(id).expect("a list");
            let first = answer["items"].get(0).expect("an item");
            assert_eq!(first["textEdit"]["insert"]["end"], position, "of the text as it was");
        }
        client.diagnostics(&uri);
    }
    client.finish();
}

#[test]
fn many_documents_are_each_judged() {
    let mut client = Client::start(Profile::Neovim);
    let uris: Vec<String> = (0..100).map(|number| client.open(&format!("{number}.okr"), EXAMPLE)).collect();
    for uri in &uris {
        client.change(uri, &[Change::Full(EXAMPLE.repeat(2))]);
    }
    for uri in &uris {
        client.diagnostics(uri);
    }
    for uri in &uris {
        client.close(uri);
    }
    client.finish();
}

#[test]
fn a_document_may_be_closed_and_opened_again_at_once() {
    let mut client = Client::start(Profile::VsCode);
    let name = "a.okr";
    for _ in 0..50 {
        let uri = client.open(name, EXAMPLE);
        client.replace(&uri, 0..0, "x");
        client.close(&uri);
    }
    let uri = client.open(name, EXAMPLE);
    client.diagnostics(&uri);
    client.finish();
}

#[test]
fn a_document_that_is_opened_anew_is_judged_anew() {
    let mut client = Client::start(Profile::VsCode);
    let uri = client.open("a.okr", EXAMPLE);
    let other = client.open("b.okr", "");
    for round in 0..20 {
        client.diagnostics(&uri);
        client.reopen(&uri, if round % 2 == 0 { "" } else { EXAMPLE });
    }
    assert_ne!(client.diagnostics(&uri), client.diagnostics(&other));
    client.reopen(&uri, "");
    assert_eq!(client.diagnostics(&uri), client.diagnostics(&other));
    client.finish();
}
