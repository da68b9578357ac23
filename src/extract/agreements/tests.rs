//! Sentences that state an agreement, and sentences that state none.
