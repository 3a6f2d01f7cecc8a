//! What the binary says of itself and of its rules.

use std::path::Path;

use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::rewrite;
use okr_ls::text::Text;

use crate::run;

fn here(arguments: &[&str]) -> crate::Run {
    run(Path::new("."), arguments)
}

#[test]
fn it_names_its_version() {
    let run = here(&["--version"]);
    assert_eq!(run.stdout, format!("okr-ls {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_lists_the_commands() {
    let run = here(&["--help"]);
    assert_eq!(run.code, Some(0));
    for command in ["check", "explain", "new", "rules", "table", "--stdio"] {
        assert!(run.stdout.contains(command), "{}", run.stdout);
    }
}

#[test]
fn every_rule_that_is_listed_is_explained() {
    let list = here(&["rules"]).stdout;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 9, "{list}");
    for name in names {
        let page = here(&["explain", name]);
        assert_eq!(page.code, Some(0));
        for part in [name, "What it looks at", "Why it matters", "Instead of", "Objective: "] {
            assert!(page.stdout.contains(part), "no {part:?} in\n{}", page.stdout);
        }
    }
}

/// Where the pages of all rules stand.
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/RULES.md");

#[test]
fn the_pages_of_all_rules_are_current() {
    let printed = here(&["rules", "--markdown"]).stdout;
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PAGES, &printed).expect("a writable folder");
    }
    let written = std::fs::read_to_string(PAGES).unwrap_or_default();
    assert!(written == printed, "server/RULES.md is not current: UPDATE=1 cargo test --test cli");
    for line in here(&["rules"]).stdout.lines() {
        let name = line.split_whitespace().next().expect("a name");
        assert!(written.contains(&format!("\n## {name}\n")), "no page {name}");
    }
}

#[test]
fn an_unknown_rule_brings_the_nearest_to_mind() {
    let run = here(&["explain", "missing-numbers"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("did you mean “missing-number”?"), "{}", run.stderr);
}

#[test]
fn a_wrong_argument_is_an_error_of_its_own() {
    assert_eq!(here(&["check", "--fromat", "json"]).code, Some(2));
}

/// The example that the README opens with, between these two.
const SHOWN: [&str; 2] = ["```console\n$ okr-ls check tests/examples/growth.okr\n", "```\n"];

#[test]
fn the_readme_shows_real_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = run(&root, &["check", "tests/examples/growth.okr"]).stdout;
    let path = root.join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once(SHOWN[0]).expect("the command");
    let (shown, after) = rest.split_once(SHOWN[1]).expect("its end");
    if std::env::var_os("UPDATE").is_some() {
        let [start, end] = SHOWN;
        std::fs::write(&path, format!("{before}{start}{output}{end}{after}")).expect("a writable README");
    } else {
        assert_eq!(shown, output);
    }
}

/// The rewrite that it shows, between these two.
const REWRITE: [&str; 2] = ["```diff\n", "```\n"];

#[test]
fn the_readme_shows_a_real_rewrite() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a file");
    let (readme, document) = (read("README.md"), read("tests/examples/growth.okr"));
    let (_, rest) = readme.split_once(REWRITE[0]).expect("the rewrite");
    let (shown, _) = rest.split_once(REWRITE[1]).expect("its end");
    let lines = |sign: char| shown.lines().filter_map(move |line| line.strip_prefix(sign));
    let analysis = Analysis::of(Text::from(document.as_str()), Config::builtin());
    let task = analysis.judgement().rulings().find(|ruling| ruling.finding.rule.name == "task-not-outcome");
    let fix = task.and_then(|task| task.fixes(analysis.document()).into_iter().next()).expect("a fix");
    let after = rewrite::apply(&document, &fix.edits);
    assert!(
        lines('-')
            .all(|line| document.lines().any(|other| other == line) && !after.lines().any(|it| it == line))
    );
    assert!(lines('+').all(|line| after.lines().any(|other| other == line)), "{shown}\n{after}");
}

#[test]
fn the_readme_lists_every_rule() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"));
    let readme = readme.expect("the README");
    for line in here(&["rules"]).stdout.lines() {
        let mut words = line.split_whitespace();
        let (name, level) = words.next().zip(words.next()).expect("a name and a level");
        let row = format!("| `{name}` | {level} |");
        assert!(readme.contains(&row), "no row {row:?}");
    }
}
