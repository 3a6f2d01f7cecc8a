//! Where a statement begins and its sentence ends, and the parts behind its main clause.

use super::class::{Class, VerbClass, form};
use super::classes::{Classes, NOUNS};
use super::feature::Family;
use super::items::{Item, Kind};
use super::phrase::{has_number, is_finite, is_skipped};

/// The parts behind a main clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Means,
    Purpose,
    Guard,
}

/// The part that begins at this place, if one does.
pub(super) fn part_at(list: &[Item], at: usize, end: usize) -> Option<Part> {
    let item = &list[at];
    if item.kind != Kind::Word || item.joined {
        return None;
    }
    let to = item.entry.is(Class::Purpose) && item.entry.is(Class::Preposition);
    let adverbs = if to {
        list[at + 1..end]
            .iter()
            .take_while(|item| item.entry.is(Class::Adverb) && item.entry.verb.is_none())
            .count()
    } else {
        0
    };
    let next = list.get(at + 1 + adverbs).filter(|_| at + 1 + adverbs < end);
    let next_verb = |forms| next.is_some_and(|next| next.entry.verb_in(forms).is_some());
    // "without manual work up from 40%", "through the portal down from 9": that describes what moves.
    if moves_behind(list, at, end) {
        return None;
    }
    if item.entry.is(Class::Guard) {
        return Some(Part::Guard);
    }
    if item.entry.is(Class::Purpose) {
        // "to" opens a purpose only in front of a verb: "to reach", not "to 70%" or "to production".
        let bare_to = item.entry.is(Class::Preposition);
        // "patients ready to go home": what they are, no purpose.
        let people = Classes::of(&[Class::Outside, Class::Inside]);
        if bare_to
            && list[at - 1].entry.is(Class::DoneAdjective)
            && at >= 2
            && list[at - 2].entry.classes.meets(people)
        {
            return None;
        }
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
    let result = |forms| move |item: &Item| item.entry.verb_in(forms).is_some_and(Family::is_result);
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

/// A movement from one figure on, with no verb in front: "up from 40%".
fn moves_behind(list: &[Item], at: usize, end: usize) -> bool {
    let phrase = list[at + 1..end].iter();
    let length =
        phrase.take_while(|item| item.entry.verb.is_none() || item.entry.classes.meets(NOUNS)).count();
    list[at + 1..(at + 3 + length).min(end)].windows(3).any(|three| {
        three[0].entry.is(Class::Movement)
            && three[0].entry.verb.is_none()
            && three[1].entry.is(Class::Preposition)
            && matches!(three[2].kind, Kind::Number(_))
    })
}

/// A share or a bound soon behind: "that blocks 95% …".
pub(super) fn bounds(list: &[Item], at: usize, end: usize) -> bool {
    list[at + 1..end]
        .iter()
        .take(4)
        .any(|item| matches!(item.kind, Kind::Mark('%' | '<')) || item.bounded || item.share)
}

/// "with 80% adoption", "with an impact on 30% of users": a figure and a result, no part of the work itself.
pub(super) fn names_result(list: &[Item], at: usize, end: usize) -> bool {
    let result = Classes::of(&[Class::Metric, Class::Quality, Class::Given, Class::Fault]);
    let part = list[at + 1..end].iter().take(7);
    let figure = part.clone().any(|item| matches!(item.kind, Kind::Number(_)));
    let bound = part.clone().take(2).any(|item| item.bounded || item.share);
    let others = Classes::of(&[Class::Outside, Class::Given, Class::Event]);
    let bound = bound && part.clone().any(|item| item.entry.classes.meets(others));
    bound
        && list[..at]
            .iter()
            .any(|item| matches!(item.entry.verb, Some((VerbClass::Ship | VerbClass::Make, _))))
        || figure && part.into_iter().any(|item| item.entry.classes.meets(result))
}

/// Behind mentions, attributes and signs at the start.
pub(super) fn behind_asides(list: &[Item]) -> usize {
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

/// Behind a leading phrase of place, time or case, where a verb or figure follows it: "In Malmö, reduce …".
pub(super) fn behind_setting(list: &[Item], start: usize) -> usize {
    let opens = list.get(start).is_some_and(|item| {
        item.entry.classes.meets(Classes::of(&[Class::Preposition, Class::With, Class::DeadlineWord]))
            && item.entry.comparator.is_none()
    });
    let comma = list[start..].iter().take(9).position(|item| item.kind == Kind::Mark(','));
    let Some(behind) = comma.filter(|_| opens).map(|comma| start + comma + 1) else { return start };
    let leads = list.get(behind).is_some_and(|item| {
        item.entry.verb_in(form::BASE | form::GERUND).is_some()
            || matches!(item.kind, Kind::Number(_) | Kind::Mark('<'))
            || item.entry.classes.meets(Classes::of(&[
                Class::Quantifier,
                Class::Negation,
                Class::Article,
                Class::Pronoun,
            ]))
            || item.entry.comparator.is_some()
    });
    if leads { behind } else { start }
}

/// Behind all labels ("P1 - Platform - …").
pub(super) fn behind_labels(text: &str, list: &[Item], start: usize) -> usize {
    (0..LABELS).fold(start, |start, _| behind_label(text, list, start))
}

/// How many labels may stand in front of one another.
const LABELS: usize = 3;

/// How many items a label may have that names a role.
const LONGEST_ROLE: usize = 14;

/// Behind a label ("Data quality: …", "Platform - …"), where a sentence follows it.
fn behind_label(text: &str, list: &[Item], start: usize) -> usize {
    let sign = list[start..]
        .iter()
        .take(LONGEST_ROLE + 1)
        .position(|item| matches!(item.kind, Kind::Mark(':' | '–' | '—')));
    let Some(sign) = sign.map(|sign| start + sign) else { return start };
    let label = &list[start..sign];
    let rest = &list[sign + 1..];
    let colon = list[sign].kind == Kind::Mark(':');
    // "Director of Sales and Service, North KR: …" says who.
    let marked = label.last().is_some_and(|item| item.span.of(text).eq_ignore_ascii_case("kr"));
    if colon && marked && !rest.is_empty() {
        return sign + 1;
    }
    let role = colon && label.iter().take(4).any(|item| item.entry.is(Class::Role));
    let spoken = label.iter().filter(|item| !item.bracketed).count();
    let short = role || spoken <= if colon { 5 } else { 3 };
    let first = label.iter().find(|item| !is_skipped(item));
    let bare_verb = label.len() == 1
        && (rest.first().is_some_and(|item| item.entry.verb_in(form::BASE).is_some())
            || rest.iter().any(|item| is_finite(&item.entry)));
    let has_verb = !bare_verb
        && first.is_some_and(|item| {
            item.entry.verb_in(form::BASE | form::GERUND).is_some() && !item.entry.classes.meets(NOUNS)
        })
        || label
            .iter()
            .any(|item| !item.bracketed && (is_finite(&item.entry) || matches!(item.kind, Kind::Number(_))));
    let words = rest.iter().filter(|item| item.kind == Kind::Word && !item.bracketed).count();
    let measured = rest.first().is_some_and(|item| {
        matches!(item.kind, Kind::Number(_) | Kind::Mark('<')) || item.entry.comparator.is_some()
    });
    let metric = label
        .iter()
        .any(|item| item.entry.classes.meets(Classes::of(&[Class::Metric, Class::Measure, Class::Money])));
    if short
        && !label.is_empty()
        && !has_verb
        && (words >= 2 || words == 1 && has_number(rest, 0, rest.len()))
        && !(measured && metric)
    {
        sign + 1
    } else {
        start
    }
}

/// The end of the sentence that begins at `start`.
pub(super) fn sentence_end(list: &[Item], start: usize) -> usize {
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
