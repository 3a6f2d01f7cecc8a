//! The order of work: notifications one after another, requests beside them.
//!
//! A notification is handled in full before the next message is looked at, and a request has read its snapshot (it has
//! run to where it first waits) before a later notification changes anything. So the order on the wire is the order in
//! the state, and a request sees just the changes that were sent before it.

use std::collections::VecDeque;

use futures_util::future::{BoxFuture, FutureExt, pending};
use futures_util::poll;
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::{message, panic};

/// Runs the handlers of a service. Nothing bounds the number of waiting messages: a bound would stop the reading of the
/// very responses that a slow handler may be waiting for.
pub(super) struct Lane<S> {
    service: S,
    answers: UnboundedSender<Response>,
    waiting: VecDeque<Request>,
    /// The message that all behind it wait for.
    alone: Option<BoxFuture<'static, ()>>,
    beside: FuturesUnordered<BoxFuture<'static, ()>>,
}

impl<S> Lane<S>
where
    S: Service<Request, Response = Option<Response>> + 'static,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display + Send + 'static,
{
    pub(super) fn new(service: S, answers: UnboundedSender<Response>) -> Self {
        Self { service, answers, waiting: VecDeque::new(), alone: None, beside: FuturesUnordered::new() }
    }

    pub(super) fn push(&mut self, request: Request) {
        self.waiting.push_back(request);
    }

    /// Gives up a request at once, whether it waits or runs. The answer says that it was cancelled.
    pub(super) fn cancel(&mut self, id: &Id) {
        if let Some(at) = self.waiting.iter().position(|request| request.id() == Some(id)) {
            self.waiting.remove(at);
            self.answers.send(Response::from_error(id.clone(), Error::request_cancelled())).ok();
        } else {
            // The framework knows the handlers that run. It answers for them, this call itself ends at once.
            panic::call(&mut self.service, message::cancel(id)).now_or_never();
        }
    }

    /// Whether all that was pushed is done.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.alone.is_none() && self.beside.is_empty()
    }

    /// Starts what may start, then waits until one handler has ended. May be dropped and called again at any time.
    pub(super) async fn step(&mut self) {
        while self.alone.is_none()
            && let Some(request) = self.waiting.pop_front()
        {
            // The two requests that change what the server will answer to are steps in the order too.
            let waits = request.id().is_none() || matches!(request.method(), "initialize" | "shutdown");
            let mut handler = self.handle(request);
            if waits {
                self.alone = Some(handler);
            } else if poll!(&mut handler).is_pending() {
                self.beside.push(handler);
            }
        }
        tokio::select! {
            Some(()) = self.beside.next() => {}
            () = async {
                match &mut self.alone {
                    Some(handler) => handler.await,
                    None => pending().await,
                }
            } => self.alone = None,
        }
    }

    fn handle(&mut self, request: Request) -> BoxFuture<'static, ()> {
        let call = panic::call(&mut self.service, request);
        let answers = self.answers.clone();
        async move {
            if let Some(answer) = call.await {
                // Nobody takes answers any more once the client is gone.
                answers.send(answer).ok();
            }
        }
        .boxed()
    }
}
