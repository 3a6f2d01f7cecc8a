//! The life of a session, from the first byte to the exit code.

use std::io::{self, BufReader, Read, Write};
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{FutureExt, pending};
use futures_util::sink::SinkExt;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tracing::{error, info};

use super::Outlet;
use super::framing::Frames;
use super::handshake;
use super::lane::Lane;
use super::message::Message;
use super::output;
use super::parent;

/// How long work that has begun may take to end when the session does.
const GRACE: Duration = Duration::from_millis(300);
/// How many messages may wait for a client that is slow to read before handlers that send more have to wait.
const OUTPUT_QUEUE: usize = 64;
const INPUT_BUFFER: usize = 64 << 10;
/// As much as a main thread usually has: deep documents cost stack.
const STACK: usize = 8 << 20;

/// Serves one client until it says `exit`, closes the input or dies. Returns the exit code of the process: 0 if the
/// client had asked to shut down, 1 if it had not.
///
/// `build` runs inside the runtime, and gets the way out for what the server says of its own accord. When `serve` returns, a thread may still be blocked in reading `input`; it ends with
/// the process.
///
/// # Errors
///
/// Fails if the system has no resources to start.
pub fn serve<S, B, I, O>(build: B, input: I, output: O) -> io::Result<u8>
where
    S: LanguageServer,
    B: FnOnce(Outlet) -> (LspService<S>, ClientSocket),
    I: Read + Send + 'static,
    O: Write + Send + 'static,
{
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let runtime = Builder::new_current_thread()
        .enable_all()
        // The reader, the writer, and at least two for work.
        .max_blocking_threads(2 + processors.max(2))
        .thread_stack_size(STACK)
        .build()?;
    let code = runtime.block_on(session(build, input, output));
    runtime.shutdown_background();
    Ok(code)
}

async fn session<S: LanguageServer>(
    build: impl FnOnce(Outlet) -> (LspService<S>, ClientSocket),
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> u8 {
    let outlet = Outlet::new(output);
    let (service, socket) = build(outlet.clone());
    let (calls, mut client) = socket.split();
    let (incoming_sender, mut incoming) = mpsc::unbounded_channel();
    let (answers, answers_receiver) = mpsc::unbounded_channel();
    let (outgoing, outgoing_receiver) = mpsc::channel(OUTPUT_QUEUE);

    spawn_blocking(move || read(input, &incoming_sender));
    let writer = spawn_blocking({
        let outlet = outlet.clone();
        move || output::write(outgoing_receiver, &outlet)
    });
    let mut merge = pin!(output::merge(calls, answers_receiver, outgoing));
    let mut lane = Lane::new(service, answers.clone());
    let mut orphaned = pending().boxed();
    let mut shut_down = false;

    loop {
        tokio::select! {
            message = incoming.recv() => match message {
                Some(Message::Call(mut request)) => {
                    match request.method() {
                        "initialize" => {
                            if let Some(process) = parent::process_id(&request) {
                                orphaned = parent::gone(process).boxed();
                            }
                            request = handshake::tolerate(request);
                        }
                        "shutdown" => shut_down = true,
                        _ => {}
                    }
                    lane.push(request);
                }
                Some(Message::Cancel(id)) => lane.cancel(&id),
                Some(Message::Response(response)) => {
                    client.send(response).await.ok();
                }
                Some(Message::Invalid(answer)) => {
                    answers.send(answer).ok();
                }
                Some(Message::Exit) | None => break,
            },
            () = lane.step() => {}
            () = &mut merge => {
                error!("the client takes no more messages");
                return 1;
            }
            () = &mut orphaned => {
                info!("the client's process is gone");
                return 1;
            }
        }
    }

    // What was asked before the end is still answered, unless that takes too long.
    let leave = async {
        while !lane.is_idle() {
            tokio::select! {
                () = lane.step() => {}
                () = &mut merge => return,
            }
        }
        drop((lane, answers));
        merge.await;
        writer.await.ok();
        spawn_blocking(move || outlet.close()).await.ok();
    };
    timeout(GRACE, leave).await.ok();
    u8::from(!shut_down)
}

/// Reads messages to the end of the input.
fn read(input: impl Read, messages: &UnboundedSender<Message>) {
    let mut frames = Frames::new(BufReader::with_capacity(INPUT_BUFFER, input));
    loop {
        let message = match frames.next() {
            Ok(Some(Ok(value))) => Message::read(value),
            Ok(Some(Err(lost))) => Message::lost(&lost),
            Ok(None) => return,
            Err(failure) => {
                error!("reading failed: {failure}");
                return;
            }
        };
        if messages.send(message).is_err() {
            return;
        }
    }
}
