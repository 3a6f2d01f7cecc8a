//! Runs `test/corpus/*.txt`, which is in tree-sitter's own format. `UPDATE=1` writes the trees down as they are now.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::parse;
use tree_sitter::Tree;

struct Case {
    name: String,
    input: String,
    expected: String,
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn is_rule(line: &str, sign: char) -> bool {
    line.len() >= 3 && line.chars().all(|c| c == sign)
}

fn read(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let heads: Vec<usize> = (0..lines.len().saturating_sub(2))
        .filter(|&at| is_rule(lines[at], '=') && is_rule(lines[at + 2], '='))
        .collect();
    let ends = heads.iter().skip(1).copied().chain([lines.len()]);
    heads
        .iter()
        .zip(ends)
        .map(|(&head, end)| {
            let body = &lines[head + 3..end];
            // The last rule of dashes is the one in front of the tree: an input may have some, too.
            let rule = body.iter().rposition(|line| is_rule(line, '-')).unwrap_or(body.len());
            let input = body[..rule].join("\n");
            Case {
                name: lines[head + 1].to_owned(),
                input: input.strip_prefix('\n').unwrap_or(&input).to_owned(),
                expected: body.get(rule + 1..).unwrap_or_default().join("\n").trim().to_owned(),
            }
        })
        .collect()
}

fn write(path: &Path, cases: &[Case]) {
    let rule = "=".repeat(80);
    let text: Vec<String> = cases
        .iter()
        .map(|case| {
            let tree = outline(&parse(&case.input));
            format!("{rule}\n{}\n{rule}\n\n{}\n---\n\n{tree}\n", case.name, case.input)
        })
        .collect();
    fs::write(path, text.join("\n")).unwrap();
}

/// The tree as tree-sitter prints it in its corpus: a node a line, with its field.
fn outline(tree: &Tree) -> String {
    let mut out = String::new();
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let field = cursor.field_name().map(|name| format!("{name}: ")).unwrap_or_default();
        let line = format!("\n{:depth$}{field}({}", "", cursor.node().kind());
        out += if depth == 0 { line.trim_start() } else { &line };
        if cursor.goto_first_child() {
            depth += 2;
            continue;
        }
        out.push(')');
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return out;
            }
            out.push(')');
            depth -= 2;
        }
    }
}

#[test]
fn trees_are_as_written_down() {
    let mut failures = Vec::new();
    for path in files() {
        let cases = read(&path);
        assert!(!cases.is_empty(), "no case in {}", path.display());
        if std::env::var_os("UPDATE").is_some() {
            write(&path, &cases);
            continue;
        }
        for case in cases {
            let tree = outline(&parse(&case.input));
            if tree != case.expected {
                failures.push(format!(
                    "{}: {}\n{}\n\nbut is\n\n{tree}",
                    path.display(),
                    case.name,
                    case.expected
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Line ends, a byte-order mark and what follows the last line make no difference.
#[test]
fn trees_do_not_depend_on_line_ends() {
    for path in files() {
        for case in read(&path) {
            let expected = outline(&parse(&case.input));
            let variants = [
                ("CRLF", case.input.replace('\n', "\r\n")),
                ("CR", case.input.replace('\n', "\r")),
                ("BOM", format!("\u{feff}{}", case.input)),
                ("no final line end", case.input.trim_end().to_owned()),
                ("blank end", format!("{} \t\n\n\u{a0}", case.input)),
            ];
            for (variant, text) in variants {
                assert_eq!(outline(&parse(text)), expected, "{} with {variant}", case.name);
            }
        }
    }
}
