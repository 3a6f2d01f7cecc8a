//! Writes messages to the client: one at a time, one system call each.

use std::io::{self, Write};

use futures_util::{Stream, StreamExt};
use serde::Serialize;
use tokio::sync::mpsc::{Receiver, Sender, UnboundedReceiver};
use tower_lsp::jsonrpc::{Request, Response};

/// A buffer that has grown beyond this is given back after use.
const KEPT_BUFFER: usize = 256 << 10;

/// A message to the client.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Message {
    Response(Response),
    Request(Request),
}

/// Passes on what the server says until there will be no more answers, or no one takes them. What a handler sent
/// before its answer goes before it: all of that already stands in `calls` when the answer arrives.
pub(super) async fn merge(
    mut calls: impl Stream<Item = Request> + Unpin,
    mut answers: UnboundedReceiver<Response>,
    output: Sender<Message>,
) {
    loop {
        let message = tokio::select! {
            biased;
            Some(call) = calls.next() => Message::Request(call),
            answer = answers.recv() => match answer {
                Some(answer) => Message::Response(answer),
                None => return,
            },
            () = output.closed() => return,
        };
        if output.send(message).await.is_err() {
            return;
        }
    }
}

/// Writes messages until there are no more. Belongs on a thread of its own, since a client may be slow to read.
pub(super) fn write(mut messages: Receiver<Message>, mut output: impl Write) -> io::Result<()> {
    let mut body = Vec::new();
    let mut frame = Vec::new();
    while let Some(message) = messages.blocking_recv() {
        serde_json::to_writer(&mut body, &message)?;
        write!(frame, "Content-Length: {}\r\n\r\n", body.len())?;
        frame.append(&mut body);
        output.write_all(&frame)?;
        output.flush()?;
        frame.clear();
        frame.shrink_to(KEPT_BUFFER);
        body.shrink_to(KEPT_BUFFER);
    }
    Ok(())
}
