//! What a task works on, in words that read well in another sentence.

use super::phrasing::Phrasing;
use crate::statement::{Anatomy, Class, Classes, NOUNS, Quantity, VerbClass};
use crate::text::Span;
use crate::topics::Reading;

/// Words of a phrase, and its characters, at most: more is no name for a thing.
const WORDS_MAX: usize = 5;
const LENGTH_MAX: usize = 45;

/// What sort of thing the object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Others.
    People,
    /// Whom one hires, and who works here.
    Staff,
    /// Paper, or work about work.
    Paper,
    /// A way of working.
    Process,
    /// Something that is made, known by name or by the lexicon.
    Made,
    Other,
}

/// What a task works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    /// Where the label in front of the sentence ends: "Hiring: …".
    pub(super) label_end: usize,
    /// Where its noun phrase stands, for weighing the words in it.
    pub(super) span: Span,
    /// Where its head stands.
    pub(super) head: Span,
    /// The phrase without an article; `None` where it does not read well elsewhere.
    pub(super) words: Option<String>,
    /// What sort of thing it is.
    pub(super) sort: Sort,
    /// True where it stands in front of its verb: "Lighthouse runs on …".
    pub(super) acts: bool,
    /// True where it is called by its name.
    pub(super) is_name: bool,
}

impl Object {
    /// The phrase with its article.
    pub(super) fn with_article(&self) -> Option<String> {
        let words = self.words.as_ref()?;
        Some(if self.is_name { words.clone() } else { format!("the {words}") })
    }
}

/// Finds the object of the task's verb, or its subject where no verb leads.
pub(super) fn object(task: &Reading<'_>, anatomy: &Anatomy) -> Option<Object> {
    let label = label(task);
    let verb = anatomy.verb.map(|verb| verb.span);
    let mut start = behind_verb(task, label, verb);
    loop {
        let (from, end) = phrase(task, start, verb, &anatomy.quantities)?;
        let head = task.word(end - 1);
        let of = task.words.get(end).is_some_and(|next| next.entry.is(Class::Of));
        if of && Phrasing::Empty.is(head) {
            start = end + 1;
            continue;
        }
        let sort = sort(task, from, end);
        // "Users can see the history": it is about what they see.
        let acted = verb.filter(|verb| {
            matches!(sort, Sort::People | Sort::Staff) && verb.start >= task.words[end - 1].span.end
        });
        if let Some(next) =
            acted.and_then(|verb| task.words.iter().position(|word| word.span.start >= verb.end))
        {
            start = behind_listed(task, next);
            continue;
        }
        let tail = tail(task, end);
        return Some(Object {
            acts: verb.is_some_and(|verb| verb.start >= task.words[end - 1].span.end),
            is_name: !takes_article(task, from, end),
            label_end: task.words.get(label).map_or(0, |word| word.span.start),
            span: task.words[from].span.cover(task.words[end - 1].span),
            head: task.words[end - 1].span,
            words: [tail, end].into_iter().find_map(|end| plain(task, from, end)),
            sort,
        });
    }
}

fn sort(task: &Reading<'_>, from: usize, end: usize) -> Sort {
    let head = task.word(end - 1);
    let entry = &task.words[end - 1].entry;
    let people = Classes::of(&[Class::Outside, Class::Inside, Class::Role]);
    let made = Classes::of(&[Class::Deliverable, Class::System]);
    match () {
        () if entry.classes.meets(people) && !entry.is(Class::Metric) => {
            if entry.is(Class::Outside) {
                Sort::People
            } else {
                Sort::Staff
            }
        }
        () if Phrasing::Paper.is(head) => Sort::Paper,
        () if Phrasing::Process.is(head) => Sort::Process,
        () if entry.classes.meets(made) || !takes_article(task, from, end) => Sort::Made,
        () => Sort::Other,
    }
}

