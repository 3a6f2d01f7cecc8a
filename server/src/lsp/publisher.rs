//! Pushes diagnostics: for each change those of the latest version, never those of an older one.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::client::ClientProfile;
use super::configuration::{self, Configuration};
use super::diagnostics;
use super::documents::Documents;
use super::guard::Outlet;
use crate::analysis::Analysis;

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
    pub(super) fn start(
        &self,
        outlet: Outlet,
        documents: Documents,
        configuration: Configuration,
        profile: ClientProfile,
    ) {
        let publisher = self.clone();
        let desk = Desk { outlet, documents, configuration, profile };
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
                if desk.send(uri, Said::default()).is_none() {
                    return;
                }
            }
            for uri in changed {
                let known = published.get(&uri);
                // A panic over one document must not silence the others.
                let outcome = catch_unwind(AssertUnwindSafe(|| desk.publish(&uri, known)));
                match outcome {
                    Ok(Outcome::Published(said)) => drop(published.insert(uri, said)),
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
    configuration: Configuration,
    profile: ClientProfile,
}

/// What the client knows of a document.
#[derive(Default)]
struct Said {
    /// The state that it was said of; a file that is not open has none.
    revision: Option<u64>,
    version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

/// What came of a document.
enum Outcome {
    /// The client knows that of it now.
    Published(Said),
    /// It was known already, or has changed meanwhile, which is noted.
    Nothing,
    /// The client reads no more.
    Over,
}

impl Desk {
    fn publish(&self, uri: &Uri, known: Option<&Said>) -> Outcome {
        let said = match configuration::is_file(uri) {
            true => Some(self.of_configuration(uri)),
            false => self.of_document(uri, known),
        };
        let Some(said) = said.filter(|said| self.documents.revision(uri) == said.revision) else {
            return Outcome::Nothing;
        };
        let (version, diagnostics) = known.map_or((None, &[][..]), |it| (it.version, &it.diagnostics));
        // A version is published again only where other settings make something else of it.
        if (version, diagnostics) == (said.version, &said.diagnostics) {
            return Outcome::Published(said);
        }
        self.send(uri.clone(), said).map_or(Outcome::Over, Outcome::Published)
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
        match self.documents.text(uri) {
            Some((text, version, revision)) => Said {
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

    /// Tells the client; `None` where it reads no more.
    fn send(&self, uri: Uri, said: Said) -> Option<Said> {
        let Said { revision, version, diagnostics } = said;
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        self.outlet.notify::<PublishDiagnostics>(&params).ok()?;
        Some(Said { revision, version, diagnostics: params.diagnostics })
    }
}
