//! The order of work: notifications one after another in wire order, requests beside each other once all that came before
//! them is done.
//!
//! Handlers begin on the thread of whoever calls the lane: most need no other, and to wake one takes longer than they do.
//! The work of a request is left to the caller, what waits for something else goes on in the session.

use std::collections::VecDeque;
use std::task::{Context, Poll, Waker};

use futures_util::future::{BoxFuture, FutureExt};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::blocking::{Job, gather};
use super::ready::Answer;
use super::{Outlet, message, panic};

/// What a message comes to, once it is handled.
pub(super) type Handler = BoxFuture<'static, Option<Answer>>;

/// A handler that waits for something.
pub(super) struct Pending {
    pub(super) handler: Handler,
    /// All messages behind it wait for its end; then [`Lane::resume`] is to be called.
    pub(super) alone: bool,
}

/// The work that a request needs. All messages behind it go on meanwhile.
pub(super) struct Task {
    number: u64,
    jobs: Vec<Job>,
    handler: Handler,
}

/// Runs the handlers of a service. Nothing bounds the number of waiting messages: a bound would stop the reading of the
/// very responses that a slow handler may be waiting for.
pub(super) struct Lane<S> {
    service: S,
    /// `None` once no more is to be answered.
    answers: Option<UnboundedSender<Answer>>,
    outlet: Outlet,
    pending: Box<dyn Fn(Pending) + Send>,
    waiting: VecDeque<Request>,
    /// Whether all that waits does so for a handler.
    held: bool,
    /// The requests that are worked on, with the numbers of their tasks: an id may come again.
    working: Vec<(u64, Id)>,
    /// How many tasks there have been.
    tasks: u64,
}

impl Task {
    /// Does the work, and returns the answer; or the handler, where that waits for something else now.
    pub(super) fn run(mut self) -> (u64, Result<Option<Answer>, Handler>) {
        while !self.jobs.is_empty() {
            self.jobs.drain(..).for_each(|job| job());
            match gather(|| begin(&mut self.handler)) {
                (Poll::Ready(answer), _) => return (self.number, Ok(answer)),
                (Poll::Pending, jobs) => self.jobs = jobs,
            }
        }
        (self.number, Err(self.handler))
    }
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
        answers: UnboundedSender<Answer>,
        outlet: Outlet,
        pending: impl Fn(Pending) + Send + 'static,
    ) -> Self {
        let (answers, pending) = (Some(answers), Box::new(pending));
        let (waiting, working) = (VecDeque::new(), Vec::new());
        Self { service, answers, outlet, pending, waiting, held: false, working, tasks: 0 }
    }

    /// Handles a call as soon as its turn comes. What is to be worked on now is left to the caller, who says when each
    /// task is [`done`](Self::done).
    #[must_use]
    pub(super) fn push(&mut self, request: Request) -> Vec<Task> {
        self.waiting.push_back(request);
        self.advance()
    }

    /// Goes on after the handler that all waited for.
    #[must_use]
    pub(super) fn resume(&mut self) -> Vec<Task> {
        self.held = false;
        self.advance()
    }

    /// Gives up a request at once, whether it waits or runs. Returns the answer, which says so, unless the framework
    /// gives it.
    pub(super) fn cancel(&mut self, id: &Id) -> Option<Response> {
        if let Some(at) = self.waiting.iter().position(|request| request.id() == Some(id)) {
            self.waiting.remove(at);
        } else {
            let working = self.working.iter().position(|(_, working)| working == id);
            // The framework knows all handlers, lets none go on behind this, and answers for those that nobody works
            // for. This call itself ends at once.
            panic::call(&mut self.service, message::cancel(id)).now_or_never();
            self.working.swap_remove(working?);
        }
        Some(Response::from_error(id.clone(), Error::request_cancelled()))
    }

    /// Takes note that a task is done. `false` where nobody waits for it any more.
    pub(super) fn done(&mut self, number: u64) -> bool {
        let at = self.working.iter().position(|(working, _)| *working == number);
        at.inspect(|at| drop(self.working.swap_remove(*at))).is_some()
    }

    /// Whether nothing is worked on and no message waits for its turn.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.working.is_empty() && !self.held
    }

    /// Answers nothing more: the way out can end when all that was answered is written.
    pub(super) fn close(&mut self) {
        self.answers = None;
    }

    fn advance(&mut self) -> Vec<Task> {
        let mut tasks = Vec::new();
        while !self.held
            && let Some(request) = self.waiting.pop_front()
        {
            // The two requests that change what the server will answer to are steps in the order too.
            let beside =
                request.id().filter(|_| !matches!(request.method(), "initialize" | "shutdown")).cloned();
            let call = panic::call(&mut self.service, request);
            let mut handler = call.map(|answer| answer.map(Answer::of)).boxed();
            let (polled, jobs) = match beside {
                Some(_) => gather(|| begin(&mut handler)),
                None => (begin(&mut handler), Vec::new()),
            };
            match (polled, beside) {
                (Poll::Ready(answer), beside) => self.send(answer, beside.is_none()),
                (Poll::Pending, Some(id)) if !jobs.is_empty() => {
                    self.tasks += 1;
                    let number = self.tasks;
                    self.working.push((number, id));
                    tasks.push(Task { number, jobs, handler });
                }
                (Poll::Pending, beside) => {
                    self.held = beside.is_none();
                    (self.pending)(Pending { handler, alone: self.held });
                }
            }
        }
        tasks
    }

    /// Sends what a handler came to, which all messages behind it may have waited for.
    pub(super) fn send(&self, answer: Option<Answer>, alone: bool) {
        let Some(answer) = answer else { return };
        if alone {
            // No answer to what came behind it goes before it.
            self.outlet.queue(answer);
        } else if let Some(answers) = &self.answers {
            // Nobody takes answers any more once the client is gone.
            answers.send(answer).ok();
        }
    }
}

/// Polls a handler that whoever takes it will poll again, so nothing need wake it now.
fn begin(handler: &mut Handler) -> Poll<Option<Answer>> {
    handler.poll_unpin(&mut Context::from_waker(Waker::noop()))
}
