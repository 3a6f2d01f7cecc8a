//! The outline of a document, as a tree or as a list.

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind, Uri,
};

use super::client::ClientProfile;
use super::convert::Places;
use super::documents::Snapshot;
use crate::outline::{self, Kind, Symbol};

/// What a document lists.
pub(super) fn symbols(snapshot: &Snapshot, uri: &Uri, profile: ClientProfile) -> DocumentSymbolResponse {
    let symbols = outline::symbols(&snapshot.analysis);
    let places = Places::of(snapshot.analysis.text(), profile.encoding);
    if profile.symbol_trees {
        let tree = symbols.into_iter().map(|symbol| nested(&places, symbol)).collect();
        return DocumentSymbolResponse::Nested(tree);
    }
    let mut list = Vec::new();
    flatten(&places, symbols, None, uri, &mut list);
    DocumentSymbolResponse::Flat(list)
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn nested(places: &Places, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(places, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: places.range(symbol.span),
        selection_range: places.range(symbol.headline),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn flatten(
    places: &Places,
    symbols: Vec<Symbol>,
    container: Option<&str>,
    uri: &Uri,
    list: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let range = places.range(symbol.span);
        list.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), range),
            container_name: container.map(str::to_owned),
        });
        flatten(places, symbol.children, Some(&symbol.name), uri, list);
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
