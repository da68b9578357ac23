//! The schema's history: `migrations/NNNN_what.sql`, embedded, applied in order and never undone.
//!
//! The number of migrations applied stands in the file's `user_version`. A file that a newer version made is refused.

use crate::error::Error;
use include_dir::{Dir, include_dir};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// Brings a database up to the schema of this version.
pub(super) fn apply(connection: &mut Connection) -> Result<(), Error> {
    all().to_latest(connection).map_err(Error::Migration)
}

/// Brings an empty database up to an earlier version of the schema, from 1 to [`count`].
pub(super) fn apply_until(connection: &mut Connection, version: usize) -> Result<(), Error> {
    all().to_version(connection, version).map_err(Error::Migration)
}

/// The version of the schema of this program: how many migrations there are.
pub(super) fn count() -> usize {
    FOLDER.files().count()
}

/// Every migration, in the order of its number.
fn all() -> Migrations<'static> {
    let mut files: Vec<_> = FOLDER.files().collect();
    files.sort_by_key(|file| file.path());
    Migrations::new(files.into_iter().filter_map(|file| file.contents_utf8()).map(M::up).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_apply_to_an_empty_database_and_only_once() {
        all().validate().expect("every migration applies");
        let mut connection = Connection::open_in_memory().expect("memory");
        apply(&mut connection).expect("from empty");
        apply(&mut connection).expect("a second time changes nothing");
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a number");
        assert_eq!(usize::try_from(version), Ok(FOLDER.files().count()));
    }

    #[test]
    fn files_are_numbered_without_gaps() {
        let mut names: Vec<_> = FOLDER.files().filter_map(|file| file.path().to_str()).collect();
        names.sort_unstable();
        assert!(names.len() >= 4, "{names:?}");
        for (name, number) in names.iter().zip(1..) {
            assert!(name.starts_with(&format!("{number:04}_")) && name.ends_with(".sql"), "{name}");
        }
    }

    #[test]
    fn a_newer_database_is_refused() {
        let mut connection = Connection::open_in_memory().expect("memory");
        apply(&mut connection).expect("from empty");
        connection.pragma_update(None, "user_version", 9999).expect("set");
        assert!(matches!(apply(&mut connection), Err(Error::Migration(_))));
    }
}
