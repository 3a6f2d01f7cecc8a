//! The way out: whole messages, one at a time, whoever sends them.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tower_lsp::jsonrpc::Id;
use tower_lsp::ls_types::notification::Notification;

/// A buffer that has grown beyond this is given back after use.
const KEPT_BUFFER: usize = 256 << 10;

/// Room for the longest header, so that a body needs no second place to stand in.
const HEADER: usize = "Content-Length: \r\n\r\n".len() + usize::MAX.ilog10() as usize + 1;

/// A handle to the output. What is written through any of its clones comes out in whole frames, one system call
/// each; a client that is slow to read holds up whoever writes.
#[derive(Clone)]
pub struct Outlet(Arc<Mutex<Channel>>);

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
        Self(Arc::new(Mutex::new(Channel { output: Some(output), frame: Vec::new() })))
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
        self.frame(|body| Ok(serde_json::to_writer(body, message)?))
    }

    /// Answers with `result`, which is JSON.
    pub(super) fn answer(&self, id: &Id, result: &str) -> io::Result<()> {
        self.frame(|body| {
            body.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
            serde_json::to_writer(&mut *body, id)?;
            body.extend_from_slice(br#","result":"#);
            body.extend_from_slice(result.as_bytes());
            body.push(b'}');
            Ok(())
        })
    }

    fn frame(&self, write_body: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
        let mut channel = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Channel { output: Some(output), frame } = &mut *channel else {
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

    /// Waits for a message that is being written, and lets no other begin.
    pub(super) fn close(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).output = None;
    }
}
