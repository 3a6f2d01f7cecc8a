//! The way in: threads that take turns in reading, so that one reads while another works on what it has read.
//!
//! Handing a message to another thread costs more than most messages do. So whoever reads a message also handles it,
//! passes the turn on, and does what is left to do (to judge, to publish) while the next one reads.

use std::io::{BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Request, Response};
use tower_service::Service;
use tracing::error;

use super::framing::Frames;
use super::handshake;
use super::lane::{Lane, Pending};
use super::message::Message;
use super::parent;

const INPUT_BUFFER: usize = 64 << 10;

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
}

/// Reads messages and handles them, in their order.
pub(super) struct Intake<I: Read, S> {
    turn: Arc<Mutex<Option<Reader<I>>>>,
    lane: Arc<Mutex<Lane<S>>>,
    events: UnboundedSender<Event>,
}

struct Reader<I: Read> {
    frames: Frames<BufReader<I>>,
    shut_down: bool,
}

impl<I: Read, S> Clone for Intake<I, S> {
    fn clone(&self) -> Self {
        let Self { turn, lane, events } = self;
        Self { turn: Arc::clone(turn), lane: Arc::clone(lane), events: events.clone() }
    }
}

impl<I, S> Intake<I, S>
where
    I: Read,
    S: Service<Request, Response = Option<Response>> + 'static,
    S::Future: Send + 'static,
    S::Error: std::fmt::Display + Send + 'static,
{
    pub(super) fn new(input: I, lane: Arc<Mutex<Lane<S>>>, events: UnboundedSender<Event>) -> Self {
        let frames = Frames::new(BufReader::with_capacity(INPUT_BUFFER, input));
        Self { turn: Arc::new(Mutex::new(Some(Reader { frames, shut_down: false }))), lane, events }
    }

    /// Takes turns with the others until the input ends, and does `between` after each of its own.
    pub(super) fn run(&self, between: &dyn Fn()) {
        while self.take() {
            between();
        }
    }

    /// Reads and handles one message; `false` at the end.
    fn take(&self) -> bool {
        let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(reader) = turn.as_mut() else { return false };
        let message = match reader.frames.next() {
            Ok(Some(Ok(value))) => Message::read(value),
            Ok(Some(Err(lost))) => Message::lost(&lost),
            Ok(None) => Message::Exit,
            Err(failure) => {
                error!("reading failed: {failure}");
                Message::Exit
            }
        };
        let mut lane = self.lane.lock().unwrap_or_else(PoisonError::into_inner);
        match message {
            Message::Call(mut request) => {
                match request.method() {
                    "initialize" => {
                        if let Some(process) = parent::process_id(&request) {
                            self.events.send(Event::Parent(process)).ok();
                        }
                        request = handshake::tolerate(request);
                    }
                    "shutdown" => reader.shut_down = true,
                    _ => {}
                }
                lane.push(request);
            }
            Message::Cancel(id) => lane.cancel(&id),
            Message::Response(response) => drop(self.events.send(Event::Response(response))),
            Message::Invalid(answer) => lane.answer(answer),
            Message::Exit => {
                self.events.send(Event::End { shut_down: reader.shut_down }).ok();
                *turn = None;
                return false;
            }
        }
        true
    }
}
