//! Version 3.18 of the protocol, as far as the framework's types, which end at 3.17, are in the way of it.
//!
//! Edits may be snippets there. The capability goes where experiments stand, which the types leave alone.

use serde_json::{Value, json};

/// The experimental capability that stands for `workspace.workspaceEdit.snippetEditSupport`.
pub const SNIPPET_EDITS: &str = "snippetEdits";

/// Puts capabilities that the framework does not know where it leaves them alone.
pub(super) fn keep_capabilities(initialize: &mut Value) {
    let snippets = initialize.pointer("/capabilities/workspace/workspaceEdit/snippetEditSupport");
    let snippets = snippets.and_then(Value::as_bool).unwrap_or_default();
    initialize["capabilities"]["experimental"] = json!({ SNIPPET_EDITS: snippets });
}
