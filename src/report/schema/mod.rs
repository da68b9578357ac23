//! The data dictionary: every table, view and column, in the words of the schema itself, and every code.

mod diagram;
mod json;
mod markdown;
mod text;

use crate::error::Error;
use crate::store::{Store, Vocabulary};
use std::io::Write;

/// How the data dictionary is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// Markdown with diagrams in Mermaid.
    Markdown,
    /// One JSON object.
    Json,
}

/// Writes the data dictionary of this version's schema, with the codes of the vocabularies.
///
/// # Errors
/// When the schema cannot be read, or `out` cannot be written.
pub fn schema(format: Format, vocabulary: &[Vocabulary], out: &mut impl Write) -> Result<(), Error> {
    let tables = Store::in_memory()?.catalogue()?;
    let written = match format {
        Format::Text => text::write(&tables, vocabulary, out),
        Format::Markdown => markdown::write(&tables, vocabulary, out),
        Format::Json => json::write(&tables, vocabulary, out),
    };
    written.map_err(Error::Output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;

    fn written(format: Format) -> String {
        let mut out = Vec::new();
        schema(format, &sample::vocabulary(), &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn json_tells_every_table_with_its_columns_keys_and_references() {
        let told: serde_json::Value = serde_json::from_str(&written(Format::Json)).expect("JSON");
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("readable");
        assert_eq!(told["tables"].as_array().map(Vec::len), Some(tables.len()));
        let claims = told["tables"].as_array().and_then(|all| all.iter().find(|table| table["name"] == "claims"));
        let claims = claims.expect("told");
        assert_eq!(claims["key"], serde_json::json!(["claim_id"]));
        assert_eq!(claims["columns"][1]["name"], "article_id");
        assert_eq!(claims["columns"][1]["refers_to"], serde_json::json!(["articles.article_id"]));
        assert!(told["codes"]["measures"][0]["definition"].is_string() && told["search"][0]["name"].is_string());
    }

    #[test]
    fn markdown_tells_every_table_and_draws_every_reference_once() {
        let told = written(Format::Markdown);
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("readable");
        for table in &tables {
            assert_eq!(told.matches(&format!("\n### {}\n", table.name)).count(), 1, "{}", table.name);
        }
        assert_eq!(told.matches("```mermaid\nerDiagram\n").count(), 3);
        assert!(told.contains("    articles ||--o{ claims : article_id\n"), "{told}");
        assert!(told.contains("    dim_party ||--o{ fact_designations : authority_key\n"), "{told}");
        let rows = told.lines().filter(|line| line.starts_with('|'));
        assert!(rows.clone().count() > 300);
        for row in rows {
            assert!(row.ends_with('|') && row.replace("\\|", "").matches('|').count() >= 3, "{row}");
        }
    }
}
