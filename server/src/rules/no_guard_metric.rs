//! `no-guard-metric`: key results that all push one way, and none that would show what gives.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
    too_many_key_results::has_room,
    unowned_key_result::likely_owners,
    wording::is_clean,
};
use crate::model::{Key, KeyResult};
use crate::rewrite::{
    Fix,
    append_key_result::append_key_result,
    keep_owner,
    outcome::{Guard, guard},
};
use crate::statement::{Anatomy, Kind, VerbClass, Way};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "no-guard-metric",
    level: Level::Hint,
    on: false,
    words: true,
    summary: "All key results of an objective push one way, and none holds what must not suffer.",
    page: Page {
        what: "It fires once an objective with two measured key results or more that all want more, or all want less. \
               A key result that holds a level (“Keep complaints below 2%”), one that goes the other way, a guard in \
               the sentence (“without …”) or a `Guards:` below it silences it. It is off unless a level is set for it.",
        why: "Every figure can be pushed at the cost of another: sales at that of returns, speed at that of care. A \
              guard makes the price visible while there is time.",
        bad: "Cycle: 2026-Q4\n\nObjective: More families eat with us\n  KR1: Raise weekly orders from 900 to 1,400 @kai\n  \
              KR2: Raise the average basket from $31 to $38 @kai\n",
        good: "Cycle: 2026-Q4\n\nObjective: More families eat with us\n  KR1: Raise weekly orders from 900 to 1,400 @kai\n  \
               KR2: Keep late deliveries below 4% @kai\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.open_objective() else { return };
    if cx.body.open_key_results().any(|(_, key_result)| guards(key_result)) {
        return;
    }
    let clean = cx.body.open_key_results().filter(|(_, item)| is_clean(&item.anatomy));
    let pushes: Vec<Push> = clean.filter_map(|(_, key_result)| push(&key_result.anatomy)).collect();
    let Some((first, others)) = pushes.split_first().filter(|(_, others)| !others.is_empty()) else { return };
    if others.iter().any(|push| push != first) {
        return;
    }
    let wish = match first {
        Push::More => "more",
        Push::Less => "less",
    };
    let message = format!(
        "The {} measured key results all want {wish}, and none would show what suffers for it. Add one that must hold.",
        pushes.len(),
    );
    findings.push(Finding::new(&RULE, Subject::Objective, objective.headline(), message));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let first = cx.body().open_key_results().map(|(_, key_result)| key_result).find(|item| pushes(item));
    let guard = first.and_then(|key_result| add_guard(cx, key_result));
    guard.map(|fix| Fix { preferred: true, ..fix }).into_iter().collect()
}

/// Adds a key result that holds what must not suffer for this one, if the objective has room for it. Who answers for
/// the one answers for the other.
pub(crate) fn add_guard(cx: &FixContext<'_>, key_result: &KeyResult) -> Option<Fix> {
    let body = cx.body();
    let objective = body.objective.as_ref().filter(|_| has_room(cx, 1))?;
    let Guard { metric, text } = guard(body, key_result, cx.config);
    let own = keep_owner::mentions(body, key_result).next().map(|owner| body.slice(owner).to_owned());
    let owner = own.or_else(|| likely_owners(cx).into_iter().next());
    let text = owner.map_or_else(|| text.clone(), |owner| format!("{text} {owner}"));
    Some(Fix {
        title: metric
            .map_or_else(|| "Add a guard metric".into(), |name| format!("Add a guard metric: {name}")),
        edits: vec![cx.edit(append_key_result(body, objective, &text))],
        preferred: false,
        safe: false,
    })
}

/// True for a key result that wants more or less of something, and is not held in check itself.
pub(crate) fn pushes(key_result: &KeyResult) -> bool {
    is_clean(&key_result.anatomy) && !guards(key_result) && push(&key_result.anatomy).is_some()
}

