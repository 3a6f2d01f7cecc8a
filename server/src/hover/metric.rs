//! What a key result measures: what that means, what moves it, what guards it, and where else it is measured.

use super::line::Line;
use super::{Context, Found, name};
use crate::facts::metrics::known;
use crate::model::{Body, Key, KeyResult};
use crate::page::Page;
use crate::rewrite::outcome::measure_in_its_own_words;
use crate::rules::{joined, singular, words};
use crate::statement::{Class, Classes, Lexicon, Polarity, Timing};
use crate::text::Span;
use crate::topics::{Outcome, Reading, Strength, Topic, stem};

/// Topics and outcomes named, at most.
const NAMED: usize = 3;

/// Words of a metric's name that do not tell it from others.
const IDLE: Classes = Classes::of(&[
    Class::Article,
    Class::Conjunction,
    Class::Determiner,
    Class::Measure,
    Class::Of,
    Class::Preposition,
    Class::Quantifier,
]);

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let span = metric(cx).filter(|span| cx.knows_words() && cx.is_in(*span))?;
    let text = cx.body.slice(span);
    let metric = Metric::read(cx, text);
    let elsewhere = elsewhere(cx, span);
    if metric.is_unknown() && elsewhere.is_empty() {
        return None;
    }
    let mut page = cx.page();
    metric.tell(cx, text, &mut page);
    if !elsewhere.is_empty() {
        page.paragraph("Also measured by");
        page.list(&name::shortened(elsewhere));
    }
    Some((span, page))
}

/// The words on the line of the place that name a metric.
fn metric(cx: &Context<'_>) -> Option<Span> {
    match cx.line? {
        Line::KeyResult(_, key_result) => of_key_result(cx.body, key_result),
        Line::Property(property) if property.key == Key::Metric => Some(property.value.span),
        _ => None,
    }
}

/// The words of a key result that name its metric.
pub(super) fn of_key_result(body: &Body, key_result: &KeyResult) -> Option<Span> {
    let span = key_result.place(key_result.anatomy.metric?.span);
    // "85% of colleagues"
    let of = body.slice(span).strip_prefix("of ").map_or(0, |_| "of ".len());
    Some(Span::new(span.start + of, span.end))
}

/// What is known of a metric.
struct Metric<'a> {
    /// Which way is better, where that is always so.
    polarity: Option<Polarity>,
    timing: Option<Timing>,
    /// The outcome that it is, with all topics whose work moves it.
    outcome: Option<&'a Outcome>,
    topics: Vec<&'a Topic>,
}

impl<'a> Metric<'a> {
    fn read(cx: &Context<'a>, text: &str) -> Self {
        let lexicon = cx.config().lexicon();
        let own = telling(text, lexicon);
        let is_it = |outcome: &Outcome| {
            let other = telling(&outcome.name, lexicon);
            // A single word means something else behind other words.
            let fits = own.len() == other.len() || own.len() > other.len() && other.len() > 1;
            fits && own
                .iter()
                .rev()
                .zip(other.iter().rev())
                .all(|(one, other)| one.eq_ignore_ascii_case(other))
        };
        let mut topics = Vec::new();
        let mut outcome = None;
        for topic in cx.config().topics().list() {
            if let Some(found) = topic.outcomes.iter().find(|outcome| is_it(outcome)) {
                if outcome.is_none() || topic.own {
                    outcome = Some(found);
                }
                topics.push(topic);
            }
        }
        if topics.is_empty() {
            let all = cx.config().topics();
            let found = all.find(&Reading::of(text, &[], lexicon));
            let named = found.iter().flat_map(|pointing| pointing.to);
            let named = named.filter(|(_, strength)| *strength == Strength::Names);
            topics.extend(named.filter_map(|(topic, _)| all.list().get(*topic)).take(1));
        }
        let (polarity, timing) = known(text, lexicon).unzip();
        Self {
            polarity: polarity.unwrap_or_else(|| outcome.map(|outcome| outcome.polarity)),
            timing: timing.or(outcome.map(|outcome| outcome.timing)),
            outcome,
            topics,
        }
    }

    /// True where nothing is known but what such work is for.
    const fn is_named(&self) -> bool {
        self.outcome.is_some() || self.polarity.is_some() || self.timing.is_some()
    }

    const fn is_unknown(&self) -> bool {
        self.polarity.is_none() && self.timing.is_none() && self.topics.is_empty()
    }

    fn tell(&self, cx: &Context<'_>, text: &str, page: &mut Page) {
        let user = |text: &str| cx.format.user(text);
        if self.is_named() {
            page.paragraph(&cx.format.strong(&user(text)));
        }
        if let Some(outcome) = self.outcome {
            let measure = measure_in_its_own_words(outcome);
            if measure != outcome.name {
                page.paragraph(&format!("For example, {}.", user(&measure)));
            }
        }
        let (polarity, timing) = (self.polarity.map(Polarity::told), self.timing.map(Timing::told));
        let nature: Vec<&str> = polarity.into_iter().chain(timing).collect();
        if !nature.is_empty() {
            page.paragraph(&nature.join(" "));
        }
        let names: Vec<String> = self.topics.iter().take(NAMED).map(|topic| user(&topic.name)).collect();
        match (self.outcome, self.topics.first()) {
            (Some(outcome), _) => {
                page.paragraph(&format!("Usually moved by work on {}.", joined(&names)));
                if !outcome.guard.is_empty() {
                    let guard = user(&outcome.guard);
                    page.paragraph(&format!("Guard it with {guard}, so that it is not bought too dearly."));
                }
            }
            (None, Some(topic)) => {
                let outcomes: Vec<String> =
                    topic.outcomes.iter().take(NAMED).map(|it| user(&it.name)).collect();
                let work = names.first().map_or("", |name| name);
                page.paragraph(&format!("Work on {work} is usually measured by {}.", joined(&outcomes)));
            }
            (None, None) => {}
        }
    }
}

/// The words of a metric's name that tell it from others, in one form.
fn telling<'t>(name: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let reading = Reading::of(name, &[], lexicon);
    let all: Vec<&str> = reading.words.iter().map(|word| stem(word.span.of(name))).collect();
    let telling: Vec<&str> = reading
        .words
        .iter()
        .filter(|word| !word.entry.classes.meets(IDLE))
        .map(|word| stem(word.span.of(name)))
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// The other key results of the document that measure the same.
fn elsewhere(cx: &Context<'_>, metric: Span) -> Vec<String> {
    let forms = |body: &Body, span: Span| {
        words(body, span).map(|word| singular(body.slice(word))).collect::<Vec<_>>()
    };
    let own = forms(cx.body, metric);
    let mut found = Vec::new();
    for (index, block) in cx.document().blocks().iter().enumerate() {
        let body = &block.body;
        for key_result in &body.key_results {
            let Some(span) = of_key_result(body, key_result) else { continue };
            let itself = index == cx.block && key_result.layout.extent.contains(metric);
            if !itself && forms(body, span) == own && !cx.analysis.is_quoted(index, span.start) {
                found.push(name::from_afar(body, key_result, cx.format));
            }
        }
    }
    found
}
