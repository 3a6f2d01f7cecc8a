//! The outline of a document, as a tree or as a list.

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind, Uri,
};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use crate::analysis::Analysis;
use crate::outline::{self, Kind, Symbol};

/// What a document lists.
pub(super) fn symbols(snapshot: &Snapshot, uri: &Uri, profile: ClientProfile) -> DocumentSymbolResponse {
    let analysis = &snapshot.analysis;
    let symbols = outline::symbols(analysis);
    if profile.symbol_trees {
        let tree = symbols.into_iter().map(|symbol| nested(analysis, symbol, profile)).collect();
        return DocumentSymbolResponse::Nested(tree);
    }
    let mut list = Vec::new();
    flatten(analysis, symbols, None, uri, profile, &mut list);
    DocumentSymbolResponse::Flat(list)
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn nested(analysis: &Analysis, symbol: Symbol, profile: ClientProfile) -> DocumentSymbol {
    let children = symbol.children.into_iter().map(|child| nested(analysis, child, profile));
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: convert::range(analysis.text(), symbol.span, profile.encoding),
        selection_range: convert::range(analysis.text(), symbol.headline, profile.encoding),
        children: Some(children.collect()),
    }
}

#[expect(deprecated, reason = "the type has the field, old as it is")]
fn flatten(
    analysis: &Analysis,
    symbols: Vec<Symbol>,
    container: Option<&str>,
    uri: &Uri,
    profile: ClientProfile,
    list: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let range = convert::range(analysis.text(), symbol.span, profile.encoding);
        list.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), range),
            container_name: container.map(str::to_owned),
        });
        flatten(analysis, symbol.children, Some(&symbol.name), uri, profile, list);
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
