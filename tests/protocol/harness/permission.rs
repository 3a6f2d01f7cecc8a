//! What a server may send to a client, by what the client has said it takes.

use serde_json::Value;

/// Fails on a request or notification that the client's capabilities do not allow.
pub fn check_call(capabilities: &Value, message: &Value) {
    let able = |path: &str| is_true(capabilities, path);
    let params = &message["params"];
    let method = message["method"].as_str().unwrap();
    let allowed = match method {
        "window/logMessage" | "window/showMessage" | "window/showMessageRequest" => true,
        // Only ever sent for a token; the client keeps an eye on those.
        "$/progress" => true,
        "textDocument/publishDiagnostics" => {
            for diagnostic in params["diagnostics"].as_array().expect("diagnostics") {
                check_diagnostic(&capabilities["textDocument"]["publishDiagnostics"], diagnostic);
            }
            true
        }
        "client/registerCapability" => {
            for registration in params["registrations"].as_array().unwrap() {
                let method = registration["method"].as_str().unwrap();
                assert!(able(&registrable(method)), "the client does not register {method}");
            }
            true
        }
        "client/unregisterCapability" => true,
        "window/workDoneProgress/create" => able("window/workDoneProgress"),
        "window/showDocument" => able("window/showDocument/support"),
        "workspace/applyEdit" => able("workspace/applyEdit"),
        "workspace/configuration" => able("workspace/configuration"),
        "workspace/workspaceFolders" => able("workspace/workspaceFolders"),
        "workspace/diagnostic/refresh" => able("workspace/diagnostics/refreshSupport"),
        refresh if refresh.ends_with("/refresh") => able(&format!("{refresh}Support")),
        _ => false,
    };
    assert!(allowed, "the client does not take {message}");
}

/// Fails on a part of an answer that the client's capabilities do not allow.
pub fn check_answer(capabilities: &Value, method: &str, result: &Value) {
    let document = &capabilities["textDocument"];
    let each = || result.as_array().into_iter().flatten();
    match method {
        "initialize" => {
            let offered = &capabilities["general"]["positionEncodings"];
            let chosen = &result["capabilities"]["positionEncoding"];
            let known = offered.as_array().is_some_and(|offered| offered.contains(chosen));
            assert!(known || chosen.is_null() || chosen == "utf-16", "{chosen} was not offered");
        }
        "textDocument/codeAction" => {
            for action in each() {
                check_code_action(capabilities, action);
            }
        }
        "codeAction/resolve" => check_code_action(capabilities, result),
        "textDocument/rename" => check_edit(&capabilities["workspace"]["workspaceEdit"], result),
        "textDocument/definition" => {
            for place in each().filter(|place| !place["targetUri"].is_null()) {
                assert!(is_true(document, "definition/linkSupport"), "no links: {place}");
            }
        }
        "textDocument/documentSymbol" => {
            for symbol in each().filter(|symbol| symbol["location"].is_null()) {
                let able = is_true(document, "documentSymbol/hierarchicalDocumentSymbolSupport");
                assert!(able, "no trees of symbols: {symbol}");
            }
        }
        "textDocument/hover" if result["contents"]["kind"] == "markdown" => {
            let formats = document["hover"]["contentFormat"].as_array();
            assert!(formats.is_some_and(|formats| formats.contains(&"markdown".into())), "no Markdown");
        }
        "textDocument/completion" => {
            let items = result["items"].as_array().or_else(|| result.as_array());
            for item in items.into_iter().flatten() {
                let able = &document["completion"]["completionItem"];
                assert!(
                    item["insertTextFormat"] != 2 || is_true(able, "snippetSupport"),
                    "no snippets: {item}"
                );
                let replaces = !item["textEdit"]["insert"].is_null();
                assert!(!replaces || is_true(able, "insertReplaceSupport"), "no replacing: {item}");
                let formats = able["documentationFormat"].as_array();
                let markdown = formats.is_some_and(|formats| formats.contains(&"markdown".into()));
                assert!(item["documentation"]["kind"] != "markdown" || markdown, "no Markdown: {item}");
            }
        }
        "textDocument/diagnostic" => {
            for diagnostic in result["items"].as_array().into_iter().flatten() {
                check_diagnostic(&document["diagnostic"], diagnostic);
            }
        }
        _ => {}
    }
}

fn check_diagnostic(able: &Value, diagnostic: &Value) {
    for (part, support) in [("codeDescription", "codeDescriptionSupport"), ("data", "dataSupport")] {
        assert!(diagnostic[part].is_null() || is_true(able, support), "no {part}: {diagnostic}");
    }
    let related = diagnostic["relatedInformation"].is_null();
    assert!(related || is_true(able, "relatedInformation"), "no related information: {diagnostic}");
    for tag in diagnostic["tags"].as_array().into_iter().flatten() {
        let tags = able["tagSupport"]["valueSet"].as_array();
        assert!(tags.is_some_and(|tags| tags.contains(tag)), "no such tag: {diagnostic}");
    }
    assert_eq!(diagnostic["source"], "okr-ls", "{diagnostic}");
    assert!(diagnostic["code"].is_string() && diagnostic["severity"].is_u64(), "{diagnostic}");
    assert!(diagnostic["message"].as_str().is_some_and(|message| !message.is_empty()), "{diagnostic}");
}

fn check_code_action(capabilities: &Value, action: &Value) {
    let able = &capabilities["textDocument"]["codeAction"];
    let is_command = action["command"].is_string();
    assert!(is_command || able["codeActionLiteralSupport"].is_object(), "only commands: {action}");
    for (part, support) in
        [("isPreferred", "isPreferredSupport"), ("disabled", "disabledSupport"), ("data", "dataSupport")]
    {
        assert!(action[part].is_null() || is_true(able, support), "no {part}: {action}");
    }
    for diagnostic in action["diagnostics"].as_array().into_iter().flatten() {
        check_diagnostic(&capabilities["textDocument"]["publishDiagnostics"], diagnostic);
    }
    check_edit(&capabilities["workspace"]["workspaceEdit"], &action["edit"]);
}

fn check_edit(able: &Value, edit: &Value) {
    let versioned = !edit["documentChanges"].is_null();
    assert!(!versioned || is_true(able, "documentChanges"), "no versioned edits: {edit}");
    let annotated = !edit["changeAnnotations"].is_null();
    assert!(!annotated || able["changeAnnotationSupport"].is_object(), "no annotations: {edit}");
    for change in edit["documentChanges"].as_array().into_iter().flatten() {
        if let Some(kind) = change["kind"].as_str() {
            let kinds = able["resourceOperations"].as_array();
            assert!(kinds.is_some_and(|kinds| kinds.contains(&kind.into())), "no such change: {edit}");
        }
        for edit in change["edits"].as_array().into_iter().flatten() {
            assert!(edit["snippet"].is_null() || is_true(able, "snippetEditSupport"), "no snippets: {edit}");
        }
    }
}

/// Where a capability to register a method at run time stands.
fn registrable(method: &str) -> String {
    let feature = match method {
        "textDocument/didOpen"
        | "textDocument/didChange"
        | "textDocument/didClose"
        | "textDocument/didSave" => "textDocument/synchronization",
        "workspace/didCreateFiles" | "workspace/didRenameFiles" | "workspace/didDeleteFiles" => {
            "workspace/fileOperations"
        }
        feature => feature,
    };
    format!("{feature}/dynamicRegistration")
}

fn is_true(capabilities: &Value, path: &str) -> bool {
    capabilities.pointer(&format!("/{path}")) == Some(&Value::Bool(true))
}
