//! Who published a document, told from its address or from the end of its headline.
//!
//! Known outlets and authorities stand in `seeds/reader/publishers.csv`.

use super::piece::words;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../seeds/reader/publishers.csv");
const SEPARATORS: [&str; 5] = [" - ", " | ", " – ", " — ", " :: "];

/// Host and name, in the order of the table: the first name of a host is the one to give.
static PUBLISHERS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_records();
    rows.flatten().filter_map(|row| Some((row.get(0)?.to_owned(), row.get(1)?.to_owned()))).collect()
});

/// The host of an address; of the address it leads to, where it is a redirection that names one.
pub(super) fn host(url: &str) -> Option<&str> {
    let target = url.rfind("url=http").map_or(url, |at| &url[at + "url=".len()..]);
    let rest = target.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    (host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')).then_some(host)
}

/// The known publisher of a host or of the domain it belongs to.
pub(super) fn by_host(host: &str) -> Option<&'static str> {
    let host = host.to_ascii_lowercase();
    let mut domain = host.as_str();
    loop {
        if let Some((_, name)) = PUBLISHERS.iter().find(|(known, _)| known == domain) {
            return Some(name);
        }
        domain = domain.split_once('.')?.1;
    }
}

/// The first of the names of the publisher that is known under `name`.
fn by_name(name: &str) -> Option<&'static str> {
    let known =
        PUBLISHERS.iter().find(|(host, known)| known.eq_ignore_ascii_case(name) || host.eq_ignore_ascii_case(name))?;
    Some(known.1.as_str())
}

/// Parts a headline from the name of its publisher behind a dash or bar. The name must be known, or be the site's
/// own name, or the host's, written as one word.
pub(super) fn split_title<'a>(title: &'a str, site: Option<&str>, host: Option<&str>) -> (&'a str, Option<String>) {
    let cut = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, at + mark.len()))).max();
    let Some((end, start)) = cut else { return (title, None) };
    let (head, name) = (title[..end].trim(), title[start..].trim());
    if head.is_empty() || words(name) > 6 {
        return (title, None);
    }
    let is_site = site.is_some_and(|site| site.eq_ignore_ascii_case(name));
    let is_host = host.is_some_and(|host| names_host(name, host));
    match by_name(name) {
        Some(known) => (head, Some(known.to_owned())),
        None if is_site || is_host => (head, Some(name.to_owned())),
        None => (title, None),
    }
}

/// Whether `name` without its spaces and its article is a label of `host`, as `Daily Frog` is of `dailyfrog.com`.
fn names_host(name: &str, host: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let whole = letters(name);
    let bare = letters(name.strip_prefix("The ").unwrap_or(name));
    let site = host.strip_prefix("www.").unwrap_or(host);
    site.eq_ignore_ascii_case(name)
        || host
            .rsplit('.')
            .skip(1)
            .map(letters)
            .any(|label| label.len() >= 3 && (label == whole || label.strip_prefix("the").unwrap_or(&label) == bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_found_behind_a_redirection() {
        assert_eq!(host("http://feeds.frog.org/~r/top/story01.htm"), Some("feeds.frog.org"));
        assert_eq!(host("http://search.example.com/url?a=b&url=https://www.frog.org/x"), Some("www.frog.org"));
        for url in ["", "frog", "http://", "http://a b.c/"] {
            assert_eq!(host(url), None, "{url}");
        }
    }

    #[test]
    fn a_publisher_is_known_by_its_domain() {
        assert_eq!(by_host("feeds.reuters.com"), Some("Reuters"));
        assert_eq!(by_host("frog.example"), None);
        assert!(PUBLISHERS.len() > 50);
    }

    #[test]
    fn only_a_publisher_is_taken_off_a_headline() {
        assert_eq!(split_title("Toads win - Reuters", None, None), ("Toads win", Some("Reuters".into())));
        assert_eq!(
            split_title("Toads win | Daily Frog", None, Some("www.dailyfrog.com")),
            ("Toads win", Some("Daily Frog".into()))
        );
        assert_eq!(split_title("Toads win - The Pond", Some("The Pond"), None), ("Toads win", Some("The Pond".into())));
        for title in ["Toads win - a first", "Toads - Frogs 2-1", "- Reuters", "Toads"] {
            assert_eq!(split_title(title, None, Some("frog.org")), (title, None));
        }
    }
}
