//! What holds for every text, whatever it says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{for_each_node, parse, parser};
use proptest::prelude::*;
use tree_sitter::{InputEdit, Point, Tree};

/// Pieces that mean something to the language, and such as almost do.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    " ",
    "  ",
    "    ",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "Objective",
    "Objective 1:",
    "Objective O2 - ",
    "O1",
    "O:",
    "(O1)",
    "KR",
    "KR1:",
    "KR 1",
    "KR-1",
    "KR1.2.",
    "(KR)",
    "Key Result:",
    "Key Results:",
    "Key Results",
    "KRs:",
    "Initiative:",
    "Initiatives:",
    "I1:",
    "Task:",
    "Projects",
    "Owner:",
    "Why:",
    "due date:",
    "Aligned to:",
    "Cycle:",
    "Team:",
    "2026-10-19:",
    "2026-10-19",
    "Status:",
    "Due",
    "# ",
    "## ",
    "### ",
    "###### ",
    "#",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "a) ",
    "> ",
    "[ ] ",
    "[x]",
    "**",
    "__",
    "*",
    "_",
    "~~",
    "~",
    "🎯",
    "✅",
    "// ",
    "<!-- okr-ls: allow(x) -->",
    "<!--",
    "```",
    "|",
    "---",
    ":",
    ".",
    " - ",
    " – ",
    "(",
    ")",
    "from X to Y",
    "from ",
    " to ",
    "X%",
    "$N",
    "<baseline>",
    "<b>",
    "<",
    ">",
    "TBD",
    "???",
    "___",
    "[committed]",
    "[weight: 2]",
    "[",
    "]",
    "[text](url)",
    "](",
    "`code`",
    "`",
    "https://example.org/a_(b).",
    "www.example.org",
    "@maria",
    "@",
    "a@b.c",
    "#growth",
    "#54",
    "42%",
    "10k+",
    "$1.2M",
    "5m",
    "3rd",
    "1.2.3",
    "10-15",
    "31 %",
    "-5",
    "+",
    "->",
    " -> ",
    "→",
    "=> 80%",
    "=>",
    "-->",
    "Q4",
    "2026-Q4",
    "Q4 2026",
    "FY27 Q2",
    "H1",
    "company.okr#O2",
    "O1/KR2",
    "2026-Q3/O2",
    "\\",
    "\\\n",
    "\\\n  ",
    "word",
    "two words",
    "end.",
    "é",
    "漢字",
    "🎉",
    "'",
    "’",
    "/",
    "&",
];

/// All nodes with their fields and places, a line each.
fn dump(tree: &Tree) -> String {
    let mut out = String::new();
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let node = cursor.node();
        out += &format!("{:depth$}{:?} {} {:?}\n", "", cursor.field_name(), node.kind(), node.range());
        if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return out;
            }
            depth -= 1;
        }
    }
}

fn assert_sound(text: &[u8], tree: &Tree) {
    for_each_node(tree.root_node(), &mut |node| {
        assert!(
            !node.is_error() && !node.is_missing(),
            "{} in {}",
            node.kind(),
            String::from_utf8_lossy(text)
        );
    });
    assert!(tree.root_node().end_byte() <= text.len());
}

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Blanks in front of a line do not count, nor does a byte-order mark in front of all.
fn line_start(text: &str, at: usize) -> bool {
    let before = text.strip_prefix('\u{feff}').map_or(&text[..at], |rest| &rest[..at.saturating_sub(3)]);
    before
        .chars()
        .rev()
        .find(|c| !c.is_whitespace() || matches!(c, '\n' | '\r'))
        .is_none_or(|c| matches!(c, '\n' | '\r'))
}

const LINES: &[&str] = &[
    "objective",
    "key_result",
    "initiative",
    "key_result_group",
    "initiative_group",
    "property",
    "check_in",
    "heading",
    "comment",
    "note",
];

fn assert_lines_are_whole(text: &str, tree: &Tree) {
    for_each_node(tree.root_node(), &mut |node| {
        let place = format!("{} {:?} in {text:?}", node.kind(), node.byte_range());
        if LINES.contains(&node.kind()) {
            assert!(line_start(text, node.start_byte()), "does not open its line: {place}");
        }
        if node.child_count() == 0 && node.parent().is_some() {
            let own = &text[node.byte_range()];
            if !matches!(node.kind(), "statement" | "value") {
                assert!(!own.contains(['\n', '\r']), "spans lines: {place}");
            }
            assert_eq!(own, own.trim(), "blanks at an end: {place}");
            assert!(!own.is_empty(), "empty: {place}");
        }
    });
}

