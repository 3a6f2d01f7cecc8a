use std::path::Path;

use super::sentence::{Fillings, is_outcome, key_result};
use super::*;
use crate::config::ConfigFile;
use crate::model::Document;
use crate::syntax::SyntaxTree;
use crate::text::Text;
use crate::topics::Topics;

/// Every outcome of every topic, in its own words and in those of a text.
#[test]
fn every_outcome_is_judged_to_be_one() {
    let lexicon = Lexicon::builtin();
    let some = |words: &str| Some(words.to_owned());
    let filled = Fillings {
        it: some("the welcome kiosk"),
        object: some("welcome kiosk"),
        roles: some("nurse"),
        name: some("Lantern"),
        people: some("new members"),
        limit: None,
    };
    let mut wrong = Vec::new();
    for topic in Topics::builtin().list() {
        for outcome in &topic.outcomes {
            for fillings in [&Fillings::default(), &filled] {
                let text = key_result(outcome, fillings);
                assert!(!text.contains(['{', '}', '[', ']']), "{}: {text}", topic.name);
                if !is_outcome(&text, lexicon) {
                    wrong.push(format!("{}: {text}", topic.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are not:\n{}", wrong.len(), wrong.join("\n"));
}

const OWN: &str = r#"
[topics.regulars]
words = ["loyalty card", "programme", "regulars"]
outcomes = [
  { name = "repeat visits", better = "higher", unit = "%", actor = "guests", measure = "the share of {people} who come back within a month" },
  { name = "idle cards", better = "lower", measure = "the number of guests who leave {it:the card} at home" },
]
"#;

/// The candidates for the one task of a document.
fn offered(text: &str, config: &Config) -> Vec<String> {
    let text = Text::from(text);
    let document = Document::read(&SyntaxTree::parse(&text), &text, config);
    let body = &document.blocks()[0].body;
    candidates(body, &body.key_results[0], &[], config).into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn own_topics_come_first_where_they_fit() {
    let file = ConfigFile::read(Path::new("okr.toml"), OWN.to_owned(), &[]);
    assert_eq!(file.mistakes(), []);
    let (own, builtin) = (file.settings().config(), Config::builtin());
    let visits = "Raise the share of guests who come back within a month from <baseline>% to <target>%";
    let at_home = "Cut the number of guests who leave the card at home from <baseline> to <target>";
    // What the user's topic adds in front of the built-in candidates.
    for (text, first) in [
        (
            "Objective: The bar is full\n  KR: Design a loyalty card\n",
            &[
                visits,
                "Cut the number of guests who leave the loyalty card at home from <baseline> to <target>",
            ][..],
        ),
        // The built-in topics know a longer phrase.
        ("Objective: The bar is full\n  KR: Launch a loyalty programme\n", &[visits]),
        (
            "Objective: New guests become regulars\n  KR: Redesign the search page\n",
            &[&visits.replace("guests", "new guests"), at_home],
        ),
        // Measured already.
        (
            "Objective: Regulars love us\n  KR: Redesign the search page\n  KR: Raise repeat visits from 2 to 3\n",
            &[at_home],
        ),
        ("Objective: Shoppers find what they want\n  KR: Redesign the search page\n", &[]),
    ] {
        let (with, without) = (offered(text, &own), offered(text, &builtin));
        assert_eq!(with[..first.len()], *first, "{text}");
        if first.is_empty() {
            assert_eq!(with, without, "{text}");
        }
        assert!(!first.contains(&without[0].as_str()), "{text} needs no own topic: {without:?}");
    }
}

#[test]
fn own_topics_are_read_once() {
    let config = ConfigFile::read(Path::new("okr.toml"), OWN.to_owned(), &[]).settings().config();
    assert!(std::ptr::eq(config.topics(), config.clone().topics()));
    assert!(std::ptr::eq(Config::builtin().topics(), Topics::builtin()));
}
