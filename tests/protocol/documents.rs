//! The server's text equals the client's, whatever is typed.

use serde_json::json;

use crate::harness::{Change, Client, EXAMPLE, PROFILES, Profile};

/// Brings a document from one text to others, each a list of changes in one message.
fn follow(text: &str, steps: &[&[Change]]) {
    for profile in [Profile::VsCode, Profile::Neovim, Profile::NeovimUtf32] {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", text);
        for step in steps {
            client.change(&uri, step);
            client.assert_in_sync(&uri);
        }
        client.finish();
    }
}

fn replace(bytes: std::ops::Range<usize>, new: &str) -> Change {
    Change::Replace(bytes, new.to_owned())
}

fn full(text: &str) -> Change {
    Change::Full(text.to_owned())
}

#[test]
fn each_change_of_a_message_builds_on_the_one_before_it() {
    let text = "Objective: a\n  KR1: Launch it @a\n  KR2: Ship it @b\n";
    follow(
        text,
        &[
            &[replace(0..0, "Cycle: 2026-Q4\n\n"), replace(0..5, "Quarter"), replace(7..7, "")],
            &[replace(text.len()..text.len(), "x\n  KR3: Train 😀 people\n"), replace(0..9, "")],
            &[replace(0..4, ""), full(text), replace(14..18, "new "), replace(13..14, "")],
            &[full(""), replace(0..0, "KR1: Build it"), replace(5..10, "Raise 😀 by 5%"), full(text)],
        ],
    );
}

#[test]
fn ranges_across_lines_and_at_the_ends() {
    let text = "Objective: a\r\n  KR1: Launch it @a\r\n\r\n  KR2: Ship it";
    follow(
        text,
        &[
            &[replace(5..20, "")],
            &[full(text), replace(12..14, " "), replace(text.len() - 1..text.len() - 1, "\n")],
            &[full(text), replace(text.len()..text.len(), "\n\n  KR3: Ship that\n")],
            &[full(text), replace(0..text.len(), "")],
            &[replace(0..0, "\n"), replace(0..1, "KR: x\n"), replace(6..6, "KR: y")],
        ],
    );
}

#[test]
fn the_empty_document_and_the_final_line_end() {
    follow(
        "",
        &[
            &[full("")],
            &[replace(0..0, "KR1: Launch it")],
            &[full("KR1: Launch it\n")],
            &[full("KR1: Launch it")],
            &[replace(14..14, "\n")],
            &[full("\n")],
            &[full("\r")],
            &[full("")],
        ],
    );
}

#[test]
fn every_sort_of_line_end_and_of_character() {
    for text in [
        "\u{FEFF}Objective: a\r\n  KR1: Launch it\r\n",
        "Objective: a\r  KR1: Launch it\r\n  KR2: Ship it\n\r  KR3: Train them\r\r\n",
        "Objective: a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\n  KR1: Launch\u{2028}it\n",
        "Objective: 😀 𝒳 é e\u{301} 👨\u{200D}👩\u{200D}👧 🇩🇪\n  KR1: Launch 😀😀 the 🚀 @ana\n",
        "Objective: \0\u{1}\u{7F}\n  KR1: Launch\0it\n\0\n",
        "Objective: \u{202E}a\u{FFFD}\u{10FFFF}\u{E000}\n  KR1: Launch\u{FEFF}it\n",
    ] {
        let edges: Vec<usize> = (1..text.len())
            .filter(|at| text.is_char_boundary(*at) && !text[..*at].ends_with('\r'))
            .filter(|at| !text[*at..].starts_with('\n') || text.is_char_boundary(at - 1))
            .collect();
        let middle = edges[edges.len() / 2];
        let steps: Vec<Vec<Change>> = vec![
            vec![replace(middle..middle, "😀")],
            vec![replace(middle..middle + 4, ""), replace(0..0, "\n")],
            vec![replace(0..1, ""), replace(edges[1]..edges[edges.len() - 2], "5% ")],
            vec![full(text)],
        ];
        let steps: Vec<&[Change]> = steps.iter().map(Vec::as_slice).collect();
        follow(text, &steps);
    }
}

#[test]
fn positions_that_do_not_exist_do_no_harm() {
    let text = "Objective: 😀\r\n  KR1: Launch 😀 it\n";
    let spot = |line: u64, character: u64| json!({ "line": line, "character": character });
    let spots = [
        spot(0, 12), // within the 😀, in each encoding but one
        spot(0, 13),
        spot(0, 14),
        spot(0, 15),
        spot(0, 999),
        spot(0, 4_294_967_295),
        spot(1, 4_294_967_295),
        spot(2, 0),
        spot(2, 5),
        spot(3, 0),
        spot(99, 99),
        spot(4_294_967_295, 4_294_967_295),
        spot(u64::MAX, u64::MAX),
        json!({ "line": -1, "character": 0 }),
        json!({ "line": 1.5, "character": "x" }),
    ];
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", text);
        for start in &spots {
            for end in &spots {
                let range = json!({ "start": start, "end": end });
                client.send_change(&uri, json!([{ "range": range, "text": "x😀\n" }]));
                client.send_change(
                    &uri,
                    json!([{ "range": range, "text": "" }, { "range": range, "text": "y" }]),
                );
            }
            client.change(&uri, &[full(text)]);
            client.assert_in_sync(&uri);
        }
        client.finish();
    }
}

#[test]
fn long_wild_typing_keeps_the_texts_equal() {
    for profile in PROFILES {
        let mut client = Client::start(profile);
        let uri = client.open("a.okr", EXAMPLE);
        let mut dice = crate::hostile::Dice::new(7);
        for round in 0..60 {
            let changes: Vec<Change> = dice.changes(client.text(&uri), 1 + round % 4);
            client.change(&uri, &changes);
            if round % 5 == 0 {
                client.assert_in_sync(&uri);
            }
        }
        client.assert_in_sync(&uri);
        client.finish();
    }
}
