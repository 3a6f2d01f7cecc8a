//! Words of the document in a cell.

use crate::model::Label;

/// "KR1: Raise visits".
pub(super) fn labelled(label: Option<&Label>, text: &str) -> String {
    match (label, cell(text)) {
        (Some(label), text) if text.is_empty() => label.name.clone(),
        (Some(label), text) => format!("{}: {text}", label.name),
        (None, text) => text,
    }
}

/// Words of the document as they may stand in a cell: on one line, and without what would end it or vanish as a tag.
pub(super) fn cell(text: &str) -> String {
    // A backslash at the end of a line only says that the text goes on.
    let text = text.replace("\\\r\n", " ").replace("\\\n", " ").replace("\\\r", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    let mut escaped = false;
    let mut rest = text.chars().filter(|c| !c.is_control()).peekable();
    while let Some(c) = rest.next() {
        let opens_tag = c == '<'
            && rest.peek().is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?'));
        if !escaped && (c == '|' || opens_tag) {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    // A backslash at the end would take the border with it.
    if escaped {
        out.push('\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_its_text_whatever_it_is() {
        for (text, expected) in [
            ("42% → 70% (p95, $1.2M) *bold* `code` [a](https://a.example)", ""),
            ("a | b", r"a \| b"),
            (r"a \| b", ""),
            (r"a \\| b", r"a \\\| b"),
            (r"ends with \", r"ends with \\"),
            (r"ends with \\", ""),
            ("a\\\r\n  b \\\n c\r\nd\re", "a b c d e"),
            ("<baseline> <b> </b> <!-- --> <?x?>", r"\<baseline> \<b> \</b> \<!-- --> \<?x?>"),
            ("<5% < 6 <- <", ""),
            ("bell\u{7} nul\0", "bell nul"),
            (" \n", ""),
        ] {
            let expected = if expected.is_empty() { text.trim() } else { expected };
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
