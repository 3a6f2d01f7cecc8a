//! `empty-objective`: an objective that nothing proves.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check},
};
use crate::rewrite::{
    Fix,
    append_key_result::{OPEN_KEY_RESULT, append_key_result},
};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "empty-objective",
    level: Level::Info,
    on: true,
    words: false,
    summary: "An objective has no key results.",
    page: Page {
        what: "It fires where no key result stands below an objective. Bullets are key results below a `Key Results:` \
               line, or where they begin with `KR:`; others are notes.",
        why: "Without key results an objective is a wish: at the end of the cycle nobody can say whether it came \
              true.",
        bad: "Cycle: 2026-Q4\n\nObjective: Readers finish what they borrow\n  Owner: @wim\n",
        good: "Cycle: 2026-Q4\n\nObjective: Readers finish what they borrow\n  Owner: @wim\n  KR1: Raise books returned \
               as read from 41% to 60% @wim\n  KR2: Cut books returned within two days from 15% to 8% @wim\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    let Some(objective) = cx.open_objective() else { return };
    if !body.key_results.is_empty() {
        return;
    }
    let words = body.slice(objective.statement.span);
    let named = if words.is_empty() { "This objective".to_owned() } else { quote(words) };
    let is_bullet = |text: &str| text.starts_with(['-', '*', '+']) && text[1..].starts_with(' ');
    let way_out = match body.notes.iter().any(|note| is_bullet(body.slice(note.span))) {
        true => "If the bullets below are meant, put a line `Key Results:` above them.",
        false => "Say which figures will show that it came true.",
    };
    let message = format!("{named} has no key results. {way_out}");
    findings.push(Finding::new(&RULE, Subject::Objective, objective.marker, message));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    add_key_result(cx)
}

/// Adds a key result that is still to be written.
pub(super) fn add_key_result(cx: &FixContext<'_>) -> Vec<Fix> {
    let body = cx.body();
    let Some(objective) = &body.objective else { return Vec::new() };
    vec![Fix {
        title: "Add a key result".into(),
        edits: vec![cx.edit(append_key_result(body, objective, OPEN_KEY_RESULT))],
        preferred: true,
        safe: false,
    }]
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn an_objective_alone_is_marked() {
        check(
            "Objective O1: Readers finish what they borrow
^^^^^^^^^^^^ empty-objective: “Readers finish what they borrow” has no key results. Say which
  Owner: @wim
  Initiative: Ask readers what they put away
Objective:
^^^^^^^^^ empty-objective: This objective has no
## Objective 3 - Children read at home
   ^^^^^^^^^^^ empty-objective: put a line `Key Results:` above them

- Raise books lent to families from 300 to 500",
        );
    }

    #[test]
    fn any_key_result_will_do_and_what_is_over_is_left_alone() {
        check(
            "Objective: Readers finish what they borrow
  - KR1:
Objective: Children read at home
Key Results:
- Raise books lent to families from 300 to 500
- [x] Objective: The library is open on Sundays
~~Objective: The cellar is dry~~",
        );
    }

    #[test]
    fn a_blank_one_goes_behind_what_belongs_to_the_objective() {
        check_fix(
            "Objective|: Readers finish\n  Owner: @wim\n\nObjective: Children read\n  KR: Reach 9 schools @wim\n",
            "Add a key result",
            "Objective: Readers finish\n  Owner: @wim\n  KR1: <what changes, from where to where>\n\nObjective: Children \
             read\n  KR: Reach 9 schools @wim\n",
        );
    }

    #[test]
    fn it_is_dressed_like_the_objective() {
        check_fix(
            "## Objective |1\r\nWhy: They said so.\r\n\r\nInitiatives:\r\n- Ask readers",
            "Add a key result",
            "## Objective 1\r\nWhy: They said so.\r\n- KR1: <what changes, from where to where>\r\n\r\nInitiatives:\r\n\
             - Ask readers",
        );
        check_fix(
            "> (O1|) Readers finish",
            "Add a key result",
            "> (O1) Readers finish\n>   (KR1) <what changes, from where to where>",
        );
    }
}
