//! Numbers as people write them: exact, or refused.

use rust_decimal::Decimal;

/// What a run of digits says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number: `1,000`, `$1.2M`, `95%`.
    Exact(Decimal),
    /// Two ends: `10-15`.
    Range(Decimal, Decimal),
    /// One number to another: `1:3.7`, `3/5`.
    Ratio(Decimal, Decimal),
    /// So many times what there was: `3x`, "double".
    Multiple(Decimal),
    /// Readable in two ways, and so not read: `1.000,5`, `1.250`.
    Ambiguous,
}

impl Value {
    /// The one number, where there is one.
    #[must_use]
    pub const fn exact(self) -> Option<Decimal> {
        match self {
            Self::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// The same value, so many times; beyond what a number holds it is refused.
    pub(crate) fn times(self, factor: Decimal) -> Self {
        let scaled = |value: Decimal| value.checked_mul(factor);
        match self {
            Self::Exact(value) => scaled(value).map_or(Self::Ambiguous, Self::Exact),
            Self::Range(low, high) => {
                scaled(low).zip(scaled(high)).map_or(Self::Ambiguous, |(low, high)| Self::Range(low, high))
            }
            other => other,
        }
    }
}

/// Reads digits with separators.
///
/// A comma in front of groups of three digits parts thousands, a dot parts decimals. What the continental
/// reading would turn into another number (`1.250`, `1.000,5`, `1.000.000`) is ambiguous.
pub(crate) fn numeral(digits: &str) -> Value {
    let refused = Value::Ambiguous;
    let mut parts = digits.split('.');
    let (whole, decimals, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if more.is_some() || decimals.is_some_and(|decimals| decimals.contains(is_group_mark)) {
        return refused;
    }
    let grouped = whole.contains(is_group_mark);
    let text: String = whole
        .chars()
        .filter(|&char| !is_group_mark(char))
        .chain(decimals.map(|_| '.'))
        .chain(decimals.unwrap_or_default().chars())
        .collect();
    let text = text.trim_end_matches('.');
    if grouped && !well_grouped(whole) {
        // One comma with no group of three behind it can only part decimals: `3,5`.
        let mut halves = whole.split(',');
        return match (halves.next(), halves.next(), halves.next(), decimals) {
            (Some(whole), Some(rest), None, None)
                if rest.len() < 3 && !whole.is_empty() && !rest.is_empty() =>
            {
                format!("{whole}.{rest}").parse().map_or(refused, Value::Exact)
            }
            _ => refused,
        };
    }
    let looks_like_a_group = decimals.is_some_and(|decimals| decimals.len() == 3)
        && !grouped
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0');
    if looks_like_a_group {
        return refused;
    }
    text.parse().map_or(refused, Value::Exact)
}

/// What parts thousands: a comma, an apostrophe, a low line, a thin or hard blank.
pub(crate) const fn is_group_mark(char: char) -> bool {
    matches!(char, ',' | '\'' | '’' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(is_group_mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// True for digits that are rather a year than an amount.
pub(crate) fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && ("1990"..="2099").contains(&digits)
}

/// The power of ten that letters behind a number stand for. `m` is a million only behind a currency sign:
/// elsewhere it may be minutes or metres.
pub(crate) fn scale(letters: &str, currency: bool) -> Option<Decimal> {
    let value = match letters {
        "k" | "K" => 1_000,
        "M" | "mm" | "MM" | "mn" | "Mn" | "mil" | "mio" | "Mio" => 1_000_000,
        "m" if currency => 1_000_000,
        "b" | "bn" | "Bn" | "B" | "BN" => 1_000_000_000,
        "T" | "tn" | "trn" => 1_000_000_000_000_i64,
        _ => return None,
    };
    Some(Decimal::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Value {
        Value::Exact(text.parse().unwrap())
    }

    #[test]
    fn plain_and_grouped_numbers_are_exact() {
        for (written, meant) in [
            ("7", "7"),
            ("1,000", "1000"),
            ("12,345,678", "12345678"),
            ("1,000.5", "1000.5"),
            ("72.3", "72.3"),
            ("0.125", "0.125"),
            ("99.95", "99.95"),
            ("1 000", "1000"),
            ("10'000", "10000"),
            ("3,5", "3.5"),
            (".65", "0.65"),
            ("5.", "5"),
        ] {
            assert_eq!(numeral(written), exact(meant), "{written}");
        }
    }

    #[test]
    fn what_reads_in_two_ways_is_refused() {
        for written in ["1.000,5", "1.250", "1.000.000", "1,00,0", "1,2,3", "10.0.1", "", ".", ","] {
            assert_eq!(numeral(written), Value::Ambiguous, "{written}");
        }
    }

    #[test]
    fn m_is_a_million_only_where_nothing_else_is_possible() {
        assert_eq!(scale("M", false), Some(Decimal::from(1_000_000)));
        assert_eq!(scale("m", true), Some(Decimal::from(1_000_000)));
        assert_eq!(scale("m", false), None);
    }
}
