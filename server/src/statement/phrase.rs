//! Noun phrases, and the small questions that one asks of the words around them.

use super::class::{Class, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::items::{Item, Kind, is_nounlike};
use super::lexicon::Entry;

/// What can be measured, or counts itself.
pub(super) const MEASURES: Classes =
    Classes::of(&[Class::Metric, Class::Measure, Class::Money, Class::Quality, Class::Fault, Class::Given]);

/// What comes from others: people, what they do, money.
pub(super) const THEIRS: Classes = Classes::of(&[Class::Outside, Class::Given, Class::Money]);

/// Words that end a noun phrase.
pub(super) const ENDS: Classes = Classes::of(&[
    Class::Preposition,
    Class::Conjunction,
    Class::Subordinator,
    Class::Modal,
    Class::Auxiliary,
    Class::Has,
    Class::Purpose,
    Class::Guard,
    Class::Means,
    Class::DeadlineWord,
]);

/// A noun phrase, by places in the list of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its head: "filters" in "the new filters of the shop".
    pub(crate) head: usize,
    /// What a measuring head measures: "users" in "number of users".
    pub(crate) of: Option<usize>,
}

/// The noun phrase that begins at or soon behind `from`.
pub(crate) fn phrase(list: &[Item], from: usize, end: usize) -> Option<Phrase> {
    let mut head = None;
    let mut of = None;
    let mut measuring: Option<usize> = None;
    let mut leading = false;
    let mut at = from;
    while at < end {
        let item = &list[at];
        match item.kind {
            Kind::Word => {
                let entry = &item.entry;
                if let Some(found) = head
                    && is_of(list, at)
                    && of.is_none()
                    && measuring.is_none()
                {
                    let measures: &Item = &list[found];
                    if measures.entry.is(Class::Measure) || matches!(measures.kind, Kind::Number(_)) {
                        measuring = Some(found);
                        at += 1;
                        continue;
                    }
                }
                if head.is_none() && is_of(list, at) && at > from {
                    at += 1;
                    continue;
                }
                if entry.classes.meets(ENDS) && !item.joined && !(head.is_none() && at == from) {
                    break;
                }
                let noun = entry.classes.meets(NOUNS);
                let verb_only = !noun && entry.verb.is_some();
                // "share of invited guests": still what is measured.
                let describes =
                    measuring.is_some() && of.is_none() && entry.verb_in(form::PARTICIPLE).is_some();
                if verb_only
                    && head.is_some()
                    && !item.joined
                    && !describes
                    && entry.verb_in(form::GERUND).is_none()
                {
                    break;
                }
                // "time to a first reply": the article opens what is measured.
                let opens = leading && measuring.is_some_and(|head| at == head + 1);
                if head.is_some()
                    && !opens
                    && entry.classes.meets(Classes::of(&[Class::Article, Class::Determiner, Class::Pronoun]))
                {
                    break;
                }
                let filler = !noun
                    && (verb_only && entry.verb_in(form::GERUND).is_none()
                        || !entry.is_unknown() && entry.verb.is_none());
                if !filler && !describes {
                    if measuring.is_some() {
                        of = Some(at);
                    } else if !leading {
                        head = Some(at);
                        leading = entry.is(Class::LeadingHead);
                        if leading && entry.is(Class::Measure) {
                            measuring = head;
                        }
                    }
                }
            }
            Kind::Number(_) if head.is_some() && !item.joined => break,
            Kind::Number(_)
            | Kind::Mark('/' | '"' | '“' | '”' | '&' | '+' | '#' | '<' | '%')
            | Kind::Blank => {}
            Kind::Name => {
                if head.is_none() {
                    head = Some(at);
                }
            }
            _ => break,
        }
        at += 1;
    }
    head.map(|head| Phrase { start: from, end: at, head, of })
}

/// The next verb in one of the forms, behind adverbs and negations only.
pub(super) fn following(list: &[Item], at: usize, end: usize, forms: u8) -> Option<(usize, VerbClass)> {
    let skipped = Classes::of(&[Class::Adverb, Class::Negation, Class::Auxiliary, Class::Vague]);
    let next = (at + 1..end).find(|&next| {
        !list[next].entry.classes.meets(skipped) || list[next].entry.verb_in(forms).is_some()
    })?;
    Some((next, list[next].entry.verb_in(forms)?))
}

/// A verb form that cannot be anything but the verb of a clause.
pub(super) fn is_finite(entry: &Entry) -> bool {
    entry.classes.meets(Classes::of(&[Class::Auxiliary, Class::Has, Class::Modal]))
        || (entry.verb_in(form::THIRD).is_some() && !entry.classes.meets(NOUNS))
}

pub(super) fn is_relative(list: &[Item], at: usize) -> bool {
    list[at].entry.is(Class::Relative) && list[at - 1].kind == Kind::Word && is_nounlike(&list[at - 1].entry)
}

/// "Waste down 30%" says which way; in "line up 30 talks" the word belongs to its verb.
pub(super) fn points(list: &[Item], at: usize) -> bool {
    let counted =
        list.get(at + 2).is_some_and(|item| item.entry.is(Class::Plural) && item.entry.unit.is_none());
    let verb = at
        .checked_sub(1)
        .is_some_and(|before| list[before].entry.verb.is_some() && !list[before].entry.classes.meets(NOUNS));
    !counted && !verb
}

pub(super) fn is_of(list: &[Item], at: usize) -> bool {
    list[at].entry.is(Class::Of)
}

pub(super) fn is_skipped(item: &Item) -> bool {
    let skipped = Classes::of(&[
        Class::Adverb,
        Class::Article,
        Class::Pronoun,
        Class::Auxiliary,
        Class::Vague,
        Class::Determiner,
        Class::Window,
    ]);
    match item.kind {
        Kind::Word => {
            item.entry.classes.meets(skipped)
                && !item.entry.classes.meets(NOUNS)
                && item.entry.verb_in(form::BASE).is_none()
                && !item.entry.is(Class::Negation)
                && !item.entry.is(Class::Quantifier)
                || (item.entry.is(Class::Purpose) && item.entry.is(Class::Preposition))
        }
        Kind::Mark(char) => char != '<',
        Kind::Mention | Kind::Attribute | Kind::Aside => true,
        _ => false,
    }
}

/// True where the phrase in front of `at` is counted: "4,000 families receive".
pub(super) fn counted(list: &[Item], first: usize, at: usize) -> bool {
    list[first..at]
        .iter()
        .rev()
        .take(5)
        .any(|item| matches!(item.kind, Kind::Number(_)) || item.entry.is(Class::Quantifier))
}

pub(super) fn has_number(list: &[Item], from: usize, to: usize) -> bool {
    list[from..to].iter().any(|item| matches!(item.kind, Kind::Number(_)))
}

pub(super) fn closing(list: &[Item], at: usize, end: usize) -> usize {
    list[at..end].iter().position(|item| item.kind == Kind::Mark(')')).map_or(end, |ahead| at + ahead + 1)
}
