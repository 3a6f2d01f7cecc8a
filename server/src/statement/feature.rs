//! The features that speak for output or outcome: their names and numbers.

use super::class::{Class, VerbClass};
use super::classes::{Classes, NOUN_CLASSES, NOUNS};
use super::lead::Lead;
pub(crate) use super::sign::Sign;

/// A feature, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub(crate) u16);

/// The kinds of nouns that features tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun(u8);

impl Noun {
    pub(crate) const COUNT: usize = NOUN_CLASSES.len() + 3;
    /// A name that no lexicon knows.
    pub(crate) const NAME: Self = Self(NOUN_CLASSES.len() as u8);
    /// A plain word that no lexicon knows.
    pub(crate) const UNKNOWN: Self = Self(NOUN_CLASSES.len() as u8 + 1);
    /// No noun at all.
    pub(crate) const NONE: Self = Self(NOUN_CLASSES.len() as u8 + 2);

    /// All kinds that are among some classes.
    pub(crate) fn of(classes: Classes) -> impl Iterator<Item = Self> {
        let all = if classes.meets(NOUNS) { &NOUN_CLASSES[..] } else { &[] };
        (0_u8..).zip(all).filter(move |(_, class)| classes.has(**class)).map(|(number, _)| Self(number))
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "name" => Some(Self::NAME),
            "unknown" => Some(Self::UNKNOWN),
            "none" => Some(Self::NONE),
            _ => {
                let class = Class::named(name)?;
                (0_u8..).zip(NOUN_CLASSES).find(|(_, known)| *known == class).map(|(number, _)| Self(number))
            }
        }
    }

    fn name(self) -> &'static str {
        match usize::from(self.0).checked_sub(NOUN_CLASSES.len()) {
            None => NOUN_CLASSES[usize::from(self.0)].name(),
            Some(0) => "name",
            Some(1) => "unknown",
            Some(_) => "none",
        }
    }
}

/// Verbs that go with the same objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Family {
    Move,
    Better,
    Hold,
    Arrive,
    Win,
    Work,
    People,
    State,
    /// No verb.
    Bare,
}

impl Family {
    const NAMES: [&str; 9] = ["move", "better", "hold", "arrive", "win", "work", "people", "state", "bare"];

    /// True for a verb of what work is done for.
    pub(super) const fn is_result(class: VerbClass) -> bool {
        matches!(Self::of(class), Self::Move | Self::Arrive | Self::Win | Self::Hold)
    }

    pub(crate) const fn of(class: VerbClass) -> Self {
        use VerbClass as V;
        match class {
            V::Up | V::Down => Self::Move,
            V::Better => Self::Better,
            V::Hold => Self::Hold,
            V::Reach | V::Get | V::Drive => Self::Arrive,
            V::Win | V::Close => Self::Win,
            V::Make
            | V::Ship
            | V::Act
            | V::Study
            | V::Gather
            | V::Plan
            | V::Alter
            | V::Finish
            | V::Fix
            | V::Tell => Self::Work,
            V::Staff | V::Assist | V::Ensure | V::Allow => Self::People,
            V::Turn | V::Grant | V::Behave | V::Perform | V::Have | V::Be => Self::State,
        }
    }
}

/// How a clause stands, as far as subjects care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Voice {
    Active,
    Passive,
    Copula,
    Modal,
    Have,
    Done,
    Amount,
    Title,
}

impl Voice {
    const NAMES: [&str; 8] = ["active", "passive", "copula", "modal", "have", "done", "amount", "title"];

    pub(crate) const fn of(lead: Lead) -> Option<Self> {
        Some(match lead {
            Lead::Active | Lead::Progressive => Self::Active,
            Lead::Passive | Lead::Perfect => Self::Passive,
            Lead::Copula => Self::Copula,
            Lead::Modal => Self::Modal,
            Lead::Possessive => Self::Have,
            Lead::Participle => Self::Done,
            Lead::Amount => Self::Amount,
            Lead::Title => Self::Title,
            Lead::Imperative | Lead::Gerund | Lead::Past => return None,
        })
    }
}

