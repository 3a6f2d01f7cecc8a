//! Settles what the items are: known phrases, numbers in words, and what each number does.

use rust_decimal::Decimal;

use super::class::{Class, Dimension, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::feature::Family;
use super::items::{Item, Items, Kind, is_nounlike};
use super::lexicon::{Entry, Key, Lexicon, NumberWord};
use super::number::{Value, is_year};
use super::phrase::{ENDS, MEASURES};
use super::quantity::{Quantity, Role, Unit};

/// The mark of a plural.
const PLURAL: Classes = Classes::of(&[Class::Plural]);

/// What is made, held or done.
const WORKS: Classes = Classes::of(&[Class::Deliverable, Class::Event, Class::WorkItem]);

impl Items {
    /// Looks every word up, the longest known phrase first.
    pub(super) fn join_phrases(&mut self, text: &str, lexicon: &Lexicon) {
        let mut write = 0_usize;
        let mut read = 0;
        while read < self.list.len() {
            let mut item = self.list[read];
            let mut taken = 1;
            if item.kind == Kind::Word {
                let mut key = Key::default();
                key.push(spelling(item.span.of(text)));
                let mut found = lexicon.get(key);
                let known = !found.is_unknown();
                self.language.word(item.span.of(text), known, key);
                item.entry = if known { found } else { respelled(item.span.of(text), lexicon) };
                let first = item.entry;
                let mut ahead = read;
                while Lexicon::goes_on(&found) {
                    ahead += 1;
                    let Some(next) = self.list.get(ahead).filter(|next| next.kind == Kind::Word) else {
                        break;
                    };
                    key.push(spelling(next.span.of(text)));
                    found = lexicon.get(key);
                    // "2 hours to 40 minutes": the unit belongs to the number in front.
                    let counted = found.is(Class::LeadingHead)
                        && first.unit.is_some()
                        && write.checked_sub(1).is_some_and(|before| is_number(&self.list[before], lexicon));
                    if !found.is_unknown() && !counted {
                        item.entry = found;
                        taken = ahead + 1 - read;
                    }
                }
                for next in &self.list[read + 1..read + taken] {
                    self.language.word(next.span.of(text), true, key);
                }
                // The dot of "max. 2 a month" ends no sentence.
                let dot = read + taken;
                if item.entry.comparator.is_some()
                    && self.list.get(dot).is_some_and(|next| next.kind == Kind::Mark('.'))
                    && self.list.get(dot + 1).is_some_and(|next| matches!(next.kind, Kind::Number(_)))
                {
                    taken += 1;
                }
                if taken > 1
                    && item.entry.verb_in(form::THIRD).is_some()
                    && first.is(Class::Plural)
                    && first.classes.meets(WORKS)
                {
                    // "Plans for …", "logs in …" may be nouns still.
                    item.entry.classes = item.entry.classes.union(first.classes.and(NOUNS.union(PLURAL)));
                }
                item.span = item.span.cover(self.list[read + taken - 1].span);
                item.looks_verb = item.entry.is_unknown() && taken == 1 && looks_verb(item.span.of(text));
                if item.entry.is_unknown() && looks_quality(item.span.of(text)) {
                    item.entry.classes.insert(Class::Quality);
                }
                if item.entry.is_unknown() && looks_plural(item.span.of(text)) {
                    item.entry.classes.insert(Class::Plural);
                }
            }
            self.list[write] = item;
            write += 1;
            read += taken;
        }
        self.list.truncate(write);
    }

    /// Numbers in words become quantities; several in a row are one number ("two thirds", "twenty five").
    pub(super) fn number_words(&mut self, lexicon: &Lexicon) {
        let mut at = 0;
        while at < self.list.len() {
            let item = self.list[at];
            // "under a day" is a bound of one.
            let bounded = at > 0 && self.list[at - 1].entry.comparator.is_some();
            let unit = self.list.get(at + 1).is_some_and(|next| next.entry.unit.is_some());
            let one = bounded
                && item.kind == Kind::Word
                && (item.entry.is(Class::Rhythm) || item.entry.is(Class::Article) && unit);
            let number = (item.kind == Kind::Word).then(|| lexicon.number(&item.entry)).flatten();
            let number = number.or(one.then_some(NumberWord { value: Decimal::ONE, multiple: false }));
            let Some(number) = number else {
                at += 1;
                continue;
            };
            // "no", "once", "a second" and the like are judged where they stand.
            if item.entry.is(Class::Negation) || item.entry.verb.is_some() {
                self.list[at].multiple = number.multiple;
                at += 1;
                continue;
            }
            // "3 million" is one number, and so is "twenty five".
            let before = at.checked_sub(1).map(|before| self.list[before].kind);
            if let Some(Kind::Number(index)) = before {
                if item.entry.unit == Some(Dimension::Scale) {
                    at += 1;
                    continue;
                }
                let tens = &mut self.quantities[index];
                if let Value::Exact(value) = tens.value
                    && value >= Decimal::from(20)
                    && value < Decimal::ONE_HUNDRED
                    && number.value >= Decimal::ONE
                    && number.value < Decimal::TEN
                    && !number.multiple
                {
                    tens.value = Value::Exact(value + number.value);
                    tens.span = tens.span.cover(item.span);
                    self.list[at - 1].span = tens.span;
                    self.list.remove(at);
                    continue;
                }
            }
            let value =
                if number.multiple { Value::Multiple(number.value) } else { Value::Exact(number.value) };
            self.quantities.push(Quantity {
                span: item.span,
                value,
                comparator: None,
                signed: false,
                unit: None,
                role: Role::Measure,
            });
            self.list[at].kind = Kind::Number(self.quantities.len() - 1);
            at += 1;
        }
    }

    /// Joins scale words, units and signs to their numbers and decides what each number does here.
    pub(super) fn settle_numbers(&mut self, text: &str, lexicon: &Lexicon) {
        for at in 0..self.list.len() {
            let Kind::Number(index) = self.list[at].kind else {
                continue;
            };
            let mut quantity = self.quantities[index];
            // "from 28% up to 45%": behind a figure that is no bound, but the way.
            if at >= 2
                && matches!(self.list[at - 2].kind, Kind::Number(_))
                && self.list[at - 1].span.of(text).eq_ignore_ascii_case("up to")
            {
                self.list[at - 1].entry.comparator = None;
            }
            if let Some(before) = at.checked_sub(1).map(|before| self.list[before])
                && let Some(sign) = before.entry.comparator
            {
                quantity.comparator = quantity.comparator.or(Some(sign));
                quantity.span = before.span.cover(quantity.span);
            }
            // "stays under 9%", "fall below 15": the verb holds the bound.
            if let Some(verb) = at.checked_sub(1).map(|before| &self.list[before])
                && verb.entry.verb.is_some()
                && let Some((_, bound)) = verb.span.of(text).rsplit_once(' ')
            {
                let mut key = Key::default();
                key.push(bound);
                quantity.comparator = quantity.comparator.or(lexicon.get(key).comparator);
            }
            self.unit_behind(at, &mut quantity, text);
            if quantity.role == Role::Measure {
                quantity.role = self.role(at, &quantity, text);
            }
            self.list[at].share = quantity.is_share() && quantity.value.exact() != Some(Decimal::ONE_HUNDRED);
            self.list[at].bounded = quantity.comparator.is_some();
            self.quantities[index] = quantity;
        }
    }

    fn unit_behind(&self, at: usize, quantity: &mut Quantity, text: &str) {
        let mut ahead = at + 1;
        while let Some(next) = self.list.get(ahead) {
            match (next.kind, next.entry.unit) {
                (Kind::Word, Some(Dimension::Scale)) => {
                    let factor = match next.span.of(text).to_ascii_lowercase().as_str() {
                        "dozen" | "dozens" => 12_i64,
                        "hundred" | "hundreds" => 100,
                        "thousand" | "thousands" | "k" => 1_000,
                        "million" | "millions" | "mn" | "mm" | "m" => 1_000_000,
                        "billion" | "billions" | "bn" | "b" => 1_000_000_000,
                        _ => 1_000_000_000_000,
                    };
                    quantity.value = quantity.value.times(factor.into());
                    quantity.span = quantity.span.cover(next.span);
                }
                (Kind::Word, Some(dimension)) if quantity.unit.is_none() => {
                    quantity.unit = Some(Unit { span: next.span, dimension });
                    return;
                }
                (Kind::Mark('%'), _) if quantity.unit.is_none() => {
                    quantity.unit = Some(Unit { span: next.span, dimension: Dimension::Share });
                    return;
                }
                _ => return,
            }
            ahead += 1;
        }
    }

    /// What a number does, from the words beside it.
    fn role(&self, at: usize, quantity: &Quantity, text: &str) -> Role {
        let raw = self.list[at].span.of(text);
        let before =
            at.checked_sub(1).and_then(|before| self.list.get(before)).filter(|item| item.kind == Kind::Word);
        let next = self.list.get(at + 1);
        let bare = raw.bytes().all(|byte| byte.is_ascii_digit());
        let time = quantity.unit.is_some_and(|unit| unit.dimension == Dimension::Time);

        // "per 1,000 bed days": over how much one measures.
        let per = before.and_then(|before| before.span.of(text).split(' ').next_back());
        if per.is_some_and(|per| per.eq_ignore_ascii_case("per")) {
            return Role::Window;
        }
        if is_year(raw) {
            let counted = next.is_some_and(|next| next.kind == Kind::Word && next.entry.is(Class::Plural));
            if !counted {
                return Role::Date;
            }
        }
        let month = |item: Option<&Item>| item.is_some_and(|item| item.entry.is(Class::Month));
        if !quantity.is_share() && (month(before) || (month(next) && bare)) {
            return Role::Date;
        }
        if time {
            // `30-day retention`, `day-7`, `last 12 months`: the time over which one measures.
            let unit_joined = next.is_some_and(|next| next.joined);
            let counts_on =
                self.list.get(at + 2).is_some_and(|item| item.kind == Kind::Word && is_nounlike(&item.entry));
            if quantity.comparator.is_none() && unit_joined && counts_on
                || before.is_some_and(|item| item.entry.is(Class::Window))
            {
                return Role::Window;
            }
        }
        // "A three-step form": part of a name.
        let modifies =
            next.is_some_and(|next| next.joined && next.entry.unit.is_none() && next.kind == Kind::Word);
        if modifies && quantity.unit.is_none() && quantity.comparator.is_none() {
            return Role::Label;
        }
        let named = before.is_some_and(|before| before.entry.is(Class::LabelNoun)) && raw.ends_with('+');
        let unit = quantity.unit.is_some() || quantity.comparator.is_some() && !named;
        if let Some(before) = before
            && !unit
        {
            let joined = self.list[at].joined;
            let label = before.entry.is(Class::LabelNoun);
            // "Hall 7", "Room 3": a name, unless it is what one measures.
            let countable = before.entry.is(Class::Plural) || before.entry.classes.meets(MEASURES);
            let name = before.capital
                && before.entry.verb.is_none()
                && !before.entry.classes.meets(ENDS)
                && !countable
                && at > 1;
            // "the top 200 items", "on top 200 items": no verb there.
            let noun = at.checked_sub(2).is_some_and(|front| {
                self.list[front].entry.classes.meets(Classes::of(&[
                    Class::Article,
                    Class::Determiner,
                    Class::Preposition,
                ]))
            });
            let counted = next.is_some_and(|next| {
                next.kind == Kind::Word && (next.entry.is(Class::Plural) || is_nounlike(&next.entry))
            });
            if before.entry.unit == Some(Dimension::Time)
                && !before.entry.is(Class::Plural)
                && (joined || !counted)
                && before.entry.metric.is_none()
            {
                return Role::Window;
            }
            if (label && !(counted && before.entry.verb.is_some() && !noun))
                || joined
                || (name && bare && !counted)
            {
                return Role::Label;
            }
        }
        Role::Measure
    }
}

/// An unknown word that ends like a verb in its base form.
fn looks_verb(word: &str) -> bool {
    word.len() > 5 && ["ate", "ify", "ize", "ise"].iter().any(|end| word.ends_with(end))
}

/// An unknown word that ends like a quality: "findability", "tidiness".
fn looks_quality(word: &str) -> bool {
    ["ability", "ibility", "iness", "fulness"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// An unknown word that ends like a plural.
fn looks_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "’s"].iter().any(|end| word.ends_with(end))
}

/// A number in digits or in a word.
fn is_number(item: &Item, lexicon: &Lexicon) -> bool {
    matches!(item.kind, Kind::Number(_)) || lexicon.number(&item.entry).is_some()
}

/// The spelling to look up: without a possessive ending.
fn spelling(word: &str) -> &str {
    ["'s", "’s", "s'", "s’"]
        .iter()
        .find_map(|end| {
            word.strip_suffix(end).map(
                |stem| {
                    if end.starts_with('s') { &word[..stem.len() + 1] } else { stem }
                },
            )
        })
        .unwrap_or(word)
}

/// A known verb with a prefix: "reschedule", "prefill"; what is done again or undone changes a thing.
fn prefixed(word: &str, lexicon: &Lexicon) -> Entry {
    let known = |prefix: &str| {
        let stem = word
            .get(..prefix.len())
            .filter(|start| start.eq_ignore_ascii_case(prefix))
            .map(|_| &word[prefix.len()..])?;
        let mut key = Key::default();
        key.push(stem);
        let (class, forms) = lexicon.get(key).verb.filter(|_| stem.len() > 3)?;
        // "Unfilled shifts": what nobody did is a state.
        if prefix == "un" && forms & !(form::PAST | form::PARTICIPLE) == 0 {
            return None;
        }
        let class = if Family::of(class) == Family::Work { class } else { VerbClass::Alter };
        Some(Entry::of_verb(class, forms))
    };
    ["re", "pre", "un", "de", "co", "over", "auto"].into_iter().find_map(known).unwrap_or_default()
}

/// Looks an unknown word up in its American spelling: "organise" as "organize".
fn respelled(word: &str, lexicon: &Lexicon) -> Entry {
    let mut buffer = [0; 32];
    let Some(copy) = buffer.get_mut(..word.len()) else {
        return Entry::default();
    };
    copy.copy_from_slice(word.as_bytes());
    copy.make_ascii_lowercase();
    for (ending, back) in [
        (&b"ise"[..], 2),
        (b"ised", 3),
        (b"ises", 3),
        (b"ising", 4),
        (b"isation", 6),
        (b"yse", 2),
        (b"ysed", 3),
    ] {
        if copy.len() > ending.len() + 1 && copy.ends_with(ending) {
            let at = copy.len() - back;
            copy[at] = b'z';
            let mut key = Key::default();
            key.push(std::str::from_utf8(copy).unwrap_or_default());
            return lexicon.get(key);
        }
    }
    prefixed(word, lexicon)
}
