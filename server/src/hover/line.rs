//! The line that a place is on: an item, a property or a check-in.

use crate::model::{Body, CheckIn, Initiative, KeyResult, Objective, Property, Statement};
use crate::text::Span;

/// A line that says something of its own.
#[derive(Clone, Copy)]
pub(super) enum Line<'a> {
    Objective(&'a Objective),
    /// A key result, and its index in the body.
    KeyResult(usize, &'a KeyResult),
    Initiative(&'a Initiative),
    Property(&'a Property),
    CheckIn(&'a CheckIn),
}

impl<'a> Line<'a> {
    /// The line at `at`; `None` for headers, comments and notes.
    pub(super) fn at(body: &'a Body, at: usize) -> Option<Self> {
        let holds = |lines: Span| lines.start <= at && at < lines.end;
        let objective = body.objective.iter().find(|it| holds(it.layout.head)).map(Line::Objective);
        let key_result = || body.key_results.iter().enumerate().find(|(_, it)| holds(it.layout.head));
        let initiative = || body.initiatives.iter().find(|it| holds(it.layout.head));
        let property = || body.all_properties().chain(&body.stray_properties).find(|it| holds(it.lines));
        let check_in = || {
            let of_items = body.key_results.iter().flat_map(|it| &it.check_ins);
            of_items.chain(&body.stray_check_ins).find(|it| holds(it.lines))
        };
        objective
            .or_else(|| key_result().map(|(index, it)| Line::KeyResult(index, it)))
            .or_else(|| initiative().map(Line::Initiative))
            .or_else(|| property().map(Line::Property))
            .or_else(|| check_in().map(Line::CheckIn))
    }

    /// What it says behind its marker, key or date.
    pub(super) const fn statement(self) -> &'a Statement {
        match self {
            Self::Objective(objective) => &objective.statement,
            Self::KeyResult(_, key_result) => &key_result.statement,
            Self::Initiative(initiative) => &initiative.statement,
            Self::Property(property) => &property.value,
            Self::CheckIn(check_in) => &check_in.value,
        }
    }
}
