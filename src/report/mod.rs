//! What goes to standard output: `extract`'s JSON, `explain`, `schema`, and the summary of a build.

pub mod explain;
pub mod json;
pub mod schema;
pub mod summary;
