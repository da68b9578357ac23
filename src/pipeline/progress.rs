//! A bar on a terminal, nothing in a pipe.

use super::Settings;
use crate::reader::{self, Taken};
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use std::time::Duration;

/// How far a run is. Where the size of its input is known, the bar is filled by the bytes taken, and tells how much time is
/// left; from standard input it only counts.
pub(super) struct Progress {
    bar: ProgressBar,
    taken: Taken,
}

impl Progress {
    pub(super) fn begin(settings: &Settings) -> Self {
        let taken = settings.search.taken.clone();
        if settings.quiet {
            return Self { bar: ProgressBar::hidden(), taken };
        }
        // A bar made for standard error hides by itself where that is no terminal.
        let bar = ProgressBar::no_length();
        let size = if bar.is_hidden() { None } else { reader::bytes_below(&settings.paths).filter(|bytes| *bytes > 0) };
        let template = match size {
            Some(_) => "{wide_bar} {percent:>3} %  {msg}  {elapsed}, {eta} left",
            None => "{spinner} {msg}  {elapsed}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
        bar.set_style(style);
        size.iter().for_each(|bytes| bar.set_length(*bytes));
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar, taken }
    }

    /// Shows how many articles are done.
    pub(super) fn show(&self, articles: u64) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_position(self.taken.bytes());
        let rate = articles as f64 / self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{} articles, {rate:.0}/s", HumanCount(articles)));
    }

    pub(super) fn end(self) {
        self.bar.finish_and_clear();
    }
}
