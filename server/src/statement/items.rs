//! A statement as a row of items: words with what the lexicon knows of them, quantities, signs.

use super::classes::NOUNS;
use super::language::Language;
use super::lexicon::{Entry, Lexicon};
use super::quantity::{self, Quantity};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// One item of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Kind,
    /// What the lexicon knows of it, for words and phrases.
    pub(crate) entry: Entry,
    /// Joined to the item in front by a hyphen.
    pub(crate) joined: bool,
    /// Written with a capital first letter.
    pub(crate) capital: bool,
    /// A verb that is a figure: "double", "halve".
    pub(crate) multiple: bool,
    /// An unknown word that ends as verbs do: "correlate", "gamify".
    pub(crate) looks_verb: bool,
    /// Inside brackets: said by the way.
    pub(crate) bracketed: bool,
    /// A percentage of less than all.
    pub(crate) share: bool,
    /// A number with a comparator.
    pub(crate) bounded: bool,
}

impl Item {
    const fn new(span: Span, kind: Kind, entry: Entry) -> Self {
        Self {
            span,
            kind,
            entry,
            joined: false,
            capital: false,
            multiple: false,
            looks_verb: false,
            bracketed: false,
            share: false,
            bounded: false,
        }
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word or a known phrase.
    Word,
    /// A number in digits or words: its place in the list of quantities.
    Number(usize),
    /// A date or a quarter.
    Date,
    /// A blank to be filled in.
    Blank,
    /// Code, or an address: a thing with a name.
    Name,
    /// `→` between two values.
    Arrow,
    /// `@name`.
    Mention,
    /// `[committed]`.
    Attribute,
    /// A tag or a result: no part of the sentence.
    Aside,
    /// A sign that parts the sentence.
    Mark(char),
}

/// A statement's items and quantities.
#[derive(Debug, Default)]
pub(crate) struct Items {
    pub(crate) list: Vec<Item>,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) language: Language,
}

impl Items {
    /// Reads a statement and settles what its words and numbers do.
    pub(crate) fn read(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut items = Self::spelled(text, tokens, lexicon);
        items.number_words(lexicon);
        items.join_ratios(text);
        items.join_ranges(text);
        items.settle_numbers(text, lexicon);
        items.mark_brackets();
        items
    }

    /// Reads the text between the tokens into words, joins both in order, and looks the words up.
    pub(super) fn spelled(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut items = Self { list: Vec::with_capacity(text.len() / 5 + 4), ..Self::default() };
        let mut at = 0;
        for token in tokens {
            if token.span.start < at || token.span.of(text).is_empty() {
                continue;
            }
            items.words(text, Span::new(at, token.span.start));
            items.token(text, token);
            at = token.span.end;
        }
        items.words(text, Span::new(at, text.len()));
        items.join_phrases(text, lexicon);
        items
    }

    /// Marks what stands in brackets; a bracket that never closes marks nothing.
    fn mark_brackets(&mut self) {
        let mut open = None;
        for at in 0..self.list.len() {
            match self.list[at].kind {
                Kind::Mark('(' | '[') => open = Some(at),
                Kind::Mark(')' | ']') => {
                    let from = open.take().unwrap_or(at);
                    self.list[from..=at].iter_mut().for_each(|item| item.bracketed = true);
                }
                _ => {}
            }
        }
    }

    fn push(&mut self, span: Span, kind: Kind) {
        self.list.push(Item::new(span, kind, Entry::default()));
    }

    fn token(&mut self, text: &str, token: &Token) {
        let kind = match token.kind {
            TokenKind::Quantity => {
                self.quantities.push(quantity::read(text, token.span));
                Kind::Number(self.quantities.len() - 1)
            }
            TokenKind::Arrow => Kind::Arrow,
            TokenKind::Date | TokenKind::Quarter => Kind::Date,
            TokenKind::Mention => Kind::Mention,
            TokenKind::Attribute => Kind::Attribute,
            TokenKind::Url | TokenKind::Code | TokenKind::Reference => Kind::Name,
            TokenKind::Placeholder => Kind::Blank,
            TokenKind::Tag | TokenKind::Result => Kind::Aside,
            TokenKind::Link => {
                // The link's text counts as words, its address does not.
                let raw = token.span.of(text);
                let end = raw.rfind("](").or_else(|| raw.rfind(']')).unwrap_or(raw.len());
                let start = usize::from(raw.starts_with('['));
                return self
                    .plain(text, Span::new(token.span.start + start, token.span.start + end.max(start)));
            }
        };
        let joined = text[..token.span.start].ends_with(['-', '‑']);
        self.list.push(Item { joined, capital: true, ..Item::new(token.span, kind, Entry::default()) });
    }

