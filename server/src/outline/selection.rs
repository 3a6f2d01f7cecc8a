//! What a selection grows to: the word, what it is part of, the line, the item, and so on up to the document.

use super::trimmed;
use crate::analysis::Analysis;
use crate::model::{Body, Branch, KeyResult, Statement};
use crate::rewrite;
use crate::text::Span;

/// The stretches around `at`, each wholly inside the next and smaller than it. There is always one: the document.
#[must_use]
pub fn selection(analysis: &Analysis, at: usize) -> Vec<Span> {
    let document = analysis.document();
    let mut spans = Vec::new();
    if let Some(index) = document.block_at(at) {
        let block = &document.blocks()[index];
        let inside = around(&block.body, at - block.start);
        spans.extend(inside.into_iter().map(|span| span.shifted(block.start)));
        let section = document.section_of(index);
        let blocks = &document.blocks()[section];
        if let (Some(first), Some(last)) = (blocks.first(), blocks.last()) {
            spans.push(Span::new(first.start, last.start + last.body.text.trim_end().len()));
        }
    }
    spans.retain(|span| !span.is_empty());
    spans.push(Span::new(0, analysis.text().len()));
    nested(spans, at)
}

/// Of the spans that hold `at`, the smaller ones first, those in which all before them lie.
fn nested(mut spans: Vec<Span>, at: usize) -> Vec<Span> {
    spans.retain(|span| span.start <= at && at <= span.end);
    spans.sort_by_key(|span| span.len());
    let mut nested: Vec<Span> = Vec::new();
    for span in spans {
        if nested.last().is_none_or(|inner| span.contains(*inner) && span.len() > inner.len()) {
            nested.push(span);
        }
    }
    nested
}

/// All that may be meant by a place of a body.
fn around(body: &Body, at: usize) -> Vec<Span> {
    let lines = body.lines(Span::empty(at));
    let mut spans = vec![word(body, at), trimmed(body, lines), body.without_break(lines)];
    let branches = Branch::all(body);
    for branch in Branch::path(body, &branches, at) {
        spans.push(body.without_break(branch.lines));
    }
    if let Some(objective) = &body.objective {
        statement(&objective.statement, &mut spans);
        spans.extend(objective.anatomy.deadline.map(|span| objective.place(span)));
    }
    // Of many items only one can be near.
    let near = |statement: Span| statement.start <= at && at <= statement.end;
    for item in body.key_results.iter().filter(|item| near(item.statement.span)) {
        statement(&item.statement, &mut spans);
        spans.push(rewrite::core(body, item));
        spans.extend(parts(item).into_iter().map(|span| item.place(span)));
    }
    for item in body.initiatives.iter().filter(|item| near(item.statement.span)) {
        statement(&item.statement, &mut spans);
    }
    let properties = body.all_properties();
    for property in properties.filter(|property| property.lines.start <= at && at <= property.lines.end) {
        statement(&property.value, &mut spans);
    }
    for item in &body.key_results {
        item.check_ins.iter().for_each(|check_in| statement(&check_in.value, &mut spans));
    }
    spans
}

/// A statement or a value, and its shape tokens.
fn statement(statement: &Statement, spans: &mut Vec<Span>) {
    spans.push(statement.span);
    spans.extend(statement.tokens.iter().map(|token| token.span.shifted(statement.span.start)));
}

/// The parts of a key result, in bytes of its statement.
fn parts(item: &KeyResult) -> Vec<Span> {
    let anatomy = &item.anatomy;
    let figures = [anatomy.baseline, anatomy.target, anatomy.delta].into_iter().flatten();
    let figures: Vec<Span> = figures.map(|figure| figure.span).collect();
    let change = figures.iter().copied().reduce(Span::cover);
    let words = [
        anatomy.metric.map(|metric| metric.span),
        anatomy.direction.map(|direction| direction.span),
        anatomy.segment,
        anatomy.deadline,
        anatomy.means,
        anatomy.purpose,
        anatomy.guard,
        change,
    ];
    words.into_iter().flatten().chain(figures).collect()
}

