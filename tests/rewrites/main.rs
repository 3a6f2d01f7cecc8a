//! What the rewrites of real tasks amount to: how often they only ask, and how many differ.
//!
//! Without arguments: compares our own examples (`examples.tsv`; `UPDATE=1` writes down what comes out now), prints
//! the tally of real tasks and fails below the floors. For maintainers: `print [FILE [COUNT [FROM]]]` prints tasks
//! with their objectives and candidates, to be read as a coach would; `try OBJECTIVE TASK` shows one; `time [OKR.TOML]`
//! measures, with the topics of that file.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for maintainers")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use okr_ls::analysis::Analysis;
use okr_ls::config::{Config, ConfigFile};
use okr_ls::rewrite::outcome::{Candidate, candidates};
use okr_ls::rules;
use okr_ls::text::Text;

/// Of so many tasks …
const SAMPLE: usize = 100;
/// … so many first candidates differ, at least.
const DIFFERENT: usize = 60;
/// Of a hundred first candidates, so many may only ask.
const ASKING: usize = 40;

/// A task with the objective that it stands under.
struct Task {
    objective: Option<String>,
    text: String,
}

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let argument = |at: usize| arguments.get(at).map(String::as_str);
    let number =
        |at: usize, otherwise: usize| argument(at).and_then(|it| it.parse().ok()).unwrap_or(otherwise);
    match argument(0) {
        Some("print") => {
            let file = argument(1).map_or_else(corpus, PathBuf::from);
            let tasks = tasks(&file).unwrap_or_default();
            tasks.iter().skip(number(3, 0)).take(number(2, tasks.len())).for_each(print);
        }
        Some("try") => print(&Task {
            objective: argument(1).filter(|objective| !objective.is_empty()).map(str::to_owned),
            text: argument(2).unwrap_or_default().to_owned(),
        }),
        Some("time") => time(argument(1).map(Path::new)),
        _ if !(examples() & tally()) => return ExitCode::FAILURE,
        _ => {}
    }
    ExitCode::SUCCESS
}

/// Our own tasks: each brings the first candidate that it should. False where one does not.
fn examples() -> bool {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rewrites/examples.tsv");
    let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (comments, rows): (Vec<&str>, Vec<&str>) = file.lines().partition(|line| line.starts_with('#'));
    let now: Vec<String> = rows.iter().map(|row| example(row)).collect();
    if std::env::var_os("UPDATE").is_some() {
        let lines: Vec<&str> = comments.into_iter().chain(now.iter().map(String::as_str)).collect();
        std::fs::write(&path, lines.join("\n") + "\n")
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return true;
    }
    for (row, now) in rows.iter().zip(&now).filter(|(row, now)| *row != now) {
        println!("expected {row}\n     got {now}");
    }
    println!("{} examples of our own", rows.len());
    rows.iter().eq(&now)
}

/// A row of the examples with what comes out now.
fn example(row: &str) -> String {
    let mut cells = row.split('\t');
    let (objective, text) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let task =
        Task { objective: Some(objective.to_owned()).filter(|it| !it.is_empty()), text: text.to_owned() };
    let first = rewrites(&task).into_iter().next().map_or_else(String::new, |first| first.text);
    format!("{objective}\t{text}\t{first}")
}

/// Key results of real organisations, beside the repository.
fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/dev.jsonl")
}

/// The tasks of a corpus file, in an order that mixes its sources; `None` where it is missing.
fn tasks(file: &Path) -> Option<Vec<Task>> {
    let lines = std::fs::read_to_string(file).ok()?;
    let records = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let one_line =
        |value: &serde_json::Value| Some(value.as_str()?.split_whitespace().collect::<Vec<_>>().join(" "));
    let task = |record: &serde_json::Value| {
        Some(Task { objective: one_line(&record["objective"]), text: one_line(&record["kr"])? })
    };
    Some(records.filter(|record| record["kind"] == "output").filter_map(|record| task(&record)).collect())
}

fn analysis(task: &Task) -> Arc<Analysis> {
    let objective = task.objective.as_deref().unwrap_or("?");
    Analysis::of(
        Text::from(format!("Objective: {objective}\n  KR: {}\n", task.text).as_str()),
        Config::builtin(),
    )
}

fn rewrites(task: &Task) -> Vec<Candidate> {
    let analysis = analysis(task);
    let bodies = analysis.document().blocks().iter().map(|block| &block.body);
    let first = bodies.flat_map(|body| body.key_results.first().map(|it| (body, it))).next();
    first.map_or_else(Vec::new, |(body, it)| candidates(body, it, &[], &Config::builtin()))
}

fn print(task: &Task) {
    println!("{}\n  {}", task.objective.as_deref().unwrap_or("(no objective)"), task.text);
    for candidate in rewrites(task) {
        println!("    -> {}  [{}]", candidate.text, candidate.title);
    }
}

/// False where the rewrites of real tasks fall below a floor.
fn tally() -> bool {
    let Some(tasks) = tasks(&corpus()) else {
        println!("skipped: no corpus at {}", corpus().display());
        return true;
    };
    let firsts: Vec<Candidate> = tasks.iter().filter_map(|task| rewrites(task).into_iter().next()).collect();
    let asking = firsts.iter().filter(|first| first.asks).count();
    println!("{} tasks; {asking} first candidates only ask", tasks.len());
    let mut fine = firsts.len() == tasks.len() && asking * 100 <= ASKING * tasks.len();
    for sample in firsts.chunks_exact(SAMPLE) {
        let different: HashSet<&str> = sample.iter().map(|first| first.text.as_str()).collect();
        println!("{} different first candidates of {SAMPLE} tasks", different.len());
        fine &= different.len() >= DIFFERENT;
    }
    fine
}

fn time(okr_toml: Option<&Path>) {
    let tasks = tasks(&corpus()).unwrap_or_default();
    let analyses: Vec<Arc<Analysis>> = tasks.iter().map(analysis).collect();
    let config = okr_toml.map_or_else(Config::builtin, |path| {
        Arc::new(ConfigFile::load(path, rules::names()).settings().config())
    });
    let bodies: Vec<_> =
        analyses.iter().flat_map(|it| it.document().blocks()).map(|block| &block.body).collect();
    let tasks: Vec<_> =
        bodies.iter().flat_map(|body| body.key_results.iter().map(move |it| (body, it))).collect();
    let start = Instant::now();
    tasks.first().map(|(body, it)| candidates(body, it, &[], &config));
    println!("topics loaded in {:?}", start.elapsed());
    let rounds = 20;
    let start = Instant::now();
    for _ in 0..rounds {
        for (body, it) in &tasks {
            std::hint::black_box(candidates(body, it, &[], &config));
        }
    }
    let count = rounds * u32::try_from(tasks.len()).unwrap_or(1);
    println!("{:?} a task, over {count}", start.elapsed() / count.max(1));
}
