//! What folds in a document, as many as the client takes.

use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind};

use super::client::ClientProfile;
use super::convert::Places;
use super::documents::Snapshot;
use crate::outline;

/// The folds of a document: whole lines, which every client can fold.
pub(super) fn ranges(snapshot: &Snapshot, profile: ClientProfile) -> Vec<FoldingRange> {
    let mut folds = outline::folds(&snapshot.analysis);
    if let Some(most) = profile.fold_limit.filter(|most| folds.len() > *most) {
        // The outer ones serve most.
        folds.sort_by_key(|fold| fold.depth);
        folds.truncate(most);
        folds.sort_by_key(|fold| fold.span.start);
    }
    let places = Places::of(snapshot.analysis.text(), profile.encoding);
    let range = |fold: outline::Fold| {
        let range = places.range(fold.span);
        FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            kind: fold.comment.then_some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        }
    };
    folds.into_iter().map(range).collect()
}
