//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::{HashMap, HashSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::client::ClientProfile;
use super::diagnostics;
use super::documents::Documents;
use super::guard::Outlet;

/// Notes which documents have changed, and judges and publishes them one after another, so that no publish overtakes
/// another and a burst of changes is judged once. The thread that comes along first does it; one that comes while it is
/// at it leaves its own notes to it.
#[derive(Clone, Default)]
pub(super) struct Publisher(Arc<Mutex<Notes>>);

#[derive(Default)]
struct Notes {
    closed: Vec<Uri>,
    changed: HashSet<Uri>,
    /// `None` before the client has said what it can show, while someone publishes, and when it reads no more.
    desk: Option<Desk>,
}

impl Publisher {
    /// Notes that a document was opened or changed.
    pub(super) fn changed(&self, uri: Uri) {
        self.notes().changed.insert(uri);
    }

    /// Notes that a document was closed: its diagnostics are cleared.
    pub(super) fn closed(&self, uri: Uri) {
        self.notes().closed.push(uri);
    }

    /// Publishes for that client from now on.
    pub(super) fn start(&self, outlet: Outlet, documents: Documents, profile: ClientProfile) {
        self.notes().desk = Some(Desk { outlet, documents, profile, published: HashMap::new() });
    }

    /// Publishes whatever is noted, unless someone is at it.
    pub(super) fn work(&self) {
        let mut notes = self.notes();
        let Some(mut desk) = notes.desk.take() else { return };
        while !(notes.closed.is_empty() && notes.changed.is_empty()) {
            let (closed, changed) = (std::mem::take(&mut notes.closed), std::mem::take(&mut notes.changed));
            drop(notes);
            if desk.publish_all(closed, changed).is_err() {
                return;
            }
            notes = self.notes();
        }
        notes.desk = Some(desk);
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What publishing takes.
struct Desk {
    outlet: Outlet,
    documents: Documents,
    profile: ClientProfile,
    /// The state of each document that the client knows of.
    published: HashMap<Uri, u64>,
}

impl Desk {
    /// An error says that the client reads no more.
    fn publish_all(&mut self, closed: Vec<Uri>, changed: HashSet<Uri>) -> io::Result<()> {
        for uri in closed {
            self.published.remove(&uri);
            self.send(uri, Vec::new(), None)?;
        }
        for uri in changed {
            // A panic over one document must not silence the others.
            match catch_unwind(AssertUnwindSafe(|| self.publish(&uri))) {
                Ok(sent) => sent?,
                Err(_) => tracing::error!(uri = uri.as_str(), "could not judge the document"),
            }
        }
        Ok(())
    }

    fn publish(&mut self, uri: &Uri) -> io::Result<()> {
        let known = self.published.get(uri).copied();
        let Some(snapshot) = self.documents.analyse(uri).filter(|snapshot| known != Some(snapshot.revision))
        else {
            return Ok(());
        };
        let diagnostics = diagnostics::all(&snapshot.analysis, uri, self.profile);
        // A document that has changed meanwhile is noted again.
        if self.documents.revision(uri) == Some(snapshot.revision) {
            self.send(uri.clone(), diagnostics, Some(snapshot.version))?;
            self.published.insert(uri.clone(), snapshot.revision);
        }
        Ok(())
    }

    fn send(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) -> io::Result<()> {
        self.outlet.notify::<PublishDiagnostics>(&PublishDiagnosticsParams { uri, diagnostics, version })
    }
}
