//! Which topics the texts point to, and which of their outcomes fit best.

use super::subject::{Object, Sort};
use super::weight::{self, Scale};
use super::{Candidate, Measured, Texts};
use crate::model::{Body, KeyResult};
use crate::rewrite::blanks::FROM_TO;
use crate::statement::{Anatomy, Class, Lexicon, Polarity, VerbClass};
use crate::topics::{Outcome, Reading, Strength, Topics, same, stem};

/// However often an objective comes back to a topic, it counts as one phrase of two words that names it.
const MOST: f32 = 4.2;

/// How much more a topic counts to which the task and its objective both point.
const SUPPORTED: f32 = 1.2;

/// A topic below this is a guess.
const ENOUGH: f32 = 1.7;

/// How much better each word makes an outcome by which the objective asks for it.
const CUE: f32 = 0.35;

/// The topic of what is made and belongs to no other.
const NEW_FEATURES: &str = "new features";

/// What one does to a thing that others will use.
const MAKES: [VerbClass; 7] = [
    VerbClass::Alter,
    VerbClass::Assist,
    VerbClass::Be,
    VerbClass::Finish,
    VerbClass::Have,
    VerbClass::Make,
    VerbClass::Ship,
];

/// How much better a limit of time in the text makes an outcome that is counted in it.
const LIMITED: f32 = 1.6;

/// How strongly the texts point to each topic.
pub(super) struct Scores {
    of: Vec<f32>,
    /// How the head of the task's object points to each.
    at_head: Vec<Option<Aim>>,
}

/// How the head of an object points to a topic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub(super) strength: Strength,
    /// How many words do so.
    pub(super) length: usize,
}

/// An outcome with its rank.
pub(super) struct Ranked<'t> {
    pub(super) outcome: &'t Outcome,
    /// How the head of the task's object points to its topic.
    pub(super) at_head: Option<Aim>,
    /// True where its measure says nothing without the object.
    pub(super) needs_object: bool,
    /// True where a user wrote it, and nothing measures it yet.
    first: bool,
    /// True where another key result of the objective measures the same.
    taken: bool,
    score: f32,
}

impl Scores {
    pub(super) fn weigh(
        topics: &Topics,
        texts: &Texts<'_>,
        anatomy: &Anatomy,
        object: Option<&Object>,
    ) -> Self {
        let count = topics.list().len();
        let mut scores = Self { of: vec![0.0; count], at_head: vec![None; count] };
        let scale = Scale { topics, personal: texts.may_be_personal() };
        let named = scores.add_task(&scale, texts, anatomy, object);
        // A task that names nothing in a telling place is about what its objective is about.
        let objective = if named { weight::OBJECTIVE } else { weight::LEADING };
        scores.add_text(&scale, &texts.objective, objective);
        scores.add_text(&scale, &texts.why, weight::WHY);
        // Whatever else is made is made to be used.
        let made = |object: &Object| {
            let makes = anatomy.verb.is_none_or(|verb| MAKES.contains(&verb.class));
            let made = if object.acts { object.is_name } else { makes };
            object.sort == Sort::Made && object.words.is_some() && made
        };
        if scores.best(topics).is_none()
            && object.is_some_and(made)
            && let Some(features) = topics.list().iter().position(|topic| topic.name == NEW_FEATURES)
        {
            (scores.of[features], scores.at_head[features]) =
                (ENOUGH, Some(Aim { strength: Strength::Names, length: 1 }));
        }
        scores
    }

    /// Adds what the words of the task count for; true where one names a topic in a telling place.
    fn add_task(
        &mut self,
        scale: &Scale<'_>,
        texts: &Texts<'_>,
        anatomy: &Anatomy,
        object: Option<&Object>,
    ) -> bool {
        let mut named = false;
        for (found, place) in weight::in_task(scale.topics, &texts.task, anatomy, object) {
            let head = object
                .is_some_and(|object| object.span.contains(found.span) && object.head.end == found.span.end);
            let verb = anatomy.verb.filter(|verb| verb.span.contains(found.span));
            let (is_verb, wins) = (verb.is_some(), verb.is_some_and(|verb| verb.class == VerbClass::Win));
            for &(topic, strength) in found.to {
                // "Find", "run", "share": as verbs they hint at nothing, and "secure a sponsor" is not about security.
                if is_verb && (strength == Strength::Hints || wins && found.length == 1) {
                    continue;
                }
                named |= strength == Strength::Names && place > weight::TASK;
                self.of[topic] += place * scale.weight(&found, topic, strength);
                if head {
                    self.at_head[topic] = Some(Aim { strength, length: found.length });
                }
            }
        }
        named
    }

    /// Adds what the words of the objective, or of its reasons, count for.
    fn add_text(&mut self, scale: &Scale<'_>, text: &Reading<'_>, place: f32) {
        let mut of_text = vec![0.0_f32; self.of.len()];
        for (found, place) in weight::in_text(scale.topics, text, place) {
            for &(topic, strength) in found.to {
                of_text[topic] += place * scale.weight(&found, topic, strength);
            }
        }
        for (score, of_text) in self.of.iter_mut().zip(of_text).filter(|(_, of_text)| *of_text > 0.0) {
            let supported = if *score > 0.0 { SUPPORTED } else { 1.0 };
            *score = (*score + of_text.min(place * MOST)) * supported;
        }
    }

