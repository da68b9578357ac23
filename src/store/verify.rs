//! What must hold of a database: what its constraints say, once more where it may have been changed by others, and what
//! they cannot say.

use super::{APPLICATION_ID, Store, Vocabulary, doing, migrations};
use crate::error::Error;
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// Something wrong with a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, table or column that has it.
    pub place: String,
    /// What is wrong, in words that name the first rows that have it.
    pub what: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// How many faults SQLite may list before it stops looking.
const LISTED: u32 = 20;

/// How many of the rows that have a fault are named.
const NAMED: usize = 3;

/// What constraints cannot say: the table, what is wrong with rows of it, and the query that names them.
const RULES: [(&str, &str, &str); 4] = [
    (
        "evidence",
        "quotes that do not stand at their place in the article",
        "SELECT e.claim_id || ' (' || e.ordinal || ')' FROM evidence AS e
         JOIN claims AS c ON c.claim_id = e.claim_id
         JOIN articles AS a ON a.article_id = c.article_id
         WHERE substr(a.body, e.start_char + 1, e.end_char - e.start_char) <> e.quote",
    ),
    (
        "claims",
        "claims without evidence",
        "SELECT c.claim_id FROM claims AS c
         WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.claim_id = c.claim_id AND e.ordinal = 0)",
    ),
    (
        "claims",
        "claims whose row does not stand in the table of their fact, and there alone",
        "SELECT c.claim_id FROM claims AS c
         WHERE (c.fact = 'sanction') <> EXISTS (SELECT 1 FROM sanction_claims AS s WHERE s.claim_id = c.claim_id)
            OR (c.fact = 'designation') <> EXISTS (SELECT 1 FROM designation_claims AS d WHERE d.claim_id = c.claim_id)
            OR (c.fact = 'agreement') <> EXISTS (SELECT 1 FROM agreement_claims AS g WHERE g.claim_id = c.claim_id)",
    ),
    (
        "mentions",
        "articles with mentions past their end",
        "SELECT a.article_id FROM articles AS a
         WHERE (SELECT max(m.end_char) FROM mentions AS m WHERE m.article_id = a.article_id) > length(a.body)",
    ),
];

/// The first fault of a database just filled, in words; `None` for a sound one.
///
/// References, types, dates and codes are not looked at: SQLite has refused every row that breaks them.
pub(super) fn first_fault(connection: &Connection) -> Result<Option<String>, Error> {
    for (_, what, query) in RULES {
        if let Some(fault) = broken(connection, what, query)? {
            return Ok(Some(fault));
        }
    }
    Ok(None)
}

