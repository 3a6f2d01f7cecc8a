//! Is there a measurable target, and what are its parts?

use super::change::{is_change, opens_with};
use super::class::{Class, Dimension, VerbClass};
use super::classes::Classes;
use super::items::{Item, Items, Kind, is_nounlike};
use super::lexicon::Lexicon;
use super::number::Value;
use super::phrase::{MEASURES, Phrase, points};
use super::quantity::{Quantity, Role};
use super::sketch::Sketch;
use crate::text::Span;

/// The parts of a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measure {
    /// The words that prove a measurable target.
    pub(crate) proof: Option<Span>,
    pub(crate) baseline: Option<Quantity>,
    pub(crate) target: Option<Quantity>,
    pub(crate) delta: Option<Quantity>,
}

/// Reads the measure of a statement.
pub(crate) fn measure(text: &str, items: &Items, sketch: &Sketch, lexicon: &Lexicon) -> Measure {
    let mut measure = parts(text, items, sketch);
    let figure = measure.target.or(measure.delta).or(measure.baseline).map(|quantity| quantity.span);
    measure.proof = figure.or_else(|| exact_word(items, sketch, lexicon)).or_else(|| held(items, sketch));
    measure
}

/// Baseline, target and delta, from the words beside the figures.
pub(crate) fn parts(text: &str, items: &Items, sketch: &Sketch) -> Measure {
    let list = &items.list;
    let mut measure = Measure::default();
    let mut loose = None;
    for (at, item) in list.iter().enumerate().skip(sketch.start) {
        let Kind::Number(index) = item.kind else {
            continue;
        };
        let quantity = items.quantities[index];
        let led =
            list[at.saturating_sub(1)].entry.classes.meets(Classes::of(&[Class::Means, Class::Purpose]));
        let means = !led && sketch.means.is_some_and(|(start, end)| (start..end).contains(&at));
        if quantity.role != Role::Measure || means || is_idle(text, list, at, &quantity) {
            continue;
        }
        let before = (sketch.start..at)
            .rev()
            .find(|&at| list[at].entry.comparator.is_none() && !matches!(list[at].kind, Kind::Mark('(')))
            .map(|at| behind_name(text, list, sketch.start, at));
        let word = before.map_or("", |at| list[at].span.of(text)).to_ascii_lowercase();
        let slot = match word.as_str() {
            "from" | "currently" | "now" | "baseline" | "was" | "today" => &mut measure.baseline,
            "by" => &mut measure.delta,
            "up" | "down" if before.is_some_and(|at| points(list, at)) => &mut measure.delta,
            "to" | "up to" => {
                let first = before.and_then(|to| number_before(list, to));
                if let Some((_, first)) = first.filter(|&(first, _)| opens_pair(list, sketch, first)) {
                    measure.baseline.get_or_insert(items.quantities[first]);
                }
                &mut measure.target
            }
            _ if before.is_some_and(|at| list[at].kind == Kind::Arrow) => {
                // Two values around an arrow: the first is where it starts.
                let first = before.and_then(|arrow| number_before(list, arrow));
                let first = first.map(|(_, index)| items.quantities[index]).or(loose.take());
                measure.baseline = measure.baseline.or(first);
                &mut measure.target
            }
            _ if loose.or(measure.target).is_some() && is_past(text, items, at) => &mut measure.baseline,
            _ if quantity.signed || matches!(quantity.value, Value::Multiple(_)) => &mut measure.delta,
            _ if is_change(item.span.of(text)) => &mut measure.delta,
            _ => {
                // "Readmissions within 30 days stay under 9%": the time one waits yields to the bound.
                if quantity.comparator.is_some() && loose.is_some_and(|first| is_wait(text, &first)) {
                    loose = None;
                }
                &mut loose
            }
        };
        slot.get_or_insert(quantity);
    }
    measure.target = measure.target.or(loose);
    // "from 9.2 to 6.5 months": both ends are counted in what one of them names.
    if let (Some(baseline), Some(target)) = (&mut measure.baseline, &mut measure.target) {
        baseline.unit = baseline.unit.or(target.unit);
        target.unit = target.unit.or(baseline.unit);
    }
    measure
}

/// The number that ends right in front of this place, its unit between them: its place, and that in the quantities.
fn number_before(list: &[Item], at: usize) -> Option<(usize, usize)> {
    let unit = |item: &&Item| item.entry.unit.is_some() || item.kind == Kind::Mark('%');
    let at = at.checked_sub(1 + list[..at].iter().rev().take_while(unit).count())?;
    match list[at].kind {
        Kind::Number(index) => Some((at, index)),
        _ => None,
    }
}

/// "Delivery on time: 91% to 97%", "stay 6.1 to 5.4 days": behind what it measures a number opens a pair; "in 2 to 3
/// days" and "win 10 to 15 stores" are ranges.
fn opens_pair(list: &[Item], sketch: &Sketch, first: usize) -> bool {
    let verb = sketch.verb.map(|(at, _)| at);
    first.checked_sub(1).is_some_and(|named| match list[named].kind {
        Kind::Mark(':') => true,
        Kind::Word => verb != Some(named) && is_nounlike(&list[named].entry),
        _ => false,
    })
}

/// "97% (Q4: 91%)", "15 minutes (40 today)": what was, said in brackets behind what shall be.
fn is_past(text: &str, items: &Items, at: usize) -> bool {
    let list = &items.list;
    if !list[at].bracketed {
        return false;
    }
    let open = list[..at].iter().rposition(|item| item.kind == Kind::Mark('(')).map_or(at, |open| open + 1);
    let inside = || list[open..].iter().take_while(|item| item.bracketed && item.kind != Kind::Mark(')'));
    let then = |item: &Item| match item.kind {
        Kind::Date => true,
        Kind::Number(index) => items.quantities[index].role == Role::Date,
        _ => PAST.iter().any(|word| item.span.of(text).eq_ignore_ascii_case(word)),
    };
    inside().any(then) && !inside().any(|item| item.entry.is(Class::DeadlineWord))
}

