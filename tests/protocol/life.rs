//! The handshake, the order of life and the exit codes.

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES, Profile, document, uri};

#[test]
fn every_client_gets_its_encoding_and_nothing_it_does_not_take() {
    for profile in [Profile::VsCode, Profile::Neovim, Profile::NeovimUtf32, Profile::Bare] {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        client.diagnostics(&uri);
        client.close(&uri);
        client.finish();
    }
}

#[test]
fn requests_outside_of_life_are_refused() {
    let mut client = Client::unborn(Profile::VsCode);
    assert_eq!(client.refused("textDocument/codeAction", json!({})), -32002);
    assert_eq!(client.refused("shutdown", Value::Null), -32002);
    client.notify("textDocument/didOpen", json!({ "textDocument": 5 }));
    client.notify("initialized", json!({}));
    client.initialize(Profile::VsCode.initialize());
    assert_eq!(client.refused("initialize", Profile::VsCode.initialize()), -32600);
    let uri = client.open("a.okr", EXAMPLE);
    client.diagnostics(&uri);
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    assert_eq!(client.refused("textDocument/codeAction", document(&uri)), -32600);
    assert_eq!(client.refused("shutdown", Value::Null), -32600);
    client.notify("exit", Value::Null);
    client.expect_exit(0);
}

#[test]
fn odd_handshakes_are_taken() {
    let mut odd = Profile::VsCode.initialize();
    odd["processId"] = json!(-1);
    odd["rootUri"] = json!("not a URI");
    odd["workspaceFolders"] = json!([{ "uri": 5 }, null]);
    odd["initializationOptions"] = json!([1, { "okr": null }]);
    odd["trace"] = json!("loud");
    odd["capabilities"]["textDocument"]["hover"] = json!([]);
    odd["capabilities"]["textDocument"]["completion"]["completionItem"] = json!("yes");
    odd["capabilities"]["workspace"]["symbol"]["symbolKind"]["valueSet"] = json!([99, "a"]);
    odd["capabilities"]["fromTheFuture"] = json!({ "a": 1 });
    let mut client = Client::unborn(Profile::VsCode);
    client.initialize(odd);
    client.finish();
    for params in [
        json!({}),
        Value::Null,
        json!({ "capabilities": null }),
        json!({ "capabilities": { "general": {} } }),
    ] {
        let mut client = Client::unborn(Profile::Bare);
        client.initialize(params);
        client.finish();
    }
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut client = Client::start(Profile::VsCode);
    client.notify("exit", Value::Null);
    client.expect_exit(1);
    let mut client = Client::unborn(Profile::VsCode);
    client.wire().send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    client.expect_exit(1);
}

#[test]
fn params_of_shutdown_and_exit_may_be_absent() {
    let mut client = Client::start(Profile::Bare);
    client.wire().send(&json!({ "jsonrpc": "2.0", "id": "bye", "method": "shutdown" }));
    client.wire().send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    let answer = client.wire().receive(crate::harness::PATIENCE).unwrap();
    assert_eq!(answer, json!({ "jsonrpc": "2.0", "id": "bye", "result": null }));
    client.expect_exit(0);
}

#[test]
fn the_end_of_the_input_is_the_end_of_the_server() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        client.diagnostics(&uri);
        client.wire().close();
        client.expect_exit(1);

        let mut client = Client::start(profile);
        client.request("shutdown", Value::Null);
        client.wire().close();
        client.expect_exit(0);
    }
    let mut client = Client::unborn(Profile::VsCode);
    client.wire().bytes("Content-Length: 100\r\n\r\n{\"json");
    client.wire().close();
    client.expect_exit(1);
}

#[cfg(unix)]
#[test]
fn the_server_ends_with_its_client() {
    use std::process::{Command, Stdio};

    let mut editor = Command::new("sleep").arg("60").stdin(Stdio::null()).spawn().unwrap();
    let mut client = Client::unborn(Profile::VsCode);
    let mut params = Profile::VsCode.initialize();
    params["processId"] = json!(editor.id());
    client.initialize(params);
    let uri = client.open("a.okr", EXAMPLE);
    client.diagnostics(&uri);
    editor.kill().unwrap();
    editor.wait().unwrap();
    client.expect_exit(1);
}

#[test]
fn what_the_server_does_not_know_is_refused_or_ignored() {
    let mut client = Client::start(Profile::VsCode);
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.notify("$/odd", json!({}));
    client.notify("odd", json!({}));
    client.notify("$/cancelRequest", json!({ "id": 77 }));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let absent = uri("absent.okr");
    let version = json!({ "uri": absent, "version": 3 });
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": version, "contentChanges": [{ "text": "" }] }),
    );
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": absent } }));
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": absent } }));
    assert_eq!(client.refused("odd", json!({})), -32601);
    assert_eq!(client.refused("$/odd", json!({})), -32601);
    // Whether a document that never was open is cleared or not is the server's choice.
    client.rest(std::time::Duration::from_millis(200));
    for published in client.take_published(&absent) {
        assert_eq!(published["diagnostics"], json!([]));
    }
    client.finish();
}

#[test]
fn ids_are_answered_once_each_whatever_they_are() {
    let mut client = Client::start(Profile::Bare);
    let ids = [json!(0), json!(-5), json!("a"), json!(""), json!("1"), json!(i64::MAX)];
    for id in ids.iter().chain(&ids) {
        client.wire().send(&json!({ "jsonrpc": "2.0", "id": id, "method": "odd" }));
        let answer = client.wire().receive(crate::harness::PATIENCE).unwrap();
        assert_eq!(answer["id"], *id);
    }
    client.finish();
}
