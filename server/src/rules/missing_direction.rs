//! `missing-direction`: a figure, and no word on which side of it is good.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
};
use crate::rewrite::{
    Fix,
    set_threshold::{Threshold, set_threshold},
};
use crate::statement::{Polarity, Verdict, verdict};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-direction",
    level: Level::Info,
    on: true,
    words: true,
    summary: "A key result names a metric and a figure, but not which way it should go.",
    page: Page {
        what: "It fires on a bare metric with a bare figure (“NPS 60”). A verb of change or arrival (raise, cut, \
               reach, keep), a comparator (at least, below, ≥), a from/to pair or a full clause with the level \
               (“80% of shops reorder”) says the direction.",
        why: "“Conversion rate: 20%” may be a goal, a floor or a note of where things stand. One word settles \
              it for everybody who reads it later.",
        bad: "Cycle: 2026-Q4\n\nObjective: Checkout just works\n  KR: Payment error rate 2% @ida\n  KR: Raise completed checkouts from 61% to 75% @ida\n",
        good: "Cycle: 2026-Q4\n\nObjective: Checkout just works\n  KR: Payment error rate at most 2% @ida\n  KR: Raise completed checkouts from 61% to 75% @ida\n",
        configuration: "`[words]` `metrics` tells which way is better for your own metrics, and so which fix comes first.",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    let Some(figure) = anatomy.target else { return };
    if verdict(anatomy) != Some(Verdict::MissingDirection) {
        return;
    }
    let span = cx.key_result.place(figure.span);
    let message = format!(
        "{} stands alone: is it to be reached, exceeded or not to be crossed? Say “at least”, “at most”, or give \
         the value today.",
        quote(cx.body.slice(span)),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), span, message));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(key_result) = cx.key_result(finding) else { return Vec::new() };
    let thresholds: &[Threshold] = match key_result.anatomy.polarity() {
        Some(Polarity::Higher) => &[Threshold::AtLeast],
        Some(Polarity::Lower) => &[Threshold::AtMost],
        None => &[Threshold::AtLeast, Threshold::AtMost],
    };
    let fix = |&threshold: &Threshold| Fix {
        title: format!("Say “{}”", threshold.words()),
        edits: vec![cx.edit(set_threshold(finding.span, threshold))],
        preferred: thresholds.len() == 1,
        safe: false,
    };
    thresholds.iter().map(fix).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_bare_figure_is_marked() {
        check(
            "Objective: Checkout just works
               KR1: Payment error rate 2% @ida
                                       ^^ missing-direction: stands alone
               KR2: NPS 60 @ida
                        ^^ missing-direction: stands alone",
        );
    }

    #[test]
    fn thresholds_arrivals_and_levels_are_directions() {
        check(
            "Objective: Checkout just works
               KR1: Payment error rate below 2% @ida
               KR2: Reach NPS 60 @ida
               KR3: 90% of buyers pay at the first try @ida
               KR4: Conversion rate 3% → 4% @ida",
        );
    }

    #[test]
    fn what_is_known_of_the_metric_picks_the_side() {
        check_fix(
            "Objective: Checkout just works\n  KR1: Payment error rate |2% @ida\n",
            "Say “at most”",
            "Objective: Checkout just works\n  KR1: Payment error rate at most 2% @ida\n",
        );
    }
}
