//! Markdown documents: front matter, then Markdown, HTML, or a mixture of both.

use super::burden;
use super::draft::Draft;
use super::front;
use super::html::{self, Reading};
use super::piece::{Kind, Piece};
use super::tags;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use scraper::Html;
use std::borrow::Cow;
use std::ops::Range;

/// The most quotations and lists within each other.
const MOST_NESTED: usize = 50;
/// The longest line of Markdown that is parsed as one, in bytes.
const LONGEST_LINE: usize = 10_000;
/// The longest paragraph of Markdown that is parsed as one, in bytes, unless it is a table.
const LONGEST_PARAGRAPH: usize = 20_000;
/// How much of a long text without HTML is read as one tree, in bytes; longer than any story.
const LONGEST_PART: usize = 100_000;
/// What parts such texts, which hold no HTML of their own.
const CUT: &str = "<!--cut-->";
/// More bytes than the name of a mark in square brackets takes.
const LONGEST_NAME: usize = 40;

/// Reads a Markdown document, or says why not.
pub(super) fn read(text: &str) -> Result<Draft, String> {
    let mut draft = Draft::default();
    let source = match front::split(text) {
        Some((fields, rest)) => {
            front::read(fields, &mut draft);
            rest
        }
        None => text,
    };
    draft.pieces = pieces(&without_shortcodes(source))?;
    if draft.title.is_none()
        && let Some(at) = draft.pieces.iter().take(4).position(|piece| piece.kind == Kind::Heading)
    {
        draft.title = Some(draft.pieces.remove(at).text);
    }
    draft.strip(false);
    draft.read_dateline(None);
    Ok(draft)
}

/// The pieces of a body of Markdown or HTML.
pub(super) fn pieces(source: &str) -> Result<Vec<Piece>, String> {
    if let Some(reason) = burden::too_much(source) {
        return Err(reason);
    }
    let source = tags::closed(&tags::without_comments(source)).into_owned();
    let tagged = is_tagged(&source);
    let rendered = if tagged { source } else { render(&source) };
    let parts: Vec<&str> = rendered.split(CUT).collect();
    // What was rendered from many lines can be more than what was written.
    if let Some(reason) = parts.iter().filter(|_| !tagged).find_map(|part| burden::too_much(part)) {
        return Err(reason);
    }
    let reading = Reading { loose: tagged, captions: false, whole: true };
    Ok(parts.into_iter().flat_map(|part| html::pieces(Html::parse_document(part).tree.root(), reading)).collect())
}

/// Whether the text is HTML with hardly any Markdown in it.
fn is_tagged(source: &str) -> bool {
    let lines = || source.lines().map(str::trim).filter(|line| !line.is_empty());
    let blocks = |line: &str| ["<p", "</p>", "<div", "<br"].iter().any(|tag| line.contains(tag));
    let tagged = lines().filter(|line| line.starts_with('<') || blocks(line)).count();
    blocks(source)
        && tagged * 3 > lines().count() * 2
        && !lines().any(|line| line.starts_with("## ") || line.starts_with("# "))
}

fn render(source: &str) -> String {
    // An indented tag would otherwise become a block of code.
    let mut flat = String::with_capacity(source.len());
    for line in parted(source).split_inclusive('\n') {
        if is_nested(line) {
            // A character that cannot be seen, and is cleaned away, keeps the marks from being read as such.
            flat.push('\u{200B}');
        }
        flat.push_str(if line.trim_start().starts_with('<') { line.trim_start() } else { line });
    }
    let mut out = String::with_capacity(flat.len() * 5 / 4);
    if flat.len() <= LONGEST_PART || events(&flat).any(|(event, _)| is_html(&event)) {
        pulldown_cmark::html::push_html(&mut out, events(&flat).map(|(event, _)| event));
    } else {
        pulldown_cmark::html::push_html(&mut out, with_cuts(events(&flat)));
    }
    out
}

fn events(source: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(source, options).into_offset_iter()
}