    /// Words of a link's text, in which the grammar finds no tokens: digits count as a quantity here too.
    fn plain(&mut self, text: &str, span: Span) {
        let raw = span.of(text);
        let mut at = span.start;
        for (start, word) in raw.split(' ').scan(span.start, |start, word| {
            let here = *start;
            *start += word.len() + 1;
            Some((here, word))
        }) {
            let trimmed =
                word.trim_matches(|char: char| !char.is_alphanumeric() && !"$€£%+<>≥≤~".contains(char));
            // "#46" names an issue.
            let issue = word.split_once(trimmed).is_some_and(|(before, _)| before.ends_with('#'));
            if !issue
                && trimmed
                    .trim_start_matches(['$', '€', '£', '<', '>', '≥', '≤', '~', '+'])
                    .starts_with(|char: char| char.is_ascii_digit())
            {
                let from = start + word.find(trimmed).unwrap_or_default();
                let number = Span::new(from, from + trimmed.len());
                self.words(text, Span::new(at, number.start));
                self.token(text, &Token { kind: TokenKind::Quantity, span: number });
                at = number.end;
            }
        }
        self.words(text, Span::new(at, span.end));
    }

    /// Words and signs of plain text.
    fn words(&mut self, text: &str, span: Span) {
        let raw = span.of(text);
        let mut chars = raw.char_indices().peekable();
        let mut hyphen = false;
        while let Some((from, char)) = chars.next() {
            let start = span.start + from;
            if !char.is_alphanumeric() {
                hyphen = false;
                match char {
                    ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '[' | ']' | '/' | '–' | '—' | '|'
                    | '=' | '"' | '“' | '”' => {
                        self.push(Span::new(start, start + char.len_utf8()), Kind::Mark(char));
                    }
                    '<' | '>' | '≥' | '≤' | '~' | '≈' => {
                        let (sign, width) = quantity::comparator_sign(&raw[from..]);
                        (1..raw[from..from + width].chars().count()).for_each(|_| _ = chars.next());
                        // Strike-through is dress, no comparator.
                        if char != '~' || !raw[from + 1..].starts_with('~') {
                            let span = Span::new(start, start + width);
                            self.list.push(Item::new(span, Kind::Mark('<'), Entry::sign(sign)));
                        }
                    }
                    '&' | '+' | '@' | '%' | '#' => self.push(Span::new(start, start + 1), Kind::Mark(char)),
                    '-' | '‑' => {
                        let spaced = text[..start].ends_with(char::is_whitespace) || from == 0 && start == 0;
                        if spaced {
                            self.push(Span::new(start, start + char.len_utf8()), Kind::Mark('–'));
                        } else {
                            hyphen = true;
                        }
                    }
                    _ => {}
                }
                continue;
            }
            let mut end = start + char.len_utf8();
            while let Some(&(next_at, next)) = chars.peek() {
                // A name may hold braces: "config{x}".
                let inner = || {
                    matches!(next, '\'' | '’' | '.' | '_' | '&' | '{')
                        && raw[next_at + next.len_utf8()..].starts_with(char::is_alphanumeric)
                        || next == '}' && raw[from..next_at].contains('{')
                };
                if !(next.is_alphanumeric() || inner()) {
                    break;
                }
                end = span.start + next_at + next.len_utf8();
                chars.next();
            }
            let joined = hyphen;
            hyphen = false;
            // "100Gb", "30mins": the grammar takes few unit letters for parts of a quantity.
            let word = &text[start..end];
            let letters = word.trim_start_matches(|char: char| char.is_ascii_digit());
            if letters.len() < word.len() && quantity::is_unit(letters) {
                self.quantities.push(quantity::read(text, Span::new(start, end)));
                let number = Kind::Number(self.quantities.len() - 1);
                self.push(Span::new(start, end), number);
                continue;
            }
            let kind = if word.contains('{') { Kind::Name } else { Kind::Word };
            let capital = char.is_uppercase();
            let item = Item::new(Span::new(start, end), kind, Entry::default());
            self.list.push(Item { joined, capital, ..item });
        }
    }
}

/// A word that can stand in a noun phrase.
pub(crate) fn is_nounlike(entry: &Entry) -> bool {
    entry.classes.meets(NOUNS) || entry.is_unknown()
}
