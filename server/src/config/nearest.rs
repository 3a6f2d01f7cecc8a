//! What somebody may have meant.

/// Words less alike than this are no slips of each other.
const ALIKE: f64 = 0.8;

/// The candidate most like `word`, where one is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = candidates.into_iter().map(|candidate| (strsim::jaro_winkler(&word, candidate), candidate));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(score, _)| *score >= ALIKE).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_another_word_none() {
        let known = ["limits", "rules", "words", "max-key-results"];
        for (word, expected) in [
            ("limit", Some("limits")),
            ("Rule", Some("rules")),
            ("max_key_results", Some("max-key-results")),
            ("maxKeyResults", Some("max-key-results")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
