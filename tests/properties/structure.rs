//! What must hold for colours, the outline, folds, selections and commands on every text.

use okr_ls::analysis::{Analyser, Analysis};
use okr_ls::colours::colours;
use okr_ls::config::Config;
use okr_ls::outline::{Symbol, extent, folds, sections, selection, symbols};
use okr_ls::rewrite::apply;
use okr_ls::rewrite::move_item::{Moved, Way, move_item};
use okr_ls::rewrite::next_item::{NextItem, next_item};
use okr_ls::rules::Level;
use okr_ls::text::{Encoding, Span, Text};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::{edits, pieces};

fn analysis(text: &str) -> std::sync::Arc<Analysis> {
    Analysis::of(Text::from(text), Config::builtin())
}

fn check_colours(analysis: &Analysis, text: &str) -> TestCaseResult {
    let mut end = 0;
    for (index, block) in analysis.document().blocks().iter().enumerate() {
        for colour in colours(&block.body, analysis.judgement().surroundings_of(index)) {
            let span = colour.span.shifted(block.start);
            let words = text.get(span.range());
            prop_assert!(
                words.is_some_and(|words| !words.is_empty() && !words.contains(['\r', '\n'])),
                "{span:?}"
            );
            prop_assert!(end <= span.start, "{span:?} begins before {end}");
            end = span.end;
        }
    }
    Ok(())
}

fn check_symbols(symbols: &[Symbol], outer: Span, text: &str) -> TestCaseResult {
    for symbol in symbols {
        prop_assert!(outer.contains(symbol.span) && symbol.span.contains(symbol.headline), "{symbol:?}");
        prop_assert!(text.get(symbol.span.range()).is_some() && !symbol.name.is_empty(), "{symbol:?}");
        prop_assert!(!symbol.name.contains(['\r', '\n']), "{symbol:?}");
        check_symbols(&symbol.children, symbol.span, text)?;
    }
    Ok(())
}

fn check_sections(analysis: &Analysis, text: &str) -> TestCaseResult {
    let blocks = analysis.document().blocks();
    let listed = |index: usize| symbols(&blocks[index].body, analysis.judgement().surroundings_of(index));
    let mut next = 0;
    for section in sections(analysis.document(), |index| extent(&listed(index))) {
        prop_assert_eq!(section.blocks.start, next);
        next = section.blocks.end;
        let outer = section.symbol.as_ref().map(|symbol| symbol.span);
        check_symbols(section.symbol.as_slice(), Span::new(0, text.len()), text)?;
        for (index, block) in section.blocks.clone().zip(&blocks[section.blocks]) {
            let body = &block.body;
            let all = listed(index);
            check_symbols(&all, Span::new(0, body.text.len()), &body.text)?;
            let inside =
                |symbol: &Symbol| outer.is_none_or(|it| it.contains(symbol.span.shifted(block.start)));
            prop_assert!(all.iter().all(inside), "{outer:?}");
        }
    }
    prop_assert_eq!(next, blocks.len());
    Ok(())
}

fn check_folds(analysis: &Analysis) -> TestCaseResult {
    let lines = folds(analysis).into_iter().map(|fold| {
        let (start, end) = analysis.text().positions_of(fold.span, Encoding::Utf8);
        (start.line, end.line)
    });
    let lines: Vec<_> = lines.collect();
    prop_assert!(lines.iter().all(|(start, end)| start < end), "{lines:?}");
    prop_assert!(lines.is_sorted_by_key(|(start, _)| *start), "{lines:?}");
    Ok(())
}

fn check_selections(analysis: &Analysis, text: &str) -> TestCaseResult {
    for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        let spans = selection(analysis, at);
        prop_assert_eq!(spans.last(), Some(&Span::new(0, text.len())));
        for pair in spans.windows(2) {
            prop_assert!(pair[1].contains(pair[0]) && pair[0] != pair[1], "{spans:?} around {at}");
        }
        prop_assert!(spans.iter().all(|span| span.start <= at && at <= span.end), "{spans:?} around {at}");
        prop_assert!(spans.iter().all(|span| text.get(span.range()).is_some()), "{spans:?} around {at}");
    }
    Ok(())
}

/// How many objectives, key results and initiatives there are.
fn items(analysis: &Analysis) -> usize {
    let blocks = analysis.document().blocks().iter();
    blocks
        .map(|block| {
            let body = &block.body;
            body.objective.iter().len() + body.key_results.len() + body.initiatives.len()
        })
        .sum()
}

fn errors(analysis: &Analysis) -> usize {
    analysis.judgement().rulings().filter(|ruling| ruling.finding.level == Level::Error).count()
}

