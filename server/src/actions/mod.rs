//! What the menu at a place offers: fixes for what is wrong there, refactorings and additions of the key results
//! there, and the mending of the whole document.
//!
//! Which ways out a finding has is the rules' business, what they edit `rewrite`'s; here they are gathered and put in
//! order. How a client takes them is `lsp`'s.

pub mod fix_all;
mod fixes;
mod refactors;
#[cfg(test)]
mod tests;

use fixes::Naming;
use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::model::{KeyResult, State, Surroundings};
use crate::rewrite::{Fix, TextEdit};
use crate::rules::{FixContext, Ruling};
use crate::text::Span;

/// What sort of action it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It ends a finding.
    Fix,
    /// It says a key result in another way, or elsewhere.
    Rewrite,
    /// It adds to a key result what it lacks.
    Addition,
    /// It mends the whole document.
    FixAll,
}

/// An action with what it is for.
#[derive(Clone, Debug)]
pub struct Action<'a> {
    /// Its sort.
    pub kind: Kind,
    /// What it does; of the mending of the document the first round.
    pub fix: Fix,
    /// The finding that it ends.
    pub ruling: Option<Ruling<'a>>,
}

impl Action<'_> {
    /// What it does to the document.
    #[must_use]
    pub fn edits(&self, analysis: &Analysis) -> Vec<TextEdit> {
        match self.kind {
            Kind::FixAll => fix_all::to_the_end(analysis, &self.fix.edits),
            _ => self.fix.edits.clone(),
        }
    }
}

/// A place where actions are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    /// The place.
    pub span: Span,
    /// The date of a check-in that is made now.
    pub today: Date,
}

impl<'a> Query<'a> {
    /// The actions of the kinds that are wanted, in the order of the menu: what is wrong comes first, what a person
    /// most likely wants at the top, and not to hear of it last.
    #[must_use]
    pub fn actions(&self, wanted: impl Fn(Kind) -> bool) -> Vec<Action<'a>> {
        let rulings = if wanted(Kind::Fix) { fixes::rulings(self) } else { Vec::new() };
        let naming = Naming::of(self);
        let mut actions = fixes::fixes(naming, &rulings);
        let refactors = refactors::refactors(self, &wanted);
        // What a fix does already, under whatever name, is offered once.
        let is_new = |action: &Action<'_>| actions.iter().all(|fix| fix.fix.edits != action.fix.edits);
        let refactors: Vec<_> = refactors.into_iter().filter(is_new).collect();
        actions.extend(refactors);
        actions.extend(fixes::silences(naming, &rulings));
        if wanted(Kind::FixAll) {
            actions.extend(fix_all::action(self.analysis));
        }
        actions
    }

    /// The indices of the bodies that the place touches.
    fn blocks(&self) -> std::ops::Range<usize> {
        let document = self.analysis.document();
        match (document.block_at(self.span.start), document.block_at(self.span.end)) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        }
    }

    /// The key results that the place touches, where they are still open and the text means them.
    fn key_results(&self) -> Vec<Target<'a>> {
        let document = self.analysis.document();
        let judgement = self.analysis.judgement();
        let in_block = |block: usize| {
            let cx = FixContext { document, block, config: judgement.config() };
            let surroundings = judgement.surroundings_of(block);
            let touched = move |key_result: &&KeyResult| {
                let head = key_result.layout.head;
                let text = Span::new(head.start, head.start + cx.body().slice(head).trim_end().len());
                document.place(block, text).touches(self.span)
            };
            let open = |key_result: &&KeyResult| key_result.state == State::Open && !key_result.is_empty();
            let key_results = cx.body().key_results.iter().filter(open).filter(touched);
            key_results.map(move |key_result| Target { cx, surroundings, key_result, today: self.today })
        };
        self.blocks().flat_map(in_block).collect()
    }
}

/// A key result to which actions apply.
#[derive(Clone, Copy, Debug)]
struct Target<'a> {
    cx: FixContext<'a>,
    surroundings: Surroundings,
    key_result: &'a KeyResult,
    today: Date,
}
