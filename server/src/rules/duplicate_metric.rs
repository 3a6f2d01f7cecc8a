//! `duplicate-metric`: two key results that move the same figure.

use std::collections::HashMap;

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check, no_fix},
    wording::{content_words, is_clean, singular},
};
use crate::model::KeyResult;
use crate::text::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-metric",
    level: Level::Info,
    on: true,
    words: true,
    summary: "Two key results of one objective move the same metric of the same people.",
    page: Page {
        what: "It compares what the open key results of an objective measure, and of whom: all their words but verb, \
               figures and deadline. “Raise activation in Spain” and “Raise activation in Italy” are two metrics.",
        why: "The second one proves nothing that the first does not, and takes the place of a figure that could: \
              quality beside speed, trust beside sales.",
        bad: "Cycle: 2026-Q4\n\nObjective: Readers finish what they start\n  KR1: Raise the completion rate from 41% to \
              55% @val\n  KR2: Reach a completion rate of 55% @val\n",
        good: "Cycle: 2026-Q4\n\nObjective: Readers finish what they start\n  KR1: Raise the completion rate from 41% \
               to 55% @val\n  KR2: Cut the time from purchase to first page from 6 days to 2 days @val\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    if cx.open_objective().is_none() {
        return;
    }
    let name = |key_result: &KeyResult| {
        let metric = key_result.anatomy.metric.filter(|_| is_clean(&key_result.anatomy))?;
        Some(cx.body.slice(key_result.place(metric.span)).to_lowercase())
    };
    let named: Vec<_> =
        cx.body.open_key_results().filter_map(|(index, item)| Some((index, item, name(item)?))).collect();
    let mut count_of: HashMap<&str, usize> = HashMap::new();
    named.iter().for_each(|(.., name)| *count_of.entry(name).or_default() += 1);
    let mut first_of = HashMap::new();
    for (index, key_result, name) in &named {
        if count_of.get(name.as_str()).is_none_or(|&count| count < 2) {
            continue;
        }
        let words = content_words(cx.body, key_result, cx.config.lexicon());
        let Some(measured) = measured(key_result, &words) else { continue };
        let mut words: Vec<String> = words.iter().map(|&word| singular(cx.body.slice(word))).collect();
        words.sort();
        let Some(&first) = first_of.get(&words) else {
            first_of.insert(words, measured);
            continue;
        };
        let message = format!(
            "Another key result measures {} already. Keep one of them, or say how this one differs.",
            quote(cx.body.slice(measured)),
        );
        let finding = Finding::new(&RULE, Subject::KeyResult(*index), measured, message);
        findings.push(finding.with_related(first, "Here it is measured first."));
    }
}

/// All that is measured, "time to a refund"; the metric alone where figures stand in between.
fn measured(key_result: &KeyResult, words: &[Span]) -> Option<Span> {
    let anatomy = &key_result.anatomy;
    let all = words.iter().copied().reduce(Span::cover)?;
    let mut figures = anatomy.quantities.iter().map(|figure| key_result.place(figure.span));
    let metric = anatomy.metric.map(|metric| key_result.place(metric.span));
    if figures.any(|figure| all.contains(figure)) { metric } else { Some(all) }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn the_second_one_is_marked() {
        check(
            "Objective: Readers finish what they start
               KR1: Raise the completion rate from 41% to 55% @val
               KR2: Reach a completion rate of 55% by 2026-12-01 @kim
                            ^^^^^^^^^^^^^^^ duplicate-metric: measures “completion rate” already
             Objective: Readers find the next book
               KR1: Reduce returns to 4% (currently 9%) @val
               KR2: Raise the completion rate of series from 41% to 55% @val",
        );
    }

    #[test]
    fn another_segment_or_another_measure_is_another_metric() {
        check(
            "Objective: Readers finish what they start
               KR1: Raise the completion rate in Spain from 41% to 55% @val
               KR2: Raise the completion rate in Italy from 41% to 55% @val
               KR3: Raise monthly active readers from 900 to 1,400 @val
               KR4: Raise weekly active readers from 300 to 500 @val
               KR5: Raise the number of completed courses from 41 to 55 @val",
        );
    }

    #[test]
    fn what_is_done_or_has_no_figure_does_not_count() {
        check(
            "Objective: Readers finish what they start
               - [x] KR1: Raise the completion rate from 38% to 41% @val
               KR2: Raise the completion rate from 41% to 55% @val",
        );
    }

    #[test]
    fn what_a_fence_quotes_is_left_alone() {
        check(
            "```
Objective: Readers finish what they start
  KR1: Raise the completion rate from 41% to 55% @val
  KR2: Reach a completion rate of 55% by 2026-12-01 @kim
```",
        );
    }
}
