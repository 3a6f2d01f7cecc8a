//! Comments that silence rules: `// okr-ls: allow(task-not-outcome) - the board asked for it`.

use super::Body;
use crate::text::Span;

/// Who a comment must speak to.
const ADDRESSEE: &str = "okr-ls";

/// How far a suppression reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What starts on the next line that is neither blank nor comment: `allow`.
    Line,
    /// The objective that this line belongs to, with all below it: `allow-section`.
    Section,
    /// The whole document: `allow-file`.
    File,
}

/// A comment that is addressed to this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, from its sign to its end.
    pub span: Span,
    /// The whole line that it takes.
    pub lines: Span,
    /// How far it reaches; `None` where it says something that nobody understands.
    pub reach: Option<Reach>,
    /// The rules that it names.
    pub names: Vec<Span>,
    /// Where another name may be added.
    pub list_end: usize,
    /// Where the next line begins that is neither blank nor comment; `None` where the body has none.
    pub next_line: Option<usize>,
}

impl Suppression {
    /// Reads the comment at `span` of `text`; `None` where it is meant for people.
    pub(super) fn read(text: &str, span: Span, lines: Span) -> Option<Self> {
        let comment = span.of(text);
        let words = comment.strip_prefix("//").or_else(|| comment.strip_prefix("<!--"))?;
        let rest =
            without_prefix(words.trim_start(), ADDRESSEE)?.trim_start().strip_prefix(':')?.trim_start();
        let unclear =
            Self { span, lines, reach: None, names: Vec::new(), list_end: span.end, next_line: None };
        let Some((word, list)) = rest.split_once('(') else { return Some(unclear) };
        let word = word.trim_end();
        let reach = [("allow", Reach::Line), ("allow-section", Reach::Section), ("allow-file", Reach::File)]
            .into_iter()
            .find_map(|(known, reach)| known.eq_ignore_ascii_case(word).then_some(reach));
        if reach.is_none() {
            return Some(unclear);
        }
        let names = names(list);
        let list_start = span.end - list.len();
        let list_end = names.last().map_or(list_start, |last| list_start + last.end);
        let names = names.into_iter().map(|name| name.shifted(list_start)).collect();
        Some(Self { reach, names, list_end, ..unclear })
    }
}

/// Finds the next line for each of a body's suppressions, in one walk: there may be many of them in a row.
pub(super) fn aim(body: &mut Body) {
    let Some(first) = body.suppressions.first() else { return };
    let mut at = first.lines.end;
    let first_comment = body.comments.partition_point(|comment| comment.start < at);
    let mut comments = body.comments[first_comment..].iter().peekable();
    let mut targets = Vec::new();
    while at < body.text.len() {
        let lines = body.lines(Span::empty(at));
        at = lines.end;
        if comments.next_if(|comment| lines.contains(**comment)).is_none()
            && !body.slice(lines).trim().is_empty()
        {
            targets.push(lines.start);
        }
    }
    let mut targets = targets.into_iter().peekable();
    for suppression in &mut body.suppressions {
        while targets.next_if(|&target| target < suppression.lines.end).is_some() {}
        suppression.next_line = targets.peek().copied();
    }
}

/// `text` behind `prefix`, whatever its case.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The names at the start of `list`, up to the parenthesis; where that is missing, up to the reason.
fn names(list: &str) -> Vec<Span> {
    let is_gap = |c: char| c == ',' || c.is_whitespace();
    let inside = &list[..list.find(')').unwrap_or(list.len())];
    let mut names = Vec::new();
    let mut at = 0;
    loop {
        at += inside[at..].len() - inside[at..].trim_start_matches(is_gap).len();
        let end = inside[at..].find(is_gap).map_or(inside.len(), |gap| at + gap);
        if !inside[at..end].contains(char::is_alphanumeric) {
            return names;
        }
        names.push(Span::new(at, end));
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Option<(Option<Reach>, Vec<&str>, &str)> {
        let span = Span::new(0, comment.len());
        let suppression = Suppression::read(comment, span, span)?;
        let names = suppression.names.iter().map(|name| name.of(comment)).collect();
        Some((suppression.reach, names, &comment[suppression.list_end..]))
    }

    #[test]
    fn blanks_case_and_a_missing_reason_do_not_matter() {
        for comment in [
            "// okr-ls: allow(no-deadline, shared-owner) - they share it",
            "//OKR-ls :Allow ( no-deadline ,shared-owner)",
            "// okr-ls: allow(no-deadline shared-owner,)",
            "// okr-ls: allow(no-deadline, shared-owner - no end of the list",
            "// okr-ls: allow(no-deadline, shared-owner",
            "<!-- okr-ls: allow(no-deadline, shared-owner) -->",
            "<!-- okr-ls: allow(no-deadline, shared-owner -->",
        ] {
            let (reach, names, _) = read(comment).unwrap();
            assert_eq!((reach, names), (Some(Reach::Line), vec!["no-deadline", "shared-owner"]), "{comment}");
        }
    }

    #[test]
    fn the_word_says_how_far_it_reaches() {
        for (word, reach) in [("allow-section", Reach::Section), ("ALLOW-FILE", Reach::File)] {
            let comment = format!("// okr-ls: {word}(no-deadline)");
            assert_eq!(read(&comment).unwrap().0, Some(reach));
        }
    }

    #[test]
    fn a_name_goes_behind_the_last_one() {
        assert_eq!(read("// okr-ls: allow(no-deadline) - why").unwrap().2, ") - why");
        assert_eq!(read("// okr-ls: allow( ) - why").unwrap().2, " ) - why");
        assert_eq!(read("// okr-ls: allow(").unwrap().2, "");
    }

    #[test]
    fn what_is_said_to_people_is_left_to_them() {
        for comment in
            ["// a remark", "// okr-ls is strict today", "// ökr-ls: allow(x)", "//", "<!-- okr-ls -->"]
        {
            assert_eq!(read(comment), None, "{comment}");
        }
        for comment in ["// okr-ls: be quiet", "// okr-ls: deny(no-deadline)", "// okr-ls:"] {
            assert_eq!(
                read(comment).map(|(reach, names, _)| (reach, names)),
                Some((None, vec![])),
                "{comment}"
            );
        }
    }
}
