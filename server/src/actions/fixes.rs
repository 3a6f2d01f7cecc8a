//! The ways out of what is wrong at a place.

use super::{Action, Kind, Query};
use crate::rules::{self, Ruling};

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
pub(super) fn fixes<'a>(query: &Query<'a>, rulings: &[Ruling<'a>]) -> Vec<Action<'a>> {
    let of = |ruling: &Ruling<'a>| {
        let ruling = *ruling;
        let fixes = ruling.fixes(query.analysis.document()).into_iter();
        fixes.map(move |fix| Action { kind: Kind::Fix, fix, ruling: Some(ruling) })
    };
    let mut actions: Vec<_> = rulings.iter().flat_map(of).collect();
    actions.sort_by_key(|action| !action.fix.preferred);
    actions
}

/// The ways not to hear of the findings again.
pub(super) fn silences<'a>(query: &Query<'a>, rulings: &[Ruling<'a>]) -> Vec<Action<'a>> {
    let of = |ruling: &Ruling<'a>| {
        let fix = ruling.silence(query.analysis.document())?;
        Some(Action { kind: Kind::Fix, fix, ruling: Some(*ruling) })
    };
    rulings.iter().filter_map(of).collect()
}
