//! `too-few-key-results`: an objective that one figure alone is to prove.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    empty_objective::add_key_result,
    phrase::quote,
    rule::{BodyContext, Check},
};
use crate::model::{Body, State};
use crate::rewrite::Fix;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "too-few-key-results",
    level: Level::Hint,
    on: true,
    words: false,
    summary: "An objective has fewer key results than two.",
    page: Page {
        what: "It counts the key results of an objective that are not dropped; an objective without any is \
               `empty-objective`. `limits.min-key-results` of the configuration is the number to reach.",
        why: "A single figure can rise while the objective fails: more of it at the cost of quality, or for the \
              wrong people. A second one shows that side.",
        bad: "Cycle: 2026-Q4\n\nObjective: Riders feel safe at night\n  KR1: Raise riders who feel safe after ten from \
              48% to 70% @jo\n",
        good: "Cycle: 2026-Q4\n\nObjective: Riders feel safe at night\n  KR1: Raise riders who feel safe after ten from \
               48% to 70% @jo\n  KR2: Raise rides after ten from 900 to 1,400 a week @jo\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    let Some(objective) = cx.open_objective() else { return };
    let least = cx.config.limits.min_key_results;
    let count = count(body);
    if body.key_results.is_empty() || count >= least {
        return;
    }
    let words = body.slice(objective.statement.span);
    let named = if words.is_empty() { "this objective".to_owned() } else { quote(words) };
    let message = match count {
        0 => format!(
            "No key result of {named} is left. Add what would show that it came true, or drop it, too."
        ),
        1 => format!("A single key result is to prove {named}. Add one that shows another side of it."),
        count => {
            format!("Only {count} key results are to prove {named}. At least {least} are asked for here.")
        }
    };
    findings.push(Finding::new(&RULE, Subject::Objective, objective.marker, message));
}

/// How many key results still count.
pub(super) fn count(body: &Body) -> usize {
    body.key_results.iter().filter(|item| item.state != State::Dropped).count()
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let missing = cx.config.limits.min_key_results.saturating_sub(count(cx.body()));
    // More than one at a time is a form to fill in, not a quick fix.
    if missing == 1 { add_key_result(cx) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::config::{Config, Limits};
    use crate::rules::testing::{check, check_by, check_fix};

    #[test]
    fn one_is_too_few() {
        check(
            "Objective: Riders feel safe at night
^^^^^^^^^ too-few-key-results: A single key result is to prove “Riders feel safe at night”
  KR1: Raise riders who feel safe after ten from 48% to 70% @jo
  KR2: ~~Put a guard on every tram~~ @jo
O2: Drivers stay
^^ too-few-key-results: No key result of “Drivers stay” is left
  KR1: ~~Cut sick days from 9 to 6~~ @jo",
        );
    }

    #[test]
    fn two_will_do_and_none_is_another_matter() {
        check(
            "KR1: Raise rides after ten from 900 to 1,400 a week @jo
^^^ orphan-key-result: No objective
Objective: Riders feel safe at night
  - [x] KR1: Raise riders who feel safe after ten from 48% to 70% @jo
  KR2:
Objective: Drivers stay
- [x] Objective: Stops are lit
  KR1: Cut dark stops from 40 to 0 @jo",
        );
    }

    #[test]
    fn the_configuration_says_how_many() {
        let at_least = |min_key_results| {
            let limits = Limits { min_key_results, ..Limits::default() };
            Arc::new(Config { limits, ..Config::default() })
        };
        let two = "Objective: Riders feel safe at night
  KR1: Raise riders who feel safe after ten from 48% to 70% @jo
  KR2: Raise rides after ten from 900 to 1,400 a week @jo";
        check_by(at_least(2), two);
        let marked = two.replacen(
            '\n',
            "\n^^^^^^^^^ too-few-key-results: Only 2 key results are to prove “Riders\n",
            1,
        );
        check_by(at_least(3), &marked);
    }

    #[test]
    fn another_is_dressed_like_the_last() {
        let blank = "<what changes, from where to where>";
        for (last, new) in [
            ("  KR1: Raise rides from 9 to 14 @jo\n    Source: https://example.com", "  KR2: "),
            ("Key Results:\n* Raise rides from 9 to 14 @jo", "* "),
            ("Key Results:\n1. [x] Raise rides from 9 to 14 @jo", "2. [ ] "),
            ("- [ ] **KR 1.1:** Raise rides from 9 to 14 @jo", "- [ ] **KR 1.2:** "),
            ("\t(KR9) Raise rides from 9 to 14 @jo", "\t(KR10) "),
            ("KR: Raise rides from 9 to 14 @jo", "KR: "),
        ] {
            check_fix(
                &format!("Objective|: Riders feel safe\n{last}\n"),
                "Add a key result",
                &format!("Objective: Riders feel safe\n{last}\n{new}{blank}\n"),
            );
        }
    }

    #[test]
    fn dress_that_closes_behind_the_words_is_left_out() {
        check_fix(
            "Objective|: Riders feel safe\n- **KR1: Raise rides from 9 to 14** @jo\n",
            "Add a key result",
            "Objective: Riders feel safe\n- **KR1: Raise rides from 9 to 14** @jo\nKey Result: <what changes, from where \
             to where>\n",
        );
    }
}
