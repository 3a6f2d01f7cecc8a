//! Documents that no one would write.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Change, Client, EXAMPLE, PROFILES, Profile};

/// How long the server may take over any of them, and over a key pressed in it.
const BEARABLE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 5 });

fn survive(text: &str) {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let begin = Instant::now();
        let uri = client.open("a.okr", text);
        client.diagnostics(&uri);
        client.replace(&uri, 0..0, "x");
        client.diagnostics(&uri);
        client.change(&uri, &[Change::Full(EXAMPLE.to_owned())]);
        client.assert_in_sync(&uri);
        assert!(begin.elapsed() < BEARABLE, "{:?}", begin.elapsed());
        client.finish();
    }
}

#[test]
fn a_line_of_a_megabyte() {
    survive(&"a".repeat(1 << 20));
    survive(&format!("KR1: {}", "Launch 5% 😀 to @ana ".repeat(50_000)));
}

#[test]
fn ten_thousand_nested_bullets() {
    let nested: String = (0..10_000).map(|depth| " ".repeat(depth % 200) + "- Launch it\n").collect();
    survive(&format!("Objective: a\nKey Results:\n{nested}"));
    survive(&"- ".repeat(10_000));
    survive(&"> ".repeat(10_000));
}

#[test]
fn many_lines() {
    survive(&EXAMPLE.repeat(if cfg!(debug_assertions) { 50 } else { 500 }));
    survive(&"\n".repeat(100_000));
    survive(&"\r".repeat(100_000));
}

#[test]
fn brackets_and_marks_that_never_close() {
    for mark in
        ["(", "[", "<", "**", "~~", "`", "\"", "@", "#", "->", "=>", "\\\n", "[a](", "<!-- ", "KR1:", "5%"]
    {
        survive(&mark.repeat(5000));
    }
}

#[test]
fn bytes_that_mean_nothing() {
    survive(&"\0".repeat(100_000));
    survive(&"\u{FEFF}".repeat(10_000));
    survive(&"\u{FFFD}\u{202E}\u{10FFFF}\u{1}".repeat(5000));
    let mut client = Client::start(Profile::Neovim);
    // As Neovim sends a file in another encoding, and as VS Code sends half of a pair.
    let open = |name: &str, text: &[u8]| {
        let head = format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"file:///okrs/{name}","languageId":"okr","version":1,"text":""#
        );
        let body = [head.as_bytes(), text, br#""}}}"#].concat();
        [format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes(), body].concat()
    };
    client.wire().bytes(open("latin.okr", b"KR1: Launch gr\xFC\xDFe"));
    client.wire().bytes(open("half.okr", br"KR1: Launch \ud83d it"));
    for name in ["latin.okr", "half.okr"] {
        assert_eq!(client.publish(&crate::harness::uri(name))["version"], 1);
    }
    client.finish();
}

#[test]
fn odd_names_of_documents() {
    let mut client = Client::start(Profile::VsCode);
    for uri in [
        "untitled:Untitled-1",
        "git:/a.okr?%7B%7D",
        "file:///c%3A/a%20b/%C3%BC.okr",
        "vscode-notebook-cell:a#b",
    ] {
        let document = json!({ "uri": uri, "languageId": "okr", "version": 1, "text": EXAMPLE });
        client.notify("textDocument/didOpen", json!({ "textDocument": document }));
        assert_eq!(client.publish(uri)["version"], 1);
    }
    client.finish();
}

/// A source of numbers that are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    /// Some changes in a row, each of the text that the one before it left.
    pub fn changes(&mut self, text: &str, count: usize) -> Vec<Change> {
        const PIECES: [&str; 16] = [
            "",
            "",
            "",
            "x",
            "😀",
            "\n",
            "\r\n",
            "KR9: Launch it\n",
            "from 5% to 10%",
            "@ana",
            "- ",
            "  ",
            "Objective: ",
            "\u{2028}",
            "é\0",
            "(",
        ];
        let mut text = text.to_owned();
        let mut changes = Vec::new();
        for _ in 0..count {
            let start = self.edge(&text);
            let end = self.edge(&text);
            let bytes = if end.abs_diff(start) < 40 { start.min(end)..start.max(end) } else { start..start };
            let new = PIECES[self.below(PIECES.len())];
            text.replace_range(bytes.clone(), new);
            changes.push(Change::Replace(bytes, new.to_owned()));
        }
        changes
    }

    /// A byte at which the text may be edited.
    fn edge(&mut self, text: &str) -> usize {
        loop {
            let at = self.below(text.len() + 1);
            if text.is_char_boundary(at) && !(text[..at].ends_with('\r') && text[at..].starts_with('\n')) {
                return at;
            }
        }
    }
}
