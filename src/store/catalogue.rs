//! What the schema says of itself: tables, views, columns, keys, and the words that describe them.
//!
//! SQLite keeps the text of each `CREATE` statement, comments included, so the descriptions are read from the database
//! and stand in the migrations alone: `--!` lines describe the table or view they stand in, `--! Key: a, b.` names the
//! columns that tell the rows of a view apart, and `--` lines describe the column under them. A column that a migration
//! adds to a table is described behind its name, since SQLite drops what stands before that.

use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// A table or view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Whether it is a view.
    pub is_view: bool,
    /// What one row is.
    pub description: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The columns that tell its rows apart. In a view they may be NULL.
    pub key: Vec<String>,
    /// Its references to other tables, in the order of the schema.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: ColumnType,
    /// Whether it always has a value. Not known of views.
    pub required: bool,
    /// What it means.
    pub description: String,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// 0 or 1.
    Boolean,
    /// A year, a month or a day.
    Date,
    /// A day.
    Day,
}

/// A reference to another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// Its columns, one for each that refers.
    pub references: Vec<String>,
}

impl Table {
    /// The columns that one of its columns refers to, as `table.column`.
    #[must_use]
    pub fn references_of(&self, column: &str) -> Vec<String> {
        let pairs = self.foreign_keys.iter().flat_map(|key| {
            let to = |(_, to): (&String, &String)| format!("{}.{to}", key.table);
            key.columns.iter().zip(&key.references).filter(|(from, _)| *from == column).map(to)
        });
        pairs.collect()
    }

    /// Selects all rows, sorted by the key.
    pub(super) fn query(&self) -> String {
        let list = |names: Vec<&str>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let columns = list(self.columns.iter().map(|column| column.name.as_str()).collect());
        let key = list(self.key.iter().map(String::as_str).collect());
        format!("SELECT {columns} FROM \"{}\" ORDER BY {key}", self.name)
    }
}

impl ColumnType {
    /// Its name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Day => "day",
        }
    }
}

/// The indexes of words, with what each is; SQLite keeps no words with them.
pub const SEARCHES: [(&str, &str); 2] = [
    (
        "articles_fts",
        "Index of the words of `articles.body`, joined by `rowid`: `WHERE articles_fts MATCH 'oil NEAR sanction'`.",
    ),
    (
        "evidence_fts",
        "Index of the words of `evidence.quote`, joined by `rowid`, so that claims are found by what is said of them.",
    ),
];

/// Every table and view, in the order in which they were made.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Vec<Table>> {
    // Indexes of words are tables that hold no rows of their own; SQLite lists them, and what they consist of, apart.
    let mut statement = connection.prepare(
        "SELECT s.name, s.type = 'view', s.sql FROM sqlite_schema AS s
         WHERE s.name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view'))
             AND s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite~_%' ESCAPE '~'
         ORDER BY s.type, s.rowid",
    )?;
    let made: Vec<(String, bool, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    let mut dates = BTreeSet::new();
    made.into_iter().map(|(name, is_view, sql)| table(connection, name, is_view, &sql, &mut dates)).collect()
}

