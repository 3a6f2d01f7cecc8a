//! `misspelt-keyword`: a line that was meant to be an item or a property.

use super::{
    Finding, FixContext, Level, Page, Rule, Subject,
    rule::{BodyContext, Check},
};
use crate::model::{Key, Quoted};
use crate::rewrite::{Fix, TextEdit};
use crate::text::Span;

/// Shorter words are too often one edit from an ordinary one.
const SHORTEST: usize = 5;

/// Words behind a marker's separator, at most, that can still be a misspelt keyword with its label.
const LONGEST: usize = 24;

/// Characters of a label, at most.
const LABEL: usize = 6;

/// What markers are called, beside the keys of properties.
const MARKERS: &[&str] =
    &["Objective", "Key Result", "Key Results", "Initiative", "Initiatives", "Project", "Projects"];

/// Ordinary words, one edit from a keyword, that people put in front of a colon.
const ORDINARY: &[&str] = &[
    "cycled", "guard", "guided", "guides", "height", "owned", "resource", "scope", "sore", "source", "spore",
    "store", "subject", "support", "trade",
];

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "misspelt-keyword",
    level: Level::Warning,
    on: true,
    words: true,
    summary: "A line begins with a word that is one slip away from a keyword.",
    page: Page {
        what: "It fires where the first word of a note is one edit (a letter missing, added, changed or two \
               swapped) from a marker or a property's key of five letters or more and a colon follows, or where \
               it is a key with an `@name` right behind it and no colon. Tables, fences and front matter are left \
               alone.",
        why: "A misspelt keyword makes the line a note: the objective, key result or owner in it is not seen.",
        bad: "Cycle: 2026-Q4\n\nObjetive: Members feel heard\n  KR1: Raise replies within a day from 40% to \
              80% @pia\n  KR2: Cut open complaints from 60 to 20 @pia\n",
        good: "Cycle: 2026-Q4\n\nObjective: Members feel heard\n  KR1: Raise replies within a day from 40% to 80% @pia\n  \
               KR2: Cut open complaints from 60 to 20 @pia\n",
        configuration: "",
    },
    check: Check::Body(check),
    fixes,
};

fn check(cx: &BodyContext<'_>, findings: &mut Vec<Finding>) {
    let mut quoted = cx.surroundings.quoted;
    for (index, note) in cx.body.notes.iter().enumerate() {
        let text = cx.body.slice(note.span);
        let meant = quoted == Quoted::No && !text.starts_with('|');
        quoted = quoted.after(text, false);
        if let Some(slip) = slip(text).filter(|_| meant) {
            let word = slip.span.of(text);
            let message = match slip.missing_colon {
                true => format!("“{word}” needs a colon to be read: “{word}:”."),
                false => format!(
                    "“{word}” is no keyword, so this line is a note. Did you mean “{}”?",
                    slip.keyword
                ),
            };
            findings.push(Finding::new(
                &RULE,
                Subject::Note(index),
                slip.span.shifted(note.span.start),
                message,
            ));
        }
    }
}

fn fixes(cx: &FixContext<'_>, finding: &Finding) -> Vec<Fix> {
    let Subject::Note(index) = finding.subject else { return Vec::new() };
    let body = cx.body();
    let Some(slip) = body.notes.get(index).and_then(|note| slip(body.slice(note.span))) else {
        return Vec::new();
    };
    let new =
        if slip.missing_colon { format!("{}:", body.slice(finding.span)) } else { slip.keyword.to_owned() };
    vec![Fix {
        title: format!("Correct to “{new}”"),
        edits: vec![cx.edit(TextEdit::replace(finding.span, new))],
        preferred: true,
        safe: true,
    }]
}

/// A word that was meant to be a keyword.
struct Slip {
    span: Span,
    keyword: &'static str,
    missing_colon: bool,
}

fn slip(note: &str) -> Option<Slip> {
    let undressed = note.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = note.len() - undressed.len();
    let head: &str = undressed.char_indices().nth(LONGEST).map_or(undressed, |(end, _)| &undressed[..end]);
    let colon = head.find(':');
    let word = match colon {
        Some(colon) => without_label(&head[..colon]).trim_end_matches(|c: char| !c.is_alphabetic()),
        None => {
            head.split_once(char::is_whitespace).filter(|(_, rest)| rest.trim_start().starts_with('@'))?.0
        }
    };
    let span = Span::new(start, start + word.len());
    if colon.is_none() {
        let keyword = Key::parse(word)?.name();
        return Some(Slip { span, keyword, missing_colon: true });
    }
    // People label items, and also misspell what they label.
    let lower = word.to_lowercase();
    if lower.len() < SHORTEST - 1 || ORDINARY.contains(&lower.as_str()) {
        return None;
    }
    let keyword = keywords().find(|keyword| is_slip(&lower, &keyword.to_lowercase()))?;
    Some(Slip { span, keyword, missing_colon: false })
}

/// The words in front of a label such as "O1" or "2".
fn without_label(marker: &str) -> &str {
    let is_label = |label: &str| {
        label.len() <= LABEL
            && label.ends_with(|c: char| c.is_ascii_digit())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    };
    match marker.trim_end().rsplit_once(' ') {
        Some((words, label)) if is_label(label) => words,
        _ => marker,
    }
}

fn keywords() -> impl Iterator<Item = &'static str> {
    MARKERS.iter().copied().chain(Key::words()).filter(|word| word.len() >= SHORTEST)
}

fn is_slip(word: &str, keyword: &str) -> bool {
    // A plural or a participle is a word of its own.
    let inflected = word.strip_prefix(keyword).is_some_and(|rest| matches!(rest, "s" | "d"));
    let close = word.len().abs_diff(keyword.len()) <= 2;
    !inflected && close && strsim::damerau_levenshtein(word, keyword) == 1
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_fix};

    #[test]
    fn one_slip_is_seen() {
        check(
            "Objetive: Members feel heard
^^^^^^^^ misspelt-keyword: Did you mean “Objective”
- **Key Resutl 1:** Raise replies within a day from 40% to 80%
    ^^^^^^^^^^ misspelt-keyword: Did you mean “Key Result”
Objectve O1: Patients are seen in time
^^^^^^^^ misspelt-keyword: Did you mean “Objective”
Basline: 40%
^^^^^^^ misspelt-keyword: Did you mean “Baseline”
Owner @maria
^^^^^ misspelt-keyword: needs a colon",
        );
    }

    #[test]
    fn ordinary_words_tables_and_fences_are_not() {
        check(
            "Scope: members in Europe
Objectives: see below
Sources: the yearly survey
Subject A1: heard members
Because we said so: nothing
| Objetive: | a |
```
Objetive: in a fence
```
Objective-driven teams: win",
        );
    }

    #[test]
    fn it_is_corrected_in_place() {
        check_fix(
            "Objectve| O1: Members feel heard\n",
            "Correct to “Objective”",
            "Objective O1: Members feel heard\n",
        );
        check_fix(
            "## Objctive| 2: Members feel heard\n",
            "Correct to “Objective”",
            "## Objective 2: Members feel heard\n",
        );
        check_fix("Ow|ner @maria\n", "Correct to “Owner:”", "Owner: @maria\n");
    }
}
