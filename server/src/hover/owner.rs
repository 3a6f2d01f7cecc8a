//! A person: what they own in this document.

use super::line::Line;
use super::{Context, Found, is_quoted, name};
use crate::model::{Body, Key, KeyResult, Properties, Property};
use crate::page::Page;
use crate::rules::joined;
use crate::syntax::TokenKind;
use crate::text::Span;

/// What stands between people who own something together.
const JOINTS: [char; 5] = [',', ';', '&', '+', '/'];

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let span = person(cx)?;
    let page = page(cx, cx.body.slice(span))?;
    Some((span, page))
}

/// The name at the place: a mention, or what an `Owner` says.
fn person(cx: &Context<'_>) -> Option<Span> {
    if let Some((TokenKind::Mention, span)) = cx.token() {
        return Some(span);
    }
    let Some(Line::Property(property)) = cx.line else { return None };
    let mut named = people(cx.body, property).into_iter();
    named.find(|span| property.key == Key::Owner && cx.is_in(*span))
}

/// Those whom an `Owner` names, with or without the `@`.
fn people(body: &Body, owner: &Property) -> Vec<Span> {
    let value = owner.value.span;
    if !body.is_filled(owner) {
        return Vec::new();
    }
    let mentions = owner.value.tokens.iter().filter(|token| token.kind == TokenKind::Mention);
    let mentions: Vec<Span> = mentions.map(|token| token.span.shifted(value.start)).collect();
    if !mentions.is_empty() {
        return mentions;
    }
    let text = body.slice(value);
    let place = |part: &str| {
        let start = value.start + (part.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + part.len())
    };
    let parts = text.split(JOINTS).flat_map(|part| part.split(" and ")).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(place).collect()
}

fn page(cx: &Context<'_>, person: &str) -> Option<Page> {
    let key = key(person);
    let is_same = |body: &Body, span: Span| self::key(body.slice(span)) == key;
    let owns = |body: &Body, properties: &Properties| {
        let owner = properties.get(Key::Owner);
        owner.is_some_and(|owner| people(body, owner).into_iter().any(|span| is_same(body, span)))
    };
    let mut counts = Counts::default();
    let mut below = Page::new(cx.format);
    for (index, block) in cx.document().blocks().iter().enumerate() {
        let body = &block.body;
        let is_meant = |at: usize| !is_quoted(cx.analysis, index, at);
        counts.document |= owns(body, &body.properties);
        let leads = body.objective.as_ref().is_some_and(|objective| owns(body, &objective.properties));
        let mut items = Vec::new();
        for key_result in &body.key_results {
            let mut owners = of_key_result(body, key_result).into_iter();
            if owners.any(|span| is_same(body, span)) && is_meant(key_result.marker.start) {
                items.push(name::key_result(body, key_result, cx.format));
                counts.key_results += 1;
            }
        }
        for initiative in &body.initiatives {
            let inline = initiative.statement.people(&body.text).into_iter().any(|span| is_same(body, span));
            if (inline || owns(body, &initiative.properties)) && is_meant(initiative.marker.start) {
                items.push(name::initiative(body, initiative, cx.format));
                counts.initiatives += 1;
            }
        }
        counts.objectives += usize::from(leads);
        if let Some(objective) = name::objective(body, cx.format).filter(|_| leads || !items.is_empty()) {
            below.paragraph(&format!("{objective}{}", if leads { ", the objective itself" } else { "" }));
        }
        if !items.is_empty() {
            below.list(&name::shortened(items));
        }
    }
    let mut page = cx.page();
    page.paragraph(&format!("{} owns {} here.", cx.format.strong(&cx.format.user(person)), counts.told()?));
    let below = below.finish();
    if !below.is_empty() {
        page.paragraph(&below);
    }
    Some(page)
}

/// The owners of a key result, each once: inline first, then those of its `Owner`.
pub(super) fn of_key_result(body: &Body, key_result: &KeyResult) -> Vec<Span> {
    let inline = key_result.anatomy.owners.iter().map(|&span| key_result.place(span));
    let property = key_result.properties.get(Key::Owner).map(|owner| people(body, owner)).unwrap_or_default();
    let mut owners: Vec<Span> = Vec::new();
    for span in inline.chain(property) {
        if owners.iter().all(|other| key(body.slice(*other)) != key(body.slice(span))) {
            owners.push(span);
        }
    }
    owners
}

/// What two ways to write a name have in common.
fn key(person: &str) -> String {
    person.trim_start_matches('@').to_lowercase()
}

#[derive(Default)]
struct Counts {
    /// The document, or a section of it.
    document: bool,
    objectives: usize,
    key_results: usize,
    initiatives: usize,
}

impl Counts {
    /// "2 key results and 1 initiative"; `None` where there is nothing.
    fn told(&self) -> Option<String> {
        let counted = |count: usize, word: &str| {
            let ending = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {word}{ending}"))
        };
        let parts: Vec<String> = [
            counted(self.objectives, "objective"),
            counted(self.key_results, "key result"),
            counted(self.initiatives, "initiative"),
            self.document.then(|| "all that names no owner of its own".to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| joined(&parts))
    }
}
