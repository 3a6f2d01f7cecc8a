//! `empty-key-result`: a key result that says nothing yet.

use super::{
    Finding, Level, Page, Rule, Subject,
    rule::{BodyContext, Check, no_fix},
};
use crate::model::State;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "empty-key-result",
    level: Level::Hint,
    on: true,
    words: false,
    summary: "A key result has fewer than two words.",
    page: Page {
        what: "It fires on a marker with nothing, or a single word, behind it. Nothing else is said of such a key \
               result: it is most likely still being written.",
        why: "An empty key result counts when the document is read by others, but proves nothing.",
        bad: "Cycle: 2026-Q4\n\nObjective: New shops open on time\n  KR1: Raise on-time openings from 60% to 90% \
              @mo\n  KR2:\n",
        good: "Cycle: 2026-Q4\n\nObjective: New shops open on time\n  KR1: Raise on-time openings from 60% to 90% \
               @mo\n  KR2: Cut opening delays from 9 days to 3 @mo\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    for (index, key_result) in cx.body.key_results.iter().enumerate() {
        if key_result.state == State::Open && key_result.is_empty() {
            let message =
                "This key result says nothing yet. Write which figure should change, from where to where.";
            findings.push(Finding::new(
                &RULE,
                Subject::KeyResult(index),
                key_result.headline(),
                message.into(),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn one_word_is_not_enough_and_nothing_else_is_said() {
        check(
            "Objective: New shops open on time
               KR1:
               ^^^ empty-key-result: says nothing yet
               KR2: Openings
                    ^^^^^^^^ empty-key-result: says nothing yet",
        );
    }
}
