//! The shape of a statement: where its main clause stands, what leads it, its verb, subject and object,
//! and the parts behind it (means, purpose, guard).
//!
//! A shallow reading, one pass from left to right, that never fails: what it cannot make out is a title.

use super::class::{Class, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::items::{Item, Items, Kind, is_nounlike};
use super::lead::Lead;
use super::parts::{Part, behind_asides, behind_labels, behind_setting, part_at, sentence_end};
use super::phrase::{
    Phrase, THEIRS, closing, counted, following, has_number, is_finite, is_relative, is_skipped, phrase,
};

/// The shape of a statement, by places in the list of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Where the statement proper begins, behind owners and labels.
    pub(crate) start: usize,
    /// Where its main clause ends.
    pub(crate) end: usize,
    /// Where its first sentence ends.
    pub(crate) sentence: usize,
    pub(crate) lead: Lead,
    pub(crate) verb: Option<(usize, VerbClass)>,
    pub(crate) subject: Option<Phrase>,
    pub(crate) object: Option<Phrase>,
    /// From the word that opens it to the end of the sentence or the next part.
    pub(crate) means: Option<(usize, usize)>,
    pub(crate) purpose: Option<(usize, usize)>,
    pub(crate) guard: Option<(usize, usize)>,
}

impl Sketch {
    pub(crate) fn draw(text: &str, items: &Items) -> Self {
        let list = &items.list;
        let start = behind_setting(list, behind_labels(text, list, behind_asides(list)));
        let sentence = sentence_end(list, start);
        let mut sketch = Self {
            start,
            end: sentence,
            sentence,
            lead: Lead::Title,
            verb: None,
            subject: None,
            object: None,
            means: None,
            purpose: None,
            guard: None,
        };
        sketch.find_parts(list);
        sketch.find_lead(list);
        sketch.settle_gathering(list);
        sketch
    }

    /// Finds means, purpose and guard, and so the end of the main clause.
    fn find_parts(&mut self, list: &[Item]) {
        let mut open: Option<(usize, Part)> = None;
        for at in self.start + 1..self.sentence {
            if list[at].bracketed || self.acts(list, at) {
                continue;
            }
            if let Some(part) = part_at(list, at, self.sentence) {
                self.end = self.end.min(at);
                if open.is_none_or(|(_, before)| before != part) {
                    self.close(open.replace((at, part)), at);
                }
            }
        }
        self.close(open, self.sentence);
    }

    /// "Team to deliver 10 talks": a short subject whose verb stands behind "to".
    fn acts(&self, list: &[Item], at: usize) -> bool {
        let to = list[at].entry.is(Class::Purpose) && list[at].entry.is(Class::Preposition);
        to && at - self.start <= 3
            && list.get(at + 1).is_some_and(|next| next.entry.verb_in(form::BASE).is_some())
            && list[self.start..at]
                .iter()
                .all(|item| item.kind == Kind::Word && item.entry.verb.is_none() && !is_finite(&item.entry))
    }

    fn close(&mut self, open: Option<(usize, Part)>, end: usize) {
        let Some((start, part)) = open else { return };
        let place = match part {
            Part::Means => &mut self.means,
            Part::Purpose => &mut self.purpose,
            Part::Guard => &mut self.guard,
        };
        place.get_or_insert((start, end));
    }

