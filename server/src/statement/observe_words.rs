//! Reads the features off a statement's single words: nouns, adjectives, adverbs and quantifiers.

use super::class::{Class, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::feature::{Feature, Noun, Sign};
use super::items::Kind;
use super::lead::Lead;
use super::observe::Observer;
use super::phrase::{ENDS, MEASURES, THEIRS, phrase};

impl Observer<'_> {
    /// Nouns anywhere in the main clause.
    pub(super) fn nouns(&mut self) {
        for (at, item) in self.core().iter().enumerate().map(|(at, item)| (at + self.sketch.start, item)) {
            if item.kind == Kind::Word && !item.bracketed {
                if item.entry.classes.meets(NOUNS) && !self.is_of_measure(at) {
                    Noun::of(item.entry.classes)
                        .for_each(|noun| self.see(Feature::anywhere(noun), item.span));
                }
                if matches!(item.entry.verb, Some((VerbClass::Make | VerbClass::Ship, _))) {
                    self.sign(Sign::Making, item.span);
                }
                if item.entry.is(Class::Rhythm) {
                    self.sign(Sign::Rhythm, item.span);
                }
            }
            if item.kind == Kind::Blank {
                let before = at.checked_sub(1).map(|before| &self.list()[before]);
                let is_figure = before.is_some_and(|before| {
                    let word = before.span.of(self.text);
                    let moved = ["to", "from", "by"].iter().any(|moved| moved.eq_ignore_ascii_case(word));
                    moved || before.entry.comparator.is_some()
                });
                self.sign(if is_figure { Sign::ToFigure } else { Sign::Blank }, item.span);
                if self.list().get(at + 1).is_some_and(|next| next.entry.is(Class::Of)) {
                    self.sign(Sign::Percent, item.span);
                }
            }
        }
        let head = self.sketch.subject.or(self.sketch.object).map(|phrase| phrase.head);
        if let Some(item) = head.map(|head| &self.list()[head])
            && item.entry.is_unknown()
        {
            let word = item.span.of(self.text);
            if ["ity", "ness", "ability", "ance", "ence"].iter().any(|end| word.ends_with(end)) {
                self.sign(Sign::EndsIty, item.span);
            } else if ["tion", "sion", "ment", "tions", "ments"].iter().any(|end| word.ends_with(end)) {
                self.sign(Sign::EndsTion, item.span);
            } else if ["er", "or", "ers", "ors"].iter().any(|end| word.ends_with(end)) {
                self.sign(Sign::EndsEr, item.span);
            }
        }
    }

    /// Adjectives, adverbs and quantifiers of the main clause.
    pub(super) fn adjectives(&mut self) {
        let list = self.list();
        for (at, item) in self.core().iter().enumerate().map(|(at, item)| (at + self.sketch.start, item)) {
            if item.kind != Kind::Word || item.bracketed {
                continue;
            }
            let entry = &item.entry;
            if entry.is(Class::Comparative) {
                // "more about the menu" is no quality.
                let more = entry.is(Class::Vague);
                let predicate = list.get(at + 1).filter(|_| at + 1 < self.sketch.end).is_none_or(|next| {
                    next.kind != Kind::Word
                        || next.entry.classes.meets(ENDS) && !more
                        || next.entry.is(Class::Adverb)
                        || next.entry.is(Class::QualityAdjective)
                });
                let has = matches!(self.sketch.verb, Some((_, VerbClass::Have | VerbClass::Get))) && !more;
                if (self.sketch.lead.is_verb_first() || self.sketch.lead.is_clause()) && (predicate || has) {
                    self.sign(Sign::VerbComparative, item.span);
                }
                if at == self.sketch.start {
                    self.sign(Sign::ComparativeLed, item.span);
                }
                // "20% more visits", but "12 more visits" are just counted.
                if at > 0 && (list[at - 1].share || list[at - 1].kind == Kind::Mark('%')) {
                    self.sign(Sign::ShareChange, item.span);
                }
            }
            if entry.is(Class::QualityAdjective) && matches!(self.sketch.verb, Some((_, VerbClass::Turn))) {
                self.sign(Sign::TurnQuality, item.span);
            }
            if entry.is(Class::Same) && matches!(self.sketch.verb, Some((_, VerbClass::Hold))) {
                self.sign(Sign::HoldSame, item.span);
            }
            // "Quickly find …" says how we work, not how it works.
            let ours = self.sketch.lead.is_verb_first()
                && list.get(at + 1).is_some_and(|next| next.entry.verb_in(form::BASE).is_some());
            if entry.is(Class::QualityAdverb) && !ours {
                self.sign(
                    if self.sketch.lead == Lead::Modal { Sign::ModalQuality } else { Sign::QualityAdverb },
                    item.span,
                );
            }
            if entry.is(Class::Movement)
                && at > 0
                && matches!(list[at - 1].kind, Kind::Number(_) | Kind::Mark('%'))
            {
                self.sign(Sign::ShareChange, item.span);
            }
            // "less than", "less error-prone": no thing of which there are fewer.
            let fewer = list.get(at + 1).is_none_or(|next| next.span.of(self.text) != "than")
                && list.get(at + 2).is_none_or(|behind| !behind.joined);
            if entry.is(Class::Fewer) && fewer {
                self.sign(Sign::Fewer, item.span);
            }
            if entry.is(Class::External) {
                self.sign(Sign::External, item.span);
            }
            for (class, sign) in [
                (Class::QualityAdjective, Sign::QualityAdjective),
                (Class::Comparative, Sign::Comparative),
                (Class::DoneAdjective, Sign::DoneAdjective),
                (Class::MakeAdjective, Sign::MakeAdjective),
                (Class::Vague, Sign::VagueWord),
            ] {
                // "new members" are not made.
                let theirs = sign == Sign::MakeAdjective
                    && list.get(at + 1).is_some_and(|next| next.entry.classes.meets(THEIRS));
                if entry.is(class) && !theirs {
                    self.sign(sign, item.span);
                }
            }
            if entry.is(Class::QualityAdjective) && self.sketch.lead == Lead::Copula {
                self.sign(Sign::QualityCopula, item.span);
            }
            if entry.is(Class::Negation) {
                self.sign(Sign::Negative, item.span);
                if list[at..self.sketch.end].iter().any(|item| item.entry.is(Class::Fault)) {
                    self.sign(Sign::NegativeFault, item.span);
                }
            }
            if entry.is(Class::Quantifier)
                && entry.classes.meets(Classes::of(&[Class::Outside, Class::Inside]))
            {
                self.sign(Sign::AllOutside, item.span);
            } else if entry.is(Class::Quantifier)
                && let Some(of) = phrase(list, at + 1, self.sketch.end)
            {
                let people = list[of.head].entry.classes.meets(Classes::of(&[Class::Outside, Class::Inside]));
                let sign = if !people {
                    Sign::AllThings
                } else if list[of.head].entry.is(Class::Inside) {
                    Sign::AllInside
                } else {
                    Sign::AllOutside
                };
                self.sign(sign, item.span);
                self.share_verb(of);
            }
            if entry.is(Class::Pronoun)
                && item.span.len() == 2
                && item.span.of(self.text).eq_ignore_ascii_case("we")
            {
                self.sign(Sign::Person, item.span);
            }
        }
    }

    /// True for what only says more of a measure: "tour" in "tour completion", "users" in "share of users".
    fn is_of_measure(&self, at: usize) -> bool {
        [self.sketch.object, self.sketch.subject].into_iter().flatten().any(|phrase| {
            let inside = (phrase.start..phrase.end).contains(&at) && at != phrase.head;
            inside && self.list()[phrase.head].entry.classes.meets(MEASURES)
        })
    }
}
