//! A toy server behind the guard, and a client that speaks to it over pipes.

mod framing;
mod life;
mod order;
mod survival;

use std::io::{BufReader, PipeReader, PipeWriter, Write, pipe};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, InitializeParams, InitializeResult, InitializedParams, MessageType,
};
use tower_lsp::{Client as Handle, LanguageServer, LspService};

use super::framing::Frames;
use super::{blocking, serve, with_panics};

/// Longer than anything takes, shorter than patience.
const PATIENCE: Duration = Duration::from_secs(5);

/// Notes what happens to it.
struct Toy {
    client: Handle,
    log: Mutex<Vec<Value>>,
}

impl Toy {
    fn note(&self, entry: impl Into<Value>) {
        self.log.lock().unwrap().push(entry.into());
    }

    async fn read_log(&self) -> Result<Value> {
        let log = self.log.lock().unwrap().clone();
        // The log as it was when the request's turn came, however long the answer takes.
        tokio::task::yield_now().await;
        Ok(log.into())
    }

    async fn sleep(&self, [milliseconds]: [u64; 1]) -> Result<u64> {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        self.note(format!("slept {milliseconds}"));
        Ok(milliseconds)
    }

    async fn nap(&self, milliseconds: [u64; 1]) {
        self.sleep(milliseconds).await.unwrap();
    }

    async fn panics_at_work(&self) -> Result<u8> {
        blocking(|| panic!("as asked")).await
    }

    async fn works(&self, [milliseconds]: [u64; 1]) -> Result<u64> {
        let work = move || std::thread::sleep(Duration::from_millis(milliseconds));
        blocking(work).await?;
        Ok(milliseconds)
    }

    async fn works_and_asks(&self, milliseconds: u64) -> Result<Value> {
        self.works([milliseconds]).await?;
        let answer = self.asks().await?;
        blocking(|| answer).await
    }

    async fn works_quietly(&self, milliseconds: [u64; 1]) {
        self.works(milliseconds).await.unwrap();
        self.note(format!("worked {}", milliseconds[0]));
    }

    async fn asks(&self) -> Result<Value> {
        let answer = self.client.configuration(Vec::new()).await?;
        Ok(answer.into())
    }

    async fn asks_quietly(&self) {
        let answer = self.client.configuration(Vec::new()).await.unwrap();
        self.note(answer);
    }

    async fn says_before_answering(&self) -> Result<()> {
        self.client.log_message(MessageType::INFO, "before").await;
        Ok(())
    }
}

impl LanguageServer for Toy {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        tokio::task::yield_now().await;
        self.note(serde_json::to_value(params.capabilities).unwrap());
        Ok(InitializeResult::default())
    }

    async fn initialized(&self, _: InitializedParams) {
        self.note("initialized");
    }

    /// Waits the longer the earlier the version, so that versions fall over each other where nothing orders them.
    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let version = params.text_document.version;
        for _ in version..20 {
            tokio::task::yield_now().await;
        }
        self.note(version);
    }

    async fn shutdown(&self) -> Result<()> {
        tokio::task::yield_now().await;
        Ok(())
    }
}

/// A toy behind the guard; returns the exit code.
fn server(input: PipeReader, output: PipeWriter) -> JoinHandle<u8> {
    let build = |_| {
        with_panics(LspService::build(|client| Toy { client, log: Mutex::default() }))
            .custom_method("toy/log", Toy::read_log)
            .custom_method("toy/sleep", Toy::sleep)
            .custom_method("toy/nap", Toy::nap)
            .custom_method("toy/panicAtWork", Toy::panics_at_work)
            .custom_method("toy/work", Toy::works)
            .custom_method("toy/workQuietly", Toy::works_quietly)
            .custom_method("toy/workAndAsk", Toy::works_and_asks)
            .custom_method("toy/ask", Toy::asks)
            .custom_method("toy/askQuietly", Toy::asks_quietly)
            .custom_method("toy/say", Toy::says_before_answering)
            .finish()
    };
    std::thread::spawn(move || serve(build, || {}, input, output).unwrap())
}

/// The client's side of a session.
struct Client {
    input: Option<PipeWriter>,
    output: Receiver<Value>,
    server: JoinHandle<u8>,
}

impl Client {
    /// Starts a server that knows nothing yet.
    fn start() -> Self {
        let (server_input, input) = pipe().unwrap();
        let (output, server_output) = pipe().unwrap();
        let server = server(server_input, server_output);
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut frames = Frames::new(BufReader::new(output));
            while let Ok(Some(message)) = frames.next() {
                sender.send(message.expect("the server writes sound frames")).unwrap();
            }
        });
        Self { input: Some(input), output: receiver, server }
    }

    /// Starts a server that is ready for work.
    fn ready() -> Self {
        let mut client = Self::start();
        client.initialize(json!({ "capabilities": {} }));
        assert!(client.answer("init")["result"].is_object());
        client.notify("initialized", json!({}));
        client
    }

    fn initialize(&mut self, params: Value) {
        self.request("init", "initialize", params);
    }

    fn bytes(&mut self, bytes: impl AsRef<[u8]>) {
        self.input.as_mut().unwrap().write_all(bytes.as_ref()).unwrap();
    }

    fn send(&mut self, message: &Value) {
        self.bytes(frame(&message.to_string()));
    }

    fn request(&mut self, id: impl Into<Value>, method: &str, params: impl Into<Value>) {
        let (id, params) = (id.into(), params.into());
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    fn notify(&mut self, method: &str, params: impl Into<Value>) {
        let params = params.into();
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn change(&mut self, version: i32) {
        let document = json!({ "uri": "file:///a.okr", "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [] }));
    }

    /// The next message of the server.
    fn receive(&mut self) -> Value {
        self.output.recv_timeout(PATIENCE).expect("a message in time")
    }

    /// The next message, which must answer this request.
    fn answer(&mut self, id: impl Into<Value>) -> Value {
        let message = self.receive();
        assert_eq!(message["id"], id.into(), "in {message}");
        message
    }

    fn error(&mut self, id: impl Into<Value>) -> i64 {
        self.answer(id)["error"]["code"].as_i64().expect("an error")
    }

    /// What the server has noted, without the capabilities.
    fn log(&mut self) -> Value {
        self.request("log", "toy/log", Value::Null);
        let mut answer = self.answer("log");
        answer["result"].as_array_mut().unwrap().remove(0);
        answer["result"].take()
    }

    /// Asks the server to end, and nothing else must come. Returns the exit code.
    fn end(mut self) -> u8 {
        self.request("bye", "shutdown", Value::Null);
        assert_eq!(self.answer("bye")["result"], Value::Null);
        self.notify("exit", Value::Null);
        self.exit_code()
    }

    /// The exit code of a server that ends of itself, in time and without another message.
    fn exit_code(self) -> u8 {
        let Self { input, output, server } = self;
        match output.recv_timeout(PATIENCE) {
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => {}
            other => panic!("not the end: {other:?}"),
        }
        drop(input);
        server.join().unwrap()
    }
}

fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}