    fn find_lead(&mut self, list: &[Item]) {
        let first = (self.start..self.end).find(|&at| !is_skipped(&list[at])).unwrap_or(self.start);
        let Some(item) = list.get(first).filter(|_| first < self.end) else {
            return;
        };
        let starts_amount = matches!(item.kind, Kind::Number(_) | Kind::Mark('<'))
            || item.entry.is(Class::Quantifier)
            || item.entry.comparator.is_some();
        // "The prototype works": behind an article stands no verb.
        let named = first > self.start
            && list[first - 1].entry.classes.meets(Classes::of(&[Class::Article, Class::Determiner]))
            && item.entry.classes.meets(NOUNS);
        // "Double-check the list" is led by its second half; "go-kit" is a name.
        let joined = list.get(first + 1).filter(|next| next.joined && first + 1 < self.end);
        if let Some(half) = joined
            && item.kind == Kind::Word
            && let Some(class) = half.entry.verb_in(form::BASE).filter(|_| !half.entry.classes.meets(NOUNS))
        {
            self.lead = Lead::Imperative;
            self.verb = Some((first + 1, class));
            self.object = phrase(list, first + 2, self.end);
            return;
        }
        if item.looks_verb && joined.is_none() && self.verb_wins(list, first) {
            self.lead = Lead::Imperative;
            self.verb = Some((first, VerbClass::Alter));
            self.object = phrase(list, first + 1, self.end);
            return;
        }
        if item.kind == Kind::Word
            && !starts_amount
            && !named
            && joined.is_none()
            && let Some((_, forms)) = item.entry.verb
        {
            let noun = item.entry.classes.meets(NOUNS);
            let lead = if forms & form::BASE != 0 && self.leads(list, first, noun) {
                Some(Lead::Imperative)
            } else if forms & form::GERUND != 0
                && (!noun || self.verb_wins(list, first))
                && self.gerund_leads(list, first)
            {
                Some(Lead::Gerund)
            } else if forms & (form::PAST | form::PARTICIPLE) != 0 && !noun && !item.entry.is(Class::External)
            {
                Some(Lead::Past)
            } else {
                None
            };
            if let (Some(lead), Some((class, _))) = (lead, item.entry.verb) {
                self.lead = lead;
                self.verb = Some((first, class));
                self.object = phrase(list, first + 1, self.end);
                return;
            }
        }
        if let Some(to) = (first + 1..self.end).find(|&at| self.acts(list, at))
            && let Some(class) = list[to + 1].entry.verb_in(form::BASE)
        {
            self.lead = Lead::Imperative;
            self.verb = Some((to + 1, class));
            self.object = phrase(list, to + 2, self.end);
            return;
        }
        self.subject = phrase(list, first, self.end);
        self.find_clause(list, first);
        if self.lead == Lead::Title && (starts_amount || has_number(list, first, self.end)) {
            self.lead = Lead::Amount;
        }
        if let Some((at, _)) = self.verb {
            self.object = phrase(list, at + 1, self.end);
        }
    }

    /// "Collect 400 sign-ups" is won from others; "Collect 20 interviews", "Collect usage data" is study.
    fn settle_gathering(&mut self, list: &[Item]) {
        let Some((_, class @ VerbClass::Gather)) = &mut self.verb else {
            return;
        };
        let gathered = if self.lead.is_verb_first() { self.object } else { self.subject };
        let won = gathered.is_some_and(|phrase| {
            list[phrase.head].entry.classes.meets(THEIRS) && has_number(list, phrase.start, phrase.end)
        });
        *class = if won { VerbClass::Win } else { VerbClass::Study };
    }

    /// A gerund leads only where no other verb follows: "Testing takes 3 days" is about testing.
    fn gerund_leads(&self, list: &[Item], at: usize) -> bool {
        !list[at + 1..self.end].iter().any(|item| !item.bracketed && is_finite(&item.entry))
    }

    /// A base form leads, unless it is the subject of the verb behind it: "Search handles 2 TB".
    fn leads(&self, list: &[Item], at: usize, noun: bool) -> bool {
        let next = list.get(at + 1).filter(|_| at + 1 < self.end);
        let subject = next.is_some_and(|next| {
            is_finite(&next.entry) && !next.joined && next.entry.verb_in(form::BASE).is_none()
        });
        if noun {
            self.verb_wins(list, at) && !self.plural_acts(list, at) && !self.is_moved(list, at)
        } else {
            !subject && !self.is_moved(list, at)
        }
    }

