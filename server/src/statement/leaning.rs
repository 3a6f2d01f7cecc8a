//! Single words that lean to output or outcome beyond what their classes say.
//!
//! Only words that the lexicon knows take part, only such as several sources use, and each counts little:
//! it is their classes and places that decide.

use super::items::{Items, Kind};
use super::lexicon::{Key, Lexicon};
use crate::text::Span;

/// A word of a statement, in the form that leanings are kept for.
pub(crate) struct Word<'t> {
    pub(crate) span: Span,
    pub(crate) key: Key,
    text: &'t str,
}

/// The words of a statement, each once; phrases word by word, plurals as their singular.
pub(crate) fn words<'t>(text: &'t str, items: &Items) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::with_capacity(items.list.len());
    for item in items.list.iter().filter(|item| item.kind == Kind::Word) {
        let whole = item.span.of(text);
        for part in whole.split(|char: char| !char.is_alphanumeric()) {
            let word = part.trim_end_matches(['s', 'S']);
            if word.len() < 2 || !word.chars().all(char::is_alphabetic) {
                continue;
            }
            let mut key = Key::default();
            key.push(word);
            if words.iter().all(|known| known.key != key) {
                let start = item.span.start + (part.as_ptr().addr() - whole.as_ptr().addr());
                words.push(Word { span: Span::new(start, start + part.len()), key, text: part });
            }
        }
    }
    words
}

/// The words of a statement that leanings are fitted for, by the names that the data file gives them.
pub(crate) fn names(text: &str, items: &Items, lexicon: &Lexicon) -> Vec<String> {
    let known = |word: &Word<'_>| !lexicon.entry(word.text).is_unknown();
    let name = |word: Word<'_>| word.text.to_lowercase().trim_end_matches('s').to_owned();
    words(text, items).into_iter().filter(known).map(name).collect()
}
