//! Cuts a paragraph into sentences.
//!
//! The cuts are those of the crate `sentencex`, corrected where news text shows it wrong: it keeps a quotation of
//! several sentences in one piece, leaves an opening quotation mark with the sentence before and a closing one with
//! the sentence behind, and cuts behind "Ms.", within
//! abbreviations such as "D-N.Y." and between a time of day and its zone.

use crate::model::Span;

/// Time zones as they follow "p.m.".
const ZONES: [&str; 27] = [
    "Eastern", "Central", "Mountain", "Pacific", "local", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT",
    "PST", "PDT", "PT", "GMT", "UTC", "BST", "CET", "CEST", "EET", "MSK", "JST", "IST", "AEST",
];

/// The longest sentence, in bytes. What goes on without a stop for longer is no sentence, and is cut between words: what is
/// asked of every word of a sentence would take forever.
const LONGEST: usize = 2_500;

/// The sentences of `paragraph`, in order, without white space around them.
#[must_use]
pub fn sentences(paragraph: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    for (start, end) in pieces(paragraph) {
        cuts.push(start);
        cuts.extend(cuts_in_quotation(&paragraph[start..end]).into_iter().map(|cut| start + cut));
    }
    let mut starts: Vec<usize> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        let cut = moved(paragraph, cut);
        if starts.last().is_none_or(|last| *last < cut) && !is_wrong(paragraph, cut) {
            starts.push(cut);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([paragraph.len()]);
    let whole = starts.iter().zip(ends).filter_map(|(start, end)| trimmed(paragraph, *start, end));
    whole.flat_map(|span| parts(paragraph, span)).collect()
}

/// A sentence, or the parts of one that is too long.
fn parts(text: &str, sentence: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let limit = text.floor_char_boundary(start + LONGEST);
        let space = text[start..limit].rfind(char::is_whitespace).filter(|space| *space > 0);
        let cut = space.map_or(limit, |space| start + space);
        parts.extend(trimmed(text, start, cut));
        start = cut;
    }
    parts.extend(trimmed(text, start, sentence.end));
    parts
}

/// What `sentencex` takes for sentences, as ranges of bytes.
fn pieces(text: &str) -> impl Iterator<Item = (usize, usize)> {
    sentencex::segment("en", text).into_iter().map(move |piece| {
        // The pieces are slices of `text`, so the distance of the pointers is their place in it.
        let start = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        (start, start + piece.len())
    })
}

/// Cuts between the sentences of one quotation: those that appear once the marks are hidden and that do not lie
/// behind a closing mark, where the sentence may go on ("... today!" President Ruiz said).
fn cuts_in_quotation(sentence: &str) -> Vec<usize> {
    if !sentence.contains(is_quote) {
        return Vec::new();
    }
    let hidden: String =
        sentence.chars().flat_map(|c| if is_quote(c) { vec![' '; c.len_utf8()] } else { vec![c] }).collect();
    let before = |cut: &usize| sentence[..*cut].trim_end().chars().next_back();
    let inside = |cut: &usize| sentence.is_char_boundary(*cut) && before(cut).is_some_and(|c| ".!?…".contains(c));
    let cuts = pieces(&hidden).skip(1).map(|(start, _)| start + leading_space(&hidden[start..]));
    // Hidden marks in front of a word count as space; one that opens belongs to the sentence it opens.
    cuts.map(|cut| with_opening_mark(sentence, cut)).filter(inside).collect()
}

fn with_opening_mark(sentence: &str, cut: usize) -> usize {
    let mark = sentence[..cut].chars().next_back().filter(|c| is_quote(*c));
    let open = |at: &usize| sentence[..*at].chars().next_back().is_some_and(char::is_whitespace);
    mark.map(|c| cut - c.len_utf8()).filter(open).unwrap_or(cut)
}

