//! What a task works on, in words that read well in another sentence.

use super::phrasing::Phrasing;
use crate::statement::{Anatomy, Class, Classes, Entry, NOUNS, Quantity, VerbClass, form};
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
    /// Where the label in front of the sentence ends: "Hiring: …"; 0 where it only says who does it.
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
    /// True where the words at `span` are its head, or hold it: "study" in "case study".
    pub(super) fn is_headed_by(&self, span: Span) -> bool {
        self.span.start <= span.start && span.start <= self.head.start && self.head.end <= span.end
    }

    /// The phrase with its article.
    pub(super) fn with_article(&self) -> Option<String> {
        let words = self.words.as_ref()?;
        Some(if self.is_name { words.clone() } else { format!("the {words}") })
    }
}

/// Finds the object of the task's verb, or its subject where no verb leads.
pub(super) fn object(task: &Reading<'_>, anatomy: &Anatomy) -> Option<Object> {
    let label = label(task);
    // "Head of Legal: …"
    let title = Classes::of(&[Class::Role, Class::Of]);
    let says_who = task.words[..label].iter().any(|word| word.entry.classes.meets(title));
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
            let goes_on = next(task, end).is_some();
            matches!(sort, Sort::People | Sort::Staff)
                && goes_on
                && verb.start >= task.words[end - 1].span.end
        });
        if let Some(next) =
            acted.and_then(|verb| task.words.iter().position(|word| word.span.start >= verb.end))
        {
            start = behind_listed(task, next);
            continue;
        }
        let tail = tail(task, end);
        return Some(Object {
            acts: verb.is_some_and(|verb| verb.start >= task.words[end - 1].span.end) || denied(task, end),
            is_name: !takes_article(task, from, end),
            label_end: task.words.get(label).filter(|_| !says_who).map_or(0, |word| word.span.start),
            span: task.words[from].span.cover(task.words[end - 1].span),
            head: task.words[end - 1].span,
            words: [tail, end]
                .into_iter()
                .filter(|_| !is_torn(task, end))
                .find_map(|end| plain(task, from, end)),
            sort,
        });
    }
}

/// True where the phrase ends in front of a word that looks like a verb and can be none behind one thing: "rhyme"
/// in "rhyme check for names".
fn is_torn(task: &Reading<'_>, end: usize) -> bool {
    let opens = end == 1 && !task.word(0).ends_with('s') && task.words[0].entry.is_unknown();
    let only_base = |next: &Entry| next.verb_in(form::BASE).is_some() && next.verb_in(!form::BASE).is_none();
    opens && next(task, end).is_some_and(only_base)
}

/// True where what follows the phrase says that it no longer is or does something.
fn denied(task: &Reading<'_>, end: usize) -> bool {
    next(task, end).is_some_and(|next| next.is(Class::Negation))
}

/// The word right behind a phrase, with nothing but a blank between.
fn next<'a>(task: &'a Reading<'_>, end: usize) -> Option<&'a Entry> {
    task.words.get(end).filter(|_| task.gap(end) == " ").map(|word| &word.entry)
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
    let bracket = |at: usize| (1..=at).any(|at| task.gap(at).contains('('));
    (1..count.min(6)).find(ends).filter(|&at| count - at >= 2 && !bracket(at)).unwrap_or(0)
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
        // "Hire Sales Lead", "Refactor checkout page": the verb looks like a part of the name.
        None if is_order(task, label) => first.span.end,
        None => return label,
    };
    let at = task.words.iter().position(|word| word.span.start >= end).unwrap_or(count);
    // "go-parser" is no order to go.
    if at < count && task.gap(at) == "-" {
        return label;
    }
    behind_listed(task, at)
}

/// True for a word that tells somebody to do something, whatever else it can be: "hire", "refactor", but not
/// "design"; a word that we do not know does so in front of an article or the like: "greet each guest".
fn is_order(task: &Reading<'_>, at: usize) -> bool {
    let entry = &task.words[at].entry;
    let class = entry.verb_in(form::BASE);
    let leads = Classes::of(&[Class::Article, Class::Determiner, Class::Quantifier]);
    let leads = task.words.get(at + 1).is_some_and(|next| next.entry.classes.meets(leads));
    let noun = entry.classes.meets(NOUNS);
    let order = matches!(class, Some(VerbClass::Staff | VerbClass::Alter)) || class.is_some() && !noun;
    order || entry.is_unknown() && leads && task.gap(at + 1) == " "
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
        // "Best-in-class docs", "a 2-day workshop": a part of a joined word is none.
        let part = at > 0 && is_joined(task.gap(at));
        let number = !joined && quantities.iter().any(|quantity| quantity.span.contains(task.words[at].span));
        let whose = task.word(at).ends_with("'s") || task.word(at).ends_with("’s");
        !idle && !number && !part && !whose && (!entry.classes.meets(skipped) || entry.classes.meets(NOUNS))
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

/// True for what stands between the parts of a joined word: "-", or "2-" where the number is no word.
fn is_joined(gap: &str) -> bool {
    let before = gap.strip_suffix('-').map(|before| before.chars().next_back());
    before.is_some_and(|last| last.is_none_or(char::is_alphanumeric))
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
    // "Sensors run on …": a plural that opens the sentence has its capital from there.
    capital &= !(end == 1 && head.ends_with('s') && is_title(head));
    // "js-kit", "go-parser": joined names in small letters.
    capital |= end - from > 1 && task.gap(end - 1) == "-" && (from + 1..end).all(|at| task.gap(at) == "-");
    !(capital && task.words[end - 1].entry.is_unknown())
}
