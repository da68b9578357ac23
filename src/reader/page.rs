//! Pages of HTML: what their metadata says, and the part of them that is the article.

use super::burden;
use super::draft::{Draft, folded};
use super::html::{self, Reading};
use super::linked::{self, Linked};
use super::masthead::masthead;
use super::piece::{Kind, Piece, clean};
use super::stated::{Stated, date_alone};
use super::tags;
use crate::model::PartialDate;
use scraper::{ElementRef, Html, Selector};

/// Names under which pages state the day of publication, best first.
const DATE_NAMES: [&str; 12] = [
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publication_date",
    "parsely-pub-date",
    "og:published_time",
];
/// An article shorter than this, in bytes, may be a teaser rather than the article.
const SHORT: usize = 250;
/// How many elements up the one is looked for that a heading or a time belongs to.
const REACH: usize = 100;
/// How much of an element is looked at for a line that states the day, in nodes and in bytes.
const LINE: usize = 4_000;
/// How often the whole of a page may be gone through in search of the part that is the article, where parts stand in parts.
const ROUNDS: usize = 8;

/// Reads a page, or says why not.
pub(super) fn read(text: &str) -> Result<Draft, String> {
    if let Some(reason) = burden::too_much(text) {
        return Err(reason);
    }
    let text = &tags::closed(text);
    let page = Page { tree: Html::parse_document(text) };
    let linked = linked::read(page.select("script[type='application/ld+json']").map(|script| script.inner_html()));
    let mut draft = page.metadata(&linked);
    draft.pieces = page.pieces();
    if length(&draft.pieces) < SHORT
        && let Some(other) = readable(text).filter(|other| length(other) > 2 * length(&draft.pieces))
    {
        draft.pieces = other;
    }
    if let Some(body) = linked.body.filter(|body| body.len() > 2 * length(&draft.pieces)) {
        draft.pieces = body.split('\n').filter_map(|line| Piece::new(Kind::Paragraph, line)).collect();
    }
    draft.strip(false);
    draft.read_dateline(None);
    Ok(draft)
}

fn length(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.len()).sum()
}

/// The article as a reading mode finds it, for pages that mark none.
fn readable(text: &str) -> Option<Vec<Piece>> {
    let found = legible::parse(text, None, None).ok()?;
    let tree = Html::parse_document(&found.content);
    Some(html::pieces(tree.tree.root(), Reading { whole: true, ..Reading::default() }))
}

struct Page {
    tree: Html,
}

