//! How well the judgement does, on our own sentences and, where present, on real key results.
//!
//! Without arguments: prints the tables and fails below the floors. For maintainers:
//! `fit` writes the weights, `misses [WORD]` lists misjudged lines of sources that the weights never saw,
//! `show TEXT` takes one statement apart, `time` measures.

#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs, unreachable_pub)]

mod corpus;
mod fit;
mod table;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Instant;

use corpus::Labelled;
use fit::Example;
use okr_ls::statement::{Anatomy, Feature, Lexicon, analyse, features, verdict};
use table::Table;

/// How strongly weights are pulled towards zero.
const PENALTY: f64 = 2.0;

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let command = arguments.first().map(String::as_str);
    match command {
        Some("show") => arguments[1..].iter().for_each(|text| show(text)),
        Some("fit") => write_weights(),
        Some("misses") => misses(arguments.get(1).map(String::as_str)),
        Some("time") => time(),
        Some("dump") => dump(),
        _ => return tables(),
    }
    ExitCode::SUCCESS
}

fn judge(labelled: &Labelled, lexicon: &Lexicon) -> Anatomy {
    let (text, tokens) = &labelled.statement;
    analyse(text, tokens, lexicon)
}

fn judged(labelled: &Labelled, lexicon: &Lexicon) -> &'static str {
    verdict(&judge(labelled, lexicon)).map_or("clean", |verdict| verdict.name())
}

/// The files of real key results that weights are fitted on, or `None` where they are missing.
fn real() -> Option<Vec<Labelled>> {
    let mut all = Vec::new();
    for file in ["dev.jsonl", "more.jsonl", "articles.jsonl"] {
        all.extend(corpus::read(&corpus::shared().join(file))?);
    }
    Some(all)
}

fn example(labelled: &Labelled, lexicon: &Lexicon) -> Option<Example> {
    (labelled.kind != "unclear").then(|| Example {
        features: features(&labelled.statement.0, &labelled.statement.1, lexicon)
            .iter()
            .map(|it| it.number())
            .collect(),
        // Work with its outcome behind it is still led by work; that it is mixed is seen from its parts.
        output: matches!(labelled.kind.as_str(), "output" | "mixed"),
        weight: knob("OUTW", 1.0, labelled.kind == "outcome") * knob("OWNW", 1.0, labelled.source == "own"),
    })
}

fn fitted(examples: &[Example], lexicon: &Lexicon) -> Lexicon {
    let fit = fit::fit(examples, Feature::COUNT, penalty());
    lexicon.with_weights(fit.bias as f32, fit.weights.iter().map(|&weight| weight as f32).collect())
}

fn knob(name: &str, default: f64, on: bool) -> f64 {
    if on { std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default) } else { 1.0 }
}
fn penalty() -> f64 {
    std::env::var("PENALTY").ok().and_then(|text| text.parse().ok()).unwrap_or(PENALTY)
}

/// Every key result with the verdict of weights that never saw its organisation.
fn left_out(all: &[Labelled]) -> Vec<(&Labelled, &'static str, f32)> {
    let lexicon = Lexicon::builtin();
    let mut own = corpus::all_own();
    own.extend(corpus::read(&corpus::shared().join("articles.jsonl")).into_iter().flatten());
    let organisations: BTreeSet<&str> = all.iter().map(Labelled::organisation).collect();
    let mut judged = Vec::new();
    for organisation in organisations {
        let train: Vec<Example> = all
            .iter()
            .filter(|it| it.organisation() != organisation)
            .chain(&own)
            .filter_map(|it| example(it, lexicon))
            .collect();
        let lexicon = fitted(&train, lexicon);
        for labelled in all.iter().filter(|it| it.organisation() == organisation) {
            let anatomy = judge(labelled, &lexicon);
            judged.push((
                labelled,
                verdict(&anatomy).map_or("clean", |verdict| verdict.name()),
                anatomy.score,
            ));
        }
    }
    judged
}

fn tables() -> ExitCode {
    let lexicon = Lexicon::builtin();
    let Some(all) = real() else {
        println!("accuracy on real key results: skipped, ../shared is not there");
        return ExitCode::SUCCESS;
    };
    let with = |all: &[Labelled]| {
        all.iter().filter_map(|it| Some((it.truth()?, judged(it, lexicon)))).collect::<Table>()
    };
    let (articles, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.id.starts_with("seed"));
    println!("articles\n{}", with(&articles));
    for it in articles.iter().filter(|it| it.truth() != Some(judged(it, lexicon))) {
        println!("  {:?} -> {} {}", it.truth(), judged(it, lexicon), it.kr);
    }
    println!("in sample\n{}", with(&rest));
    let left = left_out(&rest)
        .into_iter()
        .filter_map(|(it, judged, _)| Some((it.truth()?, judged)))
        .collect::<Table>();
    println!("own\n{}", with(&corpus::all_own()));
    println!("one source left out\n{left}");
    ExitCode::SUCCESS
}

