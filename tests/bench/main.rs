//! What reading, judging and editing a document costs, without the protocol and with it.
//!
//! `cargo bench --bench judge`

mod document;
mod round_trip;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use okr_ls::analysis::{Analyser, Analysis};
use okr_ls::config::Config;
use okr_ls::syntax::SyntaxTree;
use okr_ls::text::{Span, Text};

const SIZES: [usize; 4] = [50, 1_000, 10_000, 100_000];

fn full(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("full");
    group.sample_size(10);
    for lines in SIZES {
        let source = document::document(lines);
        let text = Text::from(source.as_str());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("parse {lines}"), |bench| {
            bench.iter(|| SyntaxTree::parse(black_box(&text)))
        });
        group.bench_function(format!("judge {lines}"), |bench| {
            bench.iter(|| Analysis::of(black_box(text.clone()), Config::builtin()))
        });
    }
}

fn keystroke(criterion: &mut Criterion) {
    for lines in SIZES {
        press(criterion, "keystroke", lines, &document::document(lines));
        // With a comment in every objective, and one for the whole file.
        press(criterion, "keystroke, comments", lines, &document::commented(lines));
    }
}

fn press(criterion: &mut Criterion, name: &str, lines: usize, source: &str) {
    let middle = source[..source.len() / 2].rfind("Raise").expect("a key result in the first half");
    let mut text = Text::from(source);
    let mut analyser = Analyser::new(text.clone(), Config::builtin());
    let mut typed = false;
    criterion.benchmark_group(name).bench_function(format!("{lines}"), |bench| {
        bench.iter_batched(
            || {
                let span = Span::new(middle + 2, middle + 2 + usize::from(typed));
                let edit = text.replace(span, if typed { "" } else { "x" });
                typed = !typed;
                (edit, text.clone())
            },
            |(edit, text)| analyser.update(&[edit], text),
            BatchSize::PerIteration,
        );
    });
}

fn protocol(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("round trip");
    for lines in SIZES {
        let mut server = round_trip::Server::open(&document::document(lines));
        group.bench_function(format!("{lines}"), |bench| bench.iter(|| server.press_key()));
    }
}

criterion_group!(benches, full, keystroke, protocol);
criterion_main!(benches);
