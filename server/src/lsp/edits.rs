//! Edits of a document in the form that the client takes.
//!
//! The framework's types know no snippets, which came with 3.18, so the form is written here by hand.

use std::collections::HashMap;

use serde::Serialize;
use tower_lsp::ls_types::{OptionalVersionedTextDocumentIdentifier, Range, TextEdit, Uri};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use super::snippets::snippets;
use crate::rewrite;

/// Edits of documents.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum WorkspaceEdit {
    /// For whatever version the client has.
    Changes(HashMap<Uri, Vec<TextEdit>>),
    /// For one version.
    DocumentChanges([DocumentEdit; 1]),
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
    let range = |edit: &rewrite::TextEdit| convert::range(text, edit.span, profile.encoding);
    let plain = |edit: &rewrite::TextEdit| TextEdit::new(range(edit), edit.new.clone());
    if !profile.versioned_edits {
        return WorkspaceEdit::Changes(HashMap::from([(uri.clone(), edits.iter().map(plain).collect())]));
    }
    let snippets = if profile.snippet_edits { snippets(text, edits) } else { None };
    let edits = match snippets {
        Some(snippets) => snippets
            .into_iter()
            .map(|it| match it.snippet {
                Some(value) => Edit::Snippet { range: range(&it.edit), snippet: Snippet::Snippet(value) },
                None => Edit::Plain(plain(&it.edit)),
            })
            .collect(),
        None => edits.iter().map(plain).map(Edit::Plain).collect(),
    };
    let text_document =
        OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(snapshot.version) };
    WorkspaceEdit::DocumentChanges([DocumentEdit { text_document, edits }])
}