fn is_html(event: &Event<'_>) -> bool {
    matches!(event, Event::Html(_) | Event::InlineHtml(_))
}

/// The events of a long text without HTML of its own, with cuts between its blocks, and between the items of its outermost
/// lists, so that no part has a large tree.
fn with_cuts<'s>(events: impl Iterator<Item = (Event<'s>, Range<usize>)>) -> impl Iterator<Item = Event<'s>> {
    let (mut depth, mut last) = (0_usize, 0);
    events.flat_map(move |(event, place)| {
        let whole = match &event {
            Event::Start(_) => {
                depth += 1;
                false
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                depth == 0 || (depth == 1 && *end == TagEnd::Item)
            }
            _ => false,
        };
        let cut = (whole && place.end >= last + LONGEST_PART).then(|| {
            last = place.end;
            Event::Html(CUT.into())
        });
        std::iter::once(event).chain(cut)
    })
}

/// Whether a line opens with more marks of quotations and lists within each other than anybody would write.
fn is_nested(line: &str) -> bool {
    let mark = |c: char| c.is_ascii_digit() || matches!(c, '>' | '*' | '+' | '-' | '.' | ')' | ' ' | '\t');
    let marks = &line[..line.len() - line.trim_start_matches(mark).len()];
    let parted = ["* ", "- ", "+ ", ". ", ") "].iter().map(|pair| marks.matches(pair).count()).sum::<usize>();
    marks.matches('>').count() + parted > MOST_NESTED
}

