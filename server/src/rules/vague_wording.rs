//! `vague-wording`: a word that means something else to everybody, beside a figure that says it better.

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext, no_fix},
    wording::is_clean,
};

/// Vague words that count or name a kind: beside a figure they are part of it ("15 more hotels", "the effective
/// tax rate", "closed for good").
const TERMS: [&str; 19] = [
    "a few",
    "a lot",
    "effective",
    "efficient",
    "few",
    "first class",
    "good",
    "many",
    "maximally",
    "more",
    "most",
    "numerous",
    "reasonable",
    "several",
    "significant",
    "some",
    "strong",
    "successful",
    "various",
];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "vague-wording",
    level: Level::Info,
    on: true,
    words: true,
    summary: "A vague word stands beside a figure.",
    page: Page {
        what: "It fires on words such as “world-class”, “better” or “as needed” in a key result that has its figure. \
               Where the figure is missing, that is said instead.",
        why: "The figure is what was agreed; the word beside it opens the question again, and everybody answers it \
              in their own way.",
        bad: "Cycle: 2026-Q4\n\nObjective: Nurses trust the roster\n  KR: Reach a world-class fill rate of 97% @dee\n  KR: Cut swapped shifts from 60 to 25 a month @dee\n",
        good: "Cycle: 2026-Q4\n\nObjective: Nurses trust the roster\n  KR: Reach a fill rate of 97% @dee\n  KR: Cut swapped shifts from 60 to 25 a month @dee\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes: no_fix,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    if !is_clean(anatomy) {
        return;
    }
    let place = |span| cx.key_result.place(span);
    let is_term = |word: &str| TERMS.iter().any(|term| term.eq_ignore_ascii_case(word));
    let Some(vague) =
        anatomy.vague.iter().map(|&span| place(span)).find(|&span| !is_term(cx.body.slice(span)))
    else {
        return;
    };
    let message = format!(
        "{} means something else to everybody, and the figure says it already. Leave the word out, or give it a figure \
         of its own.",
        quote(cx.body.slice(vague)),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), vague, message));
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn the_word_is_marked() {
        check(
            "Objective: Nurses trust the roster
               KR1: Reach a world-class fill rate of 97% @dee
                            ^^^^^^^^^^^ vague-wording: “world-class” means
               KR2: Fill 95% of gaps within 4 hours, with swaps as needed @dee
                                                                ^^^^^^^^^ vague-wording: “as needed” means",
        );
    }

    #[test]
    fn without_a_figure_that_is_what_is_said() {
        check(
            "Objective: Nurses trust the roster
               KR1: Improve the fill rate significantly @dee
                                          ^^^^^^^^^^^^^ missing-number: is no figure
               KR2: Reach a fill rate of 97% @dee",
        );
    }

    #[test]
    fn words_of_amount_and_comparison_belong_to_the_figure() {
        check(
            "Objective: Nurses trust the roster
               KR1: Win 15 more wards for the shared roster @dee
               KR2: Keep the rating of the roster at 4.5 or better @dee
               KR3: 80% of the most booked shifts are filled a week ahead @dee
               KR4: Reduce the effective overtime rate from 14% to 9% @dee",
        );
    }
}
