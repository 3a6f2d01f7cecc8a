//! `means-before-end`: the work leads, and the result that it is for stands behind it.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
    wording::{Part, is_clean},
};
use crate::model::KeyResult;
use crate::rewrite::{
    self, Fix,
    outcome_first::{named_outcome, outcome_first},
};
use crate::statement::{Kind, Role};
use crate::text::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "means-before-end",
    level: Level::Hint,
    on: true,
    words: true,
    summary: "A key result leads with the work, and names the result only behind it.",
    page: Page {
        what: "It fires on work with its measured outcome in the same sentence (“Launch the campaign to win 1,000 \
               leads”). The other way round (“Win 1,000 leads by launching the campaign”) is fine.",
        why: "People tick off what they read first. With the outcome in front the work stays one way to get there, \
              and can be dropped for a better one.",
        bad: "Cycle: 2026-Q4\n\nObjective: Farmers find us first\n  KR: Open a stall on 5 markets to win 400 growers \
              @jo\n  KR: Raise repeat orders from 22% to 40% @jo\n",
        good: "Cycle: 2026-Q4\n\nObjective: Farmers find us first\n  KR: Win 400 growers @jo\n  Initiative: Open a \
               stall on 5 markets to win 400 growers @jo\n  KR: Raise repeat orders from 22% to 40% @jo\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    let Some(purpose) = anatomy.purpose.filter(|_| anatomy.kind == Kind::Mixed) else { return };
    // What it is for has to be what is measured.
    let mut figures = anatomy.quantities.iter().filter(|figure| figure.role == Role::Measure);
    let measured = figures.any(|figure| purpose.contains(figure.span))
        || anatomy.number.is_some_and(|number| purpose.contains(number));
    if !measured {
        return;
    }
    let core = rewrite::core(cx.body, cx.key_result);
    let purpose = cx.key_result.place(purpose);
    let purpose = Span::new(purpose.start, purpose.end.clamp(purpose.start, core.end.max(purpose.start)));
    let message = format!(
        "The work comes first and its result behind it: {}. Begin with the result, and keep the work as an initiative.",
        quote(cx.body.slice(purpose)),
    );
    let words = anatomy.verb.map_or(core, |verb| cx.key_result.place(verb.span));
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), words, message));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    cx.key_result(finding).and_then(|key_result| result_first(cx, key_result)).into_iter().collect()
}

/// Puts the result first that the work of a key result is for, where it names one, and work stands in front of it.
pub(crate) fn result_first(cx: &FixContext<'_>, key_result: &KeyResult) -> Option<Fix> {
    let (body, anatomy) = (cx.body(), &key_result.anatomy);
    let purpose = key_result.place(anatomy.purpose.filter(|_| anatomy.kind != Kind::Outcome)?);
    // Without the work in front of it the rest has to stand on its own; where both do, neither is work.
    let stands = |words: Span| is_clean(&Part::read(body, key_result, cx.config, "", words).anatomy);
    let start = rewrite::core(body, key_result).start;
    let front = Span::new(start, purpose.start.max(start));
    let outcome = named_outcome(body, key_result).filter(|outcome| stands(*outcome) && !stands(front))?;
    Some(Fix {
        title: "Put the result first, keep the work as an initiative".into(),
        edits: outcome_first(body, key_result, outcome).into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: true,
        safe: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_work_in_front_is_marked() {
        check(
            "Objective: Farmers find us first
               KR1: Open a stall on 5 markets to win 400 growers @jo
                    ^^^^ means-before-end: behind it: “to win 400 growers”
               KR2: Rebuild the order form so that 80% of growers reorder @jo
                    ^^^^^^^ means-before-end: behind it: “so that 80% of growers reorder”",
        );
    }

    #[test]
    fn the_result_first_or_alone_is_fine() {
        check(
            "Objective: Farmers find us first
               KR1: Win 400 growers by opening a stall on 5 markets @jo
               KR2: 80% of growers reorder within a month @jo",
        );
    }

    #[test]
    fn work_without_a_measured_result_is_a_task() {
        check(
            "Objective: Farmers find us first
               KR1: Open a stall on 5 markets to become better known @jo
                    ^^^^^^^^^^^^^^^^^ task-not-outcome: This counts your own work",
        );
    }

    #[test]
    fn the_result_goes_first_and_the_work_stays() {
        check_fix(
            "Objective: Farmers find us first\n  KR1: Open| a stall on 5 markets to win 400 growers @jo [committed]\n",
            "Put the result first, keep the work as an initiative",
            "Objective: Farmers find us first\n  KR1: Win 400 growers @jo [committed]\n  Initiative: Open a stall on 5 \
             markets to win 400 growers @jo\n",
        );
    }
}
