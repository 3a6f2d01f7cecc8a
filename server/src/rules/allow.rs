//! What comments allow: which findings they silence, and which of the names in them do.

use std::ops::Range;

use super::{ALL, Finding};
use crate::model::{Block, Body, Document, Reach, Suppression};

/// Where in a body a rule is silent, the narrowest first: of two comments that allow the same, the nearer one
/// does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// On the line that begins there.
    Line(usize),
    /// In all of it, by a comment of its own.
    Section,
    /// In all of it, as in all other bodies.
    File,
}

impl Extent {
    /// Where the names of a comment count that stands above `below`, a body's index and where a line of it begins: in
    /// which body, unless in all, and where in it. `None` where it says nothing that is understood, or nothing follows.
    fn of(suppression: &Suppression, below: Option<(usize, usize)>) -> Option<(Option<usize>, Self)> {
        match (suppression.reach?, below) {
            (Reach::File, _) => Some((None, Self::File)),
            (Reach::Section, Some((block, _))) => Some((Some(block), Self::Section)),
            (Reach::Line, Some((block, line))) => Some((Some(block), Self::Line(line))),
            (_, None) => None,
        }
    }
}

/// A rule that is silent in a body, or on a line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Allowed {
    extent: Extent,
    rule: &'static str,
}

/// A name in a comment: the indices of the body, of the comment there, and of the name in its list.
pub(super) type Name = (usize, usize, usize);

/// All that the comments of a document allow.
#[derive(Debug, Default)]
pub(super) struct Allowances {
    /// Sorted, with the body that each is for.
    local: Vec<(usize, Allowed, Name)>,
    everywhere: Vec<(Allowed, Name)>,
}

impl Allowances {
    pub(super) fn of(document: &Document) -> Self {
        let mut all = Self::default();
        let blocks = document.blocks();
        if blocks.iter().all(|block| block.body.suppressions.is_empty()) {
            return all;
        }
        // From the last body to the first, so that the line below each comment is known.
        let mut below = None;
        for (block, Block { body, .. }) in blocks.iter().enumerate().rev() {
            for (index, suppression) in body.suppressions.iter().enumerate() {
                let target = suppression.next_line.map(|line| (block, line)).or(below);
                let Some((within, extent)) = Extent::of(suppression, target) else { continue };
                for (place, name) in suppression.names.iter().enumerate() {
                    let Some(rule) = named(body.slice(*name)) else { continue };
                    let (allowed, name) = (Allowed { extent, rule }, (block, index, place));
                    match within {
                        Some(within) => all.local.push((within, allowed, name)),
                        None => all.everywhere.push((allowed, name)),
                    }
                }
            }
            below = body.first_line().map(|line| (block, line)).or(below);
        }
        all.local.sort();
        all.everywhere.sort();
        all
    }

    /// What is allowed in the body at that index, sorted, and by which names.
    pub(super) fn in_body(&self, block: usize) -> (Vec<Allowed>, Vec<Name>) {
        let from = self.local.partition_point(|(other, ..)| *other < block);
        let local = self.local[from..].iter().take_while(|(other, ..)| *other == block);
        local.map(|&(_, allowed, name)| (allowed, name)).chain(self.everywhere.iter().copied()).unzip()
    }
}

/// What a comment of the body at `block` reaches: bodies, and where it is only a line of one, where that begins.
/// `None` where it says nothing that is understood, or nothing follows.
pub(crate) fn reached(
    document: &Document,
    block: usize,
    suppression: &Suppression,
) -> Option<(Range<usize>, Option<usize>)> {
    let blocks = document.blocks();
    let below = || {
        let mut others = blocks.iter().enumerate().skip(block + 1);
        others.find_map(|(block, other)| Some((block, other.body.first_line()?)))
    };
    let target = suppression.next_line.map(|line| (block, line)).or_else(below);
    let (within, extent) = Extent::of(suppression, target)?;
    let line = if let Extent::Line(line) = extent { Some(line) } else { None };
    Some((within.map_or(0..blocks.len(), |block| block..block + 1), line))
}

/// The name of a rule, as people write it.
fn named(name: &str) -> Option<&'static str> {
    ALL.iter().map(|rule| rule.name).find(|known| known.eq_ignore_ascii_case(name))
}

/// Takes what is allowed out of a body's findings, and says of each that is whether there was any of it.
pub(super) fn silence(allowed: &[Allowed], body: &Body, findings: &mut Vec<Finding>) -> Vec<bool> {
    let mut used = vec![false; allowed.len()];
    if allowed.is_empty() {
        return used;
    }
    findings.retain(|finding| {
        let extents = [Extent::Line(body.line_start(finding.span.start)), Extent::Section, Extent::File];
        let silenced = extents.into_iter().find_map(|extent| {
            let key = Allowed { extent, rule: finding.rule.name };
            let at = allowed.partition_point(|other| *other < key);
            (allowed.get(at) == Some(&key)).then_some(at)
        });
        if let Some(at) = silenced {
            used[at] = true;
        }
        silenced.is_none()
    });
    used
}