/// Where the cut at `cut` belongs once marks stand with the sentence they open or close.
fn moved(text: &str, cut: usize) -> usize {
    let (before, behind) = text.split_at(cut);
    let closing: usize = behind.chars().take_while(|c| matches!(c, ')' | ']' | '”')).map(char::len_utf8).sum();
    if closing > 0 && cut > 0 {
        return cut + closing + leading_space(&behind[closing..]);
    }
    let trimmed = before.trim_end();
    match trimmed.chars().next_back() {
        Some(mark) if "“\"‘(".contains(mark) => {
            let at = trimmed.len() - mark.len_utf8();
            let opens = before.len() == trimmed.len() && trimmed[..at].ends_with(char::is_whitespace);
            if opens { at } else { cut }
        }
        _ => cut,
    }
}

/// Whether there is no end of a sentence at `cut` after all.
fn is_wrong(text: &str, cut: usize) -> bool {
    let (before, behind) = (text[..cut].trim_end(), text[cut..].trim_start());
    if before.is_empty() {
        return false;
    }
    let only_marks = behind.chars().all(|c| !c.is_alphanumeric());
    let within_word = text[..cut].ends_with('.') && text[cut..].starts_with(char::is_alphanumeric);
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let before_zone = (before.ends_with("a.m.") || before.ends_with("p.m.")) && ZONES.contains(&word);
    only_marks || within_word || before_zone || before.ends_with(" Ms.")
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = text.get(start..end)?;
    let from = start + leading_space(piece);
    let to = start + piece.trim_end().len();
    (from < to).then(|| Span::new(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_for_too_long_is_cut_between_words() {
        let text = "Iran sanctions élan ".repeat(2_000);
        let found = sentences(&text);
        assert!(found.len() > 5 && found.iter().all(|span| span.len() <= LONGEST), "{found:?}");
        let words = |text: &str| text.split_whitespace().count();
        assert_eq!(found.iter().map(|span| words(span.of(&text))).sum::<usize>(), words(&text));
        let one_word = "é".repeat(LONGEST);
        assert!(sentences(&one_word).iter().all(|span| span.len() <= LONGEST));
    }

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        for text in [
            "The U.S. Treasury froze it.",
            "On Dec. 12 the ban ended.",
            "Mr. Olsen met Gen. Ruiz and Sen. Hall.",
            "Talks began at 9 a.m. GMT on Friday.",
            "Corvex Inc. bought it for $1.5 million.",
            "He left on Sept. 3 for St. Petersburg.",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn a_sentence_may_end_in_an_abbreviation() {
        assert_eq!(cut("It left the U.S. The ban stayed."), ["It left the U.S.", "The ban stayed."]);
        assert_eq!(cut("They met at 5 p.m. The envoy left."), ["They met at 5 p.m.", "The envoy left."]);
    }

    #[test]
    fn quotations_are_cut_inside_but_not_before_their_speaker() {
        assert_eq!(
            cut("\"It is over. We lost,\" Mr. Olsen said. “Why?” he asked."),
            ["\"It is over.", "We lost,\" Mr. Olsen said.", "“Why?” he asked."]
        );
        assert_eq!(cut("He left. “It was time. They knew.”"), ["He left.", "“It was time.", "They knew.”"]);
    }

    #[test]
    fn marks_stay_with_their_sentence() {
        assert_eq!(cut("It failed. “Why? ” Each left."), ["It failed.", "“Why? ”", "Each left."]);
        assert_eq!(cut("“They went.” “They stayed.”"), ["“They went.”", "“They stayed.”"]);
    }

    #[test]
    fn every_word_is_in_exactly_one_sentence() {
        for text in
            ["", "  ", "a", "…", "“”", "\"\" \"", "A. B. C.” ) D", "х. “Й! “ю", "1. 2) (3.) \"4\"", "x.\n\ny. \"Z"]
        {
            let spans = sentences(text);
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
            let kept: usize =
                spans.iter().map(|span| span.of(text).chars().filter(|c| !c.is_whitespace()).count()).sum();
            assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count(), "{text}");
        }
    }
}
