//! The client: what it sends, what it has received, and what it puts up with.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::permission::{check_answer, check_call};
use super::text::{self, Unit};
use super::{PATIENCE, Profile, Wire, uri};

/// A change of a document.
#[derive(Clone, Debug)]
pub enum Change {
    /// Some bytes of the text as it is by then become this text.
    Replace(Range<usize>, String),
    /// The whole text becomes this one.
    Full(String),
}

/// An open document, as the client sees it.
struct Copy {
    version: i32,
    text: String,
    /// The version of the last publish, which the next one must be beyond.
    published: Option<i64>,
    /// The last diagnostics that were read, and their version.
    diagnostics: (i32, Vec<Value>),
}

/// A client of a running server. It must be brought to its end, which looks at what is left over.
pub struct Client {
    wire: Wire,
    profile: Profile,
    capabilities: Value,
    /// What the server has said of itself.
    server: Value,
    documents: BTreeMap<String, Copy>,
    next_id: i64,
    /// Requests on their way, by their methods.
    open: BTreeMap<i64, String>,
    answers: BTreeMap<i64, Value>,
    /// Publishes that no one has read, by document.
    published: BTreeMap<String, VecDeque<Value>>,
    /// Anything else that no one has read.
    unread: VecDeque<Value>,
    tokens: HashSet<String>,
    ended: bool,
}

impl Client {
    /// A client whose server has not been initialised.
    pub fn unborn(profile: Profile) -> Self {
        Self::of(profile, Wire::start())
    }

    /// A client of this server.
    pub fn of(profile: Profile, wire: Wire) -> Self {
        Self {
            wire,
            capabilities: profile.capabilities(),
            profile,
            server: Value::Null,
            documents: BTreeMap::new(),
            next_id: 1,
            open: BTreeMap::new(),
            answers: BTreeMap::new(),
            published: BTreeMap::new(),
            unread: VecDeque::new(),
            tokens: HashSet::from([json!("1").to_string()]),
            ended: false,
        }
    }

    /// A client whose server is ready.
    pub fn start(profile: Profile) -> Self {
        let mut client = Self::unborn(profile);
        client.initialize(profile.initialize());
        client
    }

    /// The handshake, with these parameters.
    pub fn initialize(&mut self, params: Value) {
        let result = self.request("initialize", params);
        self.server = result["capabilities"].clone();
        let chosen = self.server["positionEncoding"].as_str().unwrap_or("utf-16");
        assert_eq!(chosen, self.unit().name());
        self.notify("initialized", json!({}));
    }

    /// What the server has said of itself.
    pub fn server(&self) -> &Value {
        &self.server
    }

    pub fn unit(&self) -> Unit {
        self.profile.unit()
    }

    pub fn wire(&mut self) -> &mut Wire {
        &mut self.wire
    }
}

