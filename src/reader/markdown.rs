//! Markdown documents: front matter, then Markdown, HTML, or a mixture of both.

use super::draft::Draft;
use super::front;
use super::html::{self, Reading};
use super::piece::{Kind, Piece};
use super::tags;
use pulldown_cmark::{Options, Parser};
use scraper::Html;

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
    if tags::too_deep(source) {
        return Err("elements nested too deeply".to_owned());
    }
    let source = tags::closed(&tags::without_comments(source)).into_owned();
    let tagged = is_tagged(&source);
    let rendered = if tagged { source } else { render(&source) };
    let tree = Html::parse_document(&rendered);
    Ok(html::pieces(tree.tree.root(), Reading { loose: tagged, captions: false, whole: true }))
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
    let flat: String = source
        .split_inclusive('\n')
        .map(|line| if line.trim_start().starts_with('<') { line.trim_start() } else { line })
        .collect();
    let parser =
        Parser::new_ext(&flat, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES);
    let mut out = String::with_capacity(flat.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut out, parser);
    out
}

/// The text without the marks in square brackets that blog programs leave behind, such as `[ad_1]`.
fn without_shortcodes(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let end = tail.find([']', '\n']).filter(|end| tail[*end..].starts_with(']') && is_shortcode(&tail[1..*end]));
        match end {
            Some(end) => rest = &tail[end + 1..],
            None => {
                out.push('[');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_shortcode(inner: &str) -> bool {
    let name = inner.trim_start_matches('/').split([' ', '=']).next().unwrap_or_default();
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
