//! `unused-suppression`: a comment that silences nothing.

use super::{
    ALL, Finding, FixContext, Level, Page, Rule, Subject, find,
    phrase::quote,
    rule::{Check, SuppressionContext},
};
use crate::config::nearest;
use crate::model::{Quoted, Reach};
use crate::rewrite::{Fix, TextEdit, silence};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unused-suppression",
    level: Level::Hint,
    on: true,
    words: false,
    summary: "A comment silences a rule that has nothing to say there.",
    page: Page {
        what: "`// okr-ls: allow(rule, …) - reason` silences what starts on the next line that is neither blank nor \
               comment, `allow-section(…)` the objective that this line belongs to, with all below it, and \
               `allow-file(…)` the whole file; `<!-- okr-ls: … -->` does the same. It fires on each name in the \
               list that silences nothing there, on names that no rule has, and on comments to okr-ls that it \
               does not understand.",
        why: "A comment that silences nothing today silences tomorrow's mistake, and tells readers of a fault \
              that is none.",
        bad: "Cycle: 2026-Q4\n\nObjective: Classes fill up\n  // okr-ls: allow(missing-number) - the survey ends \
              in May\n  KR1: Raise booked places from 61% to 85% @pia\n",
        good: "Cycle: 2026-Q4\n\nObjective: Classes fill up\n  // okr-ls: allow(missing-number) - the survey ends \
               in May\n  KR1: Raise the share of booked places @pia\n  KR2: Cut empty classes from 9 to 3 a month \
               @pia\n",
        configuration: "",
    },
    check: Check::Suppression(check),
    fixes,
};

fn check(cx: &SuppressionContext<'_>, findings: &mut Vec<Finding>) {
    let suppression = cx.suppression;
    if is_quoted(cx) {
        return;
    }
    let subject = Subject::Suppression(cx.index);
    let Some(reach) = suppression.reach else {
        let message = "This is no comment that okr-ls understands. Write “okr-ls: allow(rule) - reason”.";
        findings.push(Finding::new(&RULE, subject, suppression.span, message.into()));
        return;
    };
    let place = match reach {
        Reach::Line => "on the next line",
        Reach::Section => "in this objective",
        Reach::File => "in this file",
    };
    if suppression.names.is_empty() {
        let message = "This comment names no rule, so it silences nothing. Name one, or remove the comment.";
        findings.push(Finding::new(&RULE, subject, suppression.span, message.into()));
        return;
    }
    let name = |at: usize| cx.body.slice(suppression.names[at]);
    let unused: Vec<usize> = (0..suppression.names.len()).filter(|&at| !cx.used[at]).collect();
    let all_known = unused.iter().all(|&at| is_rule(name(at)));
    if unused.len() == suppression.names.len() && unused.len() > 1 && all_known {
        let names: Vec<String> = unused.iter().map(|&at| quote(name(at))).collect();
        let message = format!("{} silence nothing {place}. Remove the comment.", names.join(" and "));
        findings.push(Finding::new(&RULE, subject, suppression.span, message));
        return;
    }
    for at in unused {
        let word = quote(name(at));
        let message = match nearest(name(at), rule_names()) {
            _ if is_rule(name(at)) => format!("{word} silences nothing {place}. Remove it."),
            Some(rule) => format!("There is no rule {word}. Did you mean “{rule}”?"),
            None => format!("There is no rule {word}. `okr-ls rules` lists them all."),
        };
        findings.push(Finding::new(&RULE, subject, suppression.names[at], message));
    }
}

/// A comment that is shown in a fence is meant for readers, though it works there, too.
fn is_quoted(cx: &SuppressionContext<'_>) -> bool {
    let above = cx.body.notes.iter().take_while(|note| note.span.start < cx.suppression.span.start);
    above.fold(cx.surroundings.quoted, |quoted, note| quoted.after(cx.body.slice(note.span), false))
        != Quoted::No
}

fn is_rule(name: &str) -> bool {
    find(&name.to_ascii_lowercase()).is_some()
}

