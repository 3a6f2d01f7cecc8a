//! What a key result is taken for, why, and what is wrong with it.

use super::Context;
use crate::model::{KeyResult, State, Statement};
use crate::page::Page;
use crate::rewrite;
use crate::rules::Subject;
use crate::statement::{self, Anatomy, Evidence, Kind};

/// Reasons given, at most.
const REASONS: usize = 3;

/// Findings repeated, at most.
const FINDINGS: usize = 3;

/// Reasons that say something to the sum of all, but nothing to a reader.
const SILENT: &[&str] = &[
    "a figure",
    "a long sentence",
    "a short sentence",
    "a word for a doer",
    "a word for a quality",
    "a verb of making or handing over",
    "a word for an activity",
    "begins with a verb",
    "ends with a figure",
    "names something as done",
    "of something",
];

/// What it is, in a word; `None` where nothing is to be said of its words.
pub(super) fn kind(cx: &Context<'_>, key_result: &KeyResult) -> Option<&'static str> {
    let judged = cx.knows_words() && key_result.state == State::Open && !key_result.is_empty();
    judged.then_some(match key_result.anatomy.kind {
        Kind::Outcome => "an outcome",
        Kind::Output => "a task",
        Kind::Mixed => "a task with its outcome",
        Kind::Unclear => "outcome or task?",
    })
}

/// Why nothing is said of its words.
pub(super) fn unjudged(cx: &Context<'_>, key_result: &KeyResult) -> &'static str {
    match key_result.state {
        State::Done => "done",
        State::Dropped => "dropped",
        State::Open if cx.knows_words() => "still without words",
        State::Open => "not judged, as it is not in English",
    }
}

/// Adds the evidence for it, the strongest first.
pub(super) fn evidence(cx: &Context<'_>, key_result: &KeyResult, page: &mut Page) {
    let anatomy = &*key_result.anatomy;
    if anatomy.kind == Kind::Unclear {
        return;
    }
    let Statement { span, tokens } = &key_result.statement;
    let evidence = statement::evidence(cx.body.slice(*span), tokens, cx.config().lexicon());
    let speaks = |weight: f32| (weight > 0.0) == (anatomy.kind != Kind::Outcome);
    let mut told: Vec<&Evidence> = Vec::with_capacity(REASONS);
    for reason in evidence.iter().filter(|it| speaks(it.weight) && is_telling(anatomy, it)) {
        // The strongest thing that is said of the same words is enough.
        if told.len() < REASONS && told.iter().all(|other| other.span != reason.span) {
            told.push(reason);
        }
    }
    let core = rewrite::core(cx.body, key_result);
    let reasons: Vec<String> = told
        .into_iter()
        .map(|it| {
            let span = key_result.place(it.span);
            let all = it.span.is_empty() || span.contains(core);
            let words =
                if all { String::new() } else { format!("{}: ", cx.format.quoted(cx.body.slice(span))) };
            format!("{words}{}", cx.format.own(it.reason))
        })
        .collect();
    if !reasons.is_empty() {
        page.paragraph("What says so:");
        page.list(&reasons);
    }
}

/// True where a reason says something to a reader, and of words that are read as they are meant.
fn is_telling(anatomy: &Anatomy, evidence: &Evidence) -> bool {
    let of_verb = anatomy.verb.is_some_and(|verb| verb.span == evidence.span);
    let as_noun = of_verb && evidence.reason.starts_with("speaks of");
    let denied = evidence.reason == "no figure" && anatomy.has_number();
    let nothing_known = evidence.reason.ends_with(" a thing");
    !as_noun && !denied && !nothing_known && !SILENT.contains(&evidence.reason)
}

/// Adds what is wrong with it, a sentence each; `false` where nothing is.
pub(super) fn findings(cx: &Context<'_>, index: usize, page: &mut Page) -> bool {
    let rulings = cx.analysis.judgement().rulings_of(cx.block);
    let of_it = rulings.filter(|ruling| ruling.finding.subject == Subject::KeyResult(index));
    let sentences: Vec<String> =
        of_it.take(FINDINGS).map(|ruling| cx.format.user(first_sentence(&ruling.finding.message))).collect();
    if !sentences.is_empty() {
        page.paragraph("To look at:");
        page.list(&sentences);
    }
    !sentences.is_empty()
}

/// The first sentence of a message; full stops in quotations end none.
fn first_sentence(message: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in message.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '.' | '?' | '!' if depth == 0 && message[at + 1..].starts_with(' ') => return &message[..=at],
            _ => {}
        }
    }
    message
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_outside_of_quotations() {
        for (message, first) in [
            ("It is a task. Say what it changes.", "It is a task."),
            ("“Ship it. Now” is a task. Say why.", "“Ship it. Now” is a task."),
            ("“99.9%” stands alone. Say more.", "“99.9%” stands alone."),
            ("No end", "No end"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(message), first);
        }
    }
}
