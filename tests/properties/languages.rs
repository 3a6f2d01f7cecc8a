//! English documents are taken for English, whatever they are about.

use okr_ls::analysis::Analysis;
use okr_ls::config::Config;
use okr_ls::text::Text;

use crate::fixes::key_results;

#[test]
fn no_english_document_is_called_foreign() {
    let key_results = key_results();
    let mut foreign = Vec::new();
    for some in key_results.chunks(3).chain(key_results.chunks(12)) {
        let document: String = some.iter().map(|statement| format!("KR: {statement}\n")).collect();
        let analysis = Analysis::of(Text::from(document.as_str()), Config::builtin());
        let mut names = analysis.judgement().rulings().map(|ruling| ruling.finding.rule.name);
        if names.any(|name| name == "not-english") {
            foreign.push(document);
        }
    }
    assert!(foreign.is_empty(), "{foreign:#?}");
}
