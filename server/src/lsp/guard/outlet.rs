//! The way out: whole messages, one at a time, whoever sends them.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use serde::Serialize;
use tower_lsp::ls_types::notification::Notification;

use super::ready::Answer;

/// A buffer that has grown beyond this is given back after use.
const KEPT_BUFFER: usize = 256 << 10;

/// Room for the longest header, so that a body needs no second place to stand in.
const HEADER: usize = "Content-Length: \r\n\r\n".len() + usize::MAX.ilog10() as usize + 1;

/// A handle to the output. What is written through any of its clones comes out in whole frames, one system call
/// each; a client that is slow to read holds up whoever writes.
#[derive(Clone)]
pub struct Outlet(Arc<Shared>);

struct Shared {
    channel: Mutex<Channel>,
    /// Answers that whoever has the channel next writes too, so that a slow client holds up no more than one thread
    /// with them.
    answers: Mutex<VecDeque<Answer>>,
}

struct Channel {
    /// `None` once the session is over: half a frame at the end helps nobody.
    output: Option<Box<dyn Write + Send>>,
    /// The frame: room for its header, then its body.
    frame: Vec<u8>,
}

#[derive(Serialize)]
struct Message<'a, P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: &'a P,
}

impl Outlet {
    pub(super) fn new(output: impl Write + Send + 'static) -> Self {
        let output: Box<dyn Write + Send> = Box::new(output);
        let channel = Mutex::new(Channel { output: Some(output), frame: Vec::new() });
        Self(Arc::new(Shared { channel, answers: Mutex::default() }))
    }

    /// Tells the client something, from whatever thread knows it. The framework's own way would turn it into a
    /// tree of values first and hand it from thread to thread.
    ///
    /// # Errors
    ///
    /// Where the client no longer reads, or the session is over.
    pub fn notify<N: Notification>(&self, params: &N::Params) -> io::Result<()> {
        self.write(&Message { jsonrpc: "2.0", method: N::METHOD, params })
    }

    pub(super) fn write(&self, message: &impl Serialize) -> io::Result<()> {
        let mut channel = lock(&self.0.channel);
        self.write_answers(&mut channel)?;
        channel.write(message)?;
        drop(channel);
        self.flush()
    }

    /// Puts an answer into the row of those to be written.
    pub(super) fn queue(&self, answer: Answer) {
        lock(&self.0.answers).push_back(answer);
    }

    /// Writes the answers that stand in the row, unless someone is writing who will do so.
    pub(super) fn flush(&self) -> io::Result<()> {
        while !lock(&self.0.answers).is_empty() {
            let mut channel = match self.0.channel.try_lock() {
                Ok(channel) => channel,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => break,
            };
            self.write_answers(&mut channel)?;
        }
        Ok(())
    }

    fn write_answers(&self, channel: &mut Channel) -> io::Result<()> {
        loop {
            // Not in the head of the loop: the row would stay locked while the client reads.
            let next = lock(&self.0.answers).pop_front();
            match next {
                Some(answer) => channel.answer(&answer)?,
                None => return Ok(()),
            }
        }
    }

    /// Waits for what is being written or stands in the row, and lets no other begin.
    pub(super) fn close(&self) {
        let mut channel = lock(&self.0.channel);
        // Whoever does not read any more is not waited for.
        self.write_answers(&mut channel).ok();
        channel.output = None;
    }
}

impl Channel {
    fn write(&mut self, message: &impl Serialize) -> io::Result<()> {
        self.frame(|body| Ok(serde_json::to_writer(body, message)?))
    }

    fn answer(&mut self, answer: &Answer) -> io::Result<()> {
        let Some(text) = &answer.text else { return self.write(&answer.response) };
        self.frame(|body| {
            body.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
            serde_json::to_writer(&mut *body, answer.response.id())?;
            body.extend_from_slice(br#","result":"#);
            body.extend_from_slice(text);
            body.push(b'}');
            Ok(())
        })
    }

    fn frame(&mut self, write_body: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
        let Self { output: Some(output), frame } = self else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        // A panic in the middle of an earlier message may have left a part of it.
        frame.clear();
        frame.resize(HEADER, 0);
        write_body(frame)?;
        let header = format!("Content-Length: {}\r\n\r\n", frame.len() - HEADER);
        let start = HEADER - header.len();
        frame[start..HEADER].copy_from_slice(header.as_bytes());
        output.write_all(&frame[start..])?;
        output.flush()?;
        frame.shrink_to(KEPT_BUFFER);
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
