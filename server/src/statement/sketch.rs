//! The shape of a statement: where its main clause stands, what leads it, its verb, subject and object,
//! and the parts behind it (means, purpose, guard).
//!
//! A shallow reading, one pass from left to right, that never fails: what it cannot make out is a title.

use super::items::{Item, Items, Kind, is_nounlike};
use super::kind::is_result;
use super::lexicon::{Class, Classes, VerbClass, form};

/// The classes that make a word a noun.
pub(crate) const NOUNS: Classes = Classes::of(&[
    Class::Outside,
    Class::Inside,
    Class::Role,
    Class::Deliverable,
    Class::Event,
    Class::WorkItem,
    Class::System,
    Class::Given,
    Class::Asked,
    Class::Quality,
    Class::Fault,
    Class::Measure,
    Class::Money,
    Class::Topic,
    Class::Metric,
]);

/// Words that end a noun phrase.
const ENDS: Classes = Classes::of(&[
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

/// How a statement begins, or what kind of clause it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Lead {
    /// "Create a survey".
    Imperative,
    /// "Creating a survey".
    Gerund,
    /// "Created a survey".
    Past,
    /// "Completion rises".
    Active,
    /// "The survey is created".
    Passive,
    /// "The survey is running".
    Progressive,
    /// "The survey is short".
    Copula,
    /// "Users can see it".
    Modal,
    /// "The survey has started".
    Perfect,
    /// "Each page has an owner".
    Possessive,
    /// "Survey created".
    Participle,
    /// "50 answers".
    Amount,
    /// "Survey".
    Title,
}

impl Lead {
    pub(crate) const ALL: [Self; 13] = [
        Self::Imperative,
        Self::Gerund,
        Self::Past,
        Self::Active,
        Self::Passive,
        Self::Progressive,
        Self::Copula,
        Self::Modal,
        Self::Perfect,
        Self::Possessive,
        Self::Participle,
        Self::Amount,
        Self::Title,
    ];

    /// True where the verb stands first.
    pub(crate) const fn is_verb_first(self) -> bool {
        matches!(self, Self::Imperative | Self::Gerund | Self::Past)
    }

    /// True where the clause has a subject and a verb that says something of it.
    pub(crate) const fn is_clause(self) -> bool {
        (self as u8) >= (Self::Active as u8) && (self as u8) <= (Self::Possessive as u8)
    }
}

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
    pub(crate) fn draw(items: &Items) -> Self {
        let list = &items.list;
        let start = behind_label(list, behind_asides(list));
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
        sketch
    }

    /// Finds means, purpose and guard, and so the end of the main clause.
    fn find_parts(&mut self, list: &[Item]) {
        let mut open: Option<(usize, Part)> = None;
        for at in self.start + 1..self.sentence {
            if let Some(part) = part_at(list, at, self.sentence) {
                self.end = self.end.min(at);
                if open.is_none_or(|(_, before)| before != part) {
                    self.close(open.replace((at, part)), at);
                }
            }
        }
        self.close(open, self.sentence);
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
        if item.kind == Kind::Word
            && !starts_amount
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
            } else if forms & (form::PAST | form::PARTICIPLE) != 0 && !noun {
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
        self.subject = phrase(list, first, self.end);
        self.find_clause(list, first);
        if self.lead == Lead::Title && (starts_amount || has_number(list, first, self.end)) {
            self.lead = Lead::Amount;
        }
        if let Some((at, _)) = self.verb {
            self.object = phrase(list, at + 1, self.end);
        }
    }

    /// A gerund leads only where no other verb follows: "Testing takes 3 days" is about testing.
    fn gerund_leads(&self, list: &[Item], at: usize) -> bool {
        !list[at + 1..self.end].iter().any(|item| is_finite(&item.entry))
    }

    /// A base form leads, unless it is the subject of the verb behind it: "Search handles 2 TB".
    fn leads(&self, list: &[Item], at: usize, noun: bool) -> bool {
        let next = list.get(at + 1).filter(|_| at + 1 < self.end);
        let subject = next.is_some_and(|next| is_finite(&next.entry) && !next.joined && next.entry.verb_in(form::BASE).is_none());
        if noun { self.verb_wins(list, at) && !self.plural_acts(list, at) } else { !subject }
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
        !list[at + 1..self.end].iter().any(|item| is_finite(&item.entry))
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
            || (before.entry.classes.meets(people) && has_number(list, first, at));
        let class = item.entry.verb_in(form::BASE).filter(|_| many)?;
        (!noun || opens_object && next.is_some() || before.entry.classes.meets(people)).then_some(class)
    }
}

