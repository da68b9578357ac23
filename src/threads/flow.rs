//! Work shared out to threads through bounded queues.
//!
//! Every thread takes the next item for itself, works on it and sends what became of it, a few at a time, so that one slow
//! item holds up nothing but its own thread. Results come back in the order of the items where that is asked for; the threads then
//! wait when they are too far ahead of the one that is missing.

use super::Weighed;
use super::relay::relay;
use crate::error::Error;
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many items may be taken and not yet handed on, where order is kept.
const AHEAD: u64 = 512;

/// How many bytes of results may wait for their turn, where order is kept.
const WAITING: usize = 64_000_000;

/// In what order results are handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// In that of the items.
    AsTaken,
    /// As they are ready.
    AsReady,
}

/// Works on all items on so many threads, and hands on what became of each, with its place among the items.
///
/// # Errors
/// The first that `each` gives; no more items are taken after it.
pub(crate) fn flow<I: Send, T: Weighed + Send>(
    items: impl Iterator<Item = I> + Send,
    threads: usize,
    order: Order,
    work: impl Fn(I) -> T + Sync,
    mut each: impl FnMut(u64, T) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut items = (0..).zip(items);
    if threads <= 1 {
        return items.try_for_each(|(place, item)| each(place, work(item)));
    }
    let (items, gate) = (Mutex::new(items), Gate::default());
    std::thread::scope(|scope| {
        let (results, received) = relay();
        for _ in 0..threads {
            let (items, gate, work, mut results) = (&items, &gate, &work, results.another());
            scope.spawn(move || {
                let _closing = Closing { gate, only_in_panic: true };
                while gate.pass(order) {
                    let Some((place, item)) = lock(items).next() else { break };
                    let sent = results.put((place, work(item)));
                    // Where order is kept, another may wait for just this one.
                    let sent = if order == Order::AsTaken { sent.and_then(|()| results.send()) } else { sent };
                    if sent.is_err() {
                        return;
                    }
                }
                // Where nobody receives any more, nobody misses it.
                _ = results.close();
            });
        }
        drop(results);
        let _closing = Closing { gate: &gate, only_in_panic: false };
        let mut queue = Queue { next: 0, waiting: BTreeMap::new(), gate: &gate };
        received.into_iter().flatten().try_for_each(|(place, result)| match order {
            Order::AsReady => each(place, result),
            Order::AsTaken => queue.put(place, result, &mut each),
        })
    })
}

/// A lock whose holder panicked holds nothing that is half done: the panic itself goes on where its thread is joined.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Results that wait for their turn.
struct Queue<'g, T> {
    next: u64,
    waiting: BTreeMap<u64, T>,
    gate: &'g Gate,
}

impl<T: Weighed> Queue<'_, T> {
    fn put(&mut self, place: u64, result: T, each: &mut impl FnMut(u64, T) -> Result<(), Error>) -> Result<(), Error> {
        self.gate.change(|state| state.bytes += result.weight());
        self.waiting.insert(place, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            self.gate.change(|state| {
                state.ahead = state.ahead.saturating_sub(1);
                state.bytes = state.bytes.saturating_sub(result.weight());
            });
            each(self.next, result)?;
            self.next += 1;
        }
        Ok(())
    }
}

/// Holds threads back that are too far ahead.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Items taken and not yet handed on.
    ahead: u64,
    /// Bytes of results that wait.
    bytes: usize,
    closed: bool,
}

impl Gate {
    /// Waits until another item may be taken; `false` when no more are wanted.
    fn pass(&self, order: Order) -> bool {
        let mut state = lock(&self.state);
        if order == Order::AsTaken {
            while !state.closed && (state.ahead >= AHEAD || state.bytes >= WAITING) {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            state.ahead += 1;
        }
        !state.closed
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut lock(&self.state));
        self.changed.notify_all();
    }

    fn close(&self) {
        self.change(|state| state.closed = true);
    }
}

/// Closes a gate in the end, also where a thread panics, so that no other waits for what will not come.
struct Closing<'g> {
    gate: &'g Gate,
    only_in_panic: bool,
}

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        if !self.only_in_panic || std::thread::panicking() {
            self.gate.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    impl Weighed for u64 {
        fn weight(&self) -> usize {
            100_000
        }
    }

    fn results(threads: usize, order: Order) -> Vec<(u64, u64)> {
        let mut found = Vec::new();
        let work = |item: u64| {
            // The first is by far the slowest.
            std::thread::sleep(Duration::from_millis(if item == 0 { 30 } else { 0 }));
            item * 2
        };
        flow(0..2000_u64, threads, order, work, |place, result| {
            found.push((place, result));
            Ok(())
        })
        .expect("no failure");
        found
    }

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        let expected: Vec<(u64, u64)> = (0..2000).map(|place| (place, place * 2)).collect();
        for threads in [1, 2, 7] {
            assert_eq!(results(threads, Order::AsTaken), expected);
            let mut any = results(threads, Order::AsReady);
            any.sort_unstable();
            assert_eq!(any, expected);
        }
    }

    #[test]
    fn a_slow_item_holds_up_no_other() {
        let found = results(2, Order::AsReady);
        let place = found.iter().position(|(place, _)| *place == 0).expect("there");
        assert!(place > 100, "the slow one came as number {place}");
    }

    #[test]
    fn a_panic_of_one_thread_ends_all() {
        for order in [Order::AsTaken, Order::AsReady] {
            let work = |item: u64| if item == 3 { panic!("meant") } else { item };
            let all = || flow(0..1_000_000_u64, 3, order, work, |_, _| Ok(()));
            assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(all)).is_err());
        }
    }

    #[test]
    fn a_failure_ends_the_work() {
        for threads in [1, 3] {
            for order in [Order::AsTaken, Order::AsReady] {
                let taken = std::sync::atomic::AtomicU64::new(0);
                let items =
                    (0..1_000_000_u64).inspect(|_| _ = taken.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
                let failed = flow(items, threads, order, |item| item, |_, _| Err(Error::Threads("no".into())));
                assert!(matches!(failed, Err(Error::Threads(_))));
                assert!(taken.into_inner() < 10_000);
            }
        }
    }
}
