//! A hover at any place of any text says something of that place, or nothing.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::hover;
use okr_ls::page::Format;
use okr_ls::text::Text;
use proptest::prelude::*;

use crate::pieces;

/// Hovers at every byte of `text` and behind its end.
fn hover_everywhere(text: &str) {
    let analysis = Analysis::of(Text::from(text), Config::builtin());
    for offset in 0..=text.len() + 2 {
        let format = if offset % 2 == 0 { Format::Markdown } else { Format::Plain };
        let Some(found) = hover::at(&analysis, offset, date(2026, 11, 2), format) else { continue };
        let span = found.span;
        assert!(span.start <= offset && offset < span.end, "{span:?} at {offset} of {text:?}");
        let words = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} of {text:?}"));
        assert!(words.contains(|c: char| !c.is_whitespace()), "{words:?} of {text:?}");
        assert!(!found.text.trim().is_empty(), "nothing is said of {words:?}");
    }
}

#[test]
fn the_example_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "okr") {
            let text = fs::read_to_string(&path).unwrap();
            hover_everywhere(&text);
            count += 1;
        }
    }
    assert!(count >= 8, "{count} documents");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document(text in pieces::document()) {
        hover_everywhere(&text);
    }

    #[test]
    fn any_text_in_a_key_result(words in "\\PC{0,40}", number in "[-+<>~$€]?[0-9.,]{1,30}[%kMx]?") {
        hover_everywhere(&format!("Cycle: {words}\nObjective: a\nKR1: Raise {words} from {number} to {words}{number} @{words}\n Due: {words}\n Owner: {words}\n"));
    }
}
