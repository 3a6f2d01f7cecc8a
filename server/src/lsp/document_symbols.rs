//! The outline of a document, as a tree or as a list.
//!
//! It is a great answer to a question that editors ask after each keystroke, so it is kept as it was written, and only
//! what has changed or moved is written again.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::ls_types::{self as lsp, DocumentSymbol, Location, SymbolInformation, SymbolKind, Uri};

use super::client::ClientProfile;
use super::convert::{self, Walk};
use super::documents::Snapshot;
use super::kept::{self, Part};
use crate::analysis::Analysis;
use crate::model::{Body, Surroundings};
use crate::outline::{self, Kind, Section, Symbol};
use crate::text::{Encoding, Span, line_starts};

/// What each document listed when it was last asked.
#[derive(Clone, Default)]
pub(super) struct Outliner(Arc<Mutex<HashMap<Uri, Listed>>>);

/// What a document lists.
#[derive(Default)]
struct Listed {
    bodies: Vec<Part<Outlined>>,
    /// All items as they are written in JSON, with a comma in front of each.
    text: Vec<u8>,
}

/// What a body lists.
struct Outlined {
    /// Lines count from the body's first one.
    items: Vec<DocumentSymbol>,
    /// How far they reach, in bytes of the body.
    extent: Option<Span>,
    size: Size,
}

/// How much room something takes.
#[derive(Clone, Copy, Default)]
struct Size {
    /// How many lines end in it.
    lines: u32,
    /// How many bytes of what is written.
    written: usize,
}

/// A section, where there are several, and its bodies.
type Group = (Option<DocumentSymbol>, Range<usize>);

impl Outliner {
    /// What a document lists, in JSON: as a tree, or one after another for clients that take no trees.
    ///
    /// # Errors
    ///
    /// Where an item has no form in JSON.
    pub(super) fn outline(
        &self,
        snapshot: &Snapshot,
        uri: &Uri,
        profile: ClientProfile,
    ) -> serde_json::Result<Vec<u8>> {
        let (analysis, encoding) = (&snapshot.analysis, profile.encoding);
        let mut documents = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Nothing is kept of it that failed on the way.
        let mut listed = documents.remove(uri).unwrap_or_default();
        listed.update(analysis, encoding)?;
        let sections = outline::sections(analysis.document(), |block| listed.bodies[block].made.extent);
        let group = |Section { symbol, blocks }| -> Group {
            let place = &mut |span| convert::range(analysis.text(), span, encoding);
            (symbol.map(|symbol| shown(symbol, place)), blocks)
        };
        let groups = sections.into_iter().map(group);
        let outline = if profile.symbol_trees {
            listed.tree(groups)?
        } else {
            serde_json::to_vec(&listed.list(groups, uri))?
        };
        documents.insert(uri.clone(), listed);
        Ok(outline)
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }
}

impl Listed {
    /// Takes in another state of the document.
    fn update(&mut self, analysis: &Analysis, encoding: Encoding) -> serde_json::Result<()> {
        let outlined = |body: &Body, surroundings| Outlined::of(body, surroundings, encoding);
        let (mut new, old) = kept::update(&mut self.bodies, analysis, outlined);
        let above = Size::of(&self.bodies[..new.start]);
        let gone = Size::of(&old);
        let start = above.written;
        let mut end = start + gone.written;
        if Size::of(&self.bodies[new.clone()]).lines != gone.lines {
            // All that stands below has moved.
            (new.end, end) = (self.bodies.len(), self.text.len());
        }
        let mut line = above.lines;
        let mut written = Vec::with_capacity(end - start);
        for Part { made, .. } in &mut self.bodies[new] {
            made.size.written = made.write(line, &mut written)?;
            line += made.size.lines;
        }
        self.text.splice(start..end, written);
        Ok(())
    }

    fn tree(&self, groups: impl Iterator<Item = Group>) -> serde_json::Result<Vec<u8>> {
        let mut all = Vec::with_capacity(self.text.len() + self.text.len() / 8 + 2);
        let mut start = 0;
        all.push(b'[');
        for (section, bodies) in groups {
            let items = start..start + Size::of(&self.bodies[bodies]).written;
            start = items.end;
            // Without the comma in front of the first.
            let items = self.text[items].get(1..).unwrap_or_default();
            if section.is_none() && items.is_empty() {
                continue;
            }
            if all.len() > 1 {
                all.push(b',');
            }
            let Some(section) = section else {
                all.extend_from_slice(items);
                continue;
            };
            serde_json::to_writer(&mut all, &section)?;
            all.pop();
            all.extend_from_slice(br#","children":["#);
            all.extend_from_slice(items);
            all.extend_from_slice(b"]}");
        }
        all.push(b']');
        Ok(all)
    }

    fn list(&self, groups: impl Iterator<Item = Group>, uri: &Uri) -> Vec<SymbolInformation> {
        let mut all = Vec::new();
        let mut line = 0;
        for (section, bodies) in groups {
            let name = section.as_ref().map(|section| section.name.clone());
            section.into_iter().for_each(|section| flatten(section, None, uri, &mut all));
            for Part { made, .. } in &self.bodies[bodies] {
                for item in &made.items {
                    flatten(moved(item, line), name.as_deref(), uri, &mut all);
                }
                line += made.size.lines;
            }
        }
        all
    }
}

impl Outlined {
    fn of(body: &Body, surroundings: Surroundings, encoding: Encoding) -> Self {
        let mut walk = Walk::within(&body.text, encoding);
        let symbols = outline::symbols(body, surroundings);
        let extent = outline::extent(&symbols);
        let items = symbols.into_iter().map(|symbol| shown(symbol, &mut |span| walk.range(span))).collect();
        let lines = convert::narrow(line_starts(&body.text).count());
        Self { items, extent, size: Size { lines, written: 0 } }
    }

    /// Writes the items of a body that begins at `line`; returns how many bytes that takes.
    fn write(&self, line: u32, into: &mut Vec<u8>) -> serde_json::Result<usize> {
        let start = into.len();
        for item in &self.items {
            into.push(b',');
            serde_json::to_writer(&mut *into, &moved(item, line))?;
        }
        Ok(into.len() - start)
    }
}

impl Size {
    fn of(parts: &[Part<Outlined>]) -> Self {
        parts.iter().map(|part| part.made.size).fold(Self::default(), |all, it| Self {
            lines: all.lines + it.lines,
            written: all.written + it.written,
        })
    }
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
fn shown(symbol: Symbol, place: &mut impl FnMut(Span) -> lsp::Range) -> DocumentSymbol {
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