/// Where the sentence begins, behind a label: "Hiring: …".
fn label(task: &Reading<'_>) -> usize {
    let count = task.words.len();
    let ends = |at: &usize| task.gap(*at).contains([':', '–', '—']) || task.gap(*at).contains(" - ");
    (1..count.min(6)).find(ends).filter(|at| count - at >= 2).unwrap_or(0)
}

/// Where the words behind the leading verbs begin; at `label` where no verb leads.
fn behind_verb(task: &Reading<'_>, label: usize, verb: Option<Span>) -> usize {
    let count = task.words.len();
    let Some(first) = task.words.get(label) else { return label };
    let idle = Classes::of(&[Class::Adverb, Class::Article, Class::Pronoun]);
    let leads = |verb: &Span| {
        let mut before = task.words[label..].iter().take_while(|word| word.span.end <= verb.start);
        verb.start >= first.span.start && before.all(|word| word.entry.classes.meets(idle))
    };
    let end = match verb.filter(leads) {
        Some(verb) => verb.end,
        // "Hire Sales Lead": in Title Case the verb looks like a part of the name.
        None if matches!(first.entry.verb, Some((VerbClass::Staff, _))) => first.span.end,
        None => return label,
    };
    let at = task.words.iter().position(|word| word.span.start >= end).unwrap_or(count);
    behind_listed(task, at)
}

/// Behind the verbs that go on from a leading one: "develop and deliver", "review, document".
fn behind_listed(task: &Reading<'_>, mut at: usize) -> usize {
    let count = task.words.len();
    while at + 1 < count {
        let and = task.words[at].entry.is(Class::Conjunction);
        let next = &task.words[if and { at + 1 } else { at }];
        let listed = and || task.gap(at).contains([',', '/']);
        if !listed || next.entry.verb.is_none() {
            break;
        }
        at += 1 + usize::from(and);
    }
    at
}

/// The noun phrase at or behind a place, by first word and end.
fn phrase(
    task: &Reading<'_>,
    start: usize,
    verb: Option<Span>,
    quantities: &[Quantity],
) -> Option<(usize, usize)> {
    let skipped = Classes::of(&[
        Class::Article,
        Class::Determiner,
        Class::Quantifier,
        Class::Adverb,
        Class::MakeAdjective,
        Class::QualityAdjective,
        Class::Comparative,
        Class::Vague,
        Class::Pronoun,
        Class::Preposition,
        Class::Conjunction,
        Class::Window,
        Class::Rhythm,
        Class::External,
        Class::Auxiliary,
        Class::Has,
        Class::Modal,
    ]);
    let from = (start..task.words.len()).take(9).find(|&at| {
        let entry = &task.words[at].entry;
        let idle = Phrasing::Superlative.is(task.word(at));
        let joined = at + 1 < task.words.len() && task.gap(at + 1) == "-";
        let number = !joined && quantities.iter().any(|quantity| quantity.span.contains(task.words[at].span));
        !idle && !number && (!entry.classes.meets(skipped) || entry.classes.meets(NOUNS))
    })?;
    let acts = |at: usize| verb.is_some_and(|verb| verb.start == task.words[at].span.start);
    let mut end = from + 1;
    while end < task.words.len() && end - from < WORDS_MAX && !acts(end) && goes_on(task, end) {
        end += 1;
    }
    if task.words[end - 1].entry.is(Class::Conjunction) && end - from > 1 {
        end -= 1;
    }
    Some((from, end))
}

