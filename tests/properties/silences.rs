//! What must hold for every "Silence here": the finding is gone, and nothing else has changed.

use std::fs;
use std::path::Path;

use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::rewrite;
use okr_ls::text::Text;

use crate::fixes::{documents, key_results};

/// All findings by rule and words, with the line that each stands on; what a cap did to levels left out.
fn findings(text: &str, analysis: &Analysis) -> Vec<(&'static str, String, String)> {
    let of = |ruling: okr_ls::rules::Ruling<'_>| {
        let start = ruling.span(analysis.document()).start;
        let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let rest = text[line..].trim_start_matches('\u{FEFF}');
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        (ruling.finding.rule.name, ruling.finding.message.clone(), line.to_owned())
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
        let same = |other: &&(_, String, String)| (other.0, &other.2) != (silenced.0, &silenced.2);
        let expected: Vec<_> = before.iter().filter(same).cloned().collect();
        let found = findings(&quiet, &after);
        if found != expected {
            wrong.push(format!("“{}” made\n{document}\ninto\n{quiet}\n{found:#?}\n", fix.title));
        }
        // Nothing but a comment has come.
        let [edit] = &fix.edits[..] else { panic!("{:?}", fix.edits) };
        assert!(edit.span.is_empty() && !fix.preferred && !fix.safe, "{fix:?}");
        assert!(edit.new.contains(silenced.0), "{fix:?}");
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