    /// "Close cycle reduced to 9 days": what has moved, to or by a figure.
    fn is_moved(&self, list: &[Item], at: usize) -> bool {
        list[at + 1..self.end].windows(3).take(3).any(|three| {
            let [moved, to, figure] = three else { return false };
            matches!(
                moved.entry.verb_in(form::PARTICIPLE),
                Some(VerbClass::Up | VerbClass::Down | VerbClass::Better)
            ) && moved.entry.verb_in(form::BASE).is_none()
                && to.entry.classes.meets(Classes::of(&[Class::Purpose, Class::Means, Class::Preposition]))
                && matches!(figure.kind, Kind::Number(_))
        })
    }

    /// "Design reviews take one day": a plural with a verb behind it.
    fn plural_acts(&self, list: &[Item], at: usize) -> bool {
        list[at + 1..self.end].windows(3).any(|three| {
            let [subject, verb, object] = three else { return false };
            subject.entry.is(Class::Plural)
                && subject.entry.classes.meets(NOUNS)
                && verb.entry.verb_in(form::BASE).is_some()
                && !verb.entry.classes.meets(NOUNS)
                && (matches!(object.kind, Kind::Number(_)) || object.entry.is(Class::Article))
        })
    }

    /// A word that is verb and noun, at the start: which is it?
    fn verb_wins(&self, list: &[Item], at: usize) -> bool {
        let Some(next) = list.get(at + 1).filter(|_| at + 1 < self.end) else {
            return false;
        };
        let entry = &next.entry;
        match next.kind {
            Kind::Number(_) | Kind::Name | Kind::Blank | Kind::Mention => return true,
            Kind::Mark('/' | '&') => {
                return list.get(at + 2).is_some_and(|item| item.entry.verb_in(form::BASE).is_some());
            }
            Kind::Word => {}
            _ => return false,
        }
        // "Model error under 4%", "Merge rate from 7 to 9": a compound and its figure.
        let figure = list.get(at + 2).filter(|_| at + 2 < self.end).is_some_and(|item| {
            item.entry.comparator.is_some() || matches!(item.kind, Kind::Number(_) | Kind::Mark('<' | ':'))
        });
        let measure = Classes::of(&[Class::Measure, Class::Fault]);
        let moved = list[at + 1..self.end].iter().any(|item| matches!(item.kind, Kind::Number(_)));
        if entry.classes.meets(measure) && (figure || entry.is(Class::Measure) && moved) {
            return false;
        }
        if next.joined || entry.classes.meets(Classes::of(&[Class::Auxiliary, Class::Has, Class::Modal])) {
            return false;
        }
        if entry.classes.meets(Classes::of(&[Class::Article, Class::Determiner, Class::Quantifier])) {
            return true;
        }
        if entry.is(Class::Conjunction) {
            return list
                .get(at + 2)
                .is_some_and(|item| item.entry.verb_in(form::BASE | form::GERUND).is_some());
        }
        if entry.is(Class::Preposition) {
            return matches!(list[at].entry.verb, Some((VerbClass::Act | VerbClass::Win, _)));
        }
        !list[at + 1..self.end].iter().any(|item| !item.bracketed && is_finite(&item.entry))
    }

