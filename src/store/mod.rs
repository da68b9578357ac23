//! The dataset in SQLite.
