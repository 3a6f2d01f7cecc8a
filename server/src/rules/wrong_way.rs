//! `wrong-way`: a change that makes things worse.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    contradictory_direction::Contradiction,
    phrase::quote,
    rule::{Check, KeyResultContext},
    wording::{explicit_pair, is_clean, singular, with_unit},
};
use crate::model::{Body, KeyResult};
use crate::rewrite::{
    Fix,
    turn_round::{Sense, other_verb, sense, swap},
};
use crate::statement::{Class, Classes, Dimension, Lexicon, Polarity, Quantity};
use crate::text::Span;

const EITHER_WAY: &str = include_str!("../../lexicon/either-way.tsv");

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wrong-way",
    level: Level::Warning,
    on: true,
    words: true,
    summary: "A key result moves a known metric to the worse.",
    page: Page {
        what: "It fires where a verb with one sense (raise, cut) stands right beside a metric whose better side is \
               known, and moves it to the other one. Metrics that some teams want more of and others less (traffic, \
               tickets, spending) are left alone, and so is what is qualified (“downloads of the old version”).",
        why: "It is most often a slip of the pen. Where it is meant, the sentence lacks the words that say why less \
              of a good thing is better here.",
        bad: "Cycle: 2026-Q4\n\nObjective: Subscribers stay with us\n  KR: Increase churn from 4% to 6% @ike\n  KR: Raise readers who open every issue from 40% to 55% @ike\n",
        good: "Cycle: 2026-Q4\n\nObjective: Subscribers stay with us\n  KR: Reduce churn from 6% to 4% @ike\n  KR: Raise readers who open every issue from 40% to 55% @ike\n",
        configuration: "`[words]` `metrics` tells which way is better for your own metrics.",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let Some((verb, metric)) = worsens(cx) else { return };
    let message = format!(
        "{} makes things worse, not better. Turn it round, or say what makes it good here.",
        quote(cx.body.slice(verb.cover(metric))),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), verb, message));
}

/// The verb that makes a metric worse, and the metric. Both count in the body.
fn worsens(cx: &KeyResultContext<'_>) -> Option<(Span, Span)> {
    let KeyResultContext { body, key_result, .. } = *cx;
    let anatomy = &key_result.anatomy;
    let verb = key_result.place(anatomy.verb?.span);
    let sense = sense(body.slice(verb))?;
    let metric = anatomy.metric?;
    let figure = anatomy.target.or(anatomy.delta)?;
    let name = key_result.place(metric.span);
    let worse =
        matches!((sense, metric.polarity?), (Sense::Up, Polarity::Lower) | (Sense::Down, Polarity::Higher));
    // How long logs are kept is counted in days; how many customers stay is not.
    let timed = sense == Sense::Down && figure.unit.is_some_and(|unit| unit.dimension == Dimension::Time);
    let found = worse
        && !timed
        && is_clean(anatomy)
        && is_plain_metric(body.slice(name), sense, cx.config.lexicon())
        && stands_alone(body, key_result, verb, name)
        && Contradiction::of(body, key_result).is_none();
    found.then_some((verb, name))
}

/// A metric by its name, in front of it at most whose it is or what of: "customer churn", "checkout error rate".
fn is_plain_metric(text: &str, sense: Sense, lexicon: &Lexicon) -> bool {
    let owners: &[Class] = match sense {
        Sense::Up => &[
            Class::Outside,
            Class::Inside,
            Class::Topic,
            Class::Money,
            Class::System,
            Class::Deliverable,
            Class::Given,
        ],
        // Less of a good thing is easily meant ("trial revenue"), so only people count.
        Sense::Down => &[Class::Outside, Class::Inside],
    };
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '-').collect();
    let name = (0..words.len()).find(|&at| lexicon.entry(&words[at..].join(" ")).metric.is_some());
    name.is_some_and(|name| {
        let whose = |word: &&str| lexicon.entry(word).classes.meets(Classes::of(owners));
        !goes_either_way(&words[name..].join(" ")) && words[..name].iter().all(whose)
    })
}

pub(crate) fn goes_either_way(name: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| EITHER_WAY.lines().filter(|line| !line.starts_with('#')).collect());
    names.contains(name.to_lowercase().as_str()) || names.contains(singular(name).as_str())
}

