//! The handlers. A notification changes the state before it first awaits; a request works on a snapshot.

use std::sync::OnceLock;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, InitializeParams,
    InitializeResult, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri,
};

use super::client::ClientProfile;
use super::code_actions;
use super::documents::{Documents, Snapshot};
use super::guard::{self, Outlet};
use super::publisher::Publisher;

/// The state of the server.
pub(super) struct Backend {
    outlet: Outlet,
    profile: OnceLock<ClientProfile>,
    documents: Documents,
    publisher: Publisher,
}

impl Backend {
    pub(super) fn new(outlet: Outlet, publisher: Publisher) -> Self {
        Self { outlet, profile: OnceLock::new(), documents: Documents::default(), publisher }
    }

    /// Answers a question about a document as it stands when the question arrives; where it has changed before
    /// the answer is found, the client is told so, since its places would mean something else.
    async fn ask<T: Send + 'static>(
        &self,
        uri: Uri,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(asked) = self.documents.revision(&uri) else { return Ok(None) };
        let documents = self.documents.clone();
        guard::blocking(move || {
            let snapshot = documents.analyse(&uri).filter(|snapshot| snapshot.revision == asked);
            snapshot.map(|snapshot| question(&snapshot)).ok_or_else(Error::content_modified)
        })
        .await?
        .map(Some)
    }

    fn profile(&self) -> ClientProfile {
        self.profile.get().copied().unwrap_or_default()
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = *self.profile.get_or_init(|| ClientProfile::of(&params.capabilities));
        self.publisher.start(self.outlet.clone(), self.documents.clone(), profile);
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities: capabilities(profile),
            ..InitializeResult::default()
        })
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.documents.open(document.uri.clone(), document.version, &document.text);
        self.publisher.changed(document.uri);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let encoding = self.profile().encoding;
        self.documents.change(&document.uri, document.version, params.content_changes, encoding);
        self.publisher.changed(document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.documents.close(&params.text_document.uri);
        self.publisher.closed(params.text_document.uri);
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let profile = self.profile();
        let uri = params.text_document.uri.clone();
        self.ask(uri, move |snapshot| code_actions::actions(snapshot, &params, profile)).await
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

fn capabilities(profile: ClientProfile) -> ServerCapabilities {
    let code_action = profile.code_action_literals.then(|| {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })
    });
    ServerCapabilities {
        position_encoding: Some(profile.encoding_kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: code_action,
        ..ServerCapabilities::default()
    }
}