    /// Looks for what is said of the subject.
    fn find_clause(&mut self, list: &[Item], first: usize) {
        let mut relative = false;
        let mut participle = None;
        let mut at = first + 1;
        while at < self.end {
            let item = &list[at];
            let entry = &item.entry;
            if matches!(item.kind, Kind::Mark('(')) {
                at = closing(list, at, self.end);
                continue;
            }
            if item.kind != Kind::Word {
                at += 1;
                continue;
            }
            let found = if entry.is(Class::Modal) {
                following(list, at, self.end, form::BASE)
                    .map(|verb| (Lead::Modal, verb))
                    .or(Some((Lead::Modal, (at, VerbClass::Be))))
            } else if entry.is(Class::Auxiliary) {
                following(list, at, self.end, form::PARTICIPLE)
                    .map(|verb| (Lead::Passive, verb))
                    .or_else(|| {
                        following(list, at, self.end, form::GERUND).map(|verb| (Lead::Progressive, verb))
                    })
                    .or(Some((Lead::Copula, (at, VerbClass::Be))))
            } else if entry.is(Class::Has) {
                following(list, at, self.end, form::PARTICIPLE)
                    .map(|verb| (Lead::Perfect, verb))
                    .or(Some((Lead::Possessive, (at, VerbClass::Have))))
            } else {
                self.active(list, first, at).map(|class| (Lead::Active, (at, class)))
            };
            if let Some((lead, verb)) = found {
                if relative {
                    relative = false;
                    at = verb.0 + 1;
                    continue;
                }
                self.lead = lead;
                self.verb = Some(verb);
                return;
            }
            if is_relative(list, at) {
                relative = true;
            } else if participle.is_none()
                && !item.joined
                && !entry.classes.meets(NOUNS)
                && let Some(class) = entry.verb_in(form::PAST | form::PARTICIPLE)
                && list.get(at - 1).is_some_and(|before| {
                    is_nounlike(&before.entry) || before.entry.is(Class::Adverb) || before.kind != Kind::Word
                })
                && !list.get(at + 1).filter(|_| at + 1 < self.end).is_some_and(|next| {
                    next.kind == Kind::Word
                        && next.entry.classes.meets(NOUNS)
                        && (next.entry.verb.is_none() || next.entry.is(Class::Plural))
                })
            {
                participle = Some((at, class));
            }
            at += 1;
        }
        if participle.is_some() {
            self.lead = Lead::Participle;
            self.verb = participle;
        }
    }

    /// The verb of an active clause at this place, if it is one.
    fn active(&self, list: &[Item], first: usize, at: usize) -> Option<VerbClass> {
        let item = &list[at];
        let before = &list[at - 1];
        if item.joined
            || before.kind == Kind::Mark(',')
            || matches!(before.kind, Kind::Number(_))
            || before.entry.classes.meets(Classes::of(&[
                Class::Article,
                Class::Determiner,
                Class::Preposition,
            ]))
        {
            return None;
        }
        // "10 average merges per week": still what is counted.
        let counts = at >= 2 && matches!(list[at - 2].kind, Kind::Number(_));
        if counts && !is_nounlike(&before.entry) {
            return None;
        }
        let next = list.get(at + 1).filter(|_| at + 1 < self.end);
        let noun = item.entry.classes.meets(NOUNS);
        let opens_object = next.is_none_or(|next| {
            matches!(next.kind, Kind::Number(_) | Kind::Mark('<'))
                || next.entry.comparator.is_some()
                || next.entry.classes.meets(Classes::of(&[
                    Class::Article,
                    Class::Determiner,
                    Class::Adverb,
                    Class::Quantifier,
                    Class::Negation,
                    Class::Means,
                    Class::Purpose,
                    Class::DeadlineWord,
                    Class::Pronoun,
                ]))
        });
        if let Some(class) = item.entry.verb_in(form::THIRD) {
            return (!noun || (opens_object && next.is_some())).then_some(class);
        }
        let people = Classes::of(&[Class::Outside, Class::Inside, Class::Role]);
        let many = before.entry.is(Class::Plural)
            || (!noun && before.kind == Kind::Word && is_nounlike(&before.entry) && counted(list, first, at))
            || before.entry.classes.meets(Classes::of(&[Class::Pronoun]))
            || (before.entry.classes.meets(people)
                && (at == first + 1 && !noun || has_number(list, first, at)));
        // "Falls with harm halve": what moves need not stand beside its verb.
        let moves = matches!(item.entry.verb_in(form::BASE), Some(VerbClass::Up | VerbClass::Down)) && !noun;
        let many = many || moves && list[first..at].iter().any(|item| item.entry.is(Class::Plural));
        let class = item.entry.verb_in(form::BASE).filter(|_| many)?;
        (!noun || opens_object && next.is_some() || before.entry.classes.meets(people)).then_some(class)
    }
}