/// The word at `at`: letters and digits, and signs between them; the one behind where two touch.
fn word(body: &Body, at: usize) -> Span {
    let text = &body.text;
    let is_part = |c: char| c.is_alphanumeric();
    let joins = |c: char| matches!(c, '-' | '_' | '\'' | '’' | '.' | ',');
    let mut start = at;
    while let Some(c) = text[..start].chars().next_back() {
        let before = &text[..start - c.len_utf8()];
        let joint = joins(c) && before.ends_with(is_part) && text[start..].starts_with(is_part);
        if !is_part(c) && !joint {
            break;
        }
        start -= c.len_utf8();
    }
    let mut end = at;
    while let Some(c) = text[end..].chars().next() {
        let behind = &text[end + c.len_utf8()..];
        let joint = joins(c) && behind.starts_with(is_part) && text[..end].ends_with(is_part);
        if !is_part(c) && !joint {
            break;
        }
        end += c.len_utf8();
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::Text;

    /// Compares the stretches around the cursor (`|`) with `expected`: their words, the line ends as `⏎`.
    #[track_caller]
    fn check(fixture: &str, expected: &[&str]) {
        let at = fixture.find('|').expect("a cursor");
        let text = fixture.replacen('|', "", 1);
        let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
        let seen: Vec<String> = selection(&analysis, at)
            .into_iter()
            .map(|span| match span.of(&text).replace('\n', "⏎") {
                words if words.len() <= 80 => words,
                words => format!("{}…{}", &words[..25], &words[words.len() - 25..]),
            })
            .collect();
        assert_eq!(seen, expected);
    }

    const TEXT: &str = "Cycle: 2026-Q4

Objective O1: Guests sleep well
  KR1: Raise the share of rested guests from 61% to 80% by 2026-12-01 @ada
    Source: https://example.com/nights
  KR2: Cut complaints

Objective O2: Staff sleep well

Team: Kitchen
Objective: Guests eat well
";

    const LINE: &str = "  KR1: Raise the share of rested guests from 61% to 80% by 2026-12-01 @ada";
    const KEY_RESULT: &str = "  KR1: Raise the share of…ttps://example.com/nights";
    const OBJECTIVE: &str = "Objective O1: Guests slee…s⏎  KR2: Cut complaints";
    const SECTION: &str = "Cycle: 2026-Q4⏎⏎Objec…tive O2: Staff sleep well";
    const DOCUMENT: &str = "Cycle: 2026-Q4⏎⏎Objec…ctive: Guests eat well⏎";

    #[test]
    fn it_grows_from_the_word_to_the_document() {
        let said = &LINE[7..];
        let core = "Raise the share of rested guests from 61% to 80%";
        let outer = [said, &LINE[2..], LINE, KEY_RESULT, OBJECTIVE, SECTION, DOCUMENT];
        for (marked, inner) in [
            ("gu|ests", &["guests", "share of rested guests", core][..]),
            ("6|1%", &["61", "61%", "61% to 80%", core]),
            ("|61%", &["61", "61%", "61% to 80%", core]),
            ("2026-|12-01", &["2026-12-01"]),
            ("2026|-12-01", &["2026-12-01"]),
            ("@|ada", &["ada", "@ada"]),
            ("@ada|", &["ada", "@ada"]),
        ] {
            check(&TEXT.replace(&marked.replace('|', ""), marked), &[inner, &outer].concat());
        }
    }

    #[test]
    fn it_grows_from_where_no_item_is() {
        let source = "Source: https://example.com/nights";
        let indented = format!("    {source}");
        check(
            &TEXT.replace("Source", "|Source"),
            &["Source", source, &indented, KEY_RESULT, OBJECTIVE, SECTION, DOCUMENT],
        );
        check(&TEXT.replace("Q4\n\n", "Q4\n|\n"), &[SECTION, DOCUMENT]);
        let kitchen = "Team: Kitchen⏎Objective: Guests eat well";
        check(&TEXT.replace("Kitchen\n", "Kitchen|\n"), &["Kitchen", "Team: Kitchen", kitchen, DOCUMENT]);
        check(&format!("{TEXT}|"), &[DOCUMENT]);
        check("|", &[""]);
    }

    #[test]
    fn what_goes_over_lines_is_taken_whole() {
        check(
            "KR: Raise the share\n    of re|sted guests\n",
            &[
                "rested",
                "of rested guests",
                "    of rested guests",
                "share⏎    of rested guests",
                "Raise the share⏎    of rested guests",
                "KR: Raise the share⏎    of rested guests",
                "KR: Raise the share⏎    of rested guests⏎",
            ],
        );
    }
}
