//! The claims of all articles become one dataset.
