//! What goes to standard output.

mod schema;

pub use schema::schema;
