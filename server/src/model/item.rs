//! The items of a document and what they hold. All spans count from the start of the body.

use std::sync::Arc;

use super::{Body, Commitment, Key, Layout};
use crate::statement::{Anatomy, ObjectiveAnatomy};
use crate::syntax::{Token, TokenKind};
use crate::text::Span;

/// The text behind a marker, with its shape tokens (their spans count from the statement's start).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// Where it stands, blanks around it left out.
    pub span: Span,
    /// Its shape tokens, in order.
    pub tokens: Vec<Token>,
}

impl Statement {
    /// The people at its very start or end, in order: whose it is. `text` is that of the body.
    #[must_use]
    pub fn people(&self, text: &str) -> Vec<Span> {
        let joins =
            |token: &&Token| matches!(token.kind, TokenKind::Mention | TokenKind::Attribute | TokenKind::Tag);
        let is_gap = |gap: Span| !gap.of(text).contains(char::is_alphanumeric);
        let place = |token: &Token| token.span.shifted(self.span.start);
        let mut start = self.span.start;
        let front = self.tokens.iter().take_while(joins).take_while(|token| {
            let gap = Span::new(start, place(token).start);
            start = place(token).end;
            is_gap(gap)
        });
        let front = front.count();
        let mut end = self.span.end;
        let back = self.tokens[front..].iter().rev().take_while(joins).take_while(|token| {
            let gap = Span::new(place(token).end, end);
            end = place(token).start;
            is_gap(gap)
        });
        let back = self.tokens.len() - back.count();
        let ends = self.tokens[..front].iter().chain(&self.tokens[back..]);
        ends.filter(|token| token.kind == TokenKind::Mention).map(place).collect()
    }
}

/// What a marker calls its item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it stands.
    pub span: Span,
    /// In one form, whatever was written: `O1`, `KR2`, `KR1.2`.
    pub name: String,
}

/// How far an item has come, as far as its wording no longer matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Still to be reached.
    #[default]
    Open,
    /// `[x]`, or a status that says so.
    Done,
    /// `~~struck through~~`, or a status that says so.
    Dropped,
}

/// What should become true.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    /// The words that make it an objective.
    pub marker: Span,
    /// `O1`, where the marker says so.
    pub label: Option<Label>,
    /// What it says; empty behind a bare marker.
    pub statement: Statement,
    /// What the statement means; its spans count from the statement's start.
    pub anatomy: ObjectiveAnatomy,
    /// Its properties.
    pub properties: Properties,
    /// How far it has come.
    pub state: State,
    /// Its lines.
    pub layout: Layout,
}

impl Objective {
    /// A span of the anatomy, as one of the body.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        span.shifted(self.statement.span.start)
    }

    /// The whole of what it says, or its marker where it says nothing.
    #[must_use]
    pub fn headline(&self) -> Span {
        if self.statement.span.is_empty() { self.marker } else { self.statement.span }
    }
}

/// What proves an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// The words, or the bullet, that make it a key result.
    pub marker: Span,
    /// `KR1`, where the marker says so.
    pub label: Option<Label>,
    /// What it says; empty behind a bare marker.
    pub statement: Statement,
    /// What the statement means; its spans count from the statement's start.
    pub anatomy: Arc<Anatomy>,
    /// Its properties.
    pub properties: Properties,
    /// Its check-ins, in the order of the text.
    pub check_ins: Vec<CheckIn>,
    /// How far it has come.
    pub state: State,
    /// True for a bullet in a group.
    pub grouped: bool,
    /// Its lines.
    pub layout: Layout,
}

impl KeyResult {
    /// A span of the anatomy, as one of the body.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        span.shifted(self.statement.span.start)
    }

    /// What stands inside the brackets of its attributes: `committed`, `weight: 2`.
    pub fn attributes<'a>(&'a self, body: &'a Body) -> impl Iterator<Item = &'a str> {
        let attributes = self.statement.tokens.iter().filter(|token| token.kind == TokenKind::Attribute);
        attributes.map(|token| body.slice(self.place(token.span)).trim_matches(['[', ']']).trim())
    }

    /// What it says of itself, in brackets or as its `Type`.
    #[must_use]
    pub fn commitment(&self, body: &Body) -> Option<Commitment> {
        let of_type = || Commitment::named_in(body.slice(self.properties.get(Key::Type)?.value.span));
        self.attributes(body).find_map(Commitment::parse).or_else(of_type)
    }

    /// True where it says nothing yet: fewer than two words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.anatomy.words < 2
    }

    /// The whole of what it says, or its marker where it says nothing.
    #[must_use]
    pub fn headline(&self) -> Span {
        if self.statement.span.is_empty() { self.marker } else { self.statement.span }
    }
}

/// What the team does in order to get there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Initiative {
    /// The words, or the bullet, that make it an initiative.
    pub marker: Span,
    /// `I1`, where the marker says so.
    pub label: Option<Label>,
    /// What it says; empty behind a bare marker.
    pub statement: Statement,
    /// Its properties.
    pub properties: Properties,
    /// How far it has come.
    pub state: State,
    /// True for a bullet in a group.
    pub grouped: bool,
    /// Its lines.
    pub layout: Layout,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// What it is about.
    pub key: Key,
    /// The word it was written with.
    pub key_span: Span,
    /// The value, and its shape tokens; empty where nothing stands behind the colon.
    pub value: Statement,
    /// The whole lines that it takes.
    pub lines: Span,
}

/// A dated value of a key result.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckIn {
    /// Where the date stands.
    pub date: Span,
    /// The value and its remark.
    pub value: Statement,
    /// The whole lines that it takes.
    pub lines: Span,
}

/// A list below a header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its lines, that of the header included.
    pub lines: Span,
    /// The words of the header: `Key Results`, `Initiatives`.
    pub header: Span,
}

/// A line that is nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands, from its first non-blank.
    pub span: Span,
}

/// The properties of one item, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Properties(Vec<Property>);

impl Properties {
    /// The property of that key; the last one where it is given more than once.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&Property> {
        self.0.iter().rev().find(|property| property.key == key)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Property> {
        self.0.iter()
    }

    pub(super) fn push(&mut self, property: Property) {
        self.0.push(property);
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analysis;
    use crate::config::Config;
    use crate::text::Text;

    #[test]
    fn people_stand_at_the_ends() {
        for (said, people) in [
            ("Paint the lanes @raj", "@raj"),
            ("@mei, @raj: paint the lanes [urgent]", "@mei @raj"),
            ("@mei – paint the lanes #bikes @raj, @li.", "@mei @raj @li"),
            ("Ask @press for a campaign", ""),
            ("@mei", "@mei"),
            ("😀 @mei é", "@mei"),
            ("é @mei é", ""),
            ("", ""),
        ] {
            let text = format!("Objective: Nobody is hurt\nI1: {said}\n");
            let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
            let body = &analysis.document().blocks().last().unwrap().body;
            let found = body.initiatives[0].statement.people(&body.text);
            let found: Vec<&str> = found.into_iter().map(|span| body.slice(span)).collect();
            assert_eq!(found.join(" "), people, "{said}");
        }
    }
}
