//! `compound-key-result`: two results in one sentence.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext},
    too_many_key_results::has_room,
    wording::{Part, is_clean},
};
use crate::config::Config;
use crate::model::{Body, KeyResult};
use crate::rewrite::{self, Fix, split::split};
use crate::statement::{Role, VerbClass};
use crate::text::Span;

/// What may stand between two results, blanks around it.
const JOINTS: [&str; 6] = [" and ", " & ", " plus ", "; ", ", ", " + "];

/// Bytes of a sentence that is tried, and joints in it, at most: a pasted list is no sentence.
const LONGEST: usize = 600;
const TRIED: usize = 12;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "compound-key-result",
    level: Level::Info,
    on: true,
    words: true,
    summary: "Two results stand in one key result.",
    page: Page {
        what: "It fires where a sentence falls into parts that would each be a good key result: a metric, a figure, \
               a direction. A part that guards the other (“while keeping …”, “without …”, “and keep …”) belongs to \
               it, and so do two figures of one metric.",
        why: "When one half is reached and the other missed, the score says neither. Two lines can have two owners, \
              and move at two speeds.",
        bad: "Cycle: 2026-Q4\n\nObjective: The bakery runs itself\n  KR1: Cut unsold bread from 14% to 6% and raise \
              pre-orders from 90 to 200 a day @mila\n",
        good: "Cycle: 2026-Q4\n\nObjective: The bakery runs itself\n  KR1: Cut unsold bread from 14% to 6% @mila\n  \
               KR2: Raise pre-orders from 90 to 200 a day @mila\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let results = results(cx.body, cx.key_result, cx.config);
    let [(_, first), (_, second), ..] = results[..] else { return };
    let count = match results.len() {
        2 => "Two",
        3 => "Three",
        _ => "Several",
    };
    let message = format!(
        "{count} results stand in one: {} and {}. Give each a key result of its own.",
        quote(cx.body.slice(first)),
        quote(cx.body.slice(second)),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), second, message));
}

/// The results that stand in a key result, each with the words that it lacks for being a sentence; fewer than
/// two where it is one. They count in the body.
fn results<'a>(body: &'a Body, key_result: &KeyResult, config: &Config) -> Vec<(&'a str, Span)> {
    let anatomy = &key_result.anatomy;
    if !is_clean(anatomy) || anatomy.quantities.len() < 2 || key_result.statement.span.len() > LONGEST {
        return Vec::new();
    }
    let core = rewrite::core(body, key_result);
    let figures: Vec<Span> = anatomy
        .quantities
        .iter()
        .filter(|figure| figure.role == Role::Measure)
        .map(|figure| key_result.place(figure.span))
        .collect();
    let is_measured = |part: Span| figures.iter().any(|&figure| part.contains(figure));
    let read = |opening: &str, words: Span| {
        let part = is_measured(words).then(|| Part::read(body, key_result, config, opening, words));
        part.filter(|part| is_clean(&part.anatomy) && part.metric().is_some())
    };
    // "Raise sales by 5% and visits by 9%": the second half shares the verb.
    let verb = anatomy.verb.map(|verb| key_result.place(verb.span)).filter(|verb| verb.start == core.start);
    let verb = verb.and_then(|verb| body.text.get(verb.start..=verb.end)).unwrap_or_default();

    let mut results = Vec::new();
    let (mut opening, mut start) = ("", core.start);
    for joint in joints(body, key_result, core) {
        let Some(before) = trimmed(body, Span::new(start, joint.start)) else { continue };
        let Some(one) = read(opening, before) else { continue };
        let after = Span::new(joint.end, core.end);
        let verb_of_its_own = read("", after).and_then(|other| other.anatomy.verb);
        let verb_of_its_own = verb_of_its_own.filter(|verb| verb.span.start > 0 || says_way(verb.class));
        let leads = verb_of_its_own.is_some_and(|verb| verb.span.start == 0);
        let holds = verb_of_its_own.is_some_and(|verb| verb.class == VerbClass::Hold);
        if holds || !leads && body.slice(joint) == ", " {
            continue;
        }
        let shared = if verb_of_its_own.is_some() { "" } else { verb };
        let next = [shared, ""]
            .into_iter()
            .find(|opening| read(opening, after).is_some_and(|other| other.metric() != one.metric()));
        if let Some(next) = next {
            results.push((opening, before));
            (opening, start) = (next, joint.end);
        }
    }
    if !results.is_empty() {
        results.push((opening, Span::new(start, core.end)));
    }
    results
}

/// True for verbs of change and arrival: "paid" in "paid sign-ups by 9%" is none.
const fn says_way(class: VerbClass) -> bool {
    use VerbClass::{Better, Close, Down, Drive, Get, Hold, Reach, Up, Win};
    matches!(class, Better | Close | Down | Drive | Get | Hold | Reach | Up | Win)
}

