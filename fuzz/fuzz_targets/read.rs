//! What is asked of every document that is read: it gives an article or a reason, and an article is whole.

use sanctionary::reader::{Input, RawDocument, read};

/// Reads bytes as a document of this name.
pub(crate) fn document(name: &str, bytes: &[u8]) {
    check(RawDocument { source: name.to_owned(), input: Input::Bytes(bytes.to_vec()) });
}

/// Reads bytes as a line of JSON Lines.
#[allow(dead_code)]
pub(crate) fn line(bytes: &[u8]) {
    check(RawDocument { source: "a.jsonl".to_owned(), input: Input::Line { bytes: bytes.to_vec(), number: 1 } });
}

fn check(raw: RawDocument) {
    match read(&raw) {
        Ok(article) => {
            assert!(!article.body.trim().is_empty(), "an article without words");
            let title = article.title.as_deref().unwrap_or_default();
            assert!(article.body.starts_with(title), "a headline that does not begin the body");
        }
        Err(rejection) => {
            assert!(!rejection.reason.is_empty() && !rejection.reason.contains('\n'), "{:?}", rejection.reason);
        }
    }
}
