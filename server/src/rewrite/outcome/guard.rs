//! What must not suffer while a metric moves: the counter-metric of the topic, as a key result that holds it.

use super::rank::{Ranked, has_all_words, metric_of};
use super::{Scores, Texts, sentence::is_outcome, subject};
use crate::config::Config;
use crate::model::{Body, KeyResult};
use crate::statement::{Lexicon, Polarity};
use crate::topics::Topics;

/// Words that end the name of what is counted: in "cost per customer" the cost is.
const BEHIND_HEAD: [&str; 7] = [" a ", " after ", " for ", " in ", " of ", " per ", " to "];

/// A key result that holds what must not suffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The metric's name; `None` where only the writer can know it.
    pub metric: Option<String>,
    /// The key result, with a blank for its limit.
    pub text: String,
}

/// The guard of `key_result`: that of the outcome which it comes closest to, unless the objective measures it.
#[must_use]
pub fn guard(body: &Body, key_result: &KeyResult, config: &Config) -> Guard {
    let (topics, lexicon) = (config.topics(), config.lexicon());
    let texts = Texts::read(body, key_result, lexicon);
    let object = subject::object(&texts.task, &key_result.anatomy);
    let scores = Scores::weigh(topics, &texts, &key_result.anatomy, object.as_ref());
    let ranked = scores.outcomes(topics, body, key_result, &texts, None);
    let metric = metric_of(body, key_result);
    // The outcome that it is says most of its price; words in passing say nothing of it.
    let is_named =
        |ranked: &&Ranked<'_>| metric.is_some_and(|metric| has_all_words(metric, &ranked.outcome.name));
    let named = ranked.iter().filter(is_named);
    let of_object = ranked.iter().filter(|ranked| ranked.at_head.is_some());
    let free = |Ranked { outcome, .. }: &Ranked<'_>| {
        let name = outcome.guard.as_ref();
        let text = hold(name, topics, lexicon);
        let fits = !name.is_empty() && !is_measured(name, body) && is_outcome(&text, lexicon);
        fits.then(|| Guard { metric: Some(name.to_owned()), text })
    };
    let asks = || Guard { metric: None, text: "Keep <what must not suffer> no worse than <level>".into() };
    named.chain(of_object).find_map(free).unwrap_or_else(asks)
}

/// True where a key result of the body measures `name`.
fn is_measured(name: &str, body: &Body) -> bool {
    body.key_results.iter().filter_map(|item| metric_of(body, item)).any(|metric| has_all_words(metric, name))
}

/// "Keep support requests below <limit>".
fn hold(name: &str, topics: &Topics, lexicon: &Lexicon) -> String {
    match polarity(name, topics, lexicon) {
        Some(Polarity::Lower) => format!("Keep {name} below <limit>"),
        Some(Polarity::Higher) => format!("Keep {name} above <limit>"),
        None => format!("Keep {name} no worse than <level>"),
    }
}

/// Which way is better: as the topics say, else by the longest end of the head that the lexicon knows.
fn polarity(name: &str, topics: &Topics, lexicon: &Lexicon) -> Option<Polarity> {
    let end = BEHIND_HEAD.iter().filter_map(|word| name.find(word)).min().unwrap_or(name.len());
    let head: Vec<&str> = name[..end].split(' ').collect();
    let mut outcomes = topics.list().iter().flat_map(|topic| &topic.outcomes);
    let measured = outcomes.find(|outcome| outcome.name == name).map(|outcome| outcome.polarity);
    let known = |words: &str| lexicon.entry(words).metric.map(|(polarity, _)| polarity);
    measured.or_else(|| known(name)).or_else(|| (0..head.len()).find_map(|at| known(&head[at..].join(" "))))
}
