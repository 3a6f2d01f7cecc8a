//! Which settings hold for the open documents: those of files, on disk or open themselves, under those of the client.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tower_lsp::ls_types::Uri;

use super::documents::Documents;
use crate::config::{self, Config, ConfigFile, FILE_NAME, Lookup, Mistake, Settings};
use crate::rules;

/// The name under which clients keep the settings.
pub(super) const SECTION: &str = "okr";

/// What is known of settings, shared between handlers and the publisher.
#[derive(Clone)]
pub(super) struct Configuration(Arc<Mutex<State>>);

struct State {
    lookup: Lookup,
    /// The client's first folder: documents that were never saved are taken to stand there.
    home: Option<PathBuf>,
    /// What the client said at start-up.
    initial: Settings,
    /// Configuration files that are open, by their paths: clients differ in how they spell a URI.
    open: HashMap<PathBuf, Uri>,
    /// Other files that hold for an open document.
    used: BTreeMap<String, (Uri, Arc<ConfigFile>)>,
    /// The last complaint about the client's settings.
    complaint: String,
    /// It has been said.
    said: bool,
}

impl Default for Configuration {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            lookup: Lookup::new(rules::names()),
            home: None,
            initial: Settings::default(),
            open: HashMap::new(),
            used: BTreeMap::new(),
            complaint: String::new(),
            said: true,
        })))
    }
}

/// True for a configuration, which is a document of another kind.
pub(super) fn is_file(uri: &Uri) -> bool {
    uri.path().as_str().rsplit('/').next() == Some(FILE_NAME)
}

/// The path of a document; `None` where it is no file.
fn path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    uri.to_file_path().filter(|_| is_file).map(std::borrow::Cow::into_owned)
}

/// An open configuration, as it stands in the editor.
pub(super) fn read(uri: &Uri, text: String) -> ConfigFile {
    let path = path(uri).unwrap_or_else(|| FILE_NAME.into());
    ConfigFile::read(&path, text, rules::names())
}

impl Configuration {
    /// Takes the text of an open configuration for what stands on disk; `None` once it is closed.
    pub(super) fn edit(&self, uri: &Uri, text: Option<String>) {
        let Some(path) = path(uri) else { return };
        let mut state = self.lock();
        match text {
            Some(_) => drop(state.open.insert(path.clone(), uri.clone())),
            None => drop(state.open.remove(&path)),
        }
        state.lookup.edit(&path, text);
    }

    /// Takes what the client says at start-up, with its first folder.
    pub(super) fn begin(&self, options: &Value, home: Option<&Uri>) {
        let mut state = self.lock();
        state.home = home.and_then(path);
        let (settings, mistakes) = from_client(options);
        state.initial = settings.clone();
        state.lookup.set_over(settings);
        state.note(&mistakes);
    }

    /// Takes what the client says now.
    pub(super) fn change(&self, settings: &Value) {
        let mut state = self.lock();
        let (settings, mistakes) = from_client(settings);
        let settings = settings.over(&state.initial);
        state.lookup.set_over(settings);
        state.note(&mistakes);
    }

    /// What is wrong with the client's settings, once.
    pub(super) fn complaint(&self) -> Option<String> {
        let mut state = self.lock();
        let said = std::mem::replace(&mut state.said, true);
        (!said).then(|| state.complaint.clone())
    }

    /// Looks at the files again and hands each document what holds for it. The result are the documents and
    /// configurations of which there may be something else to say.
    pub(super) fn apply(&self, documents: &Documents) -> Vec<Uri> {
        let mut changed = Vec::new();
        let mut state = self.lock();
        state.lookup.look_again();
        let mut used = BTreeMap::new();
        for uri in documents.uris().into_iter().filter(|uri| !is_file(uri)) {
            let place = state.place_of(&uri);
            let found = state.lookup.of(place.as_deref());
            if let Some(file) = found.file
                && !state.open.contains_key(file.path())
                && let Some(uri) = Uri::from_file_path(file.path())
            {
                used.insert(uri.as_str().to_owned(), (uri, file));
            }
            if documents.configure(&uri, found.config) {
                changed.push(uri);
            }
        }
        let before = std::mem::replace(&mut state.used, used);
        let files = state.used.values().chain(before.values());
        changed.extend(files.map(|(uri, _)| uri.clone()));
        changed
    }

    /// What holds, as it stands now, for a folder or for a document that may not be there yet.
    pub(super) fn at(&self, uri: Option<&Uri>) -> Arc<Config> {
        let mut state = self.lock();
        let place = uri.and_then(|uri| state.place_of(uri));
        let path = place.map(|path| if path.is_dir() { path.join(FILE_NAME) } else { path });
        state.lookup.look_again();
        state.lookup.of(path.as_deref()).config
    }

    /// A configuration that is not open, where it holds for a document that is.
    pub(super) fn used(&self, uri: &Uri) -> Option<Arc<ConfigFile>> {
        self.lock().used.get(uri.as_str()).map(|(_, file)| Arc::clone(file))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Where a document stands, or will stand once it is saved.
    fn place_of(&self, uri: &Uri) -> Option<PathBuf> {
        let unsaved = || uri.scheme().as_str().eq_ignore_ascii_case("untitled").then(|| uri.to_file_path());
        let wanted = || unsaved()?.filter(|path| path.is_absolute()).map(std::borrow::Cow::into_owned);
        path(uri).or_else(wanted).or_else(|| Some(self.home.as_ref()?.join("unsaved")))
    }

    fn note(&mut self, mistakes: &[Mistake]) {
        let lines = mistakes.iter().map(|mistake| match mistake.path.as_str() {
            "" => mistake.message.clone(),
            path => format!("{SECTION}.{path}: {}", mistake.message),
        });
        let complaint = lines.collect::<Vec<_>>().join("\n");
        if complaint != self.complaint {
            self.said = complaint.is_empty();
            self.complaint = complaint;
        }
    }
}

/// The settings in what a client sends; some put them under their name, some as they are.
fn from_client(sent: &Value) -> (Settings, Vec<Mistake>) {
    let sent = sent.get(SECTION).unwrap_or(sent);
    match sent.is_object() {
        true => config::from_json(sent, rules::names()),
        false => <(Settings, Vec<Mistake>)>::default(),
    }
}
