//! Reads the data files into the table.
//!
//! The files are part of the program and checked by tests, so a line that does not parse is skipped.

use rust_decimal::Decimal;

use super::class::{Class, Classes, Comparator, Dimension, Polarity, Timing, VerbClass, form};
use super::inflect;
use super::{Entry, Key, Lexicon, NumberWord};
use crate::statement::model::Model;

pub(super) const VERBS: &str = include_str!("../../../lexicon/verbs.tsv");
pub(super) const NOUNS: &str = include_str!("../../../lexicon/nouns.tsv");
pub(super) const METRICS: &str = include_str!("../../../lexicon/metrics.tsv");
pub(super) const WORDS: &str = include_str!("../../../lexicon/words.tsv");
pub(super) const UNITS: &str = include_str!("../../../lexicon/units.tsv");
pub(super) const NUMBERS: &str = include_str!("../../../lexicon/numbers.tsv");
pub(super) const COMPARATORS: &str = include_str!("../../../lexicon/comparators.tsv");
const FEATURES: &str = include_str!("../../../lexicon/features.tsv");

/// The rows of a data file: what is neither blank nor a comment, split at tabs (three at most).
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.splitn(3, '\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

impl Lexicon {
    /// Reads all built-in files.
    pub(super) fn load() -> Self {
        let mut lexicon = Self::default();
        lexicon.entries.reserve(12_000);
        for [lemma, class, forms] in rows(VERBS) {
            if let Some(class) = VerbClass::named(class) {
                lexicon.verb(lemma, class, forms);
            }
        }
        for [noun, classes, _] in rows(NOUNS) {
            lexicon.noun(noun, classes);
        }
        for [name, polarity, timing] in rows(METRICS) {
            if let (Some(polarity), Some(timing)) = (Polarity::named(polarity), Timing::named(timing)) {
                lexicon.metric(name, polarity, timing);
            }
        }
        for [word, classes, _] in rows(WORDS) {
            lexicon.classes(word, classes);
        }
        for [unit, dimension, _] in rows(UNITS) {
            lexicon.add(unit, Entry { unit: Dimension::named(dimension), ..Entry::default() });
        }
        for [words, sense, _] in rows(COMPARATORS) {
            lexicon.add(words, Entry { comparator: Comparator::named(sense), ..Entry::default() });
        }
        for [word, value, _] in rows(NUMBERS) {
            lexicon.number_word(word, value);
        }
        lexicon.model = Model::parse(FEATURES);
        lexicon
    }

    /// A verb in all its forms; a phrase is inflected on its first word.
    pub(super) fn verb(&mut self, lemma: &str, class: VerbClass, irregular: &str) {
        let (head, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
        let mut irregular = irregular.split_whitespace();
        let regular = inflect::past(head);
        let past = irregular.next().unwrap_or(&regular);
        let participle = irregular.next().unwrap_or(past);
        let gerund = inflect::gerund(head, past);
        let third = inflect::with_s(head);
        let forms = [
            (head, form::BASE),
            (third.as_str(), form::THIRD),
            (past, form::PAST),
            (participle, form::PARTICIPLE),
            (gerund.as_str(), form::GERUND),
        ];
        for (spelling, form) in forms {
            let entry = Entry { verb: Some((class, form)), ..Entry::default() };
            if rest.is_empty() {
                self.add(spelling, entry);
            } else {
                self.add(&format!("{spelling}{rest}"), entry);
            }
        }
    }

    fn noun(&mut self, noun: &str, classes: &str) {
        let mut entry = Entry::default();
        classes.split(',').filter_map(Class::named).for_each(|class| entry.classes.insert(class));
        self.add(noun, entry);
        entry.classes.insert(Class::Plural);
        self.add(&inflect::with_s(noun), entry);
    }

    pub(super) fn metric(&mut self, name: &str, polarity: Polarity, timing: Timing) {
        // A noun that says more by itself (people, faults, what others do) keeps to that.
        let told = Classes::of(&[Class::Outside, Class::Given, Class::Fault, Class::WorkItem, Class::Event]);
        let mut entry = Entry { metric: Some((polarity, timing)), ..Entry::default() };
        if !self.entry(name).classes.meets(told) {
            entry.classes.insert(Class::Metric);
        }
        self.add(name, entry);
        entry.classes.insert(Class::Plural);
        self.add(&inflect::with_s(name), entry);
    }

    fn classes(&mut self, word: &str, classes: &str) {
        let mut entry = Entry::default();
        classes.split(',').filter_map(Class::named).for_each(|class| entry.classes.insert(class));
        self.add(word, entry);
    }

    fn number_word(&mut self, word: &str, value: &str) {
        let (multiple, value) = value.strip_prefix('x').map_or((false, value), |rest| (true, rest));
        let (over, under) = value.split_once('/').unwrap_or((value, "1"));
        let (Ok(over), Ok(under)) = (over.parse::<Decimal>(), under.parse::<Decimal>()) else {
            return;
        };
        let Some(value) = over.checked_div(under) else {
            return;
        };
        self.numbers.push(NumberWord { value, multiple });
        if let Ok(number) = u8::try_from(self.numbers.len()) {
            self.add(word, Entry { number, ..Entry::default() });
        }
    }

    /// Adds what is said of a word or phrase to what is known.
    fn add(&mut self, words: &str, entry: Entry) {
        let mut key = Key::default();
        let mut words = words.split(' ').peekable();
        while let Some(word) = words.next() {
            key.push(word);
            if words.peek().is_some() {
                self.entries.entry(key.0).or_default().longer = true;
            }
        }
        self.entries.entry(key.0).or_default().absorb(entry);
    }

    /// Forgets a verb in all its forms, before the user says otherwise.
    pub(super) fn forget(&mut self, lemma: &str) {
        let past = inflect::past(lemma);
        for spelling in [lemma, &inflect::with_s(lemma), &inflect::gerund(lemma, &past), &past] {
            let mut key = Key::default();
            spelling.split(' ').for_each(|word| key.push(word));
            if let Some(entry) = self.entries.get_mut(&key.0) {
                entry.verb = None;
            }
        }
    }
}
