//! Tests of the whole, through the library's front door and the built program.
//!
//! What is stored in the repository and follows from the articles (`out/`, the outputs in README.md, the expected facts
//! of `tests/golden/articles`) is compared with what the program makes now, and written anew by
//! `REFRESH=1 cargo test --test suite`.

mod claims;
mod cli;
mod database;
mod docs;
mod eval;
mod golden;
mod harness;
mod hostile;
mod interrupted;
mod layering;
mod out;
mod rules;
mod update;
