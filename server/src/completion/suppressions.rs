//! What a comment says to this program: how far it silences, and which rules.

use std::collections::HashSet;

use super::scene::Scene;
use super::{Insertion, Item, ItemKind};
use crate::model::Suppression;
use crate::rules;
use crate::text::Span;

/// How far a comment can reach.
const DIRECTIVES: [(&str, &str); 3] = [
    ("allow", "silences rules on the next line"),
    ("allow-section", "silences rules in the objective below, with all that belongs to it"),
    ("allow-file", "silences rules in the whole document"),
];

/// What may stand behind `okr-ls:`.
pub(super) fn directives() -> Vec<Item> {
    let item = |(word, says): &(&str, &str)| {
        Item::named(ItemKind::Rule, *word)
            .puts(Insertion::form(&format!("{word}(<rule>) - <reason>")))
            .detail(*says)
            .example(format!("// okr-ls: {word}(lagging-metric) - the board asked for it"))
    };
    DIRECTIVES.iter().map(item).collect()
}

/// The rules that a comment does not name yet: first those that have something to say where it reaches. What stands at
/// `here` is being written.
pub(super) fn rules(scene: &Scene<'_>, suppression: &Suppression, here: Span) -> Vec<Item> {
    let others = suppression.names.iter().filter(|name| !name.touches(here));
    let named: Vec<&str> = others.map(|name| scene.body.slice(*name)).collect();
    let (blocks, line) = rules::reached(scene.document, scene.block, suppression).unwrap_or_default();
    let found: HashSet<&str> = blocks
        .flat_map(|block| scene.judgement.rulings_of(block).map(move |ruling| (block, ruling.finding)))
        .filter(|(block, finding)| {
            let body = &scene.document.blocks()[*block].body;
            line.is_none_or(|line| body.line_start(finding.span.start) == line)
        })
        .map(|(_, finding)| finding.rule.name)
        .collect();
    let (speak, silent): (Vec<_>, Vec<_>) = rules::ALL
        .iter()
        .filter(|rule| !named.contains(&rule.name))
        .partition(|rule| found.contains(rule.name));
    let item = |rule: &&rules::Rule| {
        let detail = if found.contains(rule.name) { "fires here" } else { "" };
        Item::named(ItemKind::Rule, rule.name).detail(detail).about(rule.summary)
    };
    speak.iter().chain(&silent).map(item).collect()
}
