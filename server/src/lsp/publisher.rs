//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{PublishDiagnosticsParams, Uri};

use super::client::ClientProfile;
use super::diagnostics;
use super::documents::Documents;
use super::guard::Outlet;

/// As much as a main thread usually has: deep documents cost stack.
const STACK: usize = 8 << 20;

/// Notes which documents have changed. A thread of its own judges and publishes them one after another, so that
/// no publish overtakes another, a burst of changes is judged once, and a slow client holds up nothing else.
#[derive(Clone, Default)]
pub(super) struct Publisher(Arc<Notes>);

#[derive(Default)]
struct Notes {
    waiting: Mutex<Waiting>,
    signal: Condvar,
}

#[derive(Default)]
struct Waiting {
    closed: Vec<Uri>,
    changed: HashSet<Uri>,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.closed.is_empty() && self.changed.is_empty()
    }
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

    /// Publishes whatever is noted, until the session is over.
    pub(super) fn start(&self, outlet: Outlet, documents: Documents, profile: ClientProfile) {
        let publisher = self.clone();
        let desk = Desk { outlet, documents, profile };
        let thread = std::thread::Builder::new().name("publisher".into()).stack_size(STACK);
        if let Err(error) = thread.spawn(move || publisher.run(&desk)) {
            tracing::error!(%error, "no thread to judge documents on");
        }
    }

    fn run(&self, desk: &Desk) {
        let mut published = HashMap::new();
        loop {
            let Waiting { closed, changed } = self.next();
            for uri in closed {
                published.remove(&uri);
                if !desk.send(uri, Vec::new(), None) {
                    return;
                }
            }
            for uri in changed {
                let known = published.get(&uri).copied();
                // A panic over one document must not silence the others.
                let outcome = catch_unwind(AssertUnwindSafe(|| desk.publish(&uri, known)));
                match outcome {
                    Ok(Outcome::Published(revision)) => drop(published.insert(uri, revision)),
                    Ok(Outcome::Nothing) => {}
                    Ok(Outcome::Over) => return,
                    Err(_) => tracing::error!(uri = uri.as_str(), "could not judge the document"),
                }
            }
        }
    }

    /// Waits for something to do.
    fn next(&self) -> Waiting {
        let waiting = self.0.signal.wait_while(self.waiting(), |waiting| waiting.is_empty());
        std::mem::take(&mut *waiting.unwrap_or_else(PoisonError::into_inner))
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What publishing takes.
struct Desk {
    outlet: Outlet,
    documents: Documents,
    profile: ClientProfile,
}

/// What came of a document.
enum Outcome {
    /// The client knows that state of it now.
    Published(u64),
    /// It was known already, or has changed meanwhile, which is noted.
    Nothing,
    /// The client reads no more.
    Over,
}

impl Desk {
    fn publish(&self, uri: &Uri, known: Option<u64>) -> Outcome {
        let Some(snapshot) = self.documents.analyse(uri).filter(|snapshot| known != Some(snapshot.revision))
        else {
            return Outcome::Nothing;
        };
        let diagnostics = diagnostics::all(&snapshot.analysis, uri, self.profile);
        if self.documents.revision(uri) != Some(snapshot.revision) {
            return Outcome::Nothing;
        }
        match self.send(uri.clone(), diagnostics, Some(snapshot.version)) {
            true => Outcome::Published(snapshot.revision),
            false => Outcome::Over,
        }
    }

    fn send(
        &self,
        uri: Uri,
        diagnostics: Vec<tower_lsp::ls_types::Diagnostic>,
        version: Option<i32>,
    ) -> bool {
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        self.outlet.notify::<PublishDiagnostics>(&params).is_ok()
    }
}