/// Reads one table. A view's columns carry no CHECK, so its dates are known by bearing the name of a table's date;
/// `dates` gathers those names, tables being read first.
fn table(
    connection: &Connection,
    name: String,
    is_view: bool,
    sql: &str,
    dates: &mut BTreeSet<String>,
) -> rusqlite::Result<Table> {
    let mut comments = Comments::read(sql);
    let mut columns = Vec::new();
    let mut key = BTreeMap::new();
    let mut statement =
        connection.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut rows = statement.query([&name])?;
    while let Some(row) = rows.next()? {
        let (column, stored, required, place): (String, String, bool, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if place > 0 {
            key.insert(place, column.clone());
        }
        let holds = column_type(&column, &stored, sql, is_view, dates);
        let description = comments.columns.remove(&column).unwrap_or_default();
        columns.push(Column { name: column, holds, required, description });
    }
    let key = if is_view { comments.key } else { key.into_values().collect() };
    let foreign_keys = foreign_keys(connection, &name)?;
    Ok(Table { name, is_view, description: comments.table, columns, key, foreign_keys })
}

/// The columns of views that hold a day.
const DAYS_OF_VIEWS: [&str; 5] = ["date_from", "date_to", "valid_from", "valid_to", "on_day"];

fn column_type(column: &str, stored: &str, sql: &str, is_view: bool, dates: &mut BTreeSet<String>) -> ColumnType {
    if !is_view && sql.contains(&format!("date(substr({column} ||")) {
        dates.insert(column.to_owned());
    }
    match stored {
        _ if dates.contains(column) => ColumnType::Date,
        _ if is_view && DAYS_OF_VIEWS.contains(&column) => ColumnType::Day,
        _ if is_view && column.starts_with("is_") => ColumnType::Boolean,
        _ if sql.contains(&format!("CHECK (date({column}) IS {column})")) => ColumnType::Day,
        _ if sql.contains(&format!("CHECK ({column} IN (0, 1))")) => ColumnType::Boolean,
        "REAL" => ColumnType::Real,
        "INTEGER" | "INT" | "NUM" => ColumnType::Integer,
        _ => ColumnType::Text,
    }
}

fn foreign_keys(connection: &Connection, table: &str) -> rusqlite::Result<Vec<ForeignKey>> {
    // SQLite numbers the references of a table from the last to the first.
    let mut statement = connection
        .prepare("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY id DESC, seq")?;
    let mut rows = statement.query([table])?;
    let mut found: Vec<(i64, ForeignKey)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, from, to): (i64, String, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
        match found.last_mut() {
            Some((last, key)) if *last == id => {
                key.columns.push(from);
                key.references.push(to);
            }
            _ => found.push((id, ForeignKey { columns: vec![from], table: row.get(1)?, references: vec![to] })),
        }
    }
    Ok(found.into_iter().map(|(_, key)| key).collect())
}

/// The words of a `CREATE` statement that describe what it makes.
#[derive(Debug, Default)]
struct Comments {
    table: String,
    key: Vec<String>,
    columns: BTreeMap<String, String>,
}

impl Comments {
    fn read(sql: &str) -> Self {
        let mut comments = Self::default();
        let mut pending = String::new();
        // The column list ends with the first parenthesis at the margin; comments after it are of the query.
        for line in sql.lines().take_while(|line| !line.starts_with(')')) {
            let line = line.trim();
            if let Some(key) = line.strip_prefix("--! Key: ") {
                comments.key = key.trim_end_matches('.').split(", ").map(str::to_owned).collect();
            } else if let Some(words) = line.strip_prefix("--!") {
                append(&mut comments.table, words);
            } else if let Some(words) = line.strip_prefix("--") {
                append(&mut pending, words);
            } else if let Some((code, words)) = line.split_once(" -- ") {
                let name = code.split_whitespace().next_back().unwrap_or_default();
                comments.columns.insert(name.to_owned(), words.trim().to_owned());
            } else if !pending.is_empty() {
                let name = line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                comments.columns.insert(name.to_owned(), std::mem::take(&mut pending));
            }
        }
        comments
    }
}

