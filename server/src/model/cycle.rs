//! Cycles: quarters, halves and years as people write them, and ranges of dates.

use jiff::civil::Date;

use super::period::{Period, When};

/// Years that a period without one is put in for the time being: a leap year has all days.
pub(super) const SOME_YEAR: i16 = 2000;

/// The days that the value of `Cycle:` stands for: `2026-Q4`, `Q4 2026`, `FY27-Q2`, `H1`, `2026`,
/// `2026-10-01..2026-12-31`. `None` for other text, which names a cycle without dates. Fiscal years start in
/// the month `fiscal_year_start`.
#[must_use]
pub fn cycle(text: &str, fiscal_year_start: u8) -> Option<When> {
    match range(text) {
        Some((first, last)) => {
            let (first, last) = (date(first)?, date(last)?);
            (first <= last).then_some(When::Once(Period { first, last }))
        }
        None => match quarter(text, fiscal_year_start)? {
            // Without `FY` it counts from January.
            When::Yearly(_) => quarter(text, 1),
            once => Some(once),
        },
    }
}

/// The two ends of `2026-10-01..2026-12-31`, whether they are dates or not.
#[must_use]
pub fn range(text: &str) -> Option<(&str, &str)> {
    text.split_once("..").map(|(first, last)| (first.trim(), last.trim_start_matches('.').trim()))
}

/// An ISO date of the calendar.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let (year, month, day) = date_parts(text)?;
    Date::new(year, month, day).ok()
}

/// Year, month and day of what is written like an ISO date, in the calendar or not.
#[must_use]
pub fn date_parts(text: &str) -> Option<(i16, i8, i8)> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let part = |span: std::ops::Range<usize>| text.get(span);
    if !shaped {
        return None;
    }
    Some((part(0..4)?.parse().ok()?, part(5..7)?.parse().ok()?, part(8..10)?.parse().ok()?))
}

/// The quarter, half or year that the whole of `text` names; one without a year is one of the fiscal year.
#[must_use]
pub fn quarter(text: &str, fiscal_year_start: u8) -> Option<When> {
    let pieces = pieces(text)?;
    let [first, rest @ ..] = pieces.as_slice() else { return None };
    match (Share::read(first), rest) {
        (Some(share), []) => share.of(SOME_YEAR, i8::try_from(fiscal_year_start).ok()?).map(When::Yearly),
        (Some(share), [year]) => year.starts(fiscal_year_start, true)?.part(share),
        (None, []) => first.starts(fiscal_year_start, false)?.part(Share::ALL),
        (None, [share]) => first.starts(fiscal_year_start, true)?.part(Share::read(share)?),
        _ => None,
    }
}

/// Letters with the digits behind them: `FY27`, `2026`, `Q4`.
struct Piece<'a> {
    letters: &'a str,
    digits: &'a str,
}

/// At most two pieces: more name no period.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && pieces.len() <= 2 {
        let digits_at = rest.find(|c: char| c.is_ascii_digit())?;
        let letters = rest[..digits_at].trim_matches([' ', '-', '/', '\'', '’']);
        let end =
            rest[digits_at..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| digits_at + end);
        pieces.push(Piece { letters, digits: &rest[digits_at..end] });
        rest = &rest[end..];
    }
    (pieces.len() <= 2).then_some(pieces)
}

/// A quarter or a half of a year, or all of it: which months.
struct Share {
    first: i8,
    count: i8,
}

impl Share {
    const ALL: Self = Self { first: 0, count: 12 };

    fn read(piece: &Piece<'_>) -> Option<Self> {
        let number: i8 = piece.digits.parse().ok().filter(|_| piece.digits.len() == 1)?;
        match (piece.letters, number) {
            ("Q" | "q", 1..=4) => Some(Self { first: (number - 1) * 3, count: 3 }),
            ("H" | "h", 1..=2) => Some(Self { first: (number - 1) * 6, count: 6 }),
            _ => None,
        }
    }

    fn of(self, year: i16, month: i8) -> Option<Period> {
        Period::months(year, month + self.first, self.count)
    }
}

/// The month that a year starts in.
struct Start {
    year: i16,
    month: i8,
}

impl Start {
    fn part(self, share: Share) -> Option<When> {
        share.of(self.year, self.month).map(When::Once)
    }
}

impl Piece<'_> {
    /// Where the year starts that this names; two bare digits are one only beside a quarter.
    fn starts(&self, fiscal_year_start: u8, beside_quarter: bool) -> Option<Start> {
        let named = matches!(self.letters.to_ascii_lowercase().as_str(), "fy" | "cy");
        let number: i16 = self.digits.parse().ok()?;
        let year = match self.digits.len() {
            4 if (1900..2100).contains(&number) => number,
            2 if named || beside_quarter => 2000 + number,
            _ => return None,
        };
        match (named, self.letters) {
            (true, letters) if letters.starts_with(['f', 'F']) && fiscal_year_start > 1 => {
                Some(Start { year: year - 1, month: i8::try_from(fiscal_year_start).ok()? })
            }
            (true, _) | (false, "") => Some(Start { year, month: 1 }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str, fiscal_year_start: u8) -> String {
        match cycle(text, fiscal_year_start) {
            Some(When::Once(period)) => format!("{}..{}", period.first, period.last),
            Some(When::Yearly(period)) => {
                format!("{:02}-{:02} every year", period.first.month(), period.first.day())
            }
            None => "none".into(),
        }
    }

    #[test]
    fn every_form_of_a_quarter_is_read() {
        for text in [
            "2026-Q4",
            "Q4 2026",
            "Q4/2026",
            "Q4'26",
            "2026Q4",
            "q4-2026",
            "Q4 CY26",
            "2026-10-01..2026-12-31",
        ] {
            assert_eq!(days(text, 1), "2026-10-01..2026-12-31", "{text}");
        }
        assert_eq!(days("H1 2027", 1), "2027-01-01..2027-06-30");
        assert_eq!(days("2026", 1), "2026-01-01..2026-12-31");
        assert_eq!(days("Q4", 1), "10-01 every year");
        assert_eq!(days("H2", 4), "07-01 every year");
    }

    #[test]
    fn a_fiscal_year_ends_in_the_year_it_is_named_for() {
        assert_eq!(days("FY27", 1), "2027-01-01..2027-12-31");
        assert_eq!(days("FY27", 4), "2026-04-01..2027-03-31");
        assert_eq!(days("FY27-Q2", 4), "2026-07-01..2026-09-30");
        assert_eq!(days("FY2027 Q2", 10), "2027-01-01..2027-03-31");
        assert_eq!(days("Q2 FY 27", 10), "2027-01-01..2027-03-31");
        assert_eq!(days("2026-Q4", 4), "2026-10-01..2026-12-31");
    }

    #[test]
    fn other_text_only_names_a_cycle() {
        for text in [
            "",
            "autumn",
            "Spring 2027",
            "Q5 2026",
            "26",
            "Cycle 9",
            "2026-13",
            "Q4 2026 or so",
            "Q1 Q2 2026",
            "2026-12-31..2026-10-01",
            "2026-02-30..2026-03-31",
            "..",
            "Q3..Q4",
            "12345678901234567890",
            "Q4 ２０２６",
        ] {
            assert_eq!(days(text, 1), "none", "{text}");
        }
    }
}