/// The comment that silences rules on the line of the body at `block` that begins at `line`: the nearest one,
/// with the index of its own body.
pub(super) fn comment_above(document: &Document, block: usize, line: usize) -> Option<(usize, usize)> {
    let blocks = document.blocks();
    let nearest = |block: usize, line: Option<usize>| {
        let suppressions = &blocks[block].body.suppressions;
        let above =
            |at: &usize| suppressions[*at].next_line == line && suppressions[*at].reach == Some(Reach::Line);
        (0..suppressions.len()).rev().find(above).map(|index| (block, index))
    };
    nearest(block, Some(line)).or_else(|| {
        if blocks[block].body.first_line() != Some(line) {
            return None;
        }
        for above in (0..block).rev() {
            let found = nearest(above, None);
            if found.is_some() || blocks[above].body.first_line().is_some() {
                return found;
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn the_next_line_is_silent_and_no_other() {
        check(
            "Objective: Guests book again
               // okr-ls: allow(task-not-outcome) - the owner of the house asked for it

               // another remark
               KR1: Create a loyalty programme @ana
               KR2: Launch the app @ana
                    ^^^^^^ task-not-outcome: a task
               <!-- OKR-LS: allow( missing-number,Task-Not-Outcome ) -->
                                   ^^^^^^^^^^^^^^ unused-suppression: silences nothing on the next line
               KR3: New kiosk at the door @ana",
        );
    }

    #[test]
    fn above_a_header_or_an_objective_it_means_that_line() {
        check(
            "// okr-ls: allow(task-not-outcome)
                 ^^^^^^^^^^^^^^^^ unused-suppression: nothing on the next line
Objective: Guests book again
// okr-ls: allow(task-not-outcome)
                 ^^^^^^^^^^^^^^^^ unused-suppression: nothing on the next line
Key Results:
- Create a loyalty programme @ana
  ^^^^^^ task-not-outcome: a task
// okr-ls: allow(task-not-outcome)
- Launch the app @ana",
        );
    }

    #[test]
    fn a_comment_at_the_end_of_an_objective_is_about_what_follows() {
        check(
            "Objective: Guests book again
  KR1: Sign 40 hotels @ana
  // okr-ls: allow(orphan-key-result)
                   ^^^^^^^^^^^^^^^^^ unused-suppression: nothing on the next line
# Elsewhere
KR2: Sign 12 ferries @ana
^^^ orphan-key-result: No objective",
        );
        check(
            "Objective: Guests book again
  KR1: Sign 40 hotels @ana
# Elsewhere

// okr-ls: allow(orphan-key-result)
// A second remark.
KR2: Sign 12 ferries @ana",
        );
    }

    #[test]
    fn a_section_is_the_objective_of_the_next_line() {
        let silent = |above: &str, inside: &str| {
            check(&format!(
                "Objective: Members feel heard
  KR1: Open a forum @eva
       ^^^^ task-not-outcome: a task
{above}Objective: Guests book again
  KR2: Create a loyalty programme @ana
{inside}  KR3: Launch the app @ana
Objective: Riders trust the timetable
  KR4: Print posters @uma
       ^^^^^ task-not-outcome: a task"
            ));
        };
        silent("// okr-ls: allow-section(task-not-outcome)\n", "");
        silent("", "  // okr-ls: allow-section(task-not-outcome)\n");
    }

    #[test]
    fn a_file_is_silent_wherever_it_says_so() {
        check(
            "Objective: Members feel heard
  KR1: Open a forum @eva
Objective: Guests book again
  KR2: Create a loyalty programme
  ^^^ unowned-key-result: KR2 has no owner
// okr-ls: allow-file(task-not-outcome)",
        );
    }

    #[test]
    fn at_the_end_there_is_nothing_to_silence() {
        check(
            "Objective: Members feel heard
  // okr-ls: allow-section(task-not-outcome)
                           ^^^^^^^^^^^^^^^^ unused-suppression: nothing in this objective
",
        );
    }

    #[test]
    fn what_goes_on_in_another_line_belongs_to_the_first() {
        check(
            "Objective: Members feel heard
  // okr-ls: allow(unfilled-placeholder)
  KR1: Raise the share of questions that are answered within a day
    from 40% to <target> @eva",
        );
    }

    #[test]
    fn silence_is_a_comment_above_with_the_lines_own_indentation() {
        check_fix(
            "Objective: Members feel heard\r\n\t- KR1: Open| a forum @eva\r\n",
            "Silence task-not-outcome here",
            "Objective: Members feel heard\r\n\t// okr-ls: allow(task-not-outcome) - <reason>\r\n\t- KR1: Open a forum @eva\r\n",
        );
        check_fix(
            "Objective: Members feel heard\n  KR1: Raise the share of answers that come\n    on the same day to |TBD @eva\n",
            "Silence unfilled-placeholder here",
            "Objective: Members feel heard\n  // okr-ls: allow(unfilled-placeholder) - <reason>\n  KR1: Raise the share of answers that come\n    on the same day to TBD @eva\n",
        );
        check_fix(
            "\u{FEFF}Ownr|: @eva\n",
            "Silence misspelt-keyword here",
            "\u{FEFF}// okr-ls: allow(misspelt-keyword) - <reason>\nOwnr: @eva\n",
        );
    }

    #[test]
    fn a_comment_that_stands_there_takes_the_name() {
        check_fix(
            "Objective: Members feel heard\n  KR1: Sign 9 clubs @eva\n  // okr-ls: allow(unowned-key-result)\n\n  KR2: Open| a forum\n",
            "Silence task-not-outcome here",
            "Objective: Members feel heard\n  KR1: Sign 9 clubs @eva\n  // okr-ls: allow(unowned-key-result, task-not-outcome)\n\n  KR2: Open a forum\n",
        );
        check_fix(
            "# Notes\n// okr-ls: allow()\nKR|: Sign 9 clubs @eva\n",
            "Silence orphan-key-result here",
            "# Notes\n// okr-ls: allow(orphan-key-result)\nKR: Sign 9 clubs @eva\n",
        );
    }
}
