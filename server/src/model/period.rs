//! Stretches of days: of one year, or of every year.

use jiff::{ToSpan, civil::Date};

/// From the first day to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A piece of a period, as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Early,
    Middle,
    Late,
    End,
}

impl Period {
    /// A single day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// `count` months from the given one on, which may lie in an earlier or later year: month 13 is January.
    #[must_use]
    pub fn months(year: i16, month: i8, count: i8) -> Option<Self> {
        let first_of = |month: i32| {
            let (years, month) = ((month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
            let year = i16::try_from(i32::from(year) + years).ok()?;
            Date::new(year, i8::try_from(month).ok()?, 1).ok()
        };
        let month = i32::from(month);
        Some(Self { first: first_of(month)?, last: first_of(month + i32::from(count))?.yesterday().ok()? })
    }

    /// True where the two share a day.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The same with one day more at its end.
    #[must_use]
    pub fn and_the_next_day(self) -> Self {
        Self { last: self.last.saturating_add(1.day()), ..self }
    }

    pub(super) fn part(self, part: Part) -> Self {
        let days = self.last.duration_since(self.first).as_hours() / 24;
        let on = |days: i64| self.first.saturating_add(days.days());
        let (first, last) = match part {
            Part::Start => (self.first, self.first),
            Part::Early => (self.first, on(days / 3)),
            // What is due by the middle of December is due on the 15th.
            Part::Middle => (on(days / 3), on((days - 1) / 2)),
            Part::Late => (on(days * 2 / 3), self.last),
            Part::End => (self.last, self.last),
        };
        Self { first, last }
    }

    fn in_year(self, year: i16) -> Self {
        let years = year.saturating_sub(self.first.year());
        Self {
            first: self.first.saturating_add(years.years()),
            last: self.last.saturating_add(years.years()),
        }
    }
}

/// A period of one year, or one that comes every year, given for any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// `2026-Q4`.
    Once(Period),
    /// `Q4`.
    Yearly(Period),
}

impl When {
    /// True where the two share a day, in some year.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Once(one), Self::Once(other)) => one.meets(other),
            (Self::Once(once), Self::Yearly(yearly)) | (Self::Yearly(yearly), Self::Once(once)) => {
                let years = once.first.year().saturating_sub(1)..=once.last.year().saturating_add(1);
                years.into_iter().any(|year| once.meets(yearly.in_year(year)))
            }
            (Self::Yearly(one), other @ Self::Yearly(_)) => Self::Once(one).meets(other),
        }
    }

    /// The same with something done to its period.
    #[must_use]
    pub(super) fn map(self, change: impl FnOnce(Period) -> Period) -> Self {
        match self {
            Self::Once(period) => Self::Once(change(period)),
            Self::Yearly(period) => Self::Yearly(change(period)),
        }
    }

    /// The days that are meant on `day`: of those that come every year, the first that are not over by then.
    #[must_use]
    pub fn on(self, day: Date) -> Period {
        match self {
            Self::Once(period) => period,
            Self::Yearly(period) => {
                let mut years = (-1..=1).map(|years| period.in_year(day.year().saturating_add(years)));
                years.find(|period| day <= period.last).unwrap_or(period)
            }
        }
    }

    /// The same with one day more at its end: what is due "by 1 January" is due in December.
    #[must_use]
    pub fn and_the_next_day(self) -> Self {
        self.map(Period::and_the_next_day)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_run_into_other_years() {
        let period = |first, last| Some(Period { first, last });
        assert_eq!(Period::months(2026, 10, 3), period(date(2026, 10, 1), date(2026, 12, 31)));
        assert_eq!(Period::months(2026, 13, 1), period(date(2027, 1, 1), date(2027, 1, 31)));
        assert_eq!(Period::months(2026, -2, 3), period(date(2025, 10, 1), date(2025, 12, 31)));
        assert_eq!(Period::months(9999, 12, 12), None);
    }

    #[test]
    fn what_comes_every_year_meets_in_any() {
        let quarter = Period::months(2026, 10, 3).unwrap();
        let march = When::Yearly(Period::months(2000, 3, 1).unwrap());
        let december = When::Yearly(Period::months(2000, 12, 1).unwrap());
        let winter = Period::months(2026, 11, 5).unwrap();
        assert!(When::Once(quarter).meets(december) && !When::Once(quarter).meets(march));
        assert!(When::Once(winter).meets(december) && march.meets(When::Once(winter)));
        assert!(!december.meets(march) && december.meets(december));
    }

    #[test]
    fn what_comes_every_year_is_the_next_one() {
        let on = |when: When, day| when.on(day).last;
        let winter = When::Yearly(Period::months(2000, 11, 5).unwrap());
        assert_eq!(on(winter, date(2026, 10, 3)), date(2027, 3, 31));
        assert_eq!(on(winter, date(2027, 3, 31)), date(2027, 3, 31));
        assert_eq!(on(winter, date(2027, 4, 1)), date(2028, 3, 31));
        assert_eq!(on(winter, Date::MAX), Date::MAX);
    }

    #[test]
    fn parts_lie_inside() {
        let november = Period::months(2026, 11, 1).unwrap();
        assert_eq!(november.part(Part::End), Period::day(date(2026, 11, 30)));
        assert_eq!(
            november.part(Part::Middle),
            Period { first: date(2026, 11, 10), last: date(2026, 11, 15) }
        );
        let day = Period::day(date(2024, 2, 29));
        assert_eq!(day.part(Part::Middle), day);
    }
}
