//! What folds: sections, items with all that belongs to them, groups, comments, fences and front matter.

use crate::analysis::Analysis;
use crate::model::{Block, Body, Branch, Document, Quoted};
use crate::text::Span;

/// Lines of which only the first stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From the start of the first line to the end of the last one, in bytes of the document.
    pub span: Span,
    /// How many others it lies in by its nature: the outer ones matter more where there are too many.
    pub depth: usize,
    /// True for a run of comments.
    pub comment: bool,
}

/// What folds in a document, in the order of the text, the outer ones first.
#[must_use]
pub fn folds(analysis: &Analysis) -> Vec<Fold> {
    let document = analysis.document();
    let mut folds: Vec<Fold> = sections(document);
    for (index, Block { start, body }) in document.blocks().iter().enumerate() {
        if analysis.judgement().surroundings_of(index).quoted == Quoted::No {
            let first = folds.len();
            items(body, &Branch::all(body), 1, &mut folds);
            folds.extend(body.groups.iter().filter_map(|group| Fold::of(body, group.lines, 2)));
            folds[first..].iter_mut().for_each(|fold| fold.span = fold.span.shifted(*start));
        }
    }
    folds.extend(comments(document));
    folds.extend(quotes(document));
    folds.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    folds.dedup_by_key(|fold| fold.span);
    folds
}

impl Fold {
    /// The lines at `lines` without blank ones at their end; `None` where only one is left.
    fn of(body: &Body, lines: Span, depth: usize) -> Option<Self> {
        let text = body.slice(lines).trim_end();
        let span = Span::new(lines.start, lines.start + text.len());
        text.contains(['\r', '\n']).then_some(Self { span, depth, comment: false })
    }
}

fn sections(document: &Document) -> Vec<Fold> {
    let blocks = document.blocks();
    let fold = |section: std::ops::Range<usize>| {
        let opening = blocks[section.clone()].iter().find(|block| block.body.opens_section())?;
        let start = opening.start + opening.body.text.len() - opening.body.text.trim_start().len();
        let last = blocks[section].iter().rev().find(|block| !block.body.text.trim().is_empty())?;
        let end = last.start + last.body.text.trim_end().len();
        // Each body has lines of its own.
        (opening.start < last.start).then_some(Fold { span: Span::new(start, end), depth: 0, comment: false })
    };
    document.sections().into_iter().filter_map(fold).collect()
}

/// Each item from its own line on: the comments about it stay in sight.
fn items(body: &Body, branches: &[Branch], depth: usize, folds: &mut Vec<Fold>) {
    for branch in branches {
        let start = body.layout(branch.place).map_or(branch.lines.start, |layout| layout.head.start);
        folds.extend(Fold::of(body, Span::new(start, branch.lines.end), depth));
        items(body, &branch.children, depth + 1, folds);
    }
}

/// Comments on lines that follow one another.
fn comments(document: &Document) -> Vec<Fold> {
    let lines = document.blocks().iter().flat_map(|Block { start, body }| {
        body.comments.iter().map(move |&comment| (body.lines(comment).shifted(*start), comment.end + start))
    });
    let mut runs: Vec<(Span, usize, usize)> = Vec::new();
    for (lines, end) in lines {
        match runs.last_mut().filter(|(run, ..)| run.end == lines.start) {
            Some(run) => *run = (run.0.cover(lines), end, run.2 + 1),
            None => runs.push((lines, end, 1)),
        }
    }
    let runs = runs.into_iter().filter(|(.., count)| *count > 1);
    runs.map(|(lines, end, _)| Fold { span: Span::new(lines.start, end), depth: 3, comment: true }).collect()
}

/// What stands between two fences, or is front matter, the lines that say so included.
fn quotes(document: &Document) -> Vec<Fold> {
    let mut folds = Vec::new();
    let (mut quoted, mut opened) = (Quoted::No, 0);
    for Block { start, body } in document.blocks() {
        for note in &body.notes {
            let first = start + body.lines(note.span).start == 0;
            let now = quoted.after(body.slice(note.span), first);
            match (quoted, now) {
                (Quoted::No, Quoted::Fence(_) | Quoted::FrontMatter) => {
                    opened = start + body.lines(note.span).start;
                }
                (Quoted::Fence(_) | Quoted::FrontMatter, Quoted::No) => {
                    let span = Span::new(opened, start + note.span.end);
                    folds.push(Fold { span, depth: 2, comment: false });
                }
                _ => {}
            }
            quoted = now;
        }
    }
    folds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::{Encoding, Text};

    /// Compares what folds with what is drawn in front of the lines: a column for each depth, in which a fold
    /// begins with its sign and goes on with `|`.
    #[track_caller]
    fn check(drawn: &str) {
        let margin = drawn.find('.').expect("a margin");
        let text: Vec<&str> = drawn.lines().map(|line| line.get(margin + 2..).unwrap_or_default()).collect();
        let source = text.join("\n");
        let analysis = Analysis::of(Text::from(source.as_str()), Config::builtin());
        let mut margins = vec![vec![' '; margin]; text.len()];
        for fold in folds(&analysis) {
            let (start, end) = analysis.text().positions_of(fold.span, Encoding::Utf8);
            let sign = if fold.comment { '/' } else { 'v' };
            for (line, margin) in margins.iter_mut().enumerate().take(end.line + 1).skip(start.line) {
                margin[fold.depth] = if line == start.line { sign } else { '|' };
            }
        }
        let seen = margins.iter().zip(&text).map(|(margin, line)| {
            format!("{}. {line}", margin.iter().collect::<String>()).trim_end().to_owned()
        });
        assert_eq!(seen.collect::<Vec<_>>().join("\n"), drawn.trim_end());
    }

    #[test]
    fn items_fold_with_all_that_belongs_to_them() {
        check(
            "v   . Cycle: 2026-Q4
|   .
|v  . Objective O1: Patients get well at home
||  .   Owner: @uri
||  .
||v .   KR1: Cut readmissions from 14% to 9% @uri
||| .     Source: https://example.com/readmissions
|||v.     Initiative: Call everyone on day three
||||.       Owner: @eva
||  .
||  .   // about the second one
||  .   KR2: Raise calls answered from 60% to 90% @eva
||  .
||v .   Key Results:
||| .   - Keep complaints below 5
||| .   - Win 20 volunteers
||  .   Remarks on all of it.
|   .
|   . // about the next one
|v  . Objective O2: Nurses stay
||  .   KR: Cut resignations from 12 to 4
    .
v   . Team: Night shift
|   . Objective: Nobody waits
    .",
        );
    }

    #[test]
    fn comments_fences_and_front_matter_fold() {
        check(
            "  v . ---
  | . author: eva
  | . ---
    . // one line
    .
   /. // two
   |. // lines
 v  . Objective: Nurses stay
 |  .   KR: Cut resignations from 12 to 4
 |v . ```
 || . KR: in a fence
 || . ```
 |  . ~~~",
        );
    }
}
