//! The data dictionary in Markdown, with diagrams.

use super::diagram;
use crate::store::{Column, SEARCHES, Table, Vocabulary};
use std::io::{self, Write};

const INTRODUCTION: &str = "\
# Data dictionary

Every table, view, column and code of the dataset, as `sanctionary schema --format markdown` prints them. The same stands in
the database (`SELECT * FROM data_dictionary`) and, for the CSV files, in `datapackage.json`.

Keys are in **bold**. A *date* is a year, a month or a day (`2018`, `2018-05`, `2018-05-08`), a *day* always a day, a
*boolean* 0 or 1. Columns marked ! always have a value; of views that is not known.
";

/// Writes diagrams, tables, views, indexes of words and codes.
pub(super) fn write(tables: &[Table], vocabulary: &[Vocabulary], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{INTRODUCTION}")?;
    diagram::write(tables, out)?;
    for (heading, of_views) in [("Tables", false), ("Views", true)] {
        writeln!(out, "## {heading}\n")?;
        tables.iter().filter(|table| table.is_view == of_views).try_for_each(|table| describe(table, out))?;
    }
    writeln!(out, "## Search\n\n| index | what it holds |\n|---|---|")?;
    SEARCHES.iter().try_for_each(|(name, words)| writeln!(out, "| `{name}` | {} |", cell(words)))?;
    writeln!(out, "\n## Codes")?;
    vocabulary.iter().try_for_each(|table| codes(table, out))
}

fn describe(table: &Table, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "### {}\n\n{}\n", table.name, table.description)?;
    writeln!(out, "| column | holds | refers to | meaning |\n|---|---|---|---|")?;
    for column in &table.columns {
        let holds = format!("{}{}", column.holds.name(), if column.required { " !" } else { "" });
        let refers = table.references_of(&column.name).join(", ");
        writeln!(out, "| {} | {holds} | {refers} | {} |", name(table, column), cell(&column.description))?;
    }
    writeln!(out)
}

fn name(table: &Table, column: &Column) -> String {
    if table.key.contains(&column.name) { format!("**{}**", column.name) } else { column.name.clone() }
}

fn codes(vocabulary: &Vocabulary, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n### Codes of {}\n\n| code | meaning |\n|---|---|", vocabulary.table)?;
    for (code, definition, action) in &vocabulary.rows {
        let of = action.as_ref().map(|action| format!(" (a way of `{action}`)")).unwrap_or_default();
        writeln!(out, "| `{code}` | {}{of} |", cell(definition))?;
    }
    Ok(())
}

/// Words as they stand in a cell of a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}
