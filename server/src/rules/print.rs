//! A rule's page, as text and as Markdown.

use super::{Page, Rule};

/// A rule's page as plain text.
#[must_use]
pub fn text(rule: &Rule) -> String {
    let Page { what, why, bad, good, configuration } = rule.page;
    let example = |text: &str| {
        text.lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect::<String>()
    };
    let configuration = match configuration {
        "" => String::new(),
        configuration => format!("\nConfiguration\n{}\n", fill(configuration)),
    };
    format!(
        "{} ({})\n\n{}\n\nWhat it looks at\n{}\n\nWhy it matters\n{}\n\nInstead of\n\n{}\nwrite\n\n{}{configuration}",
        rule.name,
        rule.usual(),
        fill(rule.summary),
        fill(what),
        fill(why),
        example(bad),
        example(good),
    )
}

/// Breaks a paragraph into lines that are easy to read.
fn fill(text: &str) -> String {
    const WIDTH: usize = 80;
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        match column {
            0 => {}
            _ if column + 1 + width > WIDTH => {
                out.push('\n');
                column = 0;
            }
            _ => {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// A rule's page in Markdown, below its heading.
#[must_use]
pub fn markdown(rule: &Rule) -> String {
    let Page { what, why, bad, good, .. } = rule.page;
    let level = match rule.on {
        true => format!("Level: {}.", rule.level),
        false => format!("Off unless you set a level for it; {} is usual.", rule.level),
    };
    format!(
        "{}\n{level}\n\n{}\n\n**Why it matters.** {}\n\nInstead of\n\n```okr\n{}\n```\n\nwrite\n\n```okr\n{}\n```\n",
        escaped(rule.summary),
        escaped(what),
        escaped(why),
        bad.trim_end(),
        good.trim_end(),
    )
}

/// Plain text for Markdown: blanks become code, and what else would be a tag or emphasis is escaped, but for code.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut is_code = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(blank) = blank(rest).filter(|_| !is_code) {
            out.extend(["`", blank, "`"]);
            rest = &rest[blank.len()..];
            continue;
        }
        is_code ^= c == '`';
        if matches!(c, '<' | '*' | '_') && !is_code {
            out.push('\\');
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The blank that `text` begins with: `<baseline>`.
pub(crate) fn blank(text: &str) -> Option<&str> {
    let (inside, _) = text.strip_prefix('<')?.split_once('>')?;
    let is_word = |c: char| !c.is_control() && !matches!(c, '<' | '`' | '|');
    let is_blank = inside.starts_with(char::is_alphabetic) && inside.chars().all(is_word);
    is_blank.then(|| &text[..=inside.len() + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_no_tags() {
        assert_eq!(
            escaped("from <baseline> < 5, *not* `<code>`"),
            "from `<baseline>` \\< 5, \\*not\\* `<code>`"
        );
    }
}
