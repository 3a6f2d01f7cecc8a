//! What the words of a document mean, for editors that colour them: the metric, the way it should go, from where
//! to where, by when, whose it is, and what says nothing.
//!
//! Here stands only what the tree of the text cannot know. Markers, keys, plain numbers and links are coloured by
//! the grammar's queries, with which these colours agree.

mod canvas;
mod meaning;

pub use canvas::Colour;
pub use meaning::{LEGEND, Meaning, modifiers, types};

use canvas::Canvas;

use crate::model::{Body, Commitment, Key, KeyResult, Properties, Quoted, Statement, Status, Surroundings};
use crate::rules;
use crate::statement::Quantity;
use crate::syntax::TokenKind;
use crate::text::Span;

/// The colours of a body, in order. Each stands on one line, and none overlaps another.
#[must_use]
pub fn colours(body: &Body, surroundings: Surroundings) -> Vec<Colour> {
    if surroundings.quoted != Quoted::No {
        return Vec::new();
    }
    let mut canvas = Canvas::new(body);
    if let Some(objective) = &body.objective {
        blanks(&mut canvas, &objective.statement);
        canvas.paint(objective.statement.people(&body.text), Meaning::Owner);
        canvas.paint(objective.anatomy.deadline.map(|span| objective.place(span)), Meaning::Deadline);
        properties(&mut canvas, &objective.properties);
    }
    for item in &body.key_results {
        key_result(&mut canvas, item, surroundings.foreign);
        properties(&mut canvas, &item.properties);
    }
    for initiative in &body.initiatives {
        blanks(&mut canvas, &initiative.statement);
        canvas.paint(initiative.statement.people(&body.text), Meaning::Owner);
        properties(&mut canvas, &initiative.properties);
    }
    properties(&mut canvas, &body.properties);
    for suppression in &body.suppressions {
        let known = suppression.names.iter().filter(|name| rules::find(body.slice(**name)).is_some());
        canvas.paint(known.copied(), Meaning::Rule);
    }
    canvas.finish()
}

/// What is certain first: words count only where no figure stands among them.
fn key_result(canvas: &mut Canvas<'_>, item: &KeyResult, foreign: bool) {
    let anatomy = &item.anatomy;
    let place = |span| item.place(span);
    let figure = |figure: Option<Quantity>| figure.map(|figure| place(figure.span));
    blanks(canvas, &item.statement);
    canvas.paint(anatomy.owners.iter().map(|&span| place(span)), Meaning::Owner);
    if foreign {
        // Where the words mean nothing, what the figures stand for is a guess.
        return;
    }
    canvas.paint(figure(anatomy.baseline), Meaning::Baseline);
    canvas.paint(figure(anatomy.target), Meaning::Target);
    canvas.paint(figure(anatomy.delta), Meaning::Change);
    canvas.paint(anatomy.deadline.map(place), Meaning::Deadline);
    canvas.paint(anatomy.vague.iter().map(|&span| place(span)), Meaning::Vague);
    // The direction may be said by the figures alone.
    let direction = anatomy.direction.map(|it| place(it.span)).filter(|&span| canvas.is_bare(span));
    canvas.paint(direction, Meaning::Direction);
    canvas.paint(anatomy.metric.map(|metric| place(metric.span)), Meaning::Metric);
}

fn blanks(canvas: &mut Canvas<'_>, statement: &Statement) {
    canvas.paint(tokens(statement, TokenKind::Placeholder), Meaning::Blank);
}

fn tokens(statement: &Statement, kind: TokenKind) -> impl Iterator<Item = Span> + '_ {
    let of_kind = statement.tokens.iter().filter(move |token| token.kind == kind);
    of_kind.map(|token| token.span.shifted(statement.span.start))
}

fn properties(canvas: &mut Canvas<'_>, properties: &Properties) {
    for property in properties.iter() {
        let value = &property.value;
        blanks(canvas, value);
        let text = canvas.body().slice(value.span);
        let whole = (!value.span.is_empty()).then_some(value.span);
        match property.key {
            Key::Owner => canvas.paint(tokens(value, TokenKind::Mention), Meaning::Owner),
            Key::Metric => canvas.paint(whole, Meaning::Metric),
            Key::Baseline => canvas.paint(tokens(value, TokenKind::Quantity), Meaning::Baseline),
            Key::Target => canvas.paint(tokens(value, TokenKind::Quantity), Meaning::Target),
            Key::Due => canvas.paint(whole, Meaning::Deadline),
            Key::Type => canvas.paint(whole.filter(|_| Commitment::parse(text).is_some()), Meaning::Choice),
            Key::Status => {
                let known = Status::parse(text).map(|(_, remark)| text.len() - remark.len());
                let word = known.map(|len| Span::new(value.span.start, value.span.start + len));
                canvas.paint(word, Meaning::Choice);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
