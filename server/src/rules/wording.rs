//! What the words around the parts of a key result say.

use crate::config::Config;
use crate::model::{Body, KeyResult};
use crate::rewrite;
use crate::statement::{
    Anatomy, Class, Classes, Entry, Kind, Lexicon, Quantity, Role, Unit, analyse, verdict,
};
use crate::syntax::Token;
use crate::text::Span;

/// Words that only hold a sentence together.
const FUNCTION_WORDS: Classes = Classes::of(&[
    Class::Article,
    Class::Auxiliary,
    Class::Conjunction,
    Class::DeadlineWord,
    Class::Determiner,
    Class::Means,
    Class::Modal,
    Class::Movement,
    Class::Of,
    Class::Preposition,
    Class::Purpose,
]);

/// The word right in front of `span`, which counts in the statement; the word counts in the body, and is empty
/// where there is none.
pub(super) fn word_before(body: &Body, key_result: &KeyResult, span: Span) -> Span {
    let start = key_result.statement.span.start;
    let before = body.slice(Span::new(start, key_result.place(span).start)).trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    Span::new(start + before.len() - word.len(), start + before.len())
}

/// A figure with the unit right behind it.
pub(crate) fn with_unit(figure: &Quantity) -> Span {
    let behind = |unit: &Unit| (figure.span.end..=figure.span.end + 1).contains(&unit.span.start);
    figure.unit.filter(behind).map_or(figure.span, |unit| figure.span.cover(unit.span))
}

/// The two figures of "from 3 to 5 days" or "3% → 5%", which name their unit once or twice in the same words.
pub(crate) fn explicit_pair(body: &Body, key_result: &KeyResult) -> Option<(Quantity, Quantity)> {
    let (baseline, target) = key_result.anatomy.baseline.zip(key_result.anatomy.target)?;
    let (from, to) = (key_result.place(baseline.span), key_result.place(target.span));
    let between = body.text.get(from.end..to.start)?.trim_end();
    let (unit, joint) = between.rsplit_once(char::is_whitespace).unwrap_or(("", between.trim_start()));
    let unit: Vec<String> =
        unit.split_whitespace().filter(|word| !matches!(*word, "up" | "down")).map(singular).collect();
    let behind = Span::new(to.end, key_result.statement.span.end.max(to.end));
    let said_again = body.slice(behind).split_whitespace().map(singular).take(unit.len()).eq(unit);
    let joined = match joint {
        "→" | "->" => true,
        "to" => body.slice(word_before(body, key_result, baseline.span)).eq_ignore_ascii_case("from"),
        _ => false,
    };
    let same_signs = signs(body.slice(from)) == signs(body.slice(to));
    (joined && said_again && same_signs).then_some((baseline, target))
}

/// What is written onto the digits of a figure: `$` and `k`, `%`.
fn signs(figure: &str) -> String {
    let digits = figure.split_whitespace().next_back().unwrap_or_default();
    digits
        .chars()
        .filter(|c| !c.is_ascii_digit() && !".,'’<>≥≤~≈+".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a key result measures, and of whom: its words without verb, figures, deadline, and the small words
/// that join them. Places count in the body.
pub(super) fn content_words(body: &Body, key_result: &KeyResult, lexicon: &Lexicon) -> Vec<Span> {
    let anatomy = &key_result.anatomy;
    let mut said_elsewhere: Vec<Span> = anatomy
        .quantities
        .iter()
        .filter(|quantity| quantity.role == Role::Measure)
        .map(with_unit)
        .chain(anatomy.verb.map(|verb| verb.span))
        .chain(anatomy.deadline)
        .map(|span| key_result.place(span))
        .collect();
    said_elsewhere.sort();
    let is_said = |word: &Span| {
        let begun = said_elsewhere.partition_point(|span| span.start <= word.start);
        // A date may stand inside a deadline, so the nearest is not always the longest.
        said_elsewhere[begun.saturating_sub(2)..begun].iter().any(|span| span.contains(*word))
    };
    words(body, rewrite::core(body, key_result))
        .filter(|word| !is_said(word))
        .filter(|word| !is_function_word(&lexicon.entry(body.slice(*word))))
        .collect()
}

fn is_function_word(entry: &Entry) -> bool {
    entry.comparator.is_some() || entry.classes.meets(FUNCTION_WORDS)
}

/// The words of a stretch of text: runs of letters, digits and apostrophes.
pub(crate) fn words(body: &Body, within: Span) -> impl Iterator<Item = Span> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let text = body.slice(within);
    text.split(move |c| !is_inside(c)).filter(|word| !word.is_empty()).map(move |word| {
        let start = within.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + word.len())
    })
}

/// A word in the one form in which it is compared: lower case, singular.
pub(crate) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    match lower.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") => {
            lower[..lower.len() - 1].into()
        }
        _ => lower,
    }
}

/// A stretch of a key result, read as if it stood alone.
pub(super) struct Part {
    text: String,
    /// What it says; its spans count in the part.
    pub(super) anatomy: Anatomy,
}

impl Part {
    /// Reads `part`, which counts in the body, behind `opening` words.
    pub(super) fn read(
        body: &Body,
        key_result: &KeyResult,
        config: &Config,
        opening: &str,
        part: Span,
    ) -> Self {
        let text = format!("{opening}{}", body.slice(part));
        let shift = |at: usize| at - part.start + opening.len();
        let token = |token: &Token| {
            let span = key_result.place(token.span);
            part.contains(span)
                .then(|| Token { kind: token.kind, span: Span::new(shift(span.start), shift(span.end)) })
        };
        let tokens: Vec<Token> = key_result.statement.tokens.iter().filter_map(token).collect();
        let anatomy = analyse(&text, &tokens, config.lexicon());
        Self { text, anatomy }
    }

    /// The words that name what it measures.
    pub(super) fn metric(&self) -> Option<&str> {
        self.anatomy.metric.map(|metric| metric.span.of(&self.text))
    }
}

/// True for an outcome with a figure and a direction.
pub(super) fn is_clean(anatomy: &Anatomy) -> bool {
    anatomy.kind == Kind::Outcome && verdict(anatomy).is_none()
}
