//! The dataset as CSV files with their description.