fn rule_names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|rule| rule.name)
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Subject::Suppression(index) = finding.subject else { return Vec::new() };
    let body = cx.body();
    let Some(suppression) = body.suppressions.get(index) else { return Vec::new() };
    let fix = |title: String, edit: TextEdit| Fix {
        title,
        edits: vec![cx.edit(edit)],
        preferred: false,
        safe: false,
    };
    let remove = |edit| fix("Remove the comment".into(), edit);
    if suppression.reach.is_none() {
        return Vec::new();
    }
    if finding.span == suppression.span {
        let edit = silence::remove_comment(body, suppression);
        // An empty list is most likely still being written.
        return vec![Fix { preferred: true, safe: !suppression.names.is_empty(), ..remove(edit) }];
    }
    let name = body.slice(finding.span);
    let edit = silence::remove_name(body, suppression, finding.span);
    let removal = if suppression.names.len() == 1 {
        remove(edit)
    } else {
        fix(format!("Remove {}", quote(name)), edit)
    };
    match nearest(name, rule_names()).filter(|_| !is_rule(name)) {
        Some(rule) => {
            let correction = fix(format!("Correct to “{rule}”"), TextEdit::replace(finding.span, rule));
            vec![Fix { preferred: true, ..correction }, removal]
        }
        None => vec![Fix { preferred: true, safe: true, ..removal }],
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn what_silences_nothing_is_marked_name_by_name() {
        check(
            "Objective: Classes fill up
               // okr-ls: allow(missing-number, missing-direction, shortest) - later
                                                ^^^^^^^^^^^^^^^^^ unused-suppression: silences nothing on the next line
                                                                   ^^^^^^^^ unused-suppression: `okr-ls rules` lists
               KR1: Raise the share of booked places @pia
               KR2: Cut empty classes from 9 to 3 a month @pia
               // okr-ls: allow-section(mising-number)
                                        ^^^^^^^^^^^^^ unused-suppression: Did you mean “missing-number”?
               // okr-ls: allow-file(task-not-outcome)
                                     ^^^^^^^^^^^^^^^^ unused-suppression: silences nothing in this file",
        );
    }

    #[test]
    fn what_nobody_understands_is_said() {
        check(
            "// okr-ls: be quiet
^^^^^^^^^^^^^^^^^^^ unused-suppression: no comment that okr-ls understands
// okr-ls: allow()
^^^^^^^^^^^^^^^^^^ unused-suppression: names no rule
// okr-ls may be strict here",
        );
    }

    #[test]
    fn a_comment_of_which_nothing_is_used_is_one_fault() {
        check(
            "// okr-ls: allow(missing-number, missing-direction)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: silence nothing on the next line
Objective: Classes fill up",
        );
    }

    #[test]
    fn two_that_say_the_same_are_one_too_many() {
        check(
            "// okr-ls: allow-file(missing-number)
                      ^^^^^^^^^^^^^^ unused-suppression: nothing in this file
Objective: Classes fill up
  // okr-ls: allow(missing-number, missing-number)
                                   ^^^^^^^^^^^^^^ unused-suppression: nothing on the next line
  KR1: Raise the share of booked places @pia",
        );
    }

    #[test]
    fn a_comment_that_is_only_shown_is_left_alone() {
        check("```\n// okr-ls: allow(no-such-rule)\n```\n");
    }

    #[test]
    fn names_go_one_by_one_and_the_last_with_its_comment() {
        let objective = "Objective: Classes fill up\n";
        let key_result = "  KR1: Raise the share of booked places @pia\n";
        for (names, left) in [
            ("missing-number, missing-direc|tion", "missing-number"),
            ("missing-direc|tion, missing-number", "missing-number"),
            ("missing-number,missing-direc|tion ,  missing-number", "missing-number ,  missing-number"),
        ] {
            check_fix(
                &format!("{objective}  // okr-ls: allow({names}) - why\n{key_result}"),
                "Remove “missing-direction”",
                &format!("{objective}  // okr-ls: allow({left}) - why\n{key_result}"),
            );
        }
        check_fix(
            &format!("{objective}  // okr-ls: allow(no-such-|thing) - why\n"),
            "Remove the comment",
            objective,
        );
        check_fix(
            &format!("{objective}  // okr-ls: allow(mising-num|ber) - why\n{key_result}"),
            "Correct to “missing-number”",
            &format!("{objective}  // okr-ls: allow(missing-number) - why\n{key_result}"),
        );
    }
}
