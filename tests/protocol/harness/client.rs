//! The client: what it sends, what it has received, and what it puts up with.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::editing::Copy;
use super::permission::{check_answer, check_call};
use super::text::Unit;
use super::{PATIENCE, Profile, Wire};

/// A client of a running server. It must be brought to its end, which looks at what is left over.
pub struct Client {
    pub(super) wire: Wire,
    pub(super) profile: Profile,
    pub(super) capabilities: Value,
    /// What the server has said of itself.
    pub(super) server: Value,
    pub(super) documents: BTreeMap<String, Copy>,
    pub(super) next_id: i64,
    /// Requests on their way, by their methods.
    pub(super) open: BTreeMap<i64, String>,
    pub(super) answers: BTreeMap<i64, Value>,
    /// Publishes that no one has read, by document.
    pub(super) published: BTreeMap<String, VecDeque<Value>>,
    /// Anything else that no one has read.
    pub(super) unread: VecDeque<Value>,
    pub(super) tokens: HashSet<String>,
    /// What the user has set, as the editor answers when it is asked.
    pub(super) settings: Value,
    /// What the server has registered for.
    pub(super) registered: Vec<Value>,
    /// The last place that the server had shown.
    pub(super) shown_place: Value,
    pub(super) ended: bool,
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
            settings: Value::Null,
            registered: Vec::new(),
            shown_place: Value::Null,
            ended: false,
        }
    }

    /// A client whose server is ready.
    pub fn start(profile: Profile) -> Self {
        let mut client = Self::unborn(profile);
        client.initialize(profile.initialize());
        client
    }

    /// Changes the user's settings, in silence.
    pub fn set(&mut self, settings: Value) {
        self.settings = settings;
    }

    /// What the server has registered for, once it has registered for this.
    pub fn registration(&mut self, method: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.registered.iter().find(|it| it["method"] == method) {
                return found.clone();
            }
            self.receive(deadline).unwrap_or_else(|wrong| panic!("{wrong} instead of a registration"));
        }
    }

    /// The text of the next message that is shown to the user.
    pub fn shown(&mut self) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.unread.iter().position(|it| it["method"] == "window/showMessage") {
                let message = self.unread.remove(at).unwrap();
                return message["params"]["message"].as_str().unwrap().to_owned();
            }
            self.receive(deadline).unwrap_or_else(|wrong| panic!("{wrong} instead of a message"));
        }
    }

    /// The last place that the server had shown, if it was not asked for yet.
    pub fn take_shown_place(&mut self) -> Value {
        self.shown_place.take()
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
        let mut answer = self.whole_answer(id);
        match answer["error"]["code"].as_i64() {
            Some(code) => Err(code),
            None => Ok(answer["result"].take()),
        }
    }

    fn whole_answer(&mut self, id: i64) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
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

    /// Sends a request and waits for the code of its error and the reason that it gives.
    pub fn refusal(&mut self, method: &str, params: Value) -> (i64, String) {
        let id = self.send(method, params);
        let error = self.whole_answer(id)["error"].take();
        let reason = error["message"].as_str().expect("a reason").to_owned();
        (error["code"].as_i64().expect("a code"), reason)
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
    pub(super) fn receive(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
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
                let items = params["items"].as_array().unwrap();
                items.iter().map(|item| self.settings[item["section"].as_str().unwrap()].clone()).collect()
            }
            "workspace/workspaceFolders" => self.profile.initialize()["workspaceFolders"].take(),
            "workspace/applyEdit" => {
                self.apply(&params["edit"].take());
                json!({ "applied": true })
            }
            "window/showDocument" => {
                self.shown_place = params;
                json!({ "success": true })
            }
            "client/registerCapability" => {
                self.registered.extend(params["registrations"].as_array().cloned().unwrap());
                Value::Null
            }
            "client/unregisterCapability" => Value::Null,
            refresh if refresh.ends_with("/refresh") => Value::Null,
            _ => {
                message["params"] = params;
                self.unread.push_back(message);
                return;
            }
        };
        assert!(!message["id"].is_null(), "{method} is a request");
        if !self.wire.is_open() {
            return;
        }
        self.wire.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
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
}

impl Drop for Client {
    fn drop(&mut self) {
        assert!(self.ended || std::thread::panicking(), "a client must be brought to its end");
    }
}
