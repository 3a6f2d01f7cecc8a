//! Reads the features off a statement: what speaks for output, what for outcome.

use super::class::{Class, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::feature::{Family, Feature, Frame, Noun, Sign, Voice};
use super::items::{Item, Items, Kind};
use super::lead::Lead;
use super::phrase::{MEASURES, Phrase};
use super::quantity::Role;
use super::sketch::Sketch;
use crate::text::Span;

/// A feature and the words that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Observation {
    pub(crate) feature: Feature,
    pub(crate) span: Span,
}

/// All features of a statement.
pub(crate) fn observe(text: &str, items: &Items, sketch: &Sketch) -> Vec<Observation> {
    let seen = Vec::with_capacity(64);
    let mut observer = Observer { text, items, sketch, seen, known: [0; KNOWN] };
    observer.clause();
    observer.nouns();
    observer.numbers();
    observer.adjectives();
    observer.parts();
    observer.shape();
    let frame = Frame::of(sketch.lead, observer.family());
    for at in 0..observer.seen.len() {
        let seen = observer.seen[at];
        observer.seen.push(Observation { feature: seen.feature.within(frame), ..seen });
    }
    observer.seen
}

const FIGURES: Classes = Classes::of(&[Class::Metric, Class::Measure]);
const PEOPLE: Classes = Classes::of(&[Class::Outside, Class::Inside, Class::Role]);
const MADE: Classes = Classes::of(&[Class::Deliverable, Class::System, Class::WorkItem]);

pub(super) struct Observer<'a> {
    pub(super) text: &'a str,
    pub(super) items: &'a Items,
    pub(super) sketch: &'a Sketch,
    seen: Vec<Observation>,
    /// A bit for each feature that was seen.
    known: [u64; KNOWN],
}

const KNOWN: usize = Feature::SHARED.div_ceil(64);

const fn place(feature: Feature) -> (usize, u64) {
    (feature.0 as usize / 64, 1 << (feature.0 % 64))
}

