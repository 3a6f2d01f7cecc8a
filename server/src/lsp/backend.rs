//! The state of the server, and how a question about a document is answered.

use std::sync::{Arc, OnceLock};

use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

use super::client::ClientProfile;
use super::client_settings::ClientSettings;
use super::configuration::{self, Configuration};
use super::document_symbols::Outliner;
use super::documents::{Documents, Snapshot, Wording};
use super::guard::{self, Outlet};
use super::publisher::Publisher;
use super::semantic_tokens::Painter;

/// All that the server knows.
pub(super) struct Backend {
    pub(super) outlet: Outlet,
    pub(super) profile: OnceLock<ClientProfile>,
    pub(super) documents: Documents,
    pub(super) configuration: Configuration,
    pub(super) publisher: Publisher,
    pub(super) settings: ClientSettings,
    pub(super) painter: Painter,
    pub(super) outliner: Outliner,
}

impl Backend {
    pub(super) fn new(outlet: Outlet, publisher: Publisher, client: Client) -> Self {
        let documents = Documents::default();
        let configuration = Configuration::default();
        let settings = ClientSettings {
            client,
            configuration: configuration.clone(),
            documents: documents.clone(),
            publisher: publisher.clone(),
            asked: Arc::default(),
        };
        let (profile, painter, outliner) = (OnceLock::new(), Painter::default(), Outliner::default());
        Self { outlet, profile, documents, configuration, publisher, settings, painter, outliner }
    }

    /// Takes in that an open configuration says something else now.
    pub(super) fn configured(&self, uri: &Uri) {
        let text = self.documents.wording(uri).map(|wording| wording.text.to_string());
        self.configuration.edit(uri, text);
        self.apply_configuration();
    }

    pub(super) fn apply_configuration(&self) {
        let changed = self.configuration.apply(&self.documents);
        changed.into_iter().for_each(|uri| self.publisher.changed(uri));
    }

    /// Answers a question about a document as it stands when the question arrives; where it has changed before
    /// the answer is found, the client is told so, since its places would mean something else.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        uri: Uri,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        self.ask_as(uri, Documents::analyse_if_still, question).await
    }

    /// The same, answered even where the document has changed since: an editor shows no list of what may stand at the
    /// cursor if it gets none, and narrows one that comes late by what was typed meanwhile.
    pub(super) async fn ask_though_it_changes<T: Send + 'static>(
        &self,
        uri: Uri,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        self.ask_as(uri, Documents::analyse_as, question).await
    }

    async fn ask_as<T: Send + 'static>(
        &self,
        uri: Uri,
        analyse: fn(&Documents, &Uri, &Wording) -> Option<Snapshot>,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let asked = self.documents.wording(&uri).filter(|_| !configuration::is_file(&uri));
        let Some(asked) = asked else { return Ok(None) };
        let documents = self.documents.clone();
        guard::blocking(move || {
            let snapshot = analyse(&documents, &uri, &asked);
            snapshot.map(|snapshot| question(&snapshot)).ok_or_else(Error::content_modified)
        })
        .await?
        .map(Some)
    }

    pub(super) fn profile(&self) -> ClientProfile {
        self.profile.get().copied().unwrap_or_default()
    }
}
