//! Commands: what a client calls by a name of our own, from a key or a menu. Each takes one object.
//!
//! * `edits` change a document and move the cursor,
//! * `facts` tell something of an open document,
//! * `documents` say what a new document begins with,
//! * `rules` say what the rules say of themselves.

mod documents;
mod edits;
mod facts;
mod rules;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, LSPAny};

use super::backend::Backend;
use super::client::ClientProfile;
use crate::rewrite::move_item::Way;
use edits::Change;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Edit(Change),
    MarkdownTable,
    Cycle,
    Cycles,
    NewDocument,
    Rules,
    ExplainRule,
}

const COMMANDS: [(&str, Command); 9] = [
    ("okr-ls.nextItem", Command::Edit(Change::NextItem)),
    ("okr-ls.moveUp", Command::Edit(Change::Move(Way::Up))),
    ("okr-ls.moveDown", Command::Edit(Change::Move(Way::Down))),
    ("okr-ls.markdownTable", Command::MarkdownTable),
    ("okr-ls.cycle", Command::Cycle),
    ("okr-ls.cycles", Command::Cycles),
    ("okr-ls.newDocument", Command::NewDocument),
    ("okr-ls.rules", Command::Rules),
    ("okr-ls.explainRule", Command::ExplainRule),
];

/// The names by which a client like that may call them.
pub(super) fn names(profile: ClientProfile) -> Vec<String> {
    let fits = |command: Command| profile.applies_edits || !matches!(command, Command::Edit(_));
    COMMANDS.iter().filter(|(_, command)| fits(*command)).map(|(name, _)| (*name).to_owned()).collect()
}

impl Backend {
    /// Does what a client asks for.
    pub(super) async fn command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let known = COMMANDS.iter().find(|(name, _)| *name == params.command);
        let (name, command) = *known
            .ok_or_else(|| Error::invalid_params(format!("there is no command `{}`", params.command)))?;
        let argument = params.arguments.into_iter().next().unwrap_or_default();
        let call = Call { name, argument };
        match command {
            Command::Edit(change) => self.edit(change, call.read()?).await,
            Command::MarkdownTable => self.markdown_table(call).await,
            Command::Cycle => self.cycle(call).await,
            Command::Cycles => self.cycles(call.read()?).await,
            Command::NewDocument => self.new_document(call.read()?).await,
            Command::Rules => answer(&rules::all()),
            Command::ExplainRule => answer(&rules::explain(call.read()?)?),
        }
    }
}

/// A command's name, and what it is to work on.
struct Call {
    name: &'static str,
    argument: Value,
}

/// What a command takes.
trait Argument: DeserializeOwned {
    /// How it looks, for whoever sends something else.
    const FORM: &str;
}

impl Call {
    fn read<T: Argument>(&self) -> Result<T> {
        T::deserialize(&self.argument)
            .map_err(|error| Error::invalid_params(format!("`{}` takes {}: {error}", self.name, T::FORM)))
    }
}

fn answer(found: &impl Serialize) -> Result<Option<LSPAny>> {
    serde_json::to_value(found).map(Some).map_err(|_| Error::internal_error())
}
