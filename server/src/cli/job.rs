//! One file of a check.

use std::path::Path;
use std::sync::Arc;

use super::baseline::{Baseline, Key};
use super::config::{self, Configurations};
use super::files::{self, BYTE_ORDER_MARK, Failure, Source};
use super::mend::{Mend, mend};
use super::options::{Format, Options};
use super::report::{Counts, Report, Summary};
use super::select::{Filter, Selection};
use super::since::Changes;
use super::{github, human, json, replace, sarif};
use crate::analysis::{Analyser, Analysis};
use crate::config::{Config, ConfigFile};
use crate::rules::Ruling;
use crate::text::Text;

/// What every file is checked by.
pub(super) struct Job<'a> {
    pub(super) options: &'a Options,
    pub(super) configurations: Configurations,
    pub(super) baseline: Option<Baseline>,
    pub(super) changes: Option<Changes>,
}

/// What came of one file.
#[derive(Default)]
pub(super) struct Outcome {
    /// The findings, ready to print.
    pub(super) printed: String,
    /// What is to be said beside them.
    pub(super) log: String,
    pub(super) summary: Summary,
    /// Standard input, mended.
    pub(super) filtered: Option<String>,
    /// What goes into the baseline that is written.
    pub(super) recorded: Vec<Key>,
    pub(super) failure: Option<Failure>,
}

impl Job<'_> {
    /// Reads, mends and judges one file, and prints what is to be shown of it.
    pub(super) fn check(&self, source: &Source) -> Outcome {
        let raw = match files::read(source) {
            Ok(raw) => raw,
            Err(failure) => return Outcome { failure: Some(failure), ..Outcome::default() },
        };
        let config = self.configurations.of(&source.name);
        let text = raw.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&raw);
        let filter = Filter {
            known: self.baseline.as_ref().and_then(|baseline| baseline.of(&source.name)),
            changed: self.changes.as_ref().map(|changes| changes.of(source)),
            level: self.options.level,
        };
        let mut outcome = Outcome::default();
        let (text, mended) = match self.options.fix {
            true => outcome.mend(source, &raw, text, &config, &filter),
            false => (text.to_owned(), Vec::new()),
        };
        let file_name = source.name.file_name().unwrap_or_default().to_string_lossy();
        let analysis = Analyser::new(Text::from(text.as_str()), config).named(&file_name).latest();
        let Selection { mut found, known, gone } = filter.select(&text, &analysis);
        if self.options.write_baseline.is_some() {
            outcome.recorded = found.drain(..).map(|ruling| Key::of(&analysis, &ruling)).collect();
            outcome.summary.recorded = Some(outcome.recorded.len());
        }
        self.present(&mut outcome, &source.name, &text, &analysis, found, &mended);
        outcome.summary = Summary { checked: 1, mended: mended.len(), known, gone, ..outcome.summary };
        outcome
    }

    /// Prints what is wrong with a configuration that held for a document.
    pub(super) fn configuration(&self, file: &ConfigFile) -> Outcome {
        let analysis = Analysis::of_configuration(file);
        let found = analysis.judgement().rulings().collect();
        let mut outcome = Outcome::default();
        self.present(&mut outcome, &config::name(file.path()), file.text(), &analysis, found, &[]);
        outcome
    }

    fn present(
        &self,
        outcome: &mut Outcome,
        name: &Path,
        text: &str,
        analysis: &Analysis,
        found: Vec<Ruling<'_>>,
        mended: &[Mend],
    ) {
        let shows = |ruling: &Ruling<'_>| ruling.finding.level >= self.options.level;
        let (shown, hidden): (Vec<_>, Vec<_>) = found.into_iter().partition(shows);
        outcome.summary.flagged = usize::from(!shown.is_empty());
        outcome.summary.shown = counts(&shown);
        outcome.summary.hidden = counts(&hidden);
        let report = Report { name, text, analysis, shown: &shown, mended };
        outcome.printed = match self.options.format {
            Format::Human => human::findings(&report),
            Format::Json => json::findings(&report),
            Format::Sarif => sarif::findings(&report),
            Format::Github => github::findings(&report),
        };
        if self.options.format != Format::Human {
            outcome.log = human::mended(&report);
        }
    }
}

impl Outcome {
    /// Mends the text and puts it where it came from. The result is what is there then.
    fn mend(
        &mut self,
        source: &Source,
        raw: &str,
        text: &str,
        config: &Arc<Config>,
        filter: &Filter<'_>,
    ) -> (String, Vec<Mend>) {
        let (mended, mends) = mend(text.to_owned(), config, filter);
        let whole = format!("{}{mended}", &raw[..raw.len() - text.len()]);
        if source.is_stdin {
            self.filtered = Some(whole);
        } else if whole != raw
            && let Err(error) = replace::file(&source.name, whole.as_bytes())
        {
            self.failure = Some(Failure::NotMended { path: source.name.clone(), source: error });
            return (text.to_owned(), Vec::new());
        }
        (mended, mends)
    }
}

fn counts(rulings: &[Ruling<'_>]) -> Counts {
    let mut counts = Counts::default();
    rulings.iter().for_each(|ruling| counts[ruling.finding.level as usize] += 1);
    counts
}
