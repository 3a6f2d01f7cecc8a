//! The ways out of what is wrong at a place.

use super::{Action, Kind, Query};
use crate::analysis::Analysis;
use crate::rewrite::Fix;
use crate::rules::{self, Ruling, Subject};
use crate::text::Encoding;

/// The findings that can be mended from the place. What stands right there comes before what is said of the rest of
/// the line, and the verdict on a key result before the rest.
pub(super) fn rulings<'a>(query: &Query<'a>) -> Vec<Ruling<'a>> {
    let document = query.analysis.document();
    let rulings = query.blocks().flat_map(|block| query.analysis.judgement().rulings_of(block));
    let mut rulings: Vec<_> = rulings.filter(|ruling| ruling.reach(document).touches(query.span)).collect();
    rulings
        .sort_by_key(|ruling| (!ruling.span(document).touches(query.span), rules::rank(ruling.finding.rule)));
    rulings
}

/// All fixes, first what a person most likely wants of each finding.
pub(super) fn fixes<'a>(naming: Naming<'a>, rulings: &[Ruling<'a>]) -> Vec<Action<'a>> {
    let of = |ruling: &Ruling<'a>| {
        let ruling = *ruling;
        let fixes = ruling.fixes(naming.analysis.document()).into_iter();
        fixes.map(move |fix| naming.action(fix, ruling))
    };
    let mut actions: Vec<_> = rulings.iter().flat_map(of).collect();
    actions.sort_by_key(|action| !action.fix.preferred);
    actions
}

/// The ways not to hear of the findings again.
pub(super) fn silences<'a>(naming: Naming<'a>, rulings: &[Ruling<'a>]) -> Vec<Action<'a>> {
    let of = |ruling: &Ruling<'a>| {
        let fix = ruling.silence(naming.analysis.document())?;
        Some(naming.action(fix, *ruling))
    };
    rulings.iter().filter_map(of).collect()
}

/// How the titles tell the key results of the place apart.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    analysis: &'a Analysis,
    /// Whether there are several.
    several: bool,
}

impl<'a> Naming<'a> {
    pub(super) fn of(query: &Query<'a>) -> Self {
        Self { analysis: query.analysis, several: query.key_results().len() > 1 }
    }

    fn action(self, mut fix: Fix, ruling: Ruling<'a>) -> Action<'a> {
        let name = self.several.then(|| self.name(&ruling)).flatten();
        fix.title.extend(name.map(|name| format!(" ({name})")));
        Action { kind: Kind::Fix, fix, ruling: Some(ruling) }
    }

    /// The label of the key result that it is about, else its line.
    fn name(self, ruling: &Ruling<'_>) -> Option<String> {
        let Subject::KeyResult(index) = ruling.finding.subject else { return None };
        let document = self.analysis.document();
        let key_result = document.blocks()[ruling.block].body.key_results.get(index)?;
        let line = || {
            let start = document.place(ruling.block, key_result.marker).start;
            format!("line {}", self.analysis.text().position_of(start, Encoding::Utf8).line + 1)
        };
        Some(key_result.label.as_ref().map_or_else(line, |label| label.name.clone()))
    }
}
