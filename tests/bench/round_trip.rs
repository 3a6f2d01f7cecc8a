//! The real server over stdio: from a key to the diagnostics for it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A server with one open document.
pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    version: i32,
    line: usize,
}

impl Server {
    /// Starts a server, opens `text` and waits until it is judged.
    pub(crate) fn open(text: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_okr-ls"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = process.stdin.take().expect("a pipe");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        // A key result in the middle, whose third word begins at column 13.
        let middle = text.lines().count() / 2;
        let line =
            middle + text.lines().skip(middle).position(|line| line.contains("KR1")).unwrap_or_default();
        let mut server = Self { process, input, output, version: 1, line };
        server.send(&json!({ "id": 1, "method": "initialize", "params": { "capabilities": {} } }));
        server.receive();
        server.send(&json!({ "method": "initialized", "params": {} }));
        let document = json!({ "uri": URI, "languageId": "okr", "version": 1, "text": text });
        server.send(&json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }));
        server.receive();
        server
    }

    /// Types a letter, or takes it back, and waits for the diagnostics.
    pub(crate) fn press_key(&mut self) {
        self.version += 1;
        let typed = self.version % 2 == 0;
        let at = |character: usize| json!({ "line": self.line, "character": character });
        let range = json!({ "start": at(13), "end": at(if typed { 13 } else { 14 }) });
        let change = json!({ "range": range, "text": if typed { "x" } else { "" } });
        let document = json!({ "uri": URI, "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.send(&json!({ "method": "textDocument/didChange", "params": params }));
        self.receive();
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = "2.0".into();
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
        self.input.flush().expect("the server reads");
    }

    fn receive(&mut self) {
        let mut length = 0;
        let mut header = String::new();
        while header != "\r\n" {
            header.clear();
            self.output.read_line(&mut header).expect("the server writes");
            if let Some(number) = header.strip_prefix("Content-Length: ") {
                length = number.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a whole message");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing is lost by it, and the next one measures alone.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const URI: &str = "file:///bench/growth.okr";
