//! How messages put things.

/// Characters of a quotation, at most: a message is one glance.
const QUOTE_MAX: usize = 60;

/// `text` in quotation marks, on one line, cut where it is long.
pub(super) fn quote(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(QUOTE_MAX) {
        None => format!("“{words}”"),
        Some((end, _)) => {
            let cut = words[..end].rfind(' ').unwrap_or(end);
            format!("“{}…”", words[..cut].trim_end_matches([',', ';', ':', '-']))
        }
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
