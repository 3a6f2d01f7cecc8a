//! What is said of the place under the cursor.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, Position};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use crate::clock;
use crate::hover;

/// What is to be said of a position.
pub(super) fn hover(snapshot: &Snapshot, position: Position, profile: ClientProfile) -> Option<Hover> {
    let text = snapshot.analysis.text();
    let offset = convert::byte(text, position, profile.encoding);
    let found = hover::at(&snapshot.analysis, offset, clock::today(), profile.hover)?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: convert::markup(profile.hover),
            value: found.text,
        }),
        range: Some(convert::range(text, found.span, profile.encoding)),
    })
}