/// Documents.
impl Client {
    /// Opens a document; its URI is returned.
    pub fn open(&mut self, name: &str, text: &str) -> String {
        let uri = uri(name);
        let copy = Copy { version: 1, text: text.to_owned(), published: None, diagnostics: (0, Vec::new()) };
        assert!(self.documents.insert(uri.clone(), copy).is_none(), "{uri} is open");
        let document = json!({ "uri": uri, "languageId": "okr", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
        uri
    }

    /// The client's copy of a document.
    pub fn text(&self, uri: &str) -> &str {
        &self.documents[uri].text
    }

    pub fn version(&self, uri: &str) -> i32 {
        self.documents[uri].version
    }

    /// Sends changes in one message, one after another, as the editor would.
    pub fn change(&mut self, uri: &str, changes: &[Change]) {
        let unit = self.unit();
        let copy = self.documents.get_mut(uri).expect("an open document");
        let mut events = Vec::new();
        for change in changes {
            events.push(match change {
                Change::Replace(bytes, new) => {
                    let range = text::range(&copy.text, unit, bytes);
                    // Deprecated, and still sent by both editors.
                    let length = copy.text[bytes.clone()].encode_utf16().count();
                    copy.text.replace_range(bytes.clone(), new);
                    json!({ "range": range, "rangeLength": length, "text": new })
                }
                Change::Full(new) => {
                    copy.text.clone_from(new);
                    json!({ "text": new })
                }
            });
        }
        self.send_change(uri, json!(events));
    }

    /// Replaces some bytes of a document.
    pub fn replace(&mut self, uri: &str, bytes: Range<usize>, new: &str) {
        self.change(uri, &[Change::Replace(bytes, new.to_owned())]);
    }

    /// Sends change events as they are; the text is unknown until it is sent in full.
    pub fn send_change(&mut self, uri: &str, events: Value) {
        let copy = self.documents.get_mut(uri).expect("an open document");
        copy.version += 1;
        let document = json!({ "uri": uri, "version": copy.version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": events }));
    }

    /// Applies a workspace edit, and tells the server in the editor's way.
    pub fn apply(&mut self, edit: &Value) {
        let plain = edit["changes"].as_object().into_iter().flatten();
        let plain = plain.map(|(uri, edits)| (uri.clone(), edits.clone()));
        let versioned = edit["documentChanges"].as_array().into_iter().flatten().map(|change| {
            let document = &change["textDocument"];
            let uri = document["uri"].as_str().expect("an edit of a document").to_owned();
            assert_eq!(document["version"], self.documents[&uri].version, "of another version: {change}");
            (uri, change["edits"].clone())
        });
        let edits: Vec<(String, Value)> = plain.chain(versioned).collect();
        assert!(!edits.is_empty(), "an edit that edits nothing");
        for (uri, edits) in edits {
            let old = self.documents[&uri].text.clone();
            let replacements = text::replacements(&old, self.unit(), edits.as_array().unwrap());
            match self.profile {
                // Events from the end to the start.
                Profile::VsCode => {
                    let changes: Vec<Change> =
                        replacements.into_iter().map(|(bytes, new)| Change::Replace(bytes, new)).collect();
                    self.change(&uri, &changes);
                }
                // One event, from the first to the last difference.
                _ => {
                    let mut new = old.clone();
                    for (bytes, text) in replacements {
                        new.replace_range(bytes, &text);
                    }
                    let (bytes, new) = text::difference(&old, &new);
                    self.replace(&uri, bytes, &new);
                }
            }
        }
    }

    /// The diagnostics of the document as it is. Waits for them; those of earlier versions are read along.
    pub fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let version = self.version(uri);
        let (known, diagnostics) = &self.documents[uri].diagnostics;
        if *known == version {
            return diagnostics.clone();
        }
        let mut published = self.publish(uri);
        while published["version"].as_i64().expect("a version") < i64::from(version) {
            published = self.publish(uri);
        }
        let diagnostics = published["diagnostics"].as_array().unwrap().clone();
        for diagnostic in &diagnostics {
            self.check_range(uri, &diagnostic["range"]);
        }
        self.documents.get_mut(uri).unwrap().diagnostics = (version, diagnostics.clone());
        diagnostics
    }

    /// Fails unless a document has these places.
    pub fn check_range(&self, uri: &str, range: &Value) {
        text::bytes(self.text(uri), self.unit(), range).unwrap_or_else(|wrong| panic!("{wrong} in {uri}"));
    }

    /// The next publish for a document.
    pub fn publish(&mut self, uri: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(published) = self.published.get_mut(uri).and_then(VecDeque::pop_front) {
                return published;
            }
            self.receive(deadline).unwrap_or_else(|wrong| panic!("{wrong} instead of diagnostics for {uri}"));
        }
    }

    /// Closes a document, which empties its diagnostics.
    pub fn close(&mut self, uri: &str) {
        self.documents.remove(uri).expect("an open document");
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        let mut published = self.publish(uri);
        while published["diagnostics"] != json!([]) || published["version"].is_i64() {
            published = self.publish(uri);
        }
    }

    /// Fails unless the server's text equals the client's: it must say of it what it says of a fresh copy.
    pub fn assert_in_sync(&mut self, uri: &str) {
        let seen = self.impression(uri);
        let text = self.text(uri).to_owned();
        let copy = self.open("copy.okr", &text);
        let expected = self.impression(&copy);
        self.close(&copy);
        assert_eq!(seen, expected, "of {text:?}");
    }

    /// All that the server says of a whole document.
    fn impression(&mut self, uri: &str) -> Vec<Value> {
        let mut seen = self.diagnostics(uri);
        for (capability, method) in [
            ("documentSymbolProvider", "textDocument/documentSymbol"),
            ("foldingRangeProvider", "textDocument/foldingRange"),
            ("semanticTokensProvider", "textDocument/semanticTokens/full"),
        ] {
            if !self.server[capability].is_null() {
                let mut result = self.request(method, super::document(uri));
                result.as_object_mut().map(|tokens| tokens.remove("resultId"));
                seen.push(result);
            }
        }
        let text = serde_json::to_string(&seen).unwrap().replace(uri, "the document");
        serde_json::from_str(&text).unwrap()
    }
}

/// Messages.
impl Client {
    pub fn notify(&mut self, method: &str, params: Value) {
        self.wire.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request, whose answer must be asked for.
    pub fn send(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.open.insert(id, method.to_owned());
        self.wire.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// Waits for the answer to a request: its result, or the code of its error.
    pub fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(mut answer) = self.answers.remove(&id) {
                return match answer["error"]["code"].as_i64() {
                    Some(code) => Err(code),
                    None => Ok(answer["result"].take()),
                };
            }
            self.receive(deadline).unwrap_or_else(|wrong| panic!("{wrong} instead of an answer to {id}"));
        }
    }

    /// Sends a request and waits for its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params.clone());
        self.answer(id).unwrap_or_else(|code| panic!("error {code} for {method} with {params}"))
    }

    /// Sends a request and waits for the code of its error.
    pub fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.send(method, params);
        self.answer(id).expect_err("an error")
    }

