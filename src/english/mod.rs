//! A small English model: tags, dependencies and named entities by a forward pass in Rust.
