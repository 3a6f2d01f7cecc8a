//! `contradictory-direction`: a verb that says up before figures that go down, or the reverse.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
    wording::{explicit_pair, is_clean, with_unit, words},
};
use crate::model::{Body, KeyResult};
use crate::rewrite::{
    Fix,
    turn_round::{Sense, other_verb, sense, swap},
};
use crate::statement::{Dimension, Kind, Polarity};
use crate::text::Span;

/// Where the better place has the smaller number.
const PLACES: [&str; 6] = ["place", "position", "rank", "ranking", "spot", "tier"];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "contradictory-direction",
    level: Level::Warning,
    on: true,
    words: true,
    summary: "A key result says one way and its two figures go the other.",
    page: Page {
        what: "It fires where a verb with one sense (raise, cut) stands with one pair “from … to …” in one unit that \
               goes against it. Verbs that leave the way open (improve, speed up), ranks, and pairs in two units \
               are left alone.",
        why: "One half is a slip, and only the author knows which. Read by others it sends the work the wrong way, \
              and progress comes out upside down.",
        bad: "Cycle: 2026-Q4\n\nObjective: Parcels arrive whole\n  KR: Reduce damaged parcels from 1.2% to 3% @per\n  KR: Cut the days to a refund from 9 to 3 @per\n",
        good: "Cycle: 2026-Q4\n\nObjective: Parcels arrive whole\n  KR: Reduce damaged parcels from 3% to 1.2% @per\n  KR: Cut the days to a refund from 9 to 3 @per\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let Some(contradiction) = Contradiction::of(cx.body, cx.key_result) else { return };
    let Contradiction { sense, verb, pair, .. } = contradiction;
    let (says, goes) = match sense {
        Sense::Up => ("up", "down"),
        Sense::Down => ("down", "up"),
    };
    let (word, figures) = (quote(cx.body.slice(verb)), quote(cx.body.slice(pair)));
    let message =
        format!("{word} says {says}, but {figures} goes {goes}. Swap the figures, or take the other verb.");
    let finding = Finding::new(&RULE, Subject::KeyResult(cx.index), pair, message);
    findings.push(finding.with_related(verb, "The verb."));
}

/// A verb and a pair of figures that goes against it. Places count in the body.
pub(super) struct Contradiction {
    sense: Sense,
    verb: Span,
    /// Both figures, with their unit.
    pair: Span,
    baseline: Span,
    target: Span,
    bounded: bool,
}

impl Contradiction {
    pub(super) fn of(body: &Body, key_result: &KeyResult) -> Option<Self> {
        let anatomy = &key_result.anatomy;
        let verb = key_result.place(anatomy.verb?.span);
        let sense = sense(body.slice(verb))?;
        let (baseline, target) = explicit_pair(body, key_result)?;
        let (from, to) = baseline.value.exact().zip(target.value.exact())?;
        let against = match sense {
            Sense::Up => to < from,
            Sense::Down => to > from,
        };
        let ranked = || {
            let is_place =
                |word: Span| PLACES.iter().any(|place| place.eq_ignore_ascii_case(body.slice(word)));
            words(body, key_result.statement.span).any(is_place)
        };
        // "Increase page speed from 4 s to 2 s" means well.
        let quicker = anatomy.polarity() == Some(Polarity::Higher)
            && target.unit.is_some_and(|unit| unit.dimension == Dimension::Time);
        let found = against && !matches!(anatomy.kind, Kind::Output | Kind::Unclear) && !quicker && !ranked();
        found.then(|| Self {
            sense,
            verb,
            pair: key_result.place(with_unit(&baseline).cover(with_unit(&target))),
            baseline: key_result.place(baseline.span),
            target: key_result.place(target.span),
            bounded: baseline.comparator.or(target.comparator).is_some(),
        })
    }
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let body = cx.body();
    let Some(contradiction) =
        cx.key_result(finding).and_then(|key_result| Contradiction::of(body, key_result))
    else {
        return Vec::new();
    };
    let Contradiction { verb, baseline, target, bounded, .. } = contradiction;
    let swapped = (!bounded).then(|| ("Swap the figures".to_owned(), swap(body, baseline, target)));
    let turned = other_verb(body, verb).map(|edit| (format!("Say “{}”", edit.new), vec![edit]));
    let fix = |(title, edits): (String, Vec<_>)| Fix {
        title,
        edits: edits.into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: false,
        safe: false,
    };
    swapped.into_iter().chain(turned).map(fix).collect()
}

