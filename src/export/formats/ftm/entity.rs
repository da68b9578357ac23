//! A row of a query as an entity.

use rusqlite::Row;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How many characters the key of an entity has at most.
const LONGEST_KEY: usize = 200;

/// How many characters a text may have, and any other value; in a longer one the rest gives way to [`CUT`].
const LONGEST_TEXT: usize = 65_000;
const LONGEST_VALUE: usize = 1_000;

/// What ends a value that was cut.
const CUT: &str = " […cut]";

/// The properties that hold text over several lines.
const TEXTS: [&str; 3] = ["bodyText", "reason", "summary"];

/// An entity as FollowTheMoney reads it.
#[derive(Debug, Serialize)]
pub(super) struct Entity {
    id: String,
    schema: String,
    properties: BTreeMap<String, Vec<String>>,
}

/// Reads a row whose first columns are `id` and `schema`.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Entity> {
    let mut properties = BTreeMap::new();
    for (at, column) in row.as_ref().column_names().into_iter().enumerate().skip(2) {
        let Some(held) = row.get::<_, Option<String>>(at)? else { continue };
        let (column, values) = match column.strip_suffix("[]") {
            Some(column) => (column, list(at, &held)?),
            None => (column, vec![held]),
        };
        let (name, values): (&str, Vec<String>) = match column.strip_suffix('@') {
            Some(name) => (name, values.iter().map(|id| key(id)).collect()),
            None => (column, values.iter().map(|words| value(column, words)).collect()),
        };
        let mut kept: Vec<String> = Vec::with_capacity(values.len());
        for value in values.into_iter().filter(|value| !value.is_empty()) {
            if !kept.contains(&value) {
                kept.push(value);
            }
        }
        if !kept.is_empty() {
            properties.insert(name.to_owned(), kept);
        }
    }
    let id: String = row.get(0)?;
    Ok(Entity { id: key(&id), schema: row.get(1)?, properties })
}

fn list(column: usize, json: &str) -> rusqlite::Result<Vec<String>> {
    let values: serde_json::Result<Vec<Option<String>>> = serde_json::from_str(json);
    let failed =
        |error| rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error));
    Ok(values.map_err(failed)?.into_iter().flatten().collect())
}

/// A key of the dataset as one that FollowTheMoney takes: letters, digits, points and hyphens. What would be too long, or
/// like another, is told apart by a digest.
fn key(id: &str) -> String {
    let plain: String = id.chars().map(|c| if c == ':' { '.' } else { c }).collect();
    let is_plain = plain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_plain && !id.contains('.') && plain.len() <= LONGEST_KEY && ends(plain.chars().next_back()) {
        return plain;
    }
    let digest: String = Sha256::digest(id.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let most = LONGEST_KEY - digest.len() - 1;
    let allowed = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    format!("{}-{digest}", plain.chars().take(most).map(allowed).collect::<String>())
}

/// A value as FollowTheMoney keeps it: in one line, but for texts, and not too long.
fn value(property: &str, words: &str) -> String {
    let is_text = TEXTS.contains(&property);
    let words = if is_text { words.to_owned() } else { words.split_whitespace().collect::<Vec<_>>().join(" ") };
    let most = if is_text { LONGEST_TEXT } else { LONGEST_VALUE };
    if words.len() <= most || words.chars().count() <= most {
        return words;
    }
    let kept: String = words.chars().take(most - CUT.chars().count()).collect();
    kept + CUT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_plain_and_stay_apart() {
        assert_eq!(key("country:ir"), "country.ir");
        let alike = ["article:a.b", "article:a:b", "article.a.b", "article:a_b", "article:a-b-", "article:a-b"];
        let mut keys: Vec<String> = alike.iter().map(|id| key(id)).collect();
        assert!(keys.iter().all(|key| key.ends_with(|c: char| c.is_ascii_alphanumeric())), "{keys:?}");
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), alike.len());
        assert_eq!(key(&format!("mention:{}", "x".repeat(300))).len(), LONGEST_KEY);
    }

    #[test]
    fn values_are_of_one_line_but_for_texts() {
        assert_eq!(value("name", "the\n Red  Band"), "the Red Band");
        assert_eq!(value("bodyText", "the\n Red"), "the\n Red");
        let cut = value("bodyText", &"ж".repeat(LONGEST_TEXT + 1));
        assert_eq!((cut.chars().count(), cut.ends_with(CUT)), (LONGEST_TEXT, true));
    }
}
