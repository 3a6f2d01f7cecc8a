//! From where to where a key result goes.

use rust_decimal::Decimal;

use crate::model::{Body, Key, KeyResult};
use crate::rules::with_unit;
use crate::statement::{Lexicon, Quantity, Value, analyse, is_change};
use crate::syntax::Token;

/// The figures of a key result, in its words or in its properties.
pub(crate) struct Figures<'a> {
    /// Where it starts.
    pub(crate) baseline: Option<Amount<'a>>,
    /// Where it should arrive.
    pub(crate) target: Option<Amount<'a>>,
    /// By how much it should change, as it is written: "by 20%", "+5".
    pub(crate) delta: Option<String>,
}

impl<'a> Figures<'a> {
    /// What the key result says. Where its words are not known, only its properties count: "van 31 naar 45" would look
    /// like one figure.
    pub(crate) fn of(
        body: &'a Body,
        key_result: &'a KeyResult,
        knows_words: bool,
        lexicon: &Lexicon,
    ) -> Self {
        let anatomy = &key_result.anatomy;
        let text = body.slice(key_result.statement.span);
        let said = |figure: Option<Quantity>| figure.filter(|_| knows_words);
        let inline = |figure| said(figure).map(|figure| Amount::of_figure(text, &figure));
        let property = |key: Key| {
            let property = key_result.properties.get(key).filter(|property| body.is_filled(property))?;
            let value = &property.value;
            Some(Amount::of_value(body.slice(value.span), &value.tokens, lexicon))
        };
        let delta = said(anatomy.delta).map(|delta| {
            let words = body.slice(key_result.place(with_unit(&delta)));
            let said = delta.signed || matches!(delta.value, Value::Multiple(_)) || is_change(words);
            format!("{}{words}", if said { "" } else { "by " })
        });
        Self {
            baseline: inline(anatomy.baseline).or_else(|| property(Key::Baseline)),
            target: inline(anatomy.target).or_else(|| property(Key::Target)),
            delta,
        }
    }
}

/// A figure as it is written, and what it says where that is one number.
pub(crate) struct Amount<'a> {
    pub(crate) text: &'a str,
    pub(crate) number: Option<Decimal>,
    /// What it is counted in; empty where nothing is.
    pub(crate) unit: &'a str,
    /// True where the unit stands in front: a currency.
    pub(crate) unit_first: bool,
}

impl<'a> Amount<'a> {
    /// A figure of a key result. Its unit may stand behind another one: "from 9 to 5 days".
    fn of_figure(text: &'a str, figure: &Quantity) -> Self {
        let digits = figure.span.of(text);
        let unit = figure.unit.map(|unit| unit.span.of(text)).unwrap_or_default();
        Self {
            text: with_unit(figure).of(text),
            number: figure.value.exact(),
            unit,
            unit_first: !unit.is_empty() && digits.contains(unit) && !digits.ends_with(unit),
        }
    }

    /// The value of a property, as it is written.
    fn of_value(text: &'a str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let figures = analyse(text, tokens, lexicon).quantities;
        let figure = figures.first().map(|figure| Self::of_figure(text, figure));
        let unread = Self { text, number: None, unit: "", unit_first: false };
        figure.map_or(unread, |figure| Self { text, ..figure })
    }
}
