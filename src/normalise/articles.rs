//! The articles of a build in the order of their sources, with their keys, and which repeat which.

use super::keys::{self, Wish};
use crate::model::{ArticleFacts, dataset};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// All articles of a build.
pub(super) struct Corpus {
    /// What was read from each, in the order of their sources.
    pub(super) facts: Vec<ArticleFacts>,
    /// Key of each.
    ids: Vec<String>,
    /// The number of the article that each repeats.
    originals: Vec<Option<usize>>,
}

impl Corpus {
    pub(super) fn new(mut facts: Vec<ArticleFacts>) -> Self {
        facts.sort_by(|a, b| (&a.article.source, &a.article.sha256).cmp(&(&b.article.source, &b.article.sha256)));
        let wishes: Vec<Wish> = facts.iter().enumerate().map(|(at, facts)| wish(at, facts)).collect();
        let ids = keys::assign(&wishes, &BTreeSet::new());
        let originals = originals(&facts);
        Self { facts, ids, originals }
    }

    /// Key of an article.
    pub(super) fn id(&self, article: usize) -> &str {
        self.ids.get(article).map_or("", String::as_str)
    }

    /// The numbers of all articles in the order of their keys.
    pub(super) fn by_id(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.facts.len()).collect();
        order.sort_by(|a, b| self.id(*a).cmp(self.id(*b)));
        order
    }

    /// Whether an article repeats an earlier one.
    pub(super) fn is_duplicate(&self, article: usize) -> bool {
        self.originals.get(article).is_some_and(Option::is_some)
    }

    /// The rows of `articles`, by key.
    pub(super) fn into_rows(self) -> Vec<dataset::Article> {
        let Self { facts, ids, originals } = self;
        let mut rows: Vec<dataset::Article> = facts
            .into_iter()
            .zip(&ids)
            .zip(&originals)
            .map(|((facts, id), original)| row(facts, id.clone(), original.and_then(|at| ids.get(at).cloned())))
            .collect();
        rows.sort_by(|a, b| a.article_id.cmp(&b.article_id));
        rows
    }
}

fn wish(at: usize, facts: &ArticleFacts) -> Wish {
    let article = &facts.article;
    // The number tells apart even a document that was given twice.
    Wish {
        base: format!("article:{}", keys::slug(&article.source)),
        hint: None,
        content: format!("{}\n{}\n{at:09}", article.source, article.sha256),
    }
}

fn row(facts: ArticleFacts, article_id: String, duplicate_of: Option<String>) -> dataset::Article {
    let article = facts.article;
    dataset::Article {
        article_id,
        source: article.source,
        title: article.title.filter(|title| !title.is_empty()),
        published_on: article.published_on,
        publisher: article.publisher.filter(|name| !name.is_empty()),
        author: article.author.filter(|name| !name.is_empty()),
        url: article.url.filter(|url| !url.is_empty()),
        language: article.language,
        relevant: facts.relevant,
        duplicate_of,
        sha256: article.sha256,
        body: article.body,
    }
}

/// For each article the first with the same letters and digits, if that is another.
fn originals(facts: &[ArticleFacts]) -> Vec<Option<usize>> {
    let mut first: HashMap<[u8; 32], usize> = HashMap::with_capacity(facts.len());
    facts
        .iter()
        .enumerate()
        .map(|(at, facts)| {
            let words = folded(&facts.article.body);
            if words.is_empty() {
                return None;
            }
            let original = *first.entry(Sha256::digest(words.as_bytes()).into()).or_insert(at);
            (original != at).then_some(original)
        })
        .collect()
}

fn folded(body: &str) -> String {
    body.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
