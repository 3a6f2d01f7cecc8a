//! The open documents: their text, and what is known of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use super::convert;
use crate::analysis::{Analyser, Analysis};
use crate::config::Config;
use crate::text::{Edit, Encoding, Span, Text};

/// All open documents, shared between handlers.
#[derive(Clone, Default)]
pub(super) struct Documents(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    documents: HashMap<Uri, OpenDocument>,
    revisions: u64,
}

struct OpenDocument {
    version: i32,
    revision: u64,
    text: Text,
    config: Arc<Config>,
    /// What happened to the text since it was last analysed.
    pending: Vec<Edit>,
    /// `None` until it is first needed, and again after a panic in it.
    analyser: Arc<Mutex<Option<Analyser>>>,
}

/// A text beyond so many bytes is not read anew for one answer.
const READ_ANEW: usize = 1 << 20;

/// What a document said at one time, before it is read.
pub(super) struct Wording {
    pub(super) version: i32,
    pub(super) revision: u64,
    pub(super) text: Text,
    config: Arc<Config>,
}

/// A document at one version.
pub(super) struct Snapshot {
    pub(super) version: i32,
    /// A number that no other state of any document has: clients may use a version again.
    pub(super) revision: u64,
    pub(super) analysis: Arc<Analysis>,
}

impl Documents {
    pub(super) fn open(&self, uri: Uri, version: i32, text: &str) {
        let mut open = self.lock();
        open.revisions += 1;
        let document = OpenDocument {
            version,
            revision: open.revisions,
            text: Text::from(text),
            config: Config::builtin(),
            pending: Vec::new(),
            analyser: Arc::default(),
        };
        open.documents.insert(uri, document);
    }

    /// Applies changes one after another, each to the text that the one before it left.
    pub(super) fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let mut open = self.lock();
        open.revisions += 1;
        let revision = open.revisions;
        let Some(document) = open.documents.get_mut(uri) else {
            tracing::warn!(uri = uri.as_str(), "a change of a document that is not open");
            return;
        };
        for change in changes {
            let span = match change.range {
                Some(range) => convert::span(&document.text, range, encoding),
                None => Span::new(0, document.text.len()),
            };
            document.pending.push(document.text.replace(span, &change.text));
        }
        document.version = version;
        document.revision = revision;
    }

    pub(super) fn close(&self, uri: &Uri) {
        self.lock().documents.remove(uri);
    }

    /// The open documents.
    pub(super) fn uris(&self) -> Vec<Uri> {
        self.lock().documents.keys().cloned().collect()
    }

    /// Judges a document by other settings from now on; `false` where they are the same.
    pub(super) fn configure(&self, uri: &Uri, config: Arc<Config>) -> bool {
        let mut open = self.lock();
        open.revisions += 1;
        let revision = open.revisions;
        let document = open.documents.get_mut(uri);
        let Some(document) = document.filter(|document| !Arc::ptr_eq(&document.config, &config)) else {
            return false;
        };
        document.config = config;
        document.revision = revision;
        true
    }

    /// The state of a document; `None` where it is not open.
    pub(super) fn revision(&self, uri: &Uri) -> Option<u64> {
        self.lock().documents.get(uri).map(|document| document.revision)
    }

    /// What a document says; `None` where it is not open.
    pub(super) fn wording(&self, uri: &Uri) -> Option<Wording> {
        let open = self.lock();
        let OpenDocument { version, revision, text, config, .. } = open.documents.get(uri)?;
        let (text, config) = (text.clone(), Arc::clone(config));
        Some(Wording { version: *version, revision: *revision, text, config })
    }

    /// The document if it still says that.
    pub(super) fn analyse_if_still(&self, uri: &Uri, wording: &Wording) -> Option<Snapshot> {
        self.analyse(uri).filter(|latest| latest.revision == wording.revision)
    }

    /// The document as it said that, though it may say something else by now; `None` where that would take long.
    pub(super) fn analyse_as(&self, uri: &Uri, wording: &Wording) -> Option<Snapshot> {
        self.analyse_if_still(uri, wording).or_else(|| {
            let &Wording { version, revision, ref text, ref config } = wording;
            let small = text.len() <= READ_ANEW;
            let analyser = small.then(|| analyser(uri, text.clone(), Arc::clone(config)))?;
            Some(Snapshot { version, revision, analysis: analyser.latest() })
        })
    }

    /// The document as it stands, read and judged; `None` where it is not open. Takes as long as that takes.
    pub(super) fn analyse(&self, uri: &Uri) -> Option<Snapshot> {
        let shared = Arc::clone(&self.lock().documents.get(uri)?.analyser);
        // Held throughout, so that pending edits are taken in once and in order.
        let mut slot = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let (version, revision, text, config, edits) = {
            let mut open = self.lock();
            let document = open.documents.get_mut(uri)?;
            if !Arc::ptr_eq(&document.analyser, &shared) {
                return None;
            }
            let edits = std::mem::take(&mut document.pending);
            let config = Arc::clone(&document.config);
            (document.version, document.revision, document.text.clone(), config, edits)
        };
        let analyser = match slot.take() {
            Some(mut analyser) => {
                analyser.update(&edits, text);
                if !std::ptr::eq(analyser.latest().judgement().config(), Arc::as_ptr(&config)) {
                    analyser.configure(config);
                }
                analyser
            }
            None => analyser(uri, text, config),
        };
        let analysis = analyser.latest();
        *slot = Some(analyser);
        Some(Snapshot { version, revision, analysis })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn analyser(uri: &Uri, text: Text, config: Arc<Config>) -> Analyser {
    let path = uri.path().decode().to_string_lossy();
    Analyser::new(text, config).named(path.rsplit('/').next().unwrap_or(&path))
}
