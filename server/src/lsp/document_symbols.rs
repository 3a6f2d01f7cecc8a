//! The outline of a document, as a tree or as a list.
//!
//! It is a great answer to a question that editors ask after each keystroke, so what was written of an item is kept
//! for as long as the item and its line stay the same.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use tower_lsp::ls_types::{DocumentSymbol, Location, Range, SymbolInformation, SymbolKind, Uri};

use super::client::ClientProfile;
use super::convert::{self, Walk};
use super::documents::Snapshot;
use super::kept::{self, Part};
use crate::model::{Body, Surroundings};
use crate::outline::{self, Kind, Section, Symbol};
use crate::text::{Encoding, Span, line_starts};

/// What each document listed when it was last asked.
#[derive(Clone, Default)]
pub(super) struct Outliner(Arc<Mutex<HashMap<Uri, Vec<Part<Outlined>>>>>);

/// What a body lists.
struct Outlined {
    items: Vec<Item>,
    /// How many lines end in it.
    lines: u32,
}

/// An item with all below it.
struct Item {
    /// Lines count from the body's first one.
    symbol: DocumentSymbol,
    /// What was last written of it, and at which line the body began then.
    written: Mutex<Option<(u32, Written)>>,
}

/// An item as it is written.
#[derive(Clone)]
pub(super) struct Written(Arc<RawValue>);

/// An answer.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Outline {
    /// Each item with what hangs below it.
    Tree(Vec<Branch>),
    /// One item after another, for clients that take no trees.
    List(Vec<SymbolInformation>),
}

/// What stands at the top.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Branch {
    Section {
        #[serde(flatten)]
        symbol: DocumentSymbol,
        children: Vec<Written>,
    },
    Item(Written),
}

/// A section, where there are several, and its items, each with the line at which its body begins.
type Group<'a> = (Option<DocumentSymbol>, Vec<(u32, &'a Item)>);

impl Outliner {
    /// What a document lists.
    ///
    /// # Errors
    ///
    /// Where an item has no form in JSON.
    pub(super) fn outline(
        &self,
        snapshot: &Snapshot,
        uri: &Uri,
        profile: ClientProfile,
    ) -> serde_json::Result<Outline> {
        let analysis = &snapshot.analysis;
        let mut documents = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = documents.entry(uri.clone()).or_default();
        let blocks = 0..analysis.document().blocks().len();
        *known = kept::parts(analysis, blocks, known, |body, surroundings| {
            Outlined::of(body, surroundings, profile.encoding)
        });
        let mut line = 0;
        let group = |Section { symbol, blocks }: Section| -> Group<'_> {
            let place = &mut |span| convert::range(analysis.text(), span, profile.encoding);
            let symbol = symbol.map(|symbol| shown(symbol, place));
            let mut items = Vec::new();
            for outlined in known[blocks].iter().map(Part::made) {
                items.extend(outlined.items.iter().map(|item| (line, item)));
                line += outlined.lines;
            }
            (symbol, items)
        };
        let groups = outline::sections(analysis).into_iter().map(group);
        if profile.symbol_trees { tree(groups) } else { Ok(list(groups, uri)) }
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }
}

impl Outlined {
    fn of(body: &Body, surroundings: Surroundings, encoding: Encoding) -> Self {
        let mut walk = Walk::within(&body.text, encoding);
        let item =
            |symbol| Item { symbol: shown(symbol, &mut |span| walk.range(span)), written: Mutex::default() };
        let items = outline::symbols(body, surroundings).into_iter().map(item).collect();
        Self { items, lines: convert::narrow(line_starts(&body.text).count()) }
    }
}

impl Item {
    /// The item as it is written where its body begins at `line`.
    fn written(&self, line: u32) -> serde_json::Result<Written> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = written.as_ref().filter(|(at, _)| *at == line) {
            return Ok(text.clone());
        }
        let text = Written(to_raw_value(&moved(&self.symbol, line))?.into());
        *written = Some((line, text.clone()));
        Ok(text)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

fn tree<'a>(groups: impl Iterator<Item = Group<'a>>) -> serde_json::Result<Outline> {
    let mut all = Vec::new();
    for (section, items) in groups {
        let items = items.into_iter().map(|(line, item)| item.written(line));
        let children = items.collect::<serde_json::Result<Vec<_>>>()?;
        match section {
            Some(symbol) => all.push(Branch::Section { symbol, children }),
            None => all.extend(children.into_iter().map(Branch::Item)),
        }
    }
    Ok(Outline::Tree(all))
}

fn list<'a>(groups: impl Iterator<Item = Group<'a>>, uri: &Uri) -> Outline {
    let mut all = Vec::new();
    for (section, items) in groups {
        let name = section.as_ref().map(|section| section.name.clone());
        section.into_iter().for_each(|section| flatten(section, None, uri, &mut all));
        for (line, item) in items {
            flatten(moved(&item.symbol, line), name.as_deref(), uri, &mut all);
        }
    }
    Outline::List(all)
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn flatten(symbol: DocumentSymbol, container: Option<&str>, uri: &Uri, list: &mut Vec<SymbolInformation>) {
    list.push(SymbolInformation {
        name: symbol.name.clone(),
        kind: symbol.kind,
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), symbol.range),
        container_name: container.map(str::to_owned),
    });
    for child in symbol.children.into_iter().flatten() {
        flatten(child, Some(&symbol.name), uri, list);
    }
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn shown(symbol: Symbol, place: &mut impl FnMut(Span) -> Range) -> DocumentSymbol {
    let (range, selection_range) = (place(symbol.span), place(symbol.headline));
    let children: Vec<_> = symbol.children.into_iter().map(|child| shown(child, place)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}

/// The same so many lines further down.
fn moved(symbol: &DocumentSymbol, lines: u32) -> DocumentSymbol {
    let mut symbol = symbol.clone();
    shift(&mut symbol, lines);
    symbol
}

fn shift(symbol: &mut DocumentSymbol, lines: u32) {
    for place in [&mut symbol.range, &mut symbol.selection_range] {
        place.start.line += lines;
        place.end.line += lines;
    }
    symbol.children.iter_mut().flatten().for_each(|child| shift(child, lines));
}

/// What editors have an icon for; the same kinds as in the grammar's tags.
const fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Section => SymbolKind::NAMESPACE,
        Kind::Objective => SymbolKind::CLASS,
        Kind::KeyResult => SymbolKind::METHOD,
        Kind::Initiative => SymbolKind::FUNCTION,
        Kind::CheckIn => SymbolKind::EVENT,
    }
}
