//! The items of a document as a tree: objectives, their key results, and what is done and seen on the way.

use std::ops::Range;

use super::trimmed;
use crate::facts::owners;
use crate::model::{
    Block, Body, Branch, CheckIn, Document, Key, KeyResult, Place, Properties, Quoted, Surroundings,
};
use crate::rewrite::{self, keep_owner, restate_objective};
use crate::text::Span;

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All of a cycle or a team.
    Section,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An initiative.
    Initiative,
    /// A check-in.
    CheckIn,
}

/// One entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its label, and what it says, on one line; never empty.
    pub name: String,
    /// Whose it is, and from where to where.
    pub detail: Option<String>,
    /// What it stands for.
    pub kind: Kind,
    /// All that belongs to it.
    pub span: Span,
    /// What it says; lies within `span`.
    pub headline: Span,
    /// What stands below it, in order.
    pub children: Vec<Symbol>,
}

/// A stretch of a document that is listed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is listed under, where the document has more than one, without children; in bytes of the document.
    pub symbol: Option<Symbol>,
    /// Its blocks.
    pub blocks: Range<usize>,
}

/// The sections of a document, in order: what a document lists is what their blocks do. `listed` says how far that
/// reaches of the block at an index, in bytes of its body.
#[must_use]
pub fn sections(document: &Document, listed: impl Fn(usize) -> Option<Span>) -> Vec<Section> {
    let sections = document.sections();
    let several = sections.len() > 1;
    let of = |blocks: Range<usize>| {
        let opening = document.blocks()[blocks.clone()].iter().find(|block| block.body.opens_section());
        let mut symbol = opening.filter(|_| several).and_then(self::opening);
        if let Some(symbol) = &mut symbol {
            let place = |index| listed(index).map(|span| document.place(index, span));
            let ends = [blocks.clone().find_map(place), blocks.clone().rev().find_map(place)];
            symbol.span = ends.into_iter().flatten().fold(symbol.span, Span::cover);
        }
        Section { symbol, blocks }
    };
    sections.into_iter().map(of).collect()
}

/// What a body lists, in bytes of the body; nothing where a fence quotes it.
#[must_use]
pub fn symbols(body: &Body, surroundings: Surroundings) -> Vec<Symbol> {
    let branches = if surroundings.quoted == Quoted::No { Branch::all(body) } else { Vec::new() };
    branches.iter().filter_map(|branch| item(body, branch)).collect()
}

/// How far some symbols reach.
#[must_use]
pub fn extent(symbols: &[Symbol]) -> Option<Span> {
    symbols.iter().map(|symbol| symbol.span).reduce(Span::cover)
}

/// The section that a block opens, by the name of its cycle or team.
fn opening(block: &Block) -> Option<Symbol> {
    let body = &block.body;
    let property = body.properties.iter().find(|property| property.key.opens_section())?;
    let value = property.value.span;
    let headline = if value.is_empty() { property.key_span } else { value };
    Some(Symbol {
        name: one_line(body.slice(headline)),
        detail: None,
        kind: Kind::Section,
        span: trimmed(body, property.lines).shifted(block.start),
        headline: headline.shifted(block.start),
        children: Vec::new(),
    })
}

fn item(body: &Body, branch: &Branch) -> Option<Symbol> {
    let mut children: Vec<Symbol> = branch.children.iter().filter_map(|child| item(body, child)).collect();
    let (kind, label, headline, words, detail) = match branch.place {
        Place::Objective => {
            let it = body.objective.as_ref()?;
            let detail = owner(body, &it.properties).unwrap_or_default();
            (Kind::Objective, &it.label, it.headline(), restate_objective::core(body, it), detail)
        }
        Place::KeyResult(index) => {
            let it = &body.key_results[index];
            children.extend(it.check_ins.iter().map(|seen| check_in(body, seen)));
            (Kind::KeyResult, &it.label, it.headline(), rewrite::core(body, it), change(body, it))
        }
        Place::Initiative(index) => {
            let it = &body.initiatives[index];
            let said = it.statement.span;
            let headline = if said.is_empty() { it.marker } else { said };
            let inline = it.statement.people(&body.text).into_iter().map(|span| body.slice(span));
            let detail = owner(body, &it.properties).unwrap_or_else(|| inline.collect::<Vec<_>>().join(" "));
            (Kind::Initiative, &it.label, headline, owners::without_owners(body, it), detail)
        }
    };
    children.sort_by_key(|child| child.span);
    let words = undressed(one_line(body.slice(words).trim_end_matches([',', ';', ' '])));
    let name = match label {
        _ if words.is_empty() => one_line(body.slice(headline)),
        Some(label) => format!("{}: {words}", label.name),
        None => words,
    };
    let detail = (!detail.is_empty()).then_some(detail);
    // A check-in may stand behind the header of a group that its key result is not in.
    let span = children.iter().fold(trimmed(body, branch.lines), |span, child| span.cover(child.span));
    Some(Symbol { name, detail, kind, span, headline, children })
}

fn check_in(body: &Body, seen: &CheckIn) -> Symbol {
    let value = one_line(body.slice(seen.value.span));
    Symbol {
        name: body.slice(seen.date).to_owned(),
        detail: (!value.is_empty()).then_some(value),
        kind: Kind::CheckIn,
        span: trimmed(body, seen.lines),
        headline: seen.date,
        children: Vec::new(),
    }
}

