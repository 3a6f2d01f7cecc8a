//! A zoo of frames. Every animal is followed by a sound request, which must be answered.

use std::io::Read;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const ASK: &str = r#"{"jsonrpc":"2.0","id":"ask","method":"toy/work","params":[0]}"#;

/// The error codes that some bytes bring before the server answers to a request right behind them.
fn codes(bytes: impl AsRef<[u8]>) -> Vec<i64> {
    let mut client = Client::ready();
    client.bytes(bytes);
    client.bytes(frame(ASK));
    let mut codes = Vec::new();
    loop {
        let message = client.receive();
        if message["id"] == "ask" && !message["result"].is_null() {
            break;
        }
        codes.push(message["error"]["code"].as_i64().expect("an error"));
    }
    assert_eq!(client.end(), 0);
    codes
}

#[test]
fn sound_frames_in_odd_dress() {
    let body = r#"{"jsonrpc":"2.0","method":"$/odd"}"#;
    let length = body.len();
    for headers in [
        format!("content-length: {length}\r\n\r\n"),
        format!("CONTENT-LENGTH:{length}\n\n"),
        format!("Content-Length:   {length}  \r\n\r\n"),
        format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
        ),
        format!("Content-Length: {length}\r\nContent-Type: text/plain\r\nX-One: 1\r\nX-Two:\r\n\r\n"),
        format!("Content-Length: 1\r\nContent-Length: {length}\r\n\r\n"),
        format!("X-Content-Length: 1\r\nContent-Length: {length}\r\nX-Content-Length: 1\r\n\r\n"),
        format!("\r\n\r\n\nContent-Length: 0{length}\r\n\r\n"),
    ] {
        assert_eq!(codes(headers.clone() + body), [0i64; 0], "{headers:?}");
    }
}

#[test]
fn bodies_that_are_not_json() {
    for body in ["", " ", "{", "nonsense", "{'a': 1}", r#"{"jsonrpc":"2.0","method":"#, "\u{FEFF}{}", "\0"] {
        assert_eq!(codes(frame(body)), [-32700], "{body:?}");
    }
    assert_eq!(codes(frame(&"[".repeat(100_000))), [-32700]);
    assert_eq!(codes(frame("{") + &frame("}")), [-32700, -32700]);
}

#[test]
fn json_that_is_no_message() {
    for body in [
        "1",
        "null",
        "[]",
        r#"[{"jsonrpc":"2.0","method":"$/odd"}]"#,
        "{}",
        r#"{"jsonrpc":"2.0"}"#,
        r#"{"jsonrpc":"1.0","method":"$/odd"}"#,
        r#"{"method":"$/odd"}"#,
        r#"{"jsonrpc":"2.0","id":null,"method":"$/odd"}"#,
        r#"{"jsonrpc":"2.0","id":{},"method":"$/odd"}"#,
        r#"{"jsonrpc":"2.0","id":1.5,"method":"$/odd"}"#,
        r#"{"jsonrpc":"2.0","method":5}"#,
    ] {
        assert_eq!(codes(frame(body)), [-32600], "{body}");
    }
}

