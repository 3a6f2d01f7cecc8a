//! `shared-owner`: a key result that more than one person answers for.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{Check, KeyResultContext},
};
use crate::model::{Body, KeyResult};
use crate::rewrite::{Fix, keep_owner};
use crate::text::Span;

/// Owners offered to be kept, and named, at most.
const OFFERED: usize = 5;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "shared-owner",
    level: Level::Info,
    on: true,
    words: false,
    summary: "A key result has more than one owner.",
    page: Page {
        what: "It counts the people named at the very start or end of a key result, before attributes and deadline, \
               and in its `Owner:`. People whom the text only mentions (“replies to @support”) are none.",
        why: "Where two people answer for a figure, each may think that the other watches it. One owner does not \
              work alone: who helps can own an initiative.",
        bad: "Cycle: 2026-Q4\n\nObjective: Patients are seen on the day\n  KR1: Raise same-day visits from 35% to 60% \
              @eli @ruth\n  KR2: Cut missed visits from 14% to 8% @ruth\n",
        good: "Cycle: 2026-Q4\n\nObjective: Patients are seen on the day\n  KR1: Raise same-day visits from 35% to \
               60% @eli\n  KR2: Cut missed visits from 14% to 8% @ruth\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let (body, key_result) = (cx.body, cx.key_result);
    let people = people(body, key_result);
    let [_, second, ..] = people.as_slice() else { return };
    let mut names: Vec<&str> = people.iter().take(OFFERED).map(|&span| body.slice(span)).collect();
    let last = if people.len() > OFFERED { "others" } else { names.pop().unwrap_or_default() };
    let message = format!(
        "{} and {last} own this key result together. Keep the one who answers for the figure; the others can own \
         initiatives.",
        names.join(", ")
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), *second, message));
}

/// The first mention of each owner.
fn people(body: &Body, key_result: &KeyResult) -> Vec<Span> {
    let mut people: Vec<Span> = Vec::new();
    for span in keep_owner::mentions(body, key_result) {
        let same = |other: &Span| body.slice(*other).to_lowercase() == body.slice(span).to_lowercase();
        if people.len() <= OFFERED && !people.iter().any(same) {
            people.push(span);
        }
    }
    people
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Some(key_result) = cx.key_result(finding) else { return Vec::new() };
    let body = cx.body();
    let keep = |(index, person): (usize, Span)| Fix {
        title: format!("Keep {}", body.slice(person)),
        edits: keep_owner::keep_owner(body, key_result, person)
            .into_iter()
            .map(|edit| cx.edit(edit))
            .collect(),
        // Who is named first most often leads.
        preferred: index == 0,
        safe: false,
    };
    people(body, key_result).into_iter().take(OFFERED).enumerate().map(keep).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn two_people_are_one_too_many() {
        check(
            "Objective: Patients are seen on the day
               KR1: Raise same-day visits from 35% to 60% @eli @ruth [committed]
                                                               ^^^^^ shared-owner: @eli and @ruth own this
               KR2: @eli, @ruth & @sam: Cut missed visits from 14% to 8%
                          ^^^^^ shared-owner: @eli, @ruth and @sam own
               KR3: Keep complaints below 3 a month @eli
                 Owner: @ruth
                        ^^^^^ shared-owner: @eli and @ruth
               KR4: Raise visits by phone from 5% to 20%
                 DRI: @ruth and @sam
                                ^^^^ shared-owner: @ruth and @sam",
        );
    }

    #[test]
    fn one_person_twice_and_people_in_the_text_are_fine() {
        check(
            "Objective: Patients are seen on the day
               Owner: @eli, @ruth
               KR1: Raise same-day visits from 35% to 60% @eli
                 Owner: @Eli
               KR2: Raise replies to @frontdesk within an hour from 50% to 80% @ruth
               KR3: Cut missed visits from 14% to 8% @ruth/north
               - [x] KR4: Keep complaints below 3 a month @eli @ruth",
        );
    }

    #[test]
    fn one_is_kept_where_they_stand_together() {
        check_fix(
            "Objective: Patients are seen on the day\n  KR1|: Raise visits from 35% to 60% @eli, @ruth [committed]\n",
            "Keep @ruth",
            "Objective: Patients are seen on the day\n  KR1: Raise visits from 35% to 60% @ruth [committed]\n",
        );
        check_fix(
            "Objective: Patients are seen on the day\n  KR1|: @eli & @ruth Raise visits from 35% to 60%\n",
            "Keep @eli",
            "Objective: Patients are seen on the day\n  KR1: @eli Raise visits from 35% to 60%\n",
        );
    }

    #[test]
    fn one_is_kept_where_they_stand_apart() {
        let text = "Objective: Patients are seen on the day\n  KR1|: @eli - Raise visits to 60% @ruth\n    \
                    Owner: @sam, @ruth\n";
        check_fix(
            text,
            "Keep @eli",
            "Objective: Patients are seen on the day\n  KR1: @eli - Raise visits to 60%\n",
        );
        check_fix(
            text,
            "Keep @sam",
            "Objective: Patients are seen on the day\n  KR1: Raise visits to 60%\n    Owner: @sam\n",
        );
    }
}
