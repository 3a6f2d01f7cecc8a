//! `deadline-outside-cycle`: a deadline that the cycle does not hold.

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check, no_fix},
};
use crate::model::{Body, Key, KeyResult, Properties, Quoted, State, When, deadline};
use crate::text::Span;

/// Words that make a deadline of a time; "from 31% in Q3" has none.
const OPENERS: &[&str] = &["before", "by", "due", "than", "till", "until"];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "deadline-outside-cycle",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A deadline lies before the cycle or after it.",
    page: Page {
        what: "It compares the deadline of a key result (“by 2026-11-30”, “by end of Q3”, “before December”) and \
               every `Due:` with the days of the `Cycle:` above. A deadline without a year is put in the year that \
               suits the cycle, and “by 1 January” still belongs to December. Where the cycle has no dates \
               (“Autumn”), or the deadline cannot be placed (“next Friday”), it keeps silent. It reads \
               `fiscal-year-start` and `cycle` of the configuration.",
        why: "At the end of the cycle a key result is scored. One that is due later cannot be, and one that was due \
              before says nothing about this cycle.",
        bad: "Cycle: 2026-Q4\n\nObjective: Growers sell what they harvest\n  KR1: Cut unsold crates from 300 to 120 a \
              week by end of March 2027 @ada\n  KR2: Raise repeat buyers from 22% to 35% @ada\n",
        good: "Cycle: 2026-Q4\n\nObjective: Growers sell what they harvest\n  KR1: Cut unsold crates from 300 to 120 \
               a week by mid-December @ada\n  KR2: Raise repeat buyers from 22% to 35% @ada\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let Some(cycle) = cx.surroundings.cycle.filter(|_| cx.surroundings.quoted == Quoted::No) else { return };
    let body = cx.body;
    let mut judge = |subject: Subject, span: Span| {
        if lies_outside(body.slice(span), cycle, cx.config.fiscal_year_start) {
            let runs = match cycle {
                When::Once(period) => format!(", which runs from {} to {}", period.first, period.last),
                When::Yearly(_) => String::new(),
            };
            let message = format!(
                "{} lies outside the cycle{runs}. Bring the deadline inside, or move this to the cycle where it \
                 belongs.",
                quote(body.slice(span)),
            );
            findings.push(Finding::new(&RULE, subject, span, message));
        }
    };
    if let Some(objective) = cx.open_objective() {
        due(&objective.properties).into_iter().for_each(|span| judge(Subject::Objective, span));
    }
    for (index, key_result) in body.open_key_results() {
        let spans = stated(body, key_result).into_iter().chain(due(&key_result.properties));
        spans.for_each(|span| judge(Subject::KeyResult(index), span));
    }
    let open = |state: State| state == State::Open;
    for (index, initiative) in body.initiatives.iter().enumerate().filter(|(_, item)| open(item.state)) {
        due(&initiative.properties).into_iter().for_each(|span| judge(Subject::Initiative(index), span));
    }
}

fn due(properties: &Properties) -> Option<Span> {
    properties.get(Key::Due).map(|due| due.value.span)
}

/// The deadline in a key result's own words, where it cannot be anything else.
pub(crate) fn stated(body: &Body, key_result: &KeyResult) -> Option<Span> {
    let span = key_result.place(key_result.anatomy.deadline?);
    let whole = key_result.statement.span;
    let opener = |word: &str| OPENERS.iter().any(|opener| opener.eq_ignore_ascii_case(word));
    let before = body.slice(Span::new(whole.start, span.start)).split_whitespace().next_back();
    let behind = body.slice(Span::new(span.end, whole.end)).trim_start();
    let opened = before.is_some_and(opener) || body.slice(span).split_whitespace().any(opener);
    // "As measured by the Q3 survey" names a survey.
    (opened && !behind.starts_with(char::is_alphanumeric)).then_some(span)
}

