//! All that is known of a document, and how it is kept current: text, tree, model and judgement together.
//!
//! The server keeps an [`Analyser`] for each open document, the command line makes one [`Analysis`] a file.

use std::sync::Arc;

use crate::config::{Config, ConfigFile};
use crate::model::{Document, Quoted};
use crate::rules::Judgement;
use crate::syntax::SyntaxTree;
use crate::text::{Edit, Hull, Text};

/// A document at one moment. It never changes.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    text: Text,
    document: Document,
    judgement: Judgement,
}

impl Analysis {
    /// Reads and judges `text` by `config`.
    #[must_use]
    pub fn of(text: Text, config: Arc<Config>) -> Arc<Self> {
        Analyser::new(text, config).latest()
    }

    /// What is to be said of a configuration.
    #[must_use]
    pub fn of_configuration(file: &ConfigFile) -> Self {
        let document = Document::foreign(file.text());
        let judgement = Judgement::of_configuration(&document, file);
        Self { text: Text::from(file.text()), document, judgement }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.text
    }

    /// What it holds.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// What is to be said about it.
    #[must_use]
    pub const fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    /// True where a byte of the body at that index stands in text that is quoted and not meant.
    #[must_use]
    pub fn is_quoted(&self, block: usize, at: usize) -> bool {
        let body = &self.document.blocks()[block].body;
        self.judgement.surroundings_of(block).quoted.at(body, at, block == 0) != Quoted::No
    }
}

/// Keeps a document read and judged while it is edited; an edit costs what it touches.
pub struct Analyser {
    tree: SyntaxTree,
    latest: Arc<Analysis>,
}

impl Analyser {
    /// Reads and judges `text` by `config`.
    #[must_use]
    pub fn new(text: Text, config: Arc<Config>) -> Self {
        let tree = SyntaxTree::parse(&text);
        let document = Document::read(&tree, &text, &config);
        let judgement = Judgement::new(&document, config);
        Self { tree, latest: Arc::new(Analysis { text, document, judgement }) }
    }

    /// The same, of a file of that name.
    #[must_use]
    pub fn named(mut self, file_name: &str) -> Self {
        let latest = Arc::make_mut(&mut self.latest);
        latest.document = std::mem::take(&mut latest.document).named(file_name);
        self
    }

    /// Reads and judges the same text by other settings.
    pub fn configure(&mut self, config: Arc<Config>) {
        let text = self.latest.text.clone();
        let document = self.latest.document.again(&self.tree, &text, &config);
        let judgement = Judgement::new(&document, config);
        self.latest = Arc::new(Analysis { text, document, judgement });
    }

    /// The document as it stands.
    #[must_use]
    pub fn latest(&self) -> Arc<Analysis> {
        Arc::clone(&self.latest)
    }

    /// Takes in `edits`, applied one after another, whose outcome is `text`.
    pub fn update(&mut self, edits: &[Edit], text: Text) {
        let Some(hull) = Hull::of(edits) else { return };
        self.tree.update(edits, &text);
        let document = self.latest.document.after(&hull, &self.tree, &text, self.latest.judgement.config());
        let judgement = self.latest.judgement.after(&document);
        self.latest = Arc::new(Analysis { text, document, judgement });
    }
}
