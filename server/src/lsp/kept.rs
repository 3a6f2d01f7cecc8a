//! What an answer about a whole document is made of, body by body, kept until a body is another: a keystroke then costs
//! the body that it touches and a walk over the rest.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::model::{Body, Surroundings};

/// A body and what it comes to.
pub(super) struct Part<T> {
    body: Arc<Body>,
    surroundings: Surroundings,
    made: Arc<T>,
}

impl<T> Part<T> {
    /// What it comes to.
    pub(super) fn made(&self) -> &T {
        &self.made
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        Self { body: Arc::clone(&self.body), surroundings: self.surroundings, made: Arc::clone(&self.made) }
    }
}

/// What the bodies at `blocks` come to, by what is known of those that are still the same; `make` says of the others.
pub(super) fn parts<T>(
    analysis: &Analysis,
    blocks: Range<usize>,
    known: &[Part<T>],
    make: impl Fn(&Body, Surroundings) -> T,
) -> Vec<Part<T>> {
    let all = analysis.document().blocks();
    // Kept bodies stand at the front and at the back of the old row, those that changed between them.
    let shift = known.len().wrapping_sub(all.len());
    let part = |index: usize| {
        let body = &all[index].body;
        let surroundings = analysis.judgement().surroundings_of(index);
        let same = |old: &&Part<T>| {
            Arc::ptr_eq(&old.body, body)
                && old.surroundings.quoted == surroundings.quoted
                && old.surroundings.foreign == surroundings.foreign
        };
        let kept = [index, index.wrapping_add(shift)].into_iter();
        match kept.filter_map(|index| known.get(index)).find(same) {
            Some(old) => old.clone(),
            None => Part { body: Arc::clone(body), surroundings, made: Arc::new(make(body, surroundings)) },
        }
    };
    blocks.map(part).collect()
}
