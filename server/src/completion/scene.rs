//! What surrounds the cursor. All spans count from the start of the body that it stands in.

use jiff::civil::Date;

use super::Question;
use crate::config::Config;
use crate::model::{Block, Body, Document, KeyResult, Period, Place, Quoted, Surroundings, When};
use crate::rewrite::without_mark;
use crate::rules::Judgement;
use crate::text::Span;

/// The cursor, and what surrounds it.
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) judgement: &'a Judgement,
    pub(super) config: &'a Config,
    /// The index of the body.
    pub(super) block: usize,
    /// Where the body starts in the document.
    pub(super) start: usize,
    pub(super) body: &'a Body,
    pub(super) surroundings: Surroundings,
    pub(super) at: usize,
    /// The line of the cursor, without its break.
    pub(super) line: Span,
    pub(super) trigger: Option<char>,
    pub(super) today: Date,
}

impl<'a> Scene<'a> {
    /// `nothing` stands for the body of a document that has none.
    pub(super) fn of(question: Question<'a>, nothing: &'a Body) -> Option<Self> {
        let Question { analysis, at, trigger, today } = question;
        let (document, judgement) = (analysis.document(), analysis.judgement());
        let block = document.block_at(at);
        let (start, body) = match block.and_then(|block| document.blocks().get(block)) {
            Some(Block { start, body }) => (*start, &**body),
            None => (0, nothing),
        };
        let block = block.unwrap_or_default();
        let at = at - start;
        if !body.text.is_char_boundary(at) {
            return None;
        }
        let lines = body.lines(Span::empty(at));
        let line = body.without_break(without_mark(body, lines));
        let surroundings = judgement.surroundings_of(block);
        let config = judgement.config();
        let inside = line.start <= at && at <= line.end;
        inside.then_some(Self {
            document,
            judgement,
            config,
            block,
            start,
            body,
            surroundings,
            at,
            line,
            trigger,
            today,
        })
    }

    /// The text from `start` to the cursor.
    pub(super) fn from(&self, start: usize) -> &'a str {
        self.body.slice(Span::new(start, self.at))
    }

    /// The text from the cursor to the end of its line.
    pub(super) fn behind(&self) -> &'a str {
        self.body.slice(Span::new(self.at, self.line.end))
    }

    /// True where "the" stands in front of `word`, which ends at the cursor.
    pub(super) fn ends_with_article(&self, word: &str) -> bool {
        let before = self.from(self.line.start).strip_suffix(word).unwrap_or_default().trim_end();
        before.rsplit(char::is_whitespace).next().is_some_and(|last| last.eq_ignore_ascii_case("the"))
    }

    /// True where the line means what it says: it stands in no fence, front matter or table.
    pub(super) fn is_meant(&self) -> bool {
        let quoted = self.surroundings.quoted.at(self.body, self.line.start, self.block == 0);
        quoted == Quoted::No && !self.body.slice(self.line).trim_start().starts_with('|')
    }

    /// The items of the body, in no order, each with where it begins.
    fn items(&self) -> impl Iterator<Item = (Place, usize)> + '_ {
        self.body.items().filter_map(|place| Some((place, self.body.layout(place)?.head.start)))
    }

    /// The item that stands nearest above the line of the cursor.
    pub(super) fn item_above(&self) -> Option<Place> {
        let above = self.items().filter(|(_, start)| *start < self.line.start);
        above.max_by_key(|(_, start)| *start).map(|(place, _)| place)
    }

    /// The item whose own lines the cursor stands on.
    pub(super) fn item_here(&self) -> Option<Place> {
        let on_it = |place: &Place| {
            let head = self.body.layout(*place).map(|layout| layout.head);
            head.is_some_and(|head| {
                head.start <= self.line.start && self.line.start < head.end.max(head.start + 1)
            })
        };
        self.items().map(|(place, _)| place).find(on_it)
    }

    /// The key result that the cursor stands in, or below.
    pub(super) fn key_result(&self) -> Option<&'a KeyResult> {
        match self.item_here().or_else(|| self.item_above())? {
            Place::KeyResult(index) => self.body.key_results.get(index),
            Place::Objective | Place::Initiative(_) => None,
        }
    }

    /// The bodies of the section that the cursor stands in, with their indices.
    pub(super) fn section(&self) -> impl Iterator<Item = (usize, &'a Body)> + use<'a> {
        let blocks = self.document.blocks();
        self.document.section_of(self.block).map(|at| (at, &*blocks[at].body))
    }

    /// The days of the cycle that holds here.
    pub(super) fn cycle(&self) -> Option<When> {
        self.surroundings.cycle
    }

    /// The year's quarter that today lies in.
    pub(super) fn this_quarter(&self) -> Option<Period> {
        let month = (self.today.month() - 1) / 3 * 3 + 1;
        Period::months(self.today.year(), month, 3)
    }
}
