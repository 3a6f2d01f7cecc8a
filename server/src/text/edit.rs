//! What an edit did, in bytes.

use super::Span;

/// One replacement: the bytes `start..old_end` became `start..new_end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where it begins, before and after.
    pub start: usize,
    /// Where the replaced text ended.
    pub old_end: usize,
    /// Where the new text ends.
    pub new_end: usize,
    /// Row and byte column of `start`, `old_end` and `new_end`, each in its own text.
    pub points: [(usize, usize); 3],
}

/// The smallest single replacement that holds a run of edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hull {
    /// Bytes in front that no edit touched.
    pub start: usize,
    /// Where the touched stretch ended in the text before the first edit.
    pub old_end: usize,
    /// Where it ends in the text after the last edit.
    pub new_end: usize,
}

impl Hull {
    /// The hull of `edits`, which were applied one after another; `None` where there are none.
    #[must_use]
    pub fn of(edits: &[Edit]) -> Option<Self> {
        let (first, rest) = edits.split_first()?;
        let hull = Self { start: first.start, old_end: first.old_end, new_end: first.new_end };
        Some(rest.iter().fold(hull, |hull, edit| hull.then(edit)))
    }

    fn then(self, edit: &Edit) -> Self {
        // What the next edit takes away behind this hull was there before it, too.
        let beyond = edit.old_end.saturating_sub(self.new_end);
        let kept = self.new_end.saturating_sub(edit.old_end);
        Self {
            start: self.start.min(edit.start),
            old_end: self.old_end + beyond,
            new_end: edit.new_end + kept,
        }
    }

    /// True where `span` of the new text was not touched; a span that ends or starts at the hull counts.
    #[must_use]
    pub const fn spares(&self, span: Span) -> bool {
        span.end <= self.start || span.start >= self.new_end
    }

    /// Where a place behind the hull stood in the old text; a place before it has not moved.
    #[must_use]
    pub const fn old_place(&self, place: usize) -> usize {
        if place >= self.new_end { place - self.new_end + self.old_end } else { place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hull(edits: &[(usize, usize, usize)]) -> (usize, usize, usize) {
        let edits: Vec<Edit> = edits
            .iter()
            .map(|&(start, old_end, new_end)| Edit { start, old_end, new_end, points: [(0, 0); 3] })
            .collect();
        let hull = Hull::of(&edits).unwrap();
        (hull.start, hull.old_end, hull.new_end)
    }

    #[test]
    fn edits_apart_make_one_stretch() {
        // "abcdefgh": insert XY at 1, then delete "fg" (now at 7..9).
        assert_eq!(hull(&[(1, 1, 3), (7, 9, 7)]), (1, 7, 7));
    }

    #[test]
    fn an_edit_inside_the_last_one_adds_nothing_outside() {
        assert_eq!(hull(&[(2, 2, 10), (4, 6, 4)]), (2, 2, 8));
    }

    #[test]
    fn an_edit_before_the_last_one_reaches_back() {
        assert_eq!(hull(&[(10, 12, 10), (0, 1, 5)]), (0, 12, 14));
    }
}
