//! What each stage of a build costs, over the sample articles; run with `cargo bench --bench stages`.
//!
//! Throughput is in bytes of article text, so that stages can be compared: a build is about the sum of `load_lexicon`,
//! `load_model`, `read`, `extract`, `normalise` and `publish`, and `extract` is mostly `names_by_model` and `parse`.

#![allow(missing_docs, reason = "benchmarks are read, not called")]

use divan::Bencher;
use divan::counter::BytesCount;
use sanctionary::english::English;
use sanctionary::export::{self, Options};
use sanctionary::extract::{self, Tools};
use sanctionary::lexicon::Lexicon;
use sanctionary::model::{Article, ArticleFacts, Span};
use sanctionary::pipeline;
use sanctionary::reader::{self, Document, RawDocument};
use sanctionary::text::blocks::blocks;
use sanctionary::text::dates::dates_in;
use sanctionary::text::sentences::sentences;
use sanctionary::text::tokens::{Token, tokenize};
use std::path::PathBuf;

fn main() {
    divan::main();
}

fn documents() -> Vec<RawDocument> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles"));
    let raw = |document| match document {
        Document::Raw(raw) => Some(raw),
        Document::Rejected(_) => None,
    };
    reader::documents(&[folder]).expect("the folder").filter_map(raw).collect()
}

fn articles() -> Vec<Article> {
    documents().iter().map(|raw| reader::read(raw).expect("readable")).collect()
}

fn size(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.body.len()).sum::<usize>())
}

/// The sentences of an article.
fn cut(article: &Article) -> Vec<Span> {
    let found = blocks(&article.body, article.title_len());
    let cut = |span: Span| sentences(span.of(&article.body)).into_iter().map(move |inner| inner.shift(span.start));
    found.iter().flat_map(|block| cut(block.span)).collect()
}

/// Their tokens.
fn tokens(article: &Article) -> Vec<Vec<Token>> {
    let shifted = |span: Span, token: Token| Token { span: token.span.shift(span.start), ..token };
    let tokens = |span: Span| tokenize(span.of(&article.body)).into_iter().map(|token| shifted(span, token)).collect();
    cut(article).into_iter().map(tokens).collect()
}

/// Runs `work` on every article with its tokens.
fn on_tokens<R>(bencher: Bencher, work: impl Fn(&str, &[&[Token]]) -> R + Sync) {
    let articles = articles();
    let tokens: Vec<_> = articles.iter().map(tokens).collect();
    bencher.counter(size(&articles)).bench(|| {
        for (article, tokens) in articles.iter().zip(&tokens) {
            let tokens: Vec<&[Token]> = tokens.iter().map(Vec::as_slice).collect();
            divan::black_box(work(&article.body, &tokens));
        }
    });
}

/// Runs `work` on every article.
fn on_articles<R>(bencher: Bencher, work: impl Fn(&Article) -> R + Sync) {
    let articles = articles();
    bencher.counter(size(&articles)).bench(|| {
        articles.iter().for_each(|article| drop(divan::black_box(work(article))));
    });
}

fn facts(lexicon: &Lexicon) -> Vec<ArticleFacts> {
    let english = English::load().expect("model");
    let tools = Tools { lexicon, english: &english };
    articles().into_iter().map(|article| extract::extract(article, &tools)).collect()
}

#[divan::bench]
fn load_lexicon() -> Lexicon {
    Lexicon::embedded().expect("lexicon")
}

#[divan::bench]
fn load_model() -> English {
    English::load().expect("model")
}

#[divan::bench]
fn read(bencher: Bencher) {
    let documents = documents();
    bencher.counter(size(&articles())).bench(|| {
        documents.iter().for_each(|raw| drop(divan::black_box(reader::read(raw))));
    });
}

#[divan::bench]
fn sentences_and_tokens(bencher: Bencher) {
    on_articles(bencher, tokens);
}

#[divan::bench]
fn dates(bencher: Bencher) {
    on_articles(bencher, |article| {
        let dates = |span: Span| dates_in(span.of(&article.body), article.published_on).len();
        cut(article).into_iter().map(dates).sum::<usize>()
    });
}

#[divan::bench]
fn triggers(bencher: Bencher) {
    let lexicon = Lexicon::embedded().expect("lexicon");
    on_articles(bencher, |article| lexicon.cues().triggers_at(&article.body.to_lowercase()));
}

#[divan::bench]
fn names_of_lexicon(bencher: Bencher) {
    let lexicon = Lexicon::embedded().expect("lexicon");
    on_articles(bencher, |article| lexicon.names_in(&article.body).len());
}

#[divan::bench]
fn names_by_model(bencher: Bencher) {
    let english = English::load().expect("model");
    on_tokens(bencher, |text, tokens| english.names(text, tokens));
}

#[divan::bench]
fn entities_by_model(bencher: Bencher) {
    let english = English::load().expect("model");
    on_tokens(bencher, |text, tokens| english.entities(text, tokens));
}

/// Every sentence; a build parses those alone that could state a fact.
#[divan::bench]
fn parse(bencher: Bencher) {
    let english = English::load().expect("model");
    on_tokens(bencher, |text, tokens| english.parse_all(text, tokens));
}

#[divan::bench]
fn extract(bencher: Bencher) {
    let (lexicon, english) = (Lexicon::embedded().expect("lexicon"), English::load().expect("model"));
    let tools = Tools { lexicon: &lexicon, english: &english };
    on_articles(bencher, |article| extract::extract(article.clone(), &tools));
}

#[divan::bench]
fn normalise(bencher: Bencher) {
    let lexicon = Lexicon::embedded().expect("lexicon");
    let facts = facts(&lexicon);
    bencher
        .counter(size(&articles()))
        .with_inputs(|| facts.clone())
        .bench_values(|facts| pipeline::dataset(facts, &lexicon).expect("normalised"));
}

#[divan::bench]
fn publish(bencher: Bencher) {
    let lexicon = Lexicon::embedded().expect("lexicon");
    let dataset = pipeline::dataset(facts(&lexicon), &lexicon).expect("normalised");
    let (vocabulary, folder) = (pipeline::vocabulary(&lexicon), tempfile::tempdir().expect("a folder"));
    bencher.counter(size(&articles())).bench(|| {
        export::publish(&dataset, &vocabulary, folder.path(), &Options::default()).expect("published");
    });
}
