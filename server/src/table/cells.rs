//! What the table says of one key result.

use jiff::civil::Date;

use super::text::{cell, labelled};
use crate::analysis::Analysis;
use crate::facts::figures::Figures;
use crate::facts::{due, owners};
use crate::model::{Body, Commitment, Key, KeyResult, State, Status, Surroundings};
use crate::rewrite;
use crate::rules::{explicit_pair, with_unit};
use crate::syntax::TokenKind;
use crate::text::Span;

/// How many columns a key result has.
pub(super) const OF_KEY_RESULT: usize = 9;

/// Where a remark begins behind a value.
const REMARKS: [&str; 3] = [" - ", " – ", " — "];

/// What is known of where a key result stands.
pub(super) struct Context<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) body: &'a Body,
    pub(super) surroundings: Surroundings,
    pub(super) today: Date,
}

impl Context<'_> {
    /// What the columns of a key result say.
    pub(super) fn cells(&self, key_result: &KeyResult) -> [String; OF_KEY_RESULT] {
        let body = self.body;
        let config = self.analysis.judgement().config();
        let property = |key: Key| {
            let property = key_result.properties.get(key).filter(|property| body.is_filled(property));
            property.map(|property| body.slice(property.value.span))
        };
        let words = !self.surroundings.foreign;
        let figures = Figures::of(body, key_result, words, config.lexicon());
        let owners = owners::of_key_result(body, key_result);
        let owners: Vec<&str> = owners.into_iter().map(|span| body.slice(span)).collect();
        let target = figures.target.map(|target| target.text.to_owned()).or(figures.delta);
        let due = due::words(body, key_result).map(|(span, _)| {
            let text = body.slice(span);
            let days = due::placed(text, self.surroundings.cycle, self.today, config);
            days.map_or_else(|| text.to_owned(), |days| days.last.to_string())
        });
        [
            labelled(key_result.label.as_ref(), self.words(key_result)),
            key_result.commitment(body).map(Commitment::name).unwrap_or_default().to_owned(),
            cell(&owners.join(", ")),
            figures.baseline.map(|baseline| cell(baseline.text)).unwrap_or_default(),
            target.map(|target| cell(&target)).unwrap_or_default(),
            self.current(key_result).map(cell).unwrap_or_default(),
            property(Key::Status).map_or_else(|| of_state(key_result.state).to_owned(), cell),
            property(Key::Score).map(cell).unwrap_or_default(),
            due.map(|due| cell(&due)).unwrap_or_default(),
        ]
    }

    /// What it says, without what other columns show: owners, deadline and type, and "from 3 to 5" at its end.
    fn words(&self, key_result: &KeyResult) -> &str {
        let core = rewrite::core(self.body, key_result);
        let pair = explicit_pair(self.body, key_result).filter(|_| !self.surroundings.foreign);
        let from = pair
            .filter(|(_, target)| key_result.place(with_unit(target)).end == core.end)
            .map(|(baseline, _)| key_result.place(baseline.span).start);
        let words = self.body.slice(Span::new(core.start, from.unwrap_or(core.end))).trim_end();
        let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_from = from.is_some() && last.eq_ignore_ascii_case("from");
        let words = &words[..words.len() - if is_from { last.len() } else { 0 }];
        match words.trim_end_matches([' ', '\t', ':', ',']) {
            "" => self.body.slice(core),
            words => words,
        }
    }

    /// How it stands: its result, or else what is said of it by property or by the newest check-in. A figure, without
    /// the remark behind it.
    fn current(&self, key_result: &KeyResult) -> Option<&str> {
        let body = self.body;
        let result = key_result.statement.tokens.iter().find(|token| token.kind == TokenKind::Result);
        let result =
            result.map(|token| body.slice(key_result.place(token.span)).trim_start_matches(['=', '-', '>']));
        let property = || {
            let current = key_result.properties.get(Key::Current).filter(|it| body.is_filled(it))?;
            Some(body.slice(current.value.span))
        };
        let newest = || {
            let newest = key_result.check_ins.iter().max_by_key(|check_in| body.slice(check_in.date))?;
            Some(body.slice(newest.value.span))
        };
        let said = result.or_else(property).or_else(newest)?;
        let before = REMARKS.iter().find_map(|remark| said.split_once(remark)).map(|(value, _)| value);
        before.or(Some(said))
    }
}

/// What a check box or a line through the words says.
fn of_state(state: State) -> &'static str {
    match state {
        State::Open => "",
        State::Done => Status::Done.name(),
        State::Dropped => Status::Dropped.name(),
    }
}
