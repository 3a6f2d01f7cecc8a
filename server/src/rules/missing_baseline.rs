//! `missing-baseline`: a change, and no word on where it starts.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
    wording::{is_clean, with_unit, word_before, words},
};
use crate::model::{Key, KeyResult};
use crate::rewrite::{Fix, blanks};
use crate::statement::{Comparator, Value, VerbClass};
use crate::text::Span;

/// Words that name where a change starts, though in another form than "from".
const STARTS: [&str; 18] = [
    "baseline",
    "compared",
    "current",
    "currently",
    "last",
    "now",
    "previous",
    "previously",
    "prior",
    "relative",
    "since",
    "starting",
    "today",
    "versus",
    "vs",
    "was",
    "were",
    "yoy",
];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-baseline",
    level: Level::Hint,
    on: true,
    words: true,
    summary: "A key result says how far something should change, but not from where.",
    page: Page {
        what: "It fires on a verb of change with “by 20%”, “to 70%” or “below 30 min” and no value today: neither \
               “from …”, “currently …” or “than last year” in the sentence nor a `Baseline:` below it. What starts \
               at nothing (“sign 15 hotels”), what arrives somewhere (“reach an NPS of 50”) and multiples \
               (“double”) are left alone.",
        why: "Without the start nobody sees how bold the target is, and progress cannot be worked out: 60% may be \
              nearly there or not begun.",
        bad: "Cycle: 2026-Q4\n\nObjective: Members read what we write\n  KR: Increase the open rate of the weekly \
              letter to 45% @eva\n  KR: Raise replies to it from 20 to 90 a week @eva\n",
        good: "Cycle: 2026-Q4\n\nObjective: Members read what we write\n  KR: Increase the open rate of the weekly \
               letter from 31% to 45% @eva\n  KR: Raise replies to it from 20 to 90 a week @eva\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let Some(span) = change(cx).filter(|_| !names_its_start(cx)) else { return };
    let message =
        format!("{} says how far, but not from where. Add the value today.", quote(cx.body.slice(span)));
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), span, message));
}

/// "by 20%", "to 70%", "below 30 min" behind a verb of change. Counts in the body.
fn change(cx: &KeyResultContext<'_>) -> Option<Span> {
    let anatomy = &cx.key_result.anatomy;
    let verb = anatomy.verb?.class;
    let changes = matches!(verb, VerbClass::Up | VerbClass::Down | VerbClass::Better);
    if !changes || !is_clean(anatomy) {
        return None;
    }
    let figure = anatomy.target.or(anatomy.delta)?;
    let before = word_before(cx.body, cx.key_result, figure.span);
    let leads = ["by", "to"].iter().any(|word| word.eq_ignore_ascii_case(cx.body.slice(before)));
    let bound =
        verb == VerbClass::Down && matches!(figure.comparator, Some(Comparator::Below | Comparator::AtMost));
    let span = cx.key_result.place(with_unit(&figure));
    match () {
        () if matches!(figure.value, Value::Multiple(_)) => None,
        () if leads => Some(before.cover(span)),
        () => bound.then_some(span),
    }
}

fn names_its_start(cx: &KeyResultContext<'_>) -> bool {
    let KeyResult { anatomy, properties, statement, .. } = cx.key_result;
    let is_start = |word: Span| STARTS.iter().any(|start| start.eq_ignore_ascii_case(cx.body.slice(word)));
    anatomy.baseline.is_some()
        || !anatomy.placeholders.is_empty()
        || properties.get(Key::Baseline).is_some_and(|baseline| cx.body.is_filled(baseline))
        || words(cx.body, statement.span).any(is_start)
        || is_a_way(cx)
        || is_over_time(cx)
}

/// "from days to hours", "from a goal of 10 to 11": a start that is no plain figure.
fn is_a_way(cx: &KeyResultContext<'_>) -> bool {
    let Some(target) = cx.key_result.anatomy.target.map(|target| cx.key_result.place(target.span)) else {
        return false;
    };
    let before = Span::new(cx.key_result.statement.span.start, target.start);
    words(cx.body, before).any(|word| cx.body.slice(word).eq_ignore_ascii_case("from"))
}

/// "year over year", "month on month".
fn is_over_time(cx: &KeyResultContext<'_>) -> bool {
    let words: Vec<&str> =
        words(cx.body, cx.key_result.statement.span).map(|word| cx.body.slice(word)).collect();
    words.windows(3).any(|three| {
        let joins = ["on", "over"].iter().any(|join| join.eq_ignore_ascii_case(three[1]));
        joins && three[0].eq_ignore_ascii_case(three[2])
    })
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    vec![Fix {
        title: format!("Add “{}”", blanks::FROM),
        edits: vec![cx.edit(blanks::add_from(cx.body(), finding.span))],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn a_change_without_its_start_is_marked_with_its_word() {
        check(
            "Objective: Members read what we write
               KR1: Increase the open rate of the weekly letter to 45% @eva
                                                                ^^^^^^ missing-baseline: “to 45%” says how far
               KR2: Raise the share of members who read on to half @eva
                                                           ^^^^^^^ missing-baseline: “to half” says how far
               KR3: Reduce the time to publish by 3 days @eva
                                               ^^^^^^^^^ missing-baseline: “by 3 days” says how far
               KR4: Lower the bounce rate below 2% @eva
                                          ^^^^^^^^ missing-baseline: “below 2%” says how far",
        );
    }

    #[test]
    fn a_start_in_any_form_will_do() {
        check(
            "Objective: Members read what we write
               KR1: Increase the open rate of the weekly letter from 31% to 45% @eva
               KR2: Reduce the time to publish to 3 days (currently 5) @eva
               KR3: Increase donations by 20% year over year @eva
               KR5: Bring the proof-reading time down from days to 3 hours @eva
               KR6: Reduce the wait for an answer from a goal of 5 hours to 3 hours @eva
               KR4: Increase donations by readers to $4k @eva
                 Baseline: $2.5k",
        );
    }

    #[test]
    fn what_starts_at_nothing_arrives_holds_or_multiplies_needs_none() {
        check(
            "Objective: Members read what we write
               KR1: Sign 15 guest writers @eva
               KR2: Reach an open rate of 45% @eva
               KR3: Keep the bounce rate below 2% @eva
               KR4: Double the number of letters from readers @eva",
        );
    }

    #[test]
    fn the_blank_goes_in_front_of_the_figure() {
        check_fix(
            "Objective: Members read what we write\n  KR1: Increase the open rate |to 45% @eva\n",
            "Add “from <baseline>”",
            "Objective: Members read what we write\n  KR1: Increase the open rate from <baseline> to 45% @eva\n",
        );
        check_fix(
            "Objective: Members read what we write\n  KR1: Lower the bounce rate |below 2% @eva\n",
            "Add “from <baseline>”",
            "Objective: Members read what we write\n  KR1: Lower the bounce rate from <baseline> to below 2% @eva\n",
        );
    }
}
