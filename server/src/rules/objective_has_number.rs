//! `objective-has-number`: an objective that measures itself.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{BodyContext, Check},
    too_many_key_results::has_room,
    unowned_key_result::objective_owner,
};
use crate::model::{Body, Objective};
use crate::rewrite::{Fix, insert_objective::OPEN_OBJECTIVE, restate_objective};
use crate::statement::{self, verdict};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// Words that lead to a figure, and go with it.
const LEADS: &[&str] = &[
    "about", "above", "at", "below", "by", "from", "least", "less", "more", "most", "of", "over", "than",
    "to", "under", "up", "with",
];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "objective-has-number",
    level: Level::Hint,
    on: true,
    words: true,
    summary: "An objective carries a measured target of its own.",
    page: Page {
        what: "It fires on a figure that says how much is enough: “by 30%”, “from 8 to 12”, “1,000 members”. Dates, \
               quarters, ranks (“top 5”) and names (“Web 3”) are none.",
        why: "With its figure inside, an objective says nothing that its key results do not say, and what the figure is \
              for stays open.",
        bad: "Cycle: 2026-Q4\n\nObjective: Grow repeat orders by 30%\n  Owner: @tess\n  KR1: Raise orders reordered within \
              a month from 12% to 20% @tess\n  KR2: Cut cancelled orders from 9% to 4% @tess\n",
        good: "Cycle: 2026-Q4\n\nObjective: Grow repeat orders\n  Owner: @tess\n  KR1: Raise orders reordered within a \
               month from 12% to 20% @tess\n  KR2: Cut cancelled orders from 9% to 4% @tess\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    let Some(objective) = cx.open_objective() else { return };
    // A task is to be replaced as a whole.
    let Some(number) = objective.anatomy.number.filter(|_| objective.anatomy.task.is_none()) else { return };
    let number = objective.place(number);
    let message = format!(
        "{} measures this objective, and that is what key results are for. Say here what should become true, and leave \
         the figure to a key result.",
        quote(body.slice(number))
    );
    findings.push(Finding::new(&RULE, Subject::Objective, number, message));
}

fn fixes(cx: &FixContext<'_>, _: &Finding) -> Vec<Fix> {
    let body = cx.body();
    let Some(objective) = &body.objective else { return Vec::new() };
    let owner = objective_owner(cx);
    let surroundings = cx.document.surroundings(cx.config);
    let here = surroundings[cx.block];
    let nobody = owner.is_none() && here.owners_in_use && !here.owned_above;
    if nobody || !has_room(cx, 1) || !proves_something(cx, body, objective) {
        return Vec::new();
    }
    let rest = rest(cx, body, objective);
    let edits =
        restate_objective::keep_figure(body, objective, rest.unwrap_or(OPEN_OBJECTIVE), owner.as_deref());
    vec![Fix {
        title: "Move the figure to a key result".into(),
        edits: edits.into_iter().map(|edit| cx.edit(edit)).collect(),
        preferred: true,
        safe: false,
    }]
}

/// True where the objective's words would stand as a key result.
fn proves_something(cx: &FixContext<'_>, body: &Body, objective: &Objective) -> bool {
    let core = restate_objective::core(body, objective);
    let anatomy = statement::analyse(body.slice(core), &tokens_in(objective, core), cx.config.lexicon());
    anatomy.words > 1 && anatomy.placeholders.is_empty() && verdict(&anatomy).is_none()
}

/// What is left of the objective in front of a figure that ends it, where that says something.
fn rest<'a>(cx: &FixContext<'_>, body: &'a Body, objective: &Objective) -> Option<&'a str> {
    let core = restate_objective::core(body, objective);
    let number = objective.place(objective.anatomy.number?);
    let behind = body.slice(Span::new(number.end, core.end));
    if behind.contains(char::is_alphanumeric) {
        return None;
    }
    let figures: Vec<Span> = objective
        .statement
        .tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Quantity | TokenKind::Arrow))
        .map(|token| objective.place(token.span))
        .collect();
    let mut end = number.start;
    loop {
        let before = body.slice(Span::new(core.start, end)).trim_end();
        let word = before.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        let start = core.start + before.len() - word.len();
        let lead = LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(word));
        if !lead && !figures.iter().any(|figure| figure.touches(Span::new(start + 1, start + word.len()))) {
            end = core.start + before.len();
            break;
        }
        end = start;
    }
    let span = Span::new(core.start, end);
    let text = body.slice(span);
    let anatomy = statement::objective(text, &tokens_in(objective, span), cx.config.lexicon());
    let says_something = text.split_whitespace().nth(1).is_some();
    (says_something && anatomy.task.is_none() && anatomy.number.is_none()).then_some(text)
}

/// The tokens of the objective that lie in `span`, which starts where its statement does.
fn tokens_in(objective: &Objective, span: Span) -> Vec<Token> {
    let tokens = objective.statement.tokens.iter().copied();
    tokens.filter(|token| span.contains(objective.place(token.span))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn a_figure_is_marked() {
        check(
            "Objective O1: Grow repeat orders by 30%
                                    ^^^ objective-has-number: “30%” measures this objective
O2: Win 1,000 new members
        ^^^^^ objective-has-number: leave the figure to a key result",
        );
    }

    #[test]
    fn digits_that_measure_nothing_are_not() {
        check(
            "Objective: Be among the top 5 in the valley
Objective: Members are ready for Q4 2026
Objective: Members trust us by 2026-12-01
Objective: Everyone knows the 3 house rules of Hall 7
- [x] Objective: Grow repeat orders by 30%",
        );
    }

    #[test]
    fn a_figure_at_the_end_is_cut_off() {
        check_fix(
            "Objective: Grow repeat orders from 20% |to 30%\n  Owner: @tess\n  KR1: Cut returns from 9% to 4% @tess\n",
            "Move the figure to a key result",
            "Objective: Grow repeat orders\n  Owner: @tess\n  KR1: Cut returns from 9% to 4% @tess\n  KR2: Grow repeat \
             orders from 20% to 30% @tess\n",
        );
    }

    #[test]
    fn else_the_whole_sentence_moves() {
        check_fix(
            "(O1) Win 1,000| new members\r\n",
            "Move the figure to a key result",
            "(O1) <what should become true>\r\n  (KR1) Win 1,000 new members\r\n",
        );
    }
}
