//! Commands: each takes a place of a document and answers with the place where the cursor belongs afterwards, or
//! with nothing where there was nothing to do.
//!
//! A client binds them to keys, with the parameters of a request at the cursor (`textDocument`, `position`). The
//! server sends the edit, and where the client lets it, moves the cursor.

use serde_json::Value;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    ExecuteCommandParams, Position, Range, ShowDocumentParams, TextDocumentPositionParams, Uri, WorkspaceEdit,
};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use super::edits;
use crate::rewrite::move_item::{Moved, Way, move_item};
use crate::rewrite::next_item::{NextItem, next_item};
use crate::text::Span;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Starts the item after the one at the cursor.
    NextItem,
    /// Moves the item at the cursor with all that belongs to it.
    Move(Way),
}

const COMMANDS: [(&str, Command); 3] = [
    ("okr-ls.nextItem", Command::NextItem),
    ("okr-ls.moveUp", Command::Move(Way::Up)),
    ("okr-ls.moveDown", Command::Move(Way::Down)),
];

/// The names by which clients call them.
pub(super) fn names() -> Vec<String> {
    COMMANDS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// A command with the place that it is for.
pub(super) fn parse(params: ExecuteCommandParams) -> Result<(Command, TextDocumentPositionParams)> {
    let known = COMMANDS.iter().find(|(name, _)| *name == params.command);
    let (name, command) =
        known.ok_or_else(|| Error::invalid_params(format!("there is no command `{}`", params.command)))?;
    let place = params.arguments.into_iter().next().map(serde_json::from_value);
    let place = place.and_then(std::result::Result::ok);
    let missing =
        || Error::invalid_params(format!("`{name}` takes an object with `textDocument` and `position`"));
    Ok((*command, place.ok_or_else(missing)?))
}

/// What a command comes to.
pub(super) struct Plan {
    edit: WorkspaceEdit,
    cursor: Position,
}

/// What the command comes to at that place; `None` where there is nothing to do.
pub(super) fn plan(
    snapshot: &Snapshot,
    command: Command,
    place: &TextDocumentPositionParams,
    profile: ClientProfile,
) -> Option<Plan> {
    let (text, document) = (snapshot.analysis.text(), snapshot.analysis.document());
    let at = convert::byte(text, place.position, profile.encoding);
    let (mut edits, cursor) = match command {
        Command::NextItem => next_item(document, at).map(|NextItem { edit, cursor }| (vec![edit], cursor))?,
        Command::Move(way) => move_item(document, at, way).map(|Moved { edits, cursor }| (edits, cursor))?,
    };
    let edit = edits::plain(snapshot, &place.text_document.uri, &edits, profile);
    // The cursor is in the text as it will be.
    let mut after = text.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in &edits {
        after.replace(edit.span, &edit.new);
    }
    let cursor = convert::range(&after, Span::empty(cursor), profile.encoding).start;
    Some(Plan { edit, cursor })
}

/// Has the client apply the edit and move the cursor; answers where that is, or nothing where the client would not.
pub(super) async fn carry_out(
    client: &Client,
    uri: Uri,
    plan: Plan,
    profile: ClientProfile,
) -> Result<Option<Value>> {
    let Plan { edit, cursor } = plan;
    if !client.apply_edit(edit).await?.applied {
        return Ok(None);
    }
    if profile.shows_documents {
        let selection = Some(Range::new(cursor, cursor));
        let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection };
        if let Err(error) = client.show_document(params).await {
            tracing::warn!(%error, "the client does not move the cursor");
        }
    }
    Ok(serde_json::to_value(cursor).ok())
}
