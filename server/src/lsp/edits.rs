//! Edits of a document in the form that the client takes.
//!
//! The framework's types know no snippets, which came with 3.18, so that form is written here by hand.

use std::collections::HashMap;

use serde::Serialize;
use tower_lsp::ls_types::{
    self as lsp, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit,
    TextEdit, Uri,
};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use super::snippets::snippets;
use crate::rewrite;

/// Edits of documents, which may hold snippets.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum WorkspaceEdit {
    Plain(lsp::WorkspaceEdit),
    #[serde(rename_all = "camelCase")]
    Snippets {
        document_changes: [DocumentEdit; 1],
    },
}

/// Edits of a version of a document.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentEdit {
    text_document: OptionalVersionedTextDocumentIdentifier,
    edits: Vec<Edit>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Edit {
    Plain(TextEdit),
    Snippet { range: Range, snippet: Snippet },
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
enum Snippet {
    Snippet(String),
}

/// `edits` of the document at `uri`, for a client like that.
pub(super) fn workspace_edit(
    snapshot: &Snapshot,
    uri: &Uri,
    edits: &[rewrite::TextEdit],
    profile: ClientProfile,
) -> WorkspaceEdit {
    let text = snapshot.analysis.text();
    let takes_snippets = profile.versioned_edits && profile.snippet_edits;
    let Some(snippets) = takes_snippets.then(|| snippets(text, edits)).flatten() else {
        return WorkspaceEdit::Plain(plain(snapshot, uri, edits, profile));
    };
    let edits = snippets.into_iter().map(|it| {
        let range = convert::range(text, it.edit.span, profile.encoding);
        match it.snippet {
            Some(value) => Edit::Snippet { range, snippet: Snippet::Snippet(value) },
            None => Edit::Plain(TextEdit::new(range, it.edit.new)),
        }
    });
    let document = DocumentEdit { text_document: version(snapshot, uri), edits: edits.collect() };
    WorkspaceEdit::Snippets { document_changes: [document] }
}

/// The same as plain text.
pub(super) fn plain(
    snapshot: &Snapshot,
    uri: &Uri,
    edits: &[rewrite::TextEdit],
    profile: ClientProfile,
) -> lsp::WorkspaceEdit {
    let text = snapshot.analysis.text();
    let edits = edits
        .iter()
        .map(|edit| TextEdit::new(convert::range(text, edit.span, profile.encoding), edit.new.clone()));
    if profile.versioned_edits {
        let edits = edits.map(OneOf::Left).collect();
        let document = TextDocumentEdit { text_document: version(snapshot, uri), edits };
        let changes = DocumentChanges::Edits(vec![document]);
        lsp::WorkspaceEdit { document_changes: Some(changes), ..lsp::WorkspaceEdit::default() }
    } else {
        let changes = HashMap::from([(uri.clone(), edits.collect())]);
        lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() }
    }
}

fn version(snapshot: &Snapshot, uri: &Uri) -> OptionalVersionedTextDocumentIdentifier {
    OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(snapshot.version) }
}
