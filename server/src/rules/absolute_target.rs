//! `absolute-target`: all, none, or more than ten times as much.

use rust_decimal::Decimal;

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    declared::{commitment, is_declared},
    phrase::quote,
    rule::{Check, KeyResultContext},
    wording::{explicit_pair, is_clean, with_unit},
};
use crate::model::{Body, Commitment, KeyResult};
use crate::rewrite::{Fix, commit::commit};
use crate::statement::{Quantity, Value};

/// More than so many times what there was is a leap.
const LEAP: Decimal = Decimal::TEN;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "absolute-target",
    level: Level::Info,
    on: false,
    words: true,
    summary: "A key result wants 100%, zero, or more than ten times what there was.",
    page: Page {
        what: "It fires on targets of 100% and of zero, and on changes of more than tenfold. `[committed]` key results, \
               which are meant to be met in full, are left alone. It is off unless a level is set for it: in some \
               fields (safety, payroll) zero is the only honest target.",
        why: "The last percent mostly costs more than all before it, and one miss in March decides the whole cycle. \
              A leap of more than tenfold is seldom believed, and so steers nobody.",
        bad: "Cycle: 2026-Q4\n\nObjective: Every parcel arrives\n  KR: Deliver 100% of parcels within 2 days @gus\n  KR: Cut lost parcels from 40 to 12 a month @gus\n",
        good: "Cycle: 2026-Q4\n\nObjective: Every parcel arrives\n  KR: Deliver 98% of parcels within 2 days @gus\n  KR: Cut lost parcels from 40 to 12 a month @gus\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    if !is_clean(anatomy) || is_declared(cx.body, cx.key_result, "committed") {
        return;
    }
    let Some((figure, kind)) = absolute(cx.body, cx.key_result) else { return };
    let span = cx.key_result.place(with_unit(&figure));
    let words = quote(cx.body.slice(span));
    let message = match kind {
        Kind::All => format!(
            "{words} leaves no room for a single miss. Take what would be good, or mark it [committed]."
        ),
        Kind::Leap => {
            format!(
                "{words} is more than ten times what there was. Take a step that people believe in, or mark it [committed]."
            )
        }
    };
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), span, message));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let undeclared = |key_result: &&KeyResult| commitment(cx.body(), key_result).is_none();
    let Some(key_result) = cx.key_result(finding).filter(undeclared) else { return Vec::new() };
    vec![Fix {
        title: "Mark as committed".into(),
        edits: vec![cx.edit(commit(cx.body(), key_result, Commitment::Committed))],
        preferred: false,
        safe: false,
    }]
}

/// What makes a target absolute.
enum Kind {
    All,
    Leap,
}

fn absolute(body: &Body, key_result: &KeyResult) -> Option<(Quantity, Kind)> {
    let anatomy = &key_result.anatomy;
    if let Some(target) = anatomy.target
        && let Some(value) = target.value.exact()
    {
        let all = target.is_share() && value == Decimal::ONE_HUNDRED && target.comparator.is_none();
        if all || value.is_zero() {
            return Some((target, Kind::All));
        }
        let start = explicit_pair(body, key_result).and_then(|(baseline, _)| baseline.value.exact());
        let leap = start.is_some_and(|start| {
            let (low, high) = if start < value { (start, value) } else { (value, start) };
            low > Decimal::ZERO && low.checked_mul(LEAP).is_some_and(|most| most < high)
        });
        return leap.then_some((target, Kind::Leap));
    }
    let times = |figure: &Quantity| matches!(figure.value, Value::Multiple(times) if times > LEAP);
    anatomy.delta.or(anatomy.target).filter(times).map(|figure| (figure, Kind::Leap))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{check, check_fix_with, check_with};

    #[test]
    fn all_none_and_leaps_are_marked() {
        check_with(
            &RULE,
            "Objective: Every parcel arrives
               KR1: Deliver 100% of parcels within 2 days @gus
                            ^^^^ absolute-target: “100%” leaves no room
               KR2: Reduce lost parcels from 40 to 0 a month @gus
                                                   ^ absolute-target: “0” leaves no room
               KR3: Increase pick-up points from 12 to 300 @gus
                                                       ^^^ absolute-target: “300” is more than ten times",
        );
    }

    #[test]
    fn targets_within_reach_and_committed_ones_are_left_alone() {
        check_with(
            &RULE,
            "Objective: Every parcel arrives
               KR1: Deliver 98% of parcels within 2 days @gus
               KR2: Reduce lost parcels from 40 to 0 a month @gus [committed]
               KR3: Reduce broken parcels from 40 to 0 a month @gus
                 Type: committed
               KR4: Increase pick-up points from 12 to 100 @gus",
        );
    }

    #[test]
    fn a_hundred_of_something_is_no_whole_and_it_is_off_by_default() {
        check_with(
            &RULE,
            "Objective: Every parcel arrives
               KR1: Reach 100 pick-up points @gus
               KR2: Cut the wait for a pick-up from 2 hours to 40 minutes @gus",
        );
        check("Objective: Every parcel arrives\n  KR1: Deliver 100% of parcels within 2 days @gus");
    }

    #[test]
    fn what_must_be_met_in_full_can_be_marked_so() {
        check_fix_with(
            &RULE,
            "Objective: Every parcel arrives\n  KR1: Deliver |100% of parcels within 2 days @gus\n  KR2: Cut lost parcels \
             from 40 to 12 a month @gus\n",
            "Mark as committed",
            "Objective: Every parcel arrives\n  KR1: Deliver 100% of parcels within 2 days @gus [committed]\n  KR2: Cut \
             lost parcels from 40 to 12 a month @gus\n",
        );
    }
}
