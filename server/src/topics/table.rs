//! The table of topics: `lexicon/topics.tsv` and `lexicon/outcomes.tsv`, and what a user adds.
//!
//! The files are part of the program and checked by tests, so a line that does not parse is skipped.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::own::{OwnOutcome, OwnTopic};
use super::words::{Reading, push_stem, spans, stem};
use crate::statement::{Polarity, Timing, rows};
use crate::text::Span;

const TOPICS: &str = include_str!("../../lexicon/topics.tsv");
const OUTCOMES: &str = include_str!("../../lexicon/outcomes.tsv");

/// A metric that work on a topic usually moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The metric's name, as a menu says it: "search success".
    pub name: Cow<'static, str>,
    /// Which way is better.
    pub polarity: Polarity,
    /// What it is counted in: `%`, `days`; `None` for a plain number.
    pub unit: Option<Cow<'static, str>>,
    /// Whether it moves early or late.
    pub timing: Timing,
    /// Whose behaviour it shows.
    pub actor: Cow<'static, str>,
    /// The metric that shows when this one is moved at the cost of something else; a user need not name it.
    pub guard: Cow<'static, str>,
    /// Stems of the words by which an objective asks for it.
    pub(crate) cues: Vec<String>,
    /// What the key result measures, with slots.
    pub(crate) measure: Cow<'static, str>,
}

/// What work is on.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name in the data.
    pub name: Cow<'static, str>,
    /// What usually stands behind it, the best first.
    pub outcomes: Vec<Outcome>,
    /// True where no words name it: a feature, a process. Only with the thing itself does its outcome say something.
    pub(crate) general: bool,
    /// True where a user wrote it: they know best what their work is for.
    pub(crate) own: bool,
}

impl Topic {
    /// True for a built-in topic of private life: learning, health.
    pub(crate) fn is_personal(&self) -> bool {
        !self.own
            && self.outcomes.first().is_some_and(|outcome| ["me", "my household"].contains(&&*outcome.actor))
    }
}

/// How surely words point to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// They name it.
    Names,
    /// They only hint at it.
    Hints,
}

/// All topics, and the words that point to them.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    list: Vec<Topic>,
    phrases: Phrases,
    /// Apart, so that a longer phrase of the built-in ones hides none of them.
    own_phrases: Phrases,
}

/// What words point to, by their stems, joined by blanks.
#[derive(Clone, Debug, Default)]
struct Phrases(HashMap<String, Pointers>);

#[derive(Clone, Debug, Default)]
struct Pointers {
    to: Vec<(usize, Strength)>,
    /// Longer phrases begin with this.
    longer: bool,
}

/// Words in a text that point to topics.
pub(crate) struct Pointing<'t> {
    pub(crate) span: Span,
    /// How many words they are.
    pub(crate) length: usize,
    pub(crate) to: &'t [(usize, Strength)],
}

impl Topics {
    /// The built-in topics, read at first use.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Topics> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(TOPICS, OUTCOMES))
    }

    /// These topics and a user's own.
    pub(super) fn with(&self, own: &BTreeMap<String, OwnTopic>) -> Self {
        let mut all = self.clone();
        for (name, OwnTopic { words, outcomes }) in own {
            words.iter().for_each(|words| all.own_phrases.point(words, all.list.len(), Strength::Names));
            all.list.push(Topic {
                name: name.clone().into(),
                outcomes: outcomes.iter().map(Outcome::from).collect(),
                general: false,
                own: true,
            });
        }
        all
    }

    /// All topics.
    #[must_use]
    pub fn list(&self) -> &[Topic] {
        &self.list
    }

    fn read(topics: &'static str, outcomes: &'static str) -> Self {
        let mut read = Self::default();
        for [name, names, hints] in rows(topics) {
            let topic = read.list.len();
            read.list.push(Topic {
                name: name.into(),
                outcomes: Vec::new(),
                general: names.is_empty(),
                own: false,
            });
            for (words, strength) in [(names, Strength::Names), (hints, Strength::Hints)] {
                words.split(", ").filter(|words| !words.is_empty()).for_each(|words| {
                    match words.strip_prefix('=') {
                        Some(word) => read.phrases.point_exactly(word, topic, strength),
                        None => read.phrases.point(words, topic, strength),
                    }
                });
            }
        }
        for [topic, name, polarity, unit, timing, actor, guard, cues, measure] in rows(outcomes) {
            let (Some(polarity), Some(timing)) = (Polarity::named(polarity), Timing::named(timing)) else {
                continue;
            };
            let Some(topic) = read.list.iter_mut().find(|known| known.name == topic) else { continue };
            let cues = cues.split(',').map(|cue| stem(cue).to_lowercase()).collect();
            topic.outcomes.push(Outcome {
                name: name.into(),
                polarity,
                unit: (unit != "-").then_some(unit.into()),
                timing,
                actor: actor.into(),
                guard: guard.into(),
                cues,
                measure: measure.into(),
            });
        }
        read
    }

    /// The words of a text that point to topics, the longest phrases first at each place.
    pub(crate) fn find<'t>(&'t self, reading: &Reading<'_>) -> Vec<Pointing<'t>> {
        let mut found = self.phrases.find(reading);
        if !self.own_phrases.0.is_empty() {
            found.extend(self.own_phrases.find(reading));
        }
        found
    }
}

