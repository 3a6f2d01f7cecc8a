//! A word of the language (a marker, a header, a key, an attribute, a status): what it is for, with an example.

use super::line::Line;
use super::{Context, Found, time};
use crate::glossary;
use crate::model::{Commitment, Key, Status};
use crate::page::{Format, Page};
use crate::syntax::TokenKind;
use crate::text::Span;

/// Adds what is known of the word of that name; `None` where nothing is.
pub(super) fn explain(page: &mut Page, format: Format, name: &str) -> Option<()> {
    let entry = glossary::entry(name)?;
    page.paragraph(&format.own(entry.purpose));
    page.example(&entry.example);
    Some(())
}

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let (span, word) = word(cx)?;
    let mut page = cx.page();
    let name = word.name();
    page.paragraph(&cx.format.strong(name));
    explain(&mut page, cx.format, name)?;
    if let Word::Key(key) = word {
        let aliases = key.aliases().join(", ");
        if !aliases.is_empty() {
            page.paragraph(&format!("Also written: {aliases}."));
        }
        if let (Key::Cycle, Some(days)) = (key, time::cycle(cx)) {
            page.paragraph(&days);
        }
    }
    Some((span, page))
}

/// A word of the language.
#[derive(Clone, Copy)]
enum Word {
    /// What makes an item, a header or a check-in of a line.
    Marker(&'static str),
    Key(Key),
    Commitment(Commitment),
    Status(Status),
}

impl Word {
    /// The name of its row.
    fn name(self) -> &'static str {
        match self {
            Self::Marker(name) => name,
            Self::Key(key) => key.name(),
            Self::Commitment(commitment) => commitment.name(),
            Self::Status(status) => status.name(),
        }
    }
}

fn word(cx: &Context<'_>) -> Option<(Span, Word)> {
    let body = cx.body;
    if let Some(header) = body.groups.iter().map(|group| group.header).find(|header| cx.is_in(*header)) {
        let of_key_results = body.slice(header).starts_with(['K', 'k']);
        return Some((header, Word::Marker(if of_key_results { "Key Results" } else { "Initiatives" })));
    }
    let (span, word) = match cx.line? {
        Line::Objective(objective) => (objective.marker, Word::Marker("Objective")),
        Line::KeyResult(_, key_result) => (key_result.marker, Word::Marker("Key Result")),
        Line::Initiative(initiative) => (initiative.marker, Word::Marker("Initiative")),
        Line::Property(property) => (property.key_span, Word::Key(property.key)),
        Line::CheckIn(check_in) => (check_in.date, Word::Marker("Check-in")),
    };
    // The bullet of a group is no word.
    if cx.is_in(span) && body.slice(span).contains(char::is_alphanumeric) {
        return Some((span, word));
    }
    attribute(cx).or_else(|| value(cx))
}

/// `[committed]`, `[weight: 2]`.
fn attribute(cx: &Context<'_>) -> Option<(Span, Word)> {
    let (_, span) = cx.token().filter(|(kind, _)| *kind == TokenKind::Attribute)?;
    let text = cx.body.slice(span).trim_matches(['[', ']']);
    let name = text.split(':').next().unwrap_or_default().trim();
    let key = || Key::parse(name).filter(|_| text.contains(':')).map(Word::Key);
    Some((span, Commitment::parse(name).map(Word::Commitment).or_else(key)?))
}

/// The value of a property that has a few words to choose from.
fn value(cx: &Context<'_>) -> Option<(Span, Word)> {
    let Some(Line::Property(property)) = cx.line else { return None };
    let span = property.value.span;
    let text = cx.body.slice(span);
    let word = match property.key {
        Key::Type => Commitment::named_in(text).map(Word::Commitment),
        Key::Status => Status::parse(text).map(|(status, _)| Word::Status(status)),
        _ => None,
    }?;
    cx.is_in(span).then_some((span, word))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Analysis;
    use crate::config::Config;
    use crate::glossary::Entry;
    use crate::hover;
    use crate::text::Text;

    /// What is said of each word shows the word in use, so hovering it there says the same.
    #[test]
    fn every_example_shows_its_word() {
        for Entry { word, purpose, example } in glossary::tests::all() {
            let analysis = Analysis::of(Text::from(example.as_str()), Config::builtin());
            let said = |at: usize| hover::at(&analysis, at, date(2026, 11, 2), Format::Plain);
            let shown = (0..example.len()).filter_map(said).any(|hover| hover.text.contains(purpose));
            assert!(shown, "{word} is not in\n{example}");
        }
    }

    #[test]
    fn every_alias_leads_to_its_key() {
        for word in Key::words() {
            let key = Key::parse(word).expect("a key");
            let indent = if key.fits(crate::model::Holder::Document) { "" } else { "  " };
            let above = if indent.is_empty() {
                ""
            } else {
                "Objective: Guests return\nKR1: Raise stays from 3 to 5\n"
            };
            let text = format!("{above}{indent}{}: x\n", word.to_uppercase());
            let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
            let at = above.len() + indent.len();
            let hover = hover::at(&analysis, at, date(2026, 11, 2), Format::Plain).expect(word);
            assert!(hover.text.starts_with(key.name()), "{word}: {}", hover.text);
            assert_eq!(hover.span.len(), word.len());
        }
    }
}