impl Page {
    fn select(&self, selector: &str) -> impl Iterator<Item = ElementRef<'_>> {
        let found: Vec<ElementRef<'_>> =
            Selector::parse(selector).map_or_else(|_| Vec::new(), |parsed| self.tree.select(&parsed).collect());
        found.into_iter()
    }

    /// The elements of a name that stand in one of another.
    fn within<'p>(&'p self, outer: &'p str, name: &str) -> impl Iterator<Item = ElementRef<'p>> {
        self.select(name).filter(move |element| is_within(*element, outer))
    }

    fn first_text(&self, selector: &str) -> Option<String> {
        text_of(self.select(selector))
    }

    /// The content of the first `meta` element whose name, property or itemprop is `name`.
    fn meta(&self, name: &str) -> Option<String> {
        self.select("meta[content]").find_map(|meta| {
            let named = ["property", "name", "itemprop"]
                .iter()
                .any(|attr| meta.attr(attr).is_some_and(|value| value.eq_ignore_ascii_case(name)));
            meta.attr("content").filter(|content| named && !content.trim().is_empty()).map(str::to_owned)
        })
    }

    fn metadata(&self, linked: &Linked) -> Draft {
        let attr = |selector: &str, name: &str| {
            self.select(selector).find_map(|element| element.attr(name).map(str::to_owned))
        };
        let author = || self.meta("author").filter(|name| !name.contains("://"));
        Draft {
            title: self.title(linked),
            published_on: self.published(linked),
            publisher: linked.publisher.clone().or_else(|| self.meta("og:site_name")),
            author: linked.author.clone().or_else(author),
            url: attr("link[rel='canonical']", "href")
                .filter(|url| url.starts_with("http"))
                .or_else(|| self.meta("og:url"))
                .or_else(|| linked.url.clone()),
            language: attr("html", "lang").or_else(|| linked.language.clone()).or_else(|| self.meta("og:locale")),
            ..Draft::default()
        }
    }

    /// The heading of the article, if the page's own data name it too or nothing else does.
    fn title(&self, linked: &Linked) -> Option<String> {
        let heading = text_of(self.within("article", "h1"))
            .or_else(|| text_of(self.within("main", "h1")))
            .or_else(|| self.first_text("h1"));
        let named = linked.headline.clone().or_else(|| self.meta("og:title")).or_else(|| self.meta("twitter:title"));
        let window = self.first_text("head > title").or_else(|| self.first_text("title"));
        let confirmed = |heading: &String| {
            let folded_heading = folded(heading);
            [&named, &window].into_iter().flatten().any(|other| {
                let other = folded(other);
                other.contains(&folded_heading) || folded_heading.contains(&other)
            })
        };
        heading.clone().filter(confirmed).or(named).or(heading).or(window)
    }

    fn published(&self, linked: &Linked) -> Option<PartialDate> {
        let stated = linked.published.iter().cloned().chain(DATE_NAMES.iter().filter_map(|name| self.meta(name)));
        let marks = |element: &ElementRef<'_>| {
            let stated = element.attr("itemprop") == Some("datePublished") || element.attr("pubdate").is_some();
            stated || is_within(*element, "article") || is_within(*element, "main")
        };
        let marked = self.select("[itemprop='datePublished'], time").filter(marks).flat_map(|element| {
            let stated = element.attr("datetime").or_else(|| element.attr("content")).map(str::to_owned);
            [stated, Some(line(element))].into_iter().flatten()
        });
        // Pages without data of their own still put the day above the text, in a line of its own.
        let lines = self
            .select("[class*='date'], [class*='byline'], [class*='meta'], [class*='publish'], time")
            .map(|element| clean(&line(element)));
        let said = lines.filter_map(|line| masthead(&line)).flatten().find_map(|said| match said {
            Stated::Published(date) => Some(date),
            _ => None,
        });
        stated.chain(marked).find_map(|value| day(&value)).or(said)
    }

    /// The pieces of the part that holds the article.
    fn pieces(&self) -> Vec<Piece> {
        let body = self.tree.tree.root();
        let all = html::pieces(body, Reading::default());
        let enough = length(&all) / 2;
        let mut left = self.tree.tree.values().len().saturating_mul(ROUNDS);
        for selector in ["[itemprop='articleBody']", "article", "main, [role='main']"] {
            let best = self
                .select(selector)
                .take_while(|element| {
                    left = left.saturating_sub(element.descendants().count());
                    left > 0
                })
                .map(|element| html::pieces(*element, Reading::default()))
                .max_by_key(|pieces| length(pieces));
            if let Some(best) = best.filter(|best| length(best) >= enough && length(best) > 0) {
                return best;
            }
        }
        if length(&all) > 0 {
            all
        } else {
            html::pieces(body, Reading { captions: true, whole: true, ..Reading::default() })
        }
    }
}

/// The words of the first of some elements that has any.
fn text_of<'p>(elements: impl Iterator<Item = ElementRef<'p>>) -> Option<String> {
    elements.map(|element| clean(&element.text().collect::<String>())).find(|text| !text.is_empty())
}

/// Whether an element stands in one of a name.
fn is_within(element: ElementRef<'_>, outer: &str) -> bool {
    element.ancestors().take(REACH).filter_map(ElementRef::wrap).any(|above| above.value().name() == outer)
}

