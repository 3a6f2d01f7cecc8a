//! The handlers of the protocol's messages. A notification changes the state before it first awaits; a request works on
//! a snapshot.

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeActionOptions, CodeActionProviderCapability, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, ExecuteCommandOptions, ExecuteCommandParams,
    FoldingRangeProviderCapability, Hover, HoverParams, HoverProviderCapability, InitializeParams,
    InitializeResult, InitializedParams, LSPAny, OneOf, SelectionRange, SelectionRangeParams,
    SelectionRangeProviderCapability, SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};

use super::backend::Backend;
use super::client::ClientProfile;
use super::{code_actions, commands, completion, configuration, hover, selection_ranges, semantic_tokens};

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = *self.profile.get_or_init(|| ClientProfile::of(&params.capabilities));
        let options = params.initialization_options.unwrap_or_default();
        let folders = params.workspace_folders.unwrap_or_default();
        #[expect(deprecated, reason = "older clients have nothing else")]
        let home = folders.first().map(|folder| &folder.uri).or(params.root_uri.as_ref());
        self.configuration.begin(&options, home);
        self.publisher.start(
            self.outlet.clone(),
            self.documents.clone(),
            self.configuration.clone(),
            profile,
        );
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities: capabilities(profile),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        tokio::spawn(self.settings.clone().begin(self.profile()));
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.documents.open(document.uri.clone(), document.version, &document.text);
        match configuration::is_file(&document.uri) {
            true => self.configured(&document.uri),
            false => self.apply_configuration(),
        }
        self.publisher.changed(document.uri);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let encoding = self.profile().encoding;
        self.documents.change(&document.uri, document.version, params.content_changes, encoding);
        if configuration::is_file(&document.uri) {
            self.configured(&document.uri);
        }
        self.publisher.changed(document.uri);
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.apply_configuration();
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.documents.close(&uri);
        self.publisher.closed(uri.clone());
        self.painter.forget(&uri);
        self.outliner.forget(&uri);
        match configuration::is_file(&uri) {
            true => self.configured(&uri),
            false => self.apply_configuration(),
        }
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.apply_configuration();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        let profile = self.profile();
        if !profile.configuration {
            self.configuration.change(&params.settings);
            self.apply_configuration();
        }
        tokio::spawn(self.settings.clone().refresh(profile));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let profile = self.profile();
        let place = params.text_document_position_params;
        let hover = self.ask(place.text_document.uri, move |it| hover::hover(it, place.position, profile));
        Ok(hover.await?.flatten())
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let (uri, positions, encoding) =
            (params.text_document.uri, params.positions, self.profile().encoding);
        self.ask(uri, move |snapshot| selection_ranges::ranges(snapshot, &positions, encoding)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        self.command(params).await
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

fn capabilities(profile: ClientProfile) -> ServerCapabilities {
    let code_action = profile.code_action_literals.then(|| {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(code_actions::KINDS.to_vec()),
            resolve_provider: Some(profile.resolved_edits),
            ..CodeActionOptions::default()
        })
    });
    ServerCapabilities {
        position_encoding: Some(profile.encoding_kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: code_action,
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(completion::options()),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: profile
            .semantic_tokens
            .then(|| SemanticTokensServerCapabilities::SemanticTokensOptions(semantic_tokens::options())),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::names(profile),
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}
