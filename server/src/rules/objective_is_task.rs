//! `objective-is-task`: an objective that is work with an end.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check},
};
use crate::model::{Body, Key, Objective, Property};
use crate::rewrite::{Fix, insert_objective::OPEN_OBJECTIVE, restate_objective};
use crate::statement;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "objective-is-task",
    level: Level::Info,
    on: true,
    words: true,
    summary: "An objective is a piece of work that is over once it is done.",
    page: Page {
        what: "It fires on a deliverable, a project or an event with an end of its own: “Launch the new website”, \
               “Hire a head of sales”, “Spring fair”. A state or a quality is an objective, also where it begins with \
               build, create or improve: “Build a culture of feedback”.",
        why: "An objective says what should become true. A task can be finished without that, and then nobody notices.",
        bad: "Cycle: 2026-Q4\n\nObjective: Launch the new website\n  Why: Visitors find answers on their own\n  KR1: Cut \
              questions by phone from 90 to 40 a week @ines\n  KR2: Raise visitors who find their form from 52% to 75% \
              @ines\n",
        good: "Cycle: 2026-Q4\n\nObjective: Visitors find answers on their own\n  KR1: Cut questions by phone from 90 to \
               40 a week @ines\n  KR2: Raise visitors who find their form from 52% to 75% @ines\n  Initiative: Launch \
               the new website\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    let Some(objective) = cx.open_objective() else { return };
    let Some(task) = objective.anatomy.task else { return };
    let message = format!(
        "{} is work that is over once it is done. Say what it should change, and for whom, and keep it as an \
         initiative.",
        quote(body.slice(restate_objective::core(body, objective)))
    );
    findings.push(Finding::new(&RULE, Subject::Objective, objective.place(task), message));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let body = cx.body();
    let Some(objective) = &body.objective else { return Vec::new() };
    let fix = |title: &str, outcome: &str, said: Option<&Property>| Fix {
        title: title.into(),
        edits: restate_objective::keep_task(body, objective, outcome, said)
            .into_iter()
            .map(|edit| cx.edit(edit))
            .collect(),
        preferred: false,
        safe: false,
    };
    let reason = reason(cx, body, objective).map(|(why, text)| {
        fix("Make the reason the objective, keep the task as an initiative", text, Some(why))
    });
    let ask = fix("Ask what should become true, keep the task as an initiative", OPEN_OBJECTIVE, None);
    let mut fixes: Vec<Fix> = reason.into_iter().chain([ask]).collect();
    fixes[0].preferred = true;
    fixes
}

/// The `Why` of an objective, where it would do as one.
fn reason<'a>(
    cx: &FixContext<'_>,
    body: &'a Body,
    objective: &'a Objective,
) -> Option<(&'a Property, &'a str)> {
    let why = objective.properties.get(Key::Why).filter(|why| body.is_filled(why))?;
    let text = body.slice(why.value.span);
    let anatomy = statement::objective(text, &why.value.tokens, cx.config.lexicon());
    let fits = anatomy.task.is_none() && anatomy.number.is_none() && !text.contains(['\n', '\r']);
    fits.then_some((why, text.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn work_with_an_end_is_marked() {
        check(
            "Objective O1: Launch the new website @ines
              ^^^^^^ objective-is-task: “Launch the new website” is work
  KR1: Cut questions by phone from 90 to 40 a week @ines
O2: Hire a head of sales
    ^^^^ objective-is-task: keep it as an initiative",
        );
    }

    #[test]
    fn what_should_become_true_is_not() {
        check(
            "Objective: Build a culture of feedback
Objective: Create the most loved onboarding
Objective: Visitors find answers on their own
Objective: Grow revenue
- [x] Objective: Launch the new website",
        );
    }

    #[test]
    fn the_reason_becomes_the_objective() {
        check_fix(
            "Objective: Launch| the new website @ines [committed]\n  Why: Visitors find answers on their own.\n  KR1: Cut \
             questions by phone from 90 to 40 a week @ines\n",
            "Make the reason the objective, keep the task as an initiative",
            "Objective: Visitors find answers on their own @ines [committed]\n  KR1: Cut questions by phone from 90 to 40 \
             a week @ines\n  Initiative: Launch the new website\n",
        );
        check_fix(
            "## Objective 1: Launch| the new website\r\nWhy: Visitors find answers on their own",
            "Make the reason the objective, keep the task as an initiative",
            "## Objective 1: Visitors find answers on their own\r\nInitiative: Launch the new website\r\n",
        );
    }

    #[test]
    fn without_a_reason_it_asks() {
        check_fix(
            "Objective: Launch| the new website\n  Initiative: Ask ten visitors @ines\n",
            "Ask what should become true, keep the task as an initiative",
            "Objective: <what should become true>\n  Initiative: Ask ten visitors @ines\n  Initiative: Launch the new \
             website\n",
        );
    }
}
