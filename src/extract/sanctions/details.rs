//! When, and why.

mod beside;
mod dates;
mod phrase;
mod reasons;

pub(super) use beside::reasons_beside;
pub(super) use dates::{date_of_verb, is_present, is_told_now, when};
pub(super) use reasons::reasons;
