//! The data dictionary as plain text for a terminal.

use crate::store::{Column, SEARCHES, Table, Vocabulary};
use std::io::{self, Write};

/// Writes tables, views, indexes of words and codes, each under a heading of its own.
pub(super) fn write(tables: &[Table], vocabulary: &[Vocabulary], out: &mut impl Write) -> io::Result<()> {
    for (heading, of_views) in [("TABLES", false), ("VIEWS", true)] {
        writeln!(out, "{heading}\n")?;
        tables.iter().filter(|table| table.is_view == of_views).try_for_each(|table| describe(table, out))?;
    }
    writeln!(out, "SEARCH\n")?;
    SEARCHES.iter().try_for_each(|(name, words)| writeln!(out, "{name}: {words}\n"))?;
    writeln!(out, "CODES\n")?;
    vocabulary.iter().try_for_each(|table| codes(table, out))
}

fn codes(vocabulary: &Vocabulary, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", vocabulary.table)?;
    let width = vocabulary.rows.iter().map(|(code, ..)| code.len()).max().unwrap_or(0);
    for (code, definition, action) in &vocabulary.rows {
        let of = action.as_ref().map(|action| format!(" [a way of {action}]")).unwrap_or_default();
        writeln!(out, "  {code:width$}  {definition}{of}")?;
    }
    writeln!(out)
}

fn describe(table: &Table, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {}", table.name, table.description)?;
    writeln!(out, "  one row for each {}", table.key.join(", "))?;
    let width = table.columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
    for column in &table.columns {
        let holds = column.holds.name();
        writeln!(out, "  {:width$}  {holds:7}  {}{}", column.name, column.description, remarks(table, column))?;
    }
    writeln!(out)
}

/// What keys say of a column, in brackets behind its description.
fn remarks(table: &Table, column: &Column) -> String {
    let mut remarks = Vec::new();
    if !table.is_view && table.key.contains(&column.name) {
        remarks.push("key".to_owned());
    } else if column.required {
        remarks.push("required".to_owned());
    }
    remarks.extend(table.references_of(&column.name).iter().map(|to| format!("-> {to}")));
    if remarks.is_empty() { String::new() } else { format!(" [{}]", remarks.join(", ")) }
}

#[cfg(test)]
mod tests {
    use crate::report::schema::{Format, schema};
    use crate::store::{Store, sample};

    fn written() -> String {
        let mut out = Vec::new();
        schema(Format::Text, &sample::vocabulary(), &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn every_table_view_and_column_is_told_once() {
        let text = written();
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("readable");
        let columns: usize = tables.iter().map(|table| table.columns.len()).sum();
        for table in &tables {
            let told =
                format!("\n{}: {}\n  one row for each {}\n", table.name, table.description, table.key.join(", "));
            assert_eq!(text.matches(&told).count(), 1, "{}", table.name);
        }
        let (text, codes) = text.split_once("\nCODES\n").expect("codes");
        for (code, definition, _) in sample::vocabulary().iter().flat_map(|vocabulary| &vocabulary.rows) {
            assert!(
                codes.lines().any(|l| l.trim_start().starts_with(code.as_str()) && l.contains(definition.as_str()))
            );
        }
        let of_columns = text.lines().filter(|l| l.starts_with("  ") && !l.starts_with("  one row for each "));
        assert_eq!(of_columns.count(), columns);
    }

    #[test]
    fn keys_are_told_with_their_columns() {
        let text = written();
        assert!(text.contains("  claim_id    text     The claim. [key, -> claims.claim_id]\n"), "{text}");
        assert!(text.contains("[required, -> actions.code, -> modes.action]\n"), "{text}");
        assert!(text.contains("1 if it holds a word that could state a sanction or an agreement"), "{text}");
    }
}
