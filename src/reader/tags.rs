//! Tags of HTML as they are written, before a parser sees them.
//!
//! Pages that have passed through an XML program close empty elements within the tag, as in `<iframe/>`. A browser
//! does not know that form and takes all that follows for the content of the element.

use std::borrow::Cow;

/// The deepest nesting of a page that is still read.
const MAX_DEPTH: usize = 2_000;
/// Elements that have no end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose end tag may be left out, so that they do not nest.
const UNNESTED: [&str; 8] = ["p", "li", "td", "th", "tr", "dd", "dt", "option"];

/// One start or end tag.
struct Tag<'a> {
    name: &'a str,
    /// One past its `>`.
    end: usize,
    is_end: bool,
    /// Whether it closes itself with `/>`.
    closes_itself: bool,
}

/// The next tag of `html` from `at` on.
fn next_tag(html: &str, mut at: usize) -> Option<Tag<'_>> {
    loop {
        at += html.get(at..)?.find('<')? + 1;
        let is_end = html[at..].starts_with('/');
        let start = at + usize::from(is_end);
        let rest = &html[start..];
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (end, closes_itself) = tag_end(html, start + length)?;
            return Some(Tag { name: &rest[..length], end, is_end, closes_itself });
        }
    }
}

/// One past the `>` of a tag whose name ends at `at`, passing over quoted values, and whether `/` stands before it.
/// A `/` that ends a value without quotes belongs to that value.
fn tag_end(html: &str, at: usize) -> Option<(usize, bool)> {
    let mut quote = None;
    let mut in_value = false;
    let mut before = b' ';
    for (offset, byte) in html.as_bytes()[at..].iter().enumerate() {
        match (quote, *byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if before == b'=' => {
                quote = Some(*byte);
                in_value = false;
            }
            (None, b'>') => return Some((at + offset + 1, before == b'/' && !in_value)),
            (None, b'=') => in_value = true,
            (None, byte) if byte.is_ascii_whitespace() && before != b'=' => in_value = false,
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() || before != b'=' {
            before = *byte;
        }
    }
    None
}

/// `html` with an end tag behind every element that closes itself and may not.
pub(super) fn closed(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if tag.closes_itself && !tag.is_end && !VOID.contains(&tag.name.to_ascii_lowercase().as_str()) {
            out.push_str(&html[copied..tag.end - "/>".len()]);
            out.push_str("></");
            out.push_str(tag.name);
            out.push('>');
            copied = tag.end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// `html` without its comments, which Markdown takes for the end of a block. One that is never closed stays.
pub(super) fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        let Some(length) = rest[start..].find("-->") else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + "-->".len()..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether `html` nests its elements deeper than can be read in sensible time.
pub(super) fn too_deep(html: &str) -> bool {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let name = tag.name.to_ascii_lowercase();
        if VOID.contains(&name.as_str()) || UNNESTED.contains(&name.as_str()) || tag.closes_itself {
            continue;
        }
        depth = if tag.is_end { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_that_close_themselves_are_closed() {
        assert_eq!(
            closed("a<iframe src=\"x>\"/>b<i class='c' />d"),
            "a<iframe src=\"x>\"></iframe>b<i class='c' ></i>d"
        );
        for html in
            ["<br/><img src=\"x\"/>", "<a href=/x/>b</a>", "<p>a < b/> c</p>", "1 <", "<a href=\"x", "", "</", "é<é/>"]
        {
            assert_eq!(closed(html), html);
        }
    }

    #[test]
    fn comments_go() {
        assert_eq!(without_comments("a<!-- b\n -->c<!--d-->"), "ac");
        assert_eq!(without_comments("a<!-- b"), "a<!-- b");
    }

    #[test]
    fn depth_is_measured_before_it_is_read() {
        assert!(too_deep(&"<div>".repeat(3000)));
        assert!(!too_deep(&"<p>a".repeat(3000)));
        assert!(!too_deep(&"<div>a</div><span/>".repeat(3000)));
    }
}
