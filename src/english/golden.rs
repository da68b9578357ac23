//! Holds the forward pass to the original: spaCy's analysis of two hundred sentences lies in
//! `tests/golden/english/` and was written by `models/golden.py`.

use super::*;
use crate::text::tokens::tokenize;

const SENTENCES: &str = include_str!("../../tests/golden/english/sentences.txt");
const ANALYSIS: &str = include_str!("../../tests/golden/english/analysis.tsv");

/// One token as the original saw it.
struct Golden {
    text: &'static str,
    tag: &'static str,
    head: usize,
    label: &'static str,
    entity: &'static str,
}

fn golden() -> Vec<(&'static str, Vec<Golden>)> {
    let token = |line: &'static str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let head = fields[2].parse().expect("a number");
        Golden { text: fields[0], tag: fields[1], head, label: fields[3], entity: fields[4] }
    };
    let sentences = ANALYSIS.trim_end().split("\n\n").map(|block| block.lines().map(token).collect());
    SENTENCES.lines().zip(sentences).collect()
}

/// How often the two agree, of how many.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn count(&mut self, agrees: bool) {
        self.0 += usize::from(agrees);
        self.1 += 1;
    }

    fn percent(&self) -> f64 {
        100.0 * self.0 as f64 / self.1 as f64
    }
}

fn golden_entities(tokens: &[Golden]) -> Vec<(usize, usize, &'static str)> {
    let mut entities: Vec<(usize, usize, &str)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match (token.entity.split_once('-'), entities.last_mut()) {
            (Some(("B", label)), _) => entities.push((at, at + 1, label)),
            (Some(("I", _)), Some(open)) => open.1 = at + 1,
            _ => {}
        }
    }
    entities
}

#[test]
fn the_forward_pass_agrees_with_the_original() {
    let english = English::load().expect("model");
    let (mut tags, mut arcs, mut entities) = (Share::default(), Share::default(), Share::default());
    let sentences = golden();
    assert_eq!(sentences.len(), 200);
    for (text, expected) in &sentences {
        let tokens = tokenize(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected.iter().map(|token| token.text).collect::<Vec<_>>());
        let parse = english.parse(text, &tokens);
        for (word, expected) in parse.words().iter().zip(expected) {
            tags.count(word.tag.is(expected.tag));
            arcs.count(word.head == expected.head && word.label.is(expected.label));
        }
        let found: Vec<_> =
            english.entities(text, &[&tokens]).iter().map(|e| (e.first, e.end, e.label.as_str())).collect();
        let expected = golden_entities(expected);
        found.iter().for_each(|entity| entities.count(expected.contains(entity)));
        expected.iter().filter(|entity| !found.contains(entity)).for_each(|_| entities.count(false));
    }
    println!("{} tokens: tags {:.2} %, heads with labels {:.2} %", tags.1, tags.percent(), arcs.percent());
    println!("{} entities: {:.2} %", entities.1, entities.percent());
    assert!(tags.percent() >= 99.5);
    assert!(arcs.percent() >= 99.0);
    assert!(entities.percent() >= 99.0);
}

#[test]
fn threads_and_order_change_nothing() {
    let english = English::load().expect("model");
    let texts: Vec<&str> = SENTENCES.lines().take(40).collect();
    let analyse = |texts: &[&str]| -> Vec<(Parse, Vec<Entity>)> {
        let one = |text: &&str| {
            let tokens = tokenize(text);
            (english.parse(text, &tokens), english.entities(text, &[&tokens]))
        };
        texts.iter().map(one).collect()
    };
    let here = analyse(&texts);
    let reversed: Vec<&str> = texts.iter().rev().copied().collect();
    let mut there = std::thread::scope(|scope| scope.spawn(|| analyse(&reversed)).join().expect("thread"));
    there.reverse();
    assert_eq!(here, there);
}

#[test]
fn sentences_parsed_together_are_parsed_as_if_alone() {
    let english = English::load().expect("model");
    let text = SENTENCES.replace('\n', " ");
    let tokens = tokenize(&text);
    let mut sentences: Vec<&[Token]> = tokens.chunks(23).collect();
    sentences.insert(5, &[]);
    let alone: Vec<Parse> = sentences.iter().map(|tokens| english.parse(&text, tokens)).collect();
    assert_eq!(english.parse_all(&text, &sentences), alone);
    assert!(english.parse_all("", &[]).is_empty());
}

#[test]
fn entities_know_their_sentence_and_never_go_over_its_end() {
    let english = English::load().expect("model");
    let text = "He flew from Oslo to Berlin. Paris waited for Angela Hoffmann.";
    let tokens = tokenize(text);
    let (first, second) = tokens.split_at(7);
    let entities = english.entities(text, &[first, second]);
    let seen: Vec<_> = entities.iter().map(|e| (e.sentence, e.first, e.end, e.span.of(text), e.label)).collect();
    assert_eq!(
        seen,
        [
            (0, 3, 4, "Oslo", EntityLabel::Gpe),
            (0, 5, 6, "Berlin", EntityLabel::Gpe),
            (1, 0, 1, "Paris", EntityLabel::Gpe),
            (1, 3, 5, "Angela Hoffmann", EntityLabel::Person),
        ]
    );
}

#[test]
fn names_are_the_entities_that_begin_before_the_last_capital() {
    let english = English::load().expect("model");
    let text =
        format!("{} They met in Paris on 3 may and left. {}", SENTENCES.replace('\n', " "), "no name in 5 words .");
    let tokens = tokenize(&text);
    let mut sentences: Vec<&[Token]> = tokens.chunk_by(|token, _| token.span.of(&text) != ".").collect();
    sentences.insert(3, &[]);
    let capital = |token: &Token| token.span.of(&text).chars().any(char::is_uppercase);
    let mut expected = english.entities(&text, &sentences);
    expected.retain(|entity| sentences[entity.sentence].iter().rposition(capital).is_some_and(|at| entity.first <= at));
    assert_eq!(english.names(&text, &sentences), expected);
    assert!(expected.len() > 100);
}

#[test]
fn odd_input_is_answered_with_one_word_per_token() {
    let english = English::load().expect("model");
    let long = "word ".repeat(3_000);
    for text in ["", " ", ".", "…!?", "\u{0}\u{fffd}", "é", "🙂🙂", "((((((((((", "Нет 伊朗", long.as_str()]
    {
        let tokens = tokenize(text);
        let parse = english.parse(text, &tokens);
        assert_eq!(parse.words().len(), tokens.len());
        assert!(parse.words().iter().all(|word| word.head < tokens.len()));
        for entity in english.entities(text, &[&tokens, &[]]) {
            assert!(entity.sentence == 0 && entity.first < entity.end && entity.end <= tokens.len());
        }
    }
}
