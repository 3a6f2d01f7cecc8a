//! Comments: only those that are meant for this program.

use super::{Context, Slot, word_end, word_start};
use crate::completion::scene::Scene;
use crate::text::Span;

/// What may stand in the comment at the cursor; `None` where no comment stands there.
pub(super) fn read<'a>(scene: &Scene<'a>) -> Option<Vec<Context<'a>>> {
    let comments = &scene.body.comments;
    let next = comments.partition_point(|comment| comment.start <= scene.line.end);
    let comment = *comments[..next].last().filter(|comment| comment.start >= scene.line.start)?;
    Some(in_comment(scene, comment).into_iter().collect())
}

fn in_comment<'a>(scene: &Scene<'a>, comment: Span) -> Option<Context<'a>> {
    let suppression = scene.body.suppressions.iter().find(|it| it.span == comment)?;
    let before = scene.from(comment.start.min(scene.at));
    let colon = comment.start + before.find(':')? + 1;
    let start = word_start(scene, colon);
    match before.rfind('(') {
        Some(_) if before.contains(')') => None,
        Some(_) => {
            suppression.reach?;
            let head = scene.body.slice(Span::new(colon, start));
            head.trim_end().ends_with(['(', ',']).then_some(())?;
            Context::new(scene, Slot::Rule(suppression), start, word_end(scene))
        }
        None => {
            let words = scene.from(colon);
            let lead = words.len() - words.trim_start().len();
            // With its list, a word is whole.
            let whole = scene.behind().contains('(') || words.trim_start().contains(char::is_whitespace);
            let context = Context::new(scene, Slot::Directive, colon, word_end(scene))?;
            (!whole).then(|| context.behind(lead, " "))
        }
    }
}
