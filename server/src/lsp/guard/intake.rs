//! The way in: threads that take turns in reading, so that one reads while another works on what it has read.
//!
//! Handing a message to another thread costs more than most messages do. So whoever reads a message also handles it,
//! passes the turn on, and does what is left to do (to work, to answer, to judge, to publish) while the next one reads.

use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::task::spawn_blocking;
use tower_lsp::jsonrpc::{Request, Response};
use tower_service::Service;
use tracing::error;

use super::framing::Frames;
use super::handshake;
use super::lane::Task;
use super::message::Message;
use super::parent;
use super::turns::{Turn, Turns};
use super::worker::{Event, Worker};

const INPUT_BUFFER: usize = 64 << 10;

/// Reads messages and handles them, in their order.
pub(super) struct Intake<I: Read, S> {
    turns: Turns<Reader<I>>,
    worker: Worker<S>,
}

struct Reader<I: Read> {
    frames: Frames<BufReader<I>>,
    shut_down: bool,
}

/// What one turn leaves to do.
struct Taken {
    tasks: Vec<Task>,
    /// Whether there is work, and nobody else who would read meanwhile.
    last: bool,
}

impl<I: Read, S> Clone for Intake<I, S> {
    fn clone(&self) -> Self {
        Self { turns: self.turns.clone(), worker: self.worker.clone() }
    }
}

impl<I, S> Intake<I, S>
where
    I: Read,
    S: Service<Request, Response = Option<Response>> + Send + 'static,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display + Send + 'static,
{
    pub(super) fn new(input: I, worker: Worker<S>) -> Self {
        let frames = Frames::new(BufReader::with_capacity(INPUT_BUFFER, input));
        Self { turns: Turns::new(Reader { frames, shut_down: false }), worker }
    }

    /// Takes turns with the others until the input ends, and does what is left to do, then `between`, after each of its
    /// own.
    pub(super) fn run(&self, between: &Arc<dyn Fn() + Send + Sync>) {
        while let Some(turn) = self.turns.take()
            && let Some(Taken { tasks, last }) = self.take(turn)
        {
            let (worker, between) = (self.worker.clone(), Arc::clone(between));
            let rest = move || {
                worker.run(tasks);
                between();
            };
            match last {
                // Somebody has to read on.
                true => drop(spawn_blocking(rest)),
                false => {
                    if catch_unwind(AssertUnwindSafe(rest)).is_err() {
                        error!("panicked between two messages");
                    }
                }
            }
        }
    }

    /// Reads and handles a message, and those that have arrived with it up to one that needs work; `None` at the end.
    fn take(&self, mut turn: Turn<'_, Reader<I>>) -> Option<Taken> {
        loop {
            let message = match turn.frames.next() {
                Ok(Some(Ok(value))) => Message::read(value),
                Ok(Some(Err(lost))) => Message::lost(&lost),
                Ok(None) => Message::Exit,
                Err(failure) => {
                    error!("reading failed: {failure}");
                    Message::Exit
                }
            };
            let mut tasks = Vec::new();
            match message {
                Message::Call(request) => tasks = self.worker.lane().push(self.look_at(request, &mut turn)),
                Message::Cancel(id) => {
                    let answer = self.worker.lane().cancel(&id);
                    answer.into_iter().for_each(|answer| self.worker.answer(answer));
                }
                Message::Response(response) => self.worker.tell(Event::Response(response)),
                Message::Invalid(answer) => self.worker.answer(answer),
                Message::Exit => {
                    self.worker.tell(Event::End { shut_down: turn.shut_down });
                    turn.end();
                    return None;
                }
            }
            if !tasks.is_empty() || !turn.frames.has_next() {
                return Some(Taken { last: !tasks.is_empty() && turn.is_last(), tasks });
            }
        }
    }

    /// What the life of the session needs of a call; returns the call as the framework takes it.
    fn look_at(&self, request: Request, reader: &mut Reader<I>) -> Request {
        match request.method() {
            "initialize" => {
                if let Some(process) = parent::process_id(&request) {
                    self.worker.tell(Event::Parent(process));
                }
                handshake::tolerate(request)
            }
            "shutdown" => {
                reader.shut_down = true;
                request
            }
            _ => request,
        }
    }
}
