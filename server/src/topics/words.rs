//! Texts as rows of words, and what two forms of a word have in common.

use crate::statement::{Entry, Lexicon};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What the lexicon knows of it.
    pub(crate) entry: Entry,
}

/// A text with its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: Vec<Word>,
}

impl<'a> Reading<'a> {
    /// Reads what `tokens` leave of `text`; their spans count from its start.
    pub(crate) fn of(text: &'a str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut words = Vec::with_capacity(text.len() / 5 + 2);
        let mut from = 0;
        for token in tokens {
            let span = match token.kind {
                TokenKind::Code => continue,
                TokenKind::Link => {
                    let raw = token.span.of(text);
                    Span::new(token.span.start + raw.rfind("](").unwrap_or_default(), token.span.end)
                }
                _ => token.span,
            };
            if span.start >= from {
                words.extend(
                    spans(text, Span::new(from, span.start)).map(|span| (span, lexicon)).map(word(text)),
                );
                from = span.end;
            }
        }
        words.extend(spans(text, Span::new(from, text.len())).map(|span| (span, lexicon)).map(word(text)));
        Self { text, words }
    }

    /// The word at that index.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.words[index].span.of(self.text)
    }

    /// What stands between the word at that index and the one in front of it.
    pub(crate) fn gap(&self, index: usize) -> &'a str {
        let from = index.checked_sub(1).map_or(0, |before| self.words[before].span.end);
        Span::new(from, self.words[index].span.start).of(self.text)
    }
}

fn word<'l>(text: &str) -> impl Fn((Span, &'l Lexicon)) -> Word {
    move |(span, lexicon)| Word { span, entry: lexicon.entry(span.of(text)) }
}

/// The words below `within`: letters and digits, with what joins them inside ("js.org", "team's", "source{d}").
pub(crate) fn spans(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let rest = Span::new(at, within.end).of(text);
        let start = at + rest.find(char::is_alphanumeric)?;
        let mut end = start;
        let mut chars = Span::new(start, within.end).of(text).chars().peekable();
        while let Some(char) = chars.next() {
            let joins = matches!(char, '\'' | '’' | '.' | '_' | '{' | '&' | '+');
            if !(char.is_alphanumeric() || joins && chars.peek().is_some_and(|next| next.is_alphanumeric())) {
                break;
            }
            end += char.len_utf8();
        }
        if text[start..end].contains('{') && text[end..].starts_with('}') {
            end += 1;
        }
        at = end;
        Some(Span::new(start, end))
    })
}

/// What the forms of a word share: `migrat` for "migrate", "migrates", "migrated" and "migrating". A key to
/// compare by, no word; case is kept.
pub(crate) fn stem(word: &str) -> &str {
    let word = strip(strip(word, "'s"), "’s");
    if word.len() <= 3 {
        return word;
    }
    let one = match () {
        () if ends(word, "ies") => strip(word, "ies"),
        () if ends(word, "s") && !ends(word, "ss") => strip(word, "s"),
        () => word,
    };
    let sounds = |stem: &str| {
        stem.len() >= 3 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y'])
    };
    let bare = match () {
        () if ends(one, "ing") && sounds(strip(one, "ing")) => strip(one, "ing"),
        () if ends(one, "ed") && sounds(strip(one, "ed")) && !ends(strip(one, "ed"), "e") => strip(one, "ed"),
        () if one.len() > 3 && ends(one, "y") => strip(one, "y"),
        () if one.len() > 3 && ends(one, "e") => strip(one, "e"),
        () => one,
    };
    match bare.as_bytes() {
        [.., a, b]
            if bare.len() > 3
                && a.is_ascii_alphabetic()
                && a.eq_ignore_ascii_case(b)
                && !b"aeiou".contains(&b.to_ascii_lowercase()) =>
        {
            &bare[..bare.len() - 1]
        }
        _ => bare,
    }
}

fn ends(word: &str, ending: &str) -> bool {
    let tail = word.len().checked_sub(ending.len()).and_then(|at| word.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
}

fn strip<'a>(word: &'a str, ending: &str) -> &'a str {
    if ends(word, ending) { &word[..word.len() - ending.len()] } else { word }
}

/// Adds the stem of a word to a key, in small letters.
pub(crate) fn push_stem(key: &mut String, word: &str) {
    key.extend(stem(word).chars().flat_map(char::to_lowercase));
}

/// True where two words are forms of one.
pub(crate) fn same(stem_of_one: &str, word: &str) -> bool {
    let stem = stem(word);
    if stem.is_ascii() { stem.eq_ignore_ascii_case(stem_of_one) } else { stem.to_lowercase() == stem_of_one }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["migrate", "migrates", "migrated", "migrating"][..],
            &["policy", "Policies"],
            &["ship", "shipping", "shipped"],
            &["call", "calling", "Calls"],
            &["process", "processes", "process's"],
            &["price", "pricing"],
        ] {
            for form in forms {
                assert!(same(stem(forms[0]), form), "{form}: {} and {}", stem(form), stem(forms[0]));
            }
        }
        for whole in ["speed", "string", "bus", "née", "é", "ß’s", "𑙙", "𝄀𝄀", "Fuß"] {
            assert!(!stem(whole).is_empty());
        }
        assert!(!same(stem("new"), "network"));
    }

    #[test]
    fn words_are_what_a_reader_would_call_so() {
        let text = "Rewrite team's js.org docs (source{d}), e-mail & a/b tests.";
        let words: Vec<&str> = spans(text, Span::new(0, text.len())).map(|span| span.of(text)).collect();
        assert_eq!(
            words,
            ["Rewrite", "team's", "js.org", "docs", "source{d}", "e", "mail", "a", "b", "tests"]
        );
    }
}
