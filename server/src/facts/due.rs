//! When a key result is due.

use jiff::civil::Date;

use crate::config::Config;
use crate::model::{Body, Key, KeyResult, Period, Properties, When, deadline};
use crate::rules::stated_deadline;
use crate::text::Span;

/// Whose words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The key result's own.
    Own,
    /// Those of its objective.
    Objective,
}

/// The words that say when a key result is due; without any it is at the end of the cycle.
pub(crate) fn words(body: &Body, key_result: &KeyResult) -> Option<(Span, Whose)> {
    let of = |properties: &Properties| {
        properties.get(Key::Due).filter(|due| body.is_filled(due)).map(|due| due.value.span)
    };
    let own = of(&key_result.properties).or_else(|| stated_deadline(body, key_result));
    let above = || body.objective.as_ref().and_then(|objective| of(&objective.properties));
    own.map(|span| (span, Whose::Own)).or_else(|| Some((above()?, Whose::Objective)))
}

/// The days that `text` means on `today`. What has no year is put where the cycle has it, and otherwise comes next; a
/// quarter may be one of the fiscal year.
pub(crate) fn placed(text: &str, cycle: Option<When>, today: Date, config: &Config) -> Option<Period> {
    let fits = |when: &When| cycle.is_none_or(|cycle| when.meets(cycle.and_the_next_day()));
    let readings: Vec<When> =
        [1, config.fiscal_year_start].into_iter().filter_map(|start| deadline(text, start)).collect();
    let fitting = readings.iter().find(|when| fits(when));
    let dated = || readings.iter().find(|when| matches!(when, When::Once(_)));
    let from = cycle.map_or(today, |cycle| cycle.on(today).first);
    fitting.or_else(dated).map(|when| when.on(from))
}
