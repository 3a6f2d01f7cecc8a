//! The queries fit the grammar, and colour what they should.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::parse;
use tree_sitter::{Query, QueryCursor, StreamingIterator};

fn query(source: &str) -> Query {
    Query::new(&tree_sitter_okr::LANGUAGE.into(), source).unwrap()
}

/// Every capture with its text, in the order of the text.
fn captures(query: &Query, text: &str) -> Vec<String> {
    let tree = parse(text);
    let mut cursor = QueryCursor::new();
    let mut captures = cursor.captures(query, tree.root_node(), text.as_bytes());
    let mut found = Vec::new();
    while let Some((matched, index)) = captures.next() {
        let capture = matched.captures()[*index];
        let name = query.capture_names()[capture.index as usize];
        let line = text[capture.node.byte_range()].lines().next().unwrap_or_default();
        found.push(format!("{name}: {line}"));
    }
    found
}

const TEXT: &str = "\
Cycle: 2026-Q4
# Plans
- **Objective 1**: People come back
  KR1: Raise weekly use from <baseline> to 40% => 38% @li
    [x] 2026-10-19: 31%
    Supports: O1/KR1
Key Results:
* [ ] 5 → 6 [committed] #use
// done
";

#[test]
fn highlights() {
    let expected = "\
property: Cycle
punctuation.delimiter: :
constant: 2026-Q4
markup.heading: # Plans
punctuation.special: - **
keyword: Objective 1
punctuation.special: **
punctuation.delimiter: :
markup.heading: People come back
keyword: KR1
punctuation.delimiter: :
variable.builtin: <baseline>
number: 40%
diff.plus: => 38% @li
markup.list: [x]
property: 2026-10-19
punctuation.delimiter: :
number: 31%
property: Supports
punctuation.delimiter: :
label: O1/KR1
keyword: Key Results
punctuation.delimiter: :
punctuation.special: *
markup.list: [ ]
number: 5
operator: →
number: 6
attribute: [committed]
tag: #use
comment: // done";
    let found = captures(&query(tree_sitter_okr::HIGHLIGHTS_QUERY), TEXT);
    assert_eq!(found.join("\n"), expected);
}

#[test]
fn folds() {
    let found = captures(&query(tree_sitter_okr::FOLDS_QUERY), TEXT);
    assert_eq!(
        found,
        [
            "fold: - **Objective 1**: People come back",
            "fold: KR1: Raise weekly use from <baseline> to 40% => 38% @li",
            "fold: Key Results:",
            "fold: * [ ] 5 → 6 [committed] #use",
        ]
    );
}

#[test]
fn tags() {
    let found = captures(&query(tree_sitter_okr::TAGS_QUERY), TEXT);
    assert!(found.contains(&"name: People come back".to_owned()), "{found:?}");
    assert!(found.contains(&"reference.class: O1/KR1".to_owned()), "{found:?}");
}

#[test]
fn injections_compile() {
    query(tree_sitter_okr::INJECTIONS_QUERY);
}

/// The folders of queries for editors whose themes have their own names for what is coloured.
const EDITORS: [&str; 2] = ["../editors/helix/queries", "../editors/zed/languages/okr"];

#[test]
fn editors_colour_the_same_words() {
    let words = |source: &str| -> Vec<String> {
        let found = captures(&query(source), TEXT);
        found.iter().map(|it| it.split_once(": ").unwrap().1.to_owned()).collect()
    };
    for folder in EDITORS {
        let source = std::fs::read_to_string(format!("{folder}/highlights.scm")).unwrap();
        assert_eq!(words(&source), words(tree_sitter_okr::HIGHLIGHTS_QUERY), "{folder}");
    }
}

#[test]
fn editors_find_objectives_and_key_results() {
    for file in [
        "helix/queries/textobjects.scm",
        "zed/languages/okr/textobjects.scm",
        "zed/languages/okr/outline.scm",
    ] {
        let found = captures(&query(&std::fs::read_to_string(format!("../editors/{file}")).unwrap()), TEXT);
        let has = |words: &str| found.iter().any(|it| it.ends_with(words));
        assert!(has("People come back") && has("40% => 38% @li"), "{file}: {found:?}");
    }
}
