//! What the framework says, on its way to the outlet: calls and answers in one row.

use std::io;

use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc::{Receiver, Sender, UnboundedReceiver};
use tower_lsp::jsonrpc::Request;

use super::Outlet;
use super::ready::Answer;

/// A message to the client.
pub(super) enum Message {
    Answer(Answer),
    Call(Request),
}

/// Passes on what the server says until there will be no more answers, or no one takes them. What a handler sent
/// before its answer goes before it: all of that already stands in `calls` when the answer arrives.
pub(super) async fn merge(
    mut calls: impl Stream<Item = Request> + Unpin,
    mut answers: UnboundedReceiver<Answer>,
    output: Sender<Message>,
) {
    loop {
        let message = tokio::select! {
            biased;
            Some(call) = calls.next() => Message::Call(call),
            answer = answers.recv() => match answer {
                Some(answer) => Message::Answer(answer),
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
pub(super) fn write(mut messages: Receiver<Message>, outlet: &Outlet) -> io::Result<()> {
    while let Some(message) = messages.blocking_recv() {
        match message {
            Message::Answer(answer) => {
                outlet.queue(answer);
                outlet.flush()?;
            }
            Message::Call(call) => outlet.write(&call)?,
        }
    }
    Ok(())
}