impl<'a> Observer<'a> {
    pub(super) fn list(&self) -> &'a [Item] {
        &self.items.list
    }

    pub(super) fn core(&self) -> &'a [Item] {
        self.list().get(self.sketch.start..self.sketch.end).unwrap_or_default()
    }

    pub(super) fn see(&mut self, feature: Feature, span: Span) {
        let (word, bit) = place(feature);
        if self.known[word] & bit == 0 {
            self.known[word] |= bit;
            self.seen.push(Observation { feature, span });
        }
    }

    fn has(&self, sign: Sign) -> bool {
        let (word, bit) = place(Feature::sign(sign));
        self.known[word] & bit != 0
    }

    pub(super) fn sign(&mut self, sign: Sign, span: Span) {
        self.see(Feature::sign(sign), span);
    }

    pub(super) fn family(&self) -> Family {
        self.sketch.verb.map_or(Family::Bare, |(_, class)| Family::of(class))
    }

    /// How it leads, its verb, subject and object.
    fn clause(&mut self) {
        let sketch = self.sketch;
        let list = self.list();
        let whole = self.core().first().map_or(Span::default(), |first| first.span);
        let verb_span = sketch.verb.map_or(whole, |(at, _)| list[at].span);
        self.see(Feature::lead(sketch.lead), verb_span);
        if let Some((_, class)) = sketch.verb {
            let feature = match sketch.lead {
                lead if lead.is_verb_first() => Feature::lead_verb(class),
                Lead::Passive | Lead::Perfect | Lead::Participle => Feature::done_verb(class),
                _ => Feature::clause_verb(class),
            };
            self.see(feature, verb_span);
            if sketch.lead.is_verb_first() && !self.measures(sketch.start, sketch.end) {
                self.see(Feature::lead_verb_plain(class), verb_span);
            }
        }
        self.measure_head();
        if let Some((at, VerbClass::Be)) = sketch.verb.filter(|_| sketch.lead.is_verb_first())
            && let Some(done) = list.get(at + 1).filter(|next| next.entry.verb_in(form::PARTICIPLE).is_some())
        {
            self.sign(Sign::BeDone, done.span);
        }
        // "Make our hall the home of street chess": what it is to others.
        if let (Some((_, VerbClass::Turn)), Some(object)) = (sketch.verb, sketch.object)
            && let Some(the) = list.get(object.end).filter(|_| object.end < sketch.end)
            && the.entry.is(Class::Article)
        {
            self.sign(Sign::TurnInto, the.span);
        }
        // "The menu follows the new guide": how a thing is made, not what people do.
        if let (Some((at, VerbClass::Behave)), Some(subject)) = (sketch.verb, sketch.subject)
            && sketch.lead == Lead::Active
            && list[subject.head].entry.classes.meets(MADE)
            && !list[subject.head].entry.classes.meets(PEOPLE)
        {
            self.sign(Sign::ThingBehaves, list[at].span);
        }
        // "Targets agreed", "metrics are defined": that is work on a measure, no result.
        if let (Some((at, class)), Some(subject)) = (sketch.verb, sketch.subject)
            && matches!(sketch.lead, Lead::Passive | Lead::Perfect | Lead::Participle)
            && matches!(class, VerbClass::Make | VerbClass::Plan | VerbClass::Ship | VerbClass::Finish)
            && list[subject.head].entry.classes.meets(FIGURES)
        {
            self.sign(Sign::MeasureMade, list[at].span);
        }
        // "Get talks accepted", "have our guide quoted": others do it.
        if let (Some((_, VerbClass::Get | VerbClass::Have)), Some(object)) = (sketch.verb, sketch.object)
            && sketch.lead.is_verb_first()
            && let Some(done) = list[object.start..sketch.end].iter().find(|item| {
                matches!(
                    item.entry.verb_in(form::PARTICIPLE),
                    Some(VerbClass::Grant | VerbClass::Ship | VerbClass::Behave)
                )
            })
        {
            self.sign(Sign::GetDone, done.span);
        }
        let measured = self.measures(sketch.start, sketch.end);
        for with_number in [false, true].into_iter().filter(|with_number| !with_number || measured) {
            if sketch.lead.is_verb_first() {
                let family = self.family();
                self.phrase(sketch.object, |noun| Feature::object(family, noun, with_number), verb_span);
            }
            if let Some(voice) = Voice::of(sketch.lead) {
                self.phrase(sketch.subject, |noun| Feature::subject(voice, noun, with_number), verb_span);
            }
        }
    }

    /// "Raise tour completion", "improve the share of …": a verb and something that one can measure.
    fn measure_head(&mut self) {
        let lead = self.sketch.lead;
        let does = lead.is_verb_first() || matches!(lead, Lead::Active | Lead::Perfect | Lead::Modal);
        let Some(object) = self.sketch.object.filter(|_| does) else { return };
        let head = &self.list()[object.head];
        let sign = match self.family() {
            Family::Move => Sign::MeasureMoved,
            Family::Better => Sign::MeasureBettered,
            Family::Arrive | Family::Win | Family::Hold => Sign::MeasureReached,
            _ => return,
        };
        if head.entry.classes.meets(MEASURES) {
            self.sign(sign, head.span);
        }
    }

    fn phrase(&mut self, phrase: Option<Phrase>, feature: impl Fn(Noun) -> Feature, fallback: Span) {
        let Some(phrase) = phrase else {
            return self.see(feature(Noun::NONE), fallback);
        };
        for head in [Some(phrase.head), phrase.of].into_iter().flatten() {
            self.noun(&self.list()[head], &feature);
        }
    }

    pub(super) fn noun(&mut self, item: &Item, feature: impl Fn(Noun) -> Feature) {
        let mut none = true;
        for noun in Noun::of(item.entry.classes) {
            none = false;
            self.see(feature(noun), item.span);
        }
        if none {
            let name = item.kind == Kind::Name
                || item.capital
                || item
                    .span
                    .of(self.text)
                    .contains(|char: char| char.is_uppercase() || char.is_ascii_digit());
            self.see(feature(if name { Noun::NAME } else { Noun::UNKNOWN }), item.span);
        }
    }

    /// What stands behind the main clause, and behind its head.
    fn parts(&mut self) {
        let list = self.list();
        let sketch = self.sketch;
        if let Some((start, end)) = sketch.purpose {
            let measured = self.measures(start, end);
            self.sign(if measured { Sign::PurposeMeasured } else { Sign::PurposePlain }, list[start].span);
        }
        if let Some((start, end)) = sketch.means {
            self.sign(Sign::MeansVerb, list[start].span);
            // "through the form by 10%": that figure is the result's.
            let delta = list[start..end].windows(2).any(|two| {
                two[0].entry.is(Class::DeadlineWord)
                    && two[0].entry.is(Class::Means)
                    && matches!(two[1].kind, Kind::Number(_))
            });
            if self.measures(start, end) && !delta && !self.measures(sketch.start, sketch.end) {
                self.sign(Sign::MeansMeasured, list[start].span);
            }
            if !self.measures(sketch.start, end) {
                let work = list[start..end].iter().take(3).any(|item| {
                    item.entry
                        .verb_in(form::GERUND)
                        .is_some_and(|class| matches!(Family::of(class), Family::Work | Family::Better))
                });
                self.sign(if work { Sign::WishByWork } else { Sign::WishByMeans }, list[start].span);
            }
        }
        if let Some((start, _)) = sketch.guard {
            self.sign(Sign::Guard, list[start].span);
        }
        if sketch.sentence < list.len() {
            let second = &list[sketch.sentence..];
            let result = |item: &Item| {
                item.entry.classes.meets(Classes::of(&[
                    Class::Metric,
                    Class::Money,
                    Class::Given,
                    Class::Outside,
                ]))
            };
            if self.measures(sketch.sentence, list.len()) && second.iter().any(result) {
                self.sign(Sign::SecondMeasured, second[0].span);
            }
            if second.iter().take(3).any(|item| {
                item.entry.verb_in(form::BASE).is_some_and(|class| Family::of(class) == Family::Work)
            }) {
                self.sign(Sign::SecondWork, second[0].span);
                if !self.measures(sketch.start, sketch.end) {
                    self.sign(Sign::SecondWorkMeasured, second[0].span);
                }
            }
        }
        for (at, item) in self.core().iter().enumerate().map(|(at, item)| (at + sketch.start, item)) {
            let next = list.get(at + 1);
            if item.bracketed {
                continue;
            }
            if item.entry.is(Class::DeadlineWord)
                && item.entry.is(Class::Means)
                && next.is_some_and(|next| next.entry.is(Class::Outside))
                && list[sketch.start..at].iter().any(|item| item.entry.verb_in(form::PARTICIPLE).is_some())
            {
                self.sign(Sign::ByOutside, item.span);
            }
            if item.entry.is(Class::Conjunction)
                && next.is_some_and(|next| {
                    let work = |class| Family::of(class) == Family::Work;
                    next.entry.verb_in(form::BASE).is_some_and(work)
                        && (sketch.lead.is_verb_first() || !next.entry.classes.meets(NOUNS))
                })
            {
                self.sign(Sign::AndVerb, item.span);
            }
            if (item.entry.is(Class::Conjunction) || item.kind == Kind::Mark(','))
                && next.is_some_and(|next| {
                    next.entry.verb_in(form::BASE).is_some_and(|class| {
                        matches!(
                            Family::of(class),
                            Family::Move | Family::Arrive | Family::Win | Family::Hold
                        )
                    })
                })
                && self.measures(at, sketch.end)
            {
                self.sign(Sign::SecondResult, item.span);
            }
            if matches!(item.kind, Kind::Date)
                || item.entry.classes.meets(Classes::of(&[Class::Month, Class::TimeWord]))
            {
                self.sign(Sign::Deadline, item.span);
            }
        }
        if let Some(phrase) = sketch.object.or(sketch.subject)
            && let Some(behind) = list.get(phrase.end).filter(|_| phrase.end < sketch.end)
        {
            match behind.span.of(self.text) {
                "for" => self.sign(Sign::ForBehind, behind.span),
                "of" => self.sign(Sign::OfBehind, behind.span),
                _ => {}
            }
        }
    }

    fn measures(&self, start: usize, end: usize) -> bool {
        self.list()[start..end].iter().any(|item| item.multiple || matches!(item.kind, Kind::Number(index) if self.items.quantities[index].role == Role::Measure))
    }

    fn shape(&mut self) {
        let list = self.list();
        let words = self.core().iter().filter(|item| matches!(item.kind, Kind::Word | Kind::Name)).count();
        let sign = match words {
            0 | 1 => Sign::Words1,
            2 => Sign::Words2,
            3 | 4 => Sign::Words4,
            5..=8 => Sign::Words8,
            9..=15 => Sign::Words15,
            _ => Sign::WordsMore,
        };
        let whole = self
            .core()
            .first()
            .zip(self.core().last())
            .map_or(Span::default(), |(first, last)| first.span.cover(last.span));
        self.sign(sign, whole);
        let average = ["average", "avg", "median", "mean"];
        let average = self
            .core()
            .iter()
            .map(|item| item.span)
            .find(|span| average.iter().any(|word| span.of(self.text).eq_ignore_ascii_case(word)));
        let way = self.has(Sign::Comparator)
            || self.has(Sign::FromTo)
            || self.has(Sign::Delta)
            || self.has(Sign::Multiple);
        let led = matches!(self.family(), Family::Move | Family::Hold | Family::Arrive | Family::Win);
        let measured = self.has(Sign::Measured);
        if let Some(average) = average.filter(|_| measured) {
            self.sign(Sign::Average, average);
        }
        if measured && (way || led) {
            self.sign(Sign::Target, whole);
        }
        let metric = self.core().iter().find(|item| item.entry.is(Class::Metric));
        if let Some(metric) = metric {
            self.sign(Sign::MetricAnywhere, metric.span);
            if measured {
                self.sign(Sign::MetricUnit, metric.span);
            }
        }
        if let Some(phrase) = self.sketch.subject
            && !self.sketch.lead.is_verb_first()
        {
            let head = &list[phrase.head];
            if head.kind == Kind::Name || (head.capital && head.entry.is_unknown()) {
                self.sign(Sign::NameSubject, head.span);
            }
        }
    }
}
