//! Cuts text into tokens as spaCy's English tokenizer does, for which the language model was trained.

use super::affixes;
use super::exceptions;
use crate::model::Span;

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text that was cut.
    pub span: Span,
    /// Whether white space follows.
    pub space_after: bool,
}

/// Cuts `text` into tokens. White space is never a token.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { tokens: Vec::with_capacity(text.len() / 5 + 1), tail: Vec::new() };
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            cutter.chunk(&text[start..at], start);
            if let Some(last) = cutter.tokens.last_mut() {
                last.space_after = true;
            }
            start = at + c.len_utf8();
        }
    }
    cutter.chunk(&text[start..], start);
    cutter.tokens
}

struct Cutter {
    tokens: Vec<Token>,
    /// Suffixes of the chunk at hand, outermost first.
    tail: Vec<(usize, usize)>,
}

impl Cutter {
    /// Cuts one run of characters without white space that begins at byte `base` of the text.
    fn chunk(&mut self, chunk: &str, base: usize) {
        let (mut low, mut high) = (0, chunk.len());
        self.tail.clear();
        while low < high {
            let rest = &chunk[low..high];
            if exceptions::find(rest).is_some() {
                break;
            }
            let front = affixes::prefix(rest);
            if front > 0 && exceptions::find(&rest[front..]).is_some() {
                self.push(base + low, front);
                low += front;
                break;
            }
            let back = affixes::suffix(&rest[front..]);
            if back > 0 && exceptions::find(&rest[..rest.len() - back]).is_some() {
                self.tail.push((high - back, back));
                high -= back;
                break;
            }
            if front == 0 && back == 0 {
                break;
            }
            if front > 0 {
                self.push(base + low, front);
                low += front;
            }
            if back > 0 {
                self.tail.push((high - back, back));
                high -= back;
            }
        }
        self.middle(&chunk[low..high], base + low);
        while let Some((at, length)) = self.tail.pop() {
            self.push(base + at, length);
        }
    }

    /// Cuts what is left of a chunk without its prefixes and suffixes.
    fn middle(&mut self, middle: &str, base: usize) {
        if middle.is_empty() || self.exception(middle, base, false) {
            return;
        }
        // "re-imposed" is one verb, to the model too.
        let again = middle.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("re-"))
            && middle[3..].starts_with(|c: char| c.is_lowercase());
        let from = if again { 3 } else { 0 };
        let Some(first) = affixes::next_infix(middle, from).filter(|_| !affixes::is_address(middle)) else {
            self.push(base, middle.len());
            return;
        };
        let (mut start, mut infix) = (0, Some(first));
        while let Some((from, to)) = infix {
            // A cut right behind a cut is left to the piece that follows.
            if from > start {
                self.piece(&middle[start..from], base + start);
                self.push(base + from, to - from);
                start = to;
            }
            infix = affixes::next_infix(middle, to);
        }
        if start < middle.len() {
            self.piece(&middle[start..], base + start);
        }
    }

    fn piece(&mut self, piece: &str, base: usize) {
        if !self.exception(piece, base, true) {
            self.push(base, piece.len());
        }
    }

    /// Cuts by table, if the table has this chunk.
    fn exception(&mut self, chunk: &str, base: usize, only_breakable: bool) -> bool {
        let Some(found) = exceptions::find(chunk).filter(|found| found.breakable || !only_breakable) else {
            return false;
        };
        let mut at = base;
        for length in &found.lengths {
            self.push(at, *length);
            at += length;
        }
        true
    }

    fn push(&mut self, at: usize, length: usize) {
        self.tokens.push(Token { span: Span::new(at, at + length), space_after: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn marks_come_off_and_abbreviations_stay_whole() {
        assert_eq!(words("(The U.S. left.)"), ["(", "The", "U.S.", "left", ".", ")"]);
        assert_eq!(
            words("“Dr. Olsen's plan,” he said…"),
            ["“", "Dr.", "Olsen", "'s", "plan", ",", "”", "he", "said", "…"]
        );
        assert_eq!(words("at 5 p.m. on Dec. 12."), ["at", "5", "p.m.", "on", "Dec.", "12", "."]);
    }

    #[test]
    fn contractions_and_compounds_are_cut() {
        assert_eq!(words("It can't, won’t; cannot"), ["It", "ca", "n't", ",", "wo", "n’t", ";", "can", "not"]);
        assert_eq!(words("oil-for-food anti-U.S."), ["oil", "-", "for", "-", "food", "anti", "-", "U.S."]);
        assert_eq!(words("re-imposed re-export-led re-"), ["re-imposed", "re-export", "-", "led", "re-"]);
        assert_eq!(words("2014-15 F-16 and/or"), ["2014", "-", "15", "F-16", "and/or"]);
    }

    #[test]
    fn money_percent_and_addresses() {
        assert_eq!(words("US$5bn, €3m, 12.5%"), ["US$", "5bn", ",", "€", "3", "m", ",", "12.5", "%"]);
        assert_eq!(words("see www.example.org/a-b."), ["see", "www.example.org/a-b", "."]);
    }

    #[test]
    fn tokens_cover_every_character_but_white_space() {
        for text in
            ["", " \n ", "...", "a--b!?\"", "’’", "$$$", "x..y…z", "😀😀 ok", "((((", "don't.'\"", "\u{a0}1+1", "'s"]
        {
            let tokens = tokenize(text);
            let covered: usize = tokens.iter().map(|token| token.span.len()).sum();
            assert_eq!(
                covered,
                text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>(),
                "{text}"
            );
            assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