fn append(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words.trim());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::Measure;
    use crate::store::{Store, VOCABULARY_TABLES};

    fn catalogue() -> Vec<Table> {
        Store::in_memory().and_then(|store| store.catalogue()).expect("readable")
    }

    /// The columns that saved queries rely on. A table may have more of them behind these.
    const PUBLIC: [(&str, &str); 32] = [
        (
            "articles",
            "article_id source title published_on publisher author url language relevant duplicate_of sha256 body",
        ),
        ("countries", "code iso3 name"),
        ("parties", "party_id name kind code country is_collective"),
        ("party_names", "party_id name is_primary"),
        ("party_identifiers", "party_id scheme value"),
        ("party_roles", "article_id party_id role"),
        ("party_members", "bloc_id member_id since until"),
        ("mentions", "article_id party_id start_char end_char"),
        (
            "regimes",
            "regime_id sender_id target_id theme name status status_on started_on ended_on first_reported_on \
             last_reported_on articles publishers",
        ),
        ("programs", "program_id issuer_id name"),
        ("legal_bases", "legal_basis_id citation program_id"),
        (
            "designations",
            "designation_id party_id authority_id status status_on listed_on delisted_on first_reported_on \
             last_reported_on articles publishers",
        ),
        (
            "agreements",
            "agreement_id title kind status status_on signed_on place first_reported_on last_reported_on articles \
             publishers",
        ),
        ("claims", "claim_id article_id fact attributed_to confidence"),
        ("sanction_claims", "claim_id regime_id action mode target_text date effective_on expires_on"),
        ("designation_claims", "claim_id designation_id regime_id agency_id list status date"),
        ("agreement_claims", "claim_id agreement_id title kind status date place"),
        ("claim_measures", "claim_id item"),
        ("claim_reasons", "claim_id item"),
        ("claim_programs", "claim_id item"),
        ("claim_legal_bases", "claim_id item"),
        ("claim_topics", "claim_id item"),
        ("agreement_claim_parties", "claim_id party_id role for_party_id"),
        ("evidence", "claim_id start_char end_char quote rule"),
        ("rejected_documents", "source reason"),
        ("party_kinds", "code definition"),
        ("modes", "code definition action"),
        (
            "v_article_parties",
            "source party_id code name kind country aliases roles article_id published_on publisher url",
        ),
        (
            "v_article_sanctions",
            "source regime_id sender_id sender target_id target target_text action mode date effective_on expires_on \
             measures reasons programs quote confidence date_from date_to date_precision claim_id article_id \
             published_on publisher url",
        ),
        (
            "v_article_designations",
            "source designation_id party_id name aliases kind country authority_id authority agency list regime_id \
             status date legal_bases quote confidence date_from date_to date_precision claim_id article_id \
             published_on publisher url",
        ),
        (
            "v_article_agreements",
            "source agreement_id title kind status date place parties signatories topics quote confidence date_from \
             date_to date_precision claim_id article_id published_on publisher url",
        ),
        (
            "v_acts",
            "regime_id action mode date articles date_from date_to date_precision publishers first_reported_on \
             last_reported_on",
        ),
    ];

    #[test]
    fn public_columns_stand_first_and_in_order() {
        let tables = catalogue();
        for (name, columns) in PUBLIC {
            let table = tables.iter().find(|table| table.name == name).expect(name);
            let there: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let wanted: Vec<_> = columns.split(' ').collect();
            assert!(there.starts_with(&wanted), "{name}: {there:?}");
        }
    }

    #[test]
    fn everything_is_described_and_has_a_key() {
        let tables = catalogue();
        assert_eq!(tables.iter().filter(|table| table.is_view).count(), 10);
        for table in &tables {
            let sentence = |words: &str| words.chars().next().is_some_and(char::is_uppercase) && words.ends_with('.');
            // A description may begin with a literal value.
            let described = |words: &str| sentence(words) || words.starts_with(|c: char| c.is_ascii_digit());
            assert!(sentence(&table.description), "{}: {}", table.name, table.description);
            for column in &table.columns {
                assert!(described(&column.description), "{}.{}: {}", table.name, column.name, column.description);
            }
            assert!(!table.key.is_empty(), "{}", table.name);
            let names: Vec<_> = table.columns.iter().map(|column| &column.name).collect();
            assert!(table.key.iter().all(|column| names.contains(&column)), "{}", table.name);
        }
        let has = |name: &str| tables.iter().any(|table| table.name == name);
        assert!(VOCABULARY_TABLES.iter().all(|name| has(name)));
    }

    #[test]
    fn a_column_tells_what_it_holds() {
        let tables = catalogue();
        let holds = |table: &str, column: &str| {
            let table = tables.iter().find(|t| t.name == table).expect(table);
            table.columns.iter().find(|c| c.name == column).expect(column).holds
        };
        assert_eq!(holds("articles", "relevant"), ColumnType::Boolean);
        assert_eq!(holds("party_members", "until"), ColumnType::Date);
        assert_eq!(holds("claims", "confidence"), ColumnType::Real);
        assert_eq!(holds("evidence", "ordinal"), ColumnType::Integer);
        assert_eq!(holds("v_acts", "articles"), ColumnType::Integer);
        assert_eq!(holds("v_article_sanctions", "confidence"), ColumnType::Real);
        assert_eq!(holds("v_article_sanctions", "expires_on"), ColumnType::Date);
        assert_eq!(holds("v_article_sanctions", "date_to"), ColumnType::Day);
        assert_eq!(holds("v_article_sanctions", "measures"), ColumnType::Text);
        assert_eq!(holds("dim_date", "day"), ColumnType::Day);
        assert_eq!(holds("v_as_of", "valid_to"), ColumnType::Day);
        assert_eq!(holds("v_conflicts", "is_settled"), ColumnType::Boolean);
        assert_eq!(holds("panel_dyad_year", "imposed_arms"), ColumnType::Boolean);
    }

    #[test]
    fn every_column_that_bears_a_date_is_checked() {
        for table in catalogue().iter().filter(|table| !table.is_view) {
            for Column { name, holds, .. } in &table.columns {
                let is_date = name == "date" || name.ends_with("_on") || name == "since" || name == "until";
                assert_eq!(is_date, *holds == ColumnType::Date, "{}.{name}", table.name);
            }
        }
    }

    #[test]
    fn every_measure_has_its_columns_in_star_and_panel() {
        let tables = catalogue();
        let codes: Vec<&str> = Measure::ALL.iter().map(|measure| measure.code()).collect();
        for (table, prefix) in
            [("fact_sanction_actions", "measure_"), ("panel_dyad_year", "imposed_"), ("panel_dyad_year", "threatened_")]
        {
            let table = tables.iter().find(|t| t.name == table).expect(table);
            let columns: Vec<&str> = table.columns.iter().filter_map(|c| c.name.strip_prefix(prefix)).collect();
            assert_eq!(columns, codes, "{}", table.name);
        }
    }

    #[test]
    fn indexes_of_words_are_no_tables() {
        assert!(catalogue().iter().all(|table| !table.name.contains("_fts")));
    }

    #[test]
    fn references_are_whole_and_in_order() {
        let tables = catalogue();
        let table = tables.iter().find(|table| table.name == "sanction_claims").expect("made");
        let last = ForeignKey {
            columns: vec!["mode".into(), "action".into()],
            table: "modes".into(),
            references: vec!["code".into(), "action".into()],
        };
        assert_eq!(table.foreign_keys.first().map(|key| key.table.as_str()), Some("claims"));
        assert_eq!(table.foreign_keys.last(), Some(&last));
    }

    #[test]
    fn every_reference_can_be_followed_backwards_by_an_index() {
        let mut connection = Connection::open_in_memory().expect("memory");
        crate::store::migrations::apply(&mut connection).expect("applied");
        for table in read(&connection).expect("readable") {
            let indexes = indexes(&connection, &table.name);
            for key in &table.foreign_keys {
                let leads = |index: &Vec<String>| index.starts_with(&key.columns);
                assert!(indexes.iter().any(leads), "{} {:?}", table.name, key.columns);
            }
        }
    }

    #[test]
    fn keys_lead_in_tables_without_row_ids() {
        let mut connection = Connection::open_in_memory().expect("memory");
        crate::store::migrations::apply(&mut connection).expect("applied");
        let mut without = 0;
        for table in read(&connection).expect("readable").iter().filter(|table| !table.is_view) {
            let sql = "SELECT wr FROM pragma_table_list(?1)";
            if connection.query_row(sql, [&table.name], |row| row.get::<_, bool>(0)).expect(sql) {
                let leads = table.columns.iter().zip(&table.key).all(|(column, key)| column.name == *key);
                assert!(leads, "{}: see 0002_tables.sql", table.name);
                without += 1;
            }
        }
        assert!(without > 10, "{without}");
    }

    /// The columns of each index of a table, its primary key among them.
    fn indexes(connection: &Connection, table: &str) -> Vec<Vec<String>> {
        let sql =
            "SELECT l.name, i.name FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i ORDER BY 1, i.seqno";
        let mut statement = connection.prepare(sql).expect(sql);
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))).expect(sql);
        for (index, column) in rows.map(|row| row.expect(sql)) {
            found.entry(index).or_default().push(column.unwrap_or_default());
        }
        found.into_values().collect()
    }

    #[test]
    fn comments_outside_the_column_list_describe_nothing() {
        let comments = Comments::read(
            "CREATE VIEW v (\n  --! A view\n  --! of two lines.\n  --! Key: a, b.\n  -- First.\n  a,\n  b\n) AS\n-- Not of b.\nSELECT 1",
        );
        assert_eq!(comments.table, "A view of two lines.");
        assert_eq!(comments.key, ["a", "b"]);
        assert_eq!(comments.columns, BTreeMap::from([("a".to_owned(), "First.".to_owned())]));
    }
}
