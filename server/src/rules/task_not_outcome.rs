//! `task-not-outcome`: a key result that is work to be done.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    declared::is_declared,
    phrase::quote,
    rule::{Check, KeyResultContext},
};
use crate::model::{Body, Document, Key, KeyResult, Properties, State};
use crate::rewrite::outcome::{self, Measured, in_a_sentence};
use crate::rewrite::{self, Fix, make_outcome, move_task::move_task};
use crate::statement::{Form, Kind, Verdict, verdict};
use crate::text::Span;

/// How many objectives above and below are looked at for metrics in use; more would cost time in long documents.
const NEARBY: usize = 20;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "task-not-outcome",
    level: Level::Warning,
    on: true,
    words: true,
    summary: "A key result says what the team will do or make, not what will be different afterwards.",
    page: Page {
        what: "It fires where finishing the key result proves only that work was done: an activity (“Create a \
               survey”), a deliverable (“New help centre”), something completed (“Search rewritten in Rust”), \
               counted work (“Hold 12 workshops”) or coverage of one's own work (“All runbooks reviewed”). \
               A key result that also names the measured outcome it is for is left alone. On `[milestone]` \
               and `[learning]` key results it is a hint; of the latter it asks what will be known.",
        why: "A task can be ticked off while the world stays as it was, so it proves nothing about the \
              objective. Once the outcome is named, the task becomes one way to get there, and can be dropped \
              when it does not work.",
        bad: "Cycle: 2026-Q4\n\nObjective: Shoppers find what they want\n  KR: Redesign the search page @li\n  KR: Cut searches without a result from 9% to 4% @li\n",
        good: "Cycle: 2026-Q4\n\nObjective: Shoppers find what they want\n  KR: Raise the share of searches \
               that end in a purchase from 11% to 18% @li\n  KR: Cut searches without a result from 9% to 4% @li\n  Initiative: Redesign the search page @li\n",
        configuration: "`[words]` `verbs` and `deliverables` add your own verbs and things that are made, `[topics]` the \
                        outcomes that your work is for.",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    if verdict(anatomy) != Some(Verdict::TaskNotOutcome) {
        return;
    }
    let (form, words) =
        anatomy.form.unwrap_or((Form::Activity, Span::new(0, cx.key_result.statement.span.len())));
    let span = cx.key_result.place(words);
    let words = quote(cx.body.slice(rewrite::core(cx.body, cx.key_result)));
    let fault = match form {
        Form::Deliverable => "This is something to deliver, not a result",
        Form::Completion => "This says that work is finished, not what it changed",
        Form::CountedWork => "This counts your own work, not what comes of it",
        Form::Coverage => "This says how much of the work is done, not what it changed",
        Form::Activity => "This is a task, not a result",
    };
    let declared = |kind| is_declared(cx.body, cx.key_result, kind);
    let learning = declared("learning");
    let change = if learning { "be known" } else { "be different" };
    let message =
        format!("{fault}: {words}. Say what will {change} afterwards, and keep this as an initiative.");
    // A milestone or a learning goal is work by declaration.
    let level = if learning || declared("milestone") { Level::Hint } else { RULE.level };
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), span, message).at_level(level));
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let (body, Some(key_result)) = (cx.body(), cx.key_result(finding)) else { return Vec::new() };
    let candidates = outcome::candidates(body, key_result, &measured_nearby(cx), cx.config);
    let fix = |(place, candidate): (usize, outcome::Candidate)| {
        let edits = make_outcome::make_outcome(body, key_result, &candidate.text);
        Fix {
            title: format!("Make it an outcome: {}", candidate.title),
            edits: edits.into_iter().map(|edit| cx.edit(edit)).collect(),
            preferred: place == 0,
            safe: false,
        }
    };
    candidates.into_iter().enumerate().map(fix).chain(to_initiatives(cx, key_result)).collect()
}

/// Moves a key result to the initiatives, where another one stays and nothing refers to this one.
pub(crate) fn to_initiatives(cx: &FixContext<'_>, key_result: &KeyResult) -> Option<Fix> {
    let body = cx.body();
    let stays = body.key_results.iter().filter(|other| other.state != State::Dropped).count() > 1;
    let in_objective = body.objective.is_some();
    let label = key_result.label.as_ref();
    let free = || !label.is_some_and(|label| is_referred_to(cx.document, &label.name));
    (in_objective && stays && free()).then(|| Fix {
        title: "Move to initiatives".into(),
        edits: move_task(body, key_result).into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: false,
        safe: false,
    })
}

