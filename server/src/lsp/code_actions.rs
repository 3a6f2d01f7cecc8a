//! Quick-fixes for the findings in a range.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::client::ClientProfile;
use super::documents::Snapshot;
use super::{convert, diagnostics};
use crate::rewrite::{self, Fix};
use crate::rules::{self, Ruling};

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
    // What stands right at the cursor comes before what is said of the rest of the line, and the verdict on a
    // key result before the rest; but first what a person most likely wants of each.
    rulings.sort_by_key(|ruling| {
        (!ruling.span(analysis.document()).touches(asked), rules::rank(ruling.finding.rule))
    });
    let mut offers: Vec<(&Ruling<'_>, Fix)> = Vec::new();
    for ruling in &rulings {
        offers.extend(ruling.fixes(analysis.document()).into_iter().map(|fix| (ruling, fix)));
    }
    offers.sort_by_key(|(_, fix)| !fix.preferred);
    // Not to hear of it is the last thing to think of.
    for ruling in &rulings {
        offers.extend(ruling.silence(analysis.document()).map(|fix| (ruling, fix)));
    }
    let action = |(ruling, fix): (&Ruling<'_>, Fix)| CodeAction {
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostics::one(analysis, ruling, uri, profile)]),
        is_preferred: (profile.preferred_actions && fix.preferred).then_some(true),
        edit: Some(workspace_edit(snapshot, uri, &fix.edits, profile)),
        title: fix.title,
        ..CodeAction::default()
    };
    offers.into_iter().map(action).map(CodeActionOrCommand::CodeAction).collect()
}

/// A client that asks for certain kinds gets those, and what lies below them.
fn wants_quick_fixes(params: &CodeActionParams) -> bool {
    params.context.only.as_ref().is_none_or(|kinds| {
        kinds.iter().any(|kind| *kind == CodeActionKind::QUICKFIX || *kind == CodeActionKind::EMPTY)
    })
}

/// Edits of a document, in the client's form.
pub(super) fn workspace_edit(
    snapshot: &Snapshot,
    uri: &Uri,
    edits: &[rewrite::TextEdit],
    profile: ClientProfile,
) -> WorkspaceEdit {
    let text = snapshot.analysis.text();
    let edits = edits
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
