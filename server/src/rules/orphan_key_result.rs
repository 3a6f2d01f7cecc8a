//! `orphan-key-result`: a key result that proves nothing, for want of an objective.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
};
use crate::rewrite::{Fix, insert_objective};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "orphan-key-result",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A key result stands above any objective.",
    page: Page {
        what: "A key result belongs to the objective above it. It fires on the first key result of a run that has \
               none: at the top of the document, or below a heading that ended the last objective.",
        why: "A key result is the proof of an objective. On its own it is a figure, and nobody knows what for.",
        bad: "Cycle: 2026-Q4\n\nKR1: Raise first-visit bookings from 9% to 14% @bo\nKR2: Keep no-shows below 5% @bo\n",
        good: "Cycle: 2026-Q4\n\nObjective: First-time visitors feel at home\n  KR1: Raise first-visit bookings from \
               9% to 14% @bo\n  KR2: Keep no-shows below 5% @bo\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    if cx.body.objective.is_some() || cx.surroundings.behind_orphans {
        return;
    }
    let Some(first) = cx.body.key_results.first() else { return };
    let message = "No objective stands above this key result. Say what it is to prove.";
    findings.push(Finding::new(&RULE, Subject::KeyResult(0), first.marker, message.into()));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(key_result) = cx.key_result(finding) else { return Vec::new() };
    vec![Fix {
        title: "Insert an objective above".into(),
        edits: vec![cx.edit(insert_objective::insert_objective(cx.body(), key_result))],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn only_the_first_of_a_run_is_marked() {
        check(
            "Cycle: 2026-Q4
KR1: Raise first-visit bookings from 9% to 14% @bo
^^^ orphan-key-result: No objective stands above
KR2: Raise second visits from 4% to 8% @bo
## Retail
KR3: Raise repeat purchases from 20% to 30% @bo
^^^ orphan-key-result: No objective stands above",
        );
    }

    #[test]
    fn an_objective_goes_above_it() {
        check_fix(
            "Cycle: 2026-Q4\r\n\r\nKR1|: Raise first-visit bookings from 9% to 14% @bo\r\n",
            "Insert an objective above",
            "Cycle: 2026-Q4\r\n\r\nObjective: <what should become true>\r\n\r\nKR1: Raise first-visit bookings \
             from 9% to 14% @bo\r\n",
        );
    }
}