/// Every character that is no blank belongs to a leaf, or to the text of a statement or value.
fn assert_covered(text: &str, tree: &Tree) {
    let mut covered = vec![false; text.len()];
    for_each_node(tree.root_node(), &mut |node| {
        if node.child_count() == 0 && node.parent().is_some() || matches!(node.kind(), "statement" | "value")
        {
            covered[node.byte_range()].fill(true);
        }
    });
    for (at, c) in text.char_indices() {
        let mark = at == 0 && c == '\u{feff}';
        assert!(covered[at] || c.is_whitespace() || mark, "{c:?} at {at} of {text:?} is in no token");
    }
}

fn point(text: &str, at: usize) -> Point {
    let row = text[..at].matches('\n').count();
    Point::new(row, at - text[..at].rfind('\n').map_or(0, |line| line + 1))
}

fn boundary(text: &str, share: f64) -> usize {
    let mut at = (text.len() as f64 * share) as usize;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[derive(Clone, Debug)]
struct Edit {
    from: f64,
    length: usize,
    text: String,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let text = prop::collection::vec(prop::sample::select(PIECES), 0..3).prop_map(|pieces| pieces.concat());
    let edit = (0.0..=1.0, 0..12usize, text).prop_map(|(from, length, text)| Edit { from, length, text });
    prop::collection::vec(edit, 1..6)
}

fn apply(text: &mut String, tree: &mut Tree, edit: &Edit) {
    let start = boundary(text, edit.from);
    let mut end = (start + edit.length).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let start_position = point(text, start);
    let old_end_position = point(text, end);
    text.replace_range(start..end, &edit.text);
    let new_end = start + edit.text.len();
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: end,
        new_end_byte: new_end,
        start_position,
        old_end_position,
        new_end_position: point(text, new_end),
    });
}

/// More than the usual 256: a case takes well under a millisecond.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_a_document(text in soup()) {
        let tree = parse(&text);
        assert_sound(text.as_bytes(), &tree);
        assert_lines_are_whole(&text, &tree);
        assert_covered(&text, &tree);
    }

    #[test]
    fn invalid_bytes_are_text(text in soup(), at in 0.0..=1.0, bytes in prop::collection::vec(any::<u8>(), 1..5)) {
        let at = boundary(&text, at);
        let mut text = text.into_bytes();
        text.splice(at..at, bytes);
        assert_sound(&text, &parse(&text));
    }

    #[test]
    fn edits_lead_to_the_same_tree(text in soup(), edits in edits()) {
        let mut parser = parser();
        let mut text = text;
        let mut tree = parser.parse(&text, None).unwrap();
        for edit in &edits {
            let before = text.clone();
            apply(&mut text, &mut tree, edit);
            tree = parser.parse(&text, Some(&tree)).unwrap();
            prop_assert_eq!(dump(&tree), dump(&parse(&text)), "{:?} became {:?}", before, text);
        }
    }
}

/// What follows a statement is looked at as far behind a statement that is taken over from the old tree as behind a new
/// one; else this edit goes unseen.
#[test]
fn an_edit_below_a_backslash_is_seen() {
    let mut parser = parser();
    let mut text = "🎯I1:**\\\n(KR)**\n".to_owned();
    let mut tree = parser.parse(&text, None).unwrap();
    for sign in ["🎯", "("] {
        let start = text.find(sign).unwrap();
        let end = start + sign.len();
        let (start_position, old_end_position) = (point(&text, start), point(&text, end));
        text.replace_range(start..end, "");
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: end,
            new_end_byte: start,
            start_position,
            old_end_position,
            new_end_position: start_position,
        });
        tree = parser.parse(&text, Some(&tree)).unwrap();
    }
    assert_eq!(dump(&tree), dump(&parse(&text)), "{text:?}");
}

/// Long runs of what opens something: no error, and no time out of proportion.
#[test]
fn hostile_texts_take_linear_time() {
    let signs = [
        "#", "[", "<", "`", "~~", "**", "__", "**~~", "(", "[a](", "`a", "5-", "> ", "- ", " \n", "\\\n ",
        "from X ",
    ];
    for sign in signs {
        for head in ["", "KR: ", "**KR: ", "KRs:\n- ", "Supports: ", "## "] {
            let text = head.to_owned() + &sign.repeat(20_000);
            let start = std::time::Instant::now();
            assert_sound(text.as_bytes(), &parse(&text));
            assert!(start.elapsed().as_secs() < 5, "{head:?} and {sign:?}: {:?}", start.elapsed());
        }
    }
    let nested: String = (0..3_000).map(|depth| " ".repeat(depth) + "- deeper\n").collect();
    assert_sound(nested.as_bytes(), &parse(&nested));
}

/// Where only dress can follow, what looks like a blank to fill in is dress.
#[test]
fn marks_at_the_end_are_dress() {
    let text = "*Objective 1: come back*___\\";
    assert_sound(text.as_bytes(), &parse(text));
    assert_covered(text, &parse(text));
}
