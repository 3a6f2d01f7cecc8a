//! One objective with all below it, or one line outside of any objective.

use super::{
    CheckIn, Group, Holder, Initiative, Key, KeyResult, Layout, Note, Objective, Properties, Property, State,
    Suppression,
};
use crate::statement::Language;
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// A self-contained piece of a document. Its spans count from its own start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The text, from the start of its first line up to the next body.
    pub text: Box<str>,
    /// The objective that the rest belongs to; `None` outside of one.
    pub objective: Option<Objective>,
    /// The key results, in the order of the text.
    pub key_results: Vec<KeyResult>,
    /// The initiatives, in the order of the text.
    pub initiatives: Vec<Initiative>,
    /// Its groups of key results or initiatives.
    pub groups: Vec<Group>,
    /// Properties of the document or section.
    pub properties: Properties,
    /// Properties that no item admits.
    pub stray_properties: Vec<Property>,
    /// Check-ins without a key result.
    pub stray_check_ins: Vec<CheckIn>,
    /// The lines that are nothing else, headings included.
    pub notes: Vec<Note>,
    /// True where a Markdown heading is among them.
    pub heading: bool,
    /// The lines that nobody is meant to read as OKRs.
    pub comments: Vec<Span>,
    /// Those of them that silence rules.
    pub suppressions: Vec<Suppression>,
    /// The lines of each item and property that takes more than one for what it says, in order.
    pub wrapped: Vec<Span>,
    /// How much of what its items say is English.
    pub language: Language,
}

/// One of the items of a body that may hold properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The objective.
    Objective,
    /// The key result of that index.
    KeyResult(usize),
    /// The initiative of that index.
    Initiative(usize),
}

impl Place {
    /// What such an item is to its properties.
    #[must_use]
    pub const fn holder(self) -> Holder {
        match self {
            Self::Objective => Holder::Objective,
            Self::KeyResult(_) => Holder::KeyResult,
            Self::Initiative(_) => Holder::Initiative,
        }
    }
}

impl Body {
    /// The text below `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Its items: the objective, the key results, the initiatives.
    pub fn items(&self) -> impl Iterator<Item = Place> + use<> {
        let objective = self.objective.as_ref().map(|_| Place::Objective);
        let key_results = (0..self.key_results.len()).map(Place::KeyResult);
        let initiatives = (0..self.initiatives.len()).map(Place::Initiative);
        objective.into_iter().chain(key_results).chain(initiatives)
    }

    /// The properties of its items and of the document.
    pub fn all_properties(&self) -> impl Iterator<Item = &Property> {
        let objective = self.objective.iter().map(|item| &item.properties);
        let key_results = self.key_results.iter().map(|item| &item.properties);
        let initiatives = self.initiatives.iter().map(|item| &item.properties);
        objective.chain(key_results).chain(initiatives).chain([&self.properties]).flat_map(Properties::iter)
    }

    /// True where the property says something: neither nothing nor a blank to be filled in.
    #[must_use]
    pub fn is_filled(&self, property: &Property) -> bool {
        let value = &property.value;
        let blank = |token: &Token| token.kind == TokenKind::Placeholder;
        self.slice(value.span).contains(char::is_alphanumeric) && !value.tokens.iter().any(blank)
    }

    /// True where a key result has an owner, inline or by property.
    #[must_use]
    pub fn is_owned(&self, key_result: &KeyResult) -> bool {
        !key_result.anatomy.owners.is_empty()
            || key_result.properties.get(Key::Owner).is_some_and(|owner| self.is_filled(owner))
    }

    /// True where some key result has an owner.
    #[must_use]
    pub fn names_owners(&self) -> bool {
        self.key_results.iter().any(|key_result| self.is_owned(key_result))
    }

    /// True where something here says by when: a cycle, a `Due`, a date, or words for one.
    #[must_use]
    pub fn names_deadline(&self) -> bool {
        let due = |properties: &Properties| properties.get(Key::Due).is_some_and(|due| self.is_filled(due));
        let is_time = |token: &Token| matches!(token.kind, TokenKind::Date | TokenKind::Quarter);
        self.properties.get(Key::Cycle).is_some()
            || self.objective.iter().any(|item| item.anatomy.deadline.is_some() || due(&item.properties))
            || self.key_results.iter().any(|item| item.anatomy.deadline.is_some() || due(&item.properties))
            || self
                .initiatives
                .iter()
                .any(|item| item.statement.tokens.iter().any(is_time) || due(&item.properties))
    }

