//! Says an objective anew, and keeps its old words where they belong.
//!
//! ```okr
//! Objective: Launch the new website
//!   Why: Visitors find answers on their own
//! ```
//! becomes
//! ```okr
//! Objective: Visitors find answers on their own
//!   Initiative: Launch the new website
//! ```

use super::{TextEdit, append_key_result::append_key_result, spot::Spot};
use crate::model::{Body, Objective, Property};
use crate::syntax::TokenKind;
use crate::text::Span;

/// What an objective says: its text without the people, attributes and tags behind it.
#[must_use]
pub fn core(body: &Body, objective: &Objective) -> Span {
    let whole = objective.statement.span;
    let is_mark = |kind: TokenKind| {
        matches!(kind, TokenKind::Mention | TokenKind::Attribute | TokenKind::Tag | TokenKind::Result)
    };
    let marks = objective.statement.tokens.iter().rev().take_while(|token| is_mark(token.kind));
    let end = marks.map(|token| objective.place(token.span)).fold(whole.end, |end, mark| {
        // In "analyser[s]" the brackets belong to the word.
        let apart = body.slice(Span::new(whole.start, mark.start)).ends_with(char::is_whitespace);
        if apart && body.slice(Span::new(mark.end, end)).trim().is_empty() { mark.start } else { end }
    });
    Span::new(whole.start, whole.start + body.slice(Span::new(whole.start, end)).trim_end().len())
}

/// Says `outcome` in the place of the task, whose words go to an initiative. `said` is a property that says the
/// same as `outcome` and goes.
#[must_use]
pub fn keep_task(
    body: &Body,
    objective: &Objective,
    outcome: &str,
    said: Option<&Property>,
) -> Vec<TextEdit> {
    let core = core(body, objective);
    let Spot { at, indent, marker } = Spot::find(body);
    let line = format!("{indent}{marker}{}", body.slice(core));
    let said = said.map(|property| property.lines);
    // Behind the last line that stays.
    let behind = said.filter(|lines| lines.end == at).map_or(at, |lines| lines.start);
    let mut edits = vec![TextEdit::replace(core, outcome), TextEdit::add_line_below(body, behind, &line)];
    edits.extend(said.map(TextEdit::delete));
    edits
}

/// Says `rest` in the place of the objective, whose words go to a key result that `owner`, where there is one,
/// answers for.
#[must_use]
pub fn keep_figure(body: &Body, objective: &Objective, rest: &str, owner: Option<&str>) -> Vec<TextEdit> {
    let core = core(body, objective);
    let owner = owner.map(|owner| format!(" {owner}")).unwrap_or_default();
    let text = format!("{}{owner}", body.slice(core));
    vec![TextEdit::replace(core, rest), append_key_result(body, objective, &text)]
}