/// Nothing but small words stands between verb, metric and the first figure, so that nothing qualifies them.
fn stands_alone(body: &Body, key_result: &KeyResult, verb: Span, metric: Span) -> bool {
    const SMALL: [&str; 10] = ["a", "an", "are", "at", "by", "from", "is", "our", "the", "to"];
    let start = verb.start.min(metric.start);
    // "one-off" is no figure: only digits are.
    let figure = key_result
        .anatomy
        .quantities
        .iter()
        .map(|figure| key_result.place(with_unit(figure)))
        .filter(|figure| figure.start >= metric.end.max(verb.end))
        .find(|&figure| body.slice(figure).contains(|c: char| c.is_ascii_digit()));
    let Some(figure) = figure else { return false };
    let between = [
        Span::new(key_result.statement.span.start, start),
        Span::new(verb.end.min(metric.end), verb.start.max(metric.start)),
        Span::new(verb.end.max(metric.end), figure.start),
    ];
    between.iter().all(|&gap| {
        body.slice(gap)
            .split_whitespace()
            .all(|word| SMALL.iter().any(|small| small.eq_ignore_ascii_case(word)))
    })
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let body = cx.body();
    let Some(key_result) = cx.key_result(finding) else { return Vec::new() };
    let Some(verb) = other_verb(body, finding.span) else { return Vec::new() };
    let bounded = |figure: &Quantity| figure.comparator.is_some();
    let (title, edits) = match (key_result.anatomy.baseline, explicit_pair(body, key_result)) {
        (None, _) => (format!("Say “{}”", verb.new), vec![verb]),
        // The other verb alone would contradict the two figures.
        (_, Some((baseline, target))) if !bounded(&baseline) && !bounded(&target) => {
            let [baseline, target] = [baseline, target].map(|figure| key_result.place(figure.span));
            let mut edits = swap(body, baseline, target);
            edits.push(verb);
            ("Turn it round, verb and figures".to_owned(), edits)
        }
        _ => return Vec::new(),
    };
    let edits = edits.into_iter().map(|edit| cx.edit(edit)).collect();
    vec![Fix { title, edits, preferred: true, safe: false }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_verb_is_marked() {
        check(
            "Objective: Subscribers stay with us
               KR1: Increase churn from 4% to 6% @ike
                    ^^^^^^^^ wrong-way: “Increase churn” makes things worse
               KR2: Customer satisfaction falls from 4.6 to 4.1 @ike
                                          ^^^^^ wrong-way: “Customer satisfaction falls” makes
               KR3: Lower the renewal rate from 80% to 70% @ike
                    ^^^^^ wrong-way: “Lower the renewal rate” makes",
        );
    }

    #[test]
    fn the_better_way_is_fine() {
        check(
            "Objective: Subscribers stay with us
               KR1: Reduce churn from 6% to 4% @ike
               KR2: Raise customer satisfaction from 4.1 to 4.6 @ike
               KR3: Keep refunds below 4% @ike",
        );
    }

    #[test]
    fn what_is_qualified_ambiguous_or_about_something_else_is_left_alone() {
        check(
            "Objective: Subscribers stay with us
               KR1: Reduce revenue from one-off orders from 30% to 10% @ike
               KR2: Cut traffic from 90k to 60k visits a month @ike
               KR3: Reduce log retention from 90 days to 30 days @ike
               KR4: Increase churn prediction accuracy from 61% to 80% @ike
               KR5: Increase the error detection rate from 61% to 80% @ike
               KR6: Reduce satisfaction surveys from 12 to 4 a year @ike",
        );
    }

    #[test]
    fn two_figures_that_disagree_with_the_verb_are_another_rules_business() {
        check(
            "Objective: Subscribers stay with us
               KR1: Increase churn from 6% to 4% @ike
                                        ^^^^^^^^ contradictory-direction: goes down",
        );
    }

    #[test]
    fn the_verb_turns_round() {
        check_fix(
            "Objective: Subscribers stay with us\n  KR1: |Increase churn to 3% @ike\n",
            "Say “Reduce”",
            "Objective: Subscribers stay with us\n  KR1: Reduce churn to 3% @ike\n",
        );
        check_fix(
            "Objective: Subscribers stay with us\n  KR1: |Increase churn from 4% to 6% @ike\n",
            "Turn it round, verb and figures",
            "Objective: Subscribers stay with us\n  KR1: Reduce churn from 6% to 4% @ike\n",
        );
    }

    #[test]
    fn the_list_is_sorted_and_knows_only_metrics() {
        let names: Vec<&str> = EITHER_WAY.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(names.is_sorted_by(|one, next| one < next));
        for name in names {
            assert!(Lexicon::builtin().entry(name).metric.is_some(), "{name}");
        }
    }
}
