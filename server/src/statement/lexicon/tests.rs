//! The data files hold together: sorted, without duplicates or contradictions, and quick to load.

use std::collections::{BTreeMap, BTreeSet};

use super::load::{COMPARATORS, FOREIGN, METRICS, NOUNS, NUMBERS, UNITS, VERBS, WORDS, rows};
use super::*;

const FILES: [(&str, &str); 8] = [
    ("verbs", VERBS),
    ("nouns", NOUNS),
    ("metrics", METRICS),
    ("words", WORDS),
    ("units", UNITS),
    ("numbers", NUMBERS),
    ("comparators", COMPARATORS),
    ("foreign", FOREIGN),
];

#[test]
fn every_file_is_sorted_and_without_duplicates() {
    for (name, file) in FILES {
        let words: Vec<&str> = rows(file).map(|[word, _, _]| word).collect();
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {:?} stands before {:?}", pair[0], pair[1]);
        }
    }
}

#[test]
fn every_row_parses() {
    for [lemma, class, _] in rows(VERBS) {
        assert!(VerbClass::named(class).is_some(), "{lemma}: {class}");
    }
    for [word, classes, _] in rows(NOUNS).chain(rows(WORDS)) {
        for class in classes.split(',') {
            assert!(Class::named(class).is_some(), "{word}: {class}");
        }
    }
    for [name, polarity, timing] in rows(METRICS) {
        assert!(Polarity::named(polarity).is_some() && Timing::named(timing).is_some(), "{name}");
    }
    for [unit, dimension, _] in rows(UNITS) {
        assert!(Dimension::named(dimension).is_some(), "{unit}");
    }
    for [words, sense, _] in rows(COMPARATORS) {
        assert!(Comparator::named(sense).is_some(), "{words}");
    }
    let lexicon = Lexicon::builtin();
    for [word, value, _] in rows(NUMBERS) {
        assert!(lexicon.number(&lexicon.entry(word)).is_some(), "{word}: {value}");
    }
}

#[test]
fn words_are_lower_case_and_parted_by_single_blanks() {
    for (name, file) in FILES {
        for [word, _, _] in rows(file) {
            assert_eq!(word, word.to_lowercase(), "{name}");
            assert!(!word.contains('-') && !word.contains("  ") && word.trim() == word, "{name}: {word:?}");
        }
    }
}

#[test]
fn no_spelling_belongs_to_verbs_of_two_classes() {
    let mut spellings: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for [lemma, class, irregular] in rows(VERBS) {
        let past = irregular.split(' ').next().filter(|past| !past.is_empty());
        let spelt = |(stem, ending): inflect::Form<'_>| format!("{stem}{ending}");
        let past = past.map_or_else(|| spelt(inflect::past(lemma)), str::to_owned);
        for spelling in [lemma.to_owned(), spelt(inflect::with_s(lemma)), past] {
            spellings.entry(spelling).or_default().insert(class);
        }
    }
    // "found" is to establish, and found out; "felt", "saw" and "wound" have one reading here.
    let known = ["found"];
    let torn =
        spellings.iter().filter(|(word, classes)| classes.len() > 1 && !known.contains(&word.as_str()));
    assert_eq!(torn.collect::<Vec<_>>(), Vec::<(&String, &BTreeSet<&str>)>::new());
}

#[test]
fn no_metric_is_a_fault_that_one_should_raise() {
    let lexicon = Lexicon::builtin();
    for [name, polarity, _] in rows(METRICS) {
        let fault = lexicon.entry(name).is(Class::Fault);
        assert!(!(fault && polarity == "+"), "{name}");
    }
}

#[test]
fn inflections_are_known() {
    let lexicon = Lexicon::builtin();
    for (word, class) in [
        ("launched", VerbClass::Ship),
        ("ships", VerbClass::Ship),
        ("rolled out", VerbClass::Ship),
        ("writing", VerbClass::Make),
        ("rises", VerbClass::Up),
        ("cutting", VerbClass::Down),
    ] {
        assert_eq!(lexicon.entry(word).verb.map(|(class, _)| class), Some(class), "{word}");
    }
    assert!(lexicon.entry("surveys").is(Class::Deliverable));
    assert_eq!(lexicon.entry("churn rate").metric.map(|it| it.0), Some(Polarity::Lower));
    assert!(lexicon.entry("flurbish").is_unknown());
}
