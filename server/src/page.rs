//! A page of text for whoever shows it: Markdown, or plain.
//!
//! Words of the document pass through [`Format::user`], or they could end a table or become a link.

use crate::rules::{print, quote};

/// How a page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For clients that show Markdown.
    Markdown,
    /// For all others.
    #[default]
    Plain,
}

impl Format {
    /// Words of the document, on one line.
    pub(crate) fn user(self, text: &str) -> String {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Self::Plain => words.chars().filter(|c| !c.is_control()).collect(),
            Self::Markdown => escaped(&words),
        }
    }

    /// Words of the document in quotation marks, cut where they are long.
    pub(crate) fn quoted(self, text: &str) -> String {
        self.user(&quote(text))
    }

    /// A sentence of our own, which may hold code and blanks.
    pub(crate) fn own(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markdown => print::escaped(text),
        }
    }

    /// Ready text, made to stand out.
    pub(crate) fn strong(self, text: &str) -> String {
        match self {
            Self::Markdown if !text.is_empty() => format!("**{text}**"),
            _ => text.to_owned(),
        }
    }
}

/// Text in which Markdown sees nothing but text, and its blanks as code. Only what it would see is escaped: some
/// clients show the signs.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let blank = print::blank(rest).filter(|blank| before != '`' && !rest[blank.len()..].starts_with('`'));
        if let Some(blank) = blank {
            out.extend(["`", blank, "`"]);
            rest = &rest[blank.len()..];
            before = '>';
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        let joins = before.is_alphanumeric() && next.is_alphanumeric();
        let means_something = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // Inside a word it is no emphasis.
            '_' => !joins,
            // `&lt;`
            '&' => next == '#' || next.is_alphanumeric(),
            // `https://`, `www.` and addresses become links by themselves.
            ':' => next == '/',
            '.' => joins && out.ends_with("www"),
            '@' => joins,
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// A page that is being written. What goes in is ready text.
pub(crate) struct Page {
    format: Format,
    text: String,
}

impl Page {
    pub(crate) const fn new(format: Format) -> Self {
        Self { format, text: String::new() }
    }

    /// Adds a paragraph.
    pub(crate) fn paragraph(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(text);
    }

    /// Adds a list.
    pub(crate) fn list(&mut self, items: &[String]) {
        let lines: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
        self.paragraph(&lines.join("\n"));
    }

    /// Adds a table of two columns below a line that says what it is about. Its cells stand in columns: some clients
    /// show Markdown as it is written.
    pub(crate) fn table(&mut self, head: (&str, &str), rows: &[(&str, String)]) {
        let mut lines = Vec::with_capacity(rows.len() + 2);
        match self.format {
            Format::Markdown => {
                let cells = rows.iter().map(|(name, value)| (*name, value.as_str()));
                let all: Vec<(&str, &str)> = std::iter::once(head).chain(cells).collect();
                let (left, right) = all.iter().fold((2, 2), |(left, right), (name, value)| {
                    (left.max(name.chars().count()), right.max(value.chars().count()))
                });
                lines.extend(all.iter().map(|(name, value)| format!("| {name:left$} | {value:right$} |")));
                lines.insert(1, format!("| :{} | :{} |", "-".repeat(left - 1), "-".repeat(right - 1)));
            }
            Format::Plain => {
                let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
                lines.push(format!("{}: {}", head.0, head.1));
                lines.extend(rows.iter().map(|(name, value)| format!("  {name:width$}  {value}")));
            }
        }
        self.paragraph(&lines.join("\n"));
    }

    /// Adds a piece of a document, as it is written.
    pub(crate) fn example(&mut self, text: &str) {
        match self.format {
            Format::Markdown => self.paragraph(&format!("```okr\n{text}\n```")),
            Format::Plain => {
                let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
                self.paragraph(&lines.join("\n"));
            }
        }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_document_stay_words() {
        for (text, expected) in [
            ("42% → 70% (p95, $1.2M)", "42% → 70% (p95, $1.2M)"),
            ("a | b\r\n| c", r"a \| b \| c"),
            ("**x** ~~y~~ `z` </b>", r"\*\*x\*\* \~\~y\~\~ \`z\` \</b\>"),
            ("from <old value> < 5 to `<target>`", r"from `<old value>` \< 5 to \`\<target\>\`"),
            ("<a|b> <", r"\<a\|b\> \<"),
            ("[link](https://a.example)", r"\[link\](https\://a.example)"),
            ("www.a.example or li@a.example", r"www\.a.example or li\@a.example"),
            ("@li.wei_k and _this_ & that &amp;", r"@li.wei_k and \_this\_ & that \&amp;"),
            (r"back\slash", r"back\\slash"),
            ("bell\u{7} nul\0", "bell nul"),
        ] {
            assert_eq!(Format::Markdown.user(text), expected);
        }
        assert_eq!(Format::Plain.user("a | **b**\n\0c"), "a | **b** c");
    }
}
