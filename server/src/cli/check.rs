//! `okr-ls check`.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};

use super::baseline::Baseline;
use super::config::Configurations;
use super::files::{self, Failure};
use super::job::{Job, Outcome};
use super::options::{Format, Options};
use super::parallel::in_parallel;
use super::report::Summary;
use super::since::Changes;
use super::{FAILED, complain, human, sarif};

pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    if options.stdin_filename.is_some() && !options.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("`--stdin-filename` names what `-` reads: add `-` to the paths");
    }
    let configurations = Configurations::new(options.config.as_deref())?;
    let (sources, mut failures) =
        files::find(&options.paths, options.stdin_filename.as_deref(), &configurations);
    let job = Job {
        options,
        configurations,
        baseline: options.baseline.as_deref().map(Baseline::read).transpose()?,
        changes: options.since.as_deref().map(|since| Changes::since(since, &sources)).transpose()?,
    };
    let mut outcomes = in_parallel(&sources, |source| job.check(source));

    let mut summary = Summary::default();
    let mut recorded = options.write_baseline.as_deref().map(Baseline::empty);
    for (source, outcome) in sources.iter().zip(&mut outcomes) {
        summary.add(&outcome.summary);
        failures.extend(outcome.failure.take());
        if let Some(baseline) = &mut recorded {
            baseline.add(&source.name, std::mem::take(&mut outcome.recorded));
        }
    }
    summary.gone += job.baseline.as_ref().map_or(0, Baseline::of_lost_files);
    // What is wrong with a configuration comes first: all else may follow from it.
    let configurations = job.configurations.used();
    let mistakes: Vec<Outcome> = configurations.iter().map(|file| job.configuration(file)).collect();
    mistakes.iter().for_each(|outcome| summary.add(&outcome.summary));
    outcomes.splice(0..0, mistakes);
    if let Some((baseline, path)) = recorded.zip(options.write_baseline.as_deref()) {
        baseline.write().with_context(|| format!("{} cannot be written", path.display()))?;
    }

    // Where standard input comes back mended, nothing else may stand between its lines.
    let filters = options.fix && sources.iter().any(|source| source.is_stdin);
    let out: Box<dyn Write> = match filters {
        true => Box::new(anstream::stderr().lock()),
        false => Box::new(anstream::stdout().lock()),
    };
    for text in outcomes.iter().filter_map(|outcome| outcome.filtered.as_deref()) {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
    }
    print(&mut BufWriter::new(out), options.format, &outcomes, &failures, &summary)?;
    let mut log = anstream::stderr().lock();
    outcomes.iter().try_for_each(|outcome| log.write_all(outcome.log.as_bytes()))?;
    drop(log);
    failures.iter().for_each(|failure| complain(&failure.to_string()));

    let fails = options.fail_on.level().is_some_and(|level| summary.at_least(level) > 0);
    Ok(match () {
        () if !failures.is_empty() => ExitCode::from(FAILED),
        () if fails => ExitCode::FAILURE,
        () => ExitCode::SUCCESS,
    })
}

fn print(
    out: &mut impl Write,
    format: Format,
    outcomes: &[Outcome],
    failures: &[Failure],
    summary: &Summary,
) -> io::Result<()> {
    let printed = || outcomes.iter().map(|outcome| outcome.printed.as_str()).filter(|text| !text.is_empty());
    let list = || printed().collect::<Vec<_>>().join(",");
    match format {
        Format::Human => {
            printed().try_for_each(|text| out.write_all(text.as_bytes()))?;
            human::summary(out, summary)?;
        }
        Format::Json => writeln!(out, "[{}]", list())?,
        Format::Sarif => sarif::log(out, &list(), failures)?,
        Format::Github => printed().try_for_each(|text| out.write_all(text.as_bytes()))?,
    }
    out.flush()
}
