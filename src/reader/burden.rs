//! What it would cost to read a page, measured before a parser sees it.
//!
//! A parser of HTML keeps every element open that is not closed, opens formatting anew in each paragraph where its end was
//! forgotten, and compares every attribute of a tag with all the others. A page that is made for it, or only broken in an
//! unlucky way, would take hours or all the memory there is.

use super::tags::{VOID, next_tag};
use std::collections::BTreeMap;

/// The deepest nesting of a page that is still read.
const MAX_DEPTH: usize = 2_000;

/// The most elements of a page that is still read: each takes about a kilobyte with its text.
const MAX_ELEMENTS: usize = 400_000;

/// The most places in one tag where an attribute could begin, and in all tags of `html` and `body` together, which a
/// parser merges.
const MAX_GAPS: usize = 4_000;

/// How many elements of formatting may be opened anew in all.
const MAX_REOPENED: usize = 1_000_000;

/// Elements whose end tag may be left out, so that they do not nest.
const UNNESTED: [&str; 8] = ["p", "li", "td", "th", "tr", "dd", "dt", "option"];

/// Elements of formatting, which are opened anew where their end is missing.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that end where another of their name begins.
const ALONE: [&str; 2] = ["a", "nobr"];

/// Elements whose end closes all that stands open in them.
const BLOCKS: [&str; 20] = [
    "div",
    "section",
    "article",
    "aside",
    "main",
    "header",
    "footer",
    "nav",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "center",
    "figure",
    "form",
    "fieldset",
    "pre",
    "details",
    "body",
    "html",
];

/// Elements out of which no end tag of a block inside reaches.
const BOUNDS: [&str; 7] = ["table", "object", "marquee", "template", "svg", "math", "button"];

/// How many equal elements of formatting a parser opens anew.
const EQUAL: usize = 3;

/// Why a page cannot be read in sensible time; `None` where it can.
pub(super) fn too_much(html: &str) -> Option<String> {
    let mut open = Open::default();
    let mut formatting = Formatting::default();
    let (mut merged, mut at, mut elements) = (0, 0, 0);
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let name = tag.name.to_ascii_lowercase();
        merged += if matches!(name.as_str(), "html" | "body") { tag.gaps } else { 0 };
        // An end without a beginning makes an element of these.
        elements += usize::from(!tag.is_end || matches!(name.as_str(), "p" | "br"));
        if elements > MAX_ELEMENTS {
            return Some("too many elements".to_owned());
        }
        if tag.gaps.max(merged) > MAX_GAPS {
            return Some("an element with too many attributes".to_owned());
        }
        if !tag.is_end && !tag.closes_itself && ALONE.contains(&name.as_str()) {
            formatting.take(&name, true, "");
            open.end(&name);
        }
        if FORMATTING.contains(&name.as_str()) && !tag.closes_itself {
            formatting.take(&name, tag.is_end, tag.attributes);
        } else if !tag.is_end {
            formatting.reopened += formatting.count;
        }
        if !VOID.contains(&name.as_str()) && !UNNESTED.contains(&name.as_str()) && !tag.closes_itself {
            if tag.is_end { open.end(&name) } else { open.begin(name) }
        }
        if open.count > MAX_DEPTH || formatting.reopened > MAX_REOPENED {
            return Some("elements nested too deeply".to_owned());
        }
    }
    None
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    /// From the outermost in; empty where an element was closed within which others stay open.
    names: Vec<String>,
    /// Where those of each name stand.
    places: BTreeMap<String, Vec<usize>>,
    /// How many there are.
    count: usize,
}

impl Open {
    fn begin(&mut self, name: String) {
        self.places.entry(name.clone()).or_default().push(self.names.len());
        self.names.push(name);
        self.count += 1;
    }

