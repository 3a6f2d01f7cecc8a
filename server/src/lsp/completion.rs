//! Completion items, as the client shows and takes them.

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    CompletionResponse, CompletionTextEdit, Documentation, InsertReplaceEdit, InsertTextFormat,
    MarkupContent, Range, TextEdit,
};

use super::client::ClientProfile;
use super::convert;
use super::documents::Snapshot;
use super::snippets;
use crate::clock;
use crate::completion::{self, Completion, Item, ItemKind, Question};
use crate::page::{Format, Page};

/// Characters that make a client ask by itself, beside the letters of a word: each comes in front of something that
/// is one of a few. A blank is among them, since metrics, changes and dates begin behind one; where it may as well
/// be the end of what is said, nothing is offered to whoever only types it. `<` and `#` are not: what comes behind
/// them is the writer's own.
const TRIGGERS: [&str; 4] = ["@", "[", ":", " "];

/// What is to be said of it at start-up.
pub(super) fn options() -> CompletionOptions {
    CompletionOptions {
        trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
        resolve_provider: Some(false),
        ..CompletionOptions::default()
    }
}

/// The items for what `params` ask.
pub(super) fn items(
    snapshot: &Snapshot,
    params: &CompletionParams,
    profile: ClientProfile,
) -> Option<CompletionResponse> {
    let text = snapshot.analysis.text();
    let context = params.context.as_ref();
    let trigger = context.and_then(|context| context.trigger_character.as_ref()?.chars().next());
    let at = convert::byte(text, params.text_document_position.position, profile.encoding);
    let question = Question { analysis: &snapshot.analysis, at, trigger, today: clock::today() };
    let Completion { insert, replace, items, incomplete } = completion::complete(question)?;
    let range = |span| convert::range(text, span, profile.encoding);
    let (insert, replace) = (range(insert), range(replace));
    let items = items.into_iter().enumerate().map(|(rank, item)| one(rank, item, insert, replace, profile));
    Some(CompletionResponse::List(CompletionList { is_incomplete: incomplete, items: items.collect() }))
}

fn one(rank: usize, item: Item, insert: Range, replace: Range, profile: ClientProfile) -> CompletionItem {
    let plain = item.insertion.plain();
    // Neovim takes plain text only up to its first blank.
    let snippet = profile.snippets && (item.insertion.has_blanks() || plain.contains(char::is_whitespace));
    let new_text = if snippet { snippets::form(&item.insertion) } else { plain };
    let edit = if profile.insert_replace {
        CompletionTextEdit::InsertAndReplace(InsertReplaceEdit { new_text, insert, replace })
    } else {
        CompletionTextEdit::Edit(TextEdit::new(replace, new_text))
    };
    CompletionItem {
        kind: Some(kind(item.kind)),
        documentation: documentation(&item, profile.items),
        detail: Some(item.detail).filter(|detail| !detail.is_empty()),
        // Editors sort by letters; the order here is by what is likely.
        sort_text: Some(format!("{rank:03}")),
        filter_text: Some(item.filter).filter(|filter| *filter != item.label),
        label: item.label,
        insert_text_format: Some(if snippet {
            InsertTextFormat::SNIPPET
        } else {
            InsertTextFormat::PLAIN_TEXT
        }),
        text_edit: Some(edit),
        ..CompletionItem::default()
    }
}

/// Kinds that every client knows.
const fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Marker => CompletionItemKind::KEYWORD,
        ItemKind::Template => CompletionItemKind::SNIPPET,
        ItemKind::Key => CompletionItemKind::PROPERTY,
        ItemKind::Value | ItemKind::Rule => CompletionItemKind::ENUM,
        ItemKind::Person | ItemKind::Label => CompletionItemKind::REFERENCE,
        ItemKind::Metric => CompletionItemKind::FIELD,
        ItemKind::Unit => CompletionItemKind::UNIT,
        ItemKind::Time => CompletionItemKind::VALUE,
    }
}

fn documentation(item: &Item, format: Format) -> Option<Documentation> {
    let mut page = Page::new(format);
    if !item.about.is_empty() {
        page.paragraph(&format.user(&item.about));
    }
    if !item.example.is_empty() {
        page.example(&item.example);
    }
    let value = page.finish();
    (!value.is_empty())
        .then_some(Documentation::MarkupContent(MarkupContent { kind: convert::markup(format), value }))
}
