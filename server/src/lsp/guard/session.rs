//! The life of a session, from the first byte to the exit code.

use std::io::{self, Read, Write};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{FutureExt, pending};
use futures_util::sink::SinkExt;
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tracing::{error, info};

use super::Outlet;
use super::intake::Intake;
use super::lane::{Handler, Lane, Pending, Task};
use super::output;
use super::parent;
use super::ready::Answer;
use super::worker::{Event, Worker};

/// How long work that has begun may take to end when the session does.
const GRACE: Duration = Duration::from_millis(300);
/// How many messages may wait for a client that is slow to read before handlers that send more have to wait.
const OUTPUT_QUEUE: usize = 64;
/// As much as a main thread usually has: deep documents cost stack.
const STACK: usize = 8 << 20;
/// Threads that take turns in reading and in working on what was read: one may publish and one may work for long
/// while there is still one that reads.
const HANDS: usize = 3;
/// Threads for work that comes in while all of them are busy.
const HELPERS: usize = 8;

/// Serves one client until it says `exit`, closes the input or dies. Returns the exit code of the process: 0 if the
/// client had asked to shut down, 1 if it had not.
///
/// `build` runs inside the runtime, and gets the way out for what the server says of its own accord. `between` runs
/// whenever a message has been handled, on any thread and maybe on several at once; while one is at it, another one
/// reads. When `serve` returns, a thread may still be blocked in reading `input`; it ends with the process.
///
/// # Errors
///
/// Fails if the system has no resources to start.
pub fn serve<S, B, W, I, O>(build: B, between: W, input: I, output: O) -> io::Result<u8>
where
    S: LanguageServer,
    B: FnOnce(Outlet) -> (LspService<S>, ClientSocket),
    W: Fn() + Send + Sync + 'static,
    I: Read + Send + 'static,
    O: Write + Send + 'static,
{
    let runtime = Builder::new_current_thread()
        .enable_all()
        // Those, and the writer.
        .max_blocking_threads(HANDS + HELPERS + 1)
        .thread_stack_size(STACK)
        .build()?;
    let code = runtime.block_on(session(build, Arc::new(between), input, output));
    runtime.shutdown_background();
    Ok(code)
}

async fn session<S: LanguageServer>(
    build: impl FnOnce(Outlet) -> (LspService<S>, ClientSocket),
    between: Arc<dyn Fn() + Send + Sync>,
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> u8 {
    let outlet = Outlet::new(output);
    let (service, socket) = build(outlet.clone());
    let (calls, mut client) = socket.split();
    let (event_sender, mut events) = mpsc::unbounded_channel();
    let (answers, answers_receiver) = mpsc::unbounded_channel();
    let (outgoing, outgoing_receiver) = mpsc::channel(OUTPUT_QUEUE);

    let lane = Lane::new(service, answers, outlet.clone(), {
        let events = event_sender.clone();
        move |pending| drop(events.send(Event::Pending(pending)))
    });
    let worker = Worker::new(lane, outlet.clone(), event_sender);
    let intake = Intake::new(input, worker.clone());
    for _ in 0..HANDS {
        let (intake, between) = (intake.clone(), Arc::clone(&between));
        spawn_blocking(move || intake.run(&between));
    }
    drop(intake);
    let writer = spawn_blocking({
        let outlet = outlet.clone();
        move || output::write(outgoing_receiver, &outlet)
    });
    let mut merge = pin!(output::merge(calls, answers_receiver, outgoing));
    let mut waiting = Waiting::default();
    let mut orphaned = pending().boxed();

    // Whether the client had asked to shut down; `None` where it is gone without a word.
    let shut_down = loop {
        tokio::select! {
            event = events.recv() => match event {
                Some(Event::Pending(pending)) => waiting.take(pending),
                Some(Event::Response(response)) => drop(client.send(response).await),
                Some(Event::Parent(process)) => orphaned = parent::gone(process).boxed(),
                Some(Event::End { shut_down }) => break Some(shut_down),
                Some(Event::Gone) => break gone(),
                None => break Some(false),
            },
            ended = waiting.step() => {
                let (worker, between) = (worker.clone(), Arc::clone(&between));
                if let Some(tasks) = ended.pass_on(&worker) {
                    drop(spawn_blocking(move || {
                        worker.run(tasks);
                        between();
                    }));
                }
            }
            () = &mut merge => break gone(),
            () = &mut orphaned => {
                info!("the client's process is gone");
                break None;
            }
        }
    };

    // What was asked before the end is still answered, unless that takes too long.
    let leave = async {
        while !(waiting.is_empty() && worker.lane().is_idle() && events.is_empty()) {
            tokio::select! {
                Some(event) = events.recv() => if let Event::Pending(pending) = event {
                    waiting.take(pending);
                },
                ended = waiting.step() => if let Some(tasks) = ended.pass_on(&worker) {
                    let worker = worker.clone();
                    drop(spawn_blocking(move || worker.run(tasks)));
                },
                () = worker.step() => {}
                () = &mut merge => return,
            }
        }
        worker.lane().close();
        merge.await;
        writer.await.ok();
    };
    if shut_down.is_some() {
        timeout(GRACE, leave).await.ok();
    }
    timeout(GRACE, spawn_blocking(move || outlet.close())).await.ok();
    u8::from(shut_down != Some(true))
}

/// How a session ends whose client does not read.
fn gone() -> Option<bool> {
    error!("the client takes no more messages");
    None
}

/// The handlers that wait for something.
#[derive(Default)]
struct Waiting {
    /// The one that all messages behind it wait for.
    alone: Option<Handler>,
    beside: FuturesUnordered<Handler>,
}

/// A handler that has ended.
struct Ended {
    answer: Option<Answer>,
    /// Whether all messages behind it waited for it, and it may have changed the state.
    alone: bool,
}

impl Ended {
    /// Sends the answer, and goes on with what waited for the handler; `None` where nothing did.
    fn pass_on<S: LanguageServer>(self, worker: &Worker<LspService<S>>) -> Option<Vec<Task>> {
        let mut lane = worker.lane();
        lane.send(self.answer, self.alone);
        self.alone.then(|| lane.resume())
    }
}

impl Waiting {
    fn take(&mut self, Pending { handler, alone }: Pending) {
        match alone {
            true => self.alone = Some(handler),
            false => self.beside.push(handler),
        }
    }

    fn is_empty(&self) -> bool {
        self.alone.is_none() && self.beside.is_empty()
    }

    /// Waits until one handler has ended. May be dropped and called again at any time.
    async fn step(&mut self) -> Ended {
        tokio::select! {
            Some(answer) = self.beside.next() => Ended { answer, alone: false },
            answer = async {
                match &mut self.alone {
                    Some(handler) => handler.await,
                    None => pending().await,
                }
            } => {
                self.alone = None;
                Ended { answer, alone: true }
            }
        }
    }
}
