//! Sentences, tokens, blocks and dates over one body of text.

mod affixes;
pub mod blocks;
pub mod dates;
pub(crate) mod exceptions;
pub mod sentences;
pub mod tokens;
