//! A stream of items from one thread to another, in batches through a bounded queue.

use super::Weighed;
use crate::error::Error;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, scope};

/// A batch is sent on once its items take so many bytes.
const BATCH: usize = 1 << 18;

/// How many batches may wait to be received.
const QUEUE: usize = 4;

/// The end of a stream that items are put into.
#[derive(Debug)]
pub(crate) struct Inlet<T> {
    batch: Vec<T>,
    bytes: usize,
    sender: SyncSender<Vec<T>>,
}

/// The end of a stream that batches come out of.
pub(crate) type Received<T> = Receiver<Vec<T>>;

/// Nobody receives any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gone;

/// A stream.
pub(crate) fn relay<T>() -> (Inlet<T>, Received<T>) {
    let (sender, receiver) = sync_channel(QUEUE);
    (Inlet { batch: Vec::new(), bytes: 0, sender }, receiver)
}

impl<T> Inlet<T> {
    /// Another end that items are put into; those of each come out in their order.
    pub(crate) fn another(&self) -> Self {
        Self { batch: Vec::new(), bytes: 0, sender: self.sender.clone() }
    }

    /// Sends on what was put into the stream so far.
    pub(crate) fn send(&mut self) -> Result<(), Gone> {
        self.bytes = 0;
        match std::mem::take(&mut self.batch) {
            none if none.is_empty() => Ok(()),
            batch => self.sender.send(batch).map_err(|_| Gone),
        }
    }

    /// Ends the stream: all that was put into it will be received. Where it is dropped instead, the last may be lost.
    pub(crate) fn close(mut self) -> Result<(), Gone> {
        self.send()
    }
}

impl<T: Weighed> Inlet<T> {
    /// Puts an item into the stream; waits where too many have not been received yet.
    pub(crate) fn put(&mut self, item: T) -> Result<(), Gone> {
        self.bytes += size_of::<T>() + item.weight();
        self.batch.push(item);
        if self.bytes < BATCH { Ok(()) } else { self.send() }
    }
}

/// Takes on this thread, in their order, the items that are made on another; where they are not to be made `apart`, on
/// this one too.
///
/// # Errors
/// What `take` or `make` gives; each ends soon after the other has failed.
pub(crate) fn beside<T: Weighed + Send>(
    apart: bool,
    make: impl FnOnce(&mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error> + Send,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    if !apart {
        return make(&mut take);
    }
    scope(|scope| {
        let (mut inlet, received) = relay();
        let make = move || {
            make(&mut |item| inlet.put(item).map_err(nobody_takes))?;
            inlet.close().map_err(nobody_takes)
        };
        let maker = Builder::new().spawn_scoped(scope, make).map_err(super::not_started)?;
        let taken = take_all(received, &mut take);
        let made = maker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // What is made fails also where it is not taken: that it was not says more.
        taken.and(made)
    })
}

/// The stream ends here, so that who still puts something into it does not wait for ever.
fn take_all<T>(received: Received<T>, take: &mut impl FnMut(T) -> Result<(), Error>) -> Result<(), Error> {
    received.iter().flatten().try_for_each(take)
}

fn nobody_takes(_: Gone) -> Error {
    Error::Threads("what was made on one is no longer taken on another".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// An item of which a batch holds few.
    #[derive(Debug, PartialEq)]
    struct Item(u64);

    impl Weighed for Item {
        fn weight(&self) -> usize {
            BATCH / 3
        }
    }

    type Put<'a> = &'a mut dyn FnMut(Item) -> Result<(), Error>;

    fn all(put: Put<'_>) -> Result<(), Error> {
        (0..1000).map(Item).try_for_each(put)
    }

    fn failure(words: &str) -> Error {
        Error::Model(words.to_owned())
    }

    #[test]
    fn items_come_in_their_order_and_none_is_lost() {
        for apart in [false, true] {
            let mut taken = Vec::new();
            beside(apart, all, |item| {
                taken.push(item);
                Ok(())
            })
            .expect("no failure");
            assert!(taken.into_iter().eq((0..1000).map(Item)));
        }
    }

    #[test]
    fn a_failure_of_either_side_ends_both_and_is_told() {
        for apart in [false, true] {
            let stops = |item: Item| if item.0 == 7 { Err(failure("not taken")) } else { Ok(()) };
            let told = beside(apart, all, stops).expect_err("not taken");
            assert!(matches!(&told, Error::Model(words) if words == "not taken"), "{told}");
            let breaks = |put: Put<'_>| all(put).and_then(|()| Err(failure("not made")));
            let told = beside(apart, breaks, |_| Ok(())).expect_err("not made");
            assert!(matches!(&told, Error::Model(words) if words == "not made"), "{told}");
        }
    }

    #[test]
    fn a_panic_of_either_side_ends_both() {
        let taking = || beside(true, all, |item| if item.0 == 7 { panic!("meant") } else { Ok(()) });
        assert!(catch_unwind(AssertUnwindSafe(taking)).is_err());
        let making = || beside(true, |put: Put<'_>| all(put).map(|()| panic!("meant")), |_| Ok(()));
        assert!(catch_unwind(AssertUnwindSafe(making)).is_err());
    }
}
