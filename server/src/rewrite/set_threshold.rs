//! Says whether a bare figure is a floor or a ceiling.

use super::TextEdit;
use crate::text::Span;

/// Which way a figure limits its metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// The figure or more.
    AtLeast,
    /// The figure or less.
    AtMost,
}

impl Threshold {
    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
        }
    }
}

/// Puts the words in front of the figure at `figure`.
#[must_use]
pub fn set_threshold(figure: Span, threshold: Threshold) -> TextEdit {
    TextEdit::insert(figure.start, format!("{} ", threshold.words()))
}
