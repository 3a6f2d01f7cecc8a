//! How the next objective of a section begins: dressed like the last one, with the next number.

use super::append_key_result::head_like;
use super::number::last_number;
use crate::model::{Body, Objective};

/// What stands in front of the words of another objective beside those of `section`.
#[must_use]
pub fn head(section: &[&Body]) -> String {
    let objectives = || section.iter().filter_map(|body| Some((*body, body.objective.as_ref()?)));
    let number = |(body, objective): (&Body, &Objective)| {
        let marker = body.slice(objective.marker);
        last_number(marker)?.of(marker).parse::<u64>().ok()
    };
    let next = objectives().filter_map(number).max().map_or(1, |last| last.saturating_add(1));
    let like = |(body, objective): (&Body, &Objective)| {
        head_like(body, &objective.layout, objective.marker, objective.statement.span, next)
    };
    let all: Vec<_> = objectives().collect();
    all.into_iter().rev().find_map(like).unwrap_or_else(|| format!("Objective O{next}: "))
}
