//! Version 3.18 of the protocol, as far as the framework's types, which end at 3.17, are in the way of it.
//!
//! Its edits may be snippets. Code actions hold edits, so the requests for them reach handlers under names of the
//! server's own, whose answers may have any form; and the capability goes where other experiments stand.

use std::borrow::Cow;

use serde_json::{Value, json};

/// The handler's name for `textDocument/codeAction`.
pub const CODE_ACTION: &str = "okr-ls/codeAction";

/// The handler's name for `codeAction/resolve`.
pub const RESOLVE_CODE_ACTION: &str = "okr-ls/resolveCodeAction";

/// The experimental capability that stands for `workspace.workspaceEdit.snippetEditSupport`.
pub const SNIPPET_EDITS: &str = "snippetEdits";

/// The name under which handlers know a method.
pub(super) fn method(method: Cow<'static, str>) -> Cow<'static, str> {
    match method.as_ref() {
        "textDocument/codeAction" => CODE_ACTION.into(),
        "codeAction/resolve" => RESOLVE_CODE_ACTION.into(),
        _ => method,
    }
}

/// Puts capabilities that the framework does not know where it leaves them alone.
pub(super) fn keep_capabilities(initialize: &mut Value) {
    let snippets = initialize.pointer("/capabilities/workspace/workspaceEdit/snippetEditSupport");
    let snippets = snippets.and_then(Value::as_bool).unwrap_or_default();
    initialize["capabilities"]["experimental"] = json!({ SNIPPET_EDITS: snippets });
}
