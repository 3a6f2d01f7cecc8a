//! `single-dimension`: key results that all look at one side of the objective.

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check, no_fix},
    wording::is_clean,
};
use crate::model::{Body, KeyResult};
use crate::statement;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "single-dimension",
    level: Level::Hint,
    on: false,
    words: true,
    summary: "All key results of an objective measure one dimension: only money, only time, only sign-ups.",
    page: Page {
        what: "It fires once an objective with two measured key results or more whose figures are all money, all time, \
               or all of one kind by name (trial sign-ups, newsletter sign-ups). It is off unless a level is set for \
               it.",
        why: "An objective has more than one side. Speed without quality, or sales without satisfaction, can be \
              reached while the objective is not.",
        bad: "Cycle: 2026-Q4\n\nObjective: The front desk is a pleasure\n  KR1: Cut the wait at check-in from 9 min to 4 \
              min @liv\n  KR2: Cut the time to a room from 50 min to 20 min @liv\n",
        good: "Cycle: 2026-Q4\n\nObjective: The front desk is a pleasure\n  KR1: Cut the wait at check-in from 9 min to 4 \
               min @liv\n  KR2: Raise the rating of the arrival from 3.9 to 4.6 @liv\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.open_objective() else { return };
    let measured = cx.body.open_key_results().filter(|(_, item)| is_clean(&item.anatomy));
    let dimensions: Option<Vec<Dimension>> =
        measured.map(|(_, key_result)| dimension(cx.body, key_result)).collect();
    let Some(dimensions) = dimensions else { return };
    let [first, others @ ..] = &dimensions[..] else { return };
    if others.is_empty() || others.iter().any(|dimension| dimension != first) {
        return;
    }
    let what = match first {
        Dimension::Money => "money".to_owned(),
        Dimension::Time => "time".to_owned(),
        Dimension::Named(name) => quote(name),
    };
    let message = format!(
        "The {} measured key results are all about {what}. Let one of them look at another side: quality, use, trust.",
        dimensions.len(),
    );
    findings.push(Finding::new(&RULE, Subject::Objective, objective.headline(), message));
}

/// What a figure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Dimension {
    Money,
    Time,
    /// The last word of the metric's name.
    Named(String),
}

fn dimension(body: &Body, key_result: &KeyResult) -> Option<Dimension> {
    let anatomy = &key_result.anatomy;
    match anatomy.unit().map(|unit| unit.dimension) {
        Some(statement::Dimension::Money) => return Some(Dimension::Money),
        Some(statement::Dimension::Time) => return Some(Dimension::Time),
        _ => {}
    }
    let name = body.slice(key_result.place(anatomy.metric?.span));
    name.split_whitespace().next_back().map(|word| Dimension::Named(word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{check, check_with};

    #[test]
    fn the_objective_is_marked() {
        check_with(
            &RULE,
            "Objective: The front desk is a pleasure
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ single-dimension: are all about time
               KR1: Cut the wait at check-in from 9 min to 4 min @liv
               KR2: Cut the time to a room from 50 min to 20 min @liv
             Objective: More guests hear from us
                        ^^^^^^^^^^^^^^^^^^^^^^^^ single-dimension: are all about “sign-ups”
               KR1: Raise newsletter sign-ups from 40 to 90 a week @liv
               KR2: Raise loyalty sign-ups from 11 to 30 a week @liv",
        );
    }

    #[test]
    fn two_sides_are_fine() {
        check_with(
            &RULE,
            "Objective: The front desk is a pleasure
               KR1: Cut the wait at check-in from 9 min to 4 min @liv
               KR2: Raise the rating of the arrival from 3.9 to 4.6 @liv",
        );
    }

    #[test]
    fn one_figure_has_no_sides_and_it_is_off_by_default() {
        check_with(
            &RULE,
            "Objective: The front desk is a pleasure\n  KR1: Cut the wait from 9 min to 4 min @liv",
        );
        check(
            "Objective: The front desk is a pleasure
               KR1: Cut the wait at check-in from 9 min to 4 min @liv
               KR2: Cut the time to a room from 50 min to 20 min @liv",
        );
    }

    #[test]
    fn what_is_done_is_left_alone() {
        check_with(
            &RULE,
            "- [x] Objective: The front desk is a pleasure
               - KR1: Cut the wait at check-in from 9 min to 4 min @liv
               - KR2: Cut the time to a room from 50 min to 20 min @liv",
        );
    }
}
