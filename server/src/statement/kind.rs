//! Output or outcome: the decision, and the evidence for it where somebody asks.

use super::anatomy::{Evidence, Form, Kind};
use super::class::{Class, form};
use super::classes::{Classes, NOUNS};
use super::feature::{Family, Feature, Sign};
use super::items::{self, Items};
use super::lead::Lead;
use super::lexicon::Lexicon;
use super::number::Value;
use super::observe::{self, Observation};
use super::quantity::Role;
use super::sketch::Sketch;
use crate::text::Span;
use rust_decimal::Decimal;

/// A decision.
pub(crate) struct Decision {
    pub(crate) kind: Kind,
    pub(crate) score: f32,
    pub(crate) form: Option<(Form, Span)>,
}

/// Decides what finishing the statement proves. `complete` where it has a target and a way: to call that a
/// task takes more than thin evidence.
pub(crate) fn decide(
    text: &str,
    items: &Items,
    sketch: &Sketch,
    complete: bool,
    lexicon: &Lexicon,
) -> Decision {
    let seen = observe::observe(text, items, sketch);
    let score = lexicon.model.score(seen.iter().map(|it| it.feature));
    let has = |sign: Sign| seen.iter().any(|it| it.feature == Feature::sign(sign));
    let kind = if is_unclear(items, sketch, &has) {
        Kind::Unclear
    } else if score <= 0.0 {
        Kind::Outcome
    } else if is_mixed(items, sketch, lexicon) {
        Kind::Mixed
    } else if complete && score < lexicon.model.margin() {
        Kind::Unclear
    } else {
        Kind::Output
    };
    let form = (kind == Kind::Output).then(|| form(items, sketch, &has));
    Decision { kind, score, form }
}

/// A bare title of a word or two that no lexicon can place.
fn is_unclear(items: &Items, sketch: &Sketch, has: &impl Fn(Sign) -> bool) -> bool {
    let list = items.list.get(sketch.start..sketch.end).unwrap_or_default();
    let words = list.iter().filter(|item| item.kind == items::Kind::Word).count();
    let known = Classes::of(&[
        Class::Metric,
        Class::Measure,
        Class::Quality,
        Class::Fault,
        Class::Given,
        Class::Money,
        Class::Outside,
    ]);
    words == 0 && !has(Sign::Measured)
        || is_begun(list, items)
        || sketch.lead == Lead::Title
            && words <= 2
            && has(Sign::NoNumber)
            && !list.iter().any(|item| item.entry.classes.meets(known) || item.entry.verb.is_some())
}

/// "Cut p", "Fewer than": a change or bound with at most the first letters of what it is about, while somebody types.
fn is_begun(list: &[items::Item], items: &Items) -> bool {
    let whole = list.len() == items.list.len();
    let opens = |item: &items::Item| {
        item.entry.comparator.is_some()
            || item.entry.verb_in(form::BASE).is_some_and(Family::is_result)
                && !item.entry.classes.meets(NOUNS)
    };
    let letters = |item: &items::Item| {
        item.kind == items::Kind::Word
            && !item.capital
            && item.span.len() < if item.entry.is_unknown() { 3 } else { 2 }
    };
    whole
        && match list {
            [first] => opens(first),
            [first, half] => opens(first) && letters(half),
            _ => false,
        }
}

/// Work that names the measured outcome it is for: "to win 50 leads", "so that 9 of 10 …", "halving the queue".
/// A second sentence may name it too: "Host a fair. At least 300 visitors."
fn is_mixed(items: &Items, sketch: &Sketch, lexicon: &Lexicon) -> bool {
    let behind = items.list.get(sketch.sentence + 1..).unwrap_or_default();
    let work = behind.iter().take(2).any(|item| {
        item.entry
            .verb_in(form::BASE)
            .is_some_and(|class| matches!(Family::of(class), Family::Work | Family::People))
    });
    // "Host a fair. No complaints.", "Host a fair. 300 visitors.": the second sentence is the result.
    let result = behind.first().is_some_and(|item| item.entry.is(Class::Negation))
        || matches!(behind.first(), Some(item) if matches!(item.kind, items::Kind::Number(_)))
            && behind
                .iter()
                .take(3)
                .any(|item| item.entry.classes.meets(Classes::of(&[Class::Outside, Class::Given])));
    result
        || sketch.purpose.is_some_and(|(start, end)| names_outcome(items, &items.list[start..end], lexicon))
        || !work
            && behind.iter().any(|item| item.bounded)
            && behind.iter().any(|item| item.entry.classes.meets(OTHERS))
            && names_outcome(items, behind, lexicon)
}

