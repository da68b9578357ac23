//! How fast text is cut into tokens and analysed; run with `cargo bench --bench english`.

#![allow(missing_docs, reason = "benchmarks are read, not called")]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use sanctionary::english::English;
use sanctionary::model::Span;
use sanctionary::text::sentences::sentences;
use sanctionary::text::tokens::{Token, tokenize};

const TEXT: &str = include_str!("../tests/golden/english/sentences.txt");

fn main() {
    divan::main();
}

/// The lines of the text, each with the tokens of its sentences.
fn lines() -> Vec<(&'static str, Vec<Vec<Token>>)> {
    let shifted = |line: &str, span: Span| -> Vec<Token> {
        let shift = |token: Token| Token { span: token.span.shift(span.start), ..token };
        tokenize(span.of(line)).into_iter().map(shift).collect()
    };
    TEXT.lines().map(|line| (line, sentences(line).into_iter().map(|span| shifted(line, span)).collect())).collect()
}

#[divan::bench]
fn split_sentences(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(TEXT))
        .bench(|| TEXT.lines().map(sentences).map(|found| found.len()).sum::<usize>());
}

#[divan::bench]
fn cut_tokens(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(TEXT)).bench(|| tokenize(TEXT).len());
}

#[divan::bench]
fn load() -> English {
    English::load().expect("model")
}

#[divan::bench(sample_count = 10)]
fn parse(bencher: Bencher) {
    let (english, lines) = (English::load().expect("model"), lines());
    let tokens: usize = lines.iter().flat_map(|(_, sentences)| sentences).map(Vec::len).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        let words = |(line, sentences): &(&str, Vec<Vec<Token>>)| -> usize {
            sentences.iter().map(|tokens| english.parse(line, tokens).words.len()).sum()
        };
        lines.iter().map(words).sum::<usize>()
    });
}

/// All sentences of a text in one call.
#[divan::bench(sample_count = 10)]
fn parse_all(bencher: Bencher) {
    let english = English::load().expect("model");
    let tokens = tokenize(TEXT);
    let sentences: Vec<&[Token]> = tokens.chunks(20).collect();
    bencher.counter(ItemsCount::new(tokens.len())).bench(|| english.parse_all(TEXT, &sentences).len());
}

#[divan::bench(sample_count = 10)]
fn entities(bencher: Bencher) {
    let (english, lines) = (English::load().expect("model"), lines());
    let tokens: usize = lines.iter().flat_map(|(_, sentences)| sentences).map(Vec::len).sum();
    bencher.counter(ItemsCount::new(tokens)).bench(|| {
        let found = |(line, sentences): &(&str, Vec<Vec<Token>>)| {
            let slices: Vec<&[Token]> = sentences.iter().map(Vec::as_slice).collect();
            english.entities(line, &slices).len()
        };
        lines.iter().map(found).sum::<usize>()
    });
}
