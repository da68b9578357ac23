//! The block of keys and values at the head of a Markdown document.
//!
//! Much of what is found there is not valid YAML: a value with a colon, a title in stray quotes. What the parser
//! refuses is therefore read line by line, and so is what it would take all time or memory for: nothing of the article is
//! lost, and its title and day are mostly found still.

use super::draft::{Draft, decoded};
use super::stated::date_alone;
use super::values;
use crate::model::PartialDate;
use serde_norway::Value;
use std::collections::BTreeMap;

/// Keys in lower case with their values in order.
type Fields = BTreeMap<String, Vec<String>>;

const TITLE: [&str; 4] = ["title", "post_title", "headline", "original_title"];
const DATE: [&str; 8] =
    ["date", "post_date", "published", "published_on", "published_at", "pubdate", "date_published", "datepublished"];
const AUTHOR: [&str; 4] = ["author", "authors", "byline", "creator"];
const PUBLISHER: [&str; 6] = ["publisher", "source", "site", "site_name", "outlet", "publication"];
const URL: [&str; 6] = ["url", "permalink", "link", "canonical_url", "canonical", "original_link"];
const ORIGIN: [&str; 4] = ["original_link", "original_url", "canonical_url", "source_url"];
const LANGUAGE: [&str; 3] = ["lang", "language", "locale"];

/// Parts a document into its front matter and what follows; `None` when it has none.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['\n', ' ', '\u{FEFF}']);
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let rest = text[fence.len()..].trim_start_matches([' ', '-', '+']).strip_prefix('\n')?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (bare == "..." && fence == "---") {
            let fields = &rest[..at];
            return fields.lines().any(|line| key(line).is_some()).then_some((fields, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Fills `draft` from front matter.
pub(super) fn read(front: &str, draft: &mut Draft) {
    let fields = parsed(front).unwrap_or_else(|| by_line(front));
    let first = |keys: &[&str]| {
        keys.iter().find_map(|key| fields.get(*key)?.iter().find(|value| !value.trim().is_empty())).cloned()
    };
    draft.title = first(&TITLE);
    draft.published_on = DATE.iter().filter_map(|key| fields.get(*key)).flatten().find_map(|value| day(value));
    draft.author = AUTHOR
        .iter()
        .find_map(|key| fields.get(*key))
        .map(|names| names.join(", "))
        .filter(|names| !names.trim().is_empty());
    draft.url = URL.iter().filter_map(|key| fields.get(*key)).flatten().find(|url| is_address(url)).cloned();
    draft.origin = ORIGIN.iter().filter_map(|key| fields.get(*key)).flatten().find(|url| is_address(url)).cloned();
    draft.publisher = PUBLISHER.iter().filter_map(|key| fields.get(*key)?.first()).find(|name| is_name(name)).cloned();
    draft.language = first(&LANGUAGE);
}

fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Whether a value can be the name of an outlet: some letters, and no address.
fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && name.len() <= 80
        && !name.contains("://")
        && !matches!(name, "true" | "false" | "null")
}

/// The day of `2023-07-20`, `2016-01-13 03:02:59` and of dates in words.
fn day(value: &str) -> Option<PartialDate> {
    let value = decoded(value);
    value
        .trim()
        .get(..10)
        .and_then(PartialDate::parse)
        .or_else(|| date_alone(&value))
        .or_else(|| PartialDate::parse(value.trim()))
}

fn parsed(front: &str) -> Option<Fields> {
    if !values::are_few(front) {
        return None;
    }
    let Value::Mapping(mapping) = serde_norway::from_str(front).ok()? else { return None };
    let mut fields = Fields::new();
    for (key, value) in mapping {
        if let Value::String(key) = key {
            let mut values = Vec::new();
            flatten(&value, 0, &mut values);
            fields.insert(key.to_lowercase(), values);
        }
    }
    Some(fields)
}

/// The scalars in `value`, to a small depth; of a mapping such as an author's, its name.
fn flatten(value: &Value, depth: usize, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.trim().to_owned()),
        Value::Number(number) => out.push(number.to_string()),
        Value::Bool(flag) => out.push(flag.to_string()),
        Value::Sequence(items) if depth < 4 => items.iter().for_each(|item| flatten(item, depth + 1, out)),
        Value::Mapping(fields) if depth < 4 => {
            if let Some(name) = fields.get("name") {
                flatten(name, depth + 1, out);
            }
        }
        _ => {}
    }
}

