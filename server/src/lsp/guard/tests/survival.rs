//! Panics, and requests that make no sense.

use super::*;

#[test]
fn a_panic_answers_its_request_and_the_session_goes_on() {
    let mut client = Client::ready();
    for (id, method) in [(1, "guard/panic"), (2, "toy/panicAtWork")] {
        client.request(id, method, Value::Null);
        assert_eq!(client.error(id), -32603);
    }
    assert_eq!(client.log(), json!(["initialized"]));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_panic_in_a_notification_does_not_hold_up_those_behind_it() {
    let mut client = Client::ready();
    client.change(1);
    client.notify("guard/panicQuietly", Value::Null);
    client.change(2);
    assert_eq!(client.log(), json!(["initialized", 1, 2]));
    assert_eq!(client.end(), 0);
}

#[test]
fn requests_with_the_same_id_are_answered_once_each() {
    let mut client = Client::ready();
    client.request(1, "toy/sleep", json!([50]));
    client.request(1, "toy/sleep", json!([50]));
    let (first, second) = (client.answer(1), client.answer(1));
    assert_eq!(first["error"]["code"], -32600);
    assert_eq!(second["result"], 50);
    assert_eq!(client.end(), 0);
}

#[test]
fn unknown_methods_are_refused_and_unknown_notifications_ignored() {
    let mut client = Client::ready();
    client.notify("toy/nothing", Value::Null);
    client.notify("$/nothing", json!({ "value": "off" }));
    client.request(1, "toy/nothing", Value::Null);
    assert_eq!(client.error(1), -32601);
    client.request(2, "$/nothing", Value::Null);
    assert_eq!(client.error(2), -32601);
    assert_eq!(client.end(), 0);
}

#[test]
fn requests_and_notifications_are_not_mistaken_for_each_other() {
    let mut client = Client::ready();
    client.notify("toy/log", Value::Null);
    for (id, method) in ["exit", "$/cancelRequest", "textDocument/didChange"].into_iter().enumerate() {
        client.request(id, method, json!({ "id": 99 }));
        assert_eq!(client.error(id), -32600);
    }
    client.request(9, "textDocument/hover", json!(5));
    assert_eq!(client.error(9), -32602);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_answers_in_odd_ways() {
    let mut client = Client::ready();
    let answers = [
        json!({ "result": null, "error": { "code": -32603, "message": "no", "odd": 1 } }),
        json!({ "error": { "code": -32601, "message": "no" } }),
        json!({ "error": "no" }),
        json!({ "result": "not an array" }),
    ];
    for answer in answers {
        client.request("ask", "toy/ask", Value::Null);
        let mut answer = answer;
        answer["jsonrpc"] = json!("2.0");
        answer["id"] = client.receive()["id"].clone();
        client.send(&answer);
        assert!(client.answer("ask")["error"].is_object());
    }
    client.send(&json!({ "jsonrpc": "2.0", "id": 77, "result": null }));
    client.send(&json!({ "jsonrpc": "2.0", "id": null, "error": { "code": -32700, "message": "what?" } }));
    assert_eq!(client.end(), 0);
}
