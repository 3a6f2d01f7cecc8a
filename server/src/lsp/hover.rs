//! What is said of the place under the cursor.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use crate::clock;
use crate::hover::{self, Format};

/// What is to be said of a position.
pub(super) fn hover(snapshot: &Snapshot, position: Position, profile: ClientProfile) -> Option<Hover> {
    let text = snapshot.analysis.text();
    let offset = text.byte_at(convert::position(position), profile.encoding);
    let found = hover::at(&snapshot.analysis, offset, clock::today(), profile.hover)?;
    let kind = match profile.hover {
        Format::Markdown => MarkupKind::Markdown,
        Format::Plain => MarkupKind::PlainText,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: found.text }),
        range: Some(convert::range(text, found.span, profile.encoding)),
    })
}
