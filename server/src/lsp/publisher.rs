//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;

use super::client::ClientProfile;
use super::documents::Documents;
use super::{diagnostics, guard};

/// Notes which documents have changed; a task of its own judges and publishes them one after another, so
/// that no publish overtakes another, and a burst of changes is judged once.
#[derive(Clone, Default)]
pub(super) struct Publisher(Arc<Notes>);

#[derive(Default)]
struct Notes {
    waiting: Mutex<Waiting>,
    signal: Notify,
}

#[derive(Default)]
struct Waiting {
    closed: Vec<Uri>,
    changed: HashSet<Uri>,
}

impl Publisher {
    /// Notes that a document was opened or changed.
    pub(super) fn changed(&self, uri: Uri) {
        self.waiting().changed.insert(uri);
        self.0.signal.notify_one();
    }

    /// Notes that a document was closed: its diagnostics are cleared.
    pub(super) fn closed(&self, uri: Uri) {
        self.waiting().closed.push(uri);
        self.0.signal.notify_one();
    }

    /// Publishes whatever is noted, for as long as the server runs.
    pub(super) async fn run(self, client: Client, documents: Documents, profile: ClientProfile) {
        let mut published = HashMap::new();
        loop {
            self.0.signal.notified().await;
            let Waiting { closed, changed } = std::mem::take(&mut *self.waiting());
            for uri in closed {
                published.remove(&uri);
                client.publish_diagnostics(uri, Vec::new(), None).await;
            }
            for uri in changed {
                let known = published.get(&uri).copied();
                if let Some(revision) = publish(&uri, known, &client, &documents, profile).await {
                    published.insert(uri, revision);
                }
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Judges a document and publishes what came of it. Returns the state that the client now knows; `None` where
/// that state was known already, or has changed meanwhile, which is noted.
async fn publish(
    uri: &Uri,
    known: Option<u64>,
    client: &Client,
    documents: &Documents,
    profile: ClientProfile,
) -> Option<u64> {
    let judged = guard::blocking({
        let (documents, uri) = (documents.clone(), uri.clone());
        move || {
            let snapshot = documents.analyse(&uri).filter(|snapshot| known != Some(snapshot.revision))?;
            Some((diagnostics::all(&snapshot.analysis, &uri, profile), snapshot.version, snapshot.revision))
        }
    });
    match judged.await {
        Ok(judged) => {
            let (diagnostics, version, revision) = judged?;
            if documents.revision(uri) != Some(revision) {
                return None;
            }
            client.publish_diagnostics(uri.clone(), diagnostics, Some(version)).await;
            Some(revision)
        }
        Err(error) => {
            tracing::error!(uri = uri.as_str(), %error, "could not judge the document");
            None
        }
    }
}
