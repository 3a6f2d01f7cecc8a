//! A line that is still to become something: blank, or with the first letters of a marker or key.

use super::{Context, Slot, word_end};
use crate::completion::scene::Scene;

/// More letters are no keyword.
const LONGEST: usize = 24;

/// What may begin at the cursor.
pub(super) fn read<'a>(scene: &Scene<'a>) -> Option<Context<'a>> {
    let before = scene.from(scene.line.start);
    let lead = lead(before);
    let word = &before[lead..];
    let end = word_end(scene);
    let rest = &scene.behind()[end - scene.at..];
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '(' | ')');
    let fits =
        word.len() <= LONGEST && word.chars().all(is_key) && !word.starts_with(' ') && rest.trim().is_empty();
    // Whoever indents a line, or goes on with a sentence, asks for nothing.
    let asks = scene.trigger.is_none();
    (fits && asks)
        .then(|| Context::new(scene, Slot::Line, scene.line.start, end))?
        .map(|it| it.behind(lead, ""))
}

/// How much of the beginning of a line is blanks and dress: bullets, numbers, quote and heading signs, check boxes,
/// signs of bold.
pub(in crate::completion) fn lead(line: &str) -> usize {
    let mut rest = line.trim_start();
    loop {
        let boxed = ["[ ]", "[x]", "[X]"].iter().find_map(|sign| rest.strip_prefix(sign));
        let signs = rest.trim_start_matches(['-', '*', '+', '>', '#', '–']);
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = number.strip_prefix(['.', ')']).filter(|_| number.len() < rest.len());
        let behind = boxed.or(number).unwrap_or(signs);
        // Dress ends in a blank.
        if behind.len() == rest.len() || !behind.starts_with([' ', '\t']) {
            break;
        }
        rest = behind.trim_start();
    }
    line.len() - rest.trim_start_matches(['*', '_', '~']).len()
}

#[cfg(test)]
mod tests {
    use super::lead;

    #[test]
    fn dress_is_told_from_words() {
        for (line, word) in [
            ("  KR", "KR"),
            ("- [ ] **KR", "KR"),
            ("1. [x] K", "K"),
            ("> - O", "O"),
            ("## ", ""),
            ("", ""),
            ("-", "-"),
            ("2026-1", "2026-1"),
            ("#tag", "#tag"),
        ] {
            assert_eq!(&line[lead(line)..], word, "{line}");
        }
    }
}
