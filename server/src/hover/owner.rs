//! A person: what they own in this document.

use super::line::Line;
use super::{Context, Found, name};
use crate::facts::owners;
use crate::model::{Body, Key, Properties};
use crate::page::Page;
use crate::rules::joined;
use crate::syntax::TokenKind;
use crate::text::Span;

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
    let mut named = owners::named(cx.body, property).into_iter();
    named.find(|span| property.key == Key::Owner && cx.is_in(*span))
}

fn page(cx: &Context<'_>, person: &str) -> Option<Page> {
    let key = owners::key(person);
    let is_same = |body: &Body, span: Span| owners::key(body.slice(span)) == key;
    let owns = |body: &Body, properties: &Properties| {
        let owner = properties.get(Key::Owner);
        owner.is_some_and(|owner| owners::named(body, owner).into_iter().any(|span| is_same(body, span)))
    };
    let mut counts = Counts::default();
    let mut below = Page::new(cx.format);
    for (index, block) in cx.document().blocks().iter().enumerate() {
        let body = &block.body;
        let is_meant = |at: usize| !cx.analysis.is_quoted(index, at);
        counts.document |= owns(body, &body.properties);
        let leads = body.objective.as_ref().is_some_and(|objective| owns(body, &objective.properties));
        let mut items = Vec::new();
        for key_result in &body.key_results {
            let mut people = owners::of_key_result(body, key_result).into_iter();
            if people.any(|span| is_same(body, span)) && is_meant(key_result.marker.start) {
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
