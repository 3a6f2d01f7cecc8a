//! Colours, the outline, folds and selections: of the words that were meant, in the client's unit of columns.

use std::ops::Range;

use serde_json::{Value, json};

use crate::harness::{Client, EXAMPLE, PROFILES, Profile, document};
use crate::hostile::Dice;

/// Tokens by their words, types and modifiers.
fn tokens(client: &Client, uri: &str, data: &Value) -> Vec<(String, String, Vec<String>)> {
    let legend = &client.server()["semanticTokensProvider"]["legend"];
    let name = |kind: &str, at: u64| legend[kind][usize::try_from(at).unwrap()].as_str().unwrap().to_owned();
    let numbers: Vec<u64> = data.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect();
    let (mut line, mut column, mut end) = (0, 0, 0);
    numbers
        .chunks(5)
        .map(|token| {
            let &[down, right, length, kind, modifiers] = token else { panic!("{token:?} is no token") };
            column = if down == 0 { column + right } else { right };
            assert!(down > 0 || column >= end, "it overlaps the one before");
            (line, end) = (line + down, column + length);
            let place = |character: u64| json!({ "line": line, "character": character });
            let range = json!({ "start": place(column), "end": place(end) });
            let words = client.text(uri)[client.bytes(uri, &range)].to_owned();
            let modifiers = (0..32).filter(|bit| modifiers & (1 << bit) != 0);
            (words, name("tokenTypes", kind), modifiers.map(|bit| name("tokenModifiers", bit)).collect())
        })
        .collect()
}

fn full(client: &mut Client, uri: &str) -> Value {
    client.request("textDocument/semanticTokens/full", document(uri))
}

#[test]
fn tokens_are_of_the_words_that_were_meant() {
    let text = "Objective O1: 😀 Gäste kommen wieder 🏨\r\n  🎯 KR1: 🎯🎯 Raise repeat bookings from 18% to 25% 😀 @jörg\r\n\
                  // okr-ls: allow(no-deadline) - 😀";
    for profile in PROFILES.into_iter().chain([Profile::NeovimUtf32]) {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", text);
        let answer = full(&mut client, &uri);
        let seen: Vec<String> = tokens(&client, &uri, &answer["data"])
            .into_iter()
            .map(|(words, kind, modifiers)| format!("{words} {kind} {}", modifiers.join(" ")))
            .collect();
        assert_eq!(
            seen,
            [
                "Raise function ",
                "repeat bookings type ",
                "18% number baseline",
                "25% number target",
                "@jörg parameter owner",
                "no-deadline decorator ",
            ]
        );
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn a_delta_makes_the_new_tokens_of_the_old_ones() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", &EXAMPLE.repeat(3));
        let mut dice = Dice::new(11);
        let mut known = full(&mut client, &uri);
        let mut edited = 0;
        for _ in 0..60 {
            let changes = dice.changes(client.text(&uri), 3);
            client.change(&uri, &changes);
            let mut params = document(&uri);
            params["previousResultId"] = known["resultId"].clone();
            let answer = client.request("textDocument/semanticTokens/full/delta", params);
            let mut data = known["data"].as_array().unwrap().clone();
            for edit in answer["edits"].as_array().expect("edits of what is known") {
                let start = usize::try_from(edit["start"].as_u64().unwrap()).unwrap();
                let count = usize::try_from(edit["deleteCount"].as_u64().unwrap()).unwrap();
                let new = edit["data"].as_array().cloned().unwrap_or_default();
                data.splice(start..start + count, new);
                edited += 1;
            }
            // Another document answers like one that was never edited.
            let text = client.text(&uri).to_owned();
            let copy = client.open("copy.okr", &text);
            assert_eq!(full(&mut client, &copy)["data"], json!(data), "in {text:?}");
            client.close(&copy);
            known = json!({ "resultId": answer["resultId"], "data": data });
        }
        assert!(edited > 10, "only {edited} edits");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn an_unknown_result_is_answered_in_full() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let known = full(&mut client, &uri);
        let mut params = document(&uri);
        params["previousResultId"] = json!("of another time");
        let answer = client.request("textDocument/semanticTokens/full/delta", params.clone());
        assert_eq!(answer["data"], known["data"]);
        assert_ne!(answer["resultId"], known["resultId"]);
        params["previousResultId"] = answer["resultId"].clone();
        let answer = client.request("textDocument/semanticTokens/full/delta", params);
        assert_eq!(answer["edits"], json!([]), "nothing has changed");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn a_range_has_the_tokens_of_its_lines() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", &format!("\u{FEFF}{EXAMPLE}"));
        let whole = full(&mut client, &uri);
        let all = lines(&whole["data"]);
        let last = all.last().expect("tokens").0;
        for (start, end) in (0..=last).flat_map(|start| (start..=last).map(move |end| (start, end))) {
            let place = |line: u64| json!({ "line": line, "character": 3 });
            let mut params = document(&uri);
            params["range"] = json!({ "start": place(start), "end": place(end) });
            let answer = client.request("textDocument/semanticTokens/range", params);
            let expected: Vec<_> =
                all.iter().filter(|(line, _)| (start..=end).contains(line)).cloned().collect();
            assert_eq!(lines(&answer["data"]), expected, "of lines {start} to {end}");
        }
        client.diagnostics(&uri);
        client.finish();
    }
}

/// Tokens with the lines and columns that they stand at.
fn lines(data: &Value) -> Vec<(u64, Vec<u64>)> {
    let numbers: Vec<u64> = data.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect();
    let (mut line, mut column) = (0, 0);
    let token = |token: &[u64]| {
        column = if token[0] == 0 { column + token[1] } else { token[1] };
        line += token[0];
        (line, [&[column], &token[2..]].concat())
    };
    numbers.chunks(5).map(token).collect()
}

