//! Notifications in wire order, requests behind them.

use std::collections::HashSet;

use super::*;

#[test]
fn notifications_run_in_the_order_of_the_wire() {
    let mut client = Client::ready();
    for version in 1..=8 {
        client.change(version);
    }
    assert_eq!(client.log(), json!(["initialized", 1, 2, 3, 4, 5, 6, 7, 8]));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_request_sees_all_changes_before_it_and_none_behind_it() {
    let mut client = Client::ready();
    for version in 1..=50 {
        client.change(version);
        client.request(version, "toy/log", Value::Null);
    }
    for version in 1..=50 {
        let answer = client.answer(version);
        assert_eq!(answer["result"].as_array().unwrap().last(), Some(&json!(version)));
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn messages_sent_along_with_initialize_wait_for_it() {
    let mut client = Client::start();
    client.initialize(json!({ "capabilities": {} }));
    client.notify("initialized", json!({}));
    client.change(1);
    client.answer("init");
    assert_eq!(client.log(), json!(["initialized", 1]));
    assert_eq!(client.end(), 0);
}

#[test]
fn requests_run_beside_each_other() {
    let mut client = Client::ready();
    client.request("slow", "toy/sleep", json!([200]));
    client.request("fast", "toy/sleep", json!([1]));
    client.answer("fast");
    client.answer("slow");
    assert_eq!(client.end(), 0);
}

#[test]
fn a_running_request_is_cancelled_at_once() {
    let mut client = Client::ready();
    client.request(1, "toy/sleep", json!([60_000]));
    client.change(1);
    client.notify("$/cancelRequest", json!({ "id": 1 }));
    assert_eq!(client.error(1), -32800);
    assert_eq!(client.end(), 0);
}

#[test]
fn work_holds_up_no_message() {
    let mut client = Client::ready();
    client.request("long", "toy/work", json!([300]));
    client.request("short", "toy/work", json!([1]));
    client.change(1);
    client.answer("short");
    assert_eq!(client.log(), json!(["initialized", 1]));
    client.answer("long");
    assert_eq!(client.end(), 0);
}

#[test]
fn work_is_cancelled_at_once() {
    let mut client = Client::ready();
    client.request(1, "toy/work", json!([1000]));
    client.notify("$/cancelRequest", json!({ "id": 1 }));
    let begin = std::time::Instant::now();
    assert_eq!(client.error(1), -32800);
    assert!(begin.elapsed() < Duration::from_millis(500));
    assert_eq!(client.end(), 0);
}

#[test]
fn whoever_is_at_work_somebody_reads() {
    let mut client = Client::ready();
    for id in 1..=6 {
        client.request(id, "toy/work", json!([1000]));
    }
    client.notify("$/cancelRequest", json!({ "id": 6 }));
    let begin = std::time::Instant::now();
    assert_eq!(client.error(6), -32800);
    assert!(begin.elapsed() < Duration::from_millis(500));
    (1..=5).for_each(|_| drop(client.receive()));
    assert_eq!(client.end(), 0);
}

#[test]
fn what_is_cancelled_goes_no_further_and_its_id_is_free_again() {
    let mut client = Client::ready();
    for _ in 0..20 {
        client.request(1, "toy/workAndAsk", json!(10));
        client.notify("$/cancelRequest", json!({ "id": 1 }));
        assert_eq!(client.error(1), -32800);
        client.request(1, "toy/work", json!([20]));
        assert_eq!(client.answer(1)["result"], 20);
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn the_handshake_is_answered_before_all_else() {
    for _ in 0..100 {
        let mut client = Client::start();
        client.initialize(json!({ "capabilities": {} }));
        client.request(1, "toy/work", json!([0]));
        client.answer("init");
        client.answer(1);
        assert_eq!(client.end(), 0);
    }
}

#[test]
fn a_notification_that_works_is_a_step_in_the_order() {
    let mut client = Client::ready();
    client.notify("toy/workQuietly", json!([100]));
    client.change(1);
    assert_eq!(client.log(), json!(["initialized", "worked 100", 1]));
    assert_eq!(client.end(), 0);
}

#[test]
fn work_may_go_on_behind_a_question_to_the_client() {
    let mut client = Client::ready();
    client.request(1, "toy/workAndAsk", json!(0));
    let question = client.receive();
    client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": [7] }));
    assert_eq!(client.answer(1)["result"], json!([7]));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_request_behind_a_slow_notification_is_cancelled_at_once() {
    let mut client = Client::ready();
    client.notify("toy/nap", json!([300]));
    client.request(1, "toy/log", Value::Null);
    client.notify("$/cancelRequest", json!({ "id": 1 }));
    assert_eq!(client.error(1), -32800);
    assert_eq!(client.log(), json!(["initialized", "slept 300"]));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_cancellation_that_comes_too_late_or_means_nothing_is_ignored() {
    let mut client = Client::ready();
    client.log();
    for params in [json!({ "id": "log" }), json!({ "id": [] }), json!({}), Value::Null] {
        client.notify("$/cancelRequest", params);
    }
    assert_eq!(client.log(), json!(["initialized"]));
    assert_eq!(client.end(), 0);
}

#[test]
fn what_a_handler_says_before_its_answer_comes_before_it() {
    let mut client = Client::ready();
    for id in 0..100 {
        client.request(id, "toy/say", Value::Null);
        assert_eq!(client.receive()["method"], "window/logMessage");
        client.answer(id);
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn handlers_that_wait_for_the_client_and_a_burst_of_notifications_do_not_block_each_other() {
    let mut client = Client::ready();
    for id in 0..20 {
        client.request(id, "toy/ask", Value::Null);
    }
    client.notify("toy/askQuietly", Value::Null);
    for version in 1..=2000 {
        client.change(version);
    }
    let asked: Vec<Value> = (0..21).map(|_| client.receive()).collect();
    for question in asked {
        assert_eq!(question["method"], "workspace/configuration");
        client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": [7] }));
    }
    for _ in 0..20 {
        assert_eq!(client.receive()["result"], json!([7]));
    }
    assert_eq!(client.log().as_array().unwrap().len(), 2 + 2000);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_that_reads_no_answers_is_read_all_the_same() {
    let (server_input, mut input) = pipe().unwrap();
    let (output, server_output) = pipe().unwrap();
    let server = server(server_input, server_output);
    let mut request = |id: u32, method: &str, params: Value| {
        let body = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        input.write_all(frame(&body.to_string()).as_bytes()).unwrap();
    };
    // Both ways hold 64 KiB at most.
    request(0, "initialize", json!({ "capabilities": {} }));
    for id in 1..=5000 {
        request(id, "toy/work", json!([0]));
    }
    let mut frames = Frames::new(BufReader::new(output));
    let mut answer = || frames.next().unwrap().unwrap().unwrap()["id"].as_u64().unwrap();
    let answered: HashSet<u64> = (0..=5000).map(|_| answer()).collect();
    assert_eq!(answered.len(), 5001);
    drop(input);
    assert_eq!(server.join().unwrap(), 1);
}

#[test]
fn a_client_that_does_not_read_is_waited_for_and_none_of_its_messages_lost() {
    let mut client = Client::ready();
    for id in 0..3000 {
        client.request(id, "toy/say", Value::Null);
    }
    let messages: Vec<Value> = (0..6000).map(|_| client.receive()).collect();
    let answered = messages.iter().filter(|message| !message["id"].is_null()).count();
    assert_eq!(answered, 3000);
    assert_eq!(client.end(), 0);
}
