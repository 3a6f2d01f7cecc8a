//! Quick-fixes for the findings in a range.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::client::ClientProfile;
use super::documents::Snapshot;
use super::{convert, diagnostics};
use crate::rewrite::Fix;

/// The actions that `params` ask for, the best first.
pub(super) fn actions(
    snapshot: &Snapshot,
    params: &CodeActionParams,
    profile: ClientProfile,
) -> Vec<CodeActionOrCommand> {
    if !profile.code_action_literals || !wants_quick_fixes(params) {
        return Vec::new();
    }
    let Snapshot { analysis, .. } = snapshot;
    let uri = &params.text_document.uri;
    let asked = convert::span(analysis.text(), params.range, profile.encoding);
    let (Some(first), Some(last)) =
        (analysis.document().block_at(asked.start), analysis.document().block_at(asked.end))
    else {
        return Vec::new();
    };
    let rulings = (first..=last).flat_map(|block| analysis.judgement().rulings_of(block));
    let mut rulings: Vec<_> =
        rulings.filter(|ruling| ruling.reach(analysis.document()).touches(asked)).collect();
    // What stands right at the cursor comes before what is said of the rest of the line.
    rulings.sort_by_key(|ruling| !ruling.span(analysis.document()).touches(asked));
    let mut actions = Vec::new();
    for ruling in rulings {
        for fix in ruling.fixes(analysis.document()) {
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostics::one(analysis, &ruling, uri, profile)]),
                is_preferred: (profile.preferred_actions && fix.preferred).then_some(true),
                edit: Some(workspace_edit(snapshot, uri, &fix, profile)),
                title: fix.title,
                ..CodeAction::default()
            }));
        }
    }
    actions
}

/// A client that asks for certain kinds gets those, and what lies below them.
fn wants_quick_fixes(params: &CodeActionParams) -> bool {
    params.context.only.as_ref().is_none_or(|kinds| {
        kinds.iter().any(|kind| *kind == CodeActionKind::QUICKFIX || *kind == CodeActionKind::EMPTY)
    })
}

fn workspace_edit(snapshot: &Snapshot, uri: &Uri, fix: &Fix, profile: ClientProfile) -> WorkspaceEdit {
    let text = snapshot.analysis.text();
    let edits = fix
        .edits
        .iter()
        .map(|edit| TextEdit::new(convert::range(text, edit.span, profile.encoding), edit.new.clone()));
    if profile.versioned_edits {
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(snapshot.version) };
        let edits = edits.map(OneOf::Left).collect();
        let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
        WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
    } else {
        let changes = HashMap::from([(uri.clone(), edits.collect())]);
        WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
    }
}
