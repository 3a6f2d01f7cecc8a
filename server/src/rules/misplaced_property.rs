//! `misplaced-property`: a property or check-in that nothing above it admits.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
};
use crate::model::{Body, Holder, Key, Place, Property, Quoted};
use crate::rewrite::{Fix, move_property};
use crate::text::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "misplaced-property",
    level: Level::Warning,
    on: true,
    words: false,
    summary: "A property or check-in stands where no item above it admits it.",
    page: Page {
        what: "A property or check-in belongs to the nearest item above it, in the same objective, that admits it: \
               `Why` to the objective, `Baseline` and a dated check-in to the key result. It fires where there is \
               none. Notes may stand anywhere.",
        why: "A property that belongs to nothing is not read: the target, score or reason in it is lost.",
        bad: "Cycle: 2026-Q4\n\nObjective: Lessons start on time\n  Baseline: 71%\n  KR1: Raise punctual starts \
              from 71% to 90% @eva\n  KR2: Cut cancelled lessons from 40 to 15 a month @eva\n",
        good: "Cycle: 2026-Q4\n\nObjective: Lessons start on time\n  KR1: Raise punctual starts from 71% to 90% @eva\n    \
               Baseline: 71%\n  KR2: Cut cancelled lessons from 40 to 15 a month @eva\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    if cx.surroundings.quoted != Quoted::No {
        return;
    }
    let body = cx.body;
    for (index, property) in body.stray_properties.iter().enumerate() {
        if property.key == Key::Note {
            continue;
        }
        let holders: Vec<&str> = property.key.holders().iter().map(|holder| holder.name()).collect();
        let message = format!(
            "“{}” belongs to {}, and none stands above it here. Move it below the one that it is about.",
            body.slice(property.key_span),
            holders.join(" or "),
        );
        findings.push(Finding::new(&RULE, Subject::StrayProperty(index), property.key_span, message));
    }
    for (index, check_in) in body.stray_check_ins.iter().enumerate() {
        let message =
            "A check-in belongs to a key result, and none stands above it here. Move it below its own.";
        findings.push(Finding::new(&RULE, Subject::StrayCheckIn(index), check_in.date, message.into()));
    }
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Subject::StrayProperty(index) = finding.subject else { return Vec::new() };
    let Some(property) = cx.body().stray_properties.get(index) else { return Vec::new() };
    let Some((block, place)) = next_holder(cx, property) else { return Vec::new() };
    let to = &cx.document.blocks()[block].body;
    let Some(layout) = to.layout(place) else { return Vec::new() };
    let (out, into) = move_property::move_property(cx.body(), property, to, layout);
    vec![Fix {
        title: format!("Move below {}", name(to, place, layout.head)),
        edits: vec![cx.edit(out), cx.edit_in(block, into)],
        preferred: true,
        safe: false,
    }]
}

/// The first item below `property` that admits it: what a person who wrote it too early had in mind.
fn next_holder(cx: &FixContext<'_>, property: &Property) -> Option<(usize, Place)> {
    let below = |block: usize| {
        let body = &cx.document.blocks()[block].body;
        let behind = if block == cx.block { property.lines.start } else { 0 };
        let first = |places: Vec<Place>| {
            places.into_iter().find(|&place| body.layout(place).is_some_and(|at| at.head.start >= behind))
        };
        [
            (Holder::Objective, vec![Place::Objective]),
            (Holder::KeyResult, (0..body.key_results.len()).map(Place::KeyResult).collect()),
        ]
        .into_iter()
        .filter(|(holder, _)| property.key.fits(*holder))
        .find_map(|(_, places)| first(places))
        .map(|place| (block, place))
    };
    (cx.block..cx.document.blocks().len()).find_map(below)
}

fn name(body: &Body, place: Place, head: Span) -> String {
    let label = match place {
        Place::Objective => body.objective.as_ref().and_then(|objective| objective.label.as_ref()),
        Place::KeyResult(index) => body.key_results[index].label.as_ref(),
        Place::Initiative(index) => body.initiatives[index].label.as_ref(),
    };
    label.map_or_else(|| super::phrase::quote(body.slice(head)), |label| label.name.clone())
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn what_nothing_admits_is_marked() {
        check(
            "Why: Parents plan their day around it
^^^ misplaced-property: “Why” belongs to an objective
Objective: Lessons start on time
  2026-10-05: 74%
  ^^^^^^^^^^ misplaced-property: A check-in belongs to a key result
  KR1: Raise punctual starts from 71% to 90% @eva
    Why: a reason of the objective",
        );
    }

    #[test]
    fn front_matter_and_notes_mean_something_else() {
        check(
            "---
Status: draft
---
Note: written on the train
Objective: Lessons start on time
  KR1: Raise punctual starts from 71% to 90% @eva",
        );
    }

    #[test]
    fn it_moves_to_the_next_item_that_admits_it() {
        check_fix(
            "Objective: Lessons start on time\n  Base|line: 71%\n  KR1: Raise punctual starts to 90% @eva\n",
            "Move below KR1",
            "Objective: Lessons start on time\n  KR1: Raise punctual starts to 90% @eva\n    Baseline: 71%\n",
        );
        check_fix(
            "Wh|y: Parents plan around it\n\nObjective: Lessons start on time\n",
            "Move below “Objective: Lessons start on time”",
            "\nObjective: Lessons start on time\n  Why: Parents plan around it\n",
        );
    }
}
