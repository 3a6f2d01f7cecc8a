//! Puts the outcome first where the work that is to bring it about leads.
//!
//! ```okr
//! KR1: Launch the campaign in 3 regions to win 1,000 leads @li
//! ```
//! becomes
//! ```okr
//! KR1: Win 1,000 leads @li
//! Initiative: Launch the campaign in 3 regions to win 1,000 leads @li
//! ```

use super::{TextEdit, capitalised, make_outcome::add_initiative, parts::Parts};
use crate::model::{Body, KeyResult};
use crate::text::Span;

/// What opens a purpose, and leaves a sentence where it is taken away.
const OPENERS: [&str; 5] = ["so that", "so", "in order to", "to", "and"];

/// The outcome that the purpose of `key_result` names: its words without those that open it. `None` where no
/// sentence would be left. Counts from the start of the body.
#[must_use]
pub fn named_outcome(body: &Body, key_result: &KeyResult) -> Option<Span> {
    let purpose = key_result.place(key_result.anatomy.purpose?);
    let core = Parts::of(body, key_result).core;
    let span = Span::new(purpose.start, purpose.end.min(core.end));
    let words = body.slice(span);
    let opener = OPENERS.iter().find_map(|opener| {
        let rest = words.get(opener.len()..)?;
        let opens =
            words[..opener.len()].eq_ignore_ascii_case(opener) && rest.starts_with(char::is_whitespace);
        opens.then(|| words.len() - rest.trim_start().len())
    })?;
    let end = span.start + words.trim_end_matches([' ', ',', ';']).len();
    (span.start + opener < end).then(|| Span::new(span.start + opener, end))
}

/// Says `outcome`, a stretch of the key result's own words, in the place of the whole, which goes word for word
/// to an initiative.
#[must_use]
pub fn outcome_first(body: &Body, key_result: &KeyResult, outcome: Span) -> Vec<TextEdit> {
    let parts = Parts::of(body, key_result);
    vec![
        TextEdit::replace(parts.core, capitalised(body.slice(outcome))),
        add_initiative(body, key_result, &parts, &[]),
    ]
}