    /// Waits for an error that belongs to no request.
    pub fn stray_error(&mut self) -> i64 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(message) = self.unread.pop_front() {
                assert_eq!(message["id"], Value::Null, "{message}");
                return message["error"]["code"].as_i64().expect("an error");
            }
            self.receive(deadline).unwrap_or_else(|wrong| panic!("{wrong} instead of an error"));
        }
    }

    /// Receives one message and puts it where it belongs.
    fn receive(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        let message = self.wire.receive(deadline.saturating_duration_since(Instant::now()))?;
        assert_eq!(message["jsonrpc"], "2.0", "{message}");
        match (message["method"].as_str(), message["id"].as_i64()) {
            (Some(_), _) => self.called(message),
            (None, Some(id)) => {
                let method = self.open.remove(&id).unwrap_or_else(|| panic!("nobody asked for {message}"));
                check_answer(&self.capabilities, &method, &message["result"]);
                self.answers.insert(id, message);
            }
            (None, None) => self.unread.push_back(message),
        }
        Ok(())
    }

    /// Takes a request or notification of the server.
    fn called(&mut self, mut message: Value) {
        assert!(!self.server.is_null() || message["method"] == "window/logMessage", "too early: {message}");
        check_call(&self.capabilities, &message);
        let method = message["method"].as_str().unwrap().to_owned();
        let mut params = message["params"].take();
        let result = match method.as_str() {
            "textDocument/publishDiagnostics" => {
                self.check_order(&params);
                let uri = params["uri"].as_str().unwrap().to_owned();
                self.published.entry(uri).or_default().push_back(params);
                return;
            }
            "$/progress" => {
                assert!(self.tokens.contains(&params["token"].to_string()), "an unknown token: {params}");
                return;
            }
            "window/workDoneProgress/create" => {
                self.tokens.insert(params["token"].to_string());
                Value::Null
            }
            "workspace/configuration" => {
                params["items"].as_array().unwrap().iter().map(|_| Value::Null).collect()
            }
            "workspace/workspaceFolders" => self.profile.initialize()["workspaceFolders"].take(),
            "workspace/applyEdit" => {
                self.apply(&params["edit"].take());
                json!({ "applied": true })
            }
            "client/registerCapability" | "client/unregisterCapability" => Value::Null,
            refresh if refresh.ends_with("/refresh") => Value::Null,
            _ => {
                message["params"] = params;
                self.unread.push_back(message);
                return;
            }
        };
        assert!(!message["id"].is_null(), "{method} is a request");
        self.wire.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
    }

    /// A version is published once, after all earlier ones, and not before it exists.
    fn check_order(&mut self, params: &Value) {
        let Some(copy) = self.documents.get_mut(params["uri"].as_str().unwrap()) else {
            return;
        };
        let version = params["version"].as_i64();
        assert!(version <= Some(copy.version.into()), "of the future: {params}");
        assert!(version > copy.published, "once more: version {version:?} after {:?}", copy.published);
        copy.published = version;
    }
}

/// The end.
impl Client {
    /// Asks the server to end, which it must do well, with nothing left to say.
    pub fn finish(mut self) {
        assert_eq!(self.request("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        self.expect_exit(0);
    }

    /// Waits for a server that ends of itself with this code, with nothing left to say.
    pub fn expect_exit(mut self, code: i32) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.receive(deadline) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end"),
            }
        }
        self.ended = true;
        assert_eq!(self.wire.exit_code(), code, "the exit code");
        let unread: Vec<&Value> = self
            .unread
            .iter()
            .chain(self.published.values().flatten())
            .chain(self.answers.values())
            .collect();
        assert!(unread.is_empty(), "left unread: {unread:?}");
        assert!(self.open.is_empty(), "never answered: {:?}", self.open);
    }

    /// Receives whatever comes until there has been nothing for a while; publishes wait to be read.
    pub fn rest(&mut self, quiet: Duration) {
        while self.receive(Instant::now() + quiet).is_ok() {}
    }

    /// The publishes for a document that nobody has read.
    pub fn take_published(&mut self, uri: &str) -> Vec<Value> {
        self.published.remove(uri).unwrap_or_default().into()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        assert!(self.ended || std::thread::panicking(), "a client must be brought to its end");
    }
}