impl Store {
    /// Opens a database as it stands on the disk, which is never changed: no lock is taken, and no file is made beside
    /// it or read there.
    pub fn open_untouched(path: &Path) -> Result<Self, Error> {
        let refused = |reason: String| Error::Dataset { path: path.to_owned(), reason };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection =
            Connection::open_with_flags(immutable(path), flags).map_err(|fault| refused(fault.to_string()))?;
        let mark = connection.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
        if mark.map_err(|fault| refused(fault.to_string()))? != APPLICATION_ID {
            return Err(refused("not a dataset of this program".to_owned()));
        }
        connection
            .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            .map_err(|fault| refused(fault.to_string()))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Whether the schema is one that this program has made: every constraint stands in it as it should.
    pub fn schema_faults(&self) -> Result<Vec<Fault>, Error> {
        let failed = || doing("reading the schema");
        let (version, latest) = (self.version()?, migrations::count());
        let Some(version) = usize::try_from(version).ok().filter(|version| (1..=latest).contains(version)) else {
            let what = format!("made with version {version} of the schema; this program knows 1 to {latest}");
            return Ok(vec![Fault::new("schema", what)]);
        };
        let mut expected = Connection::open_in_memory().map_err(failed())?;
        migrations::apply_until(&mut expected, version)?;
        let (expected, found) = (objects(&expected)?, objects(&self.connection)?);
        let names: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
        let differs = |name: &&String| match (expected.get(*name), found.get(*name)) {
            (Some(_), None) => Some(Fault::new(name.as_str(), "is missing")),
            (None, Some(_)) => Some(Fault::new(name.as_str(), "does not belong into a dataset")),
            (one, other) => (one != other).then(|| Fault::new(name.as_str(), "is not defined as it should be")),
        };
        Ok(names.iter().filter_map(differs).collect())
    }

    /// How many migrations the database says have been applied to it.
    fn version(&self) -> Result<i64, Error> {
        let version = self.connection.pragma_query_value(None, "user_version", |row| row.get(0));
        version.map_err(doing("reading the schema"))
    }

    /// Faults of the file itself: pages, indexes, types, and what must be there or must be unique.
    pub fn integrity_faults(&self) -> Result<Vec<Fault>, Error> {
        let lines = self.cells(&format!("PRAGMA integrity_check({LISTED})"))?;
        let lines = lines.into_iter().flatten().flatten().filter(|line| line != "ok");
        Ok(lines.map(|line| Fault::new("database", line)).collect())
    }

    /// References to rows that are not there.
    pub fn reference_faults(&self) -> Result<Vec<Fault>, Error> {
        let sql = "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2";
        let fault = |row: Vec<Option<String>>| {
            let mut cells = row.into_iter().map(Option::unwrap_or_default);
            let [table, parent, rows] = std::array::from_fn(|_| cells.next().unwrap_or_default());
            Fault::new(table, format!("{rows} references to rows of {parent} that are not there"))
        };
        Ok(self.cells(sql)?.into_iter().map(fault).collect())
    }

    /// What no constraint can say: quotes that do not stand at their place, claims without words or of two kinds.
    pub fn rule_faults(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        for (table, what, query) in RULES {
            faults.extend(broken(&self.connection, what, query)?.map(|what| Fault::new(table, what)));
        }
        Ok(faults)
    }

    /// Codes that the vocabularies lack or have beyond those given. A dataset of an older version may lack some.
    pub fn vocabulary_faults(&self, vocabulary: &[Vocabulary]) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        let latest = usize::try_from(self.version()?) == Ok(migrations::count());
        for Vocabulary { table, rows } in vocabulary {
            let found = self.cells(&format!("SELECT code FROM \"{table}\""))?;
            let found: BTreeSet<String> = found.into_iter().flatten().flatten().collect();
            let known: BTreeSet<String> = rows.iter().map(|(code, ..)| code.clone()).collect();
            faults.extend(found.difference(&known).map(|code| Fault::new(table, format!("{code:?} is no code of it"))));
            let missing = known.difference(&found).filter(|_| latest);
            faults.extend(missing.map(|code| Fault::new(table, format!("the code {code:?} is missing"))));
        }
        Ok(faults)
    }
}

/// The address of a file for SQLite, telling it that nobody will change the file. Every byte that could mean something
/// in an address is written as a number.
fn immutable(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address + "?immutable=1"
}

/// What a schema defines, by name.
fn objects(connection: &Connection) -> Result<BTreeMap<String, (String, Option<String>)>, Error> {
    let failed = || doing("reading the schema");
    // What SQLite knows of the sizes of tables may be told anew by anybody.
    let sql = "SELECT name, type, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_stat%' ESCAPE '~'";
    let mut statement = connection.prepare(sql).map_err(failed())?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).map_err(failed())?;
    rows.collect::<Result<_, _>>().map_err(failed())
}

/// How many rows a query finds, what is wrong with them, and the first few by name; `None` where it finds none.
pub(super) fn broken(connection: &Connection, what: &str, query: &str) -> Result<Option<String>, Error> {
    let failed = || doing(format!("looking for {what}"));
    let mut statement = connection.prepare(query).map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    let (mut count, mut named) = (0_u64, Vec::new());
    while let Some(row) = rows.next().map_err(failed())? {
        count += 1;
        if named.len() < NAMED {
            named.push(row.get::<_, Option<String>>(0).map_err(failed())?.unwrap_or_default());
        }
    }
    let more = if count > NAMED as u64 { ", ..." } else { "" };
    Ok((count > 0).then(|| format!("{count} {what}: {}{more}", named.join(", "))))
}
