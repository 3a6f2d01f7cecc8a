//! Handlers of requests whose answers are written at once, being great or of a form of the server's own.

use serde::Serialize;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CompletionParams, DocumentSymbolParams, FoldingRangeParams,
    SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams, Uri,
};

use super::backend::Backend;
use super::code_actions::{self, Ticket};
use super::documents::Snapshot;
use super::guard::ready::Ready;
use super::{completion, folding_ranges, semantic_tokens};

impl Backend {
    /// What the menu at a place offers.
    pub(super) async fn code_actions(&self, params: CodeActionParams) -> Result<Option<Ready>> {
        let profile = self.profile();
        let uri = params.text_document.uri.clone();
        self.answer(uri, move |snapshot| code_actions::actions(snapshot, &params, profile)).await
    }

    /// The edit of what was chosen there.
    pub(super) async fn resolve_code_action(&self, action: CodeAction) -> Result<Ready> {
        let profile = self.profile();
        let ticket = Ticket::of(&action).ok_or_else(|| Error::invalid_params("no action of this server"))?;
        let uri = ticket.uri.clone();
        let resolved =
            self.ask(uri, move |snapshot| code_actions::resolve(snapshot, action, &ticket, profile)).await?;
        Ready::of(&resolved.unwrap_or_else(|| Err(Error::content_modified()))?)
    }

    /// What may stand at a place.
    pub(super) async fn completion(&self, params: CompletionParams) -> Result<Option<Ready>> {
        let profile = self.profile();
        let uri = params.text_document_position.text_document.uri.clone();
        let items = move |snapshot: &Snapshot| Ready::of(&completion::items(snapshot, &params, profile));
        self.ask_though_it_changes(uri, items).await?.transpose()
    }

    /// What a document lists.
    pub(super) async fn document_symbols(&self, params: DocumentSymbolParams) -> Result<Option<Ready>> {
        let (uri, profile, outliner) = (params.text_document.uri, self.profile(), self.outliner.clone());
        let of = uri.clone();
        let question = move |snapshot: &Snapshot| {
            let outline = outliner.outline(snapshot, &uri, profile);
            outline.map(Ready::written).map_err(|_| Error::internal_error())
        };
        self.ask(of, question).await?.transpose()
    }

    /// What folds.
    pub(super) async fn folding_ranges(&self, params: FoldingRangeParams) -> Result<Option<Ready>> {
        let profile = self.profile();
        self.answer(params.text_document.uri, move |snapshot| folding_ranges::ranges(snapshot, profile)).await
    }

    /// The colours of a document.
    pub(super) async fn tokens(&self, params: SemanticTokensParams) -> Result<Option<Ready>> {
        let (uri, encoding, painter) =
            (params.text_document.uri, self.profile().encoding, self.painter.clone());
        self.answer(uri.clone(), move |snapshot| painter.full(snapshot, &uri, encoding)).await
    }

    /// What has changed about them since an earlier answer.
    pub(super) async fn tokens_delta(&self, params: SemanticTokensDeltaParams) -> Result<Option<Ready>> {
        let (uri, encoding, painter) =
            (params.text_document.uri, self.profile().encoding, self.painter.clone());
        let previous = params.previous_result_id;
        self.answer(uri.clone(), move |snapshot| painter.delta(snapshot, &uri, &previous, encoding)).await
    }

    /// The colours of some lines.
    pub(super) async fn tokens_range(&self, params: SemanticTokensRangeParams) -> Result<Option<Ready>> {
        let (range, encoding) = (params.range, self.profile().encoding);
        let tokens = move |snapshot: &Snapshot| semantic_tokens::range(snapshot, range, encoding);
        self.answer(params.text_document.uri, tokens).await
    }

    async fn answer<T: Serialize>(
        &self,
        uri: Uri,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<Ready>> {
        self.ask(uri, move |snapshot| Ready::of(&question(snapshot))).await?.transpose()
    }
}
