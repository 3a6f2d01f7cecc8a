//! Edits and forms whose blanks are tab stops, so that a person can type through them.
//!
//! A blank keeps its brackets until somebody types over it: what is left is still one. The stops follow the text, the
//! same blank on one line is one stop, and the last stop is the end of what was inserted on the last line with a blank.

use crate::completion::{self, Insertion};
use crate::rewrite::TextEdit;
use crate::text::{Span, Text};

/// Characters of a blank, at most, by the grammar.
const LONGEST: usize = 60;

/// An edit, and what it inserts as a snippet where it has blanks.
pub(super) struct SnippetEdit {
    pub(super) edit: TextEdit,
    pub(super) snippet: Option<String>,
}

/// The edits with their tab stops, in the order of the text; `None` where there is nothing to fill in, or where the
/// client would not keep the indentation.
pub(super) fn snippets(text: &Text, edits: &[TextEdit]) -> Option<Vec<SnippetEdit>> {
    let mut edits: Vec<TextEdit> = edits.iter().map(|edit| settled(text, edit)).collect::<Option<_>>()?;
    edits.sort_by_key(|edit| edit.span);
    // What only moves are the person's own words.
    let moved: Vec<String> = edits.iter().map(|edit| text.slice(edit.span).trim().to_owned()).collect();
    let moved: Vec<&str> = moved.iter().map(String::as_str).filter(|words| words.contains('<')).collect();
    let pieces: Vec<Vec<Piece<'_>>> = edits.iter().map(|edit| pieces(&edit.new, &moved)).collect();
    let count =
        |pieces: &Vec<Piece<'_>>| pieces.iter().filter(|piece| matches!(piece, Piece::Blank(_))).count();
    let last = pieces.iter().rposition(|pieces| count(pieces) > 0)?;

    let mut stops = 0;
    let snippets: Vec<Option<String>> = pieces
        .iter()
        .enumerate()
        .map(|(index, pieces)| (count(pieces) > 0).then(|| written(pieces, &mut stops, index == last)))
        .collect();
    Some(edits.into_iter().zip(snippets).map(|(edit, snippet)| SnippetEdit { edit, snippet }).collect())
}