/// The places in `core` where one result may end and the next begin.
fn joints<'a>(body: &'a Body, key_result: &KeyResult, core: Span) -> impl Iterator<Item = Span> + use<'a> {
    let text = body.slice(core);
    let anatomy = &key_result.anatomy;
    let is_joint = |words: &str| JOINTS.iter().any(|joint| joint.trim().eq_ignore_ascii_case(words));
    let joined = |span: &Span| body.slice(*span).split_whitespace().next().is_some_and(is_joint);
    let purpose = anatomy.purpose.map(|span| key_result.place(span)).filter(|span| !joined(span));
    let behind = [anatomy.means, anatomy.guard].map(|part| part.map(|span| key_result.place(span)));
    // What follows "by …", "while …" or "to …" belongs to it.
    let end = behind.into_iter().chain([purpose]).flatten().map(|span| span.start).min().unwrap_or(core.end);
    let joint_at = move |(at, _): (usize, char)| {
        let is_here =
            |joint: &&str| text.get(at..at + joint.len()).is_some_and(|it| it.eq_ignore_ascii_case(joint));
        let joint = JOINTS.into_iter().find(is_here)?;
        Some((&text[..at], Span::new(core.start + at, core.start + at + joint.len())))
    };
    let parts_results = move |(before, joint): (&str, Span)| {
        let is_open = |open, close| before.matches(open).count() > before.matches(close).count();
        let quoted = is_open('“', '”') || before.matches('"').count() % 2 == 1;
        let last_two = before.split_whitespace().rev().take(2).last().unwrap_or_default();
        let range = last_two.eq_ignore_ascii_case("between");
        let inside = is_open('(', ')') || is_open('[', ']') || quoted || range;
        (!inside && joint.end <= end).then_some(joint)
    };
    text.char_indices().filter_map(joint_at).take(TRIED).filter_map(parts_results)
}

/// `span` without the blanks and commas at its end; `None` where nothing is left.
fn trimmed(body: &Body, span: Span) -> Option<Span> {
    let text = body.text.get(span.range())?.trim_end_matches([' ', ',', ';']);
    (!text.is_empty()).then(|| Span::new(span.start, span.start + text.len()))
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    cx.key_result(finding).and_then(|key_result| split_up(cx, key_result)).into_iter().collect()
}

/// Gives each result of a key result one of its own, where it has several.
pub(crate) fn split_up(cx: &FixContext<'_>, key_result: &KeyResult) -> Option<Fix> {
    let results = results(cx.body(), key_result, cx.config);
    let more = results.len().saturating_sub(1);
    (more > 0 && has_room(cx, more)).then(|| Fix {
        title: "Split it into key results of their own".into(),
        edits: split(cx.body(), key_result, &results).into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: true,
        safe: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_second_result_is_marked() {
        check(
            "Objective: The bakery runs itself
               KR1: Cut unsold bread from 14% to 6% and raise pre-orders from 90 to 200 a day @mila
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ compound-key-result: Two results
               KR2: Raise sign-ups by 17% and paid sign-ups by 26% @mila
                                   ^^^^^^ missing-baseline: by 17%
                                              ^^^^^^^^^^^^^^^^^^^^ compound-key-result: “Raise sign-ups by 17%” and “paid sign-ups by 26%”
               KR3: Increase revenue from $40k to $50k and margin from 11% to 14% @mila
                                                           ^^^^^^^^^^^^^^^^^^^^^^ compound-key-result: “margin from",
        );
    }

    #[test]
    fn one_result_is_fine() {
        check(
            "Objective: The bakery runs itself
               KR1: Cut unsold bread and cake from 14% to 6% @mila
               KR2: Sign 15 cafés and restaurants @mila
               KR3: Reduce burnt batches from 9 to 2 a month by checking ovens 1 and 2 every hour @mila",
        );
    }

    #[test]
    fn a_guard_a_stage_and_a_range_are_no_second_result() {
        check(
            "Objective: The bakery runs itself
               KR1: Cut unsold bread from 14% to 6% while keeping complaints under 5 a month @mila
               KR2: Cut unsold bread from 14% to 6% and keep complaints under 5 a month @mila
               KR3: Keep the wait at the counter between 2 and 4 minutes @mila
               KR4: Reach 90 regulars (60 from the street and 30 from the offices) @mila",
        );
    }

    #[test]
    fn each_result_gets_its_own_line_label_and_owner() {
        check_fix(
            "Objective: The bakery runs itself
  - **KR1:** Cut unsold bread from 14% to 6% and |raise pre-orders from 90 to 200 a day @mila [committed]
    Source: https://example.com
  - **KR2:** Reach 90 regulars @mila
",
            "Split it into key results of their own",
            "Objective: The bakery runs itself
  - **KR1:** Cut unsold bread from 14% to 6% @mila [committed]
    Source: https://example.com
  - **KR2:** Reach 90 regulars @mila
  - **KR3:** Raise pre-orders from 90 to 200 a day @mila [committed]
",
        );
    }

    #[test]
    fn a_shared_verb_is_repeated_and_bullets_stay_neighbours() {
        check_fix(
            "Objective: The bakery runs itself\nKey Results:\n- Increase revenue from $40k to $50k and |margin from 11% to \
             14%\n- Reach 90 regulars\n",
            "Split it into key results of their own",
            "Objective: The bakery runs itself\nKey Results:\n- Increase revenue from $40k to $50k\n- Increase margin from \
             11% to 14%\n- Reach 90 regulars\n",
        );
    }
}