fn misses(word: Option<&str>) {
    let Some(all) = real() else { return };
    let all: Vec<_> = all.into_iter().filter(|it| !it.id.starts_with("seed")).collect();
    if word == Some("own") {
        let lexicon = Lexicon::builtin();
        for it in
            corpus::all_own().iter().filter(|it| it.truth().is_some_and(|truth| truth != judged(it, lexicon)))
        {
            let anatomy = judge(it, lexicon);
            println!(
                "{:6.2} {} -> {}  {}",
                anatomy.score,
                it.truth().unwrap_or_default(),
                judged(it, lexicon),
                it.kr
            );
        }
        return;
    }
    let mut wrong: Vec<_> = left_out(&all)
        .into_iter()
        .filter(|(it, judged, _)| it.truth().is_some_and(|truth| truth != *judged))
        .collect();
    wrong.sort_by(|a, b| a.2.total_cmp(&b.2));
    for (labelled, judged, score) in wrong {
        let truth = labelled.truth().unwrap_or_default();
        let line = format!("{score:6.2} {truth} -> {judged} [{:.6}] {}", labelled.source, labelled.kr);
        if word.is_none_or(|word| line.contains(word)) {
            println!("{line}");
        }
    }
}

fn write_weights() {
    let lexicon = Lexicon::builtin();
    let Some(all) = real() else { return };
    let examples: Vec<Example> =
        all.iter().chain(&corpus::all_own()).filter_map(|it| example(it, lexicon)).collect();
    let fit = fit::fit(&examples, Feature::COUNT, penalty());
    let mut file = String::from(
        "# The features that speak for output (positive) or outcome (negative).\n\
         # name <tab> weight, written by `cargo test --release --test accuracy -- fit` <tab> what it says, for a reader\n",
    );
    file += &format!("bias\t{:.3}\n", fit.bias);
    for (name, feature) in Feature::names() {
        let weight = fit.weights[usize::from(feature.number())];
        if weight.abs() >= 0.0005 {
            file += &format!("{name}\t{weight:.3}\t{}\n", table::phrase(&name));
        }
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon/features.tsv");
    std::fs::write(&path, file).unwrap_or_else(|error| eprintln!("{}: {error}", path.display()));
}

fn show(text: &str) {
    let lexicon = Lexicon::builtin();
    let (text, tokens) = &corpus::statement(text);
    let anatomy = analyse(text, tokens, lexicon);
    let of = |span: okr_ls::text::Span| span.of(text);
    println!("{text}\n  {:?} {:.2} {:?}", anatomy.kind, anatomy.score, verdict(&anatomy));
    println!(
        "  form {:?} verb {:?}",
        anatomy.form.map(|(form, span)| (form, of(span))),
        anatomy.verb.map(|it| (it.class, of(it.span)))
    );
    println!(
        "  number {:?} direction {:?} metric {:?}",
        anatomy.number.map(of),
        anatomy.direction.map(|it| (it.way, of(it.span))),
        anatomy.metric.map(|it| (it.polarity, of(it.span)))
    );
    println!(
        "  baseline {:?} target {:?} delta {:?}",
        anatomy.baseline.map(|it| of(it.span)),
        anatomy.target.map(|it| of(it.span)),
        anatomy.delta.map(|it| of(it.span))
    );
    println!(
        "  deadline {:?} means {:?} purpose {:?} guard {:?}",
        anatomy.deadline.map(of),
        anatomy.means.map(of),
        anatomy.purpose.map(of),
        anatomy.guard.map(of)
    );
    let quantities: Vec<_> = anatomy
        .quantities
        .iter()
        .map(|it| (of(it.span), it.value, it.role, it.unit.map(|unit| unit.dimension)))
        .collect();
    println!(
        "  owners {:?} actor {:?} vague {:?} quantities {quantities:?}",
        anatomy.owners.iter().map(|&it| of(it)).collect::<Vec<_>>(),
        anatomy.actor.map(of),
        anatomy.vague.iter().map(|&it| of(it)).collect::<Vec<_>>()
    );
    let seen: Vec<_> = features(text, tokens, lexicon).iter().map(|it| it.name()).collect();
    println!("  {}", seen.join(" "));
}

fn time() {
    let start = Instant::now();
    let lexicon = Lexicon::builtin();
    println!("lexicon loaded in {:?}", start.elapsed());
    let Some(all) = real() else { return };
    let tokenised: Vec<_> = all.iter().map(|it| it.statement.clone()).collect();
    for _ in 0..3 {
        let start = Instant::now();
        let rounds = 20;
        for _ in 0..rounds {
            for (text, tokens) in &tokenised {
                std::hint::black_box(analyse(text, tokens, lexicon));
            }
        }
        println!(
            "{:?} a key result",
            start.elapsed() / (rounds * u32::try_from(tokenised.len()).unwrap_or(1))
        );
    }
}

fn dump() {
    let Some(all) = real() else { return };
    let all: Vec<_> = all.into_iter().filter(|it| !it.id.starts_with("seed")).collect();
    for (it, verdict, score) in left_out(&all) {
        let anatomy = judge(it, Lexicon::builtin());
        println!(
            "{}\t{verdict}\t{score}\t{}\t{}\t{:?}",
            it.truth().unwrap_or("none"),
            anatomy.has_number(),
            anatomy.has_direction(),
            anatomy.kind
        );
    }
}