/// As much of the words of an element as a line that states the day can have.
fn line(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    for text in element.descendants().take(LINE).filter_map(|node| node.value().as_text()) {
        out.push_str(&text[..text.floor_char_boundary(LINE)]);
        if out.len() > LINE {
            break;
        }
    }
    out
}

/// The day of a timestamp or of a date in words.
fn day(value: &str) -> Option<PartialDate> {
    let value = value.trim();
    value.get(..10).and_then(PartialDate::parse).or_else(|| date_alone(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The toads of the northern pond signed a treaty with the frogs of the southern pond on Monday, after a year of talks about the reeds that both of them claim as their own since the great flood.";

    fn page(head: &str, article: &str) -> String {
        format!(
            "<!DOCTYPE html><html lang='en'><head>{head}</head><body><nav><a href='/'>World</a></nav><div id='cookie-banner'><p>Accept all?</p></div><main><article>{article}</article><section class='newsletter'><p>Sign up for our letter.</p></section></main><footer>© 2024 Frog</footer></body></html>"
        )
    }

    fn texts(draft: &Draft) -> Vec<&str> {
        draft.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn the_day_may_stand_in_a_line_of_its_own() {
        let line = "<p class='date'>LIMA | June 3, 2024 | by our correspondent Ann Lee</p>";
        let draft = read(&page("", &format!("<h1>Toads sign</h1>{line}<p>{PROSE}</p>"))).expect("readable");
        assert_eq!(draft.published_on.map(|day| day.to_string()).as_deref(), Some("2024-06-03"));
        let draft = read(&page(
            "",
            &format!("<h1>Toads sign</h1><p class='date'>On June 3, 2024 toads signed</p><p>{PROSE}</p>"),
        ))
        .expect("readable");
        assert_eq!(draft.published_on, None);
    }

    #[test]
    fn a_page_is_reduced_to_its_article() {
        let head = r#"<title>Toads sign | Daily Frog</title><meta property="og:site_name" content="Daily Frog"><link rel="canonical" href="https://frog.example/1">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"Toads sign","datePublished":"2024-06-03T10:00:00Z","author":[{"name":"Ann Lee"}]}]}</script>"#;
        let article = format!(
            "<h1>Toads sign</h1><p class='byline'>By Ann Lee</p><figure><figcaption>A toad</figcaption></figure><p>{PROSE}</p><h2>Reeds</h2><ul><li>One</li></ul><div class='related'><h3>Related</h3><p>Newts vote</p></div>"
        );
        let draft = read(&page(head, &article)).expect("readable");
        assert_eq!(texts(&draft), ["Toads sign", PROSE, "Reeds", "One"]);
        assert_eq!(
            (draft.title.as_deref(), draft.publisher.as_deref(), draft.author.as_deref()),
            (Some("Toads sign"), Some("Daily Frog"), Some("Ann Lee"))
        );
        assert_eq!(draft.published_on.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        assert_eq!(draft.url.as_deref(), Some("https://frog.example/1"));
    }

    #[test]
    fn a_page_without_marks_is_read_too() {
        let html = format!(
            "<html><head><meta name=date content='2024-06-03'><title>Toads sign</title></head><body><div><div><h1>Toads sign</h1><p>{PROSE}</p><p>{PROSE}</p></div></div></body></html>"
        );
        let draft = read(&html).expect("readable");
        assert_eq!(draft.pieces.iter().filter(|piece| piece.text == PROSE).count(), 2);
        assert_eq!(
            (draft.title.as_deref(), draft.published_on.map(|d| d.to_string()).as_deref()),
            (Some("Toads sign"), Some("2024-06-03"))
        );
    }

    #[test]
    fn broken_data_and_deep_nesting_do_no_harm() {
        let head = "<script type='application/ld+json'>{\"headline\": </script><meta property='article:published_time' content='soon'>";
        let draft = read(&page(head, &format!("<p>{PROSE}</p>"))).expect("readable");
        assert_eq!((texts(&draft), draft.published_on), (vec![PROSE], None));
        assert!(read(&"<div>".repeat(5000)).is_err());
    }
}
