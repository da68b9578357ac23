//! A tree of HTML as pieces of text.
//!
//! The tree is walked without recursion, because a page may nest its elements as deep as it likes.

use super::furniture;
use super::piece::{Kind, Piece};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::{Element, Node};
use std::collections::HashMap;

/// What of a tree to leave out and how to read what remains.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    /// Empty lines inside bare text part paragraphs, as some blog programs store it.
    pub(super) loose: bool,
    /// Captions of pictures are text too.
    pub(super) captions: bool,
    /// The headers and asides of the page count as text.
    pub(super) whole: bool,
}

/// Elements that never hold text of an article.
const SKIPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "nav", "footer", "form", "button", "select", "svg", "iframe", "object",
    "video", "audio", "canvas", "dialog", "head", "title", "textarea", "map", "math", "menu",
];
/// Elements that stand inside a line.
const INLINE: [&str; 40] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "img", "picture", "source", "meta", "link", "td", "th",
];
/// The pieces of text below `root`.
pub(super) fn pieces(root: NodeRef<'_, Node>, reading: Reading) -> Vec<Piece> {
    let sizes = sizes(root);
    let limit = sizes.get(&root.id()).copied().unwrap_or_default() * 3 / 10;
    let mut writer = Writer { loose: reading.loose, ..Writer::default() };
    let mut skipping: Option<NodeId> = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if skipping.is_none() => match node.value() {
                Node::Element(element)
                    if is_skipped(element, reading)
                        || (node.id() != root.id() && is_boxed(element, sizes.get(&node.id()), limit)) =>
                {
                    skipping = Some(node.id());
                }
                Node::Element(element) => writer.open(element),
                Node::Text(text) => writer.text(text),
                _ => {}
            },
            Edge::Close(node) if skipping.is_some() => {
                skipping = skipping.filter(|id| *id != node.id());
            }
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    writer.close(element);
                }
            }
            Edge::Open(_) => {}
        }
    }
    writer.flush();
    writer.pieces
}

/// The bytes of text below every node.
fn sizes(root: NodeRef<'_, Node>) -> HashMap<NodeId, usize> {
    let mut sizes = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => {
                if let Node::Text(text) = node.value()
                    && let Some(size) = open.last_mut()
                {
                    *size += text.len();
                }
                open.push(0);
            }
            Edge::Close(node) => {
                let size = open.pop().unwrap_or_default();
                sizes.insert(node.id(), size);
                if let Some(parent) = open.last_mut() {
                    *parent += size;
                }
            }
        }
    }
    sizes
}

fn is_skipped(element: &Element, reading: Reading) -> bool {
    let name = element.name();
    SKIPPED.contains(&name)
        || (name == "figcaption" && !reading.captions)
        || (matches!(name, "aside" | "header") && !reading.whole)
        || element.attr("aria-hidden") == Some("true")
        || matches!(element.attr("role"), Some("navigation" | "dialog" | "banner" | "contentinfo" | "search"))
}

/// Whether an element is a box beside the text, by the words of its class and id. One that holds much of the text
/// is named after something else.
fn is_boxed(element: &Element, size: Option<&usize>, limit: usize) -> bool {
    let names = [element.attr("class"), element.attr("id")];
    let boxed = names.iter().flatten().flat_map(|name| name.split([' ', '_'])).any(|name| {
        let name = name.to_ascii_lowercase();
        let (first, last) = (name.split('-').next(), name.rsplit('-').next());
        // `after-ad` and `has-sidebar` say what stands beside an element.
        let relative = matches!(first, Some("after" | "before" | "has" | "no" | "not" | "with" | "without"));
        furniture::is("class", &name)
            || (!relative && [first, last].into_iter().flatten().any(|part| furniture::is("class", part)))
    });
    boxed && size.is_none_or(|size| *size <= limit)
}

/// Gathers text into pieces while the tree is walked.
#[derive(Default)]
struct Writer {
    pieces: Vec<Piece>,
    line: String,
    kinds: Vec<Kind>,
    loose: bool,
    /// A place has been named and the text it opens has not begun.
    after_place: bool,
    /// Inside elements that mark the place of a story.
    in_place: usize,
    preformatted: usize,
    paragraphs: usize,
}

