//! From the handshake to the exit code.

use super::*;

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::start();
    client.request(1, "toy/log", Value::Null);
    assert_eq!(client.error(1), -32002);
    client.change(1);
    client.initialize(json!({ "capabilities": {} }));
    client.answer("init");
    client.initialize(json!({ "capabilities": {} }));
    assert_eq!(client.error("init"), -32600);
    client.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(client.answer(2)["result"], Value::Null);
    client.request(3, "toy/log", Value::Null);
    assert_eq!(client.error(3), -32600);
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn two_initializes_at_once_are_one_too_many() {
    let mut client = Client::start();
    client.initialize(json!({ "capabilities": {} }));
    client.initialize(json!({ "capabilities": {} }));
    assert!(client.answer("init")["result"].is_object());
    assert_eq!(client.error("init"), -32600);
    assert_eq!(client.end(), 0);
}

#[test]
fn capabilities_that_cannot_be_read_count_as_absent() {
    let mut client = Client::start();
    client.initialize(json!({
        "processId": -1,
        "rootUri": "not a URI",
        "workspaceFolders": [{ "uri": 5 }],
        "trace": "loud",
        "capabilities": {
            "general": { "positionEncodings": ["utf-8", 8] },
            "textDocument": {
                "hover": { "contentFormat": "markdown", "dynamicRegistration": true },
                "completion": { "completionItem": { "snippetSupport": "yes", "tagSupport": {}, "deprecatedSupport": true } },
                "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [1, 2, 3] } } },
            },
            "window": [],
        },
    }));
    assert!(client.answer("init")["result"].is_object());
    client.request(1, "toy/log", Value::Null);
    let read = client.answer(1)["result"][0].take();
    assert_eq!(read["general"]["positionEncodings"], json!(["utf-8"]));
    assert_eq!(read["textDocument"]["hover"], json!({ "dynamicRegistration": true }));
    assert_eq!(read["textDocument"]["completion"]["completionItem"]["deprecatedSupport"], true);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_handshake_without_capabilities_will_do() {
    for params in [json!({}), Value::Null, json!([]), json!({ "capabilities": null, "processId": null })] {
        let mut client = Client::start();
        client.initialize(params);
        assert!(client.answer("init")["result"].is_object());
        assert_eq!(client.end(), 0);
    }
}

#[test]
fn exit_alone_is_a_failure_whether_the_input_closes_or_not() {
    let mut client = Client::ready();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);

    let mut client = Client::ready();
    client.notify("exit", Value::Null);
    client.input = None;
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn shutdown_and_exit_in_one_breath_are_a_success() {
    let mut client = Client::ready();
    let shutdown = frame(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#);
    let exit = frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    client.bytes(shutdown + &exit);
    assert_eq!(client.answer(1)["result"], Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn the_end_of_the_input_is_the_end() {
    for shut_down in [false, true] {
        let mut client = Client::ready();
        if shut_down {
            client.request(1, "shutdown", Value::Null);
            client.answer(1);
        }
        client.input = None;
        assert_eq!(client.exit_code(), u8::from(!shut_down));
    }
    let mut client = Client::start();
    client.bytes("Content-Length: 100\r\n\r\n{");
    client.input = None;
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn what_was_asked_before_the_end_is_answered() {
    let mut client = Client::ready();
    for id in 0..50 {
        client.request(id, "toy/sleep", json!([20]));
    }
    client.input = None;
    for _ in 0..50 {
        assert_eq!(client.receive()["result"], 20);
    }
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn what_is_worked_on_at_the_end_is_answered() {
    let mut client = Client::ready();
    client.request(1, "toy/work", json!([100]));
    client.request(2, "toy/work", json!([20]));
    client.input = None;
    client.answer(2);
    client.answer(1);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn a_handler_that_never_ends_does_not_delay_the_end_for_long() {
    let mut client = Client::ready();
    client.notify("toy/nap", json!([60_000]));
    client.request(1, "toy/sleep", json!([60_000]));
    client.request(2, "shutdown", Value::Null);
    client.notify("exit", Value::Null);
    let begin = std::time::Instant::now();
    assert_eq!(client.exit_code(), 0);
    assert!(begin.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_client_that_takes_no_more_messages_is_gone() {
    let (server_input, mut input) = pipe().unwrap();
    let (output, server_output) = pipe().unwrap();
    let server = server(server_input, server_output);
    drop(output);
    input.write_all(frame("{}").as_bytes()).unwrap();
    assert_eq!(server.join().unwrap(), 1);
}

#[cfg(unix)]
#[test]
fn the_server_ends_with_the_process_that_started_it() {
    let mut process = std::process::Command::new("sleep").arg("60").spawn().unwrap();
    let mut client = Client::start();
    client.initialize(json!({ "processId": process.id(), "capabilities": {} }));
    client.answer("init");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(client.log(), json!([]));
    process.kill().unwrap();
    process.wait().unwrap();
    assert_eq!(client.exit_code(), 1);
}
