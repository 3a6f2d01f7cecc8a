//! The number that a marker ends in: `KR3`, `Key Result 3`, `3.`.

use crate::text::Span;

/// The last run of digits in `text`.
pub(super) fn last_number(text: &str) -> Option<Span> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some(Span::new(start, end))
}

/// `text` with another number in the place of its last one, if it has one.
pub(super) fn with_number(text: &str, change: impl FnOnce(u64) -> u64) -> String {
    let number = last_number(text).and_then(|span| Some((span, span.of(text).parse().ok()?)));
    match number {
        Some((Span { start, end }, number)) => {
            format!("{}{}{}", &text[..start], change(number), &text[end..])
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_number;

    #[test]
    fn only_the_last_number_is_another() {
        for (text, next) in [
            ("KR3", "KR4"),
            ("Key Result 9:", "Key Result 10:"),
            ("KR1.2", "KR1.3"),
            ("(KR7)", "(KR8)"),
            ("-", "-"),
            ("99999999999999999999999", "99999999999999999999999"),
        ] {
            assert_eq!(with_number(text, |number| number + 1), next);
        }
    }
}
