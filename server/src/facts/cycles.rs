//! The cycles that are near a day, by their names.

use jiff::civil::Date;

use super::cycle::Cycle;
use crate::config::Config;

/// The parts of a year: their letter, their months, and what people call them.
const PARTS: [(&str, i8, &str); 3] = [("Q", 3, "quarter"), ("H", 6, "half"), ("", 12, "year")];

/// A cycle, and which one it is as seen from the day: "next quarter".
pub(crate) struct Near {
    pub(crate) name: String,
    pub(crate) says: String,
}

/// The quarter, the half and the year that hold `today`, each with the next one; where there is a fiscal year, its own
/// first.
pub(crate) fn near(today: Date, config: &Config) -> Vec<Near> {
    let start = i8::try_from(config.fiscal_year_start).unwrap_or(1);
    let fiscal = if start == 1 { Vec::new() } else { of_year(today, start, "fiscal ") };
    fiscal.into_iter().chain(of_year(today, 1, "")).collect()
}

/// The names to choose from for a new document, that of the current cycle first: the configured one, unless it is over.
pub(crate) fn to_choose(today: Date, config: &Config) -> Vec<String> {
    let configured = config.cycle.as_deref().map(|name| Cycle::named(name, config, today));
    let holds = |cycle: &Cycle| cycle.days.is_none_or(|days| today <= days.last);
    let mut names: Vec<String> = configured.filter(holds).map(|cycle| cycle.name).into_iter().collect();
    for Near { name, .. } in near(today, config) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The parts of the years that start in the month `start`. A fiscal year is named for the one it ends in.
fn of_year(today: Date, start: i8, kind: &str) -> Vec<Near> {
    let months = (today.month() - start).rem_euclid(12);
    let year = today.year() + i16::from(start > 1 && today.month() >= start);
    let name = |year: i16, letter: &str, index: i8| {
        let year = if start > 1 { format!("FY{:02}", year % 100) } else { year.to_string() };
        if letter.is_empty() { year } else { format!("{year}-{letter}{}", index + 1) }
    };
    let both = PARTS.into_iter().flat_map(|(letter, length, word)| {
        let index = months / length;
        let (next_year, next) = if index + 1 < 12 / length { (year, index + 1) } else { (year + 1, 0) };
        [("this", name(year, letter, index)), ("next", name(next_year, letter, next))]
            .map(|(which, name)| Near { name, says: format!("{which} {kind}{word}") })
    });
    both.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{When, cycle};

    fn by(fiscal_year_start: u8, cycle: Option<&str>) -> Config {
        Config { fiscal_year_start, cycle: cycle.map(str::to_owned), ..Config::default() }
    }

    #[test]
    fn the_current_cycle_comes_first() {
        let today = date(2026, 11, 22);
        let calendar = ["2026-Q4", "2027-Q1", "2026-H2", "2027-H1", "2026", "2027"];
        let fiscal = ["FY27-Q3", "FY27-Q4", "FY27-H2", "FY28-H1", "FY27", "FY28"];
        let with = |first: &[&'static str], rest: &[&'static str]| [first, rest].concat();
        for (config, expected) in [
            (by(1, None), calendar.to_vec()),
            (by(4, None), with(&fiscal, &calendar)),
            (by(1, Some("Autumn  term")), with(&["Autumn term"], &calendar)),
            (by(1, Some("2027-Q1")), with(&["2027-Q1", "2026-Q4"], &calendar[2..])),
            (by(1, Some("2026-Q3")), calendar.to_vec()),
        ] {
            assert_eq!(to_choose(today, &config), expected, "{config:?}");
        }
    }

    /// On any day, "this" holds it and "next" begins right behind.
    #[test]
    fn their_names_mean_the_days_that_they_say() {
        for (start, month) in (1..=12).flat_map(|start| (1..=12).map(move |month| (start, month))) {
            let (config, today) = (by(start, None), date(2028, month, 29));
            for pair in near(today, &config).chunks(2) {
                let days = |near: &Near| match cycle::cycle(&near.name, start) {
                    Some(When::Once(period)) => period,
                    other => panic!("{} is {other:?}", near.name),
                };
                let (this, next) = (days(&pair[0]), days(&pair[1]));
                assert!(this.first <= today && today <= this.last, "{} on {today}", pair[0].name);
                assert_eq!(this.last.tomorrow().ok(), Some(next.first), "{}", pair[1].name);
            }
        }
    }
}