const VERBS: usize = VerbClass::ALL.len();
const LEAD: usize = 0;
const LEAD_VERB: usize = LEAD + Lead::NAMES.len();
const LEAD_PLAIN: usize = LEAD_VERB + VERBS;
const CLAUSE_VERB: usize = LEAD_PLAIN + VERBS;
const DONE_VERB: usize = CLAUSE_VERB + VERBS;
const PEOPLE_VERB: usize = DONE_VERB + VERBS;
const THINGS_VERB: usize = PEOPLE_VERB + VERBS;
const OBJECT: usize = THINGS_VERB + VERBS;
const OBJECT_MEASURED: usize = OBJECT + Family::NAMES.len() * Noun::COUNT;
const SUBJECT: usize = OBJECT_MEASURED + Family::NAMES.len() * Noun::COUNT;
const SUBJECT_MEASURED: usize = SUBJECT + Voice::NAMES.len() * Noun::COUNT;
const COUNTED: usize = SUBJECT_MEASURED + Voice::NAMES.len() * Noun::COUNT;
const SHARE: usize = COUNTED + Family::NAMES.len() * Noun::COUNT;
const ANYWHERE: usize = SHARE + Noun::COUNT;
const SIGN: usize = ANYWHERE + Noun::COUNT;

/// How many features there are before frames tell them apart.
const BASE: usize = SIGN + Sign::NAMES.len();

/// What kind of statement it is: the same words can speak for other things in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Frame {
    /// Led by a verb of work.
    Work,
    /// Led by a verb of change, arrival or holding.
    Change,
    /// A clause with a subject.
    Clause,
    /// An amount or a title.
    Name,
}

impl Frame {
    const NAMES: [&str; 4] = ["work", "change", "clause", "name"];

    /// All of them, in the order of their columns in the data file.
    pub(crate) const ALL: [Self; 4] = [Self::Work, Self::Change, Self::Clause, Self::Name];

    pub(crate) const fn of(lead: Lead, family: Family) -> Self {
        if lead.is_verb_first() {
            match family {
                Family::Work | Family::People | Family::State | Family::Bare => Self::Work,
                _ => Self::Change,
            }
        } else if matches!(lead, Lead::Amount | Lead::Title) {
            Self::Name
        } else {
            Self::Clause
        }
    }
}

impl Feature {
    /// How many there are before frames tell them apart; these come first.
    pub const SHARED: usize = BASE;

    /// How many there are.
    pub const COUNT: usize = BASE * (Frame::NAMES.len() + 1);