/// True where something in the document supports or guards what has that label.
fn is_referred_to(document: &Document, label: &str) -> bool {
    let names = |body: &Body, properties: &Properties| {
        let refers = properties.iter().filter(|property| matches!(property.key, Key::Guards | Key::Supports));
        refers.into_iter().any(|property| {
            let mut words = body.slice(property.value.span).split(|c: char| !c.is_alphanumeric() && c != '.');
            words.any(|word| word.eq_ignore_ascii_case(label))
        })
    };
    document.blocks().iter().any(|block| {
        let body = &block.body;
        body.objective.iter().any(|objective| names(body, &objective.properties))
            || body.key_results.iter().any(|key_result| names(body, &key_result.properties))
            || body.initiatives.iter().any(|initiative| names(body, &initiative.properties))
    })
}

/// What the objectives around this one measure: where it fits, it is measured already.
fn measured_nearby<'a>(cx: &FixContext<'a>) -> Vec<Measured<'a>> {
    let blocks = cx.document.blocks();
    let around = cx.block.saturating_sub(NEARBY)..(cx.block + NEARBY + 1).min(blocks.len());
    let others = around.filter(|&block| block != cx.block).map(|block| &*blocks[block].body);
    let measured = |body: &'a Body, key_result: &'a KeyResult| {
        let anatomy = &key_result.anatomy;
        let metric = anatomy.metric.filter(|_| anatomy.kind == Kind::Outcome)?;
        let polarity = metric.polarity?;
        let words = in_a_sentence(body.slice(key_result.place(metric.span)), cx.config.lexicon())?;
        Some(Measured { words, polarity })
    };
    others.flat_map(|body| body.key_results.iter().filter_map(move |it| measured(body, it))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rewrite::outcome::in_its_own_words;
    use crate::rules::testing::{check, check_fix, findings_with};
    use crate::topics::Topics;

    #[test]
    fn tasks_of_every_form_are_told_apart() {
        check(
            "Objective: Guests book again
               KR1: Create a loyalty programme @ana
                    ^^^^^^ task-not-outcome: a task, not a result: “Create a loyalty programme”
               KR2: New check-in kiosk @ana
                    ^^^^^^^^^^^^^^^^^^ task-not-outcome: something to deliver",
        );
    }

    #[test]
    fn outcomes_and_what_is_done_or_dropped_are_left_alone() {
        check(
            "Objective: Guests book again
               KR1: Raise repeat bookings from 18% to 25% @ana
               - [x] KR2: Create a loyalty programme @ana
               KR3: ~~Create a loyalty programme~~ @ana",
        );
    }

    #[test]
    fn a_declared_milestone_is_a_hint() {
        check(
            "Objective: Guests book again
               KR1: Create a loyalty programme @ana [milestone]
                    ^^^^^^ task-not-outcome (hint): a task",
        );
    }

    #[test]
    fn a_declared_learning_goal_is_a_hint_that_asks_what_will_be_known() {
        check(
            "Objective: Guests book again
               KR1: Run 12 interviews with guests who left @ana [Learning]
                    ^^^^^^ task-not-outcome (hint): Say what will be known afterwards
               KR2: Analyse the reasons for cancelling @ana
                    ^^^^^^^ task-not-outcome (hint): Say what will be known afterwards
                 Type: learning",
        );
    }

    #[test]
    fn the_task_becomes_an_initiative() {
        check_fix(
            "Objective: Guests book again
  - KR1: Create a loyalty| programme @ana [committed]
    Baseline: 0
    2026-10-12: drafted
    Source: https://example.com
  - KR2: Reach 40 partner hotels @ana
",
            "Make it an outcome: raise repeat purchases",
            "Objective: Guests book again
  - KR1: Raise the share of guests who buy again within 90 days from <baseline>% to <target>% @ana [committed]
    Source: https://example.com
  - KR2: Reach 40 partner hotels @ana
  - Initiative: Create a loyalty programme @ana
    Note: Baseline: 0
    Note: 2026-10-12: drafted
",
        );
    }

    #[test]
    fn what_the_document_measures_already_comes_first() {
        check_fix(
            "Objective: Guests book again
  KR1: Add filters to the| search page @ana
Objective: Cooks find recipes
  KR1: Raise recipe search success from 40% to 60% @ana
",
            "Make it an outcome: raise recipe search success",
            "Objective: Guests book again
  KR1: Raise recipe search success from <baseline> to <target> @ana
  Initiative: Add filters to the search page @ana
Objective: Cooks find recipes
  KR1: Raise recipe search success from 40% to 60% @ana
",
        );
    }

    #[test]
    fn what_a_neighbour_measures_is_not_measured_twice() {
        let offered = crate::rules::testing::titles(
            "Cycle: 2026-Q4

Objective: Shoppers come back
  KR1: Redesign the search page @ana
  KR2: Raise search success from 40% to 60% @ana
",
        );
        assert_eq!(offered[0], "Make it an outcome: cut searches without a result");
        assert!(!offered.contains(&"Make it an outcome: raise search success".into()), "{offered:?}");
    }

    #[test]
    fn what_the_document_measures_goes_into_the_middle_of_a_sentence() {
        check_fix(
            "Objective: Guests book again\n  KR1: Add filters to the| search page @ana\nObjective: Cooks find recipes\n  \
             KR1: Search success rises from 40% to 60% @ana\n",
            "Make it an outcome: raise search success",
            "Objective: Guests book again\n  KR1: Raise search success from <baseline> to <target> @ana\n  Initiative: Add \
             filters to the search page @ana\nObjective: Cooks find recipes\n  KR1: Search success rises from 40% to 60% \
             @ana\n",
        );
    }

    #[test]
    fn figures_that_serve_are_kept() {
        check_fix(
            "Objective: First aid is in good hands\n  KR1: Train| 40 teachers in first aid @ana\n",
            "Make it an outcome: more people who use it at work",
            "Objective: First aid is in good hands\n  KR1: Raise the share of the 40 teachers who use what the \
             training taught them a month later from <baseline>% to <target>% @ana\n  \
             Initiative: Train 40 teachers in first aid @ana\n",
        );
        check_fix(
            "Objective: Tickets never grow old\n  KR1: Write| a support charter for answers within 4 hours @ana\n",
            "Make it an outcome: cut time to resolution",
            "Objective: Tickets never grow old\n  KR1: Cut the time from a ticket to its resolution from <baseline> \
             to 4 hours @ana\n  Initiative: Write a support charter for answers within 4 hours @ana\n",
        );
    }

    #[test]
    fn an_owner_in_front_stays_there() {
        check_fix(
            "Objective: Guests book again\n  KR1: @ana: Create a loyalty| programme\n  KR2: Reach 40 hotels @ana\n",
            "Make it an outcome: raise repeat purchases",
            "Objective: Guests book again\n  KR1: @ana: Raise the share of guests who buy again within 90 days from \
             <baseline>% to <target>%\n  KR2: Reach 40 hotels @ana\n  Initiative: @ana Create a loyalty programme\n",
        );
    }

    #[test]
    fn what_is_offered_is_clean_once_its_blanks_are_filled() {
        let mut wrong = Vec::new();
        for topic in Topics::builtin().list() {
            for outcome in &topic.outcomes {
                let text = in_its_own_words(outcome);
                let (baseline, target) = if text.starts_with("Cut") { ("40", "20") } else { ("20", "40") };
                let text = text.replace("<baseline>", baseline).replace("<target>", target);
                let document = format!(
                    "Cycle: 2026-Q4\n\nObjective: Guests book again\n  KR: {text} @ana\n  KR: Reach 40 partner \
                     hotels @ana\n"
                );
                let found = findings_with(&super::RULE, &document);
                if !found.is_empty() {
                    wrong.push(format!("{text}: {found:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{} are not:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn a_task_beside_a_result_can_simply_move() {
        check_fix(
            "Objective: Guests book again\n  - **KR1:** Create a loyalty| programme @ana [committed]\n    2026-10-12: drafted\n  \
             - **KR2:** Raise repeat bookings from 18% to 25% @ana\n",
            "Move to initiatives",
            "Objective: Guests book again\n  - **KR2:** Raise repeat bookings from 18% to 25% @ana\n  - Initiative: Create a \
             loyalty programme @ana [committed]\n    Note: 2026-10-12: drafted\n",
        );
    }

    #[test]
    fn a_bare_marker_at_the_end_says_where_the_initiative_goes() {
        check_fix(
            "Objective: I feel rested again\n- KR1: Sleep 7 hours or more on 5 nights a week @ana\n- KR2: Buy| a new mattress \
             @ana\n- KR3:",
            "Move to initiatives",
            "Objective: I feel rested again\n- KR1: Sleep 7 hours or more on 5 nights a week @ana\n- KR3:\n- Initiative: Buy a \
             new mattress @ana",
        );
    }
}
