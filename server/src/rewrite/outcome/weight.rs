//! What the words of the texts count for the topics that they point to, by the place where they stand.

use std::collections::HashSet;

use super::subject::{Object, Sort};
use crate::statement::Anatomy;
use crate::text::Span;
use crate::topics::{Pointing, Reading, Strength, Topics};

/// What a word counts for by the place where it stands.
const HEAD: f32 = 2.0;
const MODIFIER: f32 = 1.6;
const VERB: f32 = 1.9;
pub(super) const TASK: f32 = 1.1;
const MEANS: f32 = 0.6;
pub(super) const OBJECTIVE: f32 = 0.65;
pub(super) const LEADING: f32 = 1.2;
pub(super) const WHY: f32 = 0.4;

/// How much of that a word keeps in front of a hyphen, and in an aside of the objective.
const IN_PASSING: f32 = 0.5;

/// How much more the first words of an objective count that point to a topic.
const FIRST: f32 = 1.1;

/// How far back an aside may have begun, in characters.
const LONGEST_ASIDE: usize = 200;

/// What a phrase counts for a topic, wherever it stands.
pub(super) struct Scale<'t> {
    pub(super) topics: &'t Topics,
    /// True where the texts may be on the writer's own life.
    pub(super) personal: bool,
}

impl Scale<'_> {
    pub(super) fn weight(&self, found: &Pointing<'_>, topic: usize, strength: Strength) -> f32 {
        let words = match found.length {
            0 | 1 => 1.0,
            2 => 1.4,
            _ => 1.7,
        };
        let foreign = self.topics.list()[topic].is_personal() && !self.personal;
        match strength {
            // Nothing in a bank's OKR is about its writer's own savings.
            _ if foreign => 0.0,
            Strength::Names => 3.0 * words,
            // What hints at several hints less at each.
            Strength::Hints => {
                let hints = found.to.iter().filter(|(_, strength)| *strength == Strength::Hints).count();
                words / f32::from(u8::try_from(hints).unwrap_or(u8::MAX)).sqrt()
            }
        }
    }
}

/// The words of the task that point to topics, each with what it counts for by its place.
pub(super) fn in_task<'t>(
    topics: &'t Topics,
    task: &Reading<'_>,
    anatomy: &Anatomy,
    object: Option<&Object>,
) -> Vec<(Pointing<'t>, f32)> {
    let placed = topics.find(task).into_iter().map(|found| {
        let place = place(found.span, task.text, anatomy, object);
        // "Search-index-exporter": what is joined in front tells little of the thing behind.
        let behind = task.text[found.span.end..].strip_prefix('-');
        let joined = behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
        (found, if joined { place * IN_PASSING } else { place })
    });
    once(placed.collect())
}

/// The words of an objective, or of its reasons, each with what it counts for where one counts for `place`.
pub(super) fn in_text<'t>(topics: &'t Topics, text: &Reading<'_>, place: f32) -> Vec<(Pointing<'t>, f32)> {
    let placed = topics.find(text).into_iter().enumerate().map(|(nth, found)| {
        let part = match () {
            () if is_aside(&text.text[..found.span.start]) => IN_PASSING,
            () if nth == 0 => FIRST,
            () => 1.0,
        };
        (found, place * part)
    });
    once(placed.collect())
}

/// What the words at `span` of a task count for.
fn place(span: Span, text: &str, anatomy: &Anatomy, object: Option<&Object>) -> f32 {
    let is = |test: &dyn Fn(&Object) -> bool| object.is_some_and(test);
    let within = |part: Option<Span>| part.is_some_and(|part| part.contains(span));
    let staff = object.is_none_or(|object| object.sort == Sort::Staff);
    let verb = anatomy.verb.filter(|verb| verb.span.contains(span));
    match () {
        () if is(&|object| object.is_headed_by(span) || span.end <= object.label_end) => HEAD,
        // A "support engineer" is one of the people, whatever they work on.
        () if is(&|object| object.span.contains(span)) && staff => MEANS,
        () if is(&|object| object.span.contains(span)) => MODIFIER,
        () if is(&|object| is_listed(text, object.span.end, span.start)) => MODIFIER,
        () if verb.is_some() => VERB,
        // What it is for says more than what is done.
        () if within(anatomy.purpose) => HEAD,
        () if is_aside(&text[..span.start]) || within(anatomy.means) || within(anatomy.guard) => MEANS,
        () => TASK,
    }
}

/// True where a few words that go on from the object lead to `at`: "examples and good docs".
fn is_listed(text: &str, object: usize, at: usize) -> bool {
    let between = text.get(object..at).unwrap_or_default();
    let goes_on = [" and ", " & ", ", "].iter().any(|and| between.starts_with(and));
    goes_on && between.split_whitespace().take(4).count() <= 3
}

/// True where the text goes on with an aside: "(done in May", "including logos".
fn is_aside(before: &str) -> bool {
    // No aside is longer, and a text may be.
    let near = before.char_indices().rev().nth(LONGEST_ASIDE).map_or(0, |(at, _)| at);
    let before = &before[near..];
    before.rfind('(') > before.rfind(')') || before.contains(" including ")
}

/// Each phrase once, where it counts most: said twice, it says no more.
fn once(mut found: Vec<(Pointing<'_>, f32)>) -> Vec<(Pointing<'_>, f32)> {
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut seen = HashSet::new();
    found.retain(|(found, _)| seen.insert(found.to.as_ptr()));
    found
}
