//! What an objective's statement says: is it a piece of work with an end, and does it carry a target?
//!
//! An objective may be vague, and may begin with build or create: "Build a culture of feedback" is a change of
//! the world. It is a task where what is made, held, decided or finished is a thing that is then done with.

use super::class::{Class, Dimension, VerbClass};
use super::classes::Classes;
use super::deadline;
use super::items::{Item, Items, Kind};
use super::language::Language;
use super::lead::Lead;
use super::lexicon::Lexicon;
use super::measure;
use super::number::Value;
use super::phrase::Phrase;
use super::quantity::{Quantity, Role};
use super::sketch::Sketch;
use crate::syntax::Token;
use crate::text::Span;

/// An objective's statement taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectiveAnatomy {
    /// The words that show a deliverable, project or event with an end of its own.
    pub task: Option<Span>,
    /// The measured target.
    pub number: Option<Span>,
    /// The words of the deadline, without their "by".
    pub deadline: Option<Span>,
    /// How many of its words are English.
    pub language: Language,
}

/// Takes an objective's statement apart. `text` is what stands behind the marker; the tokens' spans are
/// relative to it.
#[must_use]
pub fn objective(text: &str, tokens: &[Token], lexicon: &Lexicon) -> ObjectiveAnatomy {
    let items = Items::read(text, tokens, lexicon);
    let sketch = Sketch::draw(text, &items);
    ObjectiveAnatomy {
        task: task(text, &items.list, &sketch),
        number: number(text, &items, &sketch),
        deadline: deadline::deadline(text, &items),
        language: items.language,
    }
}

/// What has an end once it is made, held or decided.
const THINGS: Classes = Classes::of(&[Class::Deliverable, Class::Event, Class::WorkItem, Class::Asked]);

/// What is never finished: states, qualities, people, money.
const OPEN: Classes =
    Classes::of(&[Class::Quality, Class::Fault, Class::Money, Class::Outside, Class::Given]);
const FIGURES: Classes = Classes::of(&[Class::Measure, Class::Metric]);
const STATES: Classes = OPEN.union(FIGURES);

const MADE: Classes = Classes::of(&[Class::Deliverable]);
const EVENTS: Classes = Classes::of(&[Class::Event]);
const SYSTEMS: Classes = Classes::of(&[Class::System]);
const STAFF: Classes = Classes::of(&[Class::Role, Class::Inside]);

/// Words that turn a thing into an ambition: "the most loved onboarding", "a reliable platform".
const AMBITION: Classes =
    Classes::of(&[Class::QualityAdjective, Class::Comparative, Class::QualityAdverb, Class::Vague]);

fn task(text: &str, list: &[Item], sketch: &Sketch) -> Option<Span> {
    match sketch.lead {
        Lead::Imperative | Lead::Gerund | Lead::Past => {
            let (at, class) = sketch.verb?;
            ends(list, sketch, class).then(|| list[at].span)
        }
        Lead::Passive | Lead::Perfect | Lead::Participle => {
            let (at, class) = sketch.verb?;
            let work = matches!(
                class,
                VerbClass::Make | VerbClass::Ship | VerbClass::Alter | VerbClass::Finish | VerbClass::Plan
            );
            // "Ready and prepared for growth" is a state.
            let purpose = list.get(at + 1).is_some_and(|next| next.span.of(text).eq_ignore_ascii_case("for"));
            let state =
                class != VerbClass::Finish && sketch.subject.is_some_and(|subject| is(list, subject, STATES));
            (work && !purpose && !state && !is_ambitious(&list[sketch.start..sketch.end]))
                .then(|| list[at].span)
        }
        Lead::Active => {
            let (at, class) = sketch.verb?;
            // "Shops open on time" says how well it goes.
            let state = is_ambitious(&list[sketch.start..sketch.end]);
            (class == VerbClass::Ship && !state).then(|| list[at].span)
        }
        Lead::Possessive => {
            let object = sketch.object?;
            (is(list, object, THINGS) && !is_ambitious(&list[sketch.start..sketch.end]))
                .then(|| list[object.head].span)
        }
        Lead::Title => {
            // An event by its bare name: "Beta release of the app", "Harvest festival".
            let subject = sketch.subject?;
            let head = &list[subject.head];
            let release = matches!(head.entry.verb, Some((VerbClass::Ship, _)));
            let first =
                list[subject.start..subject.head].iter().any(|item| item.entry.is(Class::MakeAdjective));
            let event = head.entry.is(Class::Event) && !head.entry.is(Class::Given);
            (event || release && first).then_some(head.span)
        }
        _ => None,
    }
}

