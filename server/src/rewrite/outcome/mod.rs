//! From a task to the outcomes that it may be for.
//!
//! What the task works on, what its objective asks for and why, and what the document measures already point to
//! topics; each topic has outcomes that usually stand behind it. The best three become candidates, in words of the
//! text where those read well. Where nothing points anywhere, the candidate asks.

mod audience;
mod guard;
mod measured;
mod name;
mod phrasing;
mod rank;
mod sentence;
mod subject;
#[cfg(test)]
mod tests;
mod weight;

pub use guard::{Guard, guard};
pub use measured::{Measured, in_a_sentence};

use audience::audience;
use rank::Scores;
use sentence::Fillings;
use subject::Sort;

use super::blanks::FROM_TO;
use crate::config::Config;
use crate::model::{Body, Key, KeyResult, Statement};
use crate::statement::{Class, Lexicon, Quantity};
use crate::text::Span;
use crate::topics::{Outcome, Reading, Strength};

/// How many candidates a menu shows, at most.
const CANDIDATES: usize = 3;

/// Characters of a blank, at most: more is none by the grammar.
const BLANK_MAX: usize = 60;

/// A key result that may stand in the place of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it does, as a menu says it: "raise search success".
    pub title: String,
    /// The key result, with blanks for what nobody has said yet.
    pub text: String,
    /// True where it only asks what the outcome is.
    pub asks: bool,
}

/// A key result that asks for an outcome, in the topic's own words.
#[must_use]
pub fn in_its_own_words(outcome: &Outcome) -> String {
    sentence::key_result(outcome, &Fillings::default())
}

/// What an outcome measures, in the topic's own words.
#[must_use]
pub fn measure_in_its_own_words(outcome: &Outcome) -> String {
    sentence::measure(outcome, &Fillings::default())
}

/// The outcomes that a task may be for, the best first; always one at least.
#[must_use]
pub fn candidates(
    body: &Body,
    task: &KeyResult,
    elsewhere: &[Measured<'_>],
    config: &Config,
) -> Vec<Candidate> {
    let lexicon = config.lexicon();
    let texts = Texts::read(body, task, lexicon);
    let object = subject::object(&texts.task, &task.anatomy);
    let topics = config.topics();
    let scores = Scores::weigh(topics, &texts, &task.anatomy, object.as_ref());
    let filler = Filler::new(&texts, task, object.as_ref(), lexicon);

    let mut found = scores.of_document(topics, elsewhere, lexicon);
    found.retain(|candidate| sentence::is_outcome(&candidate.text, lexicon));
    for ranked in scores.outcomes(topics, body, task, &texts, filler.limit.as_deref()) {
        if found.len() == CANDIDATES {
            break;
        }
        let title = sentence::short(ranked.outcome);
        // Words of the text may tip our own judgement; those of the topic are known not to.
        let own = in_its_own_words(ranked.outcome);
        let fillings = filler.of(&ranked);
        if ranked.needs_object && fillings.it.is_none() {
            continue;
        }
        let text = sentence::key_result(ranked.outcome, &fillings);
        let text = if text == own || sentence::is_outcome(&text, lexicon) { text } else { own };
        if !found.iter().any(|known: &Candidate| known.title == title || known.text == text) {
            found.push(Candidate { title, text, asks: false });
        }
    }
    if found.len() < 2 {
        found.push(filler.question());
    }
    found
}

/// The texts that say what a task is for.
struct Texts<'a> {
    task: Reading<'a>,
    objective: Reading<'a>,
    why: Reading<'a>,
}

impl<'a> Texts<'a> {
    fn read(body: &'a Body, task: &KeyResult, lexicon: &Lexicon) -> Self {
        let read =
            |statement: &Statement| Reading::of(statement.span.of(&body.text), &statement.tokens, lexicon);
        let objective = body.objective.as_ref();
        let why = objective.and_then(|objective| objective.properties.get(Key::Why));
        Self {
            task: read(&task.statement),
            objective: objective.map(|objective| read(&objective.statement)).unwrap_or_default(),
            why: why.map(|why| read(&why.value)).unwrap_or_default(),
        }
    }

    /// True where they may be on the writer's own life: they say "I" or "my", or no objective says otherwise.
    fn may_be_personal(&self) -> bool {
        let all = [&self.task, &self.objective, &self.why];
        self.objective.words.is_empty()
            || all
                .iter()
                .any(|text| (0..text.words.len()).any(|at| ["I", "My", "me", "my"].contains(&text.word(at))))
    }
}

