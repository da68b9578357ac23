//! What one article says: its parties and its claims.
