//! How items are called where they are spoken of elsewhere.

use crate::facts::owners;
use crate::model::{Body, Initiative, KeyResult};
use crate::page::Format;
use crate::rewrite;
use crate::text::Span;

/// Things listed, at most: a popup is no report.
const LISTED: usize = 6;

/// "O1 “New teams succeed …”"; `None` outside of an objective.
pub(super) fn objective(body: &Body, format: Format) -> Option<String> {
    let objective = body.objective.as_ref()?;
    Some(labelled(objective.label.as_ref().map(|it| &*it.name), body, objective.headline(), format))
}

/// "KR1 “Raise activation …”".
pub(super) fn key_result(body: &Body, key_result: &KeyResult, format: Format) -> String {
    let core = rewrite::core(body, key_result);
    let span = if core.is_empty() { key_result.headline() } else { core };
    labelled(key_result.label.as_ref().map(|it| &*it.name), body, span, format)
}

/// The same from elsewhere in the document: "O1/KR1 “Raise activation …”".
pub(super) fn from_afar(body: &Body, key_result: &KeyResult, format: Format) -> String {
    let label = body.objective.as_ref().and_then(|objective| objective.label.as_ref());
    let above = label.filter(|_| key_result.label.is_some());
    let name = self::key_result(body, key_result, format);
    above.map_or_else(|| name.clone(), |label| format!("{}/{name}", label.name))
}

/// "Initiative “Rebuild …”".
pub(super) fn initiative(body: &Body, initiative: &Initiative, format: Format) -> String {
    let said = owners::without_owners(body, initiative);
    let span = if said.is_empty() { initiative.marker } else { said };
    let label = initiative.label.as_ref().map_or("Initiative", |label| &label.name);
    labelled(Some(label), body, span, format)
}

fn labelled(label: Option<&str>, body: &Body, span: Span, format: Format) -> String {
    // What follows the last comma may be left out: owners, deadlines.
    let quoted = format.quoted(body.slice(span).trim_end_matches([',', ';', ' ']));
    label.map_or_else(|| quoted.clone(), |label| format!("{label} {quoted}"))
}

/// The first of `items`, and how many more there are.
pub(super) fn shortened(mut items: Vec<String>) -> Vec<String> {
    let more = items.len().saturating_sub(LISTED);
    if more > 1 {
        items.truncate(LISTED);
        items.push(format!("and {more} more"));
    }
    items
}
