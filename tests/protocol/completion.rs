//! Completion as an editor meets it: what it takes, what becomes of the text, and nothing at all where it would nag.

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES, Profile, Unit, bytes, position};

const TEXT: &str = "\
Cycle: 2026-Q4
Objective O1: Gäste 🛎️ kommen gern wieder
  Owner: @jörg
  KR1: 🚀 Raise repeat stays from 18% to 25% @jörg
  KR2: 🏨 Cut the wait at the 🛎️ desk from 9 min to 4 min
";

/// A document with `line` at its end, and the items at the cursor `|` in it.
fn ask(client: &mut Client, line: &str, trigger: Option<&str>) -> (String, Vec<Value>) {
    let at = TEXT.len() + line.find('|').unwrap();
    let text = format!("{TEXT}{}", line.replacen('|', "", 1));
    let uri = client.open("ask.okr", &text);
    let context = match trigger {
        Some(trigger) => json!({ "triggerKind": 2, "triggerCharacter": trigger }),
        None => json!({ "triggerKind": 1 }),
    };
    let position = position(&text, client.unit(), at);
    let params = json!({ "textDocument": { "uri": uri }, "position": position, "context": context });
    let answer = client.request("textDocument/completion", params);
    client.close(&uri);
    (text, answer["items"].as_array().cloned().unwrap_or_default())
}

/// The text after an item is taken, and the text that it was compared with.
fn taken(text: &str, unit: Unit, item: &Value) -> (String, String) {
    let edit = &item["textEdit"];
    let replace = if edit["replace"].is_null() { &edit["range"] } else { &edit["replace"] };
    let replace = bytes(text, unit, replace).unwrap();
    let insert =
        if edit["insert"].is_null() { replace.clone() } else { bytes(text, unit, &edit["insert"]).unwrap() };
    assert_eq!(insert.start, replace.start, "{item}");
    assert!(insert.end <= replace.end, "{item}");
    let mut new = text.to_owned();
    new.replace_range(replace, edit["newText"].as_str().unwrap());
    (new, text[insert].to_owned())
}

#[test]
fn an_item_goes_where_the_cursor_is_in_every_unit() {
    for profile in [PROFILES[0], PROFILES[1], Profile::NeovimUtf32, Profile::Bare] {
        let mut client = Client::start(profile);
        for (line, label, expected) in [
            ("  KR3: 🎯 Cut 🛎️ noise from 9 to 4 @j|", "@jörg", "  KR3: 🎯 Cut 🛎️ noise from 9 to 4 @jörg"),
            ("    Status: at|", "at-risk", "    Status: at-risk"),
            ("  KR3: 🎯 Raise repeat stays by |", "2026-12-31", "  KR3: 🎯 Raise repeat stays by 2026-12-31"),
            ("  K|", "KR3:", "  KR3: "),
        ] {
            let (text, items) = ask(&mut client, line, None);
            let item = items.iter().find(|item| item["label"] == label);
            let item = item.unwrap_or_else(|| panic!("no {label} for {line}"));
            let (new, typed) = taken(&text, client.unit(), item);
            assert_eq!(new, format!("{TEXT}{expected}"), "{profile:?}");
            let filter = item["filterText"].as_str().unwrap_or(label);
            assert!(filter.starts_with(&typed), "{filter:?} does not begin with {typed:?}");
        }
        client.finish();
    }
}

#[test]
fn blanks_are_tab_stops_where_there_are_any() {
    let form = |profile| {
        let mut client = Client::start(profile);
        let (_, items) = ask(&mut client, "  KR3: |", None);
        client.finish();
        let edit = &items[0]["textEdit"];
        (edit["newText"].as_str().unwrap().to_owned(), items[0]["insertTextFormat"].clone())
    };
    let stops = "Raise ${1:<metric>} from ${2:<baseline>} to ${3:<target>} ${4:<owner>}";
    for profile in PROFILES {
        assert_eq!(form(profile), (stops.to_owned(), json!(2)));
    }
    let plain = "Raise <metric> from <baseline> to <target> <owner>";
    assert_eq!(form(Profile::Bare), (plain.to_owned(), json!(1)));
}

#[test]
fn documentation_comes_as_the_client_reads_it() {
    for (profile, kind) in [(Profile::VsCode, "markdown"), (Profile::Bare, "plaintext")] {
        let mut client = Client::start(profile);
        let (_, items) = ask(&mut client, "  KR3: |", None);
        client.finish();
        for item in items {
            assert_eq!(item["documentation"]["kind"], kind, "{item}");
            let value = item["documentation"]["value"].as_str().unwrap();
            assert_eq!(value.contains("```okr"), kind == "markdown", "{item}");
        }
    }
}

#[test]
fn the_order_is_kept_by_those_who_sort() {
    let mut client = Client::start(Profile::VsCode);
    let (_, items) = ask(&mut client, "  |", None);
    let keys: Vec<&str> = items.iter().map(|item| item["sortText"].as_str().unwrap()).collect();
    assert!(keys.len() > 10 && keys.is_sorted(), "{keys:?}");
    client.finish();
}

#[test]
fn what_triggers_by_itself_does_not_nag() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let triggers = client.server()["completionProvider"]["triggerCharacters"].clone();
        assert_eq!(triggers, json!(["@", "[", ":", " "]));
        for (line, trigger, some) in [
            ("  KR3: Raise repeat stays from 9% to 12% @|", "@", true),
            ("  KR3: Raise repeat stays from 9% to 12% [|", "[", true),
            ("    Status:|", ":", true),
            ("  KR3: Raise |", " ", true),
            ("  KR3: Raise repeat stays from 9% to 12 |", " ", false),
            ("  |", " ", false),
            ("A note: |", " ", false),
            ("A note:|", ":", false),
            ("Ask me@|", "@", false),
            ("Ask [|", "[", false),
        ] {
            let (_, items) = ask(&mut client, line, Some(trigger));
            assert_eq!(!items.is_empty(), some, "{line}");
        }
        client.finish();
    }
}

#[test]
fn no_item_anywhere_makes_an_error() {
    let mut client = Client::start(Profile::Bare);
    let uri = client.open("a.okr", EXAMPLE);
    client.diagnostics(&uri);
    let scratch = client.open("scratch.okr", "");
    let mut seen = 0;
    // Behind each word, and at each line's end.
    for (at, _) in EXAMPLE.match_indices([' ', '\n']) {
        let position = position(EXAMPLE, client.unit(), at);
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        let answer = client.request("textDocument/completion", params);
        for item in answer["items"].as_array().into_iter().flatten().take(6) {
            let (new, _) = taken(EXAMPLE, client.unit(), item);
            client.replace(&scratch, 0..client.text(&scratch).len(), &new);
            let findings = client.diagnostics(&scratch);
            assert!(!findings.iter().any(|finding| finding["severity"] == 1), "{item}: {findings:?}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
    client.finish();
}
