//! What an objective's statement says: is it a piece of work with an end, and does it carry a target?
//!
//! An objective may be vague, and may begin with build or create: "Build a culture of feedback" is a change of
//! the world. It is a task where what is made, held, decided or finished is a thing that is then done with.

use super::items::{Item, Items, Kind};
use super::lead::Lead;
use super::lexicon::{Class, Classes, Dimension, Lexicon, VerbClass};
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
}

/// Takes an objective's statement apart. `text` is what stands behind the marker; the tokens' spans are
/// relative to it.
#[must_use]
pub fn objective(text: &str, tokens: &[Token], lexicon: &Lexicon) -> ObjectiveAnatomy {
    let items = Items::read(text, tokens, lexicon);
    let sketch = Sketch::draw(&items);
    ObjectiveAnatomy { task: task(&items.list, &sketch), number: number(text, &items, &sketch) }
}

/// What has an end once it is made, held or decided.
const THINGS: Classes = Classes::of(&[Class::Deliverable, Class::Event, Class::WorkItem, Class::Asked]);

/// What is never finished: states, qualities, people, figures.
const STATES: Classes = Classes::of(&[
    Class::Quality,
    Class::Fault,
    Class::Money,
    Class::Measure,
    Class::Inside,
    Class::Outside,
    Class::Given,
    Class::Metric,
]);

/// Words that turn a thing into an ambition: "the most loved onboarding", "a reliable platform".
const AMBITION: Classes =
    Classes::of(&[Class::QualityAdjective, Class::Comparative, Class::QualityAdverb, Class::Vague]);

fn task(list: &[Item], sketch: &Sketch) -> Option<Span> {
    match sketch.lead {
        Lead::Imperative | Lead::Gerund | Lead::Past => {
            let (at, class) = sketch.verb?;
            let ends = sketch.object.is_some_and(|object| ends(list, sketch, object, class));
            ends.then(|| list[at].span)
        }
        Lead::Passive | Lead::Perfect | Lead::Participle => {
            let (at, class) = sketch.verb?;
            let subject = sketch.subject?;
            let work = matches!(
                class,
                VerbClass::Make
                    | VerbClass::Ship
                    | VerbClass::Alter
                    | VerbClass::Plan
                    | VerbClass::Finish
                    | VerbClass::Act
            );
            (work && !ambitious(list, sketch) && !is_state(list, subject)).then(|| list[at].span)
        }
        Lead::Possessive => {
            let object = sketch.object?;
            (is_thing(list, object) && !ambitious(list, sketch)).then(|| list[object.head].span)
        }
        Lead::Title => {
            let subject = sketch.subject?;
            let head = &list[subject.head];
            head.entry.is(Class::Event).then_some(head.span)
        }
        _ => None,
    }
}

/// True where work of this class on this object is done with one day.
fn ends(list: &[Item], sketch: &Sketch, object: Phrase, class: VerbClass) -> bool {
    let plain = !ambitious(list, sketch) && !is_state(list, object);
    match class {
        VerbClass::Ship | VerbClass::Finish => plain,
        VerbClass::Make
        | VerbClass::Plan
        | VerbClass::Study
        | VerbClass::Act
        | VerbClass::Tell
        | VerbClass::Alter => plain && is_thing(list, object),
        VerbClass::Staff => list[object.head].entry.is(Class::Role),
        _ => false,
    }
}

fn is_thing(list: &[Item], phrase: Phrase) -> bool {
    list[phrase.head].entry.classes.meets(THINGS)
}

fn is_state(list: &[Item], phrase: Phrase) -> bool {
    [Some(phrase.head), phrase.of].into_iter().flatten().any(|at| list[at].entry.classes.meets(STATES))
}

fn ambitious(list: &[Item], sketch: &Sketch) -> bool {
    list[sketch.start..sketch.end].iter().any(|item| item.entry.classes.meets(AMBITION))
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
