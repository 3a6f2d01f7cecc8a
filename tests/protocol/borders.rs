//! Every request that the server offers, at every place where something might go wrong, of documents in every state.

use serde_json::{Value, json};

use crate::harness::{Change, Client, EXAMPLE, PROFILES, Profile, document};
use crate::hostile::Dice;

/// What a request needs to know beside the document.
enum Needs {
    Nothing,
    Position,
    Range,
}

/// The requests by the capability that offers them.
const REQUESTS: [(&str, &str, Needs); 22] = [
    ("codeActionProvider", "textDocument/codeAction", Needs::Range),
    ("codeLensProvider", "textDocument/codeLens", Needs::Nothing),
    ("completionProvider", "textDocument/completion", Needs::Position),
    ("declarationProvider", "textDocument/declaration", Needs::Position),
    ("definitionProvider", "textDocument/definition", Needs::Position),
    ("diagnosticProvider", "textDocument/diagnostic", Needs::Nothing),
    ("documentFormattingProvider", "textDocument/formatting", Needs::Nothing),
    ("documentHighlightProvider", "textDocument/documentHighlight", Needs::Position),
    ("documentLinkProvider", "textDocument/documentLink", Needs::Nothing),
    ("documentRangeFormattingProvider", "textDocument/rangeFormatting", Needs::Range),
    ("documentSymbolProvider", "textDocument/documentSymbol", Needs::Nothing),
    ("foldingRangeProvider", "textDocument/foldingRange", Needs::Nothing),
    ("hoverProvider", "textDocument/hover", Needs::Position),
    ("inlayHintProvider", "textDocument/inlayHint", Needs::Range),
    ("linkedEditingRangeProvider", "textDocument/linkedEditingRange", Needs::Position),
    ("referencesProvider", "textDocument/references", Needs::Position),
    ("renameProvider", "textDocument/prepareRename", Needs::Position),
    ("renameProvider", "textDocument/rename", Needs::Position),
    ("selectionRangeProvider", "textDocument/selectionRange", Needs::Position),
    ("semanticTokensProvider", "textDocument/semanticTokens/full", Needs::Nothing),
    ("semanticTokensProvider", "textDocument/semanticTokens/range", Needs::Range),
    ("documentOnTypeFormattingProvider", "textDocument/onTypeFormatting", Needs::Position),
];

/// Asks everything about a place and the stretch from it to another; only refusals in the protocol's terms are borne.
fn ask(client: &mut Client, uri: &str, from: &Value, to: &Value) {
    let mut asked = Vec::new();
    for (capability, method, needs) in &REQUESTS {
        let provider = client.server()[*capability].clone();
        if provider.is_null() || provider == false {
            continue;
        }
        let mut params = document(uri);
        match needs {
            Needs::Nothing => {}
            Needs::Position => params["position"] = from.clone(),
            Needs::Range => params["range"] = json!({ "start": from, "end": to }),
        }
        params["context"] = json!({ "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 });
        params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
        params["positions"] = json!([from, to]);
        params["newName"] = json!("O7");
        params["ch"] = json!("\n");
        asked.push((*method, params.clone(), client.send(method, params)));
    }
    for (method, params, id) in asked {
        match client.answer(id) {
            Ok(result) => check_places(client, uri, &result),
            Err(-32602 | -32801 | -32803) => {}
            Err(-32601) if method.ends_with("/range") || method.ends_with("prepareRename") => {}
            Err(code) => panic!("error {code} for {method} with {params}"),
        }
    }
}

/// Fails if an answer about a document names a place that the document does not have.
fn check_places(client: &Client, uri: &str, result: &Value) {
    match result {
        Value::Object(fields) if fields.contains_key("start") && fields.contains_key("end") => {
            client.check_range(uri, result);
        }
        // A place in another document.
        Value::Object(fields) if fields.get("uri").is_some_and(|other| other != uri) => {}
        Value::Object(fields) => fields.values().for_each(|field| check_places(client, uri, field)),
        Value::Array(elements) => elements.iter().for_each(|element| check_places(client, uri, element)),
        _ => {}
    }
}

/// The places of a document: borders of words, within characters, past the ends of lines and of the text.
fn places(text: &str) -> Vec<Value> {
    let mut places = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let mut before = ' ';
        let mut columns = [0; 3];
        for char in line.chars() {
            if char.is_alphanumeric() != before.is_alphanumeric() || !char.is_ascii() {
                places.extend(columns.map(|column| json!({ "line": number, "character": column })));
            }
            before = char;
            columns[0] += char.len_utf8();
            columns[1] += char.len_utf16();
            columns[2] += 1;
        }
        for past in [0, 1, 1000] {
            places.push(json!({ "line": number, "character": columns[1] + past }));
        }
    }
    let lines = text.split('\n').count();
    for (line, character) in [(lines, 0), (lines + 7, 7), (u32::MAX as usize, u32::MAX as usize)] {
        places.push(json!({ "line": line, "character": character }));
    }
    places
}

#[test]
fn everything_can_be_asked_everywhere() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let places = places(EXAMPLE);
        for (number, place) in places.iter().enumerate() {
            ask(&mut client, &uri, place, place);
            ask(&mut client, &uri, place, &places[(number * 7) % places.len()]);
        }
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn everything_can_be_asked_of_mutated_documents() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let mut dice = Dice::new(if profile == Profile::VsCode { 3 } else { 5 });
        let uri = client.open("a.okr", EXAMPLE);
        for round in 0..40 {
            if round % 10 == 9 {
                client.change(&uri, &[Change::Full(EXAMPLE.to_owned())]);
            }
            let changes = dice.changes(client.text(&uri), 6);
            client.change(&uri, &changes);
            let places = places(client.text(&uri));
            for _ in 0..10 {
                let (from, to) = (dice.below(places.len()), dice.below(places.len()));
                ask(&mut client, &uri, &places[from], &places[to]);
            }
        }
        client.assert_in_sync(&uri);
        client.finish();
    }
}

#[test]
fn nothing_can_be_asked_of_a_document_that_is_not_open() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        client.diagnostics(&uri);
        client.close(&uri);
        let place = json!({ "line": 0, "character": 0 });
        for uri in [uri.as_str(), "untitled:Untitled-1", "file:///okrs/%FF"] {
            ask(&mut client, uri, &place, &place);
        }
        client.finish();
    }
}
