//! What must hold for completion at every place of every text: no panic, no edit outside of the cursor's line, and no
//! error that an item brings.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use okr_ls::analysis::Analysis;
use okr_ls::completion::{Completion, Question, complete};
use okr_ls::config::Config;
use okr_ls::rewrite::{TextEdit, apply};
use okr_ls::rules::Level;
use okr_ls::text::Text;
use proptest::prelude::*;

use crate::pieces;

/// Lines that invite items and mislead them.
const NASTY: &[&str] = &[
    "",
    "\u{FEFF}",
    "   \n\t\n",
    "KR1: Raise 🎯\u{200D}🎯 from <ba",
    "Objective: X y\r\n  KR1: Raise @\r\n    Owner:@\r\n  KR2:\r\n\r\n",
    "Objective: X y\r  KR1: Cut [\r    Type:\r",
    "Objective: X y\n  KR1: Raise the share\n    of guests by \\\n    Ow\n",
    "// okr-ls: allow(\n// okr-ls:\n<!-- okr-ls: allow-file( -->\n",
    "Cycle: 0000-Q1\nObjective: X y\n  Due: \n",
    "Cycle: 9999\nObjective: X y\n  KR: Cut churn from 5% to 2% by \n",
    "Cycle: 1900-01-01..2099-12-31\nObjective: X y\n  Due: \n",
    "O99999999999999999999: X y\nKR99999999999999999999: Cut churn\nKR\n",
    "**KR1:** Raise **churn** from TBD to X% ~~@ana~~ `code @`\n",
    "> - [x] **KR 2.9:** Cut @ana's [weight: ] <5% [link @](https://x.y/@) => 3\n> - \n",
];

fn analysis(text: &str) -> std::sync::Arc<Analysis> {
    Analysis::of(Text::from(text), Config::builtin())
}

/// The items at `at`, which touch no other line.
fn ask(analysis: &Analysis, text: &str, at: usize, trigger: Option<char>) -> Option<Completion> {
    let found = complete(Question { analysis, at, trigger, today: date(2026, 11, 22) })?;
    let Completion { insert, replace, items, .. } = &found;
    assert!(insert.start == replace.start && insert.end <= replace.end, "at {at} of {text:?}");
    assert!(insert.start <= at && at <= insert.end, "at {at} of {text:?}");
    assert!(text.get(replace.range()).is_some_and(|old| !old.contains(['\n', '\r'])), "at {at} of {text:?}");
    // Nothing may come before the mark that some editors put in front of a file.
    assert!(replace.start > 0 || !text.starts_with('\u{FEFF}'), "at {at} of {text:?}");
    let typed = &text[insert.start..at];
    for item in items {
        assert!(!item.label.is_empty() && !item.insertion.plain().contains(['\n', '\r']), "{item:?}");
        // A client that compares from the beginning must be able to find what is listed.
        let shared = item.filter.len().min(typed.len());
        assert!(typed.is_empty() || shared > 0, "{item:?} for {typed:?}");
    }
    Some(found)
}

fn everywhere(text: &str) {
    let analysis = analysis(text);
    let border = |at: &usize| text.is_char_boundary(*at);
    for at in (0..=text.len()).filter(border) {
        ask(&analysis, text, at, None);
        if let Some(typed) = text[..at].chars().next_back().filter(|typed| !typed.is_alphanumeric()) {
            ask(&analysis, text, at, Some(typed));
        }
    }
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples");
    let files = fs::read_dir(folder).expect("the examples").map(|entry| entry.expect("a file").path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "okr")).collect()
}

/// How many errors there are: facts that are wrong.
fn errors(text: &str) -> usize {
    analysis(text).judgement().counts()[Level::Error as usize]
}

#[test]
fn no_place_of_an_example_is_too_much() {
    let files = examples();
    assert!(files.len() > 5);
    for file in files {
        everywhere(&fs::read_to_string(file).expect("an example"));
    }
    let windows = fs::read_to_string(examples().remove(0)).expect("an example").replace('\n', "\r\n");
    everywhere(&windows);
    NASTY.iter().for_each(|text| everywhere(text));
    let long = format!("Objective: X y\n  KR1: Raise {}@", "word ".repeat(20_000));
    ask(&analysis(&long), &long, long.len(), Some('@'));
    ask(&analysis(&long), &long, long.len() - 1, Some(' '));
}

#[test]
fn no_item_makes_an_error() {
    let mut taken = 0;
    for file in examples() {
        let text = fs::read_to_string(file).expect("an example");
        let (before, analysis) = (errors(&text), analysis(&text));
        let places = text.match_indices([' ', '\n', '@', '[', ':']).flat_map(|(at, _)| [at, at + 1]);
        for at in places {
            let Some(Completion { replace, items, .. }) = ask(&analysis, &text, at, None) else { continue };
            // The first of them, and some from all over.
            for item in items.iter().step_by(1 + items.len() / 2) {
                let new = apply(&text, &[TextEdit::replace(replace, item.insertion.plain())]);
                assert!(errors(&new) <= before, "{item:?} at {at} makes\n{new}");
                taken += 1;
            }
        }
    }
    assert!(taken > 300, "{taken}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a text, and wherever the cursor.
    #[test]
    fn any_text_can_be_asked_anywhere(start in pieces::document(), more in pieces::insertion()) {
        everywhere(&format!("{start}{more}"));
    }
}
