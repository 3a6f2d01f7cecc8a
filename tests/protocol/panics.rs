//! What happens when a handler panics. Only unoptimised servers can be told to.

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES, document};

#[test]
fn a_panic_is_answered_and_forgotten() {
    if std::env::var_os("OKR_LS").is_some() {
        // Nobody knows whether that server can be told to.
        return;
    }
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        client.diagnostics(&uri);
        assert_eq!(client.refused("guard/panic", Value::Null), -32603);
        client.notify("guard/panicQuietly", Value::Null);
        client.replace(&uri, 0..0, "x");
        client.assert_in_sync(&uri);
        client.request("textDocument/codeAction", code_actions(&uri));
        client.finish();
    }
}

fn code_actions(uri: &str) -> Value {
    let mut params = document(uri);
    let start = json!({ "line": 0, "character": 0 });
    params["range"] = json!({ "start": start, "end": start });
    params["context"] = json!({ "diagnostics": [] });
    params
}
