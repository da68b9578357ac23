//! The documents below the paths given by the user, in a fixed order.

use super::lines::Lines;
use super::{Document, Input, RawDocument, Search};
use crate::error::{Error, Rejection};
use std::collections::VecDeque;
use std::fs::File;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A folder that is being walked through.
struct Folder {
    root: PathBuf,
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
}

/// Goes through paths lazily.
pub(super) struct Walk {
    waiting: VecDeque<PathBuf>,
    folder: Option<Folder>,
    lines: Option<Lines>,
    search: Search,
}

impl Walk {
    /// Checks that every path is there.
    pub(super) fn new(paths: &[PathBuf], search: Search) -> Result<Self, Error> {
        let missing = paths.iter().find(|path| !is_stdin(path) && std::fs::symlink_metadata(path).is_err());
        match missing {
            Some(path) => Err(Error::NoSuchPath(path.clone())),
            None => Ok(Self { waiting: paths.iter().cloned().collect(), folder: None, lines: None, search }),
        }
    }

    fn start(&mut self, path: &Path) -> Option<Document> {
        if is_stdin(path) {
            let name = self.search.stdin_name.clone();
            return self.start_lines(name.clone(), Lines::new(name, std::io::stdin(), self.search.max_document));
        }
        if path.is_dir() {
            let marks: &'static [char] = if self.search.lines_only { &['.', '_'] } else { &['.'] };
            let hidden =
                move |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with(marks);
            let entries = WalkDir::new(path)
                .follow_links(true)
                .sort_by_file_name()
                .into_iter()
                .filter_entry(move |entry| !hidden(entry));
            self.folder = Some(Folder { root: path.to_owned(), entries: Box::new(entries) });
            return None;
        }
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        self.file(path, name)
    }

    fn start_lines(&mut self, source: String, lines: Result<Lines, Rejection>) -> Option<Document> {
        match lines {
            Ok(lines) => self.lines = Some(lines),
            Err(rejection) => return Some(Document::Rejected(Rejection { source, ..rejection })),
        }
        None
    }

    /// A file: one document, or the beginning of many.
    fn file(&mut self, path: &Path, source: String) -> Option<Document> {
        let reject = |reason: String| Some(Document::Rejected(Rejection { source: source.clone(), reason }));
        let length = match std::fs::metadata(path) {
            Err(error) => return reject(format!("cannot be read: {error}")),
            Ok(data) if !data.is_file() => return reject("not a regular file".to_owned()),
            Ok(data) => data.len(),
        };
        if !self.search.lines_only && !holds_lines(path) {
            self.search.taken.add(length);
            return Some(Document::Raw(RawDocument { source, input: Input::File(path.to_owned()) }));
        }
        match File::open(path) {
            Ok(file) => {
                let file = self.search.taken.counting(file);
                self.start_lines(source.clone(), Lines::new(source, file, self.search.max_document))
            }
            Err(error) => reject(format!("cannot be read: {error}")),
        }
    }

    fn entry(&mut self, root: &Path, entry: walkdir::Result<DirEntry>) -> Option<Document> {
        let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => self.file(entry.path(), relative(entry.path())),
            Err(error) => {
                let source = error.path().map_or_else(|| root.to_string_lossy().into_owned(), relative);
                let reason = match (error.loop_ancestor(), error.io_error()) {
                    (Some(_), _) => "a link that leads back to a folder above it".to_owned(),
                    (None, Some(io)) => format!("cannot be read: {io}"),
                    (None, None) => "cannot be read".to_owned(),
                };
                Some(Document::Rejected(Rejection { source, reason }))
            }
        }
    }
}

impl Iterator for Walk {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(document) => return Some(document),
                    None => self.lines = None,
                }
                continue;
            }
            let found = match self.folder.take() {
                Some(Folder { root, mut entries }) => match entries.next() {
                    Some(entry) => {
                        let found = self.entry(&root, entry);
                        self.folder = Some(Folder { root, entries });
                        found
                    }
                    None => continue,
                },
                _ => {
                    let path = self.waiting.pop_front()?;
                    self.start(&path)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether a file is JSON Lines, by its name without the ending of its compression.
fn holds_lines(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    bare.ends_with(".jsonl") || bare.ends_with(".ndjson")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn sources(paths: &[PathBuf]) -> Vec<String> {
        Walk::new(paths, Search::default())
            .expect("paths that exist")
            .map(|document| match document {
                Document::Raw(raw) => raw.source,
                Document::Rejected(rejection) => format!("{}: {}", rejection.source, rejection.reason),
            })
            .collect()
    }

    #[test]
    fn folders_are_walked_in_order_and_hidden_files_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).expect("made");
        for name in ["b.txt", "a.txt", ".hidden", "sub/c.txt"] {
            fs::write(at(name), "x").expect("written");
        }
        fs::write(at("d.jsonl"), "{\"id\":1}\n\n{\"id\":2}\n").expect("written");
        assert_eq!(sources(&[folder.path().to_owned()]), ["a.txt", "b.txt", "d.jsonl", "d.jsonl", "sub/c.txt"]);
        assert_eq!(sources(&[at("sub/c.txt"), at("b.txt")]), ["c.txt", "b.txt"]);
    }

    #[test]
    fn a_missing_path_ends_the_run_before_it_begins() {
        let missing = PathBuf::from("/no/such/path");
        assert!(
            matches!(Walk::new(std::slice::from_ref(&missing), Search::default()), Err(Error::NoSuchPath(path)) if path == missing)
        );
    }

    #[test]
    fn an_empty_folder_yields_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(sources(&[folder.path().to_owned()]).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn loops_dangling_links_and_sockets_are_rejected() {
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("linked");
        std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("link")).expect("linked");
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).expect("bound");
        let found = sources(&[folder.path().to_owned()]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.contains(&"loop: a link that leads back to a folder above it".to_owned()));
        assert!(found.contains(&"socket: not a regular file".to_owned()));
        assert!(found.iter().any(|line| line.starts_with("link: cannot be read")));
    }
}
