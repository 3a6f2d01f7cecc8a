//! `missing-number`: an outcome that nobody could call reached.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
};
use crate::rewrite::{Fix, blanks};
use crate::statement::{Anatomy, Verdict, verdict};
use crate::text::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-number",
    level: Level::Warning,
    on: true,
    words: true,
    summary: "A key result names a change but no figure that says how much is enough.",
    page: Page {
        what: "It fires on an outcome without a measurable target. Dates, quarters, versions, ranks, priorities \
               and plain rhythms (“weekly”) are no targets; “double”, “zero”, “all” and “no rise in …” are.",
        why: "Without a figure two people look at the same data and disagree on whether it was reached. The \
              figure is what turns a wish into something that can be checked.",
        bad: "Cycle: 2026-Q4\n\nObjective: Support feels instant\n  KR: Reduce the waiting time in chat \
              significantly @sam\n  KR: Raise first-contact resolution from 54% to 70% @sam\n",
        good: "Cycle: 2026-Q4\n\nObjective: Support feels instant\n  KR: Reduce the waiting time in chat from \
               6 min to 2 min @sam\n  KR: Raise first-contact resolution from 54% to 70% @sam\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    // A blank that stands for the number is said to be a blank.
    if verdict(anatomy) != Some(Verdict::MissingNumber)
        || anatomy.placeholders.iter().any(|blank| blank.for_number)
    {
        return;
    }
    let whole = Span::new(0, cx.key_result.statement.span.len());
    let subject = Subject::KeyResult(cx.index);
    let finding = if let Some(&vague) = anatomy.vague.first() {
        let span = cx.key_result.place(vague);
        let message = format!(
            "{} is no figure, so nobody can say when this is reached. Give the value today and the one you want.",
            quote(cx.body.slice(span)),
        );
        Finding::new(&RULE, subject, span, message)
    } else {
        let span = cx.key_result.place(measured(anatomy).unwrap_or(whole));
        let message = format!(
            "No figure says how much is enough: {}. Give the value today and the one you want.",
            quote(cx.body.slice(span)),
        );
        Finding::new(&RULE, subject, span, message)
    };
    findings.push(finding);
}

/// The words that a figure is missing for: the metric, else what should happen to it.
fn measured(anatomy: &Anatomy) -> Option<Span> {
    let metric = anatomy.metric.map(|metric| metric.span);
    metric.or(anatomy.direction.map(|direction| direction.span)).filter(|span| !span.is_empty())
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(key_result) = cx.key_result(finding) else { return Vec::new() };
    vec![Fix {
        title: format!("Add “{}”", blanks::FROM_TO),
        edits: vec![cx.edit(blanks::add_from_to(cx.body(), key_result))],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_metric_or_the_vague_word_is_marked() {
        check(
            "Objective: Support feels instant
               KR1: Improve customer satisfaction @sam
                            ^^^^^^^^^^^^^^^^^^^^^ missing-number: No figure says how much
               KR2: Reduce churn significantly by 2026-12-01 @sam
                                 ^^^^^^^^^^^^^ missing-number: is no figure",
        );
    }

    #[test]
    fn words_that_count_are_figures() {
        check(
            "Objective: Support feels instant
               KR1: Double the share of chats solved at first contact @sam
               KR2: Keep security incidents at zero @sam
               KR3: No rise in complaints about waiting @sam",
        );
    }

    #[test]
    fn blanks_are_added_behind_the_metric() {
        check_fix(
            "Objective: Support feels instant\n  KR1: Improve customer| satisfaction by 2026-12-01 @sam [committed]\n",
            "Add “from <baseline> to <target>”",
            "Objective: Support feels instant\n  KR1: Improve customer satisfaction from <baseline> to <target> by \
             2026-12-01 @sam [committed]\n",
        );
    }

    #[test]
    fn a_vague_word_makes_room_for_them() {
        check_fix(
            "Objective: Support feels instant\n  KR1: Reduce churn |significantly @sam\n",
            "Add “from <baseline> to <target>”",
            "Objective: Support feels instant\n  KR1: Reduce churn from <baseline> to <target> @sam\n",
        );
    }
}
