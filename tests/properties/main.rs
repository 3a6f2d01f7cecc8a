//! What must hold for every text and every sequence of edits.

mod completions;
mod edits;
mod fixes;
mod hovers;
mod languages;
mod pieces;
mod silences;
mod structure;
mod ways;

use std::fmt::Debug;

use okr_ls::analysis::{Analyser, Analysis};
use okr_ls::config::Config;
use okr_ls::text::{Encoding, Text};
use proptest::prelude::*;

use edits::Mirror;

/// What a document amounts to: every body, and every finding with its place and its ways out.
fn essence(analysis: &Analysis) -> impl Debug + PartialEq + use<> {
    let bodies: Vec<_> =
        analysis.document().blocks().iter().map(|block| (block.start, (*block.body).clone())).collect();
    let findings: Vec<_> = analysis
        .judgement()
        .rulings()
        .map(|ruling| {
            let finding = ruling.finding;
            let fixes: Vec<_> = ruling
                .fixes(analysis.document())
                .into_iter()
                .chain(ruling.silence(analysis.document()))
                .collect();
            (
                ruling.span(analysis.document()),
                finding.rule.name,
                finding.level,
                finding.message.clone(),
                fixes,
            )
        })
        .collect();
    (bodies, findings)
}

fn encodings() -> impl Strategy<Value = Encoding> {
    prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The server's text is the client's, whatever the client sends.
    #[test]
    fn texts_stay_equal(
        start in pieces::document(),
        changes in prop::collection::vec(edits::change(), 1..12),
        encoding in encodings(),
    ) {
        let mut text = Text::from(start.as_str());
        let mut mirror = Mirror::new(&start);
        for change in &changes {
            edits::apply(&mut text, change, encoding);
            mirror.apply(change, encoding);
            prop_assert_eq!(text.to_string(), mirror.text());
        }
    }

    /// A document that was edited is judged like one that was opened so.
    #[test]
    fn editing_is_opening(
        start in pieces::document(),
        messages in prop::collection::vec(prop::collection::vec(edits::change(), 1..4), 1..6),
    ) {
        let mut text = Text::from(start.as_str());
        let mut analyser = Analyser::new(text.clone(), Config::builtin());
        for message in &messages {
            let edits: Vec<_> =
                message.iter().map(|change| edits::apply(&mut text, change, Encoding::Utf16)).collect();
            analyser.update(&edits, text.clone());
            let fresh = Analysis::of(Text::from(text.to_string().as_str()), Config::builtin());
            prop_assert_eq!(essence(&analyser.latest()), essence(&fresh), "in {:?}", text.to_string());
        }
    }

    /// Every place of every text survives the way to a client and back.
    #[test]
    fn positions_go_there_and_back(start in pieces::document(), encoding in encodings()) {
        let text = Text::from(start.as_str());
        for (byte, c) in start.char_indices() {
            // Between CR and LF there is no place for a client.
            let inside_break = c == '\n' && start[..byte].ends_with('\r');
            if !inside_break {
                prop_assert_eq!(text.byte_at(text.position_of(byte, encoding), encoding), byte);
            }
        }
    }

    /// Findings and edits stand inside the text, on whole characters, and edits do not overlap.
    #[test]
    fn findings_fit_the_text(start in pieces::document()) {
        let analysis = Analysis::of(Text::from(start.as_str()), Config::builtin());
        for ruling in analysis.judgement().rulings() {
            let span = ruling.span(analysis.document());
            prop_assert!(start.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?} {:?}", ruling);
            for fix in ruling.fixes(analysis.document()).into_iter().chain(ruling.silence(analysis.document())) {
                let mut edits = fix.edits.clone();
                edits.sort_by_key(|edit| edit.span);
                for edit in &edits {
                    prop_assert!(start.get(edit.span.range()).is_some(), "{edit:?} of {:?}", fix.title);
                }
                for pair in edits.windows(2) {
                    prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} of {:?}", fix.title);
                }
            }
        }
    }
}
