//! What belongs to an item, lines and all: what folds, moves and is listed as one.

use super::{Body, Place, Reach};
use crate::text::Span;

/// An item with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The item.
    pub place: Place,
    /// Whole lines: from the comments about it, over its properties, check-ins and notes, to the last of what
    /// stands below it.
    pub lines: Span,
    /// The items below it, in order: key results and initiatives of an objective, and those initiatives of a key
    /// result that follow it further in, or below its heading.
    pub children: Vec<Branch>,
}

impl Branch {
    /// The items of a body that belong to no other: its objective, or what stands without one.
    #[must_use]
    pub fn all(body: &Body) -> Vec<Self> {
        let mut places = places(body);
        let objective = body.objective.as_ref().map(|_| places.remove(0));
        let mut branches: Vec<Self> = Vec::new();
        for (index, &place) in places.iter().enumerate() {
            let next = places.get(index + 1).map_or(body.text.len(), |&next| lead(body, next));
            let branch = Self { place, lines: lines(body, place, next), children: Vec::new() };
            match branches.last_mut().filter(|above| above.holds(body, place)) {
                Some(above) => {
                    above.lines.end = above.lines.end.max(branch.lines.end);
                    above.children.push(branch);
                }
                None => branches.push(branch),
            }
        }
        match objective {
            Some(place) => vec![Self { place, lines: whole(body, &branches), children: branches }],
            None => branches,
        }
    }

    /// True where an initiative stands below this key result and further in, or among what belongs to it. One in a
    /// group belongs to the objective, as the group does.
    fn holds(&self, body: &Body, below: Place) -> bool {
        let (Place::KeyResult(_), Place::Initiative(index)) = (self.place, below) else { return false };
        let heads = is_heading(body, self.place) && !is_heading(body, below);
        let further_in = heads || column(body, below) > column(body, self.place);
        head(body, below).start < self.lines.end || !body.initiatives[index].grouped && further_in
    }

    /// The branches that `at` stands in, the outermost first.
    #[must_use]
    pub fn path<'a>(body: &Body, branches: &'a [Self], at: usize) -> Vec<&'a Self> {
        let line = body.lines(Span::empty(at));
        let mut path = Vec::new();
        let mut level = branches;
        while let Some(branch) = level.iter().find(|it| !line.is_empty() && it.lines.contains(line)) {
            path.push(branch);
            level = &branch.children;
        }
        path
    }
}

/// The items in the order of the text.
fn places(body: &Body) -> Vec<Place> {
    let mut places: Vec<Place> = body.items().collect();
    places.sort_by_key(|&place| head(body, place).start);
    places
}

fn head(body: &Body, place: Place) -> Span {
    body.layout(place).map_or_else(Span::default, |layout| layout.head)
}

/// How far in an item stands.
fn column(body: &Body, place: Place) -> usize {
    body.layout(place).map_or(0, |layout| layout.indent.len())
}

/// True for an item in the dress of a heading: what stands below it is its own, further in or not.
fn is_heading(body: &Body, place: Place) -> bool {
    body.layout(place).is_some_and(|layout| body.slice(layout.dress).contains('#'))
}

/// The comment whose line ends at `end`, and that line.
fn comment_before(body: &Body, end: usize) -> Option<(Span, Span)> {
    let comment = *body.comments[..body.comments.partition_point(|comment| comment.start < end)].last()?;
    let lines = body.lines(comment);
    (lines.end == end).then_some((comment, lines))
}

/// True for a comment that silences what stands below it.
fn looks_ahead(body: &Body, comment: Span) -> bool {
    let index = body.suppressions.binary_search_by_key(&comment.start, |it| it.span.start);
    index.is_ok_and(|index| body.suppressions[index].reach == Some(Reach::Line))
}

/// Where the comments about an item begin: those right above it that do not stand further in, and all that
/// silence a rule there.
fn lead(body: &Body, place: Place) -> usize {
    let (head, column) = (head(body, place).start, column(body, place));
    let mut start = head;
    while let Some((_, lines)) =
        comment_before(body, start).filter(|(comment, lines)| comment.start - lines.start <= column)
    {
        start = lines.start;
    }
    let above = &body.suppressions[..body.suppressions.partition_point(|it| it.span.start < head)];
    let aimed = above.iter().rev().take_while(|it| it.next_line == Some(head));
    aimed.filter(|it| it.reach == Some(Reach::Line)).map(|it| it.lines.start).fold(start, usize::min)
}

/// The lines of an item: those that are read as its own, and comments right below that stand further in. What is
/// about the next one begins at `next`.
fn lines(body: &Body, place: Place, next: usize) -> Span {
    let column = column(body, place);
    let mut end = body.layout(place).map_or(0, |layout| layout.extent.end);
    if let Place::KeyResult(index) = place {
        // What belongs to a key result may stand behind an initiative; but behind the header of a group it stays there.
        let item = &body.key_results[index];
        let group = body.groups.get(body.groups.partition_point(|group| group.lines.start < end));
        let border = group.map_or(body.text.len(), |group| group.lines.start);
        let properties = item.properties.iter().map(|property| property.lines.end);
        let details = properties.chain(item.check_ins.iter().map(|check_in| check_in.lines.end));
        end = details.filter(|&detail| detail <= border).fold(end, usize::max);
    }
    if is_heading(body, place) {
        end = end.max(end_of_chapter(body, end, next));
    }
    loop {
        let behind = body.comments.partition_point(|comment| comment.start < end);
        let comment = body.comments.get(behind).map(|&comment| (comment, body.lines(comment)));
        let belongs = |(comment, lines): &(Span, Span)| {
            let further_in = comment.start - lines.start > column;
            lines.start == end && lines.end <= next && further_in && !looks_ahead(body, *comment)
        };
        match comment.filter(belongs) {
            Some((_, lines)) => end = lines.end,
            None => return Span::new(lead(body, place), end),
        }
    }
}