/// All topics of a user, by name.
#[derive(Debug)]
pub struct OwnTopics {
    list: BTreeMap<String, OwnTopic>,
    table: OnceLock<Topics>,
}

impl OwnTopics {
    pub(crate) const fn new(list: BTreeMap<String, OwnTopic>) -> Self {
        Self { list, table: OnceLock::new() }
    }

    /// The built-in topics with these, made at first use.
    #[must_use]
    pub fn table(&self) -> &Topics {
        self.table.get_or_init(|| Topics::builtin().with(&self.list))
    }
}

impl From<&OwnOutcome> for Outcome {
    fn from(own: &OwnOutcome) -> Self {
        Self {
            name: own.name.clone().into(),
            polarity: own.better,
            unit: (!own.unit.is_empty()).then(|| own.unit.clone().into()),
            timing: own.timing,
            actor: own.actor.clone().into(),
            guard: own.guard.clone().into(),
            cues: Vec::new(),
            measure: own.measure.clone().into(),
        }
    }
}

impl Phrases {
    /// Lets words in all their forms point to a topic.
    fn point(&mut self, words: &str, topic: usize, strength: Strength) {
        let mut key = String::new();
        for word in spans(words, Span::new(0, words.len())) {
            if !key.is_empty() {
                self.0.entry(key.clone()).or_default().longer = true;
                key.push(' ');
            }
            push_stem(&mut key, word.of(words));
        }
        self.0.entry(key).or_default().to.push((topic, strength));
    }

    /// Lets a word in this very form point to a topic.
    fn point_exactly(&mut self, word: &str, topic: usize, strength: Strength) {
        self.0.entry(format!("={word}")).or_default().to.push((topic, strength));
    }

    fn find<'t>(&'t self, reading: &Reading<'_>) -> Vec<Pointing<'t>> {
        let mut found = Vec::new();
        let mut key = String::with_capacity(40);
        let mut at = 0;
        while at < reading.words.len() {
            key.clear();
            let mut longest = None;
            for end in at..reading.words.len() {
                if end > at {
                    key.push(' ');
                }
                push_stem(&mut key, reading.word(end));
                let Some(pointers) = self.0.get(key.as_str()) else { break };
                if !pointers.to.is_empty() {
                    longest = Some((end, pointers));
                }
                if !pointers.longer {
                    break;
                }
            }
            if longest.is_none_or(|(end, _)| end == at)
                && let Some(pointers) = self.exactly(reading.word(at), &mut key)
            {
                longest = Some((at, pointers));
            }
            if let Some((end, pointers)) = longest {
                let span = reading.words[at].span.cover(reading.words[end].span);
                found.push(Pointing { span, length: end + 1 - at, to: &pointers.to });
                at = end;
            }
            at += 1;
        }
        found
    }

    /// What a word points to in this very form: "meeting", but not "meet".
    fn exactly(&self, word: &str, key: &mut String) -> Option<&Pointers> {
        key.clear();
        key.push('=');
        key.extend(word.chars().flat_map(char::to_lowercase));
        let singular = key.strip_suffix('s').unwrap_or(key);
        self.0.get(key.as_str()).or_else(|| self.0.get(singular))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_of_the_data_counts_once_and_in_order() {
        let topics: Vec<[&str; 3]> = rows(TOPICS).collect();
        assert!(topics.len() >= 90, "{}", topics.len());
        assert!(topics.windows(2).all(|two| two[0][0] < two[1][0]), "topics are not sorted");
        let outcomes: Vec<[&str; 9]> = rows(OUTCOMES).collect();
        assert!(outcomes.windows(2).all(|two| two[0][0] <= two[1][0]), "outcomes are not sorted");
        let read = Topics::builtin();
        assert_eq!(read.list.iter().map(|topic| topic.outcomes.len()).sum::<usize>(), outcomes.len());
        for line in TOPICS.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
        for line in OUTCOMES.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.split('\t').filter(|cell| !cell.is_empty()).count(), 9, "{line}");
        }
        let mut measures = HashSet::new();
        for topic in &read.list {
            assert!((2..=3).contains(&topic.outcomes.len()), "{} has {}", topic.name, topic.outcomes.len());
            for outcome in &topic.outcomes {
                assert!(measures.insert((&topic.name, &outcome.measure)), "{} twice", outcome.measure);
                assert_ne!(outcome.name, outcome.guard, "{} guards itself", outcome.name);
            }
        }
    }

    #[test]
    fn what_names_one_topic_names_no_other() {
        let read = Topics::builtin();
        for (words, pointers) in &read.phrases.0 {
            let mut seen = HashSet::new();
            assert!(pointers.to.iter().all(|(topic, _)| seen.insert(topic)), "{words} twice of one topic");
            let named = pointers.to.iter().filter(|(_, strength)| *strength == Strength::Names);
            let named: Vec<&str> = named.map(|(topic, _)| &*read.list[*topic].name).collect();
            assert!(named.len() <= 1, "{words} names {named:?}");
        }
    }
}