/// The words of the lines, sorted; numbers left out, which labels and lists may change, and the mark of
/// the file.
fn lines(text: &str) -> Vec<String> {
    let dropped = |c: char| c.is_ascii_digit() || c == '\u{FEFF}';
    let words = |line: &str| line.replace(dropped, "").trim().to_owned();
    let mut lines: Vec<String> =
        text.split(['\r', '\n']).map(words).filter(|line| !line.is_empty()).collect();
    lines.sort();
    lines
}

/// A place to put the cursor.
fn place(text: &str, share: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let at = (text.len() as f64 * share) as usize;
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// What editors show fits every text, also right after an edit.
    #[test]
    fn what_is_shown_fits_the_text(
        start in pieces::document(),
        changes in prop::collection::vec(edits::change(), 0..4),
    ) {
        let mut text = Text::from(start.as_str());
        let mut analyser = Analyser::new(text.clone(), Config::builtin());
        for change in &changes {
            let edit = edits::apply(&mut text, change, Encoding::Utf16);
            analyser.update(&[edit], text.clone());
        }
        let (analysis, text) = (analyser.latest(), text.to_string());
        check_colours(&analysis, &text)?;
        check_sections(&analysis, &text)?;
        check_folds(&analysis)?;
        check_selections(&analysis, &text)?;
    }

    /// The next item is one more item, where the cursor says, and nothing else changes.
    #[test]
    fn the_next_item_is_one_more(text in pieces::document(), share in 0.0..1.0) {
        let analysis = analysis(&text);
        if let Some(NextItem { edit, cursor }) = next_item(analysis.document(), place(&text, share)) {
            prop_assert!(edit.span.is_empty());
            let after = apply(&text, &[edit]);
            prop_assert!(after.is_char_boundary(cursor));
            let reread = self::analysis(&after);
            prop_assert_eq!(items(&reread), items(&analysis) + 1, "{}", after);
            prop_assert!(errors(&reread) <= errors(&analysis), "{}", after);
        }
    }

    /// What moves is not lost, brings no error, and comes back.
    #[test]
    fn what_moves_comes_back(text in pieces::document(), share in 0.0..1.0, down in any::<bool>()) {
        let (way, back) = if down { (Way::Down, Way::Up) } else { (Way::Up, Way::Down) };
        let analysis = analysis(&text);
        let at = place(&text, share);
        if let Some(Moved { edits, cursor }) = move_item(analysis.document(), at, way) {
            let after = apply(&text, &edits);
            let reread = self::analysis(&after);
            prop_assert_eq!(lines(&after), lines(&text));
            prop_assert!(errors(&reread) <= errors(&analysis), "{}", after);
            // Into another objective it may have had to leave its number behind, and blank lines.
            let stayed = edits.iter().all(|edit| !edit.span.is_empty() && !edit.new.is_empty());
            let kept = |c: &char| !matches!(c, '\r' | '\n') && (stayed || !c.is_ascii_digit());
            let behind = |text: &str, at: usize| text[at..].chars().next().filter(kept);
            prop_assert_eq!(behind(&after, cursor), behind(&text, at), "{}", after);
            if stayed {
                let returned = move_item(reread.document(), cursor, back);
                let returned = returned.map(|moved| apply(&after, &moved.edits));
                prop_assert_eq!(returned.as_deref(), Some(text.as_str()), "over {}", after);
            }
        }
    }
}

/// The same for documents as people write them, at every line.
#[test]
fn items_of_the_examples_move_and_come_back() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/examples");
    let mut moves = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "okr") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for text in [source.clone(), source.replace('\n', "\r\n"), source.replace("  ", "\t")] {
            let analysis = analysis(&text);
            for (at, _) in text.match_indices('\n') {
                if let Some(NextItem { edit, .. }) = next_item(analysis.document(), at) {
                    let after = self::analysis(&apply(&text, &[edit]));
                    assert_eq!(items(&after), items(&analysis) + 1, "{}: {at}", path.display());
                }
                let Some(Moved { edits, cursor }) = move_item(analysis.document(), at, Way::Down) else {
                    continue;
                };
                let after = apply(&text, &edits);
                let reread = self::analysis(&after);
                assert_eq!(lines(&after), lines(&text));
                assert_eq!(items(&reread), items(&analysis), "{}\n{after}", path.display());
                assert!(errors(&reread) <= errors(&analysis), "{}\n{after}", path.display());
                if edits.iter().all(|edit| !edit.span.is_empty() && !edit.new.is_empty()) {
                    let returned = move_item(reread.document(), cursor, Way::Up).expect("a way back");
                    assert_eq!(apply(&after, &returned.edits), text, "{}\n{after}", path.display());
                }
                moves += 1;
            }
        }
    }
    assert!(moves > 100, "only {moves}");
}
