//! The outline of a document, as a tree or as a list.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::ser::{Serialize, SerializeStruct, Serializer};
use tower_lsp::ls_types::{DocumentSymbol, Location, Range, SymbolInformation, SymbolKind, Uri};

use super::client::ClientProfile;
use super::convert::{self, Walk};
use super::documents::Snapshot;
use super::kept::{self, Part};
use crate::model::Body;
use crate::outline::{self, Kind, Section, Symbol};
use crate::text::{Encoding, Span, line_starts};

/// What each document listed when it was last asked.
#[derive(Clone, Default)]
pub(super) struct Outliner(Arc<Mutex<HashMap<Uri, Vec<Part<Outlined>>>>>);

/// What a body lists.
struct Outlined {
    /// Lines count from the body's first one.
    symbols: Vec<DocumentSymbol>,
    /// How many lines end in it.
    lines: u32,
}

/// An answer; it is written from what is kept, without a copy of it.
pub(super) struct Outline {
    groups: Vec<Group>,
    /// Of what it is, where the client takes no trees.
    flat: Option<Uri>,
}

/// A section, or all there is.
struct Group {
    symbol: Option<DocumentSymbol>,
    /// With the line at which each begins.
    parts: Vec<(u32, Part<Outlined>)>,
}

impl Outliner {
    /// What a document lists.
    pub(super) fn outline(&self, snapshot: &Snapshot, uri: &Uri, profile: ClientProfile) -> Outline {
        let (analysis, encoding) = (&snapshot.analysis, profile.encoding);
        let mut documents = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = documents.entry(uri.clone()).or_default();
        let blocks = 0..analysis.document().blocks().len();
        *known = kept::parts(analysis, blocks, known, |body, surroundings| {
            Outlined::of(body, outline::symbols(body, surroundings), encoding)
        });
        let mut line = 0;
        let mut placed = |part: &Part<Outlined>| {
            let start = line;
            line += part.made().lines;
            (start, part.clone())
        };
        let group = |Section { symbol, blocks }: Section| Group {
            symbol: symbol
                .map(|symbol| shown(symbol, &mut |span| convert::range(analysis.text(), span, encoding))),
            parts: known[blocks].iter().map(&mut placed).collect(),
        };
        let groups = outline::sections(analysis).into_iter().map(group).collect();
        Outline { groups, flat: (!profile.symbol_trees).then(|| uri.clone()) }
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }
}

impl Outlined {
    fn of(body: &Body, symbols: Vec<Symbol>, encoding: Encoding) -> Self {
        let mut walk = Walk::within(&body.text, encoding);
        let symbols = symbols.into_iter().map(|symbol| shown(symbol, &mut |span| walk.range(span))).collect();
        Self { symbols, lines: convert::narrow(line_starts(&body.text).count()) }
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

impl Serialize for Outline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = Vec::new();
        for Group { symbol, parts } in &self.groups {
            let symbols = parts
                .iter()
                .flat_map(|(line, part)| part.made().symbols.iter().map(|symbol| Placed::of(symbol, *line)));
            match symbol {
                Some(symbol) => all.push(Placed { symbol, first_line: 0, below: symbols.collect() }),
                None => all.extend(symbols),
            }
        }
        let Some(uri) = &self.flat else {
            return serializer.collect_seq(all);
        };
        let mut list = Vec::new();
        all.iter().for_each(|symbol| symbol.flatten(None, uri, &mut list));
        serializer.collect_seq(list)
    }
}

/// A symbol, where its lines begin to count, and what stands below it.
struct Placed<'a> {
    symbol: &'a DocumentSymbol,
    first_line: u32,
    below: Vec<Placed<'a>>,
}

impl<'a> Placed<'a> {
    fn of(symbol: &'a DocumentSymbol, first_line: u32) -> Self {
        let below = symbol.children.iter().flatten().map(|child| Self::of(child, first_line)).collect();
        Self { symbol, first_line, below }
    }

    fn place(&self, mut range: Range) -> Range {
        range.start.line += self.first_line;
        range.end.line += self.first_line;
        range
    }

    #[expect(deprecated, reason = "the type has the field, old as it is")]
    fn flatten(&self, container: Option<&str>, uri: &Uri, list: &mut Vec<SymbolInformation>) {
        let symbol = self.symbol;
        list.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), self.place(symbol.range)),
            container_name: container.map(str::to_owned),
        });
        self.below.iter().for_each(|child| child.flatten(Some(&symbol.name), uri, list));
    }
}

impl Serialize for Placed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let symbol = self.symbol;
        let mut fields = serializer.serialize_struct("DocumentSymbol", 6)?;
        fields.serialize_field("name", &symbol.name)?;
        if let Some(detail) = &symbol.detail {
            fields.serialize_field("detail", detail)?;
        }
        fields.serialize_field("kind", &symbol.kind)?;
        fields.serialize_field("range", &self.place(symbol.range))?;
        fields.serialize_field("selectionRange", &self.place(symbol.selection_range))?;
        if !self.below.is_empty() {
            fields.serialize_field("children", &self.below)?;
        }
        fields.end()
    }
}
