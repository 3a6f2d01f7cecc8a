//! The cycle that holds at a place, and how much of it is left.

use std::ops::Range;

use jiff::civil::Date;

use super::time::{ago, amount, days};
use crate::config::Config;
use crate::model::{Document, Key, Period, cycle};

/// A cycle by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cycle {
    pub(crate) name: String,
    /// Its days; `None` for a name without dates.
    pub(crate) days: Option<Period>,
}

impl Cycle {
    /// The cycle of that name, as it is meant on `today`.
    pub(crate) fn named(name: &str, config: &Config, today: Date) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let days = cycle::cycle(&name, config.fiscal_year_start).map(|when| when.on(today));
        Self { name, days }
    }

    /// The cycle of the section at `byte`; where a document says none, that of the configuration.
    pub(crate) fn at(document: &Document, byte: usize, config: &Config, today: Date) -> Option<Self> {
        let block = document.block_at(byte).unwrap_or_default();
        let mut above = document.sections().into_iter().rev().filter(|section| section.start <= block);
        let here = above.find_map(|section| of_section(document, section, Key::Cycle));
        let name = match here {
            Some(said) => said?,
            None => config.cycle.as_deref()?,
        };
        Some(Self::named(name, config, today))
    }

    /// "2026-Q4 · 5 weeks left".
    pub(crate) fn told(&self, today: Date) -> String {
        let Some(Period { first, last }) = self.days else { return self.name.clone() };
        let rest = match days(today, last) {
            _ if today < first => format!("starts in {}", amount(days(today, first))),
            0 => "ends today".to_owned(),
            left @ 1.. => format!("{} left", amount(left)),
            past => format!("ended {}", ago(-past)),
        };
        format!("{} · {rest}", self.name)
    }
}

/// What those bodies, which are a section, say for `key`: their cycle, or their team. `Some(None)` where that is a blank.
pub(crate) fn of_section(document: &Document, section: Range<usize>, key: Key) -> Option<Option<&str>> {
    document.blocks()[section].iter().rev().find_map(|block| {
        let property = block.body.properties.get(key)?;
        Some(block.body.is_filled(property).then(|| block.body.slice(property.value.span)))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Analysis;
    use crate::text::Text;

    /// What is told of the cycle at the `|` on that day.
    #[track_caller]
    fn check(fixture: &str, config: Config, today: Date, expected: &str) {
        let at = fixture.find('|').unwrap_or_default();
        let analysis = Analysis::of(Text::from(fixture.replacen('|', "", 1).as_str()), Config::builtin());
        let found = Cycle::at(analysis.document(), at, &config, today);
        let told = found.map_or_else(|| "none".to_owned(), |cycle| cycle.told(today));
        assert_eq!(told, expected, "on {today} in\n{fixture}");
    }

    #[test]
    fn it_says_how_much_is_left() {
        for (today, rest) in [
            (date(2026, 9, 1), "starts in 4 weeks"),
            (date(2026, 9, 30), "starts in 1 day"),
            (date(2026, 10, 1), "13 weeks left"),
            (date(2026, 11, 22), "5 weeks left"),
            (date(2026, 12, 18), "13 days left"),
            (date(2026, 12, 30), "1 day left"),
            (date(2026, 12, 31), "ends today"),
            (date(2027, 1, 1), "ended 1 day ago"),
            (date(2027, 1, 25), "ended 3 weeks ago"),
            (date(2031, 1, 1), "ended 4 years ago"),
        ] {
            check("Cycle: 2026-Q4\n", Config::default(), today, &format!("2026-Q4 · {rest}"));
        }
        let today = date(2026, 11, 22);
        check("Cycle: Q1\n", Config::default(), today, "Q1 · starts in 5 weeks");
        check("Cycle: Autumn\tterm\n", Config::default(), today, "Autumn term");
        check("Cycle: 2026-12-31..2026-10-01", Config::default(), today, "2026-12-31..2026-10-01");
    }

    #[test]
    fn each_section_has_its_own() {
        let today = date(2026, 11, 22);
        let two = |at: &str| {
            let text = "Team: Growth\nCycle: 2026-Q3\n\nObjective: Guests return\n  KR1: a\n\nTeam: Kitchen\nCycle: \
                        2026-Q4\nObjective: Plates come back empty\n  KR1: b\n\nTeam: Bar\nObjective: Nobody waits\n";
            text.replace(at, &format!("|{at}"))
        };
        for (at, told) in [
            ("Team: Growth", "2026-Q3 · ended 7 weeks ago"),
            ("KR1: a", "2026-Q3 · ended 7 weeks ago"),
            ("Team: Kitchen", "2026-Q4 · 5 weeks left"),
            ("KR1: b", "2026-Q4 · 5 weeks left"),
            ("Nobody", "2026-Q4 · 5 weeks left"),
        ] {
            check(&two(at), Config::default(), today, told);
        }
    }

    #[test]
    fn a_document_that_says_none_has_that_of_the_configuration() {
        let today = date(2026, 11, 22);
        let config =
            || Config { cycle: Some("FY27-Q3".to_owned()), fiscal_year_start: 4, ..Config::default() };
        for text in ["", "\n\n", "Objective: Guests return\n"] {
            check(text, Config::default(), today, "none");
            check(text, config(), today, "FY27-Q3 · 5 weeks left");
        }
        check("Cycle: <cycle>\n", config(), today, "none");
        check("Cycle:\n", config(), today, "none");
        check("Cycle: FY28\n", config(), today, "FY28 · starts in 18 weeks");
    }
}
