//! What goes to standard output.
