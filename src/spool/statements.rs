//! What claims say of regimes, designations and agreements, gathered until each of these is settled.

use super::{Spool, json, parsed, text};
use crate::error::Error;
use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Spool {
    /// Notes what a claim says of the header of a kind that stands under `block`.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn state<T: Serialize>(&self, kind: u8, block: &str, claim: &str, statement: &T) -> Result<(), Error> {
        self.execute("INSERT INTO statements VALUES (?, ?, ?, ?)", params![kind, block, claim, json(statement)])
    }

    /// Hands over all that was noted of a kind: block after block, within one by the keys of the claims.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_block<T: DeserializeOwned>(
        &self,
        kind: u8,
        mut each: impl FnMut(&str, Vec<T>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut open: Option<(String, Vec<T>)> = None;
        let sql =
            format!("SELECT block, statement FROM statements WHERE kind = {kind} ORDER BY block, claim, statement");
        self.query(&sql, |row| {
            let (block, statement) = (text(row, 0)?, parsed(text(row, 1)?)?);
            match &mut open {
                Some((current, statements)) if current == block => statements.push(statement),
                _ => {
                    if let Some((block, statements)) = open.replace((block.to_owned(), vec![statement])) {
                        each(&block, statements)?;
                    }
                }
            }
            Ok(())
        })?;
        open.map_or(Ok(()), |(block, statements)| each(&block, statements))
    }

    /// Notes to which header a claim belongs.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn set_header(&self, claim: &str, header: &str) -> Result<(), Error> {
        self.execute("INSERT INTO headers VALUES (?, ?)", params![claim, header])
    }

    /// The header that a claim belongs to, where one was noted.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn header(&self, claim: &str) -> Result<Option<String>, Error> {
        self.one("SELECT header FROM headers WHERE claim = ?", claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_come_back_block_after_block_by_their_claims() {
        let spool = Spool::in_memory().expect("made");
        for (kind, block, claim, statement) in
            [(1, "b", "x", 1), (0, "z", "x", 2), (1, "a", "z", 3), (1, "a", "y", 4), (1, "b", "a", 5)]
        {
            spool.state(kind, block, claim, &statement).expect("noted");
        }
        let mut found = Vec::new();
        spool
            .each_block(1, |block, statements: Vec<u8>| {
                found.push((block.to_owned(), statements));
                Ok(())
            })
            .expect("read");
        assert_eq!(found, [("a".to_owned(), vec![4, 3]), ("b".to_owned(), vec![5, 1])]);
    }
}
