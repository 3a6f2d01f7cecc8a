//! Text and positions: byte spans, the rope, and what a client means by a line and a column.
//!
//! Nothing here knows what an OKR is, nor what a protocol looks like.

mod buffer;
mod edit;
mod position;
mod span;

pub use buffer::Text;
pub use edit::{Edit, Hull};
pub use position::{Encoding, Position, line_starts};
pub use span::Span;
