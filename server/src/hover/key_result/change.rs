//! How far a figure is to move, in its own unit and in percent.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::rules::{singular, with_unit};
use crate::statement::{Lexicon, Quantity, analyse};
use crate::syntax::Token;

/// A figure as it is written, and what it says where that is one number.
pub(super) struct Amount<'a> {
    pub(super) text: &'a str,
    number: Option<Decimal>,
    /// What it is counted in; empty where nothing is.
    unit: &'a str,
    /// True where the unit stands in front: a currency.
    unit_first: bool,
}

impl<'a> Amount<'a> {
    /// A figure of a key result. Its unit may stand behind another one: "from 9 to 5 days".
    pub(super) fn of_figure(text: &'a str, figure: &Quantity) -> Self {
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
    pub(super) fn of_value(text: &'a str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let figures = analyse(text, tokens, lexicon).quantities;
        let figure = figures.first().map(|figure| Self::of_figure(text, figure));
        let unread = Self { text, number: None, unit: "", unit_first: false };
        figure.map_or(unread, |figure| Self { text, ..figure })
    }
}

/// "+28 points, +67%"; `None` where the two cannot be compared.
pub(super) fn change(from: &Amount<'_>, to: &Amount<'_>) -> Option<String> {
    let same_unit = from.unit == to.unit || singular(from.unit) == singular(to.unit);
    let (start, end) = from.number.zip(to.number).filter(|_| same_unit)?;
    let moved = end.checked_sub(start).filter(|moved| !moved.is_zero())?;
    let sign = if moved.is_sign_negative() { "−" } else { "+" };
    let digits = grouped(moved.abs());
    let unit = if from.unit.len() > to.unit.len() { from.unit } else { to.unit };
    let own = match unit {
        "" => format!("{sign}{digits}"),
        "%" => format!("{sign}{digits} points"),
        unit if to.unit_first => format!("{sign}{unit}{digits}"),
        unit => format!("{sign}{digits} {unit}"),
    };
    let share =
        moved.abs().checked_mul(Decimal::ONE_HUNDRED).and_then(|moved| moved.checked_div(start.abs()));
    Some(share.map_or_else(|| own.clone(), |share| format!("{own}, {sign}{}%", grouped(rounded(share)))))
}

/// A percentage in whole numbers; below one with a digit more.
fn rounded(share: Decimal) -> Decimal {
    let digits = u32::from(share < Decimal::ONE);
    share.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// A number with a comma between each three digits in front of the point.
fn grouped(number: Decimal) -> String {
    let text = number.round_dp(3).normalize().to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::with_capacity(text.len() + 4);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
