//! The data about an article that a page embeds as JSON-LD.

use super::draft::decoded;
use serde_json::Value;

/// What the embedded data say of the article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// Headline.
    pub(super) headline: Option<String>,
    /// Moment of publication, as written.
    pub(super) published: Option<String>,
    /// Names of the authors.
    pub(super) author: Option<String>,
    /// Name of the publisher.
    pub(super) publisher: Option<String>,
    /// Address.
    pub(super) url: Option<String>,
    /// Language code.
    pub(super) language: Option<String>,
    /// The text, where the data hold it.
    pub(super) body: Option<String>,
}

/// Reads the first description of an article in the given scripts; broken ones are passed over.
pub(super) fn read(scripts: impl Iterator<Item = String>) -> Linked {
    scripts
        .filter_map(|script| serde_json::from_str::<Value>(&script).ok())
        .find_map(|value| article(&value).map(fields))
        .unwrap_or_default()
}

/// The first object that describes an article: itself, in a list, or in a graph.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(object) if is_article(object.get("@type")) => Some(value),
        Value::Object(object) => ["@graph", "mainEntity"].iter().find_map(|key| object.get(*key).and_then(article)),
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind.as_str(), "Report" | "PressRelease")
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| is_article(Some(kind))),
        _ => false,
    }
}

fn fields(value: &Value) -> Linked {
    let text = |key: &str| value.get(key).and_then(name);
    Linked {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        author: text("author"),
        publisher: text("publisher"),
        url: text("url").filter(|url| url.starts_with("http")),
        language: text("inLanguage"),
        body: text("articleBody"),
    }
}

/// A string, the name of an object, or the names of a list.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(decoded(text)).filter(|text| !text.trim().is_empty()),
        Value::Object(object) => object.get("name").filter(|name| name.is_string()).and_then(name_of_string),
        Value::Array(items) => {
            Some(items.iter().filter_map(name).collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
        }
        _ => None,
    }
}

fn name_of_string(value: &Value) -> Option<String> {
    value.as_str().map(decoded).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_in_a_graph() {
        let script = r#"{"@graph":[{"@type":"Organization","name":"x"},{"@type":["NewsArticle"],"headline":"Toads &amp; newts","author":[{"name":"Ann"},"Bo"],"publisher":{"name":"Frog"},"url":"/x"}]}"#;
        let linked = read(["nonsense".to_owned(), script.to_owned()].into_iter());
        assert_eq!(linked.headline.as_deref(), Some("Toads & newts"));
        assert_eq!(
            (linked.author.as_deref(), linked.publisher.as_deref(), linked.url),
            (Some("Ann, Bo"), Some("Frog"), None)
        );
        assert!(read(std::iter::once("[1]".to_owned())).headline.is_none());
    }
}