/// The symbols with what they select, further in where they are below another.
fn draw(client: &Client, uri: &str, symbols: &Value, depth: usize, out: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let (whole, said) =
            (client.bytes(uri, &symbol["range"]), client.bytes(uri, &symbol["selectionRange"]));
        let inside =
            |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        assert!(inside(&whole, &said), "{symbol}");
        for child in symbol["children"].as_array().into_iter().flatten() {
            assert!(inside(&whole, &client.bytes(uri, &child["range"])), "{child} in {symbol}");
        }
        let name = symbol["name"].as_str().unwrap();
        out.push_str(&format!("{}{name} [{}]\n", "  ".repeat(depth), &client.text(uri)[said]));
        draw(client, uri, &symbol["children"], depth + 1, out);
    }
}

#[test]
fn symbols_are_a_tree() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let symbols = client.request("textDocument/documentSymbol", document(&uri));
        let mut seen = String::new();
        draw(&client, &uri, &symbols, 0, &mut seen);
        assert_eq!(
            seen,
            "O1: New teams succeed in their first week [New teams succeed in their first week]
  KR1: Increase onboarding completion from 42% to 70% [Increase onboarding completion from 42% to 70% @maria [aspirational]]
    2026-10-12 [2026-10-12]
  KR2: Redesign the onboarding page [Redesign the onboarding page @li]
  KR3: Improve satisfaction [Improve satisfaction]
  Rebuild the checklist [Rebuild the checklist @li]
O2: Kunden mögen uns: größer, schöner 😀😀 [Kunden mögen uns: größer, schöner 😀😀]
  Close 15 new enterprise contracts [**Close 15 new enterprise contracts** @ana]
  Launch the new billing engine 🚀 [Launch the new billing engine 🚀 by 2026-11-30]
"
        );
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn symbols_stay_those_of_the_text_while_it_is_edited() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", &format!("{EXAMPLE}\nCycle: 2027-Q1\n{EXAMPLE}"));
        let mut dice = Dice::new(7);
        for _ in 0..40 {
            let changes = dice.changes(client.text(&uri), 2);
            client.change(&uri, &changes);
            let symbols = client.request("textDocument/documentSymbol", document(&uri));
            let text = client.text(&uri).to_owned();
            let copy = client.open("copy.okr", &text);
            let anew = client.request("textDocument/documentSymbol", document(&copy));
            assert_eq!(symbols, anew, "in {text:?}");
            client.close(&copy);
        }
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn what_stands_above_the_first_section_is_listed_beside_it() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let text = "Objective: Guests return\nCycle: 2027-Q1\nObjective: Cooks stay\nTeam: Bar\n";
        let uri = client.open("a.okr", text);
        let symbols = client.request("textDocument/documentSymbol", document(&uri));
        let mut seen = String::new();
        draw(&client, &uri, &symbols, 0, &mut seen);
        assert_eq!(
            seen,
            "Guests return [Guests return]
2027-Q1 [2027-Q1]
  Cooks stay [Cooks stay]
Bar [Bar]
"
        );
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn symbols_are_a_list_for_clients_without_trees() {
    let mut client = Client::start(Profile::Bare);
    let uri = client.open("a.okr", EXAMPLE);
    let symbols = client.request("textDocument/documentSymbol", document(&uri));
    let symbols = symbols.as_array().unwrap();
    assert_eq!(symbols.len(), 9);
    for symbol in symbols {
        client.check_range(&uri, &symbol["location"]["range"]);
    }
    assert_eq!(symbols[1]["containerName"], "O1: New teams succeed in their first week");
    client.diagnostics(&uri);
    client.finish();
}

#[test]
fn folds_are_whole_lines_and_no_more_than_the_client_takes() {
    let folds = |client: &mut Client, uri: &str| {
        let folds = client.request("textDocument/foldingRange", document(uri));
        let line = |fold: &Value, end: &str| fold[end].as_u64().unwrap();
        let lines =
            folds.as_array().unwrap().iter().map(|fold| (line(fold, "startLine"), line(fold, "endLine")));
        lines.collect::<Vec<_>>()
    };
    let expected = [(0, 18), (3, 12), (7, 8), (15, 18), (16, 18)];
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        assert_eq!(folds(&mut client, &uri), expected);
        client.diagnostics(&uri);
        client.finish();

        let mut client = Client::unborn(profile);
        let mut params = profile.initialize();
        params["capabilities"]["textDocument"]["foldingRange"]["rangeLimit"] = json!(3);
        client.initialize(params);
        let uri = client.open("a.okr", EXAMPLE);
        assert_eq!(folds(&mut client, &uri), [expected[0], expected[1], expected[3]], "the outer ones");
        client.diagnostics(&uri);
        client.finish();
    }
}

#[test]
fn selections_grow_around_each_place() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let places = ["completion from", "billing engine 🚀", "nothing"];
        let places = places.map(|words| EXAMPLE.find(words).unwrap_or(EXAMPLE.len()));
        let mut params = document(&uri);
        params["positions"] = places.iter().map(|at| client.position(&uri, *at)).collect();
        let answer = client.request("textDocument/selectionRange", params);
        let answer = answer.as_array().unwrap();
        assert_eq!(answer.len(), places.len());
        for (selection, at) in answer.iter().zip(places) {
            let mut inner = at..at;
            let mut selection = selection;
            while !selection.is_null() {
                let range = client.bytes(&uri, &selection["range"]);
                assert!(
                    range.start <= inner.start && inner.end <= range.end && range != inner,
                    "{selection}"
                );
                inner = range;
                selection = &selection["parent"];
            }
            assert_eq!(inner, 0..EXAMPLE.len());
        }
        client.diagnostics(&uri);
        client.finish();
    }
}
