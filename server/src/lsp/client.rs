//! What the client takes, as it said at start-up.

use tower_lsp::ls_types::{ClientCapabilities, MarkupKind, PositionEncodingKind};

use super::guard::newer::SNIPPET_EDITS;
use crate::page::Format;
use crate::text::Encoding;

/// The abilities of the client that make a difference here. A client that says nothing has none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClientProfile {
    /// The agreed unit of columns.
    pub(super) encoding: Encoding,
    /// Diagnostics may point to other places.
    pub(super) related_information: bool,
    /// Diagnostics may link to the page of their rule.
    pub(super) code_description: bool,
    /// How hovers are written.
    pub(super) hover: Format,
    /// Code actions may be more than commands.
    pub(super) code_action_literals: bool,
    /// A code action may be the preferred one.
    pub(super) preferred_actions: bool,
    /// The edit of a code action may be asked for once the action is chosen.
    pub(super) resolved_edits: bool,
    /// Completion items may have tab stops.
    pub(super) snippets: bool,
    /// Completion items may leave it to the user whether the rest of the word goes.
    pub(super) insert_replace: bool,
    /// How the documentation of a completion item is written.
    pub(super) items: Format,
    /// Edits may name the version of the document that they are for.
    pub(super) versioned_edits: bool,
    /// Such edits may hold tab stops.
    pub(super) snippet_edits: bool,
    /// It takes edits that it has not asked for.
    pub(super) applies_edits: bool,
    /// It can be asked to show a place.
    pub(super) shows_documents: bool,
    /// Symbols may be a tree.
    pub(super) symbol_trees: bool,
    /// How many folds it takes.
    pub(super) fold_limit: Option<usize>,
    /// It colours what the server tells it to.
    pub(super) semantic_tokens: bool,
    /// It can be asked for its settings.
    pub(super) configuration: bool,
    /// It can be asked to tell when its settings change.
    pub(super) registers_configuration: bool,
    /// It can be asked to watch files.
    pub(super) registers_watched_files: bool,
}

impl ClientProfile {
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let document = capabilities.text_document.as_ref();
        let code_action = document.and_then(|document| document.code_action.as_ref());
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let completion = document.and_then(|document| document.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let hover = document.and_then(|document| document.hover.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let changes = workspace.and_then(|workspace| workspace.did_change_configuration.as_ref());
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let symbols = document.and_then(|document| document.document_symbol.as_ref());
        let folds = document.and_then(|document| document.folding_range.as_ref());
        let shows = capabilities.window.as_ref().and_then(|window| window.show_document.as_ref());
        Self {
            encoding: encoding(capabilities),
            related_information: diagnostics.and_then(|it| it.related_information).unwrap_or_default(),
            code_description: diagnostics.and_then(|it| it.code_description_support).unwrap_or_default(),
            hover: format(hover.and_then(|it| it.content_format.as_deref())),
            code_action_literals: code_action.is_some_and(|it| it.code_action_literal_support.is_some()),
            preferred_actions: code_action.and_then(|it| it.is_preferred_support).unwrap_or_default(),
            resolved_edits: code_action.is_some_and(|it| {
                let properties = it.resolve_support.iter().flat_map(|support| &support.properties);
                it.data_support == Some(true) && properties.into_iter().any(|property| property == "edit")
            }),
            snippets: item.and_then(|it| it.snippet_support).unwrap_or_default(),
            insert_replace: item.and_then(|it| it.insert_replace_support).unwrap_or_default(),
            items: format(item.and_then(|it| it.documentation_format.as_deref())),
            versioned_edits: edit.and_then(|it| it.document_changes).unwrap_or_default(),
            snippet_edits: capabilities.experimental.as_ref().is_some_and(|it| it[SNIPPET_EDITS] == true),
            applies_edits: workspace.and_then(|it| it.apply_edit).unwrap_or_default(),
            shows_documents: shows.is_some_and(|it| it.support),
            symbol_trees: symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or_default(),
            fold_limit: folds.and_then(|it| it.range_limit).and_then(|most| usize::try_from(most).ok()),
            semantic_tokens: document.is_some_and(|document| document.semantic_tokens.is_some()),
            configuration: workspace.and_then(|it| it.configuration).unwrap_or_default(),
            registers_configuration: changes.and_then(|it| it.dynamic_registration).unwrap_or_default(),
            registers_watched_files: watched.and_then(|it| it.dynamic_registration).unwrap_or_default(),
        }
    }

    /// The agreed unit, in the protocol's word.
    pub(super) fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// The format that the client likes best.
fn format(offered: Option<&[MarkupKind]>) -> Format {
    match offered.and_then(<[MarkupKind]>::first) {
        Some(MarkupKind::Markdown) => Format::Markdown,
        _ => Format::Plain,
    }
}

/// The first encoding of the client's list that is known here: it lists them by preference.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let known = |kind: &PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    offered.into_iter().flatten().find_map(known).unwrap_or_default()
}
