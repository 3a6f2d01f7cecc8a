//! An outcome in words: the measure with its slots filled, and blanks for the figures.

use crate::statement::{Kind, Lexicon, Polarity, analyse};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;
use crate::topics::Outcome;

/// What a measure calls the work where the text has no words for it; a product may have a name.
const PRODUCT: &str = "the product";

/// What may stand in the slots of a measure; `None` where the text has no good words for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Fillings {
    /// What the work is on, with its article.
    pub(super) it: Option<String>,
    /// The same without an article.
    pub(super) object: Option<String>,
    /// Whom one hires, one of them.
    pub(super) roles: Option<String>,
    /// The product or team by name.
    pub(super) name: Option<String>,
    /// Whom the objective serves; where nobody, it is who acts.
    pub(super) people: Option<String>,
    /// A limit of time that the text sets: "2 hours".
    pub(super) limit: Option<String>,
}

/// The key result: "Raise … from <baseline>% to <target>%".
pub(super) fn key_result(outcome: &Outcome, fillings: &Fillings) -> String {
    let verb = match outcome.polarity {
        Polarity::Higher => "Raise",
        Polarity::Lower => "Cut",
    };
    let measure = measure(outcome, fillings);
    let limit = fillings
        .limit
        .as_deref()
        .filter(|limit| outcome.unit.as_deref().is_some_and(|unit| limit.split(' ').nth(1) == Some(unit)));
    match (outcome.unit.as_deref(), limit) {
        (Some("%"), _) => format!("{verb} {measure} from <baseline>% to <target>%"),
        (_, Some(limit)) => format!("{verb} {measure} from <baseline> to {limit}"),
        (Some(unit), None) => format!("{verb} {measure} from <baseline> to <target> {unit}"),
        (None, None) => format!("{verb} {measure} from <baseline> to <target>"),
    }
}

/// What the menu calls it: "raise search success", "more readers who act".
pub(super) fn short(outcome: &Outcome) -> String {
    let counts = [" who ", " that "].iter().any(|relative| outcome.name.contains(relative));
    let verb = match (outcome.polarity, counts) {
        (Polarity::Higher, false) => "raise",
        (Polarity::Higher, true) => "more",
        (Polarity::Lower, false) => "cut",
        (Polarity::Lower, true) => "fewer",
    };
    format!("{verb} {}", outcome.name)
}

/// What is measured, with its slots filled.
pub(super) fn measure(outcome: &Outcome, fillings: &Fillings) -> String {
    let mut measure = String::with_capacity(outcome.measure.len() + 40);
    for (at, part) in outcome.measure.split(['[', ']']).enumerate() {
        let optional = at % 2 == 1;
        if let Some(filled) = fill_slots(part, outcome, fillings, optional) {
            measure.push_str(&filled);
        }
    }
    measure
}

/// A part of the measure with its slots filled; `None` where one of an optional part stays empty.
fn fill_slots(part: &str, outcome: &Outcome, fillings: &Fillings, optional: bool) -> Option<String> {
    let mut filled = String::with_capacity(part.len() + 30);
    let mut rest = part;
    while let Some((before, (slot, behind))) =
        rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
    {
        let (kind, otherwise) = slot.split_once(':').unwrap_or((slot, ""));
        let given = match kind {
            "it" if fillings.it.is_none() && otherwise == PRODUCT => &fillings.name,
            "it" => &fillings.it,
            "object" => &fillings.object,
            "roles" => &fillings.roles,
            "name" => &fillings.name,
            _ => &fillings.people,
        };
        let otherwise = if kind == "people" { &outcome.actor } else { otherwise };
        filled.push_str(before);
        match given {
            Some(words) => filled.push_str(words),
            None if optional => return None,
            None => filled.push_str(otherwise),
        }
        rest = behind;
    }
    filled.push_str(rest);
    Some(filled)
}

/// True where our own judgement takes the sentence for a result.
pub(super) fn is_outcome(sentence: &str, lexicon: &Lexicon) -> bool {
    let blanks = sentence.match_indices('<').filter_map(|(start, _)| {
        let end = start + sentence[start..].find('>')? + 1;
        Some(Token { kind: TokenKind::Placeholder, span: Span::new(start, end) })
    });
    analyse(sentence, &blanks.collect::<Vec<_>>(), lexicon).kind == Kind::Outcome
}