/// True where no reading of `text` shares a day with the cycle. A quarter may be one of the fiscal year.
fn lies_outside(text: &str, cycle: When, fiscal_year_start: u8) -> bool {
    let mut readings =
        [1, fiscal_year_start].into_iter().filter_map(|start| deadline(text, start)).peekable();
    let cycle = cycle.and_the_next_day();
    readings.peek().is_some() && readings.all(|reading| !reading.meets(cycle))
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::rules::testing::{check, check_by};

    #[test]
    fn dates_and_words_outside_are_seen() {
        check(
            "Cycle: 2026-Q4
Objective: Growers sell what they harvest
  Due: 2027-01-15
       ^^^^^^^^^^ deadline-outside-cycle: runs from 2026-10-01 to 2026-12-31
  KR1: Cut unsold crates from 300 to 120 a week by 2026-09-15 @ada
                                                   ^^^^^^^^^^ deadline-outside-cycle: “2026-09-15” lies outside
  KR2: Raise repeat buyers from 22% to 35% by end of Q3 @ada
                                              ^^^^^^^^^ deadline-outside-cycle: “end of Q3”
  KR3: Raise crates sold before noon from 40% to 70% @ada
    Due: mid-February 2027
         ^^^^^^^^^^^^^^^^^ deadline-outside-cycle: “mid-February 2027”
  Initiative: Visit ten markets
    Due: March
         ^^^^^ deadline-outside-cycle: “March”",
        );
    }

    #[test]
    fn what_the_cycle_holds_is_left_alone() {
        check(
            "Cycle: Q4 2026
Objective: Growers sell what they harvest
  Due: end of the year
  KR1: Cut unsold crates from 300 to 120 a week by 2026-12-31 @ada
  KR2: Raise repeat buyers from 22% to 35% by December @ada
  KR3: Raise sales before noon from 40% to 70% by 2027-01-01 @ada
  KR4: Raise sales to schools from 4% to 9% by Q1 2027 @ada
  KR5: Raise sales to shops from 4% to 9% by next Friday @ada",
        );
    }

    #[test]
    fn a_time_that_is_no_deadline_is_left_alone() {
        check(
            "Cycle: 2026-Q4
Objective: Growers sell what they harvest
  KR1: Cut unsold crates from 300 in Q2 2026 to 120 @ada
  KR2: Raise repeat buyers from 22% at the end of Q3 to 35% @ada
  KR3: Raise satisfaction measured by the Q3 survey from 6 to 8 @ada
  - [x] KR4: Raise sales to schools from 4% to 9% by 2026-03-31 @ada",
        );
    }

    #[test]
    fn a_cycle_without_dates_judges_nothing() {
        check(
            "Cycle: Harvest
Objective: Growers sell what they harvest
  KR1: Cut unsold crates from 300 to 120 a week by 2031-09-15 @ada",
        );
    }

    #[test]
    fn each_section_has_its_own_cycle_and_a_team_keeps_it() {
        check(
            "Cycle: 2026-Q3
Objective: Growers sell what they harvest
  KR1: Cut unsold crates from 300 to 120 a week by 2026-09-15 @ada
Cycle: Q4
Objective: Shops know the season
  KR1: Raise shops with a seasonal shelf from 12 to 40 by 2026-09-15 @ada
                                                          ^^^^^^^^^^ deadline-outside-cycle: outside the cycle.
Team: South
Objective: Drivers come home on time
  KR1: Cut late returns from 30 to 10 a week by 2026-12-15 @ada
  KR2: Cut empty returns from 30 to 10 a week by the end of Q2 @ada
                                                 ^^^^^^^^^^^^^ deadline-outside-cycle: outside the cycle.",
        );
    }

    #[test]
    fn the_default_cycle_and_the_fiscal_year_are_the_configurations() {
        check_by(
            Config { cycle: Some("FY27-Q2".into()), fiscal_year_start: 4, ..Config::default() }.into(),
            "Objective: Growers sell what they harvest
               KR1: Cut unsold crates from 300 to 120 a week by 2026-11-30 @ada
                                                                ^^^^^^^^^^ deadline-outside-cycle: 2026-09-30
               KR2: Raise repeat buyers from 22% to 35% by end of Q2 @ada
               KR3: Raise sales to shops from 22% to 35% by end of Q3 @ada",
        );
    }
}
