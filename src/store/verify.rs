//! What must hold of a filled database beyond what its constraints can say.
//!
//! References, types, dates and codes are not looked at again: SQLite has refused every row that breaks them.

use crate::error::Error;
use rusqlite::Connection;

/// What can be wrong, and the query that counts the rows where it is.
const FAULTS: [(&str, &str); 4] = [
    (
        "quotes that do not stand at their place in the article",
        "SELECT count(*) FROM evidence AS e
         JOIN claims AS c ON c.claim_id = e.claim_id
         JOIN articles AS a ON a.article_id = c.article_id
         WHERE substr(a.body, e.start_char + 1, e.end_char - e.start_char) <> e.quote",
    ),
    (
        "claims without evidence",
        "SELECT count(*) FROM claims AS c
         WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.claim_id = c.claim_id AND e.ordinal = 0)",
    ),
    (
        "claims whose row does not stand in the table of their fact, and there alone",
        "SELECT count(*) FROM claims AS c
         WHERE (c.fact = 'sanction') <> EXISTS (SELECT 1 FROM sanction_claims AS s WHERE s.claim_id = c.claim_id)
            OR (c.fact = 'designation') <> EXISTS (SELECT 1 FROM designation_claims AS d WHERE d.claim_id = c.claim_id)
            OR (c.fact = 'agreement') <> EXISTS (SELECT 1 FROM agreement_claims AS g WHERE g.claim_id = c.claim_id)",
    ),
    (
        "articles with mentions past their end",
        "SELECT count(*) FROM articles AS a
         WHERE (SELECT max(m.end_char) FROM mentions AS m WHERE m.article_id = a.article_id) > length(a.body)",
    ),
];

/// The first fault of a filled database, in words; `None` for a sound one.
pub(super) fn first_fault(connection: &Connection) -> Result<Option<String>, Error> {
    let doing = |what: &str| {
        let doing = format!("looking for {what}");
        move |source| Error::Database { doing, source }
    };
    for (what, query) in FAULTS {
        let rows: i64 = connection.query_row(query, [], |row| row.get(0)).map_err(doing(what))?;
        if rows > 0 {
            return Ok(Some(format!("{rows} {what}")));
        }
    }
    Ok(None)
}
