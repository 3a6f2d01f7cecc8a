//! `lagging-metric`: an objective that is proven only by figures which move too late to steer by.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::{joined, quote},
    rule::{BodyContext, Check},
    too_many_key_results::has_room,
};
use crate::model::{Key, KeyResult};
use crate::rewrite::{Fix, add_key_result::add_key_results, blanks};
use crate::statement::Timing;

/// Figures that a message quotes, at most.
const QUOTED: usize = 3;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lagging-metric",
    level: Level::Hint,
    on: true,
    words: true,
    summary: "All key results of an objective are business figures that move too late to steer by.",
    page: Page {
        what: "It fires once an objective, when two key results or more are open and each measures a figure known to \
               report afterwards (revenue, churn, market share, NPS). One that moves while the cycle runs is enough \
               to silence it, and so is `Supports:`, which hands the figure to the objective above.",
        why: "Such figures move months after the work, and for many reasons. Until then the team cannot tell whether \
              it is on the right way; a leading figure beside them can.",
        bad: "Cycle: 2026-Q4\n\nObjective: Members stay for years\n  KR1: Raise retention from 71% to 78% @lou\n  KR2: \
              Raise net revenue retention from 94% to 101% @lou\n",
        good: "Cycle: 2026-Q4\n\nObjective: Members stay for years\n  KR1: Raise retention from 71% to 78% @lou\n  KR2: \
               Raise the share of members who book a class in their first week from 38% to 60% @lou\n",
        configuration: "`[words]` `metrics` tells of your own metrics whether they are leading or lagging.",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.open_objective() else { return };
    if cx.surroundings.supports_above || objective.properties.get(Key::Supports).is_some() {
        return;
    }
    let mut lagging = Vec::new();
    for (_, key_result) in cx.body.open_key_results() {
        let metric = key_result.anatomy.metric.filter(|metric| metric.timing == Some(Timing::Lagging));
        let Some(metric) = metric else { return };
        lagging.push(key_result.place(metric.span));
    }
    if lagging.len() < 2 {
        return;
    }
    let names: Vec<String> = lagging.iter().take(QUOTED).map(|&span| quote(cx.body.slice(span))).collect();
    let message = format!(
        "{} move months after the work. Add a figure that moves first and shows whether you are on the way.",
        joined(&names),
    );
    let finding = Finding::new(&RULE, Subject::Objective, objective.headline(), message);
    findings.push(lagging.iter().fold(finding, |finding, &span| finding.with_related(span, "Moves late.")));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let last: Option<&KeyResult> = cx.body().open_key_results().last().map(|(_, key_result)| key_result);
    let Some(last) = last.filter(|_| has_room(cx, 1)) else { return Vec::new() };
    let companion = format!("Increase <what moves first> {}", blanks::FROM_TO);
    vec![Fix {
        title: "Add a key result that moves first".into(),
        edits: vec![cx.edit(add_key_results(cx.body(), last, &[companion]))],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_objective_is_marked_once() {
        check(
            "Objective: Members stay for years
           ^^^^^^^^^^^^^^^^^^^^^^ lagging-metric: “retention” and “net revenue retention” move months
               KR1: Raise retention from 71% to 78% @lou
               KR2: Raise net revenue retention from 94% to 101% @lou",
        );
    }

    #[test]
    fn one_figure_that_moves_early_is_enough() {
        check(
            "Objective: Members stay for years
               KR1: Raise retention from 71% to 78% @lou
               KR2: Raise class attendance from 38% to 60% @lou",
        );
    }

    #[test]
    fn a_single_key_result_a_task_or_an_objective_above_silence_it() {
        check(
            "Objective: Members stay for years
               KR1: Raise retention from 71% to 78% @lou
             Objective: Trainers earn enough
               Supports: company.okr#O1
               KR1: Raise revenue from $40k to $60k @lou
               KR2: Raise gross margin from 21% to 26% @lou",
        );
        check(
            "Supports: company.okr#O1
Objective: Trainers earn enough
  KR1: Raise revenue from $40k to $60k @lou
  KR2: Raise gross margin from 21% to 26% @lou",
        );
    }

    #[test]
    fn the_companion_asks() {
        check_fix(
            "Objective: |Members stay for years\n  KR1: Raise retention from 71% to 78% @lou\n  KR2: Raise revenue from $40k \
             to $60k @kim\n",
            "Add a key result that moves first",
            "Objective: Members stay for years\n  KR1: Raise retention from 71% to 78% @lou\n  KR2: Raise revenue from $40k \
             to $60k @kim\n  KR3: Increase <what moves first> from <baseline> to <target> @kim\n",
        );
    }

    #[test]
    fn what_a_fence_quotes_or_is_done_is_left_alone() {
        check(
            "```
Objective: Members stay for years
  KR1: Raise retention from 71% to 78% @lou
  KR2: Raise net revenue retention from 94% to 101% @lou
```",
        );
        check(
            "- [x] Objective: Members stay for years
               - KR1: Raise retention from 71% to 78% @lou
               - KR2: Raise net revenue retention from 94% to 101% @lou",
        );
    }
}
