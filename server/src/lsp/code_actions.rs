//! The menu at a place: fixes, refactorings, and the mending of the whole document.
//!
//! A client that names versions in edits gets each edit at once, for the version that it saw. Others ask for the one
//! that was chosen, and are told where the document has changed since. What costs time is asked for by all who can.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionTriggerKind, Uri};

use super::client::ClientProfile;
use super::documents::Snapshot;
use super::edits::{WorkspaceEdit, workspace_edit};
use super::{convert, diagnostics};
use crate::actions::{Action, Kind, Query};
use crate::analysis::Analysis;
use crate::clock;
use crate::rules::Ruling;
use crate::text::Span;

/// The kinds that the client may ask for.
pub(super) const KINDS: [CodeActionKind; 4] =
    [CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR, CodeActionKind::REFACTOR_REWRITE, FIX_ALL];

const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.okr");

/// An action whose edit may hold snippets.
#[derive(Debug, Serialize)]
pub(super) struct Offer {
    #[serde(flatten)]
    action: CodeAction,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<WorkspaceEdit>,
}

/// What it takes to find an action again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Ticket {
    pub(super) uri: Uri,
    revision: u64,
    bytes: [usize; 2],
    kind: CodeActionKind,
    title: String,
    finding: Option<(String, usize)>,
}

impl Ticket {
    /// What the server wrote on an action; `None` where it is not one of its own.
    pub(super) fn of(action: &CodeAction) -> Option<Self> {
        serde_json::from_value(action.data.clone()?).ok()
    }
}

/// The actions that `params` ask for, in the order of the menu.
pub(super) fn actions(snapshot: &Snapshot, params: &CodeActionParams, profile: ClientProfile) -> Vec<Offer> {
    if !profile.code_action_literals {
        return Vec::new();
    }
    let analysis = &snapshot.analysis;
    let uri = &params.text_document.uri;
    let span = convert::span(analysis.text(), params.range, profile.encoding);
    let query = Query { analysis, span, today: clock::today() };
    let offer = |action: Action<'_>| {
        let lazy = profile.resolved_edits && (action.kind == Kind::FixAll || !profile.versioned_edits);
        let ticket = || Ticket {
            uri: uri.clone(),
            revision: snapshot.revision,
            bytes: [span.start, span.end],
            kind: kind(action.kind),
            title: action.fix.title.clone(),
            finding: action.ruling.map(|ruling| finding(analysis, &ruling)),
        };
        Offer {
            edit: (!lazy).then(|| workspace_edit(snapshot, uri, &action.edits(analysis), profile)),
            action: CodeAction {
                kind: Some(kind(action.kind)),
                diagnostics: action
                    .ruling
                    .map(|ruling| vec![diagnostics::one(analysis, &ruling, uri, profile)]),
                is_preferred: (profile.preferred_actions && action.fix.preferred).then_some(true),
                data: if lazy { serde_json::to_value(ticket()).ok() } else { None },
                title: action.fix.title,
                ..CodeAction::default()
            },
        }
    };
    query.actions(|kind| is_wanted(kind, params)).into_iter().map(offer).collect()
}

/// The action with its edit, unless the document has changed since it was offered.
pub(super) fn resolve(
    snapshot: &Snapshot,
    action: CodeAction,
    ticket: &Ticket,
    profile: ClientProfile,
) -> Result<Offer> {
    let analysis = &snapshot.analysis;
    let [start, end] = ticket.bytes;
    let query = Query { analysis, span: Span::new(start, end), today: clock::today() };
    let is_it = |action: &Action<'_>| {
        action.fix.title == ticket.title
            && action.ruling.map(|ruling| finding(analysis, &ruling)) == ticket.finding
    };
    let offered = if snapshot.revision == ticket.revision {
        query.actions(|other| kind(other) == ticket.kind).into_iter().find(is_it)
    } else {
        None
    };
    let edits = offered.ok_or_else(Error::content_modified)?.edits(analysis);
    Ok(Offer { action, edit: Some(workspace_edit(snapshot, &ticket.uri, &edits, profile)) })
}

/// What tells one finding of a document from all others that have the same ways out.
fn finding(analysis: &Analysis, ruling: &Ruling<'_>) -> (String, usize) {
    (ruling.finding.rule.name.to_owned(), ruling.span(analysis.document()).start)
}

const fn kind(kind: Kind) -> CodeActionKind {
    match kind {
        Kind::Fix => CodeActionKind::QUICKFIX,
        Kind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        Kind::Addition => CodeActionKind::REFACTOR,
        Kind::FixAll => FIX_ALL,
    }
}

/// A client that asks for certain kinds gets those and what lies below them; one that asks for none gets all but the
/// mending of the document. Where nobody asked and the cursor only came by, only what is wrong is worth a light.
fn is_wanted(asked: Kind, params: &CodeActionParams) -> bool {
    let context = &params.context;
    let Some(only) = &context.only else {
        let passing = context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
        return asked == Kind::Fix || !passing && asked != Kind::FixAll;
    };
    let name = kind(asked);
    let is_below = |wanted: &CodeActionKind| match name.as_str().strip_prefix(wanted.as_str()) {
        Some(_) if *wanted == CodeActionKind::EMPTY => asked != Kind::FixAll,
        Some(rest) => rest.is_empty() || rest.starts_with('.'),
        None => false,
    };
    only.iter().any(is_below)
}
