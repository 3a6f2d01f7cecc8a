//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::{HashMap, HashSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::client::ClientProfile;
use super::configuration::{self, Configuration};
use super::diagnostics;
use super::documents::{Documents, Wording};
use super::guard::Outlet;
use crate::analysis::Analysis;

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
    pub(super) fn start(
        &self,
        outlet: Outlet,
        documents: Documents,
        configuration: Configuration,
        profile: ClientProfile,
    ) {
        let published = HashMap::new();
        self.notes().desk = Some(Desk { outlet, documents, configuration, profile, published });
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
    configuration: Configuration,
    profile: ClientProfile,
    /// What the client knows of each document.
    published: HashMap<Uri, Said>,
}

/// What was said of a document.
#[derive(Default)]
struct Said {
    /// The state that it was said of; a file that is not open has none.
    revision: Option<u64>,
    version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

impl Desk {
    /// An error says that the client reads no more.
    fn publish_all(&mut self, closed: Vec<Uri>, changed: HashSet<Uri>) -> io::Result<()> {
        for uri in closed {
            self.published.remove(&uri);
            self.send(uri, Said::default())?;
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
        let known = self.published.get(uri);
        let said = match configuration::is_file(uri) {
            true => Some(self.of_configuration(uri)),
            false => self.of_document(uri, known),
        };
        // A document that has changed meanwhile is noted again.
        let Some(said) = said.filter(|said| self.documents.revision(uri) == said.revision) else {
            return Ok(());
        };
        let (version, diagnostics) = known.map_or((None, &[][..]), |it| (it.version, &it.diagnostics));
        // A version is published again only where other settings make something else of it.
        let said = match (version, diagnostics) == (said.version, &said.diagnostics) {
            true => said,
            false => self.send(uri.clone(), said)?,
        };
        self.published.insert(uri.clone(), said);
        Ok(())
    }

    /// What is to be said of a document; `None` where it is known already, or closed.
    fn of_document(&self, uri: &Uri, known: Option<&Said>) -> Option<Said> {
        let known = known.and_then(|said| said.revision);
        let snapshot = self.documents.analyse(uri).filter(|snapshot| known != Some(snapshot.revision))?;
        Some(Said {
            revision: Some(snapshot.revision),
            version: Some(snapshot.version),
            diagnostics: diagnostics::all(&snapshot.analysis, uri, self.profile),
        })
    }

    /// What is to be said of a configuration, which may not be open; nothing where it holds for nothing.
    fn of_configuration(&self, uri: &Uri) -> Said {
        let all = |file: &_| diagnostics::all(&Analysis::of_configuration(file), uri, self.profile);
        match self.documents.wording(uri) {
            Some(Wording { text, version, revision, .. }) => Said {
                revision: Some(revision),
                version: Some(version),
                diagnostics: all(&configuration::read(uri, text.to_string())),
            },
            None => Said {
                diagnostics: self.configuration.used(uri).map_or(Vec::new(), |file| all(&file)),
                ..Said::default()
            },
        }
    }

    fn send(&self, uri: Uri, said: Said) -> io::Result<Said> {
        let Said { revision, version, diagnostics } = said;
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        self.outlet.notify::<PublishDiagnostics>(&params)?;
        Ok(Said { revision, version, diagnostics: params.diagnostics })
    }
}