    /// Closes the last element of a name: a block with all that stands open in it, unless that is a table or the like;
    /// anything else by itself. An end of what is not open closes nothing.
    fn end(&mut self, name: &str) {
        let Some(place) = self.last(name) else { return };
        let is_block = BLOCKS.contains(&name) || BOUNDS.contains(&name);
        if !is_block {
            self.close(place);
        } else if BOUNDS.iter().all(|bound| *bound == name || self.last(bound).is_none_or(|bound| bound < place)) {
            while self.names.len() > place {
                self.close(self.names.len() - 1);
            }
        }
    }

    fn last(&self, name: &str) -> Option<usize> {
        self.places.get(name)?.last().copied()
    }

    fn close(&mut self, place: usize) {
        let name = std::mem::take(&mut self.names[place]);
        if let Some(places) = self.places.get_mut(&name) {
            places.retain(|other| *other != place);
            self.count -= 1;
        }
        while self.names.last().is_some_and(String::is_empty) {
            self.names.pop();
        }
    }
}

/// The formatting that is open.
#[derive(Default)]
struct Formatting<'h> {
    /// The attributes of each element that is open, by its name.
    open: BTreeMap<String, Vec<&'h str>>,
    /// How many are open of each name with its attributes.
    equal: BTreeMap<(String, &'h str), usize>,
    /// How many a parser would open anew.
    count: usize,
    /// How many it would have opened anew so far.
    reopened: usize,
}

impl<'h> Formatting<'h> {
    fn take(&mut self, name: &str, is_end: bool, attributes: &'h str) {
        let open = self.open.entry(name.to_owned()).or_default();
        if !is_end {
            open.push(attributes);
            let equal = self.equal.entry((name.to_owned(), attributes)).or_default();
            *equal += 1;
            self.count += usize::from(*equal <= EQUAL);
        } else if let Some(attributes) = open.pop()
            && let Some(equal) = self.equal.get_mut(&(name.to_owned(), attributes))
        {
            self.count -= usize::from(*equal <= EQUAL);
            *equal -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(html: &str) -> bool {
        too_much(html).is_some()
    }

    #[test]
    fn depth_is_measured_before_it_is_read() {
        assert!(refused(&"<div>".repeat(3000)));
        assert!(refused(&"<div></i>".repeat(3000)));
        assert!(!refused(&"<p>a".repeat(3000)));
        assert!(!refused(&"<div>a</div><span/>".repeat(3000)));
        assert!(!refused(&"<div><b>a</div></div></b>".repeat(3000)));
        assert!(!refused(&"<div><table><tr><td><span>a</table></span></div>".repeat(3000)));
        assert!(!refused(&(0..3000).map(|n| format!("<p><a name=x{n}>a")).collect::<String>()));
        assert!(
            ["<b><div></b>", "<span><div></span>", "<a><div>", "<div><table></div>"]
                .iter()
                .all(|s| refused(&s.repeat(3000)))
        );
    }

    #[test]
    fn attributes_are_counted() {
        let tag = |count: usize| format!("<p {}>", (0..count).map(|n| format!("a{n}=\"1\" ")).collect::<String>());
        assert!(
            refused(&tag(3000)) && !refused(&tag(300)) && !refused(&format!("<p title='{}'>", "x / \" ".repeat(9000)))
        );
        assert!(refused(&(0..6000).map(|n| format!("<body a{n}=1>")).collect::<String>()));
        assert!(!refused(&"<p class='a b c'>x</p>".repeat(3000)));
    }

    #[test]
    fn formatting_that_is_opened_again_and_again_is_counted() {
        let fonts: String = (0..1500).map(|n| format!("<font size={n}>")).collect();
        assert!(refused(&format!("{fonts}{}", "<p>x".repeat(3000))));
        assert!(!refused(&format!("{}{}", "<b>".repeat(1500), "<p>x".repeat(3000))));
        assert!(!refused(&"<p><font size=1><b>x</b></font></p>".repeat(30_000)));
        assert!(!refused(&(0..30_000).map(|n| format!("<p><i class='n{n}'/>x")).collect::<String>()));
    }
}
