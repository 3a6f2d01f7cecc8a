//! The client complains about every fault of a server, here one that only plays back what it was given.

use std::process::Command;

use serde_json::{Value, json};

use super::{Client, Profile, Wire, frame};

/// A server that says this, whatever it is asked, and ends with this code.
fn playing(profile: Profile, messages: &[Value], code: i32) -> Client {
    let frames: String = messages.iter().map(|message| frame(&message.to_string())).collect();
    playing_bytes(profile, &frames, code)
}

fn playing_bytes(profile: Profile, bytes: &str, code: i32) -> Client {
    let script = "sleep 0.1; printf %s \"$SAYS\"; exit \"$CODE\"";
    let mut command = Command::new("sh");
    command.args(["-c", script]).env("SAYS", bytes).env("CODE", code.to_string());
    Client::of(profile, Wire::run(&mut command))
}

/// The server's answer to `initialize`, which is the first request.
fn born() -> Value {
    json!({ "jsonrpc": "2.0", "id": 1, "result": { "capabilities": { "positionEncoding": "utf-8" } } })
}

fn call(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

fn publish(version: i32, character: u32) -> Value {
    let place = json!({ "line": 0, "character": character });
    let range = json!({ "start": place, "end": place });
    let diagnostic =
        json!({ "source": "okr-ls", "code": "a", "severity": 1, "message": "a", "range": range });
    let params = json!({ "uri": "file:///okrs/a.okr", "version": version, "diagnostics": [diagnostic] });
    call("textDocument/publishDiagnostics", params)
}

/// Runs a session in which a document is opened and its diagnostics are read.
fn session(messages: &[Value], code: i32) {
    let mut client = playing(Profile::Neovim, &[&[born()], messages].concat(), code);
    client.initialize(Profile::Neovim.initialize());
    let uri = client.open("a.okr", "é");
    client.diagnostics(&uri);
    client.expect_exit(0);
}

#[test]
fn a_sound_session_brings_no_complaint() {
    session(&[publish(1, 2)], 0);
}

#[test]
#[should_panic(expected = "the exit code")]
fn a_wrong_exit_code() {
    session(&[publish(1, 2)], 1);
}

#[test]
#[should_panic(expected = "left unread")]
fn a_message_that_nobody_expects() {
    session(&[publish(1, 2), call("window/showMessage", json!({ "type": 1, "message": "a" }))], 0);
}

#[test]
#[should_panic(expected = "nobody asked for")]
fn a_second_answer() {
    session(&[publish(1, 2), born()], 0);
}

#[test]
#[should_panic(expected = "never answered")]
fn no_answer() {
    let mut client = playing(Profile::Neovim, &[born()], 0);
    client.initialize(Profile::Neovim.initialize());
    client.send("odd", Value::Null);
    client.expect_exit(0);
}

#[test]
#[should_panic(expected = "left unread")]
fn an_answer_that_nobody_reads() {
    let answer = json!({ "jsonrpc": "2.0", "id": 2, "result": null });
    let mut client = playing(Profile::Neovim, &[born(), answer], 0);
    client.initialize(Profile::Neovim.initialize());
    client.send("odd", Value::Null);
    client.expect_exit(0);
}

#[test]
#[should_panic(expected = "once more")]
fn a_second_publish_of_a_version() {
    session(&[publish(1, 2), publish(1, 2)], 0);
}

#[test]
#[should_panic(expected = "of the future")]
fn a_publish_of_a_version_that_does_not_exist() {
    session(&[publish(2, 2)], 0);
}

#[test]
#[should_panic(expected = "no such place")]
fn a_place_within_a_character() {
    session(&[publish(1, 1)], 0);
}

#[test]
#[should_panic(expected = "does not register")]
fn a_registration_that_the_client_does_not_take() {
    let registration = json!({ "id": "1", "method": "workspace/didChangeWatchedFiles" });
    let mut register = call("client/registerCapability", json!({ "registrations": [registration] }));
    register["id"] = json!(0);
    session(&[register, publish(1, 2)], 0);
}

#[test]
#[should_panic(expected = "no codeDescription")]
fn a_part_of_a_diagnostic_that_the_client_does_not_take() {
    let mut publish = publish(1, 2);
    publish["params"]["diagnostics"][0]["codeDescription"] = json!({ "href": "https://example.com" });
    session(&[publish], 0);
}

#[test]
#[should_panic(expected = "was not offered")]
fn an_encoding_that_was_not_offered() {
    let mut client = playing(Profile::VsCode, &[born()], 0);
    client.initialize(Profile::VsCode.initialize());
}

#[test]
#[should_panic(expected = "no versioned edits")]
fn an_edit_in_a_form_that_the_client_does_not_take() {
    let edit = json!({ "documentChanges": [] });
    let answer =
        json!({ "jsonrpc": "2.0", "id": 2, "result": [{ "title": "a", "kind": "quickfix", "edit": edit }] });
    let mut client = playing(Profile::Neovim, &[born(), answer], 0);
    client.initialize(Profile::Neovim.initialize());
    client.request("textDocument/codeAction", json!({}));
}

#[test]
#[should_panic(expected = "no sound frame")]
fn output_that_is_not_json() {
    playing_bytes(Profile::VsCode, "Content-Length: 5\r\n\r\nhello", 0).expect_exit(0);
}

#[test]
#[should_panic(expected = "no sound frame")]
fn output_between_frames() {
    playing_bytes(Profile::VsCode, "hello\n", 0).expect_exit(0);
}

#[test]
#[should_panic(expected = "brought to its end")]
fn a_client_that_is_forgotten() {
    playing(Profile::VsCode, &[], 0);
}
