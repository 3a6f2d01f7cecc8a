//! What is to be told of an open document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{LSPAny, Position, Range, TextDocumentIdentifier};

use super::{Argument, Call, answer};
use crate::clock;
use crate::facts::cycle::Cycle;
use crate::facts::time::days;
use crate::lsp::backend::Backend;
use crate::lsp::convert;
use crate::lsp::documents::Snapshot;
use crate::table::table;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
struct Lines {
    text_document: TextDocumentIdentifier,
    range: Option<Range>,
}

impl Argument for Lines {
    const FORM: &str = "an object with `textDocument` and, if you like, a `range`";
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
struct Place {
    text_document: TextDocumentIdentifier,
    position: Option<Position>,
}

impl Argument for Place {
    const FORM: &str = "an object with `textDocument` and, if you like, a `position`";
}

/// A cycle for a status line.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    text: String,
    start: Option<String>,
    end: Option<String>,
    /// Whole weeks until its end; none once it is over.
    weeks_left: Option<i64>,
    /// Whole weeks from its start to its end.
    weeks: Option<i64>,
    name: String,
}

impl Status {
    fn of(cycle: Cycle, today: Date) -> Self {
        let days_of = cycle.days;
        Self {
            text: cycle.told(today),
            start: days_of.map(|days| days.first.to_string()),
            end: days_of.map(|days| days.last.to_string()),
            weeks_left: days_of.map(|it| days(today.max(it.first), it.last).max(0) / 7),
            weeks: days_of.map(|it| (days(it.first, it.last) + 1) / 7),
            name: cycle.name,
        }
    }
}

impl Backend {
    /// The key results of a document, or of the objectives in a range, as a table.
    pub(super) async fn markdown_table(&self, call: Call) -> Result<Option<LSPAny>> {
        let Lines { text_document, range } = call.read()?;
        let encoding = self.profile().encoding;
        let question = move |snapshot: &Snapshot| {
            let range = range.map(|range| convert::span(snapshot.analysis.text(), range, encoding));
            table(&snapshot.analysis, range, clock::today())
        };
        self.tell(&call, text_document, question).await
    }

    /// The cycle that holds at a position.
    pub(super) async fn cycle(&self, call: Call) -> Result<Option<LSPAny>> {
        let Place { text_document, position } = call.read()?;
        let encoding = self.profile().encoding;
        let question = move |snapshot: &Snapshot| {
            let analysis = &snapshot.analysis;
            let at = position.map_or(0, |position| convert::byte(analysis.text(), position, encoding));
            let today = clock::today();
            let cycle = Cycle::at(analysis.document(), at, analysis.judgement().config(), today)?;
            Some(Status::of(cycle, today))
        };
        self.tell(&call, text_document, question).await
    }

    async fn tell<T: Serialize + Send + 'static>(
        &self,
        call: &Call,
        document: TextDocumentIdentifier,
        question: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<LSPAny>> {
        let uri = document.uri;
        let told = self.ask(uri.clone(), question).await?;
        let closed = || format!("`{}`: {} is no OKR document that is open here", call.name, uri.as_str());
        answer(&told.ok_or_else(|| Error::invalid_params(closed()))?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;
    use crate::config::Config;

    #[test]
    fn a_status_counts_whole_weeks() {
        let quarter = |today| Status::of(Cycle::named("2026-Q4", &Config::default(), today), today);
        for (today, weeks_left) in [
            (date(2026, 8, 1), 13),
            (date(2026, 10, 1), 13),
            (date(2026, 11, 22), 5),
            (date(2026, 12, 30), 0),
            (date(2027, 3, 1), 0),
        ] {
            let status = quarter(today);
            assert_eq!((status.weeks_left, status.weeks), (Some(weeks_left), Some(13)), "{today}");
        }
        let today = date(2026, 11, 22);
        assert_eq!(
            serde_json::to_value(quarter(today)).unwrap(),
            json!({
                "name": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31", "weeksLeft": 5, "weeks": 13,
                "text": "2026-Q4 · 5 weeks left",
            })
        );
        let autumn = Status::of(Cycle::named("Autumn", &Config::default(), today), today);
        assert_eq!(
            serde_json::to_value(autumn).unwrap(),
            json!({
                "name": "Autumn", "start": null, "end": null, "weeksLeft": null, "weeks": null, "text": "Autumn",
            })
        );
    }
}