/// The key that a line opens with.
fn key(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let name = line[..at].trim_end();
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    plain.then(|| (name, line[at + 1..].trim()))
}

/// Reads `key: value` and what is indented below it: folded text or the items of a list.
fn by_line(front: &str) -> Fields {
    let mut fields = Fields::new();
    let mut open: Option<String> = None;
    for line in front.lines() {
        let indented = line.starts_with([' ', '\t', '-']);
        if let Some((name, value)) = key(line).filter(|_| !indented) {
            let name = name.to_lowercase();
            let value = scalar(value);
            fields.insert(name.clone(), if value.is_empty() { Vec::new() } else { vec![value] });
            open = Some(name);
        } else if let Some(values) = open.as_ref().and_then(|name| fields.get_mut(name)) {
            continued(values, line.trim());
        }
    }
    fields
}

fn continued(values: &mut Vec<String>, line: &str) {
    if let Some(item) = line.strip_prefix("- ").or_else(|| (line == "-").then_some("")) {
        values.push(scalar(item.trim()));
    } else if let Some(last) = values.last_mut() {
        if !last.is_empty() && !line.is_empty() {
            last.push(' ');
        }
        last.push_str(&scalar(line));
    } else {
        values.push(scalar(line));
    }
}

/// A value without its quotes; the mark of folded text that follows stands for nothing.
fn scalar(value: &str) -> String {
    if matches!(value, ">" | "|" | ">-" | "|-" | ">+" | "|+") {
        return String::new();
    }
    for quote in ['"', '\''] {
        if value.len() >= 2
            && let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote))
        {
            return inner.replace("''", "'").replace("\\\"", "\"");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(front: &str) -> Draft {
        let mut draft = Draft::default();
        read(front, &mut draft);
        draft
    }

    const FIELDS: &str = "post_title: >\n  Toads win\n  again\nauthor: Staff Writer\npost_date: 2024-06-03 03:02:59\noriginal_link:\n  - >\n    https://www.reuters.com/x\nlang: en-GB\nsource: Daily Frog\n";

    #[test]
    fn valid_and_broken_front_matter_read_alike() {
        let broken = format!("{FIELDS}note: a: b: 'c\n\tx\n");
        assert!(parsed(FIELDS).is_some() && parsed(&broken).is_none());
        for front in [FIELDS, broken.as_str()] {
            let draft = draft(front);
            assert_eq!(draft.title.as_deref(), Some("Toads win again"));
            assert_eq!(draft.author.as_deref(), Some("Staff Writer"));
            assert_eq!(draft.published_on.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
            assert_eq!(draft.origin.as_deref(), Some("https://www.reuters.com/x"));
            assert_eq!(draft.publisher.as_deref(), Some("Daily Frog"));
            assert_eq!(draft.language.as_deref(), Some("en-GB"));
        }
    }

    #[test]
    fn front_matter_without_bounds_is_read_by_its_lines() {
        let wide = format!("many: &a [{}]\nmore: [{}]\n", "x, ".repeat(1_000), "*a, ".repeat(100));
        for long in [format!("deep: {}\n", "[".repeat(100_000)), wide, "note: x\n".repeat(50_000)] {
            let front = format!("{FIELDS}{long}");
            assert!(parsed(&front).is_none());
            let draft = draft(&front);
            assert_eq!(draft.title.as_deref(), Some("Toads win again"));
            assert_eq!(draft.published_on.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        }
    }

    #[test]
    fn a_title_with_a_colon_is_kept_whole() {
        assert_eq!(
            draft("title: Toads: a history: part 2\ndate: 3 June 2024").title.as_deref(),
            Some("Toads: a history: part 2")
        );
    }

    #[test]
    fn values_that_are_no_names_are_no_publishers() {
        for front in ["source: https://frog.org/1", "source: true", "source: 12", "published: true"] {
            let draft = draft(front);
            assert_eq!((draft.publisher, draft.published_on), (None, None), "{front}");
        }
    }

    #[test]
    fn front_matter_is_fenced() {
        assert_eq!(split("---\na: b\n---\nText"), Some(("a: b\n", "Text")));
        for text in ["Text", "---\nText\n---\nMore", "---\na: b\n", "--- a\nb: c\n---\n"] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
