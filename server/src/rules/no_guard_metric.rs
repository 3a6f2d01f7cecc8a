//! `no-guard-metric`: key results that all push one way, and none that would show what gives.

use super::{
    Finding, Level, Page, Rule, Subject,
    rule::{BodyContext, Check, no_fix},
    wording::is_clean,
};
use crate::model::Key;
use crate::statement::{Anatomy, VerbClass, Way};

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
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.open_objective() else { return };
    let mut pushes = Vec::new();
    for (_, key_result) in cx.body.open_key_results().filter(|(_, item)| is_clean(&item.anatomy)) {
        let guards = key_result.anatomy.guard.is_some() || key_result.properties.get(Key::Guards).is_some();
        match push(&key_result.anatomy).filter(|_| !guards) {
            Some(push) => pushes.push(push),
            None => return,
        }
    }
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
    use crate::rules::testing::{check, check_with};

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
    fn what_is_done_is_left_alone() {
        check_with(
            &RULE,
            "- [x] Objective: More families eat with us
               - KR1: Raise weekly orders from 900 to 1,400 @kai
               - KR2: Reach an average basket of $38 @kai",
        );
    }
}
