//! Reads news articles and official releases, finds the sanctions regimes, sanctioned parties and international
//! agreements they report, and maps them into relational tables.
//!
//! The modules stand in the order in which an article passes through them; no stage imports a later one.

pub mod model;

pub mod error;

mod threads;

pub mod reader;

pub mod text;

pub mod lexicon;

pub mod english;

pub mod extract;

pub mod interchange;

pub mod spool;

pub mod normalise;

pub mod store;

pub mod export;

pub mod check;

pub mod report;

pub mod eval;

pub mod pipeline;

pub mod cli;
