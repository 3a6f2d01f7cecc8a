//! What the client is asked for: its settings, and to tell when they or the files change. Nothing waits for its
//! answers: documents are judged by what is known, and again where an answer changes anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration};

use super::client::ClientProfile;
use super::configuration::{Configuration, SECTION};
use super::documents::Documents;
use super::publisher::Publisher;
use crate::config::FILE_NAME;

/// A way to the client, and to all that its settings change.
#[derive(Clone)]
pub(super) struct ClientSettings {
    pub(super) client: Client,
    pub(super) configuration: Configuration,
    pub(super) documents: Documents,
    pub(super) publisher: Publisher,
    /// How often it was asked: only the last answer counts.
    pub(super) asked: Arc<AtomicU64>,
}

impl ClientSettings {
    /// Asks for all that the client can be asked for.
    pub(super) async fn begin(self, profile: ClientProfile) {
        tokio::join!(self.clone().refresh(profile), self.register(profile));
    }

    /// Asks a client that can be asked for its settings, and says what is wrong with them.
    pub(super) async fn refresh(self, profile: ClientProfile) {
        self.complain().await;
        if profile.configuration {
            self.pull().await;
            self.complain().await;
        }
    }

    async fn pull(&self) {
        let number = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
        match self.client.configuration(vec![item]).await {
            Ok(answers) if self.asked.load(Ordering::Relaxed) == number => {
                self.configuration.change(answers.first().unwrap_or(&Value::Null));
                let changed = self.configuration.apply(&self.documents);
                changed.into_iter().for_each(|uri| self.publisher.changed(uri));
                let publisher = self.publisher.clone();
                tokio::task::spawn_blocking(move || publisher.work());
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the client does not say its settings"),
        }
    }

    async fn complain(&self) {
        if let Some(complaint) = self.configuration.complaint() {
            self.client.show_message(MessageType::WARNING, complaint).await;
        }
    }

    async fn register(&self, profile: ClientProfile) {
        let registration = |method: &str, options: Value| Registration {
            id: method.to_owned(),
            method: method.to_owned(),
            register_options: Some(options),
        };
        let watchers = json!({ "watchers": [{ "globPattern": format!("**/{FILE_NAME}") }] });
        let registrations: Vec<Registration> = [
            profile
                .registers_watched_files
                .then(|| registration("workspace/didChangeWatchedFiles", watchers)),
            profile
                .registers_configuration
                .then(|| registration("workspace/didChangeConfiguration", json!({ "section": SECTION }))),
        ]
        .into_iter()
        .flatten()
        .collect();
        if registrations.is_empty() {
            return;
        }
        if let Err(error) = self.client.register_capability(registrations).await {
            tracing::warn!(%error, "the client does not tell of changes");
        }
    }
}
