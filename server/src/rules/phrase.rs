//! How messages put things.

/// Characters of a quotation, at most: a message is one glance.
const QUOTE_MAX: usize = 60;

/// `text` in quotation marks, on one line, cut where it is long.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len().min(4 * QUOTE_MAX) + 2 * '“'.len_utf8());
    quoted.push('“');
    let start = quoted.len();
    for word in text.split_whitespace() {
        if quoted.len() > start {
            quoted.push(' ');
        }
        quoted.push_str(word);
        if quoted.len() - start > QUOTE_MAX
            && let Some((end, _)) = quoted[start..].char_indices().nth(QUOTE_MAX)
        {
            let cut = start + quoted[start..start + end].rfind(' ').unwrap_or(end);
            quoted.truncate(quoted[..cut].trim_end_matches([',', ';', ':', '-']).len());
            quoted.push('…');
            break;
        }
    }
    quoted.push('”');
    quoted
}

/// "search, filters and checkout"; empty where there is nothing.
pub(crate) fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(quote("Sign  3\r\n partners"), "“Sign 3 partners”");
        let long = quote(&"onboarding ".repeat(9));
        assert_eq!(long, "“onboarding onboarding onboarding onboarding onboarding…”");
        assert_eq!(quote(&"🎯".repeat(99)), format!("“{}…”", "🎯".repeat(QUOTE_MAX)));
    }
}
