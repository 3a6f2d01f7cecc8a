//! A quantity token taken apart: sign, currency, digits, scale, unit.

use super::class::{Comparator, Dimension};
use super::number::{self, Value};
use crate::text::Span;

/// What a number does in its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It measures something.
    Measure,
    /// It is part of a name: `release 10`, `SOC 2`, `5C`.
    Label,
    /// It is part of a date.
    Date,
    /// It says over which time or how much one measures: `30-day retention`, `last 12 months`, `per 1,000 beds`.
    Window,
    /// It is a place in an order: `2nd`.
    Ordinal,
}

/// What a quantity is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands; a currency sign may stand in front of the digits.
    pub span: Span,
    /// What it measures.
    pub dimension: Dimension,
}

/// A number with all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Where it stands, comparator signs and attached letters included.
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// How it bounds the result, by a sign or by words beside it.
    pub comparator: Option<Comparator>,
    /// True where a sign says that it is a change: `+20%`, `-5`.
    pub signed: bool,
    /// What it is counted in.
    pub unit: Option<Unit>,
    /// What it does here.
    pub role: Role,
}

impl Quantity {
    /// True for a percentage.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.is_some_and(|unit| unit.dimension == Dimension::Share)
    }
}

const CURRENCIES: [char; 6] = ['$', '€', '£', '¥', '₹', '₽'];

/// Reads the quantity at `span` of the text.
pub(crate) fn read(text: &str, span: Span) -> Quantity {
    let raw = span.of(text);
    let mut rest = raw;
    let mut quantity = Quantity {
        span,
        value: Value::Ambiguous,
        comparator: None,
        signed: false,
        unit: None,
        role: Role::Measure,
    };

    // What stands in front of the digits.
    let mut currency = false;
    loop {
        let at = span.start + raw.len() - rest.len();
        let Some(char) = rest.chars().next() else {
            return quantity;
        };
        let width = match char {
            '<' | '>' | '≥' | '≤' | '~' | '≈' => {
                let (sign, width) = comparator_sign(rest);
                quantity.comparator = sign;
                width
            }
            '+' | '-' | '−' | '±' | '–' => {
                quantity.signed = true;
                char.len_utf8()
            }
            '.' if rest[1..].starts_with(|next: char| next.is_ascii_digit()) => break,
            _ if CURRENCIES.contains(&char) => {
                quantity.unit =
                    Some(Unit { span: Span::new(at, at + char.len_utf8()), dimension: Dimension::Money });
                currency = true;
                char.len_utf8()
            }
            _ if char.is_ascii_digit() => break,
            _ => char.len_utf8(),
        };
        rest = &rest[width..];
    }

    let (digits, behind) = split_digits(rest);
    quantity.value = number::numeral(digits);
    rest = behind;

    // A second number: a range, a ratio.
    if let Some((sign, second)) = second_number(rest) {
        let (digits, behind) = split_digits(second);
        let other = number::numeral(digits);
        quantity.value = match (quantity.value, other) {
            (Value::Exact(low), Value::Exact(high)) if sign == '-' => Value::Range(low, high),
            (Value::Exact(one), Value::Exact(other)) => Value::Ratio(one, other),
            _ => Value::Ambiguous,
        };
        if matches!((digits, sign), ("7", '/')) && raw.starts_with("24") {
            quantity.role = Role::Label;
        }
        rest = behind;
    }
    suffix(&mut quantity, raw, rest, currency);
    if matches!(quantity.value, Value::Range(low, high) if low > high) {
        quantity.value = Value::Ambiguous;
    }
    quantity
}

/// True for letters that stand for a unit directly behind digits.
pub(crate) fn is_unit(letters: &str) -> bool {
    unit_dimension(letters).is_some()
}

/// What the letters of a unit directly behind digits measure.
fn unit_dimension(letters: &str) -> Option<Dimension> {
    Some(match letters {
        "s" | "ms" | "h" | "hr" | "hrs" | "d" | "min" | "mins" | "sec" | "secs" | "w" | "y" | "mo" => {
            Dimension::Time
        }
        "pp" | "pt" | "pts" | "bps" | "pct" => Dimension::Share,
        "KB" | "MB" | "GB" | "TB" | "PB" | "kB" | "kb" | "Gb" | "Mb" | "gb" | "mb" | "tb" => Dimension::Size,
        "km" | "mi" | "ft" | "cm" => Dimension::Length,
        "kg" | "lb" | "lbs" | "t" | "g" => Dimension::Mass,
        "kWh" | "MWh" | "kW" => Dimension::Energy,
        "rps" | "qps" | "tps" | "fps" => Dimension::Rate,
        _ => return None,
    })
}