/// Where the text ends that begins behind a heading: at the next item, heading or group.
fn end_of_chapter(body: &Body, start: usize, next: usize) -> usize {
    let notes = &body.notes[body.notes.partition_point(|note| note.span.start < start)..];
    let heading = notes.iter().find(|note| body.slice(note.span).starts_with('#'));
    let heading = heading.map(|note| body.lines(note.span).start);
    let group = body.groups.get(body.groups.partition_point(|group| group.lines.start < start));
    let end = heading.into_iter().chain(group.map(|group| group.lines.start)).fold(next, usize::min);
    body.lines(Span::empty(body.text[..end].trim_end().len())).end
}

/// The lines of an objective: all of its body but what is about the next one, and blank lines.
fn whole(body: &Body, branches: &[Branch]) -> Span {
    let column = column(body, Place::Objective);
    let head = head(body, Place::Objective);
    let least = branches.last().map_or(head.end, |branch| branch.lines.end);
    let mut text_end = body.text.trim_end().len();
    loop {
        let lines = body.lines(Span::empty(text_end));
        let (comment, comment_lines) = comment_before(body, lines.end).unwrap_or_default();
        let own = comment.start - comment_lines.start > column && !looks_ahead(body, comment);
        if lines.end <= least || comment_lines.is_empty() || own {
            return Span::new(head.start, lines.end.max(least));
        }
        text_end = body.text[..comment_lines.start].trim_end().len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::Document;
    use crate::syntax::SyntaxTree;
    use crate::text::Text;

    /// Compares the branches of a text with `expected`: in front of each line stand those that it is in, the
    /// outermost first.
    fn check(expected: &str) {
        let lines = || expected.lines().map(|line| line.split_once('|').expect("a margin"));
        let text: String = lines().map(|(_, line)| format!("{line}\n")).collect();
        let source = Text::from(text.as_str());
        let document = Document::read(&SyntaxTree::parse(&source), &source, &Config::builtin());
        let mut at = 0;
        let seen: Vec<String> = lines()
            .map(|(_, line)| {
                let block = &document.blocks()[document.block_at(at).unwrap()];
                let branches = Branch::all(&block.body);
                let path = Branch::path(&block.body, &branches, at - block.start);
                at += line.len() + 1;
                let names = path.iter().map(|branch| match branch.place {
                    Place::Objective => "O".to_owned(),
                    Place::KeyResult(index) => format!("K{}", index + 1),
                    Place::Initiative(index) => format!("I{}", index + 1),
                });
                format!("{}|{line}", names.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(seen.join("\n"), expected);
    }

    #[test]
    fn what_belongs_to_an_item_goes_with_it() {
        check(
            "|Cycle: 2026-Q4
|
O|Objective O1: Readers find a book they love
O|  Owner: @ines
O|
O K1|  KR1: Raise loans a reader from 3 to 5 @ines
O K1|    Source: https://example.com/loans
O K1|    2026-10-12: 3.4 - slow start
O K1|    A note that stands further in.
O K1|    // a comment that stands further in
O|  A note on its own.
O|
O K2|  // about the second one
O K2|  KR2: Cut unread holds from 30% to 12% @tom
O K2 I1|    Initiative: Remind people by text message
O K2 I1|      Owner: @tom
O I2|  Initiative: Print a new leaflet
O|A last remark.
|
|// about the next objective
O|Objective O2: Children come back",
        );
    }

    #[test]
    fn a_comment_that_silences_goes_with_what_it_silences() {
        check(
            "O|Objective: Readers find a book they love
O K1|  KR: Raise loans a reader from 3 to 5
O K2|      // okr-ls: allow(missing-number) - we count next year
O K2|
O K2|  KR: More holds
O|  // at the end, about the objective
|// at the end, about nothing in particular",
        );
    }

    #[test]
    fn a_group_belongs_to_the_objective() {
        check(
            "O|(O1) Readers find a book they love
O|Key Results:
O K1|- Raise loans a reader from 3 to 5
O K1|  - a deeper remark
O K2|- Cut unread holds from 30% to 12%
O|
O|Initiatives:
O I1|  - Print a leaflet",
        );
    }

    #[test]
    fn what_stands_among_the_lines_of_a_key_result_goes_with_it() {
        check(
            "O|Objective: Readers find a book they love
O K1|  KR: Raise loans a reader from 3 to 5
O K1 I1|  Initiative: Print a leaflet
O K1 I1|    2026-10-12: 3.4
O I2|  Initiative: Open on Sundays",
        );
    }

    #[test]
    fn what_stands_below_a_heading_is_its_own() {
        check(
            "O|## Objective 1: Readers find a book they love
O|
O K1|### KR1: Raise loans a reader from 3 to 5
O K1|
O K1|We count loans of paper and of files.
O K1|
O K1 I1|- Initiative: Print a leaflet
O|
O K2|### KR2: Cut unread holds from 30% to 12%
O|
O|### Remarks
O|
O|None so far.",
        );
    }

    #[test]
    fn items_without_an_objective_stand_alone() {
        check(
            "K1|KR1: Raise loans a reader from 3 to 5
K1|  Owner: @ines
I1|Initiative: Print a leaflet",
        );
    }
}