/// True where the word belongs to the phrase that the words in front of it began.
fn goes_on(task: &Reading<'_>, at: usize) -> bool {
    let entry = &task.words[at].entry;
    let ends = Classes::of(&[
        Class::Article,
        Class::Determiner,
        Class::Pronoun,
        Class::Preposition,
        Class::Conjunction,
        Class::Subordinator,
        Class::Relative,
        Class::Auxiliary,
        Class::Has,
        Class::Modal,
        Class::Negation,
        Class::Adverb,
        Class::Quantifier,
        Class::DoneAdjective,
        Class::Rhythm,
        Class::DeadlineWord,
        Class::Means,
        Class::Guard,
        Class::Purpose,
    ]);
    let joined = matches!(task.gap(at), "-" | "/");
    let apart = !matches!(task.gap(at), " " | "-" | "/" | " & ");
    let noun = entry.classes.meets(NOUNS);
    let capital = |at: usize| at < task.words.len() && task.word(at).starts_with(char::is_uppercase);
    let verb = entry.verb.is_some() && !noun && !task.word(at).ends_with("ing") && !capital(at);
    // "Java or Go support": names side by side.
    let or = entry.is(Class::Conjunction) && capital(at - 1) && capital(at + 1) && !apart;
    // "The form accessible for …": an adjective behind its noun tells more of it.
    let trails = entry.is(Class::QualityAdjective) && task.words[at - 1].entry.classes.meets(NOUNS);
    joined || or || !trails && !apart && !verb && (noun || !entry.classes.meets(ends))
}

/// The end of a short "for …" or "of …" behind the phrase.
fn tail(task: &Reading<'_>, end: usize) -> usize {
    let joins = task.words.get(end).is_some_and(|word| word.entry.is(Class::Of) || task.word(end) == "for");
    if !joins || task.gap(end) != " " {
        return end;
    }
    let mut last = end + 1;
    if task.words.get(last).is_some_and(|word| word.entry.is(Class::Article)) && task.gap(last) == " " {
        last += 1;
    }
    let first = last;
    let noun = |at: usize| !task.words[at].entry.verb.is_some_and(|_| task.word(at).ends_with("ing"));
    while last < task.words.len()
        && last - first < 3
        && noun(last)
        && !task.gap(last).is_empty()
        && goes_on(task, last)
    {
        last += 1;
    }
    let cut = last < task.words.len() && task.gap(last) == " " && (!noun(last) || goes_on(task, last));
    if last == first || cut { end } else { last }
}

/// The words as they may stand in the middle of another sentence; `None` where they do not read well there.
fn plain(task: &Reading<'_>, from: usize, end: usize) -> Option<String> {
    let span = task.words[from].span.cover(task.words[end - 1].span);
    let raw = span.of(task.text);
    let strange = |char: char| !(char.is_alphanumeric() || " -/&.'’{}_+".contains(char));
    let idle = end == from + 1 && Phrasing::Idle.is(raw);
    let unit = end == from + 1 && task.words[from].entry.unit.is_some();
    if raw.len() > LENGTH_MAX || raw.contains(strange) || idle || unit || raw.len() < 3 {
        return None;
    }
    // Title Case and the first word of a sentence are no names.
    let known = |at: usize| {
        !task.words[at].entry.is_unknown() && is_title(task.word(at)) && !Phrasing::Kind.is(task.word(at))
    };
    let titled = (from..end).all(known);
    let mut words = String::with_capacity(raw.len());
    for at in from..end {
        if at > from {
            words.push_str(task.gap(at));
        }
        let word = task.word(at);
        if titled || at == 0 && known(at) {
            words.extend(word.chars().flat_map(char::to_lowercase))
        } else {
            words.push_str(word)
        }
    }
    Some(words)
}

/// One capital in front of small letters.
fn is_title(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(|char| char.is_lowercase() || char == '\'')
}

/// A name takes no article: "Lighthouse", "js-kit"; a thing does: "the search page".
fn takes_article(task: &Reading<'_>, from: usize, end: usize) -> bool {
    let head = task.word(end - 1);
    // "The CMS": what is shouted is short for a thing.
    if !head.contains(char::is_lowercase) && head.contains(char::is_alphabetic) {
        return true;
    }
    let mut capital = head.starts_with(char::is_uppercase)
        || head.contains(|char: char| ".{_".contains(char) || char.is_ascii_digit());
    // "js-kit", "go-parser": joined names in small letters.
    capital |= end - from > 1 && task.gap(end - 1) == "-" && (from + 1..end).all(|at| task.gap(at) == "-");
    !(capital && task.words[end - 1].entry.is_unknown())
}
