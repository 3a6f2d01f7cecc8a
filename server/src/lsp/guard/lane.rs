//! The order of work: notifications one after another, requests beside them.
//!
//! A notification is handled in full before the next message is looked at, and a request has read its snapshot (it has
//! run to where it first waits) before a later notification changes anything. So the order on the wire is the order in
//! the state, and a request sees just the changes that were sent before it.
//!
//! A handler runs on the thread that read its message, as far as it goes without waiting: most need no other, and to
//! wake one takes longer than they do. What waits goes on in the session.

use std::collections::VecDeque;
use std::task::{Context, Waker};

use futures_util::future::{BoxFuture, FutureExt};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::{message, panic};

/// A handler that waits for something.
pub(super) struct Pending {
    pub(super) handler: BoxFuture<'static, ()>,
    /// All messages behind it wait for its end; then [`Lane::resume`] is to be called.
    pub(super) alone: bool,
}

/// Runs the handlers of a service. Nothing bounds the number of waiting messages: a bound would stop the reading of the
/// very responses that a slow handler may be waiting for.
pub(super) struct Lane<S> {
    service: S,
    /// `None` once no more is to be answered.
    answers: Option<UnboundedSender<Response>>,
    pending: Box<dyn Fn(Pending) + Send>,
    waiting: VecDeque<Request>,
    /// Whether all that waits does so for a handler.
    held: bool,
}

impl<S> Lane<S>
where
    S: Service<Request, Response = Option<Response>> + 'static,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display + Send + 'static,
{
    /// `pending` takes the handlers that wait; whoever calls the lane must be in the context of the runtime.
    pub(super) fn new(
        service: S,
        answers: UnboundedSender<Response>,
        pending: impl Fn(Pending) + Send + 'static,
    ) -> Self {
        let (answers, pending) = (Some(answers), Box::new(pending));
        Self { service, answers, pending, waiting: VecDeque::new(), held: false }
    }

    /// Handles a call as soon as its turn comes.
    pub(super) fn push(&mut self, request: Request) {
        self.waiting.push_back(request);
        self.advance();
    }

    /// Goes on after the handler that all waited for.
    pub(super) fn resume(&mut self) {
        self.held = false;
        self.advance();
    }

    /// Gives up a request at once, whether it waits or runs. The answer says that it was cancelled.
    pub(super) fn cancel(&mut self, id: &Id) {
        if let Some(at) = self.waiting.iter().position(|request| request.id() == Some(id)) {
            self.waiting.remove(at);
            self.answer(Response::from_error(id.clone(), Error::request_cancelled()));
        } else {
            // The framework knows the handlers that run. It answers for them, this call itself ends at once.
            panic::call(&mut self.service, message::cancel(id)).now_or_never();
        }
    }

    /// Sends an answer that takes no handler.
    pub(super) fn answer(&self, answer: Response) {
        // Nobody takes answers any more once the client is gone.
        self.answers.as_ref().map(|answers| answers.send(answer).ok());
    }

    /// Whether no message waits for its turn.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && !self.held
    }

    /// Answers nothing more: the way out can end when all that was answered is written.
    pub(super) fn close(&mut self) {
        self.answers = None;
    }

    fn advance(&mut self) {
        while !self.held
            && let Some(request) = self.waiting.pop_front()
        {
            // The two requests that change what the server will answer to are steps in the order too.
            let alone = request.id().is_none() || matches!(request.method(), "initialize" | "shutdown");
            let mut handler = self.handle(request);
            // Whoever takes it polls it again, so nothing need wake it now.
            if handler.poll_unpin(&mut Context::from_waker(Waker::noop())).is_pending() {
                self.held = alone;
                (self.pending)(Pending { handler, alone });
            }
        }
    }

    fn handle(&mut self, request: Request) -> BoxFuture<'static, ()> {
        let call = panic::call(&mut self.service, request);
        let answers = self.answers.clone();
        async move {
            if let (Some(answer), Some(answers)) = (call.await, answers) {
                answers.send(answer).ok();
            }
        }
        .boxed()
    }
}
