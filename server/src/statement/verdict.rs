//! The verdict on a key result: at most one of three, in this order.

use super::anatomy::{Anatomy, Kind};

/// What is wrong with a key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is the team's own work.
    TaskNotOutcome,
    /// It has no measurable target.
    MissingNumber,
    /// It says neither which way nor which threshold.
    MissingDirection,
}

impl Verdict {
    /// The name of the rule.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaskNotOutcome => "task-not-outcome",
            Self::MissingNumber => "missing-number",
            Self::MissingDirection => "missing-direction",
        }
    }
}

/// The verdict, or `None` for a clean key result and for what cannot be judged.
#[must_use]
pub const fn verdict(anatomy: &Anatomy) -> Option<Verdict> {
    match anatomy.kind {
        Kind::Output => Some(Verdict::TaskNotOutcome),
        Kind::Mixed | Kind::Unclear => None,
        Kind::Outcome if anatomy.number.is_none() => Some(Verdict::MissingNumber),
        Kind::Outcome if anatomy.direction.is_none() => Some(Verdict::MissingDirection),
        Kind::Outcome => None,
    }
}