/// A piece of inserted text.
enum Piece<'a> {
    Text(&'a str),
    Blank(&'a str),
    Break(&'a str),
}

/// `new` in pieces; what stands in `moved` has no blanks.
fn pieces<'a>(new: &'a str, moved: &[&str]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < new.len() {
        let rest = &new[at..];
        let own = moved.iter().filter(|words| rest.starts_with(**words)).map(|words| words.len()).max();
        let special = blank(rest).map(Piece::Blank).or_else(|| line_break(rest).map(Piece::Break));
        match (own, special) {
            (Some(length), _) => at += length,
            (None, Some(piece)) => {
                let (Piece::Text(words) | Piece::Blank(words) | Piece::Break(words)) = piece;
                pieces.push(Piece::Text(&new[start..at]));
                at += words.len();
                start = at;
                pieces.push(piece);
            }
            (None, None) => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(Piece::Text(&new[start..]));
    pieces
}

/// The blank that `text` begins with.
fn blank(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<').filter(|inner| inner.starts_with(char::is_alphabetic))?;
    let end = inner.find(['<', '>', '\n', '\r']).filter(|end| inner[*end..].starts_with('>'))?;
    (inner[..end].chars().count() <= LONGEST && !inner[..end].contains("://")).then(|| &text[..end + 2])
}

fn line_break(text: &str) -> Option<&str> {
    ["\r\n", "\n", "\r"].into_iter().find(|known| text.starts_with(known)).map(|known| &text[..known.len()])
}

/// The pieces as a snippet that counts on from `stops`; the last one holds the last stop.
fn written(pieces: &[Piece<'_>], stops: &mut usize, is_last: bool) -> String {
    let last = pieces.iter().rposition(|piece| matches!(piece, Piece::Blank(_))).unwrap_or_default();
    let line_end = pieces[last..].iter().position(|piece| matches!(piece, Piece::Break(_)));
    let end = line_end.map_or(pieces.len(), |line_end| last + line_end);
    let mut out = String::new();
    let mut on_line: Vec<(&str, usize)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if is_last && index == end {
            out.push_str("$0");
        }
        match piece {
            Piece::Text(words) => out.push_str(&escaped(words)),
            Piece::Break(words) => {
                out.push_str(words);
                on_line.clear();
            }
            Piece::Blank(words) => {
                let known = on_line.iter().find(|(other, _)| other == words).map(|(_, stop)| *stop);
                let stop = known.unwrap_or_else(|| {
                    *stops += 1;
                    on_line.push((words, *stops));
                    *stops
                });
                out.push_str(&format!("${{{stop}:{}}}", escaped(words)));
            }
        }
    }
    if is_last && end == pieces.len() {
        out.push_str("$0");
    }
    out
}

/// A form with its blanks as tab stops; one that nobody fills in stays a blank.
pub(super) fn form(form: &Insertion) -> String {
    let mut snippet = String::new();
    let mut stop = 0;
    for piece in form.pieces() {
        let text = escaped(piece.as_str());
        match piece {
            completion::Piece::Text(_) => snippet.push_str(&text),
            completion::Piece::Blank(_) => {
                stop += 1;
                snippet.push_str(&format!("${{{stop}:{text}}}"));
            }
        }
    }
    snippet
}

/// Text that is to mean itself in a snippet.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '$' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The edit where it keeps its indentation: in the company of snippets VS Code gives each further line of an edit the
/// blanks in front of its first one. `None` where there is no such place.
fn settled(text: &Text, edit: &TextEdit) -> Option<TextEdit> {
    let Span { start, end } = edit.span;
    let line_start = text.line_start(start);
    if start == line_start || !edit.new.contains(['\n', '\r']) {
        return Some(edit.clone());
    }
    let behind = text.slice(Span::new(end, text.len().min(end + 2)));
    if let (true, Some(own), Some(next)) = (start == end, line_break(&edit.new), line_break(&behind)) {
        // Lines that go below one go as well above the next.
        return Some(TextEdit::insert(end + next.len(), format!("{}{own}", &edit.new[own.len()..])));
    }
    let before = text.slice(Span::new(line_start, start));
    let blanks = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
    let mut lines = edit.new.split_inclusive(['\n', '\r']);
    let first = lines.next().unwrap_or_default().to_owned();
    let new = lines.try_fold(first, |new, line| {
        let inside_break = new.ends_with('\r') && line == "\n";
        let line = if inside_break { line } else { line.strip_prefix(blanks)? };
        Some(new + line)
    })?;
    Some(TextEdit::replace(edit.span, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippets of `edits`, plain text in brackets.
    fn shown(text: &str, edits: &[TextEdit]) -> Option<Vec<String>> {
        let edits = snippets(&Text::from(text), edits)?;
        let show = |it: SnippetEdit| it.snippet.unwrap_or_else(|| format!("[{}]", it.edit.new));
        Some(edits.into_iter().map(show).collect())
    }

    #[test]
    fn stops_count_through_all_edits_and_the_last_one_ends_its_line() {
        let edits = [
            TextEdit::insert(3, "\nAdd <a> and <b>\nand more"),
            TextEdit::replace(Span::new(0, 1), "From <a>% to <a>"),
        ];
        let expected = ["From ${1:<a>}% to ${1:<a>}", "Add ${2:<a>} and ${3:<b>}$0\nand more\n"];
        assert_eq!(shown("KR1\nKR2", &edits).unwrap(), expected);
    }

    #[test]
    fn a_persons_own_words_mean_themselves() {
        let text = "Pay $5 {a\\b} <who>\n";
        let edits = [
            TextEdit::replace(Span::new(0, 18), "Win <what>"),
            TextEdit::insert(18, "\nPay $5 {a\\b} <who>"),
        ];
        assert_eq!(shown(text, &edits).unwrap(), ["Win ${1:<what>}$0", "[Pay $5 {a\\b} <who>\n]"]);
        let silence = [TextEdit::insert(0, "Costs $5 {a} - <why>\n")];
        assert_eq!(shown(text, &silence).unwrap(), ["Costs \\$5 {a\\} - ${1:<why>}$0\n"]);
    }

    #[test]
    fn at_the_end_of_a_file_the_first_line_gives_the_indentation() {
        let text = "O\n  KR1: x";
        let below = |line: &str| [TextEdit::insert(text.len(), format!("\n{line}"))];
        assert_eq!(shown(text, &below("    Source: <link>")).unwrap(), ["\n  Source: ${1:<link>}$0"]);
        // Less than that cannot be said, so the blanks stay as they are.
        assert_eq!(shown(text, &below("Initiative: <what>")), None);
    }

    #[test]
    fn what_has_no_blanks_is_no_snippet() {
        for new in ["plain", "a < b and c > d", "<https://example.com>", "<1>", "<a\nb>"] {
            assert_eq!(shown("KR1", &[TextEdit::insert(0, new)]), None, "{new}");
        }
    }
    #[test]
    fn what_people_wrote_is_no_snippet() {
        let insertion = Insertion::text(r"$1 {a} \n ").then(Insertion::form("<how much>"));
        assert_eq!(form(&insertion), r"\$1 {a\} \\n ${1:<how much>}");
    }
}
