//! What may stand at the cursor, and which text it would replace.
//!
//! The kind of line decides first: comment, property, statement, or a line that is still to become something.

mod comment;
pub(super) mod line;
mod statement;
mod value;

use super::scene::Scene;
use crate::model::{Key, KeyResult, Place, Suppression};
use crate::statement::VerbClass;
use crate::text::Span;

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'a> {
    /// The beginning of a line: a marker, a template, a key.
    Line,
    /// The words of a key result that has none yet.
    Opening,
    /// What is measured, behind a verb of this class.
    Metric(VerbClass),
    /// How much it is to change.
    Change(Change),
    /// What the number in front is counted in; true where it says from where a change starts.
    Unit(bool),
    /// By when.
    Deadline,
    /// Somebody.
    Person,
    /// What stands in the brackets of a key result.
    Attribute(&'a KeyResult),
    /// The value of a property of that item, or of the document.
    Value(Key, Option<Place>),
    /// What a comment says to this program.
    Directive,
    /// The name of a rule in a comment.
    Rule(&'a Suppression),
    /// What fills in the blank of that name.
    Blank(&'a str),
}

/// What of a change is still to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// All of it, behind a verb of this class.
    Whole(VerbClass),
    /// What comes behind "from".
    BehindFrom,
}

/// What may stand at the cursor, and which text it would replace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) slot: Slot<'a>,
    /// The text in front of the cursor that goes.
    pub(super) insert: Span,
    /// The same, and what goes behind the cursor.
    pub(super) replace: Span,
    /// What goes, up to the cursor.
    typed: &'a str,
    /// All that may go.
    replaced: &'a str,
    /// How much of that says nothing about what is looked for: blanks, a bullet.
    lead: usize,
    /// What stands between the text in front and an item.
    pub(super) gap: &'static str,
}

impl<'a> Context<'a> {
    /// An item replaces the text from `start` to the cursor, and may replace that up to `end`.
    fn new(scene: &Scene<'a>, slot: Slot<'a>, start: usize, end: usize) -> Option<Self> {
        // No edit reaches into another line.
        let fits = scene.line.start <= start && start <= scene.at && scene.at <= end && end <= scene.line.end;
        fits.then(|| Self {
            slot,
            insert: Span::new(start, scene.at),
            replace: Span::new(start, end),
            typed: scene.from(start),
            replaced: scene.body.slice(Span::new(start, end)),
            lead: 0,
            gap: "",
        })
    }

    /// The same, where the first `lead` bytes of what is typed say nothing, and items bring `gap` instead.
    fn behind(self, lead: usize, gap: &'static str) -> Self {
        Self { lead, gap, ..self }
    }

    /// The same, where no text may stay behind the cursor: what closes a bracket would stand there twice.
    fn whole(self) -> Self {
        Self { insert: self.replace, ..self }
    }

    /// What goes with it, and says nothing about it.
    pub(super) fn lead(&self) -> &'a str {
        &self.typed[..self.lead]
    }

    /// The same, where that stays.
    pub(super) fn without_lead(&self) -> Self {
        let Self { insert, replace, lead, .. } = *self;
        Self {
            insert: Span::new(insert.start + lead, insert.end),
            replace: Span::new(replace.start + lead, replace.end),
            typed: &self.typed[lead..],
            replaced: &self.replaced[lead..],
            lead: 0,
            ..*self
        }
    }

    /// What a person has typed of the item.
    pub(super) fn word(&self) -> &'a str {
        match self.slot {
            Slot::Blank(_) => "",
            _ => &self.typed[self.lead..],
        }
    }

    /// True where an item that is found by `filter` goes on as the text begins.
    pub(super) fn fits(&self, filter: &str) -> bool {
        match self.slot {
            // A line begins as its item does.
            Slot::Line | Slot::Opening => begins(self.word(), filter),
            _ => fits(self.word(), filter),
        }
    }

    /// What a client compares with the text that goes: an item is found by `filter`.
    pub(super) fn filter(&self, filter: &str) -> String {
        match self.slot {
            // Whatever stands in the blank, everything fits.
            Slot::Blank(_) => self.replaced.to_owned(),
            _ => format!("{}{filter}", self.lead()),
        }
    }
}

/// What may stand at the cursor, the likeliest first; empty where nothing is to be offered.
pub(super) fn read<'a>(scene: &Scene<'a>) -> Vec<Context<'a>> {
    if !scene.is_meant() {
        return Vec::new();
    }
    let kind = comment::read(scene).or_else(|| value::read(scene)).or_else(|| statement::read(scene));
    kind.unwrap_or_else(|| line::read(scene).into_iter().collect())
}

/// True where `word` begins `filter`, whatever its case.
pub(super) fn begins(word: &str, filter: &str) -> bool {
    let mut filter = filter.chars().flat_map(char::to_lowercase);
    word.chars().flat_map(char::to_lowercase).all(|char| filter.next() == Some(char))
}

/// True where `word` begins `filter`, or a word in it.
pub(super) fn fits(word: &str, filter: &str) -> bool {
    let mut inside = false;
    let mut fits_at = |(at, char): (usize, char)| {
        let opens = !std::mem::replace(&mut inside, char.is_alphanumeric());
        opens && begins(word, &filter[at..])
    };
    word.is_empty() || filter.char_indices().any(&mut fits_at)
}

/// Where the word ends that the cursor stands in.
fn word_end(scene: &Scene<'_>) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’' | '%');
    let behind = scene.behind();
    scene.at + behind.find(|c| !is_word(c)).unwrap_or(behind.len())
}

/// Where the word begins that the cursor stands behind.
fn word_start(scene: &Scene<'_>, from: usize) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    from + scene.from(from).trim_end_matches(is_word).len()
}
