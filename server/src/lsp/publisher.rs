//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;

use super::client::ClientProfile;
use super::documents::Documents;
use super::{diagnostics, guard};

/// Notes which documents have changed; a task of its own judges and publishes them one after another, so
/// that no publish overtakes another, and a burst of changes is judged once.
#[derive(Clone, Default)]
pub(super) struct Publisher(Arc<Changed>);

#[derive(Default)]
struct Changed {
    documents: Mutex<HashSet<Uri>>,
    signal: Notify,
}

impl Publisher {
    /// Notes that a document was opened, changed or closed.
    pub(super) fn note(&self, uri: Uri) {
        self.0.documents.lock().unwrap_or_else(PoisonError::into_inner).insert(uri);
        self.0.signal.notify_one();
    }

    /// Publishes whatever is noted, for as long as the server runs.
    pub(super) async fn run(self, client: Client, documents: Documents, profile: ClientProfile) {
        loop {
            self.0.signal.notified().await;
            let changed =
                std::mem::take(&mut *self.0.documents.lock().unwrap_or_else(PoisonError::into_inner));
            for uri in changed {
                self.publish(uri, &client, &documents, profile).await;
            }
        }
    }

    async fn publish(&self, uri: Uri, client: &Client, documents: &Documents, profile: ClientProfile) {
        let judged = guard::blocking({
            let (documents, uri) = (documents.clone(), uri.clone());
            move || {
                let snapshot = documents.analyse(&uri)?;
                Some((diagnostics::all(&snapshot.analysis, &uri, profile), snapshot.version))
            }
        });
        match judged.await {
            Ok(Some((_, version))) if documents.version(&uri) != Some(version) => {
                // It has changed meanwhile, which is noted already.
            }
            Ok(Some((diagnostics, version))) => {
                client.publish_diagnostics(uri, diagnostics, Some(version)).await
            }
            Ok(None) => client.publish_diagnostics(uri, Vec::new(), None).await,
            Err(error) => tracing::error!(uri = uri.as_str(), %error, "could not judge the document"),
        }
    }
}
