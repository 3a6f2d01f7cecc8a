//! The open documents: their text, and what is known of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use super::convert;
use crate::analysis::{Analyser, Analysis};
use crate::text::{Edit, Encoding, Span, Text};

/// All open documents, shared between handlers.
#[derive(Clone, Default)]
pub(super) struct Documents(Arc<Mutex<HashMap<Uri, OpenDocument>>>);

struct OpenDocument {
    version: i32,
    text: Text,
    /// What happened to the text since it was last analysed.
    pending: Vec<Edit>,
    /// `None` until it is first needed, and again after a panic in it.
    analyser: Arc<Mutex<Option<Analyser>>>,
}

/// A document at one version.
pub(super) struct Snapshot {
    pub(super) version: i32,
    pub(super) analysis: Arc<Analysis>,
}

impl Documents {
    pub(super) fn open(&self, uri: Uri, version: i32, text: &str) {
        let text = Text::from(text);
        self.lock()
            .insert(uri, OpenDocument { version, text, pending: Vec::new(), analyser: Arc::default() });
    }

    /// Applies changes one after another, each to the text that the one before it left.
    pub(super) fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let mut documents = self.lock();
        let Some(document) = documents.get_mut(uri) else {
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
    }

    pub(super) fn close(&self, uri: &Uri) {
        self.lock().remove(uri);
    }

    /// The version of a document; `None` where it is not open.
    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.lock().get(uri).map(|document| document.version)
    }

    /// The document as it stands, read and judged; `None` where it is not open. Takes as long as that takes.
    pub(super) fn analyse(&self, uri: &Uri) -> Option<Snapshot> {
        let shared = Arc::clone(&self.lock().get(uri)?.analyser);
        // Held throughout, so that pending edits are taken in once and in order.
        let mut slot = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let (version, text, edits) = {
            let mut documents = self.lock();
            let document =
                documents.get_mut(uri).filter(|document| Arc::ptr_eq(&document.analyser, &shared))?;
            (document.version, document.text.clone(), std::mem::take(&mut document.pending))
        };
        let analyser = match slot.take() {
            Some(mut analyser) => {
                analyser.update(&edits, text);
                analyser
            }
            None => Analyser::new(text),
        };
        let analysis = analyser.latest();
        *slot = Some(analyser);
        Some(Snapshot { version, analysis })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uri, OpenDocument>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
