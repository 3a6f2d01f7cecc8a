//! What can be measured: what the document measures already, a user's own metrics, those that fit the objective, and
//! all others that are known.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::context::fits;
use super::scene::Scene;
use super::{Insertion, Item, ItemKind, MOST, most_used};
use crate::facts::metrics;
use crate::model::{Key, KeyResult, Statement};
use crate::rewrite::capitalised;
use crate::rewrite::outcome::{in_a_sentence, measure_in_its_own_words as measure};
use crate::statement::{self, Kind, Polarity, Timing, VerbClass};
use crate::text::Span;
use crate::topics::{Outcome, Reading, Strength};

/// Metrics of which a sentence speaks in the plural.
const COUNTED: &str = include_str!("../../lexicon/counted.tsv");

/// Characters of a metric's name; what is longer is a sentence.
const LONGEST: usize = 60;

/// Metrics that fit a verb of this class, or any; `word` is what is typed of the name.
pub(super) fn items(scene: &Scene<'_>, verb: Option<VerbClass>, word: &str) -> Vec<Item> {
    let mut menu = Menu { scene, verb, word, seen: HashSet::new(), items: Vec::new() };
    menu.add_document();
    for (name, polarity, timing) in scene.config.lexicon().own_metrics() {
        menu.add(name, Some(polarity), Some(timing), "your own");
    }
    let topics = scene.config.topics().list();
    for outcome in topics.iter().filter(|topic| topic.own).flat_map(|topic| &topic.outcomes) {
        menu.add_outcome(outcome, "your own");
    }
    for topic in fitting(scene) {
        topics[topic].outcomes.iter().for_each(|outcome| menu.add_outcome(outcome, "fits the objective"));
    }
    // Of all that is known, only what somebody has begun to write.
    if !word.is_empty() {
        topics.iter().flat_map(|topic| &topic.outcomes).for_each(|outcome| menu.add_outcome(outcome, ""));
        for (name, polarity, timing) in statement::metrics() {
            menu.add(&counted(name), Some(polarity), Some(timing), "");
        }
    }
    menu.items
}

/// The topics that the objective and its reason point to, the clearest first.
fn fitting(scene: &Scene<'_>) -> Vec<usize> {
    let Some(objective) = &scene.body.objective else { return Vec::new() };
    let topics = scene.config.topics();
    let mut scores: HashMap<usize, u32> = HashMap::new();
    let why = objective.properties.get(Key::Why).map(|why| &why.value);
    for Statement { span, tokens } in [&objective.statement].into_iter().chain(why) {
        let reading = Reading::of(scene.body.slice(*span), tokens, scene.config.lexicon());
        for &(topic, strength) in topics.find(&reading).iter().flat_map(|found| found.to) {
            *scores.entry(topic).or_default() += if strength == Strength::Names { 3 } else { 1 };
        }
    }
    let mut fitting: Vec<(usize, u32)> = scores.into_iter().collect();
    fitting.sort_by_key(|&(topic, score)| (std::cmp::Reverse(score), topic));
    fitting.into_iter().map(|(topic, _)| topic).collect()
}

struct Menu<'a> {
    scene: &'a Scene<'a>,
    verb: Option<VerbClass>,
    word: &'a str,
    seen: HashSet<String>,
    items: Vec<Item>,
}