/// Words that say in brackets that a figure is the one of today or of the time before.
const PAST: [&str; 9] = ["now", "today", "currently", "baseline", "was", "last", "previously", "py", "ly"];

/// "within 30 days": how long one waits before one counts.
fn is_wait(text: &str, quantity: &Quantity) -> bool {
    quantity.unit.is_some_and(|unit| unit.dimension == Dimension::Time)
        && opens_with(quantity.span.of(text), "within")
}

/// "from a goal of 10", "to a total of 40": the word in front of what a figure is called.
fn behind_name(text: &str, list: &[Item], start: usize, of: usize) -> usize {
    if !list[of].entry.is(Class::Of) {
        return of;
    }
    let name = (start..of).rev().take(4).take_while(|&at| list[at].kind == Kind::Word);
    let opens = |at: &usize| {
        ["from", "to", "by"].iter().any(|word| list[*at].span.of(text).eq_ignore_ascii_case(word))
    };
    name.into_iter().find(opens).unwrap_or(of)
}

/// A number that measures nothing: "one of our …", "a third party".
fn is_idle(text: &str, list: &[Item], at: usize, quantity: &Quantity) -> bool {
    let word = list[at].span.of(text);
    // "the three slowest services" are known ones.
    let known = at.checked_sub(1).is_some_and(|before| {
        let before = &list[before];
        (before.entry.is(Class::Article) && before.span.len() == 3 || before.entry.is(Class::Determiner))
            && quantity.unit.is_none()
    });
    if known {
        return true;
    }
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    let next = list.get(at + 1);
    let of = next.is_some_and(|next| next.entry.is(Class::Of));
    if word.ends_with(" of") {
        return false;
    }
    let fraction = matches!(quantity.value, Value::Exact(value) if value < 1.into() && !value.is_zero());
    // "by half before April", "by two thirds in May": behind "by" a share is a figure, whatever follows.
    let by = at.checked_sub(1).is_some_and(|before| list[before].span.of(text).eq_ignore_ascii_case("by"));
    if is_change(word) || by && word.contains(' ') {
        return false;
    }
    !digits
        && ((word.eq_ignore_ascii_case("one") && of)
            || (fraction
                && next.is_some_and(|next| {
                    next.kind == Kind::Word
                        && !next.entry.classes.meets(Classes::of(&[
                            Class::Of,
                            Class::Article,
                            Class::Comparative,
                        ]))
                })))
}

/// A word that is an exact quantity: "double", "no", "every".
fn exact_word(items: &Items, sketch: &Sketch, lexicon: &Lexicon) -> Option<Span> {
    let list = &items.list;
    (sketch.start..list.len()).find_map(|at| {
        let item = &list[at];
        if item.kind != Kind::Word {
            return None;
        }
        let first = at == sketch.start
            || list[sketch.start..at].iter().all(|item| {
                item.entry.classes.meets(Classes::of(&[
                    Class::Adverb,
                    Class::Article,
                    Class::Means,
                    Class::Preposition,
                ])) || item.entry.comparator.is_some()
            });
        let before = at.checked_sub(1).map(|before| &list[before]);
        let behind_verb = before.is_some_and(|item| {
            item.entry.verb.is_some() || item.entry.is(Class::Means) || item.entry.is(Class::Auxiliary)
        });
        let number = lexicon.number(&item.entry);
        let exact = if number.is_some_and(|number| number.multiple) {
            true
        } else if item.entry.is(Class::Negation) {
            number.is_some()
                && (first
                    || behind_verb
                    || before.is_some_and(|item| item.entry.is(Class::Guard))
                    || at > 0 && matches!(list[at - 1].kind, Kind::Mark(_)))
        } else {
            item.entry.is(Class::Quantifier)
                && (first || item.span.len() != 4)
                && !item.entry.is(Class::Rhythm)
                && (first
                    || behind_verb && !matches!(list.get(at + 1), Some(next) if next.entry.unit.is_some()))
        };
        exact.then_some(item.span)
    })
}

/// "Keep churn at today's level": a measure held where it is.
fn held(items: &Items, sketch: &Sketch) -> Option<Span> {
    let holds = matches!(sketch.verb, Some((_, VerbClass::Hold)));
    items
        .list
        .iter()
        .skip(sketch.start)
        .find(|item| holds && item.entry.is(Class::Same))
        .map(|item| item.span)
}

/// The words that name what is measured: the phrase with the metric in it, else the subject or object.
pub(crate) fn metric(items: &Items, sketch: &Sketch) -> Option<(Span, usize)> {
    let list = &items.list;
    let phrases = [sketch.object, sketch.subject];
    let best = phrases
        .iter()
        .flatten()
        .find(|phrase| list[phrase.head].entry.classes.meets(MEASURES))
        .or_else(|| phrases.iter().flatten().next())?;
    let Phrase { start, end, head, of } = *best;
    let skip = Classes::of(&[Class::Article, Class::Determiner, Class::Adverb, Class::Quantifier]);
    let first = (start..=head).find(|&at| {
        list[at].kind == Kind::Word
            && (!list[at].entry.classes.meets(skip) || list[at].entry.is(Class::Rhythm))
            && list[at].entry.comparator.is_none()
            && list[at].entry.unit.is_none()
    })?;
    let last = of.unwrap_or(head).min(end.saturating_sub(1)).max(first);
    Some((list[first].span.cover(list[last].span), head))
}
