//! The process and its pipes. Nothing here blocks for longer than a test's patience.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long a test waits for anything before it fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
pub struct Wire {
    child: Child,
    input: Option<Sender<Vec<u8>>>,
    output: Receiver<Result<Value, String>>,
    errors: Arc<Mutex<String>>,
    /// The last messages both ways, for whoever has to find out why a test failed.
    recent: VecDeque<String>,
}

impl Wire {
    /// Starts the server that was built with these tests, or the one that `OKR_LS` names.
    pub fn start() -> Self {
        let program = std::env::var_os("OKR_LS").unwrap_or_else(|| env!("CARGO_BIN_EXE_okr-ls").into());
        Self::run(&mut Command::new(program))
    }

    /// Starts a server.
    pub fn run(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");

        let mut stdin = child.stdin.take().unwrap();
        let (input, bytes) = channel::<Vec<u8>>();
        thread::spawn(move || {
            // A server that has gone shows at the other end.
            bytes.into_iter().try_for_each(|bytes| stdin.write_all(&bytes).and_then(|()| stdin.flush()))
        });

        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let (messages, output) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut stdout).transpose() {
                let broken = message.is_err();
                if messages.send(message).is_err() || broken {
                    return;
                }
            }
        });

        let errors = Arc::new(Mutex::new(String::new()));
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let lines = Arc::clone(&errors);
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                *lines.lock().unwrap() += &(line + "\n");
            }
        });
        Self { child, input: Some(input), output, errors, recent: VecDeque::new() }
    }

    /// Sends bytes as they are.
    pub fn bytes(&mut self, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        self.note("client", &String::from_utf8_lossy(&bytes[..bytes.len().min(500)]));
        let input = self.input.as_ref().expect("the input is open");
        input.send(bytes).ok();
    }

    /// Sends a message in its frame.
    pub fn send(&mut self, message: &Value) {
        self.bytes(frame(&message.to_string()));
    }

    /// Whether the server can still be spoken to.
    pub fn is_open(&self) -> bool {
        self.input.is_some()
    }

    /// Closes the server's input, once all is sent.
    pub fn close(&mut self) {
        self.input = None;
    }

    /// The next message; `None` at the end of the output, or if there is none in time.
    pub fn receive(&mut self, patience: Duration) -> Result<Value, RecvTimeoutError> {
        match self.output.recv_timeout(patience)? {
            Ok(message) => {
                self.note("server", &message.to_string());
                Ok(message)
            }
            Err(broken) => panic!("no sound frame: {broken}"),
        }
    }

    fn note(&mut self, from: &str, message: &str) {
        self.recent.push_back(format!("{from}: {message:.500}"));
        if self.recent.len() > 12 {
            self.recent.pop_front();
        }
    }

    /// The exit code of a server that ends of itself.
    pub fn exit_code(&mut self) -> i32 {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            assert!(begin.elapsed() < PATIENCE, "the server does not end");
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        if thread::panicking() {
            for message in &self.recent {
                eprintln!("{message}");
            }
            eprintln!("--- the server's log ---\n{}", self.errors.lock().unwrap());
        }
    }
}

/// A message in its frame.
pub fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// Reads a frame without any leniency; `None` at the end.
fn read(stdout: &mut BufReader<ChildStdout>) -> Result<Option<Value>, String> {
    let mut header = Vec::new();
    stdout.read_until(b'\n', &mut header).map_err(|error| error.to_string())?;
    if header.is_empty() {
        return Ok(None);
    }
    let header = String::from_utf8_lossy(&header);
    let length = header
        .strip_prefix("Content-Length: ")
        .and_then(|length| length.strip_suffix("\r\n")?.parse().ok())
        .ok_or_else(|| format!("header {header:?}"))?;
    let mut body = vec![0; 2];
    stdout.read_exact(&mut body).map_err(|error| error.to_string())?;
    if body != b"\r\n" {
        return Err(format!("{body:?} behind the header"));
    }
    body.resize(length, 0);
    stdout.read_exact(&mut body).map_err(|error| error.to_string())?;
    let message = serde_json::from_slice(&body)
        .map_err(|error| format!("{error} in {:.200}", String::from_utf8_lossy(&body)))?;
    Ok(Some(message))
}
