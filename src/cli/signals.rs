//! What a build does when it is told to end: it takes away what it has made so far, so that only the old dataset stands.

use std::io;

/// From now on, SIGINT and SIGTERM end this process in good order, with the exit status 128 and their number; a limit of
/// the size of files gives an error where a file is written, as a full disk does, instead of ending the process.
#[cfg(unix)]
pub(super) fn end_orderly() -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            crate::export::abandon();
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn end_orderly() -> io::Result<()> {
    Ok(())
}
