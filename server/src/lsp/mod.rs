//! The language server: the only place that knows the protocol.
//!
//! `guard` keeps the framework in order, `backend` is the state, and what is open is in `documents`. `handlers`,
//! `questions` and `commands` are thin: from the protocol, to a feature (a file each), and back through `convert`.

mod backend;
mod client;
mod client_settings;
mod code_actions;
mod commands;
mod completion;
mod configuration;
mod convert;
mod diagnostics;
mod document_symbols;
mod documents;
mod edits;
mod folding_ranges;
pub mod guard;
mod handlers;
mod hover;
mod kept;
mod publisher;
mod questions;
mod selection_ranges;
mod semantic_tokens;
mod snippets;

use std::io;
use std::process::ExitCode;

use tower_lsp::LspService;

use backend::Backend;
use guard::ready::methods;
use publisher::Publisher;

/// Serves one client over standard input and output, until it leaves.
///
/// # Errors
///
/// Where the system has no resources to start.
pub fn run() -> io::Result<ExitCode> {
    // Standard output belongs to the protocol; clients show standard error as the server's log.
    let log =
        tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(tracing::Level::WARN).without_time();
    // Only the first one is heard, and there is no other.
    let _ = log.try_init();
    let publisher = Publisher::default();
    let build = |outlet| {
        let backend = |client| Backend::new(outlet, publisher.clone(), client);
        guard::with_panics(LspService::build(backend))
            .custom_method(methods::CODE_ACTION, Backend::code_actions)
            .custom_method(methods::RESOLVE_CODE_ACTION, Backend::resolve_code_action)
            .custom_method(methods::COMPLETION, Backend::completion)
            .custom_method(methods::DOCUMENT_SYMBOL, Backend::document_symbols)
            .custom_method(methods::FOLDING_RANGE, Backend::folding_ranges)
            .custom_method(methods::TOKENS, Backend::tokens)
            .custom_method(methods::TOKENS_DELTA, Backend::tokens_delta)
            .custom_method(methods::TOKENS_RANGE, Backend::tokens_range)
            .finish()
    };
    let code = guard::serve_stdio(build, {
        let publisher = publisher.clone();
        move || publisher.work()
    })?;
    Ok(ExitCode::from(code))
}
