//! Blocks, sentences and tokens of a text: they stand in it, in order, and none within another.
#![no_main]

use sanctionary::text::blocks::blocks;
use sanctionary::text::sentences::sentences;
use sanctionary::text::tokens::tokenize;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let title = text.lines().next().map_or(0, str::len);
    _ = blocks(text, title);
    let mut end = 0;
    for span in sentences(text) {
        assert!(span.start >= end && span.end > span.start, "{span:?} after {end}");
        end = span.end;
        let sentence = text.get(span.start..span.end).expect("a sentence stands in its text");
        let mut end = 0;
        for token in tokenize(sentence) {
            assert!(token.span.start >= end, "{:?} after {end}", token.span);
            end = token.span.end;
            assert!(sentence.get(token.span.start..token.span.end).is_some());
        }
    }
});