/// The parts behind a main clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Means,
    Purpose,
    Guard,
}

/// The part that begins at this place, if one does.
fn part_at(list: &[Item], at: usize, end: usize) -> Option<Part> {
    let item = &list[at];
    if item.kind != Kind::Word {
        return None;
    }
    let next = list.get(at + 1).filter(|_| at + 1 < end);
    let next_verb = |forms| next.is_some_and(|next| next.entry.verb_in(forms).is_some());
    if item.entry.is(Class::Guard) {
        return Some(Part::Guard);
    }
    if item.entry.is(Class::Purpose) {
        // "to" opens a purpose only in front of a verb: "to reach", not "to 70%" or "to production".
        let bare_to = item.entry.is(Class::Preposition);
        let verb = next_verb(form::BASE)
            && next.is_some_and(|next| {
                !next.entry.classes.meets(NOUNS)
                    || list.get(at + 2).is_some_and(|item| {
                        item.entry.classes.meets(Classes::of(&[
                            Class::Article,
                            Class::Determiner,
                            Class::Quantifier,
                        ])) || matches!(item.kind, Kind::Number(_))
                    })
            });
        return (!bare_to || verb).then_some(Part::Purpose);
    }
    // ", cutting failures by half", "that brings in 50 leads": what the work is for.
    let result = |forms| move |item: &Item| item.entry.verb_in(forms).is_some_and(is_result);
    if matches!(list[at - 1].kind, Kind::Mark(','))
        && result(form::GERUND)(item)
        && !item.entry.classes.meets(NOUNS)
    {
        return Some(Part::Purpose);
    }
    // "a filter that blocks 95% of …", "that is accurate within 2%".
    if item.entry.is(Class::Relative) && bounds(list, at, end) {
        return Some(Part::Purpose);
    }
    // "and reduce late payments to 5%": a second, measured result.
    if item.entry.is(Class::Conjunction)
        && next.is_some_and(result(form::BASE))
        && next.is_some_and(|next| !next.entry.classes.meets(NOUNS))
        && has_number(list, at, end)
    {
        return Some(Part::Purpose);
    }
    if item.entry.is(Class::With) && names_result(list, at, end) {
        return Some(Part::Purpose);
    }
    if item.entry.is(Class::Relative) && next.is_some_and(result(form::BASE | form::THIRD)) {
        return Some(Part::Purpose);
    }
    if item.entry.is(Class::Means) {
        let by = item.entry.is(Class::DeadlineWord);
        let adverbs = list[at + 1..end].iter().take_while(|item| item.entry.is(Class::Adverb)).count();
        let gerund =
            list.get(at + 1 + adverbs).is_some_and(|item| item.entry.verb_in(form::GERUND).is_some());
        return (!by || gerund).then_some(Part::Means);
    }
    None
}

/// A share or a bound soon behind: "that blocks 95% …".
fn bounds(list: &[Item], at: usize, end: usize) -> bool {
    list[at + 1..end].iter().take(4).any(|item| {
        matches!(item.kind, Kind::Mark('%' | '<')) || item.bounded || item.share
    })
}

/// "with 80% adoption", "with an impact on 30% of users": a figure and a result, no part of the work itself.
fn names_result(list: &[Item], at: usize, end: usize) -> bool {
    let result = Classes::of(&[Class::Metric, Class::Quality, Class::Given, Class::Fault]);
    let part = list[at + 1..end].iter().take(7);
    let figure = part.clone().any(|item| matches!(item.kind, Kind::Number(_)));
    let bound = part.clone().take(2).any(|item| item.bounded || item.share);
    bound && list[..at].iter().any(|item| matches!(item.entry.verb, Some((VerbClass::Ship | VerbClass::Make, _))))
        || figure && part.into_iter().any(|item| item.entry.classes.meets(result))
}

/// Behind mentions, attributes and signs at the start.
fn behind_asides(list: &[Item]) -> usize {
    list.iter()
        .position(|item| {
            !matches!(
                item.kind,
                Kind::Mention
                    | Kind::Attribute
                    | Kind::Aside
                    | Kind::Mark(',' | ':' | '–' | '—' | ')' | '?' | '.' | '|')
            )
        })
        .unwrap_or(list.len())
}

