//! What a format has found in a document, before it becomes an article.

use super::dateline::dateline;
use super::furniture;
use super::language;
use super::piece::{Kind, Piece, body, clean};
use super::publisher;
use super::stated::Stated;
use crate::model::{Article, PartialDate};

/// Parts of an article; what is missing is looked for in its lines by [`Draft::finish`].
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Headline, as found.
    pub(super) title: Option<String>,
    /// Day of publication.
    pub(super) published_on: Option<PartialDate>,
    /// Publisher.
    pub(super) publisher: Option<String>,
    /// Byline.
    pub(super) author: Option<String>,
    /// Address.
    pub(super) url: Option<String>,
    /// Where it came from before it was published here, if that is stated.
    pub(super) origin: Option<String>,
    /// The language its markup claims.
    pub(super) language: Option<String>,
    /// Its text.
    pub(super) pieces: Vec<Piece>,
}

impl Draft {
    /// Takes what a line states, where nothing better is known.
    pub(super) fn take(&mut self, said: Vec<Stated>) {
        for one in said {
            match one {
                Stated::Published(date) => {
                    self.published_on.get_or_insert(date);
                }
                Stated::Author(name) => {
                    self.author.get_or_insert(name);
                }
                Stated::Publisher(name) => {
                    self.publisher.get_or_insert(name);
                }
                Stated::Other => {}
            }
        }
    }

    /// Drops page furniture and takes what the dropped lines state.
    pub(super) fn strip(&mut self, plain: bool) {
        let (kept, said) = furniture::strip(std::mem::take(&mut self.pieces), plain);
        self.pieces = kept;
        self.take(said);
    }

    /// Looks for a day and an agency in the line that opens the text. `year` completes a day without one.
    pub(super) fn read_dateline(&mut self, year: Option<i16>) {
        let year = year.or(self.published_on.map(PartialDate::in_year));
        let found = self.pieces.iter().take(8).find_map(|piece| dateline(&piece.text, year));
        let Some(found) = found else { return };
        let within = |known: PartialDate| {
            known.precision() == "year" && found.date.is_some_and(|date| date.in_year() == known.in_year())
        };
        if self.published_on.is_none_or(within) {
            self.published_on = found.date.or(self.published_on);
        }
        if self.publisher.is_none() {
            self.publisher = found.agency;
        }
    }

    /// The article, with the headline parted from its publisher's name; `None` when it has no words.
    pub(super) fn finish(mut self, source: &str, sha256: String) -> Option<Article> {
        self.title = self.title.map(|title| clean(&decoded(&title))).filter(|title| !title.is_empty());
        self.name_publisher();
        let title = self.title.filter(|_| !self.pieces.is_empty());
        if let Some(title) = &title {
            let same = |piece: &Piece| folded(&piece.text) == folded(title);
            let head = self.pieces.len().min(6);
            let mut at = 0;
            self.pieces.retain(|piece| {
                at += 1;
                !(at <= head && piece.kind != Kind::Item && same(piece))
            });
        }
        let text = body(None, &self.pieces);
        if text.is_empty() && title.is_none() {
            return None;
        }
        Some(Article {
            source: source.to_owned(),
            language: language::of(&text, self.language.as_deref()),
            body: body(title.as_deref(), &self.pieces),
            title,
            published_on: self.published_on,
            publisher: self.publisher.map(|name| clean(&name)).filter(|name| !name.is_empty()),
            author: self.author.map(|name| clean(&name)).filter(|name| !name.is_empty()),
            url: self.url.map(|url| decoded(url.trim())).filter(|url| !url.is_empty()),
            sha256,
        })
    }

    fn name_publisher(&mut self) {
        let origin = self.origin.as_deref().or(self.url.as_deref()).map(decoded);
        let host = origin.as_deref().and_then(publisher::host);
        let split = self.title.as_deref().map(|title| publisher::split_title(title, self.publisher.as_deref(), host));
        if let Some((head, name)) = split {
            let head = head.to_owned();
            self.publisher = self.publisher.take().or(name);
            self.title = Some(head);
        }
        if self.publisher.is_none() {
            self.publisher = host.and_then(publisher::by_host).map(str::to_owned);
        }
    }
}

/// `text` with its HTML entities decoded, also those that were encoded twice.
pub(super) fn decoded(text: &str) -> String {
    let once = html_escape::decode_html_entities(text);
    html_escape::decode_html_entities(once.as_ref()).into_owned()
}

/// The letters and digits of `text` in lower case, to compare headlines by.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, lines: &[&str]) -> Draft {
        let pieces = lines.iter().filter_map(|line| Piece::new(Kind::Paragraph, line)).collect();
        Draft { title: Some(title.to_owned()), pieces, ..Draft::default() }
    }

    #[test]
    fn the_headline_stands_once_and_without_its_publisher() {
        let article = draft("Toads&#039; &amp;#8220;win&amp;#8221; - Reuters", &["Toads' “win”", "They won."])
            .finish("a", String::new())
            .expect("words");
        assert_eq!(article.title.as_deref(), Some("Toads' “win”"));
        assert_eq!(article.publisher.as_deref(), Some("Reuters"));
        assert_eq!(article.body, "Toads' “win”\n\nThey won.");
        assert_eq!(article.title_len(), "Toads' “win”".len());
    }

    #[test]
    fn the_outlet_is_the_one_a_document_came_from() {
        let mut draft = draft("Toads win", &["They won."]);
        draft.url = Some("https://copies.example/1".into());
        draft.origin = Some("http://feeds.reuters.com/1".into());
        assert_eq!(draft.finish("a", String::new()).and_then(|a| a.publisher).as_deref(), Some("Reuters"));
    }

    #[test]
    fn without_words_there_is_no_article() {
        assert_eq!(Draft::default().finish("a", String::new()), None);
    }
}
