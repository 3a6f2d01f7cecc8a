//! The key results of a document as a Markdown table, for a wiki, a mail or a slide.
//!
//! Columns that say nothing in any row are left out; so are a team and a cycle that all rows share. Words of the
//! document keep their Markdown, since that is what they were written in.

mod cells;
#[cfg(test)]
mod tests;
mod text;

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::facts::cycle::of_section;
use crate::model::Key;
use crate::text::Span;

use cells::{Context, OF_KEY_RESULT};
use text::{cell, labelled};

/// What stands above the columns: where a row comes from, its objective, and its key result.
const COLUMNS: [&str; PLACES + 1 + OF_KEY_RESULT] = [
    "Team",
    "Cycle",
    "Objective",
    "Key result",
    "Type",
    "Owner",
    "Baseline",
    "Target",
    "Current",
    "Status",
    "Score",
    "Due",
];

/// The first columns say where a row comes from, and only where that differs.
const PLACES: usize = 2;

type Row = [String; COLUMNS.len()];

/// The table of the key results in `range`, whose objectives are taken as a whole, or of all; `None` where there are
/// none. What has no year in it is read as on `today`.
#[must_use]
pub fn table(analysis: &Analysis, range: Option<Span>, today: Date) -> Option<String> {
    let document = analysis.document();
    let mut table = Table { analysis, today, rows: Vec::new(), any: false };
    // A cursor means the objective that it stands in.
    let range = range.map(|range| match document.block_at(range.start) {
        Some(block) if range.is_empty() => document.blocks()[block].span(),
        _ => range,
    });
    let mut place = [String::new(), String::new()];
    for section in document.sections() {
        for (key, place) in [Key::Team, Key::Cycle].into_iter().zip(&mut place) {
            if let Some(said) = of_section(document, section.clone(), key) {
                *place = said.map(cell).unwrap_or_default();
            }
        }
        for index in section {
            if range.is_none_or(|range| meet(document.blocks()[index].span(), range)) {
                table.add(index, &place);
            }
        }
    }
    table.any.then(|| written(&table.rows))
}

/// True where the two share a byte: a selection of whole lines ends where the next one begins.
const fn meet(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// The rows that are there so far.
struct Table<'a> {
    analysis: &'a Analysis,
    today: Date,
    rows: Vec<Row>,
    /// True where a key result is among them.
    any: bool,
}

impl Table<'_> {
    /// Adds the objective of the body at `index` with its key results, for a team and a cycle.
    fn add(&mut self, index: usize, place: &[String; PLACES]) {
        let body = &*self.analysis.document().blocks()[index].body;
        let is_meant = |at: usize| !self.analysis.is_quoted(index, at);
        let objective = body.objective.as_ref().filter(|objective| is_meant(objective.marker.start));
        let mut objective = objective
            .map(|objective| labelled(objective.label.as_ref(), body.slice(objective.statement.span)))
            .unwrap_or_default();
        let surroundings = self.analysis.judgement().surroundings_of(index);
        let cx = Context { analysis: self.analysis, body, surroundings, today: self.today };
        let key_results = body.key_results.iter().filter(|key_result| is_meant(key_result.marker.start));
        let mut cells: Vec<_> = key_results.map(|key_result| cx.cells(key_result)).collect();
        self.any |= !cells.is_empty();
        if cells.is_empty() && !objective.is_empty() {
            cells.push(<_>::default());
        }
        for cells in cells {
            // An objective is said once, in its first row.
            let mut row = Row::default();
            row[..PLACES].clone_from_slice(place);
            row[PLACES] = std::mem::take(&mut objective);
            row[PLACES + 1..].clone_from_slice(&cells);
            self.rows.push(row);
        }
    }
}

/// The rows below their heading.
fn written(rows: &[Row]) -> String {
    let differs = |column: usize| rows.iter().any(|row| row[column] != rows[0][column]);
    let says = |column: usize| rows.iter().any(|row| !row[column].is_empty());
    let shown: Vec<usize> = (0..COLUMNS.len())
        .filter(|&column| if column < PLACES { differs(column) } else { says(column) })
        .collect();
    let line = |cells: &[&str]| {
        let cells = shown.iter().map(|&column| cells[column]).collect::<Vec<_>>();
        format!("| {} |\n", cells.join(" | "))
    };
    let rows = rows.iter().map(|row| line(&row.each_ref().map(String::as_str)));
    line(&COLUMNS) + &line(&["---"; COLUMNS.len()]) + &rows.collect::<String>()
}
