//! Where an initiative goes: behind the last one of its objective, else behind the last key result.

use super::step;
use crate::model::{Body, Initiative, Layout};
use crate::text::Span;

/// Where a new initiative goes, and how its line starts.
pub(super) struct Spot {
    /// Behind which line.
    pub(super) at: usize,
    /// The blanks in front.
    pub(super) indent: String,
    /// What makes the line an initiative, with the dress of its neighbours.
    pub(super) marker: String,
}

impl Spot {
    pub(super) fn find(body: &Body) -> Self {
        if let Some(last) = body.initiatives.last() {
            return Self::behind(body, &last.layout, like(body, last));
        }
        if let Some(last) = body.key_results.last() {
            let marker = format!("{}Initiative: ", list_dress(body, &last.layout, last.marker));
            return Self::behind(body, &last.layout, marker);
        }
        let Some(objective) = &body.objective else {
            return Self { at: body.text.len(), indent: String::new(), marker: "Initiative: ".into() };
        };
        let Self { at, indent, marker } = Self::behind(
            body,
            &objective.layout,
            format!("{}Initiative: ", list_dress(body, &objective.layout, objective.marker)),
        );
        let heading = body.slice(objective.layout.dress).contains('#');
        let indent = if heading { indent } else { format!("{indent}{}", step(&indent)) };
        Self { at, indent, marker }
    }

    fn behind(body: &Body, layout: &Layout, marker: String) -> Self {
        Self { at: layout.extent.end, indent: body.slice(layout.indent).to_owned(), marker }
    }
}

/// A marker like that of `initiative`: its bullet in a group, else the plain word in the same dress.
fn like(body: &Body, initiative: &Initiative) -> String {
    let dress = list_dress(body, &initiative.layout, initiative.marker);
    if initiative.grouped { dress } else { format!("{dress}Initiative: ") }
}

/// The quote signs and the bullet in front of `marker`, or the marker itself where it is a bullet; headings,
/// numbers and bold are not taken over.
pub(super) fn list_dress(body: &Body, layout: &Layout, marker: Span) -> String {
    let marker_is_bullet = matches!(body.slice(marker), "-" | "*" | "+");
    let dress = Span::new(layout.dress.start, if marker_is_bullet { marker.end } else { layout.dress.end });
    body.slice(dress).split_whitespace().take_while(|sign| matches!(*sign, ">" | "-" | "*" | "+")).fold(
        String::new(),
        |mut out, sign| {
            out.push_str(sign);
            out.push(' ');
            out
        },
    )
}
