//! What a JSON value means as a message, and what is answered to one that means nothing.

use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use super::framing::Lost;
use super::ready;

/// A message from the client.
pub(super) enum Message {
    /// A request or a notification.
    Call(Request),
    /// The notification that a request is no longer wanted.
    Cancel(Id),
    /// The notification to end.
    Exit,
    /// The response to a request of the server.
    Response(Response),
    /// No message; here is the response to it.
    Invalid(Response),
}

impl Message {
    /// Reads a message, leniently: what has a clear meaning is taken as that.
    pub(super) fn read(value: Value) -> Self {
        let Value::Object(mut fields) = value else {
            return invalid(Id::Null, "a message is an object, and the protocol has no batches");
        };
        let id: Option<Id> = match fields.remove("id").map(serde_json::from_value).transpose() {
            Ok(id) => id,
            Err(_) => return invalid(Id::Null, "`id` must be an integer or a string"),
        };
        if fields.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
            return invalid(id.unwrap_or_default(), "`jsonrpc` must be \"2.0\"");
        }
        match (fields.remove("method"), id) {
            (Some(Value::String(method)), id) => call(method, id, fields.remove("params")),
            (Some(_), id) => invalid(id.unwrap_or_default(), "`method` must be a string"),
            (None, Some(id)) => response(id, fields),
            (None, None) => invalid(Id::Null, "`method` is missing"),
        }
    }

    /// The message in place of one that could not be read.
    pub(super) fn lost(lost: &Lost) -> Self {
        let (code, message) = match lost {
            Lost::Header => (ErrorCode::ParseError, "no `Content-Length: N` in front of a message".into()),
            Lost::Json(error) => (ErrorCode::ParseError, format!("not JSON: {error}")),
            Lost::TooLong(length) => {
                (ErrorCode::InvalidRequest, format!("a message of {length} bytes is too long"))
            }
        };
        Self::Invalid(failed(Id::Null, code, message))
    }
}

fn call(method: String, id: Option<Id>, params: Option<Value>) -> Message {
    match (method.as_str(), &id) {
        (_, Some(Id::Null)) => return invalid(Id::Null, "the `id` of a request must not be null"),
        ("exit", Some(id)) => return invalid(id.clone(), "`exit` is a notification"),
        ("exit", None) => return Message::Exit,
        ("$/cancelRequest", None) => {
            let target = params.as_ref().and_then(|params| params.get("id"));
            if let Some(Ok(id)) = target.cloned().map(serde_json::from_value) {
                return Message::Cancel(id);
            }
        }
        _ => {}
    }
    let mut request = Request::build(ready::method(method));
    if let Some(params) = params {
        request = request.params(params);
    }
    if let Some(id) = id {
        request = request.id(id);
    }
    Message::Call(request.finish())
}

fn response(id: Id, mut fields: Map<String, Value>) -> Message {
    // Some clients send both members, one of them null.
    if let Some(error) = fields.remove("error").filter(|error| !error.is_null()) {
        let error = serde_json::from_value(error.clone())
            .unwrap_or_else(|_| Error { data: Some(error), ..Error::internal_error() });
        Message::Response(Response::from_error(id, error))
    } else if let Some(result) = fields.remove("result") {
        Message::Response(Response::from_ok(id, result))
    } else {
        invalid(id, "neither `method` nor `result` nor `error`")
    }
}

fn invalid(id: Id, message: &'static str) -> Message {
    Message::Invalid(failed(id, ErrorCode::InvalidRequest, message.into()))
}

fn failed(id: Id, code: ErrorCode, message: String) -> Response {
    Response::from_error(id, Error { code, message: message.into(), data: None })
}

/// The notification that cancels a request, as the framework takes it.
pub(super) fn cancel(id: &Id) -> Request {
    Request::build("$/cancelRequest").params(json!({ "id": id })).finish()
}
