//! `unfilled-placeholder`: a blank that is still to be filled in.

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check, no_fix},
    wording::word_before,
};
use crate::model::{Body, KeyResult, State, Statement};
use crate::statement::{Placeholder, Verdict, verdict};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// Blanks of one text that a message names, at most: a pasted form may hold thousands.
const NAMED: usize = 5;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unfilled-placeholder",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A blank such as “<target>”, “TBD” or “X%” is left in the text.",
    page: Page {
        what: "It counts as serious as what the blank stands for: a warning in the place of a key result's figure, \
               a hint where only the baseline is open, an info elsewhere. The finding that it stands for is not \
               reported beside it.",
        why: "A blank is a good way to keep writing, and a bad thing to commit: it reads as agreed.",
        bad: "Cycle: 2026-Q4\n\nObjective: Riders trust the timetable\n  KR: Raise on-time arrivals from 81% to X% \
              @uma\n  KR: Cut cancelled rides from 31 to 10 a week @uma\n",
        good: "Cycle: 2026-Q4\n\nObjective: Riders trust the timetable\n  KR: Raise on-time arrivals from 81% to 92% \
               @uma\n  KR: Cut cancelled rides from 31 to 10 a week @uma\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    if let Some(objective) = &body.objective
        && objective.state == State::Open
        && let Some(finding) = plain(body, &objective.statement, Subject::Objective)
    {
        findings.push(finding);
    }
    for (index, key_result) in body.open_key_results() {
        // A task is to be replaced as a whole; what is one is not known of other languages.
        if cx.surroundings.foreign || verdict(&key_result.anatomy) != Some(Verdict::TaskNotOutcome) {
            findings.extend(of_key_result(body, index, key_result));
        }
    }
    for (index, initiative) in body.initiatives.iter().enumerate() {
        if initiative.state == State::Open {
            findings.extend(plain(body, &initiative.statement, Subject::Initiative(index)));
        }
    }
}

fn of_key_result(body: &Body, index: usize, key_result: &KeyResult) -> Option<Finding> {
    let finding = plain(body, &key_result.statement, Subject::KeyResult(index))?;
    let anatomy = &key_result.anatomy;
    let for_number = |blank: &&Placeholder| blank.for_number || follows(key_result, body, blank.span, "to");
    Some(match () {
        () if anatomy.placeholders.iter().any(|blank| for_number(&blank)) => finding.at_level(RULE.level),
        () if anatomy.placeholders.iter().all(|blank| follows(key_result, body, blank.span, "from")) => {
            finding.at_level(Level::Hint)
        }
        () => finding,
    })
}

fn plain(body: &Body, statement: &Statement, subject: Subject) -> Option<Finding> {
    let mut rest = blanks(statement).map(|token| token.span.shifted(statement.span.start));
    let blanks: Vec<Span> = rest.by_ref().take(NAMED).collect();
    let mut names: Vec<String> = blanks.iter().map(|&span| quote(body.slice(span))).collect();
    names.extend(Some(rest.count()).filter(|&more| more > 0).map(|more| format!("{more} more")));
    let (last, others) = names.split_last()?;
    let message = match others {
        [] => format!("{last} is still to be filled in."),
        others => format!("{} and {last} are still to be filled in.", others.join(", ")),
    };
    let finding = Finding::new(&RULE, subject, blanks[0], message).at_level(Level::Info);
    Some(blanks[1..].iter().fold(finding, |finding, &blank| finding.with_related(blank, "And this one.")))
}

fn blanks(statement: &Statement) -> impl Iterator<Item = &Token> {
    statement.tokens.iter().filter(|token| token.kind == TokenKind::Placeholder)
}

/// True where `word` stands right in front of a blank.
fn follows(key_result: &KeyResult, body: &Body, blank: Span, word: &str) -> bool {
    body.slice(word_before(body, key_result, blank)).eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_blank_for_the_figure_is_a_warning_and_the_only_one() {
        check(
            "Objective: Riders trust the timetable
               KR1: Raise on-time arrivals from <baseline> to <target> @uma
                                                ^^^^^^^^^^ unfilled-placeholder: “<baseline>” and “<target>” are
               KR2: Reach $N in season tickets @uma
                          ^^ unfilled-placeholder: “$N” is",
        );
    }

    #[test]
    fn of_many_blanks_the_first_are_named() {
        check(
            "Objective: Riders trust the timetable
               KR1: Raise <one> and <two>, <three>, <four>, <five>, <six> and <seven> @uma
                          ^^^^^ unfilled-placeholder: “<four>”, “<five>” and 2 more are still",
        );
    }

    #[test]
    fn a_blank_behind_to_stands_for_the_figure() {
        check(
            "Objective: Riders trust the timetable
               KR1: Cut cancelled rides from 31 to <target> @uma
                                                   ^^^^^^^^ unfilled-placeholder: “<target>” is",
        );
    }

    #[test]
    fn an_open_baseline_is_a_hint() {
        check(
            "Objective: Riders trust the timetable
               KR1: Raise on-time arrivals from <baseline> to 92% @uma
                                                ^^^^^^^^^^ unfilled-placeholder (hint): still to be filled in",
        );
    }

    #[test]
    fn elsewhere_it_is_an_info() {
        check(
            "Objective: <what should become true>
           ^^^^^^^^^^^^^^^^^^^^^^^^^ unfilled-placeholder (info): still to be filled in
               KR1: Raise on-time arrivals from 81% to 92% @uma",
        );
    }

    #[test]
    fn a_word_that_only_looks_like_one_is_none() {
        check(
            "Objective: Riders trust the timetable
               KR1: Raise weekly use of line X from 18% to 40% @uma",
        );
    }
}
