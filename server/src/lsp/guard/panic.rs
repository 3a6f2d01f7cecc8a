//! A panic of one handler is the end of one message, not of the session.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_util::FutureExt;
use tower_lsp::jsonrpc::{Error, Request, Response, Result};
use tower_lsp::{LanguageServer, LspServiceBuilder};
use tower_service::Service;
use tracing::{debug, error};

/// Calls the service. Every request gets its answer, whether its handler returns, panics or does not exist.
pub(super) fn call<S>(
    service: &mut S,
    request: Request,
) -> impl Future<Output = Option<Response>> + Send + use<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display,
{
    let id = request.id().cloned();
    let method = request.method().to_owned();
    // State behind a panic may be torn only where a handler left it so; the documents are the handlers' concern.
    let called = catch_unwind(AssertUnwindSafe(|| service.call(request)));
    async move {
        let outcome = match called {
            Ok(handler) => AssertUnwindSafe(handler).catch_unwind().await,
            Err(panic) => Err(panic),
        };
        let answer = match outcome {
            Ok(Ok(answer)) => answer,
            Ok(Err(reason)) => {
                debug!("{method} was not served: {reason}");
                None
            }
            Err(panic) => {
                error!("the handler of {method} panicked: {}", words(panic.as_ref()));
                return id.map(|id| Response::from_error(id, Error::internal_error()));
            }
        };
        // The framework leaves unknown requests whose names begin with `$/` without an answer.
        answer.or_else(|| id.map(|id| Response::from_error(id, Error::method_not_found())))
    }
}

/// Adds a request `guard/panic` and a notification `guard/panicQuietly` that do so, for tests of the whole server; in
/// optimised builds, which are for people, it adds nothing.
#[must_use]
pub fn with_panics<S: LanguageServer>(service: LspServiceBuilder<S>) -> LspServiceBuilder<S> {
    async fn panics<S>(_: &S) -> Result<()> {
        panic!("as asked")
    }
    async fn panics_quietly<S>(_: &S) {
        panic!("as asked")
    }
    if cfg!(any(debug_assertions, test)) {
        service
            .custom_method("guard/panic", panics::<S>)
            .custom_method("guard/panicQuietly", panics_quietly::<S>)
    } else {
        service
    }
}

/// What a panic said.
pub(super) fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}
