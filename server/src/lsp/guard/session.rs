//! The life of a session, from the first byte to the exit code.

use std::io::{self, Read, Write};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt, pending};
use futures_util::sink::SinkExt;
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::runtime::Builder;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tracing::{error, info};

use super::Outlet;
use super::intake::{Event, Intake};
use super::lane::{Lane, Pending};
use super::output;
use super::parent;

/// How long work that has begun may take to end when the session does.
const GRACE: Duration = Duration::from_millis(300);
/// How many messages may wait for a client that is slow to read before handlers that send more have to wait.
const OUTPUT_QUEUE: usize = 64;
/// As much as a main thread usually has: deep documents cost stack.
const STACK: usize = 8 << 20;
/// Threads that take turns in reading and in working on what was read.
const HANDS: usize = 2;

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
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let runtime = Builder::new_current_thread()
        .enable_all()
        // Those who read, the writer, and at least two for work.
        .max_blocking_threads(HANDS + 1 + processors.max(2))
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

    let lane = Lane::new(service, answers, {
        let events = event_sender.clone();
        move |pending| drop(events.send(Event::Pending(pending)))
    });
    let lane = Arc::new(Mutex::new(lane));
    let intake = Intake::new(input, Arc::clone(&lane), event_sender);
    for _ in 0..HANDS {
        let (intake, between) = (intake.clone(), Arc::clone(&between));
        spawn_blocking(move || intake.run(&*between));
    }
    drop(intake);
    let writer = spawn_blocking({
        let outlet = outlet.clone();
        move || output::write(outgoing_receiver, &outlet)
    });
    let mut merge = pin!(output::merge(calls, answers_receiver, outgoing));
    let mut waiting = Waiting::default();
    let mut orphaned = pending().boxed();

    let shut_down = loop {
        tokio::select! {
            event = events.recv() => match event {
                Some(Event::Pending(pending)) => waiting.take(pending),
                Some(Event::Response(response)) => drop(client.send(response).await),
                Some(Event::Parent(process)) => orphaned = parent::gone(process).boxed(),
                Some(Event::End { shut_down }) => break shut_down,
                None => break false,
            },
            ended = waiting.step(&lane) => if let Ended::Alone = ended {
                let between = Arc::clone(&between);
                drop(spawn_blocking(move || between()));
            },
            () = &mut merge => {
                error!("the client takes no more messages");
                return 1;
            }
            () = &mut orphaned => {
                info!("the client's process is gone");
                return 1;
            }
        }
    };

    // What was asked before the end is still answered, unless that takes too long.
    let leave = async {
        while !(waiting.is_empty() && lock(&lane).is_idle() && events.is_empty()) {
            tokio::select! {
                Some(event) = events.recv() => if let Event::Pending(pending) = event {
                    waiting.take(pending);
                },
                _ = waiting.step(&lane) => {}
                () = &mut merge => return,
            }
        }
        lock(&lane).close();
        merge.await;
        writer.await.ok();
        spawn_blocking(move || outlet.close()).await.ok();
    };
    timeout(GRACE, leave).await.ok();
    u8::from(!shut_down)
}

/// The handlers that wait for something.
#[derive(Default)]
struct Waiting {
    /// The one that all messages behind it wait for.
    alone: Option<BoxFuture<'static, ()>>,
    beside: FuturesUnordered<BoxFuture<'static, ()>>,
}

/// Which handler has ended.
enum Ended {
    /// One that all messages behind it waited for, and that may have changed the state.
    Alone,
    /// A request.
    Beside,
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
    async fn step<S>(&mut self, lane: &Mutex<Lane<LspService<S>>>) -> Ended
    where
        S: LanguageServer,
    {
        tokio::select! {
            Some(()) = self.beside.next() => Ended::Beside,
            () = async {
                match &mut self.alone {
                    Some(handler) => handler.await,
                    None => pending().await,
                }
            } => {
                self.alone = None;
                lock(lane).resume();
                Ended::Alone
            }
        }
    }
}

fn lock<S>(lane: &Mutex<Lane<S>>) -> MutexGuard<'_, Lane<S>> {
    lane.lock().unwrap_or_else(PoisonError::into_inner)
}
