//! What is wrong in a configuration.

use crate::text::Span;

/// One thing that does not hold as it was written; the rest does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands in the file; empty in settings that have no text.
    pub span: Span,
    /// The key that it is about, such as `limits.max-findings`; empty where it is about none.
    pub path: String,
    /// What is wrong, and the way out.
    pub message: String,
}
