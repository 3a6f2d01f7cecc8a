//! `duplicate-label`: two items that answer to one name.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
};
use crate::model::{Body, Label, Quoted};
use crate::rewrite::{Fix, renumber};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-label",
    level: Level::Error,
    on: true,
    words: false,
    summary: "A label is used twice.",
    page: Page {
        what: "Objectives must not share a label within their section, nor key results or initiatives within their \
               objective; each `Cycle:` or `Team:` line opens a section. “Objective 2” and “O2” are the same label. \
               Items without a label take the next free number and never collide.",
        why: "Other objectives, scores and people refer to a label. When two items have it, nobody knows which is \
              meant.",
        bad: "Cycle: 2026-Q4\n\nObjective: Volunteers stay\n  KR1: Raise second shifts from 40% to 65% @noor\n  \
              KR1: Cut cancelled shifts from 22 to 10 a month @noor\n",
        good: "Cycle: 2026-Q4\n\nObjective: Volunteers stay\n  KR1: Raise second shifts from 40% to 65% @noor\n  \
               KR2: Cut cancelled shifts from 22 to 10 a month @noor\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    if cx.surroundings.quoted != Quoted::No {
        return;
    }
    if let Some(label) = objective_label(body).filter(|_| cx.surroundings.label_taken) {
        let message = format!(
            "An objective further up is called {} already. Give this one another label, or begin a section of its \
             own with `Team:` or `Cycle:`.",
            label.name
        );
        findings.push(Finding::new(&RULE, Subject::Objective, label.span, message));
    }
    let key_results: Vec<_> = body.key_results.iter().map(|item| item.label.as_ref()).collect();
    let initiatives: Vec<_> = body.initiatives.iter().map(|item| item.label.as_ref()).collect();
    among(&key_results, Subject::KeyResult, "key result", findings);
    among(&initiatives, Subject::Initiative, "initiative", findings);
}

/// The labels of one kind of item that stand a second time, each with a pointer to the first.
fn among(labels: &[Option<&Label>], subject: fn(usize) -> Subject, kind: &str, findings: &mut Vec<Finding>) {
    // Sorted, the items of a name stand together, and the first of them in front: no list is too long.
    let named = labels.iter().enumerate().filter_map(|(index, label)| label.map(|label| (index, label)));
    let mut sorted: Vec<(usize, &Label)> = named.collect();
    sorted.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name));
    for same in sorted.chunk_by(|(_, one), (_, other)| one.name == other.name) {
        let Some(((_, first), others)) = same.split_first() else { continue };
        for (index, label) in others {
            let message = format!(
                "Another {kind} of this objective is called {} already. Give this one a label of its own.",
                label.name
            );
            let finding = Finding::new(&RULE, subject(*index), label.span, message);
            findings.push(finding.with_related(first.span, format!("{} is here already.", first.name)));
        }
    }
}

fn objective_label(body: &Body) -> Option<&Label> {
    body.objective.as_ref()?.label.as_ref()
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let body = cx.body();
    let label = match finding.subject {
        Subject::Objective => objective_label(body),
        Subject::KeyResult(index) => body.key_results.get(index).and_then(|item| item.label.as_ref()),
        Subject::Initiative(index) => body.initiatives.get(index).and_then(|item| item.label.as_ref()),
        _ => None,
    };
    let Some(label) = label else { return Vec::new() };
    let taken: Vec<&str> = match finding.subject {
        Subject::KeyResult(_) => names(body.key_results.iter().map(|item| &item.label)),
        Subject::Initiative(_) => names(body.initiatives.iter().map(|item| &item.label)),
        // Free in the whole document is free in the section, and stays so when sections are joined.
        _ => cx
            .document
            .blocks()
            .iter()
            .filter_map(|block| objective_label(&block.body))
            .map(|it| &*it.name)
            .collect(),
    };
    let Some((name, edit)) = renumber::renumber(body, label, &taken) else { return Vec::new() };
    vec![Fix { title: format!("Call it {name}"), edits: vec![cx.edit(edit)], preferred: true, safe: false }]
}

fn names<'a>(labels: impl Iterator<Item = &'a Option<Label>>) -> Vec<&'a str> {
    labels.flatten().map(|label| label.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_second_of_a_name_is_marked() {
        check(
            "Objective 1: Volunteers stay
  KR1: Raise second shifts from 40% to 65% @noor
  KR 1: Cut cancelled shifts from 22 to 10 a month @noor
  ^^^^ duplicate-label: called KR1 already
  I1: Call each volunteer once
  I1: Write to those who left
  ^^ duplicate-label: Another initiative of this objective is called I1
O2: Visitors find help
  KR1: Cut the wait at the desk from 9 min to 4 min @noor
Objective O1: Donors trust us
^^^^^^^^^^^^ duplicate-label: called O1 already
  KR1: Raise regular donors from 300 to 450 @noor",
        );
    }

    #[test]
    fn three_of_a_name_are_two_too_many() {
        check(
            "(O1) Volunteers stay
  (KR1) Raise second shifts from 40% to 65% @noor
(O3) Visitors find help
(O1) Donors trust us
^^^^ duplicate-label: O1
(O1) Neighbours know us
^^^^ duplicate-label: O1",
        );
    }

    #[test]
    fn sections_and_objectives_have_their_own_names() {
        check(
            "Team: North
O1: Volunteers stay
  KR1: Raise second shifts from 40% to 65% @noor
  KR1.1: Raise third shifts from 20% to 35% @noor
  KR: Cut cancelled shifts from 22 to 10 a month @noor
  KR: Cut late shifts from 22 to 10 a month @noor
Team: South
O1: Volunteers stay
  KR1: Raise second shifts from 40% to 65% @noor
O10: Visitors find help
  KR1: Cut the wait at the desk from 9 min to 4 min @noor
Objective: Donors trust us
Objective: Donors know us",
        );
    }

    #[test]
    fn what_a_fence_quotes_takes_no_name() {
        check(
            "O1: Volunteers stay
  KR1: Raise second shifts from 40% to 65% @noor
```markdown
O1: an example
  KR1: Raise second shifts from 40% to 65% @noor
  KR1: Raise third shifts from 40% to 65% @noor
```
O2: Visitors find help
  KR1: Cut the wait at the desk from 9 min to 4 min @noor",
        );
    }

    #[test]
    fn the_next_free_number_is_given() {
        check_fix(
            "O1: Volunteers stay\n(O2) Donors stay\n## **Objective |1 -** Visitors stay\n",
            "Call it O3",
            "O1: Volunteers stay\n(O2) Donors stay\n## **Objective 3 -** Visitors stay\n",
        );
        check_fix(
            "Objective: Volunteers stay\n  (KR2.1) Raise shifts from 4 to 6 @noor\n  (KR2.|1) Cut gaps from 9 to 4 @noor\n",
            "Call it KR2.2",
            "Objective: Volunteers stay\n  (KR2.1) Raise shifts from 4 to 6 @noor\n  (KR2.2) Cut gaps from 9 to 4 @noor\n",
        );
    }
}
