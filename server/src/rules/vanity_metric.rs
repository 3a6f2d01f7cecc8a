//! `vanity-metric`: a figure that looks good and proves little.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{
    Finding, Level, Page, Rule, Subject,
    phrase::quote,
    rule::{Check, KeyResultContext, no_fix},
    wording::{content_words, is_clean, singular, words},
};
use crate::text::Span;

const WORDS: &str = include_str!("../../lexicon/vanity.tsv");

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "vanity-metric",
    level: Level::Hint,
    on: true,
    words: true,
    summary: "A key result counts followers, page views or the like, and nothing else.",
    page: Page {
        what: "It fires on figures from a closed list (impressions, page views, followers, likes, downloads, stars, \
               mentions) that stand bare. With a rate (“per visit”), a segment (“followers among growers”) or what \
               people do next (“downloads that are opened again”) they are left alone.",
        why: "Such figures grow with money and noise, and mostly only grow. They say that people passed by, not \
              that anything changed for them.",
        bad: "Cycle: 2026-Q4\n\nObjective: Home cooks turn to us first\n  KR: Reach 20,000 Instagram followers @fay\n  KR: Raise returning visitors from 18% to 30% @fay\n",
        good: "Cycle: 2026-Q4\n\nObjective: Home cooks turn to us first\n  KR: 30% of followers cook a recipe of ours \
               every month @fay\n  KR: Raise returning visitors from 18% to 30% @fay\n",
        configuration: "",
    },
    check: Check::KeyResult(check),
    fixes: no_fix,
};

fn check(cx: &KeyResultContext<'_>, findings: &mut Vec<Finding>) {
    let anatomy = &cx.key_result.anatomy;
    let rate = anatomy.target.is_some_and(|target| target.is_share());
    if !is_clean(anatomy) || rate {
        return;
    }
    let known = |word: Span| vanity().get(singular(cx.body.slice(word)).as_str());
    let metric = anatomy.metric.map(|metric| cx.key_result.place(metric.span)).unwrap_or_default();
    let Some(figure) = words(cx.body, metric).find(|&word| known(word) == Some(&Kind::Figure)) else {
        return;
    };
    if content_words(cx.body, cx.key_result, cx.config.lexicon())
        .into_iter()
        .any(|word| known(word).is_none())
    {
        return;
    }
    let message = format!(
        "A bare count of {} shows that people passed by, not that anything changed. Count what they do next, or the \
         share of those you want to reach.",
        quote(cx.body.slice(figure)),
    );
    findings.push(Finding::new(&RULE, Subject::KeyResult(cx.index), figure, message));
}

/// What a word of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The figure itself.
    Figure,
    /// Where or how often it is counted.
    Frame,
}

fn vanity() -> &'static HashMap<&'static str, Kind> {
    static VANITY: OnceLock<HashMap<&str, Kind>> = OnceLock::new();
    VANITY.get_or_init(|| rows().flatten().collect())
}

/// The rows of the data file; `None` for one that does not parse.
fn rows() -> impl Iterator<Item = Option<(&'static str, Kind)>> {
    WORDS.lines().filter(|line| !line.starts_with('#')).map(|line| match line.split_once('\t')? {
        (word, "figure") => Some((word, Kind::Figure)),
        (word, "frame") => Some((word, Kind::Frame)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::check;

    #[test]
    fn the_bare_figure_is_marked() {
        check(
            "Objective: Home cooks turn to us first
               KR1: Reach 20,000 Instagram followers @fay
                                           ^^^^^^^^^ vanity-metric: count of “followers” shows
               KR2: Increase page views from 40k to 90k a month @fay
                                  ^^^^^ vanity-metric: count of “views” shows
               KR3: Get 500 likes by 2026-11-30 @fay
                            ^^^^^ vanity-metric: count of “likes” shows",
        );
    }

    #[test]
    fn what_people_do_is_fine() {
        check(
            "Objective: Home cooks turn to us first
               KR1: Reach 2,000 cooks who plan their week with us @fay
               KR2: 30% of followers cook a recipe of ours every month @fay
               KR3: Increase sign-ups from 40 to 90 a week @fay",
        );
    }

    #[test]
    fn a_rate_or_a_segment_makes_it_a_measure() {
        check(
            "Objective: Home cooks turn to us first
               KR1: Raise page views per visit from 1.4 to 3 @fay
               KR2: Reach 900 followers among chefs in Lisbon @fay
               KR3: Win 40 mentions in the food pages of national papers @fay",
        );
    }

    #[test]
    fn the_list_is_sorted_and_every_row_parses() {
        let rows: Vec<_> = rows().collect::<Option<_>>().expect("two columns each");
        assert!(rows.is_sorted_by(|one, next| one.0 < next.0));
    }
}
