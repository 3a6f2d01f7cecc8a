//! Commands that change a document: each takes a place and answers with the place where the cursor belongs afterwards, or
//! with nothing where there was nothing to do.
//!
//! A client binds them to keys, with the parameters of a request at the cursor (`textDocument`, `position`). The
//! server sends the edit, and where the client lets it, moves the cursor.

use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    LSPAny, Position, Range, ShowDocumentParams, TextDocumentPositionParams, Uri, WorkspaceEdit,
};

use super::{Argument, answer};
use crate::lsp::backend::Backend;
use crate::lsp::client::ClientProfile;
use crate::lsp::documents::Snapshot;
use crate::lsp::{convert, edits};
use crate::rewrite::move_item::{Moved, Way, move_item};
use crate::rewrite::next_item::{NextItem, next_item};
use crate::text::Span;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Starts the item after the one at the cursor.
    NextItem,
    /// Moves the item at the cursor with all that belongs to it.
    Move(Way),
}

impl Argument for TextDocumentPositionParams {
    const FORM: &str = "an object with `textDocument` and `position`";
}

impl Backend {
    /// Changes a document at a place.
    pub(super) async fn edit(
        &self,
        change: Change,
        place: TextDocumentPositionParams,
    ) -> Result<Option<LSPAny>> {
        let profile = self.profile();
        let uri = place.text_document.uri.clone();
        let plan = self.ask(uri.clone(), move |snapshot| plan(snapshot, change, &place, profile)).await?;
        match plan.flatten() {
            Some(plan) => carry_out(&self.settings.client, uri, plan, profile).await,
            None => Ok(None),
        }
    }
}

/// What a change comes to.
struct Plan {
    edit: WorkspaceEdit,
    cursor: Position,
}

/// What the change comes to at that place; `None` where there is nothing to do.
fn plan(
    snapshot: &Snapshot,
    change: Change,
    place: &TextDocumentPositionParams,
    profile: ClientProfile,
) -> Option<Plan> {
    let (text, document) = (snapshot.analysis.text(), snapshot.analysis.document());
    let at = convert::byte(text, place.position, profile.encoding);
    let (mut edits, cursor) = match change {
        Change::NextItem => next_item(document, at).map(|NextItem { edit, cursor }| (vec![edit], cursor))?,
        Change::Move(way) => move_item(document, at, way).map(|Moved { edits, cursor }| (edits, cursor))?,
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
async fn carry_out(client: &Client, uri: Uri, plan: Plan, profile: ClientProfile) -> Result<Option<LSPAny>> {
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
    answer(&cursor)
}
