//! Precision, recall and F1 by verdict, and what the verdicts are mistaken for.

use std::collections::BTreeMap;
use std::fmt;

/// True and given verdicts, counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table(BTreeMap<(&'static str, &'static str), usize>);

pub(crate) const VERDICTS: [&str; 4] = ["task-not-outcome", "missing-number", "missing-direction", "clean"];

impl FromIterator<(&'static str, &'static str)> for Table {
    fn from_iter<T: IntoIterator<Item = (&'static str, &'static str)>>(pairs: T) -> Self {
        let mut table = Self::default();
        pairs.into_iter().for_each(|pair| *table.0.entry(pair).or_default() += 1);
        table
    }
}

impl Table {
    fn count(&self, is: impl Fn(&str, &str) -> bool) -> f64 {
        self.0.iter().filter(|((truth, given), _)| is(truth, given)).map(|(_, count)| *count as f64).sum()
    }

    pub(crate) fn precision(&self, verdict: &str) -> f64 {
        share(
            self.count(|truth, given| truth == verdict && given == verdict),
            self.count(|_, given| given == verdict),
        )
    }

    pub(crate) fn recall(&self, verdict: &str) -> f64 {
        share(
            self.count(|truth, given| truth == verdict && given == verdict),
            self.count(|truth, _| truth == verdict),
        )
    }

    pub(crate) fn f1(&self, verdict: &str) -> f64 {
        let (precision, recall) = (self.precision(verdict), self.recall(verdict));
        share(2.0 * precision * recall, precision + recall)
    }

    /// The share of clean key results that get a verdict.
    pub(crate) fn false_alarms(&self) -> f64 {
        1.0 - self.recall("clean")
    }

    /// The share of right verdicts.
    pub(crate) fn right(&self) -> f64 {
        share(self.count(|truth, given| truth == given), self.count(|_, _| true))
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "  {:18} {:>9} {:>7} {:>6}    given: task number direction clean",
            "", "precision", "recall", "F1"
        )?;
        for truth in VERDICTS {
            write!(
                out,
                "  {truth:18} {:>9.3} {:>7.3} {:>6.3}  ",
                self.precision(truth),
                self.recall(truth),
                self.f1(truth)
            )?;
            for given in VERDICTS {
                write!(out, " {:>6}", self.count(|was, is| was == truth && is == given))?;
            }
            writeln!(out)?;
        }
        writeln!(out, "  right {:.3}, clean ones flagged {:.3}", self.right(), self.false_alarms())
    }
}

/// What a table must reach.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Floors {
    pub(crate) task: f64,
    pub(crate) number: f64,
    pub(crate) direction: f64,
    /// At most this share of the clean ones flagged.
    pub(crate) flagged: f64,
    pub(crate) right: f64,
}

impl Floors {
    /// True where the table reaches all of them; says which it misses.
    pub(crate) fn hold(&self, table: &Table) -> bool {
        let [task, number, direction, _] = VERDICTS;
        let reached = [
            ("task F1", table.f1(task), self.task),
            ("number F1", table.f1(number), self.number),
            ("direction F1", table.f1(direction), self.direction),
            ("clean ones not flagged", 1.0 - table.false_alarms(), 1.0 - self.flagged),
            ("right", table.right(), self.right),
        ];
        let missed = reached.iter().filter(|(_, reached, floor)| reached < floor);
        missed
            .map(|(what, reached, floor)| println!("below the floor: {what} {reached:.3}, not {floor:.3}"))
            .count()
            == 0
    }
}

/// Prints 95% intervals of the figures: the pairs drawn anew a thousand times, the same way every time.
pub(crate) fn intervals(pairs: &[(&'static str, &'static str)]) {
    let [task, number, direction, _] = VERDICTS;
    let mut seed = 1_u64;
    let mut draw = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        pairs[usize::try_from(seed >> 33).unwrap_or_default() % pairs.len()]
    };
    let tables: Vec<Table> = (0..1_000).map(|_| (0..pairs.len()).map(|_| draw()).collect()).collect();
    type Figure<'a> = &'a dyn Fn(&Table) -> f64;
    let figures: [(&str, Figure<'_>); 5] = [
        ("task F1", &|table| table.f1(task)),
        ("number F1", &|table| table.f1(number)),
        ("direction F1", &|table| table.f1(direction)),
        ("clean ones flagged", &Table::false_alarms),
        ("right", &Table::right),
    ];
    for (name, figure) in figures {
        let mut values: Vec<f64> = tables.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        println!("  {name:18} {:.3} to {:.3}", values[25], values[974]);
    }
}