/// Letters and signs behind the digits.
fn suffix(quantity: &mut Quantity, raw: &str, mut rest: &str, currency: bool) {
    let base = quantity.span.start;
    loop {
        let at = base + raw.len() - rest.len();
        let letters = rest.len() - rest.trim_start_matches(|char: char| char.is_alphabetic()).len();
        if letters > 0 {
            let word = &rest[..letters];
            let unit = |dimension| Some(Unit { span: Span::new(at, at + letters), dimension });
            if let Some(factor) = number::scale(word, currency) {
                quantity.value = quantity.value.times(factor);
            } else {
                match word {
                    "x" | "X" => quantity.value = multiple(quantity.value),
                    "st" | "nd" | "rd" | "th" => quantity.role = Role::Ordinal,
                    "m" => quantity.value = Value::Ambiguous,
                    _ if is_unit(word) => quantity.unit = unit_dimension(word).and_then(unit),
                    // `5C`, `3D`: a name.
                    _ => quantity.role = Role::Label,
                }
            }
            rest = &rest[letters..];
            continue;
        }
        let Some(char) = rest.chars().next() else {
            return;
        };
        match char {
            '%' | '‰' => {
                let span = Span::new(at, at + char.len_utf8());
                quantity.unit = Some(Unit { span, dimension: Dimension::Share });
            }
            '×' => quantity.value = multiple(quantity.value),
            '+' => quantity.comparator = quantity.comparator.or(Some(Comparator::AtLeast)),
            _ if CURRENCIES.contains(&char) => {
                let span = Span::new(at, at + char.len_utf8());
                quantity.unit = Some(Unit { span, dimension: Dimension::Money });
            }
            _ => {}
        }
        rest = &rest[char.len_utf8()..];
    }
}

fn multiple(value: Value) -> Value {
    match value {
        Value::Exact(value) => Value::Multiple(value),
        other => other,
    }
}

/// The comparator that a text begins with, and its width.
pub(crate) fn comparator_sign(text: &str) -> (Option<Comparator>, usize) {
    let signs = [
        (">=", Comparator::AtLeast),
        ("=>", Comparator::AtLeast),
        ("<=", Comparator::AtMost),
        ("=<", Comparator::AtMost),
        ("≥", Comparator::AtLeast),
        ("≤", Comparator::AtMost),
        (">", Comparator::Above),
        ("<", Comparator::Below),
        ("~", Comparator::About),
        ("≈", Comparator::About),
    ];
    signs
        .iter()
        .find(|(sign, _)| text.starts_with(sign))
        .map_or((None, text.chars().next().map_or(0, char::len_utf8)), |(sign, sense)| {
            (Some(*sense), sign.len())
        })
}

/// Splits digits with their separators from what stands behind them.
fn split_digits(text: &str) -> (&str, &str) {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let digit_next = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if char.is_ascii_digit() || ((char == '.' || number::is_group_mark(char)) && digit_next) {
            end = at + char.len_utf8();
        } else {
            break;
        }
    }
    text.split_at(end)
}

/// The second number of a range (`-`) or ratio (`/`), where one follows directly; a unit sign of the first
/// may stand between: `5%-10%`.
fn second_number(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start_matches(['%', 'k', 'K', 'M']);
    let char = text.chars().next()?;
    let sign = match char {
        '-' | '–' | '—' => '-',
        '/' | ':' => '/',
        _ => return None,
    };
    let rest = text[char.len_utf8()..].trim_start_matches(CURRENCIES);
    rest.starts_with(|char: char| char.is_ascii_digit()).then_some((sign, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn read_all(text: &str) -> Quantity {
        read(text, Span::new(0, text.len()))
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn money_percent_and_scales_are_read_exactly() {
        for (written, meant) in [
            ("$1.2M", "1200000"),
            ("£15,000", "15000"),
            ("$5k", "5000"),
            ("€3m", "3000000"),
            ("95%+", "95"),
            ("≥1", "1"),
            (">75%", "75"),
            ("~80", "80"),
            ("-5%", "5"),
            ("400ms", "400"),
            ("10s", "10"),
        ] {
            assert_eq!(read_all(written).value, Value::Exact(number(meant)), "{written}");
        }
    }

    #[test]
    fn signs_become_comparators() {
        assert_eq!(read_all("95%+").comparator, Some(Comparator::AtLeast));
        assert_eq!(read_all(">75%").comparator, Some(Comparator::Above));
        assert_eq!(read_all("≤3").comparator, Some(Comparator::AtMost));
        assert_eq!(read_all("<10s").comparator, Some(Comparator::Below));
        assert!(read_all("+20%").signed);
    }

    #[test]
    fn ranges_ratios_and_multiples() {
        assert_eq!(read_all("10-15").value, Value::Range(number("10"), number("15")));
        assert_eq!(read_all("20–30%").value, Value::Range(number("20"), number("30")));
        assert_eq!(read_all("1:3.7").value, Value::Ratio(number("1"), number("3.7")));
        assert_eq!(read_all("3x").value, Value::Multiple(number("3")));
    }

    #[test]
    fn what_is_no_measure_says_so() {
        assert_eq!(read_all("5C").role, Role::Label);
        assert_eq!(read_all("2nd").role, Role::Ordinal);
        assert_eq!(read_all("24/7").role, Role::Label);
        assert_eq!(read_all("1.000,5").value, Value::Ambiguous);
        assert_eq!(read_all("10m").value, Value::Ambiguous);
        assert_eq!(read_all("500-1k").value, Value::Ambiguous);
    }
}
