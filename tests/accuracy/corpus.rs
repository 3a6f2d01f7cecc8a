//! Labelled key results: one JSON object a line.

use std::path::{Path, PathBuf};

use okr_ls::syntax::{SyntaxKind, SyntaxNode, SyntaxTree, Token};
use okr_ls::text::Text;
use serde::Deserialize;

use crate::objectives;

/// A key result with its labels.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Labelled {
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) objective: Option<String>,
    pub(crate) kr: String,
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) direction: String,
    /// The statement as the grammar reads it, and its tokens.
    #[serde(skip)]
    pub(crate) statement: (String, Vec<Token>),
}

impl Labelled {
    /// The verdict that the labels stand for; `None` where the key result is not scored.
    pub(crate) fn truth(&self) -> Option<&'static str> {
        Some(match (self.kind.as_str(), self.number.as_str(), self.direction.as_str()) {
            ("unclear", ..) => return None,
            ("output", ..) => "task-not-outcome",
            ("mixed", ..) => "clean",
            (_, "n", _) => "missing-number",
            (_, _, "n") => "missing-direction",
            _ => "clean",
        })
    }

    /// The source, with the repositories of one organisation taken together.
    pub(crate) fn organisation(&self) -> &str {
        let owner = self.source.split(['/', '-']).next().unwrap_or_default();
        if matches!(owner, "ipfs" | "ipld" | "libp2p") { "ipfs family" } else { &self.source }
    }
}

/// Real key results, without the articles'; `None` where they are missing.
pub(crate) fn real() -> Option<Vec<Labelled>> {
    let mut all = read(&shared().join("dev.jsonl"))?;
    all.extend(read(&shared().join("more.jsonl"))?);
    Some(all)
}

/// The key results of the articles, where they are present.
pub(crate) fn articles() -> Vec<Labelled> {
    read(&shared().join("articles.jsonl")).unwrap_or_default()
}

/// Real objectives, where they are present.
pub(crate) fn objectives() -> Vec<objectives::Labelled> {
    let text = std::fs::read_to_string(shared().join("objectives.jsonl")).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// Our own sentences, file by file in order of name.
pub(crate) fn own() -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|path| read(path)).flatten().collect()
}

/// The folder of third parties' key results, beside the repository.
pub(crate) fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus")
}

/// Reads one file; `None` where it is missing.
fn read(path: &Path) -> Option<Vec<Labelled>> {
    let text = std::fs::read_to_string(path).ok()?;
    let parse = |line: &str| {
        let mut labelled: Labelled =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", path.display()));
        labelled.statement = statement(&labelled.kr);
        labelled
    };
    Some(text.lines().map(parse).collect())
}

/// A key result's text as it stands behind a marker in a document, with the tokens of the grammar.
pub(crate) fn statement(text: &str) -> (String, Vec<Token>) {
    let document = format!("KR: {}\n", text.replace(['\n', '\r'], " "));
    let tree = SyntaxTree::parse(&Text::from(document.as_str()));
    let mut found = None;
    find(tree.root(), &mut found);
    found.map_or_else(Default::default, |node: SyntaxNode<'_>| {
        (node.span().of(&document).to_owned(), node.tokens(node.span().start))
    })
}

fn find<'t>(node: SyntaxNode<'t>, found: &mut Option<SyntaxNode<'t>>) {
    if node.kind() == SyntaxKind::Statement {
        found.get_or_insert(node);
    } else {
        node.for_each_child(|child| find(child, found));
    }
}
