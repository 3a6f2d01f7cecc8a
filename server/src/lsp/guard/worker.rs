//! What is done once the next message may be read: the work of requests, and their answers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Request, Response};
use tower_service::Service;

use super::Outlet;
use super::lane::{Lane, Pending, Task};
use super::ready::Answer;

/// What the session is to do, beside the handlers that end at once.
pub(super) enum Event {
    /// A handler waits.
    Pending(Pending),
    /// The client answers.
    Response(Response),
    /// The client asks to be watched: this is its process.
    Parent(u32),
    /// There will be no more; whether the client had asked to shut down.
    End { shut_down: bool },
    /// The client takes no more messages.
    Gone,
}

/// Works on requests. Whoever has worked on one also writes its answer: to wake another thread for it takes longer than
/// to find most answers.
pub(super) struct Worker<S> {
    lane: Arc<Mutex<Lane<S>>>,
    outlet: Outlet,
    events: UnboundedSender<Event>,
    /// Told whenever a task is done.
    done: Arc<Notify>,
}

impl<S> Clone for Worker<S> {
    fn clone(&self) -> Self {
        let Self { lane, outlet, events, done } = self;
        let (lane, done) = (Arc::clone(lane), Arc::clone(done));
        Self { lane, outlet: outlet.clone(), events: events.clone(), done }
    }
}

impl<S> Worker<S>
where
    S: Service<Request, Response = Option<Response>> + 'static,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display + Send + 'static,
{
    pub(super) fn new(lane: Lane<S>, outlet: Outlet, events: UnboundedSender<Event>) -> Self {
        Self { lane: Arc::new(Mutex::new(lane)), outlet, events, done: Arc::default() }
    }

    pub(super) fn lane(&self) -> MutexGuard<'_, Lane<S>> {
        self.lane.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a message that takes no handler; [`run`](Self::run) writes it.
    pub(super) fn answer(&self, answer: Response) {
        self.outlet.queue(Answer::of(answer));
    }

    /// Does what the lane has left to its caller, and writes what is to be answered.
    pub(super) fn run(&self, tasks: Vec<Task>) {
        for task in tasks {
            let (number, outcome) = task.run();
            // An answer stands in its row before the lane may be idle, so that the end of the session waits for it.
            let mut lane = self.lane();
            if lane.done(number) {
                match outcome {
                    Ok(answer) => answer.into_iter().for_each(|answer| self.outlet.queue(answer)),
                    Err(handler) => self.tell(Event::Pending(Pending { handler, alone: false })),
                }
            }
            drop(lane);
            self.flush();
            self.done.notify_one();
        }
        self.flush();
    }

    fn flush(&self) {
        if self.outlet.flush().is_err() {
            self.tell(Event::Gone);
        }
    }

    pub(super) fn tell(&self, event: Event) {
        // Nobody hears it once the session is over.
        self.events.send(event).ok();
    }

    /// Waits until another task is done.
    pub(super) async fn step(&self) {
        self.done.notified().await;
    }
}
