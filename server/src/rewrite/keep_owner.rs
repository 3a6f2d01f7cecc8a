//! Leaves a key result with one owner.

use super::TextEdit;
use crate::model::{Body, Key, KeyResult, Property};
use crate::syntax::TokenKind;
use crate::text::Span;

/// The mentions that are owners: inline first, then in the `Owner` property.
pub fn mentions<'a>(body: &'a Body, key_result: &'a KeyResult) -> impl Iterator<Item = Span> + 'a {
    let inline = key_result.anatomy.owners.iter().map(|&span| key_result.place(span));
    let property = key_result.properties.get(Key::Owner).filter(|owner| body.is_filled(owner));
    inline.chain(property.into_iter().flat_map(in_property))
}

fn in_property(property: &Property) -> impl Iterator<Item = Span> + '_ {
    let mentions = property.value.tokens.iter().filter(|token| token.kind == TokenKind::Mention);
    mentions.map(|token| token.span.shifted(property.value.span.start))
}

/// Takes all owners away but the one at `kept`.
#[must_use]
pub fn keep_owner(body: &Body, key_result: &KeyResult, kept: Span) -> Vec<TextEdit> {
    let inline: Vec<Span> = key_result.anatomy.owners.iter().map(|&span| key_result.place(span)).collect();
    let whole = key_result.statement.span;
    let mut edits: Vec<TextEdit> = inline
        .chunk_by(|one, next| is_joint(body, *one, *next))
        .filter_map(|run| keep(body, run, kept, whole))
        .collect();
    if let Some(property) = key_result.properties.get(Key::Owner).filter(|owner| body.is_filled(owner)) {
        let run: Vec<Span> = in_property(property).collect();
        match run.as_slice() {
            [] => {}
            run if run.contains(&kept) => edits.extend(keep(body, run, kept, property.value.span)),
            _ => edits.push(TextEdit::delete(property.lines)),
        }
    }
    edits
}

/// Leaves of a run of mentions only the one to be kept; takes the whole run, with the blank on one side, where
/// that is not in it. `whole` is the text that the run stands in.
fn keep(body: &Body, run: &[Span], kept: Span, whole: Span) -> Option<TextEdit> {
    let all = run.first()?.cover(*run.last()?);
    if run.contains(&kept) {
        return (run.len() > 1).then(|| TextEdit::replace(all, body.slice(kept)));
    }
    let blanks = |text: &str, trimmed: &str| text.len() - trimmed.len();
    let before = body.slice(Span::new(whole.start, all.start));
    let behind = body.slice(Span::new(all.end, whole.end));
    if all.start > whole.start {
        let start = all.start - blanks(before, before.trim_end());
        return Some(TextEdit::delete(Span::new(start, all.end)));
    }
    let end = all.end
        + blanks(behind, behind.trim_start_matches(|c: char| c.is_whitespace() || ",:-–—".contains(c)));
    Some(TextEdit::delete(Span::new(all.start, end)))
}

/// True where only a sign or an "and" parts the two.
fn is_joint(body: &Body, one: Span, next: Span) -> bool {
    let between = body.slice(Span::new(one.end, next.start)).trim();
    between.is_empty() || matches!(between, "," | ";" | "&" | "+" | "/" | "and" | "or" | ", and")
}