impl Menu<'_> {
    /// What the key results of the document measure, the most used first.
    fn add_document(&mut self) {
        let lexicon = self.scene.config.lexicon();
        let cursor = Span::empty(self.scene.start + self.scene.at);
        let measured = self.scene.document.blocks().iter().flat_map(|block| {
            let is_typed = move |item: &KeyResult| item.layout.head.shifted(block.start).touches(cursor);
            let outcomes = block.body.key_results.iter().filter(|item| item.anatomy.kind == Kind::Outcome);
            outcomes.filter(move |item| !is_typed(item)).filter_map(|item| {
                let metric = item.anatomy.metric?;
                Some((block.body.slice(item.place(metric.span)), item))
            })
        });
        for (words, item, _) in most_used(measured) {
            let polarity = metrics::better(words, &item.anatomy, lexicon);
            // To read words as a sentence costs more than to see that nobody wants them.
            if self.fits(words, polarity)
                && let Some(name) = in_a_sentence(words, lexicon)
            {
                let timing = item.anatomy.metric.and_then(|metric| metric.timing);
                self.add(&name, polarity, timing, "in this document");
            }
        }
    }

    fn add(&mut self, name: &str, polarity: Option<Polarity>, timing: Option<Timing>, source: &str) {
        let plain = name.chars().count() <= LONGEST && !name.contains(['\n', '\r', '<', '\t']);
        if plain && self.wants(name, polarity) {
            let insertion = Insertion::text(name).then(self.change("", ""));
            let about = about(name, polarity, timing, self.outcome_called(name));
            let item = Item::named(ItemKind::Metric, name).detail(detail(timing, source));
            self.items.push(item.puts(insertion).about(about));
        }
    }

    fn add_outcome(&mut self, outcome: &Outcome, source: &str) {
        if self.wants(&outcome.name, Some(outcome.polarity)) {
            // What everybody calls so needs no other words.
            let known = self.scene.config.lexicon().entry(&outcome.name).metric.is_some();
            let words = if known { outcome.name.to_string() } else { measure(outcome) };
            // "The" may stand there already.
            let has_article = self.scene.ends_with_article(self.word);
            let words = words.strip_prefix("the ").filter(|_| has_article).unwrap_or(&words);
            let change = match outcome.unit.as_deref() {
                Some("%") => self.change("%", ""),
                Some(unit) => self.change("", &format!(" {unit}")),
                None => self.change("", ""),
            };
            let timing = Some(outcome.timing);
            let item = Item::named(ItemKind::Metric, &*outcome.name).detail(detail(timing, source));
            let about = about(&outcome.name, Some(outcome.polarity), timing, Some(outcome));
            self.items.push(item.puts(Insertion::text(words).then(change)).about(about));
        }
    }

    /// True where nobody has offered it yet, and it fits.
    fn wants(&mut self, name: &str, polarity: Option<Polarity>) -> bool {
        self.fits(name, polarity) && self.seen.insert(name.to_lowercase())
    }

    /// True where it is what somebody types, and better that way.
    fn fits(&self, name: &str, polarity: Option<Polarity>) -> bool {
        let way = match self.verb {
            Some(VerbClass::Up) => Some(Polarity::Higher),
            Some(VerbClass::Down) => Some(Polarity::Lower),
            _ => None,
        };
        let good = way.is_none() || polarity.is_none() || way == polarity;
        let enough = self.items.len() > MOST;
        good && !enough && fits(self.word, name)
    }

    /// From where to where, in that unit, where the verb asks for it and no figure stands there yet.
    fn change(&self, sign: &str, unit: &str) -> Insertion {
        let changes = matches!(self.verb, Some(VerbClass::Up | VerbClass::Down | VerbClass::Better));
        let open = !self.scene.behind().contains(|c: char| c.is_ascii_digit() || c == '<');
        match changes && open {
            true => Insertion::form(&format!(" from <baseline>{sign} to <target>{sign}{unit}")),
            false => Insertion::default(),
        }
    }

    /// The outcome of a topic that goes by that name.
    fn outcome_called(&self, name: &str) -> Option<&Outcome> {
        let outcomes = self.scene.config.topics().list().iter().flat_map(|topic| &topic.outcomes);
        outcomes.into_iter().find(|outcome| outcome.name == name)
    }
}

/// The name of a metric in a sentence: whoever and whatever is counted is more than one.
fn counted(name: &str) -> Cow<'_, str> {
    static NAMES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| statement::rows(COUNTED).map(|[name]| name).collect());
    match NAMES.contains(name) {
        true => statement::plural(name).into(),
        false => name.into(),
    }
}

/// The few words beside a metric's name.
fn detail(timing: Option<Timing>, source: &str) -> String {
    let timing = timing.map(|timing| match timing {
        Timing::Leading => "leading",
        Timing::Lagging => "lagging",
    });
    let words: Vec<&str> = timing.into_iter().chain([source]).filter(|words| !words.is_empty()).collect();
    words.join(", ")
}

/// What is known of a metric, in sentences.
fn about(
    name: &str,
    polarity: Option<Polarity>,
    timing: Option<Timing>,
    outcome: Option<&Outcome>,
) -> String {
    let mut sentences = Vec::new();
    if let Some(measure) = outcome.map(measure).filter(|measure| *measure != *name) {
        sentences.push(format!("{}.", capitalised(&measure)));
    }
    sentences.extend(polarity.map(|polarity| polarity.told().to_owned()));
    sentences.extend(timing.map(|timing| timing.told().to_owned()));
    let guard = outcome.map(|outcome| &*outcome.guard).filter(|guard| !guard.is_empty());
    sentences.extend(guard.map(|guard| format!("Watch beside it: {guard}.")));
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_a_metric_in_the_singular() {
        let metrics: HashSet<&str> = statement::metrics().map(|(name, ..)| name).collect();
        let counted: Vec<&str> = statement::rows(COUNTED).map(|[name]| name).collect();
        assert!(counted.is_sorted() && counted.iter().all(|name| metrics.contains(name)), "{counted:?}");
        for (name, expected) in [
            ("customer complaint", "customer complaints"),
            ("number of click", "number of clicks"),
            ("open vacancy", "open vacancies"),
            ("food waste", "food waste"),
            ("manual work", "manual work"),
            ("average revenue per user", "average revenue per user"),
        ] {
            assert_eq!(super::counted(name), expected);
        }
    }
}
