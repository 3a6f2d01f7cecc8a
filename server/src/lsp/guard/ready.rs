//! Answers whose form is the server's own.
//!
//! The framework's handlers answer with its own types, which end at version 3.17 of the protocol, and takes each answer
//! apart into a tree of values before it is written: for the outline of a thousand lines that takes several times as
//! long as finding it. So requests with great or newer answers reach handlers under names of the server's own, and
//! what these answer is text already: it travels as one string and is written as it stands.

use std::borrow::Cow;

use serde::Serialize;
use tower_lsp::jsonrpc::{Error, Response, Result};

/// What stands in front of a method that has a handler of the server's own.
macro_rules! own {
    ($method:literal) => {
        concat!("okr-ls/", $method)
    };
}

/// The handlers' names.
#[expect(missing_docs, reason = "each says of which method")]
pub mod methods {
    pub const CODE_ACTION: &str = own!("textDocument/codeAction");
    pub const RESOLVE_CODE_ACTION: &str = own!("codeAction/resolve");
    pub const COMPLETION: &str = own!("textDocument/completion");
    pub const DOCUMENT_SYMBOL: &str = own!("textDocument/documentSymbol");
    pub const FOLDING_RANGE: &str = own!("textDocument/foldingRange");
    pub const TOKENS: &str = own!("textDocument/semanticTokens/full");
    pub const TOKENS_DELTA: &str = own!("textDocument/semanticTokens/full/delta");
    pub const TOKENS_RANGE: &str = own!("textDocument/semanticTokens/range");

    /// All of them.
    pub(super) const ALL: [&str; 8] = [
        CODE_ACTION,
        RESOLVE_CODE_ACTION,
        COMPLETION,
        DOCUMENT_SYMBOL,
        FOLDING_RANGE,
        TOKENS,
        TOKENS_DELTA,
        TOKENS_RANGE,
    ];
}

/// The name under which handlers know a method.
pub(super) fn method(method: String) -> Cow<'static, str> {
    let own = methods::ALL.into_iter().find(|own| own.strip_prefix(own!("")) == Some(&method));
    own.map_or(Cow::Owned(method), Cow::Borrowed)
}

/// What such text begins with on its way. No other answer of a server is a string that begins with a NUL.
const MARK: &str = "\0";

/// An answer that is text already.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Ready(String);

impl Ready {
    /// Writes an answer.
    ///
    /// # Errors
    ///
    /// Where it has no form in JSON.
    pub fn of(answer: &impl Serialize) -> Result<Self> {
        let mut text = Vec::from(MARK);
        serde_json::to_writer(&mut text, answer).map_err(|_| Error::internal_error())?;
        String::from_utf8(text).map(Self).map_err(|_| Error::internal_error())
    }
}

/// The text of an answer, where it is one.
pub(super) fn text(response: &Response) -> Option<&str> {
    response.result()?.as_str()?.strip_prefix(MARK)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tower_lsp::jsonrpc::Id;

    use super::*;

    #[test]
    fn only_the_servers_own_methods_have_other_names() {
        assert_eq!(method("textDocument/completion".into()), methods::COMPLETION);
        assert_eq!(method("textDocument/hover".into()), "textDocument/hover");
        assert_eq!(method(methods::COMPLETION.into()), methods::COMPLETION);
    }

    #[test]
    fn an_answer_travels_as_its_text() {
        let answer = json!({ "label": "a \"b\" \u{0} 😀" });
        let travels = serde_json::to_value(Ready::of(&answer).unwrap()).unwrap();
        let response = Response::from_ok(Id::Number(1), travels);
        let arrives: Value = serde_json::from_str(text(&response).unwrap()).unwrap();
        assert_eq!(arrives, answer);
        assert_eq!(text(&Response::from_ok(Id::Number(1), json!("plain"))), None);
    }
}
