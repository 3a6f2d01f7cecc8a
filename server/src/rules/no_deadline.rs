//! `no-deadline`: a document that nowhere says by when.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
};
use crate::rewrite::{Fix, add_cycle};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "no-deadline",
    level: Level::Info,
    on: true,
    words: true,
    summary: "Nothing in the document says by when.",
    page: Page {
        what: "It is said once, on the first objective with key results, of a document that has no `Cycle:`, no `Due:` \
               and no deadline in its words. A cycle gives every key result its deadline. `cycle` of the configuration \
               is that of all documents without one.",
        why: "A key result without an end is never missed, so nobody asks why it did not move.",
        bad: "Objective: Apprentices become colleagues\n  KR1: Raise apprentices who stay from 55% to 80% @lou\n  KR2: \
              Cut broken contracts from 9 to 3 @lou\n",
        good: "Cycle: 2026-Q4\n\nObjective: Apprentices become colleagues\n  KR1: Raise apprentices who stay from 55% to \
               80% @lou\n  KR2: Cut broken contracts from 9 to 3 @lou\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    if !cx.surroundings.undated {
        return;
    }
    let body = cx.body;
    let (subject, span) = match (&body.objective, body.open_key_results().next()) {
        (Some(objective), _) => (Subject::Objective, objective.marker),
        (None, Some((index, key_result))) => (Subject::KeyResult(index), key_result.marker),
        (None, None) => return,
    };
    let message =
        "Nothing here says by when. Add a `Cycle:` line at the top, or a deadline where one differs.";
    findings.push(Finding::new(&RULE, subject, span, message.into()));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let cycle = add_cycle::named_above(cx.document, cx.block);
    let known = cycle.is_some();
    let cycle = cycle.unwrap_or_else(|| "<cycle>".to_owned());
    let (block, edit) = add_cycle::add_cycle(cx.document, cx.block, &cycle);
    vec![Fix {
        title: if known { format!("Add “Cycle: {cycle}”") } else { "Add a cycle".into() },
        edits: vec![cx.edit_in(block, edit)],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::rules::testing::{check, check_by, check_fix};

    #[test]
    fn it_is_said_once_on_the_first_with_key_results() {
        check(
            "# Plans
Objective: Masters like to teach
Objective: Apprentices become colleagues
^^^^^^^^^ no-deadline: Nothing here says by when
  KR1: Raise apprentices who stay from 55% to 80% @lou
Objective: Schools know us
  KR1: Raise visits by schools from 9 to 30 @lou",
        );
        check(
            "KR1: Raise apprentices who stay from 55% to 80% @lou
^^^ no-deadline: Nothing here says by when
^^^ orphan-key-result: No objective",
        );
    }

    #[test]
    fn one_deadline_anywhere_will_do() {
        for line in [
            "Cycle: someday",
            "Objective: Schools know us by the end of the year",
            "Objective: Schools know us\n  Due: 2026-12-01",
            "Objective: Schools know us\n  KR1: Raise visits by schools from 9 to 30 by mid-May @lou",
            "Objective: Schools know us\n  KR1: Raise visits by schools from 9 to 30 this quarter @lou",
            "Objective: Schools know us\n  KR1: Raise visits by schools from 9 to 30 @lou\n    Due: end of Q2",
            "Objective: Schools know us\n  Initiative: Invite ten schools before 2026-11-01",
        ] {
            check(&format!(
                "Objective: Apprentices stay\n  KR1: Cut broken contracts from 9 to 3 @lou\n{line}"
            ));
        }
    }

    #[test]
    fn without_key_results_there_is_nothing_to_be_late() {
        check(
            "# Notes\nObjective: Apprentices stay\n  KR1:\nObjective: Schools know us\n  - [x] KR1: Reach 9 schools @lou",
        );
    }

    #[test]
    fn the_configuration_may_name_the_cycle() {
        check_by(
            Config { cycle: Some("2026-Q4".into()), ..Config::default() }.into(),
            "Objective: Apprentices stay\n  KR1: Cut broken contracts from 9 to 3 @lou",
        );
    }

    #[test]
    fn a_heading_that_names_a_quarter_is_offered() {
        let text = "Objective|: Apprentices stay\n  KR1: Cut broken contracts from 9 to 3 @lou\n";
        let after = text.replace('|', "");
        for (heading, cycle) in [("# OKRs Q4 2026 (draft)", "Q4 2026"), ("# Plans 2026 – Q4", "2026-Q4")] {
            check_fix(
                &format!("{heading}\n\n{text}"),
                &format!("Add “Cycle: {cycle}”"),
                &format!("{heading}\n\nCycle: {cycle}\n\n{after}"),
            );
        }
    }

    #[test]
    fn else_it_is_a_blank_above_what_is_said_of_the_document() {
        check_fix(
            "\u{FEFF}// okr-ls: allow(task-not-outcome)\r\nKR1|: Raise visits from 9 to 30 @lou\r\n",
            "Add a cycle",
            "\u{FEFF}Cycle: <cycle>\r\n\r\n// okr-ls: allow(task-not-outcome)\r\nKR1: Raise visits from 9 to 30 @lou\r\n",
        );
        check_fix(
            "# Team 7\n\nTeam: Yard\n\nObjective|: Apprentices stay\n  KR1: Cut broken contracts from 9 to 3 @lou\n",
            "Add a cycle",
            "# Team 7\n\nCycle: <cycle>\nTeam: Yard\n\nObjective: Apprentices stay\n  KR1: Cut broken contracts from 9 to 3 \
             @lou\n",
        );
    }
}
