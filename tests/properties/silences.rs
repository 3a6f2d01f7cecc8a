//! What must hold for every "Silence here": the finding is gone, and nothing else has changed.

use std::fs;
use std::path::Path;

use okr_ls::analysis::{Analyser, Analysis};
use okr_ls::config::Config;
use okr_ls::rewrite;
use okr_ls::rules::Ruling;
use okr_ls::text::{Span, Text};

use crate::essence;
use crate::fixes::{documents, key_results};

/// A finding by its rule, its words and what was said of them; what a cap did to its level is left out.
type Said = (&'static str, String, String);

/// All findings, and where their lines start.
fn findings(text: &str, analysis: &Analysis) -> Vec<(usize, Said)> {
    let of = |ruling: Ruling<'_>| {
        let span = ruling.span(analysis.document());
        let line = text[..span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        (line, (ruling.finding.rule.name, ruling.finding.message.clone(), text[span.range()].to_owned()))
    };
    analysis.judgement().rulings().map(of).collect()
}

/// What is wrong with the silences of `document`, and how many there are.
fn faults(document: &str) -> (Vec<String>, usize) {
    let analysis = Analysis::of(Text::from(document), Config::builtin());
    let before = findings(document, &analysis);
    let mut wrong = Vec::new();
    let mut count = 0;
    for (ruling, silenced) in analysis.judgement().rulings().zip(&before) {
        let Some(fix) = ruling.silence(analysis.document()) else { continue };
        count += 1;
        let quiet = rewrite::apply(document, &fix.edits);
        let after = Analysis::of(Text::from(quiet.as_str()), Config::builtin());
        // Two of a rule on one line are silent together.
        let other = |(line, said): &&(usize, Said)| (*line, said.0) != (silenced.0, silenced.1.0);
        let expected: Vec<_> = before.iter().filter(other).map(|(_, said)| said.clone()).collect();
        let found: Vec<_> = findings(&quiet, &after).into_iter().map(|(_, said)| said).collect();
        if found != expected {
            wrong.push(format!("“{}” made\n{document}\ninto\n{quiet}\n{found:#?}\n", fix.title));
        }
        // Nothing but a comment has come.
        let [edit] = &fix.edits[..] else { panic!("{:?}", fix.edits) };
        assert!(edit.span.is_empty() && !fix.preferred && !fix.safe, "{fix:?}");
        assert!(edit.new.contains(silenced.1.0), "{fix:?}");
    }
    (wrong, count)
}

#[test]
fn silence_ends_one_finding_and_touches_no_other() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples");
    let examples = fs::read_dir(examples).expect("the examples").map(|entry| entry.expect("a file").path());
    let examples = examples.filter(|path| path.extension().is_some_and(|extension| extension == "okr"));
    let examples = examples.map(|path| fs::read_to_string(path).expect("a document"));
    let some = key_results().into_iter().step_by(7);
    let documents = examples.chain(some.flat_map(|statement| documents(&statement)));
    let mut wrong = Vec::new();
    let mut count = 0;
    for document in documents {
        let (faults, silences) = faults(&document);
        wrong.extend(faults);
        count += silences;
    }
    assert!(count > 200, "only {count}");
    let shown: String = wrong.iter().take(5).cloned().collect();
    assert!(wrong.is_empty(), "{} of {count}, such as\n{shown}", wrong.len());
}

/// A comment reaches bodies that an edit spares; they are judged again when it comes, changes or goes.
#[test]
fn comments_are_heeded_key_by_key() {
    let above = "Cycle: 2026-Q4\n";
    let first = "Objective: Members feel heard\n  KR1: Open a forum\n";
    let second = "Objective: Guests book again\n  KR2: Create a loyalty programme @ana\n";
    for comment in [
        "// okr-ls: allow-file(task-not-outcome, missing-number)\n",
        "// okr-ls: allow-section(unowned-key-result, task-not-outcome)\n",
        "<!-- okr-ls: allow(misspelt-keyword) -->\n\nObjetive: Riders\n",
    ] {
        for [before, behind] in [[above, ""], [above, first], [first, second], [second, ""]] {
            let mut text = Text::from(format!("{before}{behind}{first}").as_str());
            let mut analyser = Analyser::new(text.clone(), Config::builtin());
            let start = before.len();
            let mut step = |span: Span, new: &str| {
                let edit = text.replace(span, new);
                analyser.update(&[edit], text.clone());
                let fresh = Analysis::of(text.clone(), Config::builtin());
                assert_eq!(essence(&analyser.latest()), essence(&fresh), "in {text}");
            };
            for (at, key) in comment.char_indices() {
                step(Span::empty(start + at), key.encode_utf8(&mut [0; 4]));
            }
            for at in (0..comment.len()).rev() {
                step(Span::new(start + at, start + at + 1), "");
            }
        }
    }
}
