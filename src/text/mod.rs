//! Sentences, tokens, blocks and dates over one body of text.

pub mod dates;
