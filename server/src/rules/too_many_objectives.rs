//! `too-many-objectives`: a section with more objectives than anybody holds in mind.

use super::{
    Finding, Level, Page, Rule, Subject,
    rule::{BodyContext, Check, no_fix},
};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "too-many-objectives",
    level: Level::Info,
    on: true,
    words: false,
    summary: "A document, or a section of it, has more objectives than five.",
    page: Page {
        what: "It counts the objectives of a section that are not dropped, and speaks once, on the first that is one \
               too many. A `Cycle:` or `Team:` line below an objective opens the next section. \
               `limits.max-objectives` of the configuration is the number not to exceed.",
        why: "An objective is a choice. Who has chosen everything decides anew every week what to leave.",
        bad: "Cycle: 2026-Q4\n\nObjective: Guests come back\nObjective: Staff stay\nObjective: Rooms are quiet\n\
              Objective: Breakfast is a reason to book\nObjective: The pool pays for itself\nObjective: Groups find \
              us\n",
        good: "Cycle: 2026-Q4\n\nObjective: Guests come back\n  KR1: Raise repeat bookings from 18% to 25% @ana\n  KR2: \
               Cut complaints about noise from 30 to 10 a month @ana\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(objective) = cx.body.objective.as_ref().filter(|_| cx.surroundings.one_too_many) else { return };
    let most = cx.config.limits.max_objectives;
    let message = format!(
        "From here on there are more than {most} objectives. Choose the {most} that matter most now, and keep the \
         others for a later cycle."
    );
    findings.push(Finding::new(&RULE, Subject::Objective, objective.marker, message));
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Limits};
    use crate::rules::testing::{check, check_by};

    #[test]
    fn the_first_that_is_too_many_is_marked() {
        check(
            "Cycle: 2026-Q4
O1: Guests come back
O2: Staff stay
O3: Rooms are quiet
O4: Breakfast is a reason to book
O5: The pool pays for itself
O6: Groups find us
^^ too-many-objectives: more than 5 objectives
O7: Neighbours like us",
        );
    }

    #[test]
    fn each_section_counts_for_itself_and_what_is_dropped_does_not() {
        check(
            "Team: North
O1: Guests come back
O2: Staff stay
O3: Rooms are quiet
Team: South
O1: Breakfast is a reason to book
O2: The pool pays for itself
O3: Groups find us
O4: Neighbours like us
O5: ~~The garden blooms~~
O6: Rooms are warm",
        );
    }

    #[test]
    fn the_configuration_says_how_many() {
        let limits = Limits { max_objectives: 1, ..Limits::default() };
        check_by(
            Config { limits, ..Config::default() }.into(),
            "O1: Guests come back
O2: Staff stay
^^ too-many-objectives: Choose the 1 that",
        );
    }
}
