//! The articles of a build: their keys, which repeat which, and their rows.

use super::keys;
use super::repeats;
use crate::error::Error;
use crate::model::{ArticleFacts, dataset};
use crate::spool::{Filed, Seq, Spool};
use std::collections::HashMap;

/// Stands for no article.
const NONE: Seq = Seq::MAX;

/// What is known of the articles beyond what each says: at most twelve bytes an article.
pub(super) struct Articles {
    /// The article that each repeats.
    originals: Vec<Seq>,
    /// Number of the publisher of each.
    publishers: Vec<u32>,
}

/// Makes the facts of an article ready to be filed.
#[must_use]
pub fn filed(facts: ArticleFacts) -> Filed {
    let base = format!("article:{}", keys::slug(&facts.article.source));
    let sketch = repeats::sketch(&facts.article.body);
    Filed::new(facts, base, sketch)
}

impl Articles {
    /// Gives every article its key and finds those that repeat another.
    pub(super) fn settle(spool: &mut Spool) -> Result<Self, Error> {
        let ranks = give_keys(spool)?;
        let originals = repeats::originals(spool, &ranks)?;
        let publishers = vec![0; ranks.len()];
        Ok(Self { originals, publishers })
    }

    /// The article that one repeats.
    pub(super) fn original(&self, article: Seq) -> Option<Seq> {
        self.originals.get(article as usize).copied().filter(|original| *original != NONE)
    }

    /// Whether an article repeats an earlier one.
    pub(super) fn is_duplicate(&self, article: Seq) -> bool {
        self.original(article).is_some()
    }

    /// The article that counts for one: the one that it repeats, or itself.
    pub(super) fn counted(&self, article: Seq) -> Seq {
        self.original(article).unwrap_or(article)
    }

    /// The number of an article's publisher, from 1; 0 where it names none.
    pub(super) fn publisher(&self, article: Seq) -> u32 {
        self.publishers.get(article as usize).copied().unwrap_or(0)
    }
}

/// Numbers the publishers as they come.
#[derive(Default)]
pub(super) struct Publishers(HashMap<String, u32>);

impl Publishers {
    /// Notes the publisher of an article.
    pub(super) fn note(&mut self, articles: &mut Articles, article: Seq, publisher: Option<&str>) {
        let next = u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX);
        let number = match publisher.map(str::trim).filter(|name| !name.is_empty()) {
            None => 0,
            Some(name) => match self.0.get(name) {
                Some(number) => *number,
                None => *self.0.entry(name.to_owned()).or_insert(next),
            },
        };
        if let Some(place) = articles.publishers.get_mut(article as usize) {
            *place = number;
        }
    }
}

/// Gives every article its key: its source where no other wants the same, else that and a digest. Returns the place of
/// each number in the order of the articles' sources; `Seq::MAX` for one that no article has.
fn give_keys(spool: &Spool) -> Result<Vec<Seq>, Error> {
    let mut ranks: Vec<Seq> = vec![NONE; spool.numbers() as usize];
    let mut shared: Vec<Seq> = Vec::new();
    let mut last: Option<(Seq, String, bool)> = None;
    let mut rank = 0;
    let mut close = |(seq, base, is_shared): (Seq, String, bool)| {
        if is_shared {
            shared.push(seq);
            return Ok(());
        }
        spool.set_key(seq, &base)
    };
    spool.each_name(|seq, base, _, _| {
        if let Some(place) = ranks.get_mut(seq as usize) {
            *place = rank;
        }
        rank += 1;
        let again = last.as_ref().is_some_and(|(_, last, _)| last == base);
        if let Some((before, base, was_shared)) = last.replace((seq, base.to_owned(), again)) {
            close((before, base, was_shared || again))?;
        }
        Ok(())
    })?;
    last.map_or(Ok(()), close)?;
    if !shared.is_empty() {
        tell_apart(spool, &shared)?;
    }
    Ok(ranks)
}

/// Gives their keys to articles that want the same key as another; `shared` stands in the order of names.
fn tell_apart(spool: &Spool, shared: &[Seq]) -> Result<(), Error> {
    let mut waiting = shared.iter().peekable();
    let mut same = (String::new(), 0_u32);
    spool.each_name(|seq, base, source, sha256| {
        if waiting.next_if(|next| **next == seq).is_none() {
            return Ok(());
        }
        // The number tells apart even a document that was given twice.
        let document = format!("{source}\n{sha256}");
        let number = if same.0 == document { same.1 + 1 } else { 0 };
        let content = format!("{document}\n{number}");
        same = (document, number);
        let mut key = format!("{base}-{}", keys::digest(&content));
        while spool.has_key(&key)? {
            key = format!("{key}-{}", keys::digest(&format!("{key} {content}")));
        }
        spool.set_key(seq, &key)
    })
}

/// The row of an article, and its text apart from the facts that are left.
pub(super) fn row(facts: &ArticleFacts, article_id: &str, duplicate_of: Option<String>) -> dataset::Article {
    let article = facts.article.clone();
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    dataset::Article {
        article_id: article_id.to_owned(),
        source: article.source,
        title: filled(article.title),
        published_on: article.published_on,
        publisher: filled(article.publisher),
        author: filled(article.author),
        url: filled(article.url),
        language: article.language,
        relevant: facts.relevant,
        duplicate_of,
        sha256: article.sha256,
        body: article.body,
    }
}
