//! Answers whose form is the server's own.
//!
//! The framework's handlers answer with its own types, which end at version 3.17 of the protocol, and takes each answer
//! apart into a tree of values before it is written: for the outline of a thousand lines that takes several times as
//! long as finding it. So requests with great or newer answers reach handlers under names of the server's own, and
//! what these answer is text already: it goes around the framework and is written as it stands.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;
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

/// What the framework passes on in place of such an answer. No other answer of a server is this string.
const MARK: &str = "\0";

thread_local! {
    /// The answer that was turned into [`MARK`] here.
    static WRITTEN: Cell<Option<Text>> = const { Cell::new(None) };
}

/// JSON that can be kept and written at once.
type Text = Arc<Vec<u8>>;

/// An answer that is text already.
#[derive(Debug)]
pub struct Ready(Text);

impl Ready {
    /// Writes an answer.
    ///
    /// # Errors
    ///
    /// Where it has no form in JSON.
    pub fn of(answer: &impl Serialize) -> Result<Self> {
        serde_json::to_vec(answer).map(Self::written).map_err(|_| Error::internal_error())
    }

    /// An answer that is JSON already.
    #[must_use]
    pub fn written(text: Vec<u8>) -> Self {
        Self(Arc::new(text))
    }
}

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        WRITTEN.set(Some(Arc::clone(&self.0)));
        serializer.serialize_str(MARK)
    }
}

/// An answer on its way to the client.
pub(super) struct Answer {
    pub(super) response: Response,
    /// The result, where it is text already.
    pub(super) text: Option<Text>,
}

impl Answer {
    /// The answer of a handler that ended just now, on this thread: the framework turns what it returns into a value
    /// in the same breath.
    pub(super) fn of(response: Response) -> Self {
        let text = WRITTEN.take().filter(|_| response.result().and_then(Value::as_str) == Some(MARK));
        Self { response, text }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
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
        let ready = json!({ "label": "a \"b\" \u{0} 😀" });
        let answer = |result: &dyn Fn() -> Value| Answer::of(Response::from_ok(Id::Number(1), result()));
        let travels = || serde_json::to_value(Ready::of(&ready).unwrap()).unwrap();
        let arrives = answer(&travels).text.unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&arrives).unwrap(), ready);
        // What another handler left behind is nobody's answer.
        travels();
        assert_eq!(answer(&|| json!("plain")).text, None);
        assert_eq!(answer(&|| json!(MARK)).text, None);
    }
}
