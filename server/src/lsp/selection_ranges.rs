//! What the selections around some places grow to.

use tower_lsp::ls_types::{Position, SelectionRange};

use super::convert;
use super::documents::Snapshot;
use crate::outline;
use crate::text::Encoding;

/// For each position the ranges around it, each in the next.
pub(super) fn ranges(snapshot: &Snapshot, positions: &[Position], encoding: Encoding) -> Vec<SelectionRange> {
    let text = snapshot.analysis.text();
    let around = |&position: &Position| {
        let at = convert::byte(text, position, encoding);
        let spans = outline::selection(&snapshot.analysis, at).into_iter().rev();
        let grown = spans.fold(None, |parent, span| {
            let range = convert::range(text, span, encoding);
            Some(SelectionRange { range, parent: parent.map(Box::new) })
        });
        grown.unwrap_or_default()
    };
    positions.iter().map(around).collect()
}
