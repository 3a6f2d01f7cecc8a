//! Makes a key result of each of several that stand in one.
//!
//! ```okr
//! KR1: Raise activation to 50% and cut churn to 5% @li
//! ```
//! becomes
//! ```okr
//! KR1: Raise activation to 50% @li
//! KR2: Cut churn to 5% @li
//! ```

use super::{TextEdit, add_key_result::add_key_results, capitalised, parts::Parts};
use crate::model::{Body, KeyResult};
use crate::text::Span;

/// Leaves the first of `results` where it is, and gives each other one a key result of its own. A result is the
/// word that it lacks for being a sentence, which may be none, and its own words; they count in the body.
#[must_use]
pub fn split(body: &Body, key_result: &KeyResult, results: &[(&str, Span)]) -> Vec<TextEdit> {
    let core = Parts::of(body, key_result).core;
    let Some(((_, first), others)) = results.split_first() else { return Vec::new() };
    let text = |(verb, words): &(&str, Span)| capitalised(&format!("{verb}{}", body.slice(*words)));
    let texts: Vec<String> = others.iter().map(text).collect();
    vec![TextEdit::delete(Span::new(first.end, core.end)), add_key_results(body, key_result, &texts)]
}
