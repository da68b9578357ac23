//! The format of a document, told by what it holds and, where that leaves it open, by its name.

use super::front;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A page of HTML.
    Html,
    /// Markdown, with front matter or without.
    Markdown,
    /// One JSON object.
    Json,
    /// Text without markup.
    Plain,
}

impl Format {
    /// The format of `text`, found under `name`.
    pub(super) fn of(text: &str, name: &str) -> Self {
        let start = text.trim_start();
        let mut end = start.len().min(2000);
        while !start.is_char_boundary(end) {
            end -= 1;
        }
        let head = start[..end].to_ascii_lowercase();
        let name = name.to_ascii_lowercase();
        let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        let named = |endings: &[&str]| endings.iter().any(|ending| bare.ends_with(ending));
        if front::split(text).is_some() {
            return Self::Markdown;
        }
        if is_page(&head) || (named(&[".html", ".htm", ".xhtml"]) && start.contains('<')) {
            return Self::Html;
        }
        if named(&[".json"]) && start.starts_with(['{', '[']) {
            return Self::Json;
        }
        if named(&[".md", ".markdown"]) || (!named(&[".txt"]) && has_marks(start)) {
            return Self::Markdown;
        }
        Self::Plain
    }
}

fn is_page(head: &str) -> bool {
    let opens = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1"];
    opens.iter().any(|tag| head.starts_with(tag))
        || (head.starts_with('<') && (head.contains("<html") || head.contains("<body")))
}

/// Whether lines carry the marks of Markdown.
fn has_marks(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.starts_with("# "))
        || lines.any(|line| line.starts_with("## ") || line.starts_with("### "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_speaks_before_the_name() {
        for (text, name, want) in [
            ("<!DOCTYPE html><p>a", "a.txt", Format::Html),
            ("<?xml version='1.0'?><html>", "a", Format::Html),
            ("---\ntitle: a\n---\nb", "a.txt", Format::Markdown),
            ("# A\n\nb", "a", Format::Markdown),
            ("a <b>c</b>", "a.htm.gz", Format::Html),
            ("a", "a.MD", Format::Markdown),
            ("{\"text\":\"a\"}", "a.json", Format::Json),
            ("{a} b", "a.txt", Format::Plain),
            ("a", "a", Format::Plain),
            ("", "", Format::Plain),
        ] {
            assert_eq!(Format::of(text, name), want, "{text}");
        }
    }
}
