//! Text and positions: byte spans, and (at the edge) what a client means by a line and a column.
//!
//! Nothing here knows what an OKR is.

mod span;

pub use span::Span;
