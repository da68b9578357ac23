//! One line of JSON Lines, or a file that holds one JSON object.

use super::draft::Draft;
use super::markdown;
use super::plain;
use super::stated::date_alone;
use crate::model::PartialDate;
use serde_json::{Map, Value};

/// Reads an article from a JSON object, or says why not.
pub(super) fn read(line: &str) -> Result<Draft, String> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("not valid JSON: {}", one_line(&error.to_string())))?;
    let Value::Object(fields) = value else { return Err("not a JSON object".to_owned()) };
    let text = string(&fields, "text")?;
    let published = string(&fields, "published_on")?;
    let mut draft = Draft {
        title: string(&fields, "title")?,
        published_on: published.as_deref().and_then(day),
        publisher: string(&fields, "publisher")?,
        author: string(&fields, "author")?,
        url: string(&fields, "url")?,
        language: string(&fields, "language").ok().flatten(),
        ..Draft::default()
    };
    let text = text.unwrap_or_default();
    draft.pieces = if is_html(&text) { markdown::pieces(&text)? } else { plain::pieces(&text) };
    Ok(draft)
}

/// The identifier of a line that will be read: a string or a number.
pub(super) fn id(line: &str) -> Option<String> {
    let value: Value = serde_json::from_str(line).ok()?;
    match value.get("id")? {
        Value::String(id) => Some(super::piece::clean(id)).filter(|id| !id.is_empty()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn string(fields: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.trim().is_empty())),
        Some(_) => Err(format!("\"{key}\" is not a string")),
    }
}

fn day(value: &str) -> Option<PartialDate> {
    let value = value.trim();
    PartialDate::parse(value).or_else(|| PartialDate::parse(value.get(..10)?)).or_else(|| date_alone(value))
}

fn is_html(text: &str) -> bool {
    ["<p>", "<p ", "<div", "<br>", "<br/>", "<br />"].iter().any(|tag| text.contains(tag))
}

fn one_line(text: &str) -> String {
    super::piece::clean(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_what_it_has() {
        let draft = read(r#"{"id":7,"title":"Toads","text":"One.\n\nTwo.","published_on":"2024-06","extra":[1]}"#)
            .expect("readable");
        assert_eq!(draft.title.as_deref(), Some("Toads"));
        assert_eq!(draft.published_on.map(|d| d.to_string()).as_deref(), Some("2024-06"));
        assert_eq!(draft.pieces.len(), 2);
        assert_eq!((draft.publisher, draft.url), (None, None));
    }

    #[test]
    fn broken_lines_say_what_is_wrong() {
        assert!(read("{").unwrap_err().starts_with("not valid JSON: "));
        assert_eq!(read("[1]").unwrap_err(), "not a JSON object");
        assert_eq!(read(r#"{"text":5}"#).unwrap_err(), "\"text\" is not a string");
    }

    #[test]
    fn an_identifier_is_a_string_or_a_number() {
        assert_eq!(id(r#"{"id":"a-1"}"#).as_deref(), Some("a-1"));
        assert_eq!(id(r#"{"id":12}"#).as_deref(), Some("12"));
        for line in [r#"{"id":null}"#, r#"{"id":""}"#, "{}", "{", "3"] {
            assert_eq!(id(line), None, "{line}");
        }
    }
}
