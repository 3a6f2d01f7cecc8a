//! What a document looks like from afar: what it lists, what folds, and what a selection grows to.
//!
//! All spans are bytes of the document, but for symbols, which are kept body by body. What belongs to what is the model's to say.

mod folds;
mod selection;
mod symbols;

pub use folds::{Fold, folds};
pub use selection::selection;
pub use symbols::{Kind, Section, Symbol, extent, sections, symbols};

use crate::model::Body;
use crate::text::Span;

/// The text of some lines, without the blanks around it.
fn trimmed(body: &Body, lines: Span) -> Span {
    let text = body.slice(lines);
    let start = lines.start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}