/// The text with empty lines in paragraphs and lines that are longer than any that somebody wrote: a parser looks for the end
/// of each link up to the end of its paragraph.
fn parted(source: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let (mut at, mut begun) = (0, 0);
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() || line.starts_with('|') {
            begun = end;
        } else if end - begun > LONGEST_PARAGRAPH && at > begun {
            out.push_str(&source[copied..at]);
            out.push('\n');
            (copied, begun) = (at, at);
        }
        while end - at > LONGEST_LINE {
            let near = &source[at..source.floor_char_boundary(at + LONGEST_LINE)];
            let cut = [". ", "> ", " "].iter().find_map(|mark| near.rfind(mark).map(|cut| cut + mark.len()));
            at += cut.unwrap_or(near.len());
            out.push_str(&source[copied..at]);
            out.push_str("\n\n");
            (copied, begun) = (at, at);
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}

/// The text without the marks in square brackets that blog programs leave behind, such as `[ad_1]`.
fn without_shortcodes(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    // Where the next bracket or line ends; looked for anew only once it has been passed.
    let mut end = 0;
    for (at, _) in source.match_indices('[') {
        if at < copied {
            continue;
        }
        if end <= at {
            end = source[at..].find([']', '\n']).map_or(source.len(), |length| at + length);
        }
        if source[end..].starts_with(']') && is_shortcode(&source[at + 1..end]) {
            out.push_str(&source[copied..at]);
            copied = end + 1;
        }
    }
    out.push_str(&source[copied..]);
    out
}

fn is_shortcode(inner: &str) -> bool {
    let head = &inner[..inner.floor_char_boundary(LONGEST_NAME)];
    let name = head.trim_start_matches('/').split([' ', '=']).next().unwrap_or_default();
    let numbered = name.strip_prefix("ad_").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    numbered || matches!(name, "caption" | "embed" | "gallery" | "audio" | "video" | "youtube")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        read(source).expect("readable").pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn markdown_becomes_plain_text() {
        let source = "# Toads win\n\n**Published:** 3 June 2024 · [RSS](/x)\n\nThe [toads](/t) *won* &amp; left.\n\n## Why\n\n* **One** – a\n* Two\n\n> Quoted.\n\n| a | b |\n|---|---|\n| c | d |\n";
        let draft = read(source).expect("readable");
        assert_eq!(draft.title.as_deref(), Some("Toads win"));
        assert_eq!(draft.published_on.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        let kinds: Vec<(Kind, &str)> = draft.pieces.iter().map(|piece| (piece.kind, piece.text.as_str())).collect();
        let want = [
            (Kind::Paragraph, "The toads won & left."),
            (Kind::Heading, "Why"),
            (Kind::Item, "One – a"),
            (Kind::Item, "Two"),
            (Kind::Paragraph, "Quoted."),
            (Kind::Paragraph, "a | b"),
            (Kind::Paragraph, "c | d"),
        ];
        assert_eq!(kinds, want);
    }

    #[test]
    fn paragraphs_without_end_are_parted() {
        let line = "Toads won. ".repeat(2_000);
        let found = texts(&format!("{line}\n"));
        assert!(found.len() > 1 && found.concat().matches("Toads won.").count() == 2_000);
        let rows = "| a | b |\n".repeat(9_000);
        assert_eq!(texts(&format!("| c | d |\n|---|---|\n{rows}")).len(), 9_001);
        assert_eq!(parted(&rows), rows);
        let lines = "Toads won.\n".repeat(9_000);
        assert_eq!(parted(&lines).replace("\n\n", "\n"), lines);
    }

    #[test]
    fn long_lists_are_read_in_parts_and_nothing_is_lost() {
        let items: String = (0..50_000).map(|n| format!("- item {n}\n  - inner {n}\n")).collect();
        let rendered = render(&items);
        let parts: Vec<&str> = rendered.split(CUT).collect();
        assert!(parts.len() > 5 && parts.iter().all(|part| part.len() < 5 * LONGEST_PART), "{}", parts.len());
        let found = pieces(&items).expect("readable");
        assert_eq!(found.len(), 100_000);
        assert!(found.iter().enumerate().all(|(at, piece)| {
            let name = if at % 2 == 0 { "item" } else { "inner" };
            piece.kind == Kind::Item && piece.text == format!("{name} {}", at / 2)
        }));
        assert!(!render(&format!("<b>x</b>\n\n{items}")).contains(CUT) && !render("- a\n").contains(CUT));
    }

    #[test]
    fn more_elements_than_any_page_has_are_refused() {
        for written in ["a<br>\n".repeat(450_000), format!("{}\n<b>a</b>\n", "- a\n".repeat(450_000))] {
            assert_eq!(pieces(&written).expect_err("refused"), "too many elements");
        }
        assert!(pieces("- <i>a</i>\n").is_ok());
    }

    #[test]
    fn marks_of_blog_programs_go_and_other_brackets_stay() {
        assert_eq!(without_shortcodes("[ad_1]a[b][/caption] [c [embed x=1]d[ad_x][ad_2"), "a[b] [c d[ad_x][ad_2");
        assert_eq!(without_shortcodes("[[ad_1]]\n[embed\n]é["), "[]\n[embed\n]é[");
    }

    #[test]
    fn html_behind_front_matter_is_read_as_html() {
        let source = "---\ntitle: Toads\n---\n [ad_1]\n<br><div id=\"articleText\">\n        \n        <span/><p>Toads won.</p>\n        \n        <span/><p>They left [again].</p><p> (Editing by Ann Lee)</p></div>\n<br>[ad_2]\n<br><a href=\"http://x\">Source </a>";
        assert_eq!(texts(source), ["Toads won.", "They left [again]."]);
    }

    #[test]
    fn comments_between_words_do_not_cut_the_text() {
        assert_eq!(
            texts("  <!--\n --> <p>Toads met <!--\n   --> Frogs<!--\n  --> there.</p>"),
            ["Toads met Frogs there."]
        );
    }

    #[test]
    fn tags_in_markdown_do_no_harm() {
        assert_eq!(
            texts("Toads <b>won</b>.\n\n    <span>They</span> left.\n\n<div>\n\nFrogs *stayed*.\n\n</div>\n"),
            ["Toads won.", "They left.", "Frogs stayed."]
        );
    }
}
