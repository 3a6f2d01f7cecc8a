//! What a statement says: its anatomy, read once from its text and tokens, with evidence for every verdict.

mod anatomy;
mod change;
mod class;
mod classes;
mod deadline;
mod direction;
mod feature;
mod items;
mod joins;
mod kind;
mod language;
mod lead;
mod lexicon;
mod measure;
mod model;
mod number;
mod objective;
mod observe;
mod observe_numbers;
mod observe_words;
mod owner;
mod parts;
mod phrase;
mod quantity;
mod segment;
mod settle;
mod sign;
mod sketch;
#[cfg(test)]
mod tests;
mod verdict;

pub use anatomy::{Anatomy, Direction, Evidence, Form, Kind, Metric, Placeholder, Verb, Way};
pub use class::{Class, Comparator, Dimension, Polarity, Timing, VerbClass};
pub use classes::Classes;
pub use feature::Feature;
pub use language::Language;
pub use lexicon::{Entry, Lexicon, LexiconAdditions};
pub use model::Weights;
pub use number::Value;
pub use objective::{ObjectiveAnatomy, objective};
pub use quantity::{Quantity, Role, Unit};
pub use verdict::{Verdict, verdict};

pub(crate) use change::is_change;
pub(crate) use class::form;
pub(crate) use classes::NOUNS;
pub(crate) use lexicon::load::{metrics, plural, rows, units};

use items::Items;
use sketch::Sketch;

use crate::syntax::Token;
use crate::text::Span;

/// Takes a statement apart. `text` is what stands behind the marker; the tokens' spans are relative to it.
#[must_use]
pub fn analyse(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Anatomy {
    let items = Items::read(text, tokens, lexicon);
    let sketch = Sketch::draw(text, &items);
    let measure = measure::measure(text, &items, &sketch, lexicon);
    let direction = direction::direction(text, &items, &sketch, &measure);
    let complete = measure.proof.is_some() && direction.is_some();
    let decision = kind::decide(text, &items, &sketch, complete, lexicon);
    let list = &items.list;
    let part = |part: Option<(usize, usize)>| part.and_then(|(start, end)| span_of(list.get(start..end)?));
    let metric = measure::metric(&items, &sketch).map(|(span, head)| {
        let known = list.get(head).and_then(|item| item.entry.metric);
        Metric { span, polarity: known.map(|it| it.0), timing: known.map(|it| it.1) }
    });
    let figure = measure.target.or(measure.delta);
    Anatomy {
        kind: decision.kind,
        score: decision.score,
        form: decision.form,
        verb: sketch.verb.map(|(at, class)| Verb { span: list[at].span, class }),
        direction,
        segment: segment::segment(text, &items, &sketch, metric.map(|metric| metric.span)),
        metric,
        number: measure.proof,
        baseline: measure.baseline,
        target: measure.target,
        delta: measure.delta,
        comparator: figure.and_then(|figure| figure.comparator),
        deadline: deadline::deadline(text, &items),
        means: part(sketch.means),
        purpose: part(sketch.purpose),
        guard: part(sketch.guard),
        actor: owner::actor(&items, &sketch),
        owners: owner::owners(text, &items),
        attributes: spans(list, |item| item.kind == items::Kind::Attribute),
        placeholders: spans(list, |item| item.kind == items::Kind::Blank)
            .into_iter()
            .map(|span| Placeholder { span, for_number: measure.proof.is_none() })
            .collect(),
        vague: spans(list, |item| item.entry.is(Class::Vague)),
        words: words(text, list),
        language: items.language,
        quantities: items.quantities,
    }
}

/// How many of a statement's words are English, names and addresses left out. The tokens' spans count from its start.
#[must_use]
pub fn language(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Language {
    Items::spelled(text, tokens, lexicon).language
}

/// How many words there are; a known phrase is one item, but as many words as it is written with.
fn words(text: &str, list: &[items::Item]) -> usize {
    use items::Kind::{Name, Number, Word};
    let spoken = list.iter().filter(|item| matches!(item.kind, Word | Number(_) | Name));
    let written = |span: Span| text.as_bytes().get(span.start..span.end).unwrap_or_default();
    let gaps = |item: &items::Item| written(item.span).iter().filter(|byte| **byte == b' ').count();
    spoken.map(|item| 1 + gaps(item)).sum()
}

/// Why a key result's kind is what it is: the reasons with the most weight, the heaviest first. Only who asks
/// pays for them, for few ever ask.
#[must_use]
pub fn evidence(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Evidence> {
    kind::evidence(&observed(text, tokens, lexicon), lexicon)
}

/// The features of a statement, by which the weights are fitted.
#[must_use]
pub fn features(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Feature> {
    observed(text, tokens, lexicon).into_iter().map(|it| it.feature).collect()
}

fn observed(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<observe::Observation> {
    let items = Items::read(text, tokens, lexicon);
    let sketch = Sketch::draw(text, &items);
    observe::observe(text, &items, &sketch)
}

fn spans(list: &[items::Item], is: impl Fn(&items::Item) -> bool) -> Vec<Span> {
    list.iter().filter(|item| is(item)).map(|item| item.span).collect()
}

fn span_of(list: &[items::Item]) -> Option<Span> {
    Some(list.first()?.span.cover(list.last()?.span))
}
