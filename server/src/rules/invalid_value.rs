//! `invalid-value`: a property whose value is out of form or out of range.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
    value::{self, Fault},
};
use crate::model::{Body, Holder, Key, Properties, Quoted, Statement};
use crate::rewrite::{Fix, TextEdit};
use crate::syntax::TokenKind;
use crate::text::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "invalid-value",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A property's value is out of form or out of range.",
    page: Page {
        what: "It reads the values that have a form: `Type` of a key result (committed, aspirational, learning, \
               milestone), `Status` (not-started, on-track, at-risk, off-track, done, dropped, their colours and common \
               words for them), `Score` (0 to 1, a percentage, or points out of others), `Confidence` and `Weight` \
               (neither negative nor above 100%), and all dates. The same goes for attributes such as `[weight: 2]`. \
               A remark may follow a value. Words for a date (“end of May”) and names of cycles are left alone.",
        why: "A value that cannot be read is not counted: the score is missing in the mean, the deadline never comes.",
        bad: "Cycle: 2026-Q4\n\nObjective: Parents know what their children learn\n  KR1: Raise parents at open evenings \
              from 35% to 60% @mina\n    Status: on-trakc\n    2026-11-31: 44%\n  KR2: Cut calls about homework from 40 to \
              15 a week @mina\n    Score: 7\n",
        good: "Cycle: 2026-Q4\n\nObjective: Parents know what their children learn\n  KR1: Raise parents at open evenings \
               from 35% to 60% @mina\n    Status: on-track\n    2026-11-30: 44%\n  KR2: Cut calls about homework from 40 \
               to 15 a week @mina\n    Score: 0.7\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    if cx.surroundings.quoted != Quoted::No {
        return;
    }
    let finding =
        |(subject, fault): (Subject, Fault)| Finding::new(&RULE, subject, fault.span, fault.message);
    findings.extend(faults(cx.body).into_iter().map(finding));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let faults = faults(cx.body());
    let Some((_, fault)) = faults.into_iter().find(|(_, fault)| fault.span == finding.span) else {
        return Vec::new();
    };
    let fix = |(index, new): (usize, String)| Fix {
        title: format!("Change to “{new}”"),
        edits: vec![cx.edit(TextEdit::replace(fault.span, new))],
        preferred: index == 0 && fault.clear,
        safe: fault.slip,
    };
    fault.instead.into_iter().enumerate().map(fix).collect()
}

/// All values of a body that cannot be read.
fn faults(body: &Body) -> Vec<(Subject, Fault)> {
    let mut faults = Vec::new();
    for (index, property) in body.properties.iter().enumerate() {
        let fault = of_value(body, Holder::Document, property.key, &property.value);
        faults.extend(fault.map(|fault| (Subject::Property(index), fault)));
    }
    if let Some(item) = &body.objective {
        of_item(body, Holder::Objective, Subject::Objective, &item.statement, &item.properties, &mut faults);
    }
    for (index, item) in body.key_results.iter().enumerate() {
        let subject = Subject::KeyResult(index);
        of_item(body, Holder::KeyResult, subject, &item.statement, &item.properties, &mut faults);
        let dates = item.check_ins.iter().filter_map(|check_in| of_date(body, check_in.date));
        faults.extend(dates.map(|fault| (subject, fault)));
    }
    for (index, item) in body.initiatives.iter().enumerate() {
        let subject = Subject::Initiative(index);
        of_item(body, Holder::Initiative, subject, &item.statement, &item.properties, &mut faults);
    }
    faults
}

/// The dates and attributes of a statement, and the properties below it.
fn of_item(
    body: &Body,
    holder: Holder,
    subject: Subject,
    statement: &Statement,
    properties: &Properties,
    faults: &mut Vec<(Subject, Fault)>,
) {
    for token in &statement.tokens {
        let span = token.span.shifted(statement.span.start);
        let fault = match token.kind {
            TokenKind::Date => of_date(body, span),
            TokenKind::Attribute if holder == Holder::KeyResult => of_attribute(body, span),
            _ => None,
        };
        faults.extend(fault.map(|fault| (subject, fault)));
    }
    for property in properties.iter() {
        let fault = of_value(body, holder, property.key, &property.value);
        faults.extend(fault.map(|fault| (subject, fault)));
    }
}

fn of_value(body: &Body, holder: Holder, key: Key, value: &Statement) -> Option<Fault> {
    // A blank is still to be filled in.
    let blank = value.tokens.iter().any(|token| token.kind == TokenKind::Placeholder);
    let fault = value::fault(holder, key, body.slice(value.span)).filter(|_| !blank)?;
    Some(fault.shifted(value.span.start))
}

