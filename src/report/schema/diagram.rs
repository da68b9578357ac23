//! Entity-relationship diagrams in Mermaid: one for each part of the schema, since all of it in one could not be read.

use crate::store::{Table, VOCABULARY_TABLES};
use std::io::{self, Write};

/// A part of the schema: its heading, and whether a table belongs to it.
type Part = (&'static str, fn(&str) -> bool);

const PARTS: [Part; 3] = [
    ("Articles, parties and claims", |name| !is_header_only(name) && !is_star(name)),
    ("Regimes, designations, agreements and programmes", |name| is_header(name) || is_header_only(name)),
    ("The star", is_star),
];

fn is_star(name: &str) -> bool {
    ["dim_", "fact_", "bridge_"].iter().any(|beginning| name.starts_with(beginning))
}

/// What both claims and programmes refer to.
fn is_header(name: &str) -> bool {
    ["parties", "countries", "regimes", "designations", "agreements", "legal_bases"].contains(&name)
}

fn is_header_only(name: &str) -> bool {
    ["programs", "program_measures", "program_legal_bases", "regime_programs"].contains(&name)
}

/// Writes the diagrams. Tables of codes are left out, and of each table all columns but keys.
pub(super) fn write(tables: &[Table], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "## Diagrams\n\nOnly keys are drawn, and no tables of codes.")?;
    for (heading, belongs) in PARTS {
        let drawn = |name: &str| belongs(name) && !VOCABULARY_TABLES.contains(&name);
        let part: Vec<&Table> = tables
            .iter()
            .filter(|table| !table.is_view && drawn(&table.name))
            .filter(|table| related(table, tables, &drawn))
            .collect();
        writeln!(out, "\n### {heading}\n\n```mermaid\nerDiagram")?;
        part.iter().try_for_each(|table| entity(table, out))?;
        part.iter().try_for_each(|table| relations(table, &part, out))?;
        writeln!(out, "```")?;
    }
    writeln!(out)
}

/// Whether a table refers to one that is drawn, or is referred to by one.
fn related(table: &Table, tables: &[Table], drawn: &dyn Fn(&str) -> bool) -> bool {
    let refers = |from: &Table, to: &dyn Fn(&str) -> bool| {
        from.foreign_keys.iter().any(|key| key.table != from.name && to(&key.table))
    };
    refers(table, drawn) || tables.iter().any(|other| drawn(&other.name) && refers(other, &|to| to == table.name))
}

fn entity(table: &Table, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    {} {{", table.name)?;
    for column in &table.columns {
        let is_key = table.key.contains(&column.name);
        let refers = table.foreign_keys.iter().any(|key| key.columns.contains(&column.name));
        let mark = match (is_key, refers) {
            (true, true) => "PK, FK",
            (true, false) => "PK",
            (false, true) => "FK",
            (false, false) => continue,
        };
        writeln!(out, "        {} {} {mark}", column.holds.name(), column.name)?;
    }
    writeln!(out, "    }}")
}

fn relations(table: &Table, part: &[&Table], out: &mut impl Write) -> io::Result<()> {
    for key in table.foreign_keys.iter().filter(|key| part.iter().any(|other| other.name == key.table)) {
        let required = table.columns.iter().all(|column| column.required || !key.columns.contains(&column.name));
        let one = if required { "||" } else { "|o" };
        writeln!(out, "    {} {one}--o{{ {} : {}", key.table, table.name, key.columns.join("_and_"))?;
    }
    Ok(())
}
