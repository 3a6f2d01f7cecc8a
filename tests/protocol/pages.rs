//! A finding leads to the page of its rule, where the client shows such links.

use serde_json::Value;

use crate::harness::{Client, EXAMPLE, Profile};

/// Where the pages of all rules stand.
const PAGES: &str = include_str!("../../server/RULES.md");

fn findings(profile: Profile) -> Vec<Value> {
    let mut client = Client::start(profile);
    let uri = client.open("a.okr", EXAMPLE);
    let findings = client.diagnostics(&uri);
    client.finish();
    assert!(!findings.is_empty(), "the example has findings");
    findings
}

#[test]
fn a_finding_leads_to_a_page_that_is_there() {
    for finding in findings(Profile::VsCode) {
        let link =
            finding["codeDescription"]["href"].as_str().unwrap_or_else(|| panic!("no link: {finding}"));
        let (page, rule) = link.split_once('#').unwrap();
        assert_eq!(page, concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/server/RULES.md"));
        assert_eq!(finding["code"], rule);
        assert!(PAGES.contains(&format!("\n## {rule}\n")), "no page {rule}");
    }
}

#[test]
fn a_client_that_shows_no_links_gets_none() {
    for finding in findings(Profile::Neovim) {
        assert!(finding["codeDescription"].is_null(), "{finding}");
    }
}
