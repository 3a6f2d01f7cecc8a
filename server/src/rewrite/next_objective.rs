//! How the next objective of a section begins: dressed like the last one, with the next number.

use super::head::{head_like, next_number};
use crate::model::{Body, Objective};

/// What stands in front of the words of another objective beside those of `section`.
#[must_use]
pub fn head(section: &[&Body]) -> String {
    let objectives: Vec<(&Body, &Objective)> =
        section.iter().filter_map(|body| Some((*body, body.objective.as_ref()?))).collect();
    let numbers = objectives.iter().map(|(body, item)| next_number(body, [item.marker].into_iter()));
    let next = numbers.max().unwrap_or(1);
    let like = |(body, item): &(&Body, &Objective)| {
        head_like(body, &item.layout, item.marker, item.statement.span, next)
    };
    objectives.iter().rev().find_map(like).unwrap_or_else(|| format!("Objective O{next}: "))
}