fn of_date(body: &Body, span: Span) -> Option<Fault> {
    value::impossible_date(body.slice(span)).map(|fault| fault.shifted(span.start))
}

/// `[weight: 2]`, `[committed]`.
fn of_attribute(body: &Body, span: Span) -> Option<Fault> {
    let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
    let text = body.slice(inner);
    let Some((key, value)) = text.split_once(':') else {
        return value::misspelt_type(text).map(|fault| fault.shifted(inner.start));
    };
    let key = Key::parse(key.trim()).filter(|key| key.fits(Holder::KeyResult))?;
    let start = inner.end - value.trim_start().len();
    value::fault(Holder::KeyResult, key, value.trim()).map(|fault| fault.shifted(start))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn values_out_of_form_are_marked() {
        check(
            "Cycle: 2026-12-31..2026-10-01
       ^^^^^^^^^^^^^^^^^^^^^^ invalid-value: ends before it begins
Objective: Parents know what their children learn
  Due: 2026-02-30
       ^^^^^^^^^^ invalid-value: “2026-02-30” is no day of the calendar. Did you mean 2026-02-28?
  Score: 8
         ^ invalid-value: “8” is no score
  KR1: Raise parents at open evenings from 35% to 60% by 2026-11-31 @mina [comitted]
                                                         ^^^^^^^^^^ invalid-value: “2026-11-31” is no day
                                                                           ^^^^^^^^ invalid-value: “committed”
    Type: stretch
          ^^^^^^^ invalid-value (info): “stretch” is no type of a key result
    Status: on-trakc - the hall is booked
            ^^^^^^^^ invalid-value (info): Did you mean “on-track”?
    2026-30-10: 44%
    ^^^^^^^^^^ invalid-value (info): Did you mean 2026-10-30?
  KR2: Cut calls about homework from 40 to 15 a week @mina [weight: -2]
                                                                    ^^ invalid-value: “-2” is no weight
    Confidence: 120%
                ^^^^ invalid-value: “120%” is no confidence
    Status: 50%
            ^^^ invalid-value (info): “50%” is no status
    Score: B+
           ^^ invalid-value (info): “B+” is no score
  Initiative: Write to all parents by 2026-13-01
                                      ^^^^^^^^^^ invalid-value: is no day
    Due: 11/10/2026
         ^^^^^^^^^^ invalid-value: is it 2026-11-10 or 2026-10-11?",
        );
    }

    #[test]
    fn what_can_be_read_is_left_alone() {
        check(
            "Cycle: Autumn
Objective: Parents know what their children learn
  Type: strategic
  Due: end of November
  KR1: Raise parents at open evenings from 35% to 60% @mina [aspirational] [weight: 2] [wip] [P0]
    Type: Committed (board)
    Status: 🟢 on track
    Score: 0.7 - good enough
    Confidence: 7/10
    Due: next parents' evening
    2026-10-12: 41%
  KR2: Cut calls about homework from 40 to 15 a week @mina [score: 70%]
    Status: In progress, waiting for the school
    Score: n/a
    Confidence: high
    Weight: 30%
  KR3: Raise readers of the letter from 3 to 9 of 10 parents @mina
    Status: TBD
    Score: <score>
    Weight: 0
  Initiative: Write to all parents
    Status: in review
    Due: by 2026-11-01",
        );
    }

    #[test]
    fn a_date_is_put_in_form() {
        let text =
            |due: &str| format!("O: Parents know us\n  KR: Raise visits from 3 to 9 @mina\n    Due: {due}\n");
        for (due, new) in [
            ("2026-11-|31", "2026-11-30"),
            ("30.11.|2026", "2026-11-30"),
            ("12/|3/26", "2026-12-03"),
            ("12/|3/26", "2026-03-12"),
            ("2026/1/|5", "2026-01-05"),
        ] {
            check_fix(&text(due), &format!("Change to “{new}”"), &text(new));
        }
    }

    #[test]
    fn a_remark_stays() {
        let text = |score: &str| {
            format!("O: Parents know us\n  KR: Raise visits from 3 to 9 @mina\n    {score} - so far\n")
        };
        for (value, new) in [
            ("Score: |7", "Score: 7/10"),
            ("Score: 7|0", "Score: 70%"),
            ("Score: 0|,7", "Score: 0.7"),
            ("Status: so-s|o", "Status: at-risk"),
            ("Type: stretc|h goal", "Type: aspirational"),
        ] {
            let change = new.split_once(' ').unwrap().1;
            check_fix(&text(value), &format!("Change to “{change}”"), &text(new));
        }
    }
}