/// Swaps baseline and target of a key result whose verb leaves the way open, unless they go the better way already.
pub(crate) fn swap_figures(cx: &FixContext<'_>, key_result: &KeyResult) -> Option<Fix> {
    let body = cx.body();
    let anatomy = &key_result.anatomy;
    let (baseline, target) = explicit_pair(body, key_result).filter(|_| is_clean(anatomy))?;
    let (from, to) = baseline.value.exact().zip(target.value.exact())?;
    let is_open = anatomy.verb.is_none_or(|verb| sense(body.slice(key_result.place(verb.span))).is_none());
    let is_better = match anatomy.polarity() {
        Some(Polarity::Higher) => from < to,
        Some(Polarity::Lower) => to < from,
        None => false,
    };
    let bounded = baseline.comparator.or(target.comparator).is_some();
    let edits = swap(body, key_result.place(baseline.span), key_result.place(target.span));
    (is_open && !is_better && !bounded && from != to).then(|| Fix {
        title: "Swap baseline and target".into(),
        edits: edits.into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: false,
        safe: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_pair_is_marked() {
        check(
            "Objective: Parcels arrive whole
               KR1: Reduce damaged parcels from 1.2% to 3% @per
                                                ^^^^^^^^^^ contradictory-direction: “Reduce” says down, but “1.2% to 3%” goes up
               KR2: Raise on-time pick-ups from 92% → 81% @per
                                                ^^^^^^^^^ contradictory-direction: “Raise” says up, but
               KR3: Cut the time to a refund from 3 to 9 days @per
                                                  ^^^^^^^^^^^ contradictory-direction: “3 to 9 days” goes up",
        );
    }

    #[test]
    fn pairs_that_follow_their_verb_are_fine() {
        check(
            "Objective: Parcels arrive whole
               KR1: Reduce damaged parcels from 3% to 1.2% @per
               KR2: Raise on-time pick-ups from 81% to 92% @per
               KR3: Grow partner revenue from $800k to $1.2M @per",
        );
    }

    #[test]
    fn verbs_that_leave_the_way_open_ranks_and_two_units_are_left_alone() {
        check(
            "Objective: Parcels arrive whole
               KR1: Improve the time to a refund from 9 days to 3 days @per
               KR2: Raise our place in the carriers' league from 14 to 5 @per
               KR3: Cut the wait for a carrier from 2 days to 30 hours @per
               KR6: Reduce the time between two scans from 2 hours to 40 minutes @per
               KR4: Increase page speed from 4 s to 2 s @per
               KR5: Raise partner revenue from 800k to 2 @per",
        );
    }

    #[test]
    fn figures_change_places_or_the_verb_does() {
        check_fix(
            "Objective: Parcels arrive whole\n  KR1: Reduce damaged parcels from |1.2% to 3% @per\n",
            "Swap the figures",
            "Objective: Parcels arrive whole\n  KR1: Reduce damaged parcels from 3% to 1.2% @per\n",
        );
        check_fix(
            "Objective: Parcels arrive whole\n  KR1: Cut on-time pick-ups from |81% to 92% @per\n",
            "Say “Raise”",
            "Objective: Parcels arrive whole\n  KR1: Raise on-time pick-ups from 81% to 92% @per\n",
        );
    }
}
