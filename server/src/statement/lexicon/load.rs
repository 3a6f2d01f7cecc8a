//! Reads the data files into the table.
//!
//! The files are part of the program and checked by tests, so a line that does not parse is skipped.

use rust_decimal::Decimal;

use super::inflect::{self, Form};
use super::{Entry, Key, Lexicon, NumberWord};
use crate::statement::class::{Class, Comparator, Dimension, Polarity, Timing, VerbClass, form};
use crate::statement::classes::Classes;
use crate::statement::model::Model;

pub(super) const VERBS: &str = include_str!("../../../lexicon/verbs.tsv");
pub(super) const NOUNS: &str = include_str!("../../../lexicon/nouns.tsv");
pub(super) const METRICS: &str = include_str!("../../../lexicon/metrics.tsv");
pub(super) const WORDS: &str = include_str!("../../../lexicon/words.tsv");
pub(super) const UNITS: &str = include_str!("../../../lexicon/units.tsv");
pub(super) const NUMBERS: &str = include_str!("../../../lexicon/numbers.tsv");
pub(super) const COMPARATORS: &str = include_str!("../../../lexicon/comparators.tsv");
pub(in crate::statement) const FOREIGN: &str = include_str!("../../../lexicon/foreign.tsv");
const FEATURES: &str = include_str!("../../../lexicon/features.tsv");

/// The rows of a data file: what is neither blank nor a comment, split at tabs; cells that are not there are empty.
pub(crate) fn rows<const CELLS: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; CELLS]> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.splitn(CELLS, '\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

/// The built-in metrics, by name.
pub(crate) fn metrics() -> impl Iterator<Item = (&'static str, Polarity, Timing)> {
    rows(METRICS).filter_map(|[name, polarity, timing]| {
        Some((name, Polarity::named(polarity)?, Timing::named(timing)?))
    })
}

/// The built-in units, by name.
pub(crate) fn units() -> impl Iterator<Item = (&'static str, Dimension)> {
    rows(UNITS).filter_map(|[unit, dimension, _]| Some((unit, Dimension::named(dimension)?)))
}

/// A noun, or a phrase that ends in one, in the plural.
pub(crate) fn plural(noun: &str) -> String {
    let (stem, ending) = inflect::with_s(noun);
    format!("{stem}{ending}")
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
            lexicon.noun(noun, self::classes(classes));
        }
        for (name, polarity, timing) in metrics() {
            lexicon.metric(name, polarity, timing);
        }
        for [word, classes, _] in rows(WORDS) {
            lexicon.add(Key::default(), word, self::classes(classes));
        }
        for (unit, dimension) in units() {
            lexicon.add(Key::default(), unit, Entry { unit: Some(dimension), ..Entry::default() });
        }
        for [words, sense, _] in rows(COMPARATORS) {
            lexicon.add(
                Key::default(),
                words,
                Entry { comparator: Comparator::named(sense), ..Entry::default() },
            );
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
        for ((stem, ending), form) in forms(head, irregular) {
            let entry = Entry { verb: Some((class, form)), ..Entry::default() };
            self.add(Key::default().fed(stem).fed(ending), rest, entry);
        }
    }

    pub(super) fn metric(&mut self, name: &str, polarity: Polarity, timing: Timing) {
        // A noun that says more by itself (people, faults, what others do) keeps to that.
        let told = Classes::of(&[Class::Outside, Class::Given, Class::Fault, Class::WorkItem, Class::Event]);
        let mut entry = Entry { metric: Some((polarity, timing)), ..Entry::default() };
        if !self.get(Key::default().fed(name)).classes.meets(told) {
            entry.classes.insert(Class::Metric);
        }
        self.noun(name, entry);
    }

    /// A noun with its plural.
    pub(super) fn noun(&mut self, noun: &str, mut entry: Entry) {
        let singular = self.add(Key::default(), noun, entry);
        entry.classes.insert(Class::Plural);
        let (stem, ending) = inflect::with_s(noun);
        let stem = if stem.len() == noun.len() { singular } else { Key::default().fed(stem) };
        self.add(stem, ending, entry);
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
            self.add(Key::default(), word, Entry { number, ..Entry::default() });
        }
    }

    /// Adds what is said of the word or phrase that `text` completes to what is known; its key.
    fn add(&mut self, mut key: Key, text: &str, entry: Entry) -> Key {
        for (at, part) in text.split(' ').enumerate() {
            if at > 0 {
                self.entries.entry(key.0).or_default().longer = true;
                key = key.fed(" ");
            }
            key = key.fed(part);
        }
        self.entries.entry(key.0).or_default().absorb(entry);
        key
    }

    /// Forgets a verb in all its regular forms, before the user says otherwise.
    pub(super) fn forget(&mut self, lemma: &str) {
        for ((stem, ending), _) in forms(lemma, "") {
            let key = Key::default().fed(stem).fed(ending);
            if let Some(entry) = self.entries.get_mut(&key.0) {
                entry.verb = None;
            }
        }
    }
}

/// The forms of a verb, with what each is; `irregular` holds past and participle where rules do not give them.
fn forms<'a>(verb: &'a str, irregular: &'a str) -> [(Form<'a>, u8); 5] {
    let (past, participle) = irregular.split_once(' ').unwrap_or((irregular, irregular));
    let given = |form: &'a str| if form.is_empty() { inflect::past(verb) } else { (form, "") };
    [
        ((verb, ""), form::BASE),
        (inflect::with_s(verb), form::THIRD),
        (given(past), form::PAST),
        (given(participle), form::PARTICIPLE),
        (inflect::gerund(verb, past), form::GERUND),
    ]
}

fn classes(names: &str) -> Entry {
    let mut entry = Entry::default();
    names.split(',').filter_map(Class::named).for_each(|class| entry.classes.insert(class));
    entry
}
