//! `unowned-key-result`: a key result that nobody answers for.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{Check, KeyResultContext},
};
use crate::model::{Document, Key, KeyResult};
use crate::rewrite::{Fix, assign_owner};
use crate::syntax::TokenKind;

/// Owners offered, at most: a menu, not a directory.
const OFFERED: usize = 5;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unowned-key-result",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A key result has no owner.",
    page: Page {
        what: "An owner is an `@name` at the very start or end of the key result, before attributes and \
               deadline, or an `Owner:` below it. The objective's owner does not count: one person answers for \
               each metric. An `Owner:` of the document does. While no key result of the file has an owner \
               it is said once, as an info. Where a blank `<owner>` stands, only that is reported.",
        why: "What belongs to everybody is checked by nobody. The owner is who knows the figure and speaks up \
              when it does not move.",
        bad: "Cycle: 2026-Q4\n\nObjective: Partners earn with us\n  Owner: @noa\n  KR1: Raise partner revenue \
              from $40k to $90k @kim\n  KR2: Cut the wait for a payout from 9 to 5 days\n",
        good: "Cycle: 2026-Q4\n\nObjective: Partners earn with us\n  Owner: @noa\n  KR1: Raise partner revenue \
               from $40k to $90k @kim\n  KR2: Cut the wait for a payout from 9 to 5 days @noa\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    if cx.surroundings.owned_above || cx.body.is_owned(cx.key_result) || has_blank_for_owner(cx) {
        return;
    }
    let subject = Subject::KeyResult(cx.index);
    let span = cx.key_result.marker;
    if cx.surroundings.owners_in_use {
        let name = cx.key_result.label.as_ref().map_or("This key result", |label| &label.name);
        let message = format!("{name} has no owner. Name the one person who answers for the figure.");
        findings.push(Finding::new(&RULE, subject, span, message));
    } else if is_first(cx) {
        let message = "No key result here has an owner. Name the one person who answers for each figure.";
        findings.push(Finding::new(&RULE, subject, span, message.into()).at_level(Level::Info));
    }
}

/// `<owner>` says already that somebody is to be named, and another rule that this is to be done.
fn has_blank_for_owner(cx: &KeyResultContext<'_>) -> bool {
    let text = cx.body.slice(cx.key_result.statement.span);
    let blanks = cx.key_result.anatomy.placeholders.iter().map(|blank| blank.span.of(text));
    blanks.map(|blank| blank.trim_matches(['<', '>'])).any(|name| Key::parse(name) == Some(Key::Owner))
}

/// Where nobody names owners that is one fault, not one for each key result.
fn is_first(cx: &KeyResultContext<'_>) -> bool {
    let first = cx.body.open_key_results().next().map(|(index, _)| index);
    !cx.surroundings.key_results_above && first == Some(cx.index)
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    cx.key_result(finding).map(|key_result| assignments(cx, key_result)).unwrap_or_default()
}

/// Assigns a key result to the people who most likely answer for it; nobody where the document names nobody.
pub(crate) fn assignments(cx: &FixContext<'_>, key_result: &KeyResult) -> Vec<Fix> {
    let fix = |(index, person): (usize, String)| Fix {
        title: format!("Assign {person}"),
        edits: vec![cx.edit(assign_owner::assign_owner(cx.body(), key_result, &person))],
        preferred: index == 0,
        safe: false,
    };
    likely_owners(cx).into_iter().enumerate().map(fix).collect()
}

/// Who most likely answers for a key result of the body: the objective's owner, then the busiest of the document.
pub(super) fn likely_owners(cx: &FixContext<'_>) -> Vec<String> {
    let mut people = objective_owner(cx).into_iter().collect::<Vec<_>>();
    for person in people_of(cx.document) {
        if people.len() < OFFERED && !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

/// The person whom the objective's `Owner` names, with the `@`.
pub(super) fn objective_owner(cx: &FixContext<'_>) -> Option<String> {
    let body = cx.body();
    let owner = body.objective.as_ref()?.properties.get(Key::Owner)?;
    let mention = owner.value.tokens.iter().find(|token| token.kind == TokenKind::Mention)?;
    Some(body.slice(mention.span.shifted(owner.value.span.start)).to_owned())
}

/// The people who own key results of the document, the busiest first.
fn people_of(document: &Document) -> Vec<String> {
    let mut people: Vec<(String, usize)> = Vec::new();
    for block in document.blocks() {
        let body = &block.body;
        for key_result in &body.key_results {
            for &owner in &key_result.anatomy.owners {
                let name = body.slice(key_result.place(owner));
                match people.iter_mut().find(|(known, _)| known == name) {
                    Some((_, count)) => *count += 1,
                    None => people.push((name.to_owned(), 1)),
                }
            }
        }
    }
    people.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    people.into_iter().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_objectives_owner_does_not_count() {
        check(
            "Objective: Partners earn with us
               Owner: @noa
               KR1: Raise partner revenue from $40k to $90k @kim
               KR2: Cut the wait for a payout from 9 to 5 days
               ^^^ unowned-key-result: KR2 has no owner",
        );
    }

    #[test]
    fn where_nobody_uses_owners_it_is_an_info() {
        check(
            "Objective: Partners earn with us
               Key Results:
               - Cut the wait for a payout from 9 to 5 days
               ^ unowned-key-result (info): No key result here has an owner
               - Raise partner revenue from $40k to $90k",
        );
    }

    #[test]
    fn a_blank_for_the_owner_is_reported_as_such() {
        check(
            "Objective: Partners earn with us
               KR1: Cut the wait for a payout from 9 to 5 days <Owner>
                                                               ^^^^^^^ unfilled-placeholder (info): still to be filled in
               KR2: Raise partner revenue from $40k to $90k @kim",
        );
    }

    #[test]
    fn a_property_or_the_documents_owner_will_do() {
        check(
            "Owner: @kim
Objective: Partners earn with us
  KR1: Cut the wait for a payout from 9 to 5 days",
        );
        check(
            "Objective: Partners earn with us
  KR1: Cut the wait for a payout from 9 to 5 days
    DRI: Kim",
        );
    }

    #[test]
    fn a_blank_is_nobody() {
        check(
            "Objective: Partners earn with us
               KR1: Cut the wait for a payout from 9 to 5 days
               ^^^ unowned-key-result (info): No key result here has an owner
                 Owner: TBD",
        );
    }

    #[test]
    fn the_objectives_owner_is_offered_first_and_goes_before_attributes() {
        check_fix(
            "Objective: Partners earn with us\n  Owner: @noa\n  KR1|: Cut churn from 9% to 5% [committed]\n",
            "Assign @noa",
            "Objective: Partners earn with us\n  Owner: @noa\n  KR1: Cut churn from 9% to 5% @noa [committed]\n",
        );
    }
}
