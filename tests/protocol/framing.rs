//! Broken frames, each followed by a sound request that must be answered.

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, Profile, frame};

/// Checks that some bytes bring these errors, and that the session goes on as if nothing had been.
fn after(client: &mut Client, bytes: impl Into<Vec<u8>>, errors: &[i64]) {
    let bytes = bytes.into();
    let shown = String::from_utf8_lossy(&bytes).chars().take(80).collect::<String>();
    client.wire().bytes(bytes);
    assert_eq!(client.refused("okr-ls/unknown", Value::Null), -32601, "after {shown:?}");
    for error in errors {
        assert_eq!(client.stray_error(), *error, "after {shown:?}");
    }
}

#[test]
fn odd_headers_are_read_and_broken_ones_skipped() {
    let mut client = Client::start(Profile::VsCode);
    let uri = client.open("a.okr", EXAMPLE);
    let body = r#"{"jsonrpc":"2.0","method":"$/odd"}"#;
    let length = body.len();
    for headers in [
        format!("content-length:{length}\r\n\r\n"),
        format!("Content-Length: {length}\n\n"),
        format!("X-One: 1\r\nContent-Length: {length}\r\nContent-Type: text/plain; charset=latin1\r\n\r\n"),
    ] {
        after(&mut client, headers + body, &[]);
    }
    for broken in [
        format!("Content-Length: {}\r\n\r\n{body}", length + 400),
        format!("Content-Length: {}\r\n\r\n{body}", length - 4),
        format!("Content-Length: many\r\n\r\n{body}"),
        format!("Content-Type: text/plain\r\n\r\n{body}"),
        format!("Content-Length: -{length}\r\n\r\n{body}"),
        "garbage\0\u{FEFF}\r\n".repeat(5000),
        "{".repeat(200_000),
    ] {
        after(&mut client, broken, &[-32700]);
    }
    after(&mut client, [0xFF; 100_000], &[-32700]);
    after(&mut client, format!("Content-Length: 99999999999\r\n\r\n{body}"), &[-32600]);
    client.diagnostics(&uri);
    client.replace(&uri, 0..0, "x");
    client.assert_in_sync(&uri);
    client.finish();
}

#[test]
fn broken_json_and_broken_messages_are_answered() {
    let mut client = Client::start(Profile::Neovim);
    for body in ["", "{", "{]", "\"", "\u{FEFF}{}", &"[".repeat(100_000), &"{\"a\":".repeat(50_000)] {
        after(&mut client, frame(body), &[-32700]);
    }
    for body in ["1", "[]", "{}", r#"{"jsonrpc":"2.0"}"#, r#"{"jsonrpc":"2.0","id":true,"method":"a"}"#] {
        after(&mut client, frame(body), &[-32600]);
    }
    let batch = json!([{ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }]).to_string();
    after(&mut client, frame(&batch), &[-32600]);
    client.finish();
}

#[test]
fn parameters_of_the_wrong_form_are_refused() {
    let mut client = Client::start(Profile::VsCode);
    let uri = client.open("a.okr", EXAMPLE);
    client.diagnostics(&uri);
    for params in [Value::Null, json!(1), json!([]), json!({}), json!({ "textDocument": { "uri": 5 } })] {
        assert_eq!(client.refused("textDocument/codeAction", params.clone()), -32602);
        for method in ["didOpen", "didChange", "didClose", "didSave"] {
            client.notify(&format!("textDocument/{method}"), params.clone());
        }
    }
    client.replace(&uri, 0..0, "x");
    client.assert_in_sync(&uri);
    client.finish();
}

#[test]
fn a_message_may_arrive_in_pieces() {
    let mut client = Client::start(Profile::Neovim);
    let text = "Objective: Grüße 😀\n  KR: Launch the 🚀 page\n";
    let uri = crate::harness::uri("a.okr");
    let document = json!({ "uri": uri, "languageId": "okr", "version": 1, "text": text });
    let open =
        json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } });
    for byte in frame(&open.to_string()).into_bytes() {
        client.wire().bytes([byte]);
    }
    assert_eq!(client.publish(&uri)["version"], 1);
    client.finish();
}