    /// The key results, with their index, that are still open and say something: what is worth a judgement.
    pub fn open_key_results(&self) -> impl Iterator<Item = (usize, &KeyResult)> {
        self.key_results.iter().enumerate().filter(|(_, item)| item.state == State::Open && !item.is_empty())
    }

    /// The item that stands first in it.
    #[must_use]
    pub fn first_item(&self) -> Option<Place> {
        let objective = self.objective.iter().map(|_| Place::Objective);
        let key_results = self.key_results.first().map(|_| Place::KeyResult(0));
        let initiatives = self.initiatives.first().map(|_| Place::Initiative(0));
        let items = objective.chain(key_results).chain(initiatives);
        items.min_by_key(|&place| self.layout(place).map(|layout| layout.head.start))
    }

    /// The line break that the body uses.
    #[must_use]
    pub fn line_break(&self) -> &'static str {
        match self.text.find(['\r', '\n']).map(|at| &self.text[at..]) {
            Some(rest) if rest.starts_with("\r\n") => "\r\n",
            Some(rest) if rest.starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    /// The lines of an item.
    #[must_use]
    pub fn layout(&self, place: Place) -> Option<&Layout> {
        match place {
            Place::Objective => self.objective.as_ref().map(|objective| &objective.layout),
            Place::KeyResult(index) => self.key_results.get(index).map(|item| &item.layout),
            Place::Initiative(index) => self.initiatives.get(index).map(|item| &item.layout),
        }
    }

    /// Where the line that holds `at` begins; where an item or a property goes on in further lines, the first
    /// of them.
    #[must_use]
    pub fn line_start(&self, at: usize) -> usize {
        let begun = self.wrapped.partition_point(|lines| lines.start <= at);
        let wrapped = self.wrapped[..begun].last().filter(|lines| at < lines.end);
        wrapped.map_or_else(|| self.lines(Span::empty(at)).start, |lines| lines.start)
    }

    /// Where its first line begins that is not blank; `None` where that is a comment, which then is all of it.
    #[must_use]
    pub fn first_line(&self) -> Option<usize> {
        let blanks = self.text.len() - self.text.trim_start().len();
        let lines = self.lines(Span::empty(blanks));
        let comment = self.comments.first().is_some_and(|comment| lines.contains(*comment));
        (blanks < self.text.len() && !comment).then_some(lines.start)
    }

    /// Some lines without the break at their end.
    #[must_use]
    pub fn without_break(&self, lines: Span) -> Span {
        Span::new(lines.start, lines.start + self.slice(lines).trim_end_matches(['\r', '\n']).len())
    }

    /// The whole lines that `span` stands on, the last line break included.
    #[must_use]
    pub fn lines(&self, span: Span) -> Span {
        let bytes = self.text.as_bytes();
        let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let start = bytes[..span.start].iter().rposition(is_break).map_or(0, |at| at + 1);
        let end = match bytes[span.end..].iter().position(is_break) {
            Some(offset) if bytes[span.end + offset..].starts_with(b"\r\n") => span.end + offset + 2,
            Some(offset) => span.end + offset + 1,
            None => bytes.len(),
        };
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Body {
        Body { text: text.into(), ..Body::default() }
    }

    #[test]
    fn lines_take_their_break_whatever_it_is() {
        for (text, whole) in
            [("ab\ncd\nef", "cd\n"), ("ab\r\ncd\r\nef", "cd\r\n"), ("ab\rcd\ref", "cd\r"), ("cd", "cd")]
        {
            let at = text.find('d').unwrap();
            let body = body(text);
            assert_eq!(body.slice(body.lines(Span::new(at, at + 1))), whole);
        }
    }

    #[test]
    fn the_first_break_is_the_bodys_own() {
        for (text, line_break) in [("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb", "\r\n"), ("a\rb", "\r")] {
            assert_eq!(body(text).line_break(), line_break);
        }
    }
}