/// True for a key result that shows what must not suffer: it holds a level, or says so in a clause or a property.
pub(crate) fn guards(key_result: &KeyResult) -> bool {
    let anatomy = &key_result.anatomy;
    let is_hold = anatomy.direction.is_some_and(|direction| direction.way == Way::Hold);
    // Its limit may still be a blank.
    let holds = anatomy.kind == Kind::Outcome && is_hold || is_clean(anatomy) && push(anatomy).is_none();
    holds || anatomy.guard.is_some() || key_result.properties.get(Key::Guards).is_some()
}

/// Which way a key result pushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Push {
    More,
    Less,
}

/// The push of a key result; `None` for one that holds.
fn push(anatomy: &Anatomy) -> Option<Push> {
    let falls = anatomy.baseline.zip(anatomy.target).is_some_and(|(baseline, target)| {
        baseline.value.exact().zip(target.value.exact()).is_some_and(|(from, to)| to < from)
    });
    let changes = anatomy.verb.is_some_and(|verb| matches!(verb.class, VerbClass::Up | VerbClass::Better));
    match anatomy.direction?.way {
        Way::Hold => None,
        Way::Down => Some(Push::Less),
        Way::Up | Way::Reach if falls => Some(Push::Less),
        Way::Reach => Some(Push::More),
        // A bare floor ("at least 80% …") holds, a verb of change pushes.
        Way::Up => (changes || anatomy.comparator.is_none()).then_some(Push::More),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{check, check_fix_with, check_with};

    #[test]
    fn the_objective_is_marked() {
        check_with(
            &RULE,
            "Objective: More families eat with us
           ^^^^^^^^^^^^^^^^^^^^^^^^^ no-guard-metric: The 2 measured key results all want more
               KR1: Raise weekly orders from 900 to 1,400 @kai
               KR2: Reach an average basket of $38 @kai
             Objective: Cooks go home on time
                        ^^^^^^^^^^^^^^^^^^^^^ no-guard-metric: want less
               KR1: Cut overtime from 9 hours to 3 hours a week @kai
               KR2: Improve the time to clean the kitchen from 70 min to 45 min @kai",
        );
    }

    #[test]
    fn a_guard_in_any_form_will_do() {
        check_with(
            &RULE,
            "Objective: More families eat with us
               KR1: Raise weekly orders from 900 to 1,400 @kai
               KR2: Keep late deliveries below 4% @kai
             Objective: More families come back
               KR1: Raise repeat orders from 18% to 25% without lowering the average basket @kai
               KR2: Raise weekly orders from 900 to 1,400 @kai
             Objective: More families cook with us
               KR1: Raise weekly recipes from 900 to 1,400 @kai
                 Guards: returns
               KR2: Raise ratings from 3.9 to 4.5 @kai
             Objective: More families recommend us
               KR1: Raise referrals from 90 to 140 a week @kai
               KR2: Cut complaints from 9 to 4 a week @kai",
        );
    }

    #[test]
    fn one_measured_key_result_is_too_few_to_tell_and_it_is_off_by_default() {
        check_with(
            &RULE,
            "Objective: More families eat with us
               KR1: Raise weekly orders from 900 to 1,400 @kai
               KR2: Launch a menu for children @kai
                    ^^^^^^ task-not-outcome: a task",
        );
        check(
            "Objective: More families eat with us
               KR1: Raise weekly orders from 900 to 1,400 @kai
               KR2: Raise the average basket from $31 to $38 @kai",
        );
    }

    #[test]
    fn the_guard_is_the_topics_own_and_has_an_owner() {
        check_fix_with(
            &RULE,
            "Objective: |More families eat with us\n  - KR1: Raise email open rates from 18% to 24% @kai\n  - KR2: Raise the \
             average basket from $31 to $38 @kai\n",
            "Add a guard metric: unsubscribes",
            "Objective: More families eat with us\n  - KR1: Raise email open rates from 18% to 24% @kai\n  - KR2: Raise the \
             average basket from $31 to $38 @kai\n  - KR3: Keep unsubscribes no worse than <level> @kai\n",
        );
    }

    #[test]
    fn what_is_done_is_left_alone() {
        check_with(
            &RULE,
            "- [x] Objective: More families eat with us
               - KR1: Raise weekly orders from 900 to 1,400 @kai
               - KR2: Reach an average basket of $38 @kai",
        );
    }
}