/// True where work of this class on its object is done with one day.
fn ends(list: &[Item], sketch: &Sketch, class: VerbClass) -> bool {
    let Some(object) = sketch.object else { return false };
    let event = is(list, object, EVENTS);
    let lasting = sketch.verb.is_some_and(|(at, _)| list[at].entry.is(Class::Lasting));
    if lasting || list[object.start].entry.is(Class::Subordinator) {
        return false;
    }
    if class == VerbClass::Staff {
        return is(list, object, STAFF);
    }
    // "Create SLAs" makes a thing; "grow revenue" never does.
    let states = if class == VerbClass::Make { OPEN } else { OPEN.union(FIGURES) };
    if sketch.lead == Lead::Gerund && class == VerbClass::Act
        || is(list, object, states)
        || is_ambitious(&list[object.start..object.end]) && !event
    {
        return false;
    }
    match class {
        VerbClass::Ship | VerbClass::Make => {
            is(list, object, THINGS.union(SYSTEMS).union(FIGURES)) || is_name(&list[object.head])
        }
        VerbClass::Plan => true,
        VerbClass::Study | VerbClass::Tell | VerbClass::Finish => {
            is(list, object, THINGS) || is_name(&list[object.head]) || is_unknown_plural(&list[object.head])
        }
        // Doing and changing go on, unless it is a thing that they end with.
        VerbClass::Act | VerbClass::Alter | VerbClass::Reach => {
            is(list, object, MADE) || event || is_name(&list[object.head])
        }
        VerbClass::Win | VerbClass::Get => event,
        _ => false,
    }
}

/// True where the head of a phrase, or what it measures, is of one of the classes.
fn is(list: &[Item], phrase: Phrase, classes: Classes) -> bool {
    [Some(phrase.head), phrase.of].into_iter().flatten().any(|at| list[at].entry.classes.meets(classes))
}

/// A thing that no lexicon knows and that is written as names are.
fn is_name(head: &Item) -> bool {
    head.kind == Kind::Name || head.capital && head.entry.is_unknown()
}

fn is_unknown_plural(head: &Item) -> bool {
    head.entry.is_unknown() && head.entry.is(Class::Plural)
}

fn is_ambitious(part: &[Item]) -> bool {
    part.iter().any(|item| item.entry.classes.meets(AMBITION))
}

/// A figure that the objective sets for itself; a rank ("top 5") is none, and neither is a name ("Web 3").
fn number(text: &str, items: &Items, sketch: &Sketch) -> Option<Span> {
    let measure = measure::parts(text, items, sketch);
    let figure = measure.target.or(measure.delta).or(measure.baseline)?;
    let multiple = matches!(figure.value, Value::Multiple(_));
    let digits = figure.span.of(text).bytes().any(|byte| byte.is_ascii_digit());
    (figure.role == Role::Measure && (digits || multiple) && !is_rank(items, &figure)).then_some(figure.span)
}

fn is_rank(items: &Items, figure: &Quantity) -> bool {
    let at = items.list.iter().position(|item| item.span.end >= figure.span.end).unwrap_or_default();
    let before = at.checked_sub(1).map(|before| &items.list[before]);
    before.is_some_and(|before| before.entry.is(Class::Window) || before.kind == Kind::Mark('#'))
        && figure.unit.is_none_or(|unit| unit.dimension != Dimension::Share)
}
