//! Work on several threads, through bounded queues: many items shared out among many threads (`flow`), and a stream of
//! items from one thread to another (`relay`).

mod flow;
mod relay;

pub(crate) use flow::{Order, flow};
pub(crate) use relay::{Inlet, Received, beside, relay};

/// Something that knows about how many bytes it takes in memory.
pub(crate) trait Weighed {
    /// Its bytes beyond those of its own type.
    fn weight(&self) -> usize;
}

impl<T: Weighed> Weighed for (u64, T) {
    fn weight(&self) -> usize {
        self.1.weight()
    }
}

/// Why a thread could not be started.
fn not_started(source: std::io::Error) -> crate::error::Error {
    crate::error::Error::Threads(source.to_string())
}
