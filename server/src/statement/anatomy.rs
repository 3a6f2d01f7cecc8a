//! What a statement is made of.

use super::class::{Comparator, Polarity, Timing, VerbClass};
use super::language::Language;
use super::quantity::{Quantity, Unit};
use crate::text::Span;

/// What finishing a key result proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A change, or a level, of something that the team influences but does not simply do.
    Outcome,
    /// The team's own work.
    Output,
    /// An output that names the measured outcome it is for.
    Mixed,
    /// No sentence about a result.
    Unclear,
}

/// In which form an output shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "Create a survey".
    Activity,
    /// "New platform".
    Deliverable,
    /// "Engine shipped to production".
    Completion,
    /// "Run 50 interviews".
    CountedWork,
    /// "100% of documents moved".
    Coverage,
}

/// Which way the result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More.
    Up,
    /// Less.
    Down,
    /// Stay as it is, or inside a bound.
    Hold,
    /// Arrive at a level, or win so many.
    Reach,
}

/// The direction of a result and the words that say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// Which way.
    pub way: Way,
    /// The words that say so.
    pub span: Span,
}

/// The verb of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Where it stands.
    pub span: Span,
    /// What it does.
    pub class: VerbClass,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// The words that name it.
    pub span: Span,
    /// Which way is better, where the metric is known.
    pub polarity: Option<Polarity>,
    /// Whether it moves early or late, where the metric is known.
    pub timing: Option<Timing>,
}

/// One reason for the kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The words that show it.
    pub span: Span,
    /// What they show, as a short phrase.
    pub reason: &'static str,
    /// How much it counts: positive for output, negative for outcome.
    pub weight: f32,
}

/// A blank that is still to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it stands.
    pub span: Span,
    /// True where it stands for the number of the result.
    pub for_number: bool,
}

/// A statement taken apart. Spans are bytes of the statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Anatomy {
    /// What finishing it proves.
    pub kind: Kind,
    /// The sum of all evidence: above zero for output; near zero it is a close call.
    pub score: f32,
    /// For an output, its form and the words that show it.
    pub form: Option<(Form, Span)>,
    /// The verb of the main clause.
    pub verb: Option<Verb>,
    /// Which way the result goes, and the words that say so.
    pub direction: Option<Direction>,
    /// What is measured.
    pub metric: Option<Metric>,
    /// Of whom or where it is measured: "new teams" in "for new teams".
    pub segment: Option<Span>,
    /// The words that prove a measurable target: a figure, or a word such as "double" or "zero".
    pub number: Option<Span>,
    /// All quantities in order, labels and dates among them.
    pub quantities: Vec<Quantity>,
    /// Where the measure starts.
    pub baseline: Option<Quantity>,
    /// Where it should arrive.
    pub target: Option<Quantity>,
    /// By how much it should change.
    pub delta: Option<Quantity>,
    /// How the target bounds the result.
    pub comparator: Option<Comparator>,
    /// The words of the deadline, without their "by".
    pub deadline: Option<Span>,
    /// "by optimising …".
    pub means: Option<Span>,
    /// "to win 1,000 leads".
    pub purpose: Option<Span>,
    /// "while keeping …".
    pub guard: Option<Span>,
    /// Who acts: "employees" in "80% of employees say".
    pub actor: Option<Span>,
    /// The owners: mentions at the very start or end.
    pub owners: Vec<Span>,
    /// Attributes in brackets.
    pub attributes: Vec<Span>,
    /// Blanks.
    pub placeholders: Vec<Placeholder>,
    /// Words that sound like a measure and are none.
    pub vague: Vec<Span>,
    /// How many words it has, owners and attributes not counted.
    pub words: usize,
    /// How many of them are English.
    pub language: Language,
}

impl Anatomy {
    /// True where there is a measurable target.
    #[must_use]
    pub const fn has_number(&self) -> bool {
        self.number.is_some()
    }

    /// What the result is counted in.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.target.or(self.delta).or(self.baseline).and_then(|figure| figure.unit)
    }

    /// Which way is better, for a known metric.
    #[must_use]
    pub fn polarity(&self) -> Option<Polarity> {
        self.metric.and_then(|metric| metric.polarity)
    }
}
