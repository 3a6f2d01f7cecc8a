//! Reads the features off a statement's numbers: what they count, and what is said of it.

use super::class::{Class, Comparator, Dimension, VerbClass, form};
use super::classes::Classes;
use super::feature::{Feature, Noun, Sign};
use super::items::Kind;
use super::number::Value;
use super::observe::Observer;
use super::phrase::{Phrase, phrase};
use super::quantity::{Quantity, Role};
use crate::text::Span;

impl Observer<'_> {
    /// The measuring numbers of the main clause and what they count.
    pub(super) fn numbers(&mut self) {
        let list = self.list();
        let mut measured = None;
        let mut labels = None;
        for (at, item) in self.core().iter().enumerate().map(|(at, item)| (at + self.sketch.start, item)) {
            if item.multiple {
                self.sign(Sign::Multiple, item.span);
                measured = measured.or(Some(at));
            }
            let Kind::Number(index) = item.kind else {
                continue;
            };
            let quantity = self.items.quantities[index];
            let known =
                at > self.sketch.start && list[at - 1].entry.is(Class::Determiner) && quantity.unit.is_none();
            if quantity.role != Role::Measure || known {
                labels = labels.or(Some(item.span));
                continue;
            }
            self.number(at, &quantity, measured.is_none());
            measured = measured.or(Some(at));
        }
        match (measured, labels) {
            (Some(at), _) => self.sign(Sign::Measured, list[at].span),
            (None, Some(span)) => self.sign(Sign::OnlyLabels, span),
            (None, None) => self.sign(Sign::NoNumber, Span::default()),
        }
    }

    fn number(&mut self, at: usize, quantity: &Quantity, first: bool) {
        let list = self.list();
        let span = quantity.span;
        let end = self.sketch.end;
        let before =
            at.checked_sub(1).filter(|&before| before >= self.sketch.start).map(|before| &list[before]);
        let dimension = quantity.unit.map(|unit| unit.dimension);
        let before_word = before.map_or("", |item| item.span.of(self.text));
        if matches!(self.sketch.verb, Some((_, VerbClass::Turn))) && first && !quantity.is_share() {
            self.sign(Sign::TurnCounted, span);
        }
        if quantity.comparator.is_some() {
            self.sign(Sign::Comparator, span);
            if quantity.is_share() {
                self.sign(Sign::BoundedShare, span);
            }
            if first
                && self.text[span.range()].starts_with(['<', '>', '≥', '≤'])
                && at <= self.sketch.start + 1
            {
                self.sign(Sign::BoundLed, span);
            }
        }
        if list
            .get(at + 1..end)
            .is_some_and(|rest| rest.iter().take(4).any(|item| item.entry.is(Class::Rhythm)))
        {
            self.sign(Sign::PerTime, span);
        }
        if quantity.signed || before_word.eq_ignore_ascii_case("by") {
            self.sign(Sign::Delta, span);
        }
        let moves = matches!(
            self.sketch.verb,
            Some((
                _,
                VerbClass::Up | VerbClass::Down | VerbClass::Better | VerbClass::Hold | VerbClass::Drive
            ))
        );
        if before_word.eq_ignore_ascii_case("to") && moves {
            self.sign(Sign::ToFigure, span);
        }
        if before_word.eq_ignore_ascii_case("from") || before.is_some_and(|item| item.kind == Kind::Arrow) {
            self.sign(Sign::FromTo, span);
        }
        if matches!(quantity.value, Value::Multiple(_)) {
            self.sign(Sign::Multiple, span);
        }
        match dimension {
            Some(Dimension::Time) => {
                self.sign(Sign::TimeAmount, span);
                if matches!(quantity.comparator, Some(Comparator::AtMost | Comparator::Below)) {
                    self.sign(Sign::WithinTime, span);
                }
            }
            Some(Dimension::Money) => self.sign(Sign::MoneyAmount, span),
            Some(
                Dimension::Size | Dimension::Rate | Dimension::Length | Dimension::Mass | Dimension::Energy,
            ) => {
                self.sign(Sign::LoadAmount, span);
            }
            _ => {}
        }
        if let Some(value) = quantity.value.exact() {
            if value.is_zero() {
                self.sign(Sign::Zero, span);
            }
            if quantity.is_share() && value == 100.into() {
                self.sign(Sign::Hundred, span);
            }
            if !quantity.is_share() && value >= 300.into() {
                self.sign(Sign::BigNumber, span);
            }
        }
        if list[at + 1..end].iter().all(|item| !matches!(item.kind, Kind::Word) || item.entry.unit.is_some())
        {
            self.sign(Sign::NumberLast, span);
        }
        if quantity.is_share() {
            self.sign(Sign::Percent, span);
            if first && at <= self.sketch.start + 2 {
                self.sign(Sign::PercentFirst, span);
            }
            if let Some(of) = phrase(list, at + 1, end) {
                self.noun(&list[of.of.unwrap_or(of.head)], Feature::share);
                self.people_verb(of);
                self.share_verb(of);
            }
        } else if dimension != Some(Dimension::Time) || list.get(at + 2).is_some_and(|item| item.joined) {
            let family = self.family();
            let behind = if quantity.unit.is_some() { at + 2 } else { at + 1 };
            match phrase(list, behind.min(end), end) {
                Some(counted) => self
                    .noun(&list[counted.of.unwrap_or(counted.head)], |noun| Feature::counted(family, noun)),
                None => self.see(Feature::counted(family, Noun::NONE), span),
            }
        }
    }

    /// What a share of people or things does, or what is done to it: "80% of staff know", "90% of pages moved".
    pub(super) fn share_verb(&mut self, of: Phrase) {
        let list = self.list();
        let head = &list[of.of.unwrap_or(of.head)];
        let people = head.entry.classes.meets(Classes::of(&[Class::Outside, Class::Inside]));
        if let Some((at, class)) = self.sketch.verb.filter(|(at, _)| *at > of.head) {
            self.see(Feature::share_verb(people, class), list[at].span);
        }
    }

    /// "80% of employees say": a share of people who do something.
    fn people_verb(&mut self, of: Phrase) {
        let list = self.list();
        let head = &list[of.of.unwrap_or(of.head)];
        let people = Classes::of(&[Class::Outside, Class::Inside]);
        if head.entry.classes.meets(people)
            && list
                .get(of.end)
                .is_some_and(|next| next.entry.is(Class::Modal) || next.entry.verb_in(form::BASE).is_some())
        {
            self.sign(Sign::ShareCan, head.span);
        }
    }
}
