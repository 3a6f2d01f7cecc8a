//! `okr-ls check`.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::config::{self, Configurations};
use super::files::{self, Unreadable};
use super::{FAILED, Format, complain, human, json};
use crate::analysis::Analysis;
use crate::config::ConfigFile;
use crate::rules::Level;
use crate::text::Text;

/// From this level on findings make the check fail.
const FAIL_ON: Level = Level::Warning;

/// How many findings of each level there are, the least first.
type Counts = [usize; Level::ALL.len()];

/// What came of one file.
struct Outcome {
    printed: String,
    counts: Counts,
    unreadable: Option<Unreadable>,
}

pub(super) fn run(paths: &[PathBuf], format: Format, config: Option<&Path>) -> anyhow::Result<ExitCode> {
    let configurations = Configurations::new(config)?;
    let (found, mut unreadable) = files::find(paths, &configurations);
    let mut outcomes = in_parallel(&found, |path| one(path, format, &configurations));
    let used = configurations.used();
    outcomes.splice(0..0, used.iter().map(|file| configuration(file, format)));

    let mut out = BufWriter::new(anstream::stdout().lock());
    let mut counts = Counts::default();
    let mut flagged = 0;
    let printed =
        outcomes.iter().map(|outcome| outcome.printed.as_str()).filter(|printed| !printed.is_empty());
    match format {
        Format::Human => printed.into_iter().try_for_each(|printed| out.write_all(printed.as_bytes()))?,
        Format::Json => writeln!(out, "[{}]", printed.collect::<Vec<_>>().join(","))?,
    }
    for outcome in outcomes {
        flagged += usize::from(outcome.counts.iter().any(|&count| count > 0));
        counts.iter_mut().zip(outcome.counts).for_each(|(sum, count)| *sum += count);
        unreadable.extend(outcome.unreadable);
    }
    if matches!(format, Format::Human) {
        human::summary(&mut out, counts, flagged, found.len())?;
    }
    out.flush()?;

    unreadable.iter().for_each(|error| complain(&error.to_string()));
    let failing: usize =
        Level::ALL.iter().filter(|&&level| level >= FAIL_ON).map(|&level| counts[level as usize]).sum();
    Ok(match () {
        () if !unreadable.is_empty() => ExitCode::from(FAILED),
        () if failing > 0 => ExitCode::FAILURE,
        () => ExitCode::SUCCESS,
    })
}

fn one(path: &Path, format: Format, configurations: &Configurations) -> Outcome {
    match files::read(path) {
        Err(error) => Outcome { printed: String::new(), counts: Counts::default(), unreadable: Some(error) },
        Ok(text) => {
            let analysis = Analysis::of(Text::from(text.as_str()), configurations.of(path));
            outcome(path, &text, &analysis, format)
        }
    }
}

/// What is to be said of a configuration that held for a document.
fn configuration(file: &ConfigFile, format: Format) -> Outcome {
    outcome(&config::name(file.path()), file.text(), &Analysis::of_configuration(file), format)
}

fn outcome(path: &Path, text: &str, analysis: &Analysis, format: Format) -> Outcome {
    let printed = match format {
        Format::Human => human::findings(path, text, analysis),
        Format::Json => json::findings(path, analysis),
    };
    Outcome { printed, counts: analysis.judgement().counts(), unreadable: None }
}

/// What `work` makes of each path, in their order, on all processors.
fn in_parallel<T: Send>(paths: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Arc::new(Mutex::new(Vec::with_capacity(paths.len())));
    let worker = || {
        while let Some((index, path)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            paths.get(index).map(|path| (index, path))
        } {
            let outcome = work(path);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, outcome));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(paths.len());
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(worker);
        }
        worker();
    });
    let mut done = std::mem::take(&mut *done.lock().unwrap_or_else(PoisonError::into_inner));
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}
