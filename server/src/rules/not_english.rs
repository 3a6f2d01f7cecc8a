//! `not-english`: a document whose words nobody here can judge.

use super::{
    Finding, Level, Page, Rule, Subject,
    rule::{BodyContext, Check, no_fix},
};
use crate::model::Place;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "not-english",
    level: Level::Hint,
    on: true,
    words: false,
    summary: "A document is not written in English, so its words are not judged.",
    page: Page {
        what: "It fires once, on the first item, where only about a third of the words in objectives, key results \
               and initiatives are known as English ones; the small words of other languages count against them. \
               The whole document counts: one in two languages is judged by what most of it is. The rules that \
               judge words are silent then; structure, owners, dates and blanks are judged as ever.",
        why: "A verdict on words that are not understood would be a guess, and silence would look like praise.",
        bad: "Cycle: 2026-Q4\n\nObjective: Gasten boeken graag opnieuw bij ons\n  KR1: Het aandeel gasten dat binnen \
              een jaar terugkomt stijgt van 18% naar 25% @ana\n  KR2: Het aantal klachten daalt van 40 naar 15 per maand @ana\n",
        good: "Cycle: 2026-Q4\n\nObjective: Guests love to book with us again\n  KR1: Raise the share of guests who come \
               back within a year from 18% to 25% @ana\n  KR2: Cut complaints from 40 to 15 a month @ana\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes: no_fix,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let body = cx.body;
    let (subject, span) = match body.first_item().filter(|_| cx.surroundings.opens_foreign) {
        Some(Place::Objective) => (Subject::Objective, body.objective.as_ref().map(|item| item.marker)),
        Some(Place::KeyResult(at)) => {
            (Subject::KeyResult(at), body.key_results.get(at).map(|item| item.marker))
        }
        Some(Place::Initiative(at)) => {
            (Subject::Initiative(at), body.initiatives.get(at).map(|item| item.marker))
        }
        None => return,
    };
    let message = "This does not read as English, so its words are not judged: only structure, owners, dates and \
                   blanks are.";
    findings.extend(span.map(|span| Finding::new(&RULE, subject, span, message.into())));
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn it_is_said_once_and_words_are_left_alone() {
        check(
            "# Herfst
KR1: Verbeter de tevredenheid van onze klanten
^^^ not-english: does not read as English
^^^ unowned-key-result (info): No key result here has an owner
^^^ orphan-key-result: No objective stands above
Objective: Bezoekers vinden snel wat ze zoeken
  KR2: Lanceer de nieuwe zoekpagina in het najaar
  KR3: Minder dan X% van de bezoekers haakt af
                  ^^ unfilled-placeholder: still to be filled in
  Projekt: gesprekken met twaalf bezoekers
  2026-10-12: 40%",
        );
    }

    #[test]
    fn two_words_are_taken_for_english() {
        check("Objective: Tevreden gasten");
    }

    #[test]
    fn the_bulk_of_a_document_decides() {
        check(
            "Objective: Gäste kommen gern wieder
   KR1: Raise the share of guests who book again from 18% to 25% @ana
   KR2: Create a loyalty programme for families @ana
        ^^^^^^ task-not-outcome: This is a task
   KR3: Keep refund requests below 2% of all bookings @ana",
        );
    }
}
