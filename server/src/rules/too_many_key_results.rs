//! `too-many-key-results`: an objective with more figures than anybody follows.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check, no_fix},
    too_few_key_results::count,
};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "too-many-key-results",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "An objective has more key results than five.",
    page: Page {
        what: "It counts the key results of an objective that are not dropped. `limits.max-key-results` of the \
               configuration is the number not to exceed.",
        why: "A team can move a few figures in one cycle. In a long list those that decide are no longer seen, and \
              much of it is most often work in disguise.",
        bad: "Cycle: 2026-Q4\n\nObjective: The kitchen runs itself\n  KR1: Cut waste from 9% to 4% @gus\n  KR2: Cut late \
              orders from 12% to 5% @gus\n  KR3: Raise repeat guests from 20% to 30% @gus\n  KR4: Keep the margin \
              above 18% @gus\n  KR5: Cut returned plates from 40 to 15 a week @gus\n  KR6: Cut overtime from 60 to 20 \
              hours a week @gus\n",
        good: "Cycle: 2026-Q4\n\nObjective: The kitchen runs itself\n  KR1: Cut waste from 9% to 4% @gus\n  KR2: Cut late \
               orders from 12% to 5% @gus\n  KR3: Keep the margin above 18% @gus\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.open_objective() else { return };
    let (most, count) = (cx.config.limits.max_key_results, count(cx.body));
    if count > most {
        let message = format!(
            "{count} key results are more than one team moves in a cycle. Keep the {most} or fewer that decide \
             whether this objective came true."
        );
        findings.push(Finding::new(&RULE, Subject::Objective, objective.marker, message));
    }
}

/// True where the objective of the body takes `more` key results and still has not too many.
pub(super) fn has_room(cx: &FixContext<'_>, more: usize) -> bool {
    count(cx.body()) + more <= cx.config.limits.max_key_results
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Limits};
    use crate::rules::testing::{check, check_by};

    const FIVE: &str = "Objective: The kitchen runs itself
  KR1: Cut waste from 9% to 4% @gus
  KR2: Cut late orders from 12% to 5% @gus
  KR3: Raise repeat guests from 20% to 30% @gus
  KR4: Keep the margin above 18% @gus
  - [x] KR5: Cut returned plates from 40 to 15 a week @gus";

    #[test]
    fn the_sixth_is_one_too_many() {
        let six = FIVE.replacen('\n', "\n^^^^^^^^^ too-many-key-results: 6 key results are more\n", 1);
        check(&format!("{six}\n  KR6: Cut overtime from 60 to 20 hours a week @gus"));
    }

    #[test]
    fn five_will_do_and_what_is_dropped_does_not_count() {
        check(&format!("{FIVE}\n  KR6: ~~Cut overtime from 60 to 20 hours a week~~ @gus"));
    }

    #[test]
    fn the_configuration_says_how_many() {
        let limits = Limits { max_key_results: 6, ..Limits::default() };
        let six = format!("{FIVE}\n  KR6: Cut overtime from 60 to 20 hours a week @gus");
        check_by(Config { limits, ..Config::default() }.into(), &six);
    }
}
