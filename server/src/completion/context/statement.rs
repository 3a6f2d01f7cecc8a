//! Statements: what may stand in a sentence, by what stands right in front of the cursor.

use super::{Change, Context, Slot, line, word_end, word_start};
use crate::completion::scene::Scene;
use crate::model::{KeyResult, Place, Statement};
use crate::statement::{Class, VerbClass};
use crate::syntax::TokenKind;
use crate::text::Span;

/// Words that a deadline follows.
const DEADLINE: &[&str] = &["before", "by", "till", "until"];

/// Words that come behind what is measured.
const JOINTS: &[&str] = &["above", "at", "below", "by", "from", "of", "to"];

/// What may stand in the statement at the cursor; `None` where none stands there.
pub(super) fn read<'a>(scene: &Scene<'a>) -> Option<Vec<Context<'a>>> {
    let place = scene.item_here()?;
    let body = scene.body;
    let (marker, statement, key_result) = match place {
        Place::Objective => body.objective.as_ref().map(|it| (it.marker, &it.statement, None))?,
        Place::KeyResult(index) => {
            body.key_results.get(index).map(|it| (it.marker, &it.statement, Some(it)))?
        }
        Place::Initiative(index) => body.initiatives.get(index).map(|it| (it.marker, &it.statement, None))?,
    };
    // The first word of a line below a statement may be the next key: its colon is still to come.
    let begun = scene.line.start.max(statement.span.start);
    if scene.line.start > statement.span.start && !statement.span.is_empty() && scene.at >= begun {
        let word = scene.from(scene.line.start).trim_start();
        if !word.contains(char::is_whitespace) && scene.behind().trim().is_empty() {
            return Some(line::read(scene).into_iter().collect());
        }
    }
    Some(in_statement(scene, marker, statement, key_result))
}

fn in_statement<'a>(
    scene: &Scene<'a>,
    marker: Span,
    statement: &'a Statement,
    key_result: Option<&'a KeyResult>,
) -> Vec<Context<'a>> {
    let words = statement.span;
    if scene.at < words.start || words.is_empty() {
        return key_result.and_then(|_| opening(scene, marker, words)).into_iter().collect();
    }
    if let Some(found) = token(scene, statement, key_result, None) {
        return found.into_iter().collect();
    }
    let head = Head::of(scene, words.start);
    let elsewhere = |deadline: Span| !deadline.touches(Span::empty(scene.at));
    // What else than a key result is due says so in a property.
    let Some(key_result) = key_result else { return Vec::new() };
    let says_when = key_result.anatomy.deadline.is_some_and(|it| elsewhere(key_result.place(it)));
    if DEADLINE.iter().any(|word| head.last.eq_ignore_ascii_case(word)) && !says_when {
        return Context::new(scene, Slot::Deadline, head.word, word_end(scene)).into_iter().collect();
    }
    if let Some(found) = unit(scene, statement, &head) {
        return vec![found];
    }
    match head.word == words.start {
        true => opening(scene, marker, words).into_iter().collect(),
        false => behind_verb(scene, key_result, &head),
    }
}

/// What stands in front of the word at the cursor.
struct Head<'a> {
    /// Where the word begins; the cursor, where it stands behind a blank.
    word: usize,
    /// The whole word in front of it.
    last: &'a str,
}

impl<'a> Head<'a> {
    fn of(scene: &Scene<'a>, start: usize) -> Self {
        let word = word_start(scene, start);
        let before = scene.body.slice(Span::new(start, word));
        let last = if before.ends_with([' ', '\t']) { before.trim_end() } else { "" };
        Self { word, last: last.rsplit([' ', '\t']).next().unwrap_or_default() }
    }
}

/// The words of a key result that has at most the first one.
fn opening<'a>(scene: &Scene<'a>, marker: Span, words: Span) -> Option<Context<'a>> {
    let gap = scene.from(marker.end.min(scene.at));
    let begins = scene.at > marker.end && (words.is_empty() || words.start <= scene.at);
    let end = word_end(scene);
    if !begins || !scene.behind()[end - scene.at..].trim().is_empty() {
        return None;
    }
    let typed = if words.is_empty() { "" } else { scene.from(words.start) };
    let start = marker.end + gap[..gap.len() - typed.len()].trim_end().len();
    let lead = scene.from(start).len() - typed.len();
    Context::new(scene, Slot::Opening, start, end).map(|context| context.behind(lead, " "))
}