    /// The same feature, as it counts in a statement of this frame.
    pub(crate) const fn within(self, frame: Frame) -> Self {
        Self::at(self.0 as usize + BASE * (frame as usize + 1))
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are some hundreds")]
    const fn at(number: usize) -> Self {
        Self(number as u16)
    }

    pub(crate) const fn lead(lead: Lead) -> Self {
        Self::at(LEAD + lead as usize)
    }

    pub(crate) const fn lead_verb(class: VerbClass) -> Self {
        Self::at(LEAD_VERB + class as usize)
    }

    /// A verb in front, with no figure behind it.
    pub(crate) const fn lead_verb_plain(class: VerbClass) -> Self {
        Self::at(LEAD_PLAIN + class as usize)
    }

    pub(crate) const fn clause_verb(class: VerbClass) -> Self {
        Self::at(CLAUSE_VERB + class as usize)
    }

    pub(crate) const fn done_verb(class: VerbClass) -> Self {
        Self::at(DONE_VERB + class as usize)
    }

    pub(crate) const fn share_verb(people: bool, class: VerbClass) -> Self {
        Self::at(if people { PEOPLE_VERB } else { THINGS_VERB } + class as usize)
    }

    pub(crate) const fn object(family: Family, noun: Noun, measured: bool) -> Self {
        Self::at(
            if measured { OBJECT_MEASURED } else { OBJECT } + family as usize * Noun::COUNT + noun.0 as usize,
        )
    }

    pub(crate) const fn subject(voice: Voice, noun: Noun, measured: bool) -> Self {
        Self::at(
            if measured { SUBJECT_MEASURED } else { SUBJECT }
                + voice as usize * Noun::COUNT
                + noun.0 as usize,
        )
    }

    pub(crate) const fn counted(family: Family, noun: Noun) -> Self {
        Self::at(COUNTED + family as usize * Noun::COUNT + noun.0 as usize)
    }

    pub(crate) const fn share(noun: Noun) -> Self {
        Self::at(SHARE + noun.0 as usize)
    }

    pub(crate) const fn anywhere(noun: Noun) -> Self {
        Self::at(ANYWHERE + noun.0 as usize)
    }

    pub(crate) const fn sign(sign: Sign) -> Self {
        Self::at(SIGN + sign as usize)
    }

    /// Its number, below [`Feature::COUNT`].
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The name in the data file.
    #[must_use]
    pub fn name(self) -> String {
        let number = usize::from(self.0);
        if let Some(frame) = (number / BASE).checked_sub(1) {
            #[expect(clippy::cast_possible_truncation, reason = "below the number")]
            return format!("{}/{}", Frame::NAMES[frame], Self((number % BASE) as u16).name());
        }
        let pair = |base: usize, rows: &[&str], group: &str| {
            let cell = number - base;
            let row = rows.get(cell / Noun::COUNT).copied().unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, reason = "below the count of nouns")]
            let noun = Noun((cell % Noun::COUNT) as u8);
            format!("{group}:{row}{}{}", if row.is_empty() { "" } else { ":" }, noun.name())
        };
        let verb = |base: usize, group: &str| format!("{group}:{}", VerbClass::ALL[number - base].name());
        match number {
            LEAD_VERB.. if number < LEAD_PLAIN => verb(LEAD_VERB, "lead-verb"),
            LEAD_PLAIN.. if number < CLAUSE_VERB => verb(LEAD_PLAIN, "lead-verb-plain"),
            CLAUSE_VERB.. if number < DONE_VERB => verb(CLAUSE_VERB, "clause-verb"),
            DONE_VERB.. if number < PEOPLE_VERB => verb(DONE_VERB, "done-verb"),
            PEOPLE_VERB.. if number < THINGS_VERB => verb(PEOPLE_VERB, "share-of-people-verb"),
            THINGS_VERB.. if number < OBJECT => verb(THINGS_VERB, "share-of-things-verb"),
            OBJECT.. if number < OBJECT_MEASURED => pair(OBJECT, &Family::NAMES, "object"),
            OBJECT_MEASURED.. if number < SUBJECT => pair(OBJECT_MEASURED, &Family::NAMES, "object-measured"),
            SUBJECT.. if number < SUBJECT_MEASURED => pair(SUBJECT, &Voice::NAMES, "subject"),
            SUBJECT_MEASURED.. if number < COUNTED => {
                pair(SUBJECT_MEASURED, &Voice::NAMES, "subject-measured")
            }
            COUNTED.. if number < SHARE => pair(COUNTED, &Family::NAMES, "counted"),
            SHARE.. if number < ANYWHERE => pair(SHARE, &[""], "share-of"),
            ANYWHERE.. if number < SIGN => pair(ANYWHERE, &[""], "anywhere"),
            SIGN.. => format!("sign:{}", Sign::NAMES.get(number - SIGN).copied().unwrap_or_default()),
            _ => format!("lead:{}", Lead::NAMES[number - LEAD]),
        }
    }

    /// The feature of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        if let Some((frame, name)) = name.split_once('/') {
            let frame = Frame::NAMES.iter().position(|known| *known == frame)?;
            return Some(Self::at(usize::from(Self::named(name)?.0) + BASE * (frame + 1)));
        }
        let (group, rest) = name.split_once(':')?;
        let verb = |base: usize| Some(base + VerbClass::named(rest)? as usize);
        let noun = |base: usize, name: &str| Some(base + usize::from(Noun::named(name)?.0));
        let pair = |base: usize, rows: &[&str]| {
            let (row, name) = rest.split_once(':')?;
            noun(base + rows.iter().position(|known| *known == row)? * Noun::COUNT, name)
        };
        let number = match group {
            "lead" => Lead::NAMES.iter().position(|known| *known == rest).map(|lead| LEAD + lead),
            "lead-verb" => verb(LEAD_VERB),
            "lead-verb-plain" => verb(LEAD_PLAIN),
            "clause-verb" => verb(CLAUSE_VERB),
            "done-verb" => verb(DONE_VERB),
            "share-of-people-verb" => verb(PEOPLE_VERB),
            "share-of-things-verb" => verb(THINGS_VERB),
            "object" => pair(OBJECT, &Family::NAMES),
            "object-measured" => pair(OBJECT_MEASURED, &Family::NAMES),
            "subject" => pair(SUBJECT, &Voice::NAMES),
            "subject-measured" => pair(SUBJECT_MEASURED, &Voice::NAMES),
            "counted" => pair(COUNTED, &Family::NAMES),
            "share-of" => noun(SHARE, rest),
            "anywhere" => noun(ANYWHERE, rest),
            "sign" => Sign::NAMES.iter().position(|known| *known == rest).map(|sign| SIGN + sign),
            _ => None,
        };
        number.map(Self::at)
    }

    /// All features by name, sorted.
    #[must_use]
    pub fn names() -> Vec<(String, Self)> {
        let mut names: Vec<_> =
            (0..Self::COUNT).map(Self::at).map(|feature| (feature.name(), feature)).collect();
        names.sort();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_is_found_by_its_name() {
        for (name, feature) in Feature::names() {
            assert_eq!(Feature::named(&name), Some(feature), "{name}");
        }
        assert_eq!(Feature::names().len(), Feature::COUNT);
    }
}
