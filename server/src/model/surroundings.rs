//! What a body's judgement depends on beyond its own text.
//!
//! It is found anew for every body at every keystroke, and compared with what it was: so it is small, and says of a body no
//! more than it needs: not how many objectives stand above it, only that it is one too many.

use super::cycle::cycle;
use super::{Block, Body, Key, State, When};
use crate::config::Config;
use crate::statement::Language;

/// What a body's judgement may depend on beyond its own text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Some key result of the document has an owner.
    pub owners_in_use: bool,
    /// An open key result stands further up.
    pub key_results_above: bool,
    /// The document, or the section, has an owner.
    pub owned_above: bool,
    /// The document, or the section, says which objective it supports.
    pub supports_above: bool,
    /// Key results without an objective end right above.
    pub behind_orphans: bool,
    /// The first open key result of a document that nowhere says by when stands here.
    pub undated: bool,
    /// The days of the cycle that holds here, where it has dates.
    pub cycle: Option<When>,
    /// Another objective further up in the section has the same label.
    pub label_taken: bool,
    /// The objective is the first of its section that is one too many.
    pub one_too_many: bool,
    /// The body starts inside a fence or front matter, where text is quoted and not meant.
    pub quoted: Quoted,
    /// The words of the document are not English, so nothing is to be said about them.
    pub foreign: bool,
    /// Those of a foreign document begin in this body.
    pub opens_foreign: bool,
}

/// Markdown that quotes text instead of meaning it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quoted {
    /// None of it.
    #[default]
    No,
    /// Between two fences, of backticks or of tildes.
    Fence(char),
    /// Between the `---` of the document's first line and the next one.
    FrontMatter,
}

impl Quoted {
    /// What holds behind `line`, given what held before it; `first` for the first line of the document.
    #[must_use]
    pub fn after(self, line: &str, first: bool) -> Self {
        let opens = [("```", '`'), ("~~~", '~')].into_iter().find(|(fence, _)| line.starts_with(fence));
        match (self, opens) {
            (Self::No, Some((_, sign))) => Self::Fence(sign),
            (Self::Fence(open), Some((_, sign))) if open == sign => Self::No,
            (Self::No, None) if first && line.trim_end() == "---" => Self::FrontMatter,
            (Self::FrontMatter, _) if line.trim_end() == "---" => Self::No,
            (now, _) => now,
        }
    }

    /// What holds at `at` of `body`, given what held at its start; `first` for the first body of the document.
    #[must_use]
    pub fn at(self, body: &Body, at: usize, first: bool) -> Self {
        let above = body.notes.iter().take_while(|note| note.span.start < at);
        above.fold(self, |quoted, note| {
            quoted.after(body.slice(note.span), first && body.lines(note.span).start == 0)
        })
    }
}

/// What surrounds each body, in order.
pub(super) fn surroundings(blocks: &[Block], config: &Config) -> Vec<Surroundings> {
    let days = |text: &str| cycle(text, config.fiscal_year_start);
    let dated = config.cycle.is_some() || blocks.iter().any(|block| block.body.names_deadline());
    let words = blocks.iter().map(|block| block.body.language).fold(Language::default(), Language::with);
    let foreign = !words.is_english();
    let mut opens_foreign = foreign;
    let mut here = Surroundings {
        foreign,
        owners_in_use: blocks.iter().any(|block| block.body.names_owners()),
        cycle: config.cycle.as_deref().and_then(days),
        ..Surroundings::default()
    };
    let mut all = Vec::with_capacity(blocks.len());
    let mut section = Section::default();
    for (index, Block { body, .. }) in blocks.iter().enumerate() {
        if section.has_items && body.opens_section() {
            std::mem::take(&mut section).mark_taken_labels(&mut all);
            (here.owned_above, here.supports_above) = (false, false);
        }
        let says = |key| body.properties.get(key).is_some_and(|property| body.is_filled(property));
        here.owned_above |= says(Key::Owner);
        here.supports_above |= says(Key::Supports);
        if let Some(property) = body.properties.get(Key::Cycle) {
            here.cycle = days(body.slice(property.value.span));
        }
        let has_open = body.open_key_results().next().is_some();
        let meant = here.quoted == Quoted::No;
        here.undated = has_open && meant && !dated && !here.key_results_above;
        let has_items = body.first_item().is_some();
        here.opens_foreign = opens_foreign && has_items;
        opens_foreign &= !has_items;
        here.label_taken = false;
        let number = if meant { section.take_in(body, all.len()) } else { None };
        here.one_too_many = number == Some(config.limits.max_objectives.saturating_add(1));
        all.push(here);

        here.key_results_above |= has_open;
        let orphans = body.objective.is_none() && !body.key_results.is_empty();
        here.behind_orphans = orphans || (here.behind_orphans && body.objective.is_none() && !body.heading);
        here.quoted = here.quoted.at(body, body.text.len(), index == 0);
    }
    section.mark_taken_labels(&mut all);
    all
}

/// What is counted within a section.
#[derive(Default)]
struct Section<'a> {
    has_items: bool,
    objectives: usize,
    /// The labels of its objectives, each with a number that sorts fast, and where the objective stands.
    labels: Vec<(u64, &'a str, usize)>,
}

impl<'a> Section<'a> {
    /// Counts what `body` holds, and says which objective of the section it is.
    fn take_in(&mut self, body: &'a Body, index: usize) -> Option<usize> {
        let objective = body.objective.as_ref();
        self.has_items |= body.has_results();
        if let Some(label) = objective.and_then(|objective| objective.label.as_ref()) {
            self.labels.push((sorting_number(&label.name), &label.name, index));
        }
        objective.filter(|objective| objective.state != State::Dropped)?;
        self.objectives += 1;
        Some(self.objectives)
    }

    fn mark_taken_labels(mut self, all: &mut [Surroundings]) {
        // Labels that are in order already, as most are, cost next to nothing here.
        self.labels.sort_unstable();
        for pair in self.labels.windows(2) {
            all[pair[1].2].label_taken = pair[0].1 == pair[1].1;
        }
    }
}

/// The first bytes of a label as a number, the length before them: `O9` comes before `O10`.
fn sorting_number(label: &str) -> u64 {
    label.bytes().take(7).fold(label.len() as u64, |number, byte| number << 8 | u64::from(byte))
}
