//! Commands change the text as the client would have it, and say where the cursor goes.

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES, Profile, document};
use crate::hostile::Dice;

const TEXT: &str = "\
Objective O1: Gäste kommen gern wieder 🛎️
  KR1: 🎯 Raise repeat stays from 18% to 25% @ana
    Source: https://example.com/stays
  KR2: Cut the wait at the desk from 9 min to 4 min @jörg
";

/// Runs a command with the cursor in front of `words`; what it answers, and what it asked to be shown.
fn run(client: &mut Client, uri: &str, command: &str, words: &str) -> (Value, Value) {
    let at = client.text(uri).find(words).expect("words of the text");
    let mut place = document(uri);
    place["position"] = client.position(uri, at);
    let answer =
        client.request("workspace/executeCommand", json!({ "command": command, "arguments": [place] }));
    (answer, client.take_shown_place())
}

#[test]
fn the_next_item_is_started_and_the_cursor_put_there() {
    for profile in PROFILES {
        for line_break in ["\n", "\r\n"] {
            let mut client = Client::start(profile);
            let uri = client.open("a.okr", &TEXT.replace('\n', line_break));
            let (answer, shown) = run(&mut client, &uri, "okr-ls.nextItem", "repeat");
            let stays = "Source: https://example.com/stays\n";
            let expected = TEXT.replace(stays, &format!("{stays}  KR3: \n")).replace('\n', line_break);
            assert_eq!(client.text(&uri), expected);
            assert_eq!(answer, json!({ "line": 3, "character": 7 }));
            assert_eq!(shown["selection"], json!({ "start": answer, "end": answer }));
            assert_eq!(shown["uri"], uri);
            client.assert_in_sync(&uri);
            client.finish();
        }
    }
}

#[test]
fn a_key_result_moves_down_and_up_again() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        let (answer, _) = run(&mut client, &uri, "okr-ls.moveDown", "repeat stays");
        let [objective, first, source, second] = TEXT.lines().collect::<Vec<_>>()[..] else { panic!() };
        assert_eq!(client.text(&uri), [objective, second, first, source, ""].join("\n"));
        let at = client.text(&uri).find("repeat stays").unwrap();
        assert_eq!(answer, client.position(&uri, at));
        client.assert_in_sync(&uri);
        run(&mut client, &uri, "okr-ls.moveUp", "repeat stays");
        assert_eq!(client.text(&uri), TEXT);
        let (answer, shown) = run(&mut client, &uri, "okr-ls.moveUp", "repeat stays");
        assert_eq!((answer, shown), (Value::Null, Value::Null), "there is nowhere to go");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn commands_can_be_run_anywhere() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let mut dice = Dice::new(17);
        let mut done = 0;
        for _ in 0..120 {
            let mut place = document(&uri);
            place["position"] = json!({ "line": dice.below(24), "character": dice.below(60) });
            let command = ["okr-ls.nextItem", "okr-ls.moveUp", "okr-ls.moveDown"][dice.below(3)];
            let params = json!({ "command": command, "arguments": [place] });
            let answer = client.request("workspace/executeCommand", params);
            if !answer.is_null() {
                client.bytes(&uri, &json!({ "start": answer, "end": answer }));
                done += 1;
            }
        }
        assert!(done > 40, "only {done}");
        client.take_shown_place();
        client.assert_in_sync(&uri);
        client.finish();
    }
}

#[test]
fn a_command_that_makes_no_sense_is_refused() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", TEXT);
        let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
        for params in [
            json!({ "command": "okr-ls.fly", "arguments": [place] }),
            json!({ "command": "okr-ls.moveUp", "arguments": [] }),
            json!({ "command": "okr-ls.moveUp" }),
            json!({ "command": "okr-ls.moveUp", "arguments": ["here"] }),
        ] {
            assert_eq!(client.refused("workspace/executeCommand", params), -32602);
        }
        let elsewhere =
            json!({ "textDocument": { "uri": "file:///okrs/b.okr" }, "position": place["position"] });
        let params = json!({ "command": "okr-ls.moveUp", "arguments": [elsewhere] });
        assert_eq!(client.request("workspace/executeCommand", params), Value::Null);
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn a_client_that_takes_no_edits_is_offered_what_needs_none() {
    const EDITS: [&str; 3] = ["okr-ls.nextItem", "okr-ls.moveUp", "okr-ls.moveDown"];
    const OTHERS: [&str; 6] = [
        "okr-ls.markdownTable",
        "okr-ls.cycle",
        "okr-ls.cycles",
        "okr-ls.newDocument",
        "okr-ls.rules",
        "okr-ls.explainRule",
    ];
    for (profile, offered) in [
        (Profile::VsCode, [&EDITS[..], &OTHERS[..]].concat()),
        (Profile::Neovim, [&EDITS[..], &OTHERS[..]].concat()),
        (Profile::Bare, OTHERS.to_vec()),
    ] {
        let client = Client::start(profile);
        assert_eq!(client.server()["executeCommandProvider"]["commands"], json!(offered));
        client.finish();
    }
}