impl Writer {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "br" => self.line_break(),
            "hr" => self.flush(),
            "li" => self.enter(Kind::Item),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.enter(Kind::Heading),
            "td" | "th" if !self.line.trim().is_empty() => self.line.push_str(" | "),
            "pre" => {
                self.flush();
                self.preformatted += 1;
            }
            name if INLINE.contains(&name) => {
                if is_place(element) {
                    self.in_place += 1;
                }
            }
            name => {
                self.flush();
                self.paragraphs += usize::from(name == "p");
            }
        }
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "br" | "hr" => {}
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.kinds.pop();
            }
            "pre" => {
                self.flush();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            name if INLINE.contains(&name) => {
                if is_place(element) {
                    self.in_place = self.in_place.saturating_sub(1);
                    self.after_place = !self.line.trim().is_empty();
                }
            }
            name => {
                self.flush();
                self.paragraphs -= usize::from(name == "p" && self.paragraphs > 0);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.after_place && !text.trim().is_empty() {
            // The page sets a place apart by its looks; in plain text a dash does so.
            if !text.trim_start().starts_with(['-', '–', '—', '(', ',', ':']) {
                self.line.push_str(" - ");
            }
            self.after_place = false;
        }
        let parted = self.preformatted > 0 || (self.loose && self.paragraphs == 0);
        if !parted {
            self.line.push_str(text);
            return;
        }
        let last = text.matches('\n').count();
        for (at, line) in text.split('\n').enumerate() {
            let empty = at > 0 && at < last && line.trim().is_empty();
            if empty || (at > 0 && self.preformatted > 0) {
                self.flush();
            } else if at > 0 {
                self.line.push(' ');
            }
            self.line.push_str(line);
        }
    }

    fn line_break(&mut self) {
        if self.kinds.last() == Some(&Kind::Heading) {
            self.line.push(' ');
        } else {
            self.flush();
        }
    }

    fn enter(&mut self, kind: Kind) {
        self.flush();
        self.kinds.push(kind);
    }

    fn flush(&mut self) {
        let kind = self.kinds.last().copied().unwrap_or(Kind::Paragraph);
        self.pieces.extend(Piece::new(kind, self.line.trim_end_matches([' ', '|'])));
        self.line.clear();
        self.after_place = false;
    }
}

fn is_place(element: &Element) -> bool {
    element.attr("class").is_some_and(|class| {
        let class = class.to_ascii_lowercase();
        class.contains("articlelocatio") || class.contains("dateline")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    fn read(html: &str, reading: Reading) -> Vec<(Kind, String)> {
        let tree = Html::parse_document(html);
        pieces(tree.tree.root(), reading).into_iter().map(|piece| (piece.kind, piece.text)).collect()
    }

    fn texts(html: &str) -> Vec<String> {
        read(html, Reading::default()).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn blocks_become_pieces() {
        let html = "<h2>Who<br>is hit</h2><p>One <b>bold</b>\n word.</p><ul><li>a<li><p>b</p></ul>loose<table><tr><td>x<td>y</table>";
        let want = [
            (Kind::Heading, "Who is hit"),
            (Kind::Paragraph, "One bold word."),
            (Kind::Item, "a"),
            (Kind::Item, "b"),
            (Kind::Paragraph, "loose"),
            (Kind::Paragraph, "x | y"),
        ];
        assert_eq!(read(html, Reading::default()), want.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn boxes_and_scripts_are_left_out() {
        let long = "A long sentence of the article that stays in it. ".repeat(9);
        let html = format!(
            "<body class='has-sidebar'><script>x</script><div class='related-links'>Other</div><div id='cookie-banner'>Ok</div><p>{long}</p><figure><figcaption>Pic</figcaption></figure></body>"
        );
        assert_eq!(texts(&html), [long.trim()]);
    }

    #[test]
    fn a_place_is_parted_from_the_text() {
        assert_eq!(texts("<p><span class=articleLocation>LIMA</span> The king left.</p>"), ["LIMA - The king left."]);
        assert_eq!(texts("<p><span class=dateline>LIMA</span> - The king left.</p>"), ["LIMA - The king left."]);
    }

    #[test]
    fn empty_lines_part_loose_text_only() {
        let html = "<div>One\nline.\n\nTwo.</div><p>Three\n\nfour.</p>";
        let loose = Reading { loose: true, ..Reading::default() };
        let words: Vec<String> = read(html, loose).into_iter().map(|(_, text)| text).collect();
        assert_eq!(words, ["One line.", "Two.", "Three four."]);
        assert_eq!(texts(html), ["One line. Two.", "Three four."]);
    }
}
