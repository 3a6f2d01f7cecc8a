//! What a new document begins with.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{LSPAny, Uri};

use super::{Argument, answer};
use crate::clock;
use crate::config::Config;
use crate::facts::cycles;
use crate::lsp::backend::Backend;
use crate::lsp::guard;
use crate::lsp::snippets;
use crate::template::template;

/// Where a document is to stand, and what it is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object")]
pub(super) struct Wish {
    /// Its folder, or itself.
    uri: Option<Uri>,
    team: Option<String>,
    cycle: Option<String>,
}

impl Argument for Option<Wish> {
    const FORM: &str = "an object with, if you like, a `uri`, a `team` and a `cycle`";
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NewDocument {
    file_name: String,
    text: String,
    snippet: String,
}

impl Backend {
    /// The cycles to choose from, the current one first.
    pub(super) async fn cycles(&self, wish: Option<Wish>) -> Result<Option<LSPAny>> {
        let config = self.config_at(wish.unwrap_or_default().uri).await?;
        answer(&cycles::to_choose(clock::today(), &config))
    }

    /// A document to start from, for the current cycle where none is named.
    pub(super) async fn new_document(&self, wish: Option<Wish>) -> Result<Option<LSPAny>> {
        let Wish { uri, team, cycle } = wish.unwrap_or_default();
        let config = self.config_at(uri).await?;
        let template = template(team.as_deref(), cycle.as_deref(), clock::today(), &config);
        answer(&NewDocument {
            text: template.words.plain(),
            snippet: snippets::form(&template.words) + "$0",
            file_name: template.file_name,
        })
    }

    async fn config_at(&self, uri: Option<Uri>) -> Result<Arc<Config>> {
        let configuration = self.configuration.clone();
        guard::blocking(move || configuration.at(uri.as_ref())).await
    }
}
