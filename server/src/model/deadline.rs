//! Deadlines in dates and in words: `2026-11-30`, "end of Q3", "mid-November", "by 30 November 2026".

use super::cycle::{SOME_YEAR, date, quarter};
use super::period::{Part, Period, When};
use crate::config::month;

/// Words that add nothing to when it is.
const FILLERS: &[&str] =
    &["a", "at", "before", "by", "due", "in", "of", "on", "the", "till", "until", "calendar", "fiscal"];

/// The days that `text` names as a whole; `None` where some of it is not understood. Fiscal years start in the
/// month `fiscal_year_start`.
#[must_use]
pub fn deadline(text: &str, fiscal_year_start: u8) -> Option<When> {
    let mut read = Read::default();
    let whole = text.trim_matches(|c: char| c.is_whitespace() || "()[].".contains(c));
    if quarter(whole, fiscal_year_start).is_none() {
        for word in whole.split([' ', '\t', ',']).filter(|word| !word.is_empty()) {
            read.word(word, fiscal_year_start)?;
        }
    } else {
        read.named.push_str(whole);
    }
    read.when(fiscal_year_start)
}

/// What the words came to.
#[derive(Default)]
struct Read {
    day_of: Option<Period>,
    /// Quarter and year, as they were written.
    named: String,
    month: Option<i8>,
    day: Option<i8>,
    part: Option<Part>,
    year_end: bool,
}

impl Read {
    fn word(&mut self, word: &str, fiscal_year_start: u8) -> Option<()> {
        let lower = word.trim_end_matches(['.', ';', ':', ')']).to_lowercase();
        let lower = lower.trim_start_matches('(');
        if let Some(day) = date(lower) {
            return once(&mut self.day_of, Period::day(day));
        }
        if quarter(lower, fiscal_year_start).is_some() || is_short_year(lower) {
            self.named.push_str(if self.named.is_empty() { "" } else { " " });
            self.named.push_str(lower);
            return Some(());
        }
        lower.split('-').try_for_each(|piece| self.piece(piece))
    }

    /// A word, or half of "mid-November".
    fn piece(&mut self, piece: &str) -> Option<()> {
        if let Some(month) = month(piece) {
            return once(&mut self.month, month);
        }
        if let Some(day) = day(piece) {
            return once(&mut self.day, day);
        }
        match piece {
            "begin" | "beginning" | "start" => once(&mut self.part, Part::Start),
            "early" => once(&mut self.part, Part::Early),
            "mid" | "middle" => once(&mut self.part, Part::Middle),
            "late" => once(&mut self.part, Part::Late),
            "end" => once(&mut self.part, Part::End),
            "year" => {
                self.year_end = true;
                Some(())
            }
            "eoy" => {
                self.year_end = true;
                once(&mut self.part, Part::End)
            }
            filler => FILLERS.contains(&filler).then_some(()),
        }
    }

    fn when(self, fiscal_year_start: u8) -> Option<When> {
        let named = Some(self.named.as_str()).filter(|named| !named.is_empty());
        let when = match (self.day_of, self.month, self.year_end) {
            (Some(day), None, false) if named.is_none() && self.day.is_none() => When::Once(day),
            (None, Some(month), false) => self.in_month(month, named, fiscal_year_start)?,
            (None, None, true) if self.day.is_none() => match named {
                Some(named) => quarter(named, fiscal_year_start)?,
                None => When::Yearly(Period::months(SOME_YEAR, 1, 12)?),
            },
            (None, None, false) if self.day.is_none() => quarter(named?, fiscal_year_start)?,
            _ => return None,
        };
        // "This year" is all of it, and says nothing; "year end" says when.
        match self.part {
            Some(part) => Some(when.map(|period| period.part(part))),
            None => (!self.year_end || named.is_some()).then_some(when),
        }
    }

    fn in_month(&self, month: i8, year: Option<&str>, fiscal_year_start: u8) -> Option<When> {
        let of = |year: i16| {
            let whole = Period::months(year, month, 1)?;
            let day = |day: i8| whole.first.with().day(day).build().ok().map(Period::day);
            self.day.map_or(Some(whole), day)
        };
        let Some(year) = year else { return of(SOME_YEAR).map(When::Yearly) };
        match quarter(year, fiscal_year_start) {
            // Only a year of its own makes a date of a month.
            Some(When::Once(period)) if period.first.month() == 1 && period.last.month() == 12 => {
                of(period.first.year()).map(When::Once)
            }
            None if is_short_year(year) => of(2000 + year[1..].parse::<i16>().ok()?).map(When::Once),
            _ => None,
        }
    }
}

/// Sets what may be said only once.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

fn month(word: &str) -> Option<i8> {
    i8::try_from(month::number(word)?).ok()
}

fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// `'27`.
fn is_short_year(word: &str) -> bool {
    word.len() == 3 && word.starts_with('\'') && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        match deadline(text, 1) {
            Some(When::Once(period)) => format!("{}..{}", period.first, period.last),
            Some(When::Yearly(Period { first, last })) => {
                format!("{:02}-{:02}..{:02}-{:02}", first.month(), first.day(), last.month(), last.day())
            }
            None => "none".into(),
        }
    }

    #[test]
    fn words_and_dates_are_placed() {
        for (text, expected) in [
            ("2026-11-30", "2026-11-30..2026-11-30"),
            ("end of Q3", "09-30..09-30"),
            ("the end of Q3 2026", "2026-09-30..2026-09-30"),
            ("Q1 '27", "2027-01-01..2027-03-31"),
            ("mid-November", "11-10..11-15"),
            ("December", "12-01..12-31"),
            ("30 November", "11-30..11-30"),
            ("Nov. 30th, 2026", "2026-11-30..2026-11-30"),
            ("the 3rd of March 2027", "2027-03-03..2027-03-03"),
            ("late May '27", "2027-05-21..2027-05-31"),
            ("EOY", "12-31..12-31"),
            ("the end of the year", "12-31..12-31"),
            ("end of the year 2026", "2026-12-31..2026-12-31"),
            ("2027", "2027-01-01..2027-12-31"),
            ("Feb 29", "02-29..02-29"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_placed() {
        for text in [
            "",
            "soon",
            "this quarter",
            "this year",
            "end of quarter",
            "next Friday",
            "the release in May",
            "30",
            "November or December",
            "31 November",
            "2026-02-30",
            "11/30/2026",
            "Q1 May",
            "end of end of Q3",
            "December FY27-Q2",
        ] {
            assert_eq!(days(text), "none", "{text}");
        }
    }
}