/// The token that the cursor touches: `Some(None)` where it is one in which nothing else may stand. A blank there is
/// for what is `asked`, or says so itself.
pub(super) fn token<'a>(
    scene: &Scene<'a>,
    statement: &'a Statement,
    key_result: Option<&'a KeyResult>,
    asked: Option<&'a str>,
) -> Option<Option<Context<'a>>> {
    let start = statement.span.start;
    let touched = statement.tokens.iter().map(|token| (token.kind, token.span.shifted(start)));
    let mut touched = touched.filter(|(_, span)| span.start <= scene.at && scene.at <= span.end);
    let blank = |(kind, _): &(TokenKind, Span)| *kind == TokenKind::Placeholder;
    let found = touched.clone().find(blank).or_else(|| touched.find(|(_, span)| span.start < scene.at));
    if let Some((kind, span)) = found {
        let inside = scene.at < span.end;
        return match kind {
            TokenKind::Placeholder => {
                let name = asked.unwrap_or(scene.body.slice(span).trim_matches(['<', '>']));
                Some(Context::new(scene, Slot::Blank(name), span.start, span.end).map(Context::whole))
            }
            TokenKind::Mention => Some(Context::new(scene, Slot::Person, span.start, span.end)),
            TokenKind::Attribute if inside => Some(key_result.and_then(|key_result| {
                Context::new(scene, Slot::Attribute(key_result), span.start, span.end).map(Context::whole)
            })),
            TokenKind::Date | TokenKind::Quarter | TokenKind::Reference => None,
            TokenKind::Quantity if !inside => None,
            TokenKind::Attribute => None,
            _ => Some(None),
        };
    }
    let before = scene.from(scene.line.start.max(start.min(scene.at)));
    let sign = before.strip_suffix('@').filter(|head| !head.ends_with(char::is_alphanumeric));
    if sign.is_some() {
        return Some(Context::new(scene, Slot::Person, scene.at - 1, word_end(scene)));
    }
    let open = scene.at - before.len() + before.rfind('[')?;
    let inside = scene.from(open + 1);
    let is_open = inside.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    let end = word_end(scene);
    let end = end + usize::from(scene.body.slice(Span::new(end, scene.line.end)).starts_with(']'));
    is_open.then(|| {
        let slot = Slot::Attribute(key_result?);
        Context::new(scene, slot, open, end).map(Context::whole)
    })
}

/// What the number in front of the cursor is counted in.
fn unit<'a>(scene: &Scene<'a>, statement: &Statement, head: &Head<'_>) -> Option<Context<'a>> {
    let start = statement.span.start;
    let numbers = statement.tokens.iter().filter(|token| token.kind == TokenKind::Quantity);
    let number = numbers.map(|token| token.span.shifted(start)).rfind(|span| span.end <= scene.at)?;
    let between = scene.body.slice(Span::new(number.end, head.word));
    let bare = scene.body.slice(number).ends_with(|c: char| c.is_ascii_digit());
    let before = scene.body.slice(Span::new(start, number.start)).trim_end();
    let is_baseline = before.ends_with("from") || before.ends_with("From");
    let glued = number.end == scene.at;
    let near = glued || !between.is_empty() && between.trim().is_empty();
    // A blank behind a number may be the end of it: then only the way on is worth a menu.
    let asks = scene.trigger.is_none() || is_baseline;
    (near && asks && (bare || is_baseline && !glued)).then(|| {
        let slot = Slot::Unit(is_baseline);
        let lead = scene.from(number.end);
        let lead = lead.len() - lead.trim_start().len();
        Context::new(scene, slot, number.end, word_end(scene)).map(|context| context.behind(lead, ""))
    })?
}

/// What is measured, or how much it is to change: behind a verb that says in which direction.
fn behind_verb<'a>(scene: &Scene<'a>, key_result: &'a KeyResult, head: &Head<'a>) -> Vec<Context<'a>> {
    use VerbClass::{Better, Down, Hold, Reach, Up};
    let anatomy = &key_result.anatomy;
    let verb = anatomy.verb.filter(|verb| matches!(verb.class, Better | Down | Hold | Reach | Up));
    let verb = verb.map(|verb| (verb.class, key_result.place(verb.span).end));
    let Some((class, start)) = verb.filter(|(_, end)| *end < head.word) else { return Vec::new() };
    let phrase = scene.from(start).trim_start();
    let phrase = phrase.strip_prefix("the ").map_or(phrase, str::trim_start);
    // One of many, and nobody can say which.
    if ["a", "an"].iter().any(|article| head.last.eq_ignore_ascii_case(article)) {
        return Vec::new();
    }
    let change = |change| Context::new(scene, Slot::Change(change), head.word, word_end(scene));
    let has_figure = anatomy.number.is_some() || !anatomy.placeholders.is_empty();
    if head.last.eq_ignore_ascii_case("from") && !has_figure {
        return change(Change::BehindFrom).into_iter().collect();
    }
    let named = anatomy.metric.map(|metric| key_result.place(metric.span));
    let whole = change(Change::Whole(class)).filter(|_| !has_figure && is_named(scene, named, head));
    let metric_end = named.filter(|metric| metric.touches(Span::empty(scene.at))).map(|metric| metric.end);
    let end = metric_end.unwrap_or_default().max(word_end(scene)).min(scene.line.end);
    let tokens = key_result.statement.tokens.iter().map(|token| key_result.place(token.span));
    let plain = !tokens.clone().any(|span| start <= span.start && span.end <= scene.at);
    let metric =
        plain.then(|| Context::new(scene, Slot::Metric(class), scene.at - phrase.len(), end)).flatten();
    // Behind a blank the name is whole; before, it may still go on: "time t" to "time to value" as well as to "time to".
    match head.word == scene.at && whole.is_some() {
        true => whole.into_iter().collect(),
        false => metric.into_iter().chain(whole).collect(),
    }
}

/// True where the words in front of the cursor name what is measured, and what is begun may say how much.
fn is_named(scene: &Scene<'_>, metric: Option<Span>, head: &Head<'_>) -> bool {
    let word = scene.from(head.word).to_lowercase();
    let joins = [Class::Of, Class::Article, Class::Preposition, Class::Conjunction];
    let entry = scene.config.lexicon().entry(head.last);
    // "The share of" goes on.
    let open = joins.into_iter().any(|class| entry.is(class));
    metric.is_some_and(|metric| metric.start < head.word)
        && !open
        && JOINTS.iter().any(|joint| joint.starts_with(&word))
}
