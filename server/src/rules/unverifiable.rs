//! `unverifiable`: a figure, and no word on where it can be looked up.

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext, no_fix},
    wording::{is_clean, with_unit},
};
use crate::model::Key;
use crate::syntax::TokenKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unverifiable",
    level: Level::Info,
    on: false,
    words: false,
    summary: "A key result has a figure, but no source where it can be looked up.",
    page: Page {
        what: "It fires on a measured key result with neither a `Source:` below it nor a link in its text. It is off \
               unless a level is set for it: few teams name a source for every figure.",
        why: "Whoever wants to know how things stand should not have to ask. A source also settles beforehand how \
              the figure is counted.",
        bad: "Cycle: 2026-Q4\n\nObjective: Tenants get help at once\n  KR: Cut the wait for a plumber from 4 days to 1 day \
              @rui\n  KR: Cut repeat visits from 30% to 12% @rui\n    Source: https://metrics.example.com/visits\n",
        good: "Cycle: 2026-Q4\n\nObjective: Tenants get help at once\n  KR: Cut the wait for a plumber from 4 days to 1 day \
               @rui\n    Source: https://metrics.example.com/repairs\n  KR: Cut repeat visits from 30% to 12% @rui\n    Source: https://metrics.example.com/visits\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes: no_fix,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let key_result = cx.key_result;
    let anatomy = &key_result.anatomy;
    let Some(figure) = anatomy.target.or(anatomy.delta).filter(|_| is_clean(anatomy)) else { return };
    let linked = key_result
        .statement
        .tokens
        .iter()
        .any(|token| matches!(token.kind, TokenKind::Link | TokenKind::Url));
    let sourced = key_result.properties.get(Key::Source).is_some_and(|source| cx.body.is_filled(source));
    if linked || sourced {
        return;
    }
    let span = key_result.place(with_unit(&figure));
    let message = format!(
        "Nothing says where {} can be looked up. Add a `Source:` with the report or the person who counts it.",
        quote(cx.body.slice(span)),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), span, message));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{check, check_with};

    #[test]
    fn a_figure_without_a_source_is_marked() {
        check_with(
            &RULE,
            "Objective: Tenants get help at once
               KR1: Cut the wait for a plumber from 4 days to 1 day @rui
                                                              ^^^^^ unverifiable: where “1 day” can be looked up
               KR2: Keep double bookings below 2% @rui
                                         ^^^^^^^^ unverifiable: where “below 2%”
                 Source: TBD",
        );
    }

    #[test]
    fn a_source_or_a_link_will_do() {
        check_with(
            &RULE,
            "Objective: Tenants get help at once
               KR1: Cut the wait for a plumber from 4 days to 1 day @rui
                 Source: the weekly report of the dispatcher
               KR2: Keep [double bookings](https://metrics.example.com/double) below 2% @rui",
        );
    }

    #[test]
    fn it_is_off_by_default_and_silent_on_what_has_no_figure() {
        check("Objective: Tenants get help at once\n  KR1: Keep double bookings below 2% @rui");
        check_with(
            &RULE,
            "Objective: Tenants get help at once
               KR1: Create a list of plumbers @rui
                    ^^^^^^ task-not-outcome: a task",
        );
    }
}
