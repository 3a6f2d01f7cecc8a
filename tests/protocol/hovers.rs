//! Hovers, as each editor asks for them and shows them.

use serde_json::{Value, json};

use crate::harness::{Client, PROFILES, Profile};

const TEXT: &str = "\
Cycle: 2019-Q4
🎯 Objective O1: Gäste 🛎️ kommen wieder, and guests of the terrace come back 🚀
  Owner: @jörg
  KR1: 🏨🏨 Raise repeat visits from 18% to 25% @jörg [committed] => 21%
  KR2: 🍰 Redesign the 🗺️ welcome tour by 2019-11-30 @li
  // okr-ls: allow(missing-number) - 🪑 the board asked
";

/// What the server says of the first place of `words`; the range it means must be those of `span`.
fn hover(client: &mut Client, uri: &str, words: &str, span: &str) -> Value {
    let text = client.text(uri).to_owned();
    let at = text.find(words).unwrap();
    let params = json!({ "textDocument": { "uri": uri }, "position": client.position(uri, at) });
    let hover = client.request("textDocument/hover", params);
    assert!(!hover.is_null(), "nothing is said of {words}");
    assert_eq!(client.words(uri, &hover["range"]), span, "of {words}");
    hover["contents"].clone()
}

#[test]
fn ranges_are_right_behind_emoji_in_every_unit() {
    for profile in [Profile::VsCode, Profile::Neovim, Profile::NeovimUtf32, Profile::Bare] {
        let mut client = Client::start(profile);
        for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{FEFF}{TEXT}")] {
            let uri = client.open("a.okr", &text);
            for (words, span, said) in [
                ("Objective", "Objective O1", "What should become true"),
                ("örg", "@jörg", "owns 1 objective and 1 key result"),
                ("visits from", "repeat visits", ""),
                (
                    "25%",
                    "🏨🏨 Raise repeat visits from 18% to 25% @jörg [committed] => 21%",
                    "+7 points, +39%",
                ),
                ("mitted", "[committed]", "A promise"),
                ("tour", "welcome tour", "onboarding"),
                ("2019-11-30", "2019-11-30", "ago"),
                ("@li", "@li", "owns 1 key result"),
                ("missing-number", "missing-number", "figure"),
                ("2019-Q4", "2019-Q4", "It ended"),
            ] {
                let contents = hover(&mut client, &uri, words, span);
                assert!(contents["value"].as_str().unwrap().contains(said), "{words}: {contents}");
            }
            client.close(&uri);
        }
        client.finish();
    }
}

#[test]
fn editors_that_show_markdown_get_it_and_others_plain_text() {
    for (profile, kind, head) in [
        (
            Profile::VsCode,
            "markdown",
            "| KR1       | an outcome                  |\n| :-------- | :-------------------------- |\n",
        ),
        (
            Profile::Neovim,
            "markdown",
            "| KR1       | an outcome                  |\n| :-------- | :-------------------------- |\n",
        ),
        (Profile::Bare, "plaintext", "KR1: an outcome\n  Metric "),
    ] {
        let mut client = Client::start(profile);
        assert_eq!(client.server()["hoverProvider"], true);
        let uri = client.open("a.okr", "KR1: Raise repeat visits from 18% to 25%");
        let contents = hover(&mut client, &uri, "Raise", "Raise repeat visits from 18% to 25%");
        assert_eq!(contents["kind"], kind);
        assert!(contents["value"].as_str().unwrap().starts_with(head), "{contents}");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn the_first_format_of_an_editor_counts() {
    let mut params = Profile::VsCode.initialize();
    params["capabilities"]["textDocument"]["hover"]["contentFormat"] = json!(["plaintext", "markdown"]);
    let mut client = Client::unborn(Profile::VsCode);
    client.initialize(params);
    let uri = client.open("a.okr", TEXT);
    assert_eq!(hover(&mut client, &uri, "Owner", "Owner")["kind"], "plaintext");
    client.diagnostics(&uri);
    client.finish();
}

#[test]
fn a_hover_right_behind_a_key_means_the_text_as_it_is() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        let at = TEXT.find("25%").unwrap();
        client.replace(&uri, at..at + 2, "36");
        let span = "🏨🏨 Raise repeat visits from 18% to 36% @jörg [committed] => 21%";
        let contents = hover(&mut client, &uri, "Raise", span);
        assert!(contents["value"].as_str().unwrap().contains("+18 points, +100%"), "{contents}");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn nothing_is_said_of_places_that_are_not_there_or_no_document() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        let configuration = client.open("okr.toml", "[limits]\nmax-objectives = 3\n");
        let mut ask = |uri: &str, line: u64, character: u64| {
            let place = json!({ "line": line, "character": character });
            client.request("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": place }))
        };
        for (line, character) in [(0, 999), (6, 0), (99, 99), (4_294_967_295, 4_294_967_295)] {
            assert_eq!(ask(&uri, line, character), Value::Null);
        }
        assert_eq!(ask(&configuration, 0, 2), Value::Null);
        assert_eq!(ask("file:///okrs/not-open.okr", 0, 0), Value::Null);
        client.diagnostics(&uri);
        client.diagnostics(&configuration);
        client.finish();
    }
}
