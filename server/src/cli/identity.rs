//! What a finding is known by, wherever in its file it moves.

use crate::analysis::Analysis;
use crate::rewrite;
use crate::rules::{Ruling, Subject};
use crate::text::Span;

/// The text of the item that a finding is about, blanks evened out. Labels, owners, deadlines and attributes are
/// left out, so that the finding stays known when they change.
pub(super) fn item(analysis: &Analysis, ruling: &Ruling<'_>) -> String {
    let body = &analysis.document().blocks()[ruling.block].body;
    let said = match ruling.finding.subject {
        Subject::Objective => body.objective.as_ref().map(|it| it.statement.span),
        Subject::KeyResult(index) => body.key_results.get(index).map(|it| rewrite::core(body, it)),
        Subject::Initiative(index) => body.initiatives.get(index).map(|it| it.statement.span),
        _ => None,
    };
    let evened = |span: Span| body.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    said.map(evened)
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| evened(body.lines(ruling.finding.span)))
}

/// A short name of `text` that stays the same on every machine and in every version: FNV-1a in 64 bits.
pub(super) fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::Text;

    fn items(text: &str) -> Vec<(&'static str, String)> {
        let analysis = Analysis::of(Text::from(text), Config::builtin());
        let rulings = analysis.judgement().rulings();
        rulings.map(|ruling| (ruling.finding.rule.name, item(&analysis, &ruling))).collect()
    }

    #[test]
    fn an_item_is_known_by_what_it_says() {
        let known = ("task-not-outcome", "Redesign the member portal".to_owned());
        for line in [
            "KR1: Redesign the member portal @ana",
            "KR7: Redesign  the member portal [committed] @li",
            "- **KR:** Redesign the member portal by 2026-11-30 @ana",
        ] {
            let text = format!("Objective: Members feel heard\n{line}\n");
            assert!(items(&text).contains(&known), "{:?}", items(&text));
        }
    }

    #[test]
    fn what_says_nothing_is_known_by_its_line() {
        assert!(
            items("Objective: Members feel heard\n  KR1:\n").contains(&("empty-key-result", "KR1:".into()))
        );
        assert!(items("Objetive: Rest\n").contains(&("misspelt-keyword", "Objetive: Rest".into())));
    }

    #[test]
    fn fingerprints_are_those_of_the_algorithm() {
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("foobar"), "85944171f73967e8");
    }
}
