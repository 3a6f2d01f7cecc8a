use super::sentence::{Fillings, is_outcome, key_result};
use super::*;

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
