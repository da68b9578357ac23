//! Tags of HTML as they are written, before a parser sees them.
//!
//! Pages that have passed through an XML program close empty elements within the tag, as in `<iframe/>`. A browser
//! does not know that form and takes all that follows for the content of the element.

use std::borrow::Cow;

/// Elements that have no end tag.
pub(super) const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// One start or end tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// What stands behind its name, the `>` included.
    pub(super) attributes: &'a str,
    /// How many attributes it has at most, counted without looking closely: up to two for each.
    pub(super) gaps: usize,
    /// One past its `>`.
    pub(super) end: usize,
    pub(super) is_end: bool,
    /// Whether it closes itself with `/>`.
    pub(super) closes_itself: bool,
}

/// The next tag of `html` from `at` on.
pub(super) fn next_tag(html: &str, mut at: usize) -> Option<Tag<'_>> {
    loop {
        at += html.get(at..)?.find('<')? + 1;
        let is_end = html[at..].starts_with('/');
        let start = at + usize::from(is_end);
        let rest = &html[start..];
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let End { at: end, closes_itself, gaps } = tag_end(html, start + length)?;
            let attributes = &html[start + length..end];
            return Some(Tag { name: &rest[..length], attributes, gaps, end, is_end, closes_itself });
        }
    }
}

/// How a tag ends.
struct End {
    /// One past its `>`.
    at: usize,
    /// Whether `/` stands before that. A `/` that ends a value without quotes belongs to that value.
    closes_itself: bool,
    /// How often a new attribute could begin: behind white space and behind a value in quotes.
    gaps: usize,
}

/// The end of a tag whose name ends at `at`, quoted values passed over.
fn tag_end(html: &str, at: usize) -> Option<End> {
    let mut quote = None;
    let mut in_value = false;
    let mut before = b' ';
    let mut gaps = 0;
    for (offset, byte) in html.as_bytes()[at..].iter().enumerate() {
        match (quote, *byte) {
            (Some(open), byte) if byte == open => {
                quote = None;
                gaps += 1;
            }
            (Some(_), _) => {}
            (None, b'"' | b'\'') if before == b'=' => {
                quote = Some(*byte);
                in_value = false;
            }
            (None, b'>') => {
                let closes_itself = before == b'/' && !in_value;
                return Some(End { at: at + offset + 1, closes_itself, gaps });
            }
            (None, b'=') => in_value = true,
            (None, byte) if byte.is_ascii_whitespace() && before != b'=' => {
                in_value = false;
                gaps += usize::from(!before.is_ascii_whitespace());
            }
            (None, b'/') => gaps += 1,
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
}