    /// The topic that the texts point to most, a user's own before all others.
    fn best(&self, topics: &Topics) -> Option<usize> {
        let own = |topic: usize| topics.list()[topic].own;
        let enough = self.of.iter().enumerate().filter(|(_, score)| **score >= ENOUGH);
        let order = |a: &(usize, &f32), b: &(usize, &f32)| {
            own(a.0).cmp(&own(b.0)).then(a.1.total_cmp(b.1)).then(b.0.cmp(&a.0))
        };
        enough.max_by(order).map(|(topic, _)| topic)
    }

    /// Metrics of the rest of the document that are on the same topic.
    pub(super) fn of_document(
        &self,
        topics: &Topics,
        elsewhere: &[Measured<'_>],
        lexicon: &Lexicon,
    ) -> Vec<Candidate> {
        let Some(best) = self.best(topics) else { return Vec::new() };
        let fits = |measured: &&Measured<'_>| {
            let found = topics.find(&Reading::of(&measured.words, &[], lexicon));
            found.iter().flat_map(|found| found.to).any(|&to| to == (best, Strength::Names))
        };
        let candidate = |measured: &Measured<'_>| {
            let verb = match measured.polarity {
                Polarity::Higher => "Raise",
                Polarity::Lower => "Cut",
            };
            let text = format!("{verb} {} {FROM_TO}", measured.words);
            Candidate { title: format!("{} {}", verb.to_lowercase(), measured.words), text, asks: false }
        };
        elsewhere.iter().filter(fits).take(1).map(candidate).collect()
    }

    /// The outcomes of the topics that are no guess, the best first, and those of a user before all others.
    pub(super) fn outcomes<'t>(
        &self,
        topics: &'t Topics,
        body: &Body,
        task: &KeyResult,
        texts: &Texts<'_>,
        limit: Option<&str>,
    ) -> Vec<Ranked<'t>> {
        let mut ranked = Vec::with_capacity(12);
        for (topic, &score) in self.of.iter().enumerate().filter(|(_, score)| **score >= ENOUGH) {
            for (place, outcome) in topics.list()[topic].outcomes.iter().enumerate() {
                let asked = outcome.cues.iter().filter(|cue| is_asked(cue, texts)).count().min(3);
                let place = [1.0, 0.9, 0.8].get(place).copied().unwrap_or(0.7);
                let taken = is_taken(outcome, body, task);
                let limited = limit.is_some_and(|limit| {
                    outcome.unit.as_deref().is_some_and(|unit| limit.split(' ').nth(1) == Some(unit))
                });
                let limited = if limited { LIMITED } else { 1.0 };
                let score =
                    score * place * limited * (1.0 + CUE * f32::from(u8::try_from(asked).unwrap_or(3)));
                let needs_object = topics.list()[topic].general && outcome.measure.contains("{it:");
                let first = topics.list()[topic].own && !taken;
                ranked.push(Ranked {
                    outcome,
                    at_head: self.at_head[topic],
                    needs_object,
                    first,
                    taken,
                    score,
                });
            }
        }
        // What another key result of the objective measures is better than nothing, and no more.
        if ranked.iter().any(|ranked| !ranked.taken) {
            ranked.retain(|ranked| !ranked.taken);
        }
        ranked.sort_by(|a, b| b.first.cmp(&a.first).then(b.score.total_cmp(&a.score)));
        ranked
    }
}

/// True where the texts use a form of the word.
fn is_asked(cue: &str, texts: &Texts<'_>) -> bool {
    [&texts.objective, &texts.why, &texts.task]
        .iter()
        .any(|text| (0..text.words.len()).any(|at| is_form(cue, text, at)))
}

/// True where a word is a form of the cue: "fast" asks in "faster search", too.
fn is_form(cue: &str, text: &Reading<'_>, at: usize) -> bool {
    let word = text.word(at);
    let more = || word.strip_suffix('r').filter(|_| text.words[at].entry.is(Class::Comparative));
    let positive = |more: &str| {
        let short = more.strip_suffix('e');
        let with_y = || short?.strip_suffix('i').map(|stem| format!("{stem}y"));
        same(cue, more)
            || short.is_some_and(|short| same(cue, short))
            || with_y().is_some_and(|with_y| same(cue, &with_y))
    };
    same(cue, word) || more().is_some_and(positive)
}

/// True where another key result of the objective measures the same.
fn is_taken(outcome: &Outcome, body: &Body, task: &KeyResult) -> bool {
    let others = body.key_results.iter().filter(|other| other.statement.span != task.statement.span);
    others.filter_map(|other| metric_of(body, other)).any(|metric| has_all_words(metric, &outcome.name))
}

/// The words that name what a key result measures.
pub(super) fn metric_of<'a>(body: &'a Body, key_result: &KeyResult) -> Option<&'a str> {
    key_result.anatomy.metric.map(|metric| body.slice(key_result.place(metric.span)))
}

/// True where `text` has a form of each of `words`.
pub(super) fn has_all_words(text: &str, words: &str) -> bool {
    let has = |word: &str| text.split_whitespace().any(|other| same(&stem(word).to_lowercase(), other));
    words.split(' ').all(has)
}