/// From where to where a key result goes, and whose it is: `42% → 70% · @maria`.
fn change(body: &Body, item: &KeyResult) -> String {
    let anatomy = &item.anatomy;
    let figure = |span: Option<Span>, key: Key| {
        let property = item.properties.get(key).filter(|property| body.is_filled(property));
        let span = span.map(|span| item.place(span)).or(property.map(|property| property.value.span))?;
        Some(one_line(body.slice(span)))
    };
    let baseline = figure(anatomy.baseline.map(|it| it.span), Key::Baseline);
    let target = figure(anatomy.target.map(|it| it.span), Key::Target);
    let change = match (baseline, target) {
        (Some(baseline), Some(target)) => Some(format!("{baseline} → {target}")),
        (None, Some(target)) => Some(format!("→ {target}")),
        _ => None,
    };
    let owners: Vec<&str> = keep_owner::mentions(body, item).map(|span| body.slice(span)).collect();
    let owners = (!owners.is_empty()).then(|| owners.join(" "));
    change.into_iter().chain(owners).collect::<Vec<_>>().join(" · ")
}

fn owner(body: &Body, properties: &Properties) -> Option<String> {
    let owner = properties.get(Key::Owner).filter(|owner| body.is_filled(owner))?;
    Some(one_line(body.slice(owner.value.span)))
}

/// The words without the signs that make them bold or strike them through.
fn undressed(text: String) -> String {
    if text.contains(['*', '~']) { text.replace("**", "").replace("~~", "") } else { text }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::config::Config;
    use crate::text::Text;

    /// Compares the outline of a text with `expected`: a line for each symbol, `name | detail`, further in for
    /// what stands below another.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        fn draw(symbols: &[Symbol], text: &str, depth: usize, out: &mut String) {
            for symbol in symbols {
                assert!(symbol.span.contains(symbol.headline), "{symbol:?}");
                let detail = symbol.detail.as_ref().map(|detail| format!(" | {detail}")).unwrap_or_default();
                let (indent, kind, name) = ("  ".repeat(depth), symbol.kind, &symbol.name);
                let lines = symbol.span.of(text).lines().count();
                out.push_str(&format!("{indent}{kind:?} ({lines}) {name}{detail}\n"));
                draw(&symbol.children, text, depth + 1, out);
            }
        }
        let analysis = Analysis::of(Text::from(text), Config::builtin());
        let blocks = analysis.document().blocks();
        let listed = |index: usize| symbols(&blocks[index].body, analysis.judgement().surroundings_of(index));
        let mut seen = String::new();
        for section in sections(analysis.document(), |index| extent(&listed(index))) {
            let depth = usize::from(section.symbol.is_some());
            draw(section.symbol.as_slice(), text, 0, &mut seen);
            for index in section.blocks {
                draw(&listed(index), &blocks[index].body.text, depth, &mut seen);
            }
        }
        assert_eq!(seen, expected);
    }

    #[test]
    fn objectives_hold_key_results_and_these_what_hangs_below_them() {
        check(
            "Cycle: 2026-Q4

Objective O1: Commuters leave the car at home @mei [committed]
  Owner: @mei, @raj
  KR1: Raise bike trips from 9k to 14k a week by 2026-12-01 @raj
    Initiative: Paint 12 km of lanes @raj
    2026-10-12: 9.8k - dry weather
  KR2: Fewer rides by car
    Target: 61%
  KR3:
  I1: Ask @press for a campaign

- **Objective 2:** Nobody is hurt
",
            "Objective (9) O1: Commuters leave the car at home | @mei, @raj
  KeyResult (3) KR1: Raise bike trips from 9k to 14k a week | 9k → 14k · @raj
    Initiative (2) Paint 12 km of lanes | @raj
    CheckIn (1) 2026-10-12 | 9.8k - dry weather
  KeyResult (2) KR2: Fewer rides by car | → 61%
  KeyResult (1) KR3
  Initiative (1) I1: Ask @press for a campaign
Objective (1) O2: Nobody is hurt
",
        );
    }

    #[test]
    fn several_sections_are_listed_by_name() {
        check(
            "Cycle: 2026-Q3
Team: Bikes
Objective: Commuters leave the car at home
Key Results:
- Raise bike trips from 9k to 14k a week
Cycle:
Objective: Nobody is hurt
",
            "Section (5) 2026-Q3
  Objective (3) Commuters leave the car at home
    KeyResult (1) Raise bike trips from 9k to 14k a week | 9k → 14k
Section (2) Cycle
  Objective (1) Nobody is hurt
",
        );
    }

    #[test]
    fn what_is_quoted_or_no_item_is_not_listed() {
        check("# Notes\n\n```\nObjective: Nobody is hurt\n```\nSome prose.\n", "");
        check("", "");
        check("KR: 5 trips\n", "KeyResult (1) 5 trips | → 5\n");
        check(
            "KR: NPS 40, up from 31, by 2026-12-01 @li\n",
            "KeyResult (1) NPS 40, up from 31 | 31 → 40 · @li\n",
        );
    }

    #[test]
    fn a_check_in_lies_in_what_it_belongs_to_wherever_it_stands() {
        check(
            "Objective: Nobody is hurt\nKR: 5 trips\nKey Results:\n2026-10-12: 4\n- 6 trips\n",
            "Objective (5) Nobody is hurt
  KeyResult (3) 5 trips | → 5
    CheckIn (1) 2026-10-12 | 4
  KeyResult (1) 6 trips | → 6
",
        );
    }
}