#[test]
fn an_error_carries_the_id_where_one_can_be_read() {
    let mut client = Client::ready();
    for (id, body) in [
        (json!(7), r#"{"id":7,"method":"toy/work","params":[0]}"#),
        (json!("a"), r#"{"jsonrpc":"2.0","id":"a"}"#),
        (json!(8), r#"{"jsonrpc":"2.0","id":8,"method":[]}"#),
    ] {
        client.bytes(frame(body));
        assert_eq!(client.error(id), -32600);
    }
    client.bytes(frame("{"));
    assert_eq!(client.error(Value::Null), -32700);
    assert_eq!(client.end(), 0);
}

#[test]
fn lengths_that_are_wrong() {
    let body = r#"{"jsonrpc":"2.0","method":"$/odd"}"#;
    for length in [
        "",
        "-1",
        "abc",
        "1 2",
        "34, 34",
        "0x22",
        "99999999999999999999999999",
        "1",
        "5",
        "33",
        "35",
        "50",
        "200",
        "9999",
        "60000000",
    ] {
        let lost = codes(format!("Content-Length: {length}\r\n\r\n{body}"));
        assert_eq!(lost, [-32700], "{length}");
    }
    for length in ["67108865", "99999999999", "18446744073709551615"] {
        let lost = codes(format!("Content-Length: {length}\r\n\r\n{body}"));
        assert_eq!(lost, [-32600], "{length}");
    }
}

#[test]
fn headers_that_are_wrong() {
    let body = r#"{"jsonrpc":"2.0","method":"$/odd"}"#;
    for bytes in [
        "garbage".to_owned(),
        "garbage\r\n\r\n".to_owned(),
        "\u{FEFF}".to_owned(),
        "\0\0\0".to_owned(),
        "x".repeat(100_000),
        format!("{body}\r\n"),
        format!("Content-Type: text/plain\r\n\r\n{body}"),
        format!("Content-Length: 34\r\n{body}"),
        format!("Content-Length : 34\r\n\r\n{body}"),
        "Content-Length: 34\r\n{".to_owned(),
        "Content-Length: ".to_owned(),
    ] {
        assert_eq!(codes(&bytes), [-32700], "{:.60?}", bytes);
    }
    assert_eq!(codes([0xFF, 0xFE, 0x80]), [-32700]);
}

#[test]
fn a_body_that_is_truly_too_long_is_skipped() {
    let body = format!(r#"{{"text":"Content-Length: 5\r\n\r\n{}"}}"#, "a: ".repeat(23 << 20));
    assert_eq!(codes(frame(&body)), [-32600]);
}

#[test]
fn text_that_looks_like_a_header_is_just_text() {
    let mut client = Client::ready();
    let text = "Content-Length: 5\r\n\r\nhello".repeat(10_000);
    client.request(1, "toy/nothing", json!({ "text": text }));
    assert_eq!(client.error(1), -32601);
    assert_eq!(client.end(), 0);
}

#[test]
fn frames_in_pieces_and_in_bursts() {
    let mut client = Client::ready();
    for byte in frame(ASK).as_bytes() {
        client.bytes([*byte]);
        std::thread::sleep(Duration::from_micros(200));
    }
    client.answer("ask");
    client.bytes(frame(ASK).repeat(200));
    for _ in 0..200 {
        client.answer("ask");
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn broken_unicode_becomes_a_replacement_character() {
    let parse = |body: &[u8]| super::super::unicode::parse(body).unwrap();
    assert_eq!(parse(br#""a\ud83d\ude00b""#), "a\u{1F600}b");
    assert_eq!(parse(br#""a\ud83db""#), "a\u{FFFD}b");
    assert_eq!(parse(br#""\ude00\ud83d""#), "\u{FFFD}\u{FFFD}");
    assert_eq!(parse(br#""\ud83d\ud83d\ude00""#), "\u{FFFD}\u{1F600}");
    assert_eq!(parse(br#""\\ud83d \ud83d\n""#), "\\ud83d \u{FFFD}\n");
    assert_eq!(parse(b"\"gr\xFC\xDFe\""), "gr\u{FFFD}\u{FFFD}e");
    assert!(super::super::unicode::parse(br#""\ud83"#).is_err());
    assert!(super::super::unicode::parse(b"\"\\").is_err());
}

/// A reader that hands out a few bytes at a time.
struct Pieces(Vec<u8>, usize);

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(into.len());
        into[..count].copy_from_slice(&self.0[..count]);
        self.0.drain(..count);
        Ok(count)
    }
}

#[test]
fn a_header_behind_long_garbage_may_arrive_in_two_pieces() {
    let bytes = "x".repeat(5000) + &frame("7");
    for split in 5000..bytes.len() {
        let mut frames = Frames::new(BufReader::new(Pieces(bytes.clone().into(), split)));
        assert!(frames.next().unwrap().unwrap().is_err());
        assert_eq!(frames.next().unwrap().unwrap().unwrap(), 7);
    }
}

proptest! {
    #[test]
    fn sound_frames_are_found_between_any_others(
        parts in vec((any::<u16>(), vec(any::<u8>(), 0..60), -30i64..2000), 0..12),
        piece in 1usize..200,
    ) {
        let mut bytes = Vec::new();
        let mut sound = Vec::new();
        for (number, garbage, difference) in parts {
            match number % 4 {
                0 => bytes.extend(garbage),
                1 => {
                    let body = json!({ "odd": String::from_utf8_lossy(&garbage) }).to_string();
                    let length = body.len().saturating_add_signed(difference as isize);
                    // The brace keeps a body that takes in too much from being JSON.
                    bytes.extend(format!("Content-Length: {length}\r\n\r\n{body}}}").bytes());
                    if difference == 0 {
                        sound.push(serde_json::from_str::<Value>(&body).unwrap());
                    }
                }
                2 => bytes.extend(format!("Content-Length: {difference}x\r\nX: {number}\r\n\r\n").bytes()),
                _ => {
                    // A byte that no header name ends in, so that the header is seen as one.
                    bytes.push(b'}');
                    bytes.extend(frame(&json!(number).to_string()).bytes());
                    sound.push(json!(number));
                }
            }
        }
        bytes.extend(frame("\"the end\"").replacen('C', "\nC", 1).bytes());
        sound.push(json!("the end"));

        let mut frames = Frames::new(BufReader::new(Pieces(bytes, piece)));
        let mut read = Vec::new();
        while let Some(message) = frames.next().unwrap() {
            read.extend(message.ok());
        }
        prop_assert_eq!(read, sound);
    }
}
