//! What an answer about a whole document is made of, body by body, kept until a body is another: a keystroke then costs
//! the body that it touches and a look at the rest.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::model::{Body, Surroundings};

/// A body and what it comes to.
pub(super) struct Part<T> {
    body: Arc<Body>,
    surroundings: Surroundings,
    /// What it comes to.
    pub(super) made: T,
}

impl<T> Part<T> {
    /// The body at that index, made by `make`.
    fn of(analysis: &Analysis, index: usize, make: impl Fn(&Body, Surroundings) -> T) -> Self {
        let body = &analysis.document().blocks()[index].body;
        let surroundings = analysis.judgement().surroundings_of(index);
        Self { body: Arc::clone(body), surroundings, made: make(body, surroundings) }
    }

    fn is_still(&self, analysis: &Analysis, index: usize) -> bool {
        let now = analysis.judgement().surroundings_of(index);
        Arc::ptr_eq(&self.body, &analysis.document().blocks()[index].body)
            && (self.surroundings.quoted, self.surroundings.foreign) == (now.quoted, now.foreign)
    }
}

/// Makes `parts` those of another state of the document; `make` says what bodies come to that are not known. Returns
/// where the new ones stand, and the old ones that stood there.
pub(super) fn update<T>(
    parts: &mut Vec<Part<T>>,
    analysis: &Analysis,
    make: impl Fn(&Body, Surroundings) -> T,
) -> (Range<usize>, Vec<Part<T>>) {
    let count = analysis.document().blocks().len();
    let is_kept = |(part, index): &(&Part<T>, usize)| part.is_still(analysis, *index);
    // Bodies are kept at the front and at the back, those that changed stand between them.
    let front = parts.iter().zip(0..count).take_while(is_kept).count();
    let back = parts[front..].iter().rev().zip((front..count).rev()).take_while(is_kept).count();
    let new = front..count - back;
    let made = new.clone().map(|index| Part::of(analysis, index, &make));
    let old = parts.splice(front..parts.len() - back, made).collect();
    (new, old)
}
