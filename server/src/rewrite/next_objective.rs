//! How the next objective of a section begins: dressed like the last one, with the next number.

use super::head::{head_like, next_number};
use crate::model::Body;

/// What stands in front of the words of another objective beside those of `section`.
#[must_use]
pub fn head(section: &[&Body]) -> String {
    let next = number(section.iter().copied());
    let like = |body: &&Body| {
        let item = body.objective.as_ref()?;
        head_like(body, &item.layout, item.marker, item.statement.span, next)
    };
    section.iter().rev().find_map(like).unwrap_or_else(|| format!("Objective O{next}: "))
}

/// One more than the highest number of the objectives of `section`.
pub(super) fn number<'a>(section: impl Iterator<Item = &'a Body>) -> u64 {
    let markers = section.filter_map(|body| Some((body, body.objective.as_ref()?.marker)));
    markers.map(|(body, marker)| next_number(body, [marker].into_iter())).max().unwrap_or(1)
}
