//! The client's documents: a copy of each, which changes as the editor would change it, and what the server says of it.

use std::collections::VecDeque;
use std::ops::Range;
use std::time::Instant;

use serde_json::{Value, json};

use super::{Client, PATIENCE, Profile, text, uri};

/// A change of a document.
#[derive(Clone, Debug)]
pub enum Change {
    /// Some bytes of the text as it is by then become this text.
    Replace(Range<usize>, String),
    /// The whole text becomes this one.
    Full(String),
}

/// An open document, as the client sees it.
pub(super) struct Copy {
    version: i32,
    text: String,
    /// The last publish: the next one must be of a later version, or say something else of the same.
    published: Option<Value>,
    /// The last diagnostics that were read, and their version.
    diagnostics: (i32, Vec<Value>),
}

impl Client {
    /// Opens a document; its URI is returned.
    pub fn open(&mut self, name: &str, text: &str) -> String {
        self.open_at(uri(name), text)
    }

    /// Opens the document of that URI.
    pub fn open_at(&mut self, uri: String, text: &str) -> String {
        let copy = Copy { version: 1, text: text.to_owned(), published: None, diagnostics: (0, Vec::new()) };
        assert!(self.documents.insert(uri.clone(), copy).is_none(), "{uri} is open");
        let document = json!({ "uri": uri, "languageId": "okr", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
        uri
    }

    /// Closes a document and opens it again with another text, in one breath.
    pub fn reopen(&mut self, uri: &str, text: &str) {
        self.documents.remove(uri).expect("an open document");
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        self.open(uri.rsplit('/').next().unwrap(), text);
    }

    /// The range of some bytes of a document.
    pub fn range(&self, uri: &str, bytes: Range<usize>) -> Value {
        text::range(self.text(uri), self.unit(), &bytes)
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
        while published["version"].as_i64() < Some(version.into()) {
            published = self.publish(uri);
        }
        let diagnostics = published["diagnostics"].as_array().unwrap().clone();
        for diagnostic in &diagnostics {
            self.check_range(uri, &diagnostic["range"]);
        }
        self.documents.get_mut(uri).unwrap().diagnostics = (version, diagnostics.clone());
        diagnostics
    }

    /// Where a byte of a document stands, as the client counts.
    pub fn position(&self, uri: &str, byte: usize) -> Value {
        text::position(self.text(uri), self.unit(), byte)
    }

    /// The words of a document at these places, which it must have.
    pub fn words(&self, uri: &str, range: &Value) -> &str {
        &self.text(uri)[self.bytes(uri, range)]
    }

    /// Fails unless a document has these places.
    pub fn check_range(&self, uri: &str, range: &Value) {
        self.bytes(uri, range);
    }

    /// The bytes of a range, which the document must have.
    pub fn bytes(&self, uri: &str, range: &Value) -> Range<usize> {
        text::bytes(self.text(uri), self.unit(), range).unwrap_or_else(|wrong| panic!("{wrong} in {uri}"))
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

    /// The publishes for a document that nobody has read.
    pub fn take_published(&mut self, uri: &str) -> Vec<Value> {
        self.published.remove(uri).unwrap_or_default().into()
    }

    /// A version is published after all earlier ones, not before it exists, and again only where settings make
    /// something else of it.
    pub(super) fn check_order(&mut self, params: &Value) {
        let Some(copy) = self.documents.get_mut(params["uri"].as_str().unwrap()) else {
            return;
        };
        let Some(version) = params["version"].as_i64() else {
            assert_eq!(params["diagnostics"], json!([]), "of which version?");
            return;
        };
        assert!(version <= copy.version.into(), "of the future: {params}");
        if let Some(before) = &copy.published {
            let is_news = *before != *params && before["version"].as_i64() <= Some(version);
            assert!(is_news, "once more: {params} after version {}", before["version"]);
        }
        copy.published = Some(params.clone());
    }
}