/// What others do and what is earned by it.
const OTHERS: Classes = Classes::of(&[Class::Metric, Class::Money, Class::Given, Class::Outside]);

/// True where a part of a statement names a result with a figure.
fn names_outcome(items: &Items, part: &[items::Item], lexicon: &Lexicon) -> bool {
    let nouns = Classes::of(&[
        Class::Metric,
        Class::Money,
        Class::Given,
        Class::Outside,
        Class::Quality,
        Class::Fault,
    ]);
    let so_that = part.first().is_some_and(|item| item.entry.is(Class::Subordinator));
    let result = |item: &items::Item| {
        item.entry.classes.meets(nouns)
            || item.share
            || item.bounded
            || item.entry.comparator.is_some()
            || item.entry.verb_in(!0).is_some_and(Family::is_result)
    };
    (so_that || part.iter().any(result)) && part.iter().any(|item| is_measured(items, item, lexicon))
}

fn is_measured(items: &Items, item: &items::Item, lexicon: &Lexicon) -> bool {
    match item.kind {
        // "to keep one list" and "at the 50 stores" set no target.
        items::Kind::Number(index) => {
            let quantity = &items.quantities[index];
            let alone = quantity.unit.is_none() && quantity.comparator.is_none();
            let known = items.list.iter().take_while(|other| other.span.start < item.span.start).last();
            let known = known.is_some_and(|before| before.entry.is(Class::Article));
            let one = quantity.value == Value::Exact(Decimal::ONE);
            quantity.role == Role::Measure && !(alone && (known || one))
        }
        items::Kind::Blank => true,
        _ => lexicon.number(&item.entry).is_some_and(|number| number.multiple),
    }
}

/// The reasons with the most weight. Features that say the same of the same words are one reason.
pub(crate) fn evidence(seen: &[Observation], lexicon: &Lexicon) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = Vec::with_capacity(seen.len());
    for it in seen {
        let (span, reason) = (it.span, lexicon.model.reason(it.feature));
        let weight = lexicon.model.weight(it.feature);
        match evidence.iter_mut().find(|known| known.span == span && known.reason == reason) {
            Some(known) => known.weight += weight,
            None => evidence.push(Evidence { span, reason, weight }),
        }
    }
    evidence.retain(|it| it.weight.abs() >= 0.1);
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    evidence.truncate(8);
    evidence
}

/// In which form an output shows itself, and where.
fn form(items: &Items, sketch: &Sketch, has: &impl Fn(Sign) -> bool) -> (Form, Span) {
    let list = &items.list;
    let core = sketch.start..sketch.end;
    let verb = sketch.verb.map(|(at, class)| (list[at].span, class));
    let measured = core.clone().find(|&at| matches!(list[at].kind, items::Kind::Number(index) if items.quantities[index].role == Role::Measure));
    if let Some(at) = measured
        && (has(Sign::Percent) && !sketch.lead.is_verb_first() || has(Sign::Hundred))
    {
        return (Form::Coverage, list[at].span);
    }
    if let Some((span, class)) = verb {
        if sketch.lead.is_verb_first() {
            return match measured {
                Some(at)
                    if matches!(
                        Family::of(class),
                        Family::Work | Family::People | Family::Win | Family::Arrive
                    ) =>
                {
                    (Form::CountedWork, span.cover(list[at].span))
                }
                _ => (Form::Activity, span),
            };
        }
        if matches!(sketch.lead, Lead::Passive | Lead::Perfect | Lead::Participle) || has(Sign::DoneAdjective)
        {
            return (if has(Sign::AllThings) { Form::Coverage } else { Form::Completion }, span);
        }
    }
    let head = sketch.subject.map(|phrase| list[phrase.start].span.cover(list[phrase.head].span));
    let whole = list.get(sketch.start).map_or(Span::default(), |item| item.span);
    match measured {
        Some(at) if sketch.lead == Lead::Amount => {
            (Form::CountedWork, head.map_or(list[at].span, |head| head.cover(list[at].span)))
        }
        _ => (Form::Deliverable, head.unwrap_or(whole)),
    }
}
