//! Threads that take turns at one thing.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

/// One thing that one thread at a time has. The thread that had it last is the first to get it again, since what it
/// knows is still in the processor's caches; the others rest until more of them are needed.
pub(super) struct Turns<T>(Arc<Mutex<State<T>>>);

struct State<T> {
    thing: Option<T>,
    resting: Vec<Thread>,
    over: bool,
}

/// A turn. Dropping it passes the thing on.
pub(super) struct Turn<'a, T> {
    turns: &'a Turns<T>,
    /// Is there until the drop.
    thing: Option<T>,
}

impl<T> Clone for Turns<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Turns<T> {
    pub(super) fn new(thing: T) -> Self {
        Self(Arc::new(Mutex::new(State { thing: Some(thing), resting: Vec::new(), over: false })))
    }

    /// Waits for this thread's turn; `None` once it is over for all.
    pub(super) fn take(&self) -> Option<Turn<'_, T>> {
        loop {
            let mut state = self.state();
            if state.over {
                return None;
            }
            if let Some(thing) = state.thing.take() {
                // It still stands there where parking ended for no reason.
                let own = thread::current().id();
                state.resting.retain(|thread| thread.id() != own);
                return Some(Turn { turns: self, thing: Some(thing) });
            }
            let own = thread::current();
            if state.resting.iter().all(|thread| thread.id() != own.id()) {
                state.resting.push(own);
            }
            drop(state);
            thread::park();
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Turn<'_, T> {
    /// Whether nobody rests who would take the next turn.
    pub(super) fn is_last(&self) -> bool {
        self.turns.state().resting.is_empty()
    }

    /// There are no more turns.
    pub(super) fn end(self) {
        let mut state = self.turns.state();
        state.over = true;
        state.resting.drain(..).for_each(|thread| thread.unpark());
    }
}

impl<T> Deref for Turn<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.thing.as_ref().expect("is there until the drop")
    }
}

impl<T> DerefMut for Turn<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.thing.as_mut().expect("is there until the drop")
    }
}

impl<T> Drop for Turn<'_, T> {
    fn drop(&mut self) {
        let mut state = self.turns.state();
        state.thing = self.thing.take();
        let next = state.resting.pop();
        drop(state);
        next.inspect(Thread::unpark);
    }
}