/// Fills the slots of outcomes from the texts.
struct Filler<'a> {
    texts: &'a Texts<'a>,
    object: Option<&'a subject::Object>,
    lexicon: &'a Lexicon,
    /// People of the texts who work here, and others.
    colleagues: Option<String>,
    others: Option<String>,
    name: Option<&'a str>,
    limit: Option<String>,
}

impl<'a> Filler<'a> {
    fn new(
        texts: &'a Texts<'a>,
        task: &'a KeyResult,
        object: Option<&'a subject::Object>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let Texts { task: own, objective, why } = texts;
        // Whom the task counts, it is about; others have to be of the sort that acts.
        let people = |inside: bool| {
            let of = |text, counted| {
                audience(text, counted, lexicon).filter(|found| found.counted || found.inside == inside)
            };
            let found =
                of(own, &task.anatomy.quantities).or_else(|| of(objective, &[])).or_else(|| of(why, &[]));
            found.map(|found| found.words)
        };
        Self {
            texts,
            object,
            lexicon,
            colleagues: people(true),
            others: people(false),
            name: name::name(own, true).or_else(|| name::name(objective, false)),
            limit: limit(own.text, &task.anatomy.quantities),
        }
    }

    fn of(&self, ranked: &rank::Ranked<'_>) -> Fillings {
        let object = self.object.filter(|object| match (object.sort, ranked.at_head) {
            (Sort::People | Sort::Staff, _) | (_, None) => false,
            (Sort::Paper, Some(aim)) => aim.strength == Strength::Names && aim.length == 1,
            (Sort::Process, Some(aim)) => aim.length == 1,
            (Sort::Made | Sort::Other, Some(_)) => true,
        });
        let actor = ranked.outcome.actor.rsplit(' ').next().unwrap_or_default();
        let inside = self.lexicon.entry(actor).is(Class::Inside);
        Fillings {
            it: object.and_then(subject::Object::with_article),
            object: object.and_then(|object| object.words.clone()),
            roles: self.object.and_then(|object| self.role(object)),
            name: self.name.map(str::to_owned),
            people: if inside { self.colleagues.clone() } else { self.others.clone() },
            limit: self.limit.clone(),
        }
    }

    /// "engineering manager" for whoever is hired.
    fn role(&self, object: &subject::Object) -> Option<String> {
        let head = object.head.of(self.texts.task.text);
        let entry = self.lexicon.entry(head);
        let staff = entry.is(Class::Role) || entry.is(Class::Inside);
        let generic = ["candidate", "hire", "people", "member", "team"]
            .iter()
            .any(|generic| head.to_lowercase().starts_with(generic));
        let words = object.words.as_ref().filter(|words| staff && !generic && !words.contains(" for "))?;
        let plural = entry.is(Class::Plural) && words.ends_with('s');
        Some(if plural { words[..words.len() - 1].to_owned() } else { words.clone() })
    }

    /// The candidate that asks, of somebody or something where that is known.
    fn question(&self) -> Candidate {
        let people = self.others.as_ref().or(self.colleagues.as_ref());
        let of_whom = people.map(|people| format!("<what {people} do differently>"));
        let of_what = self
            .object
            .filter(|object| matches!(object.sort, Sort::Made | Sort::Process) && !object.acts)
            .and_then(subject::Object::with_article)
            .map(|object| format!("<what people do differently with {object}>"));
        let short = |blank: &String| blank.len() <= BLANK_MAX;
        let blank = [of_whom, of_what].into_iter().flatten().find(short);
        let blank = blank.unwrap_or_else(|| "<what people do differently>".to_owned());
        let title = format!("ask {}", blank.trim_matches(['<', '>']));
        Candidate { title, text: format!("Increase {blank} {FROM_TO}"), asks: true }
    }
}

/// "2 hours", where the text says "within 2 hours".
fn limit(text: &str, quantities: &[Quantity]) -> Option<String> {
    let limit = quantities.iter().find(|quantity| {
        let before = quantity.span.of(text).split(' ').next().unwrap_or_default();
        ["within", "under", "below"].iter().any(|word| before.eq_ignore_ascii_case(word))
    })?;
    let figure = limit.span.of(text).rsplit(' ').next()?;
    let unit = Span::new(limit.span.end, text.len()).of(text).split_whitespace().next()?;
    figure
        .starts_with(|char: char| char.is_ascii_digit())
        .then(|| format!("{figure} {}", unit.trim_end_matches(['.', ',', ';'])))
}