/// Behind a label ("Data quality: …", "Platform - …"), where a sentence follows it.
fn behind_label(list: &[Item], start: usize) -> usize {
    let Some(sign) =
        list[start..].iter().take(8).position(|item| matches!(item.kind, Kind::Mark(':' | '–' | '—')))
    else {
        return start;
    };
    let sign = start + sign;
    let label = &list[start..sign];
    let rest = &list[sign + 1..];
    let short = label.len() <= if list[sign].kind == Kind::Mark(':') { 5 } else { 3 };
    let first = label.iter().find(|item| !is_skipped(item));
    let bare_verb =
        label.len() == 1 && rest.first().is_some_and(|item| item.entry.verb_in(form::BASE).is_some());
    let has_verb = !bare_verb
        && first.is_some_and(|item| {
            item.entry.verb_in(form::BASE | form::GERUND).is_some() && !item.entry.classes.meets(NOUNS)
        })
        || label.iter().any(|item| is_finite(&item.entry) || matches!(item.kind, Kind::Number(_)));
    let words = rest.iter().filter(|item| item.kind == Kind::Word).count();
    let measured = rest.first().is_some_and(|item| {
        matches!(item.kind, Kind::Number(_) | Kind::Mark('<')) || item.entry.comparator.is_some()
    });
    let metric = label
        .iter()
        .any(|item| item.entry.classes.meets(Classes::of(&[Class::Metric, Class::Measure, Class::Money])));
    if short && !label.is_empty() && !has_verb && words >= 2 && !(measured && metric) {
        sign + 1
    } else {
        start
    }
}

/// The end of the sentence that begins at `start`.
fn sentence_end(list: &[Item], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, item) in list.iter().enumerate().skip(start) {
        match item.kind {
            Kind::Mark('"' | '“' | '”') => quoted = !quoted,
            _ if quoted => {}
            Kind::Mark('(' | '[') => depth += 1,
            Kind::Mark(')' | ']') => depth = depth.saturating_sub(1),
            Kind::Mark('.' | ';' | '!' | '?' | '–' | '—' | '|') if depth == 0 && at > start + 1 => {
                return at;
            }
            Kind::Mark(':')
                if depth == 0
                    && at > start + 2
                    && !list.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Number(_))) =>
            {
                return at;
            }
            Kind::Attribute | Kind::Aside if at > start => return at,
            _ => {}
        }
    }
    list.len()
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
                if verb_only && head.is_some() && !item.joined && entry.verb_in(form::GERUND).is_none() {
                    break;
                }
                if head.is_some()
                    && entry.classes.meets(Classes::of(&[Class::Article, Class::Determiner, Class::Pronoun]))
                {
                    break;
                }
                let filler = !noun
                    && (verb_only && entry.verb_in(form::GERUND).is_none()
                        || !entry.is_unknown() && entry.verb.is_none());
                if !filler {
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
fn following(list: &[Item], at: usize, end: usize, forms: u8) -> Option<(usize, VerbClass)> {
    let skipped = Classes::of(&[Class::Adverb, Class::Negation, Class::Auxiliary, Class::Vague]);
    let next = (at + 1..end).find(|&next| {
        !list[next].entry.classes.meets(skipped) || list[next].entry.verb_in(forms).is_some()
    })?;
    Some((next, list[next].entry.verb_in(forms)?))
}

/// A verb form that cannot be anything but the verb of a clause.
fn is_finite(entry: &super::lexicon::Entry) -> bool {
    entry.classes.meets(Classes::of(&[Class::Auxiliary, Class::Has, Class::Modal]))
        || (entry.verb_in(form::THIRD).is_some() && !entry.classes.meets(NOUNS))
}

fn is_relative(list: &[Item], at: usize) -> bool {
    list[at].entry.is(Class::Relative) && list[at - 1].kind == Kind::Word && is_nounlike(&list[at - 1].entry)
}

fn is_of(list: &[Item], at: usize) -> bool {
    list[at].entry.is(Class::Of)
}

fn is_skipped(item: &Item) -> bool {
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
fn counted(list: &[Item], first: usize, at: usize) -> bool {
    list[first..at]
        .iter()
        .rev()
        .take(5)
        .any(|item| matches!(item.kind, Kind::Number(_)) || item.entry.is(Class::Quantifier))
}

fn has_number(list: &[Item], from: usize, to: usize) -> bool {
    list[from..to].iter().any(|item| matches!(item.kind, Kind::Number(_)))
}

fn closing(list: &[Item], at: usize, end: usize) -> usize {
    list[at..end].iter().position(|item| item.kind == Kind::Mark(')')).map_or(end, |ahead| at + ahead + 1)
}
