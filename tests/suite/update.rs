//! An update makes what a build of all articles makes, and reads only what is new or has changed.

use crate::harness::{build, contents, folder, root, run, same};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const KEPT: &str = "claims.jsonl.zst";

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// A folder with the sample articles, and a dataset of them.
fn built() -> (TempDir, TempDir) {
    let input = folder();
    for entry in fs::read_dir(root().join("seeds/articles")).expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, input.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    let lines =
        "{\"id\":1,\"text\":\"Cuba and Mali signed a treaty.\"}\n{\"id\":2,\"text\":\"Canada sanctioned Cuba.\"}\n";
    fs::write(input.path().join("feed.jsonl"), lines).expect("written");
    let out = build(&[text(input.path())], &[]);
    (input, out)
}

/// Changes one article, adds one, breaks one, and takes one away; gives back what was taken away.
fn change(input: &Path) -> (PathBuf, String) {
    let at = |name: &str| input.join(name);
    let more = "\n\nThe United States lifted its sanctions on Sudan in October 2017.\n";
    let changed = fs::read_to_string(at("s02-caspian-forum.txt")).expect("there") + more;
    fs::write(at("s02-caspian-forum.txt"), changed).expect("written");
    fs::copy(root().join("examples/harbour.txt"), at("harbour.txt")).expect("copied");
    fs::write(at("s04-newsfeed.txt"), "").expect("written");
    let lines = "{\"id\":2,\"text\":\"Canada sanctioned Cuba.\"}\n{\"id\":3,\"text\":\"Peru sanctioned Chile.\"}\n";
    fs::write(at("feed.jsonl"), format!("{{\"id\":1,\"text\":\"Cuba and Mali signed a treaty.\"}}\n{lines}"))
        .expect("written");
    let gone = at("s03-explainer.txt");
    let words = fs::read_to_string(&gone).expect("there");
    fs::remove_file(&gone).expect("removed");
    (gone, words)
}

fn update(input: &Path, out: &Path, more: &[&str], status: i32) -> String {
    let arguments = [&["build", "-q", "--update", text(input), "--out", text(out)], more].concat();
    run(&arguments).expect(status).stderr
}

fn full(input: &Path, more: &[&str], status: i32) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = folder();
    run(&[&["build", "-q", text(input), "--out", text(out.path())], more].concat()).expect(status);
    contents(out.path())
}

#[test]
fn an_update_ends_in_the_bytes_of_a_full_build() {
    let (input, out) = built();
    let (gone, words) = change(input.path());
    let said = update(input.path(), out.path(), &[], 1);
    assert_eq!(said, "sanctionary: s04-newsfeed.txt: an empty file\n");
    let dropped = folder();
    fs::create_dir(dropped.path().join("csv")).expect("made");
    fs::copy(out.path().join(KEPT), dropped.path().join(KEPT)).expect("copied");
    fs::write(&gone, &words).expect("written");
    same(&full(input.path(), &[], 1), &contents(out.path()));
    same(&full(input.path(), &["--min-confidence", "0.8"], 1), &{
        update(input.path(), out.path(), &["--min-confidence", "0.8", "--jobs", "3"], 1);
        contents(out.path())
    });
    fs::remove_file(&gone).expect("removed");
    update(input.path(), dropped.path(), &["--drop-missing"], 1);
    same(&full(input.path(), &[], 1), &contents(dropped.path()));
    // Nothing has changed since.
    update(input.path(), dropped.path(), &["--jobs", "1"], 1);
    same(&full(input.path(), &[], 1), &contents(dropped.path()));
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let (input, out) = built();
    let kept = out.path().join(KEPT);
    let lines =
        String::from_utf8(zstd::decode_all(fs::File::open(&kept).expect("there")).expect("whole")).expect("text");
    assert_eq!(lines.lines().count(), 7);
    let marked = lines.replace("\"relevant\":true", "\"publisher\":\"Left Before\",\"relevant\":true");
    assert_ne!(lines, marked);
    fs::write(&kept, zstd::encode_all(marked.replace("\"publisher\":null,", "").as_bytes(), 1).expect("packed"))
        .expect("written");
    let changed = input.path().join("s01-declaration-brief.txt");
    fs::write(&changed, fs::read_to_string(&changed).expect("there") + "\nMore of it.\n").expect("written");
    update(input.path(), out.path(), &[], 0);
    let sql = "SELECT source FROM articles WHERE publisher IS NOT 'Left Before' AND relevant ORDER BY 1";
    let read = crate::harness::rows(&crate::harness::open(out.path()), sql).1;
    assert_eq!(read, [["s01-declaration-brief.txt"]]);
}

#[test]
fn what_cannot_be_used_is_said_and_read_again() {
    let (input, out) = built();
    let expected = contents(out.path());
    let kept = out.path().join(KEPT);
    let lines =
        String::from_utf8(zstd::decode_all(fs::File::open(&kept).expect("there")).expect("whole")).expect("text");
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    let old = zstd::encode_all(lines.replace(&version, "\"version\":\"0.0.1\"").as_bytes(), 1).expect("packed");
    let whole = fs::read(&kept).expect("there");
    for (bytes, reason) in [
        (Some(old), "read by version 0.0.1 of the program"),
        (Some(whole[..whole.len() / 2].to_vec()), "the file breaks off"),
        (Some(b"nonsense".to_vec()), "not a line of claims"),
        (None, "there is no such file"),
    ] {
        match bytes {
            Some(bytes) => fs::write(&kept, bytes).expect("written"),
            None => fs::remove_file(&kept).expect("removed"),
        }
        let said = update(input.path(), out.path(), &[], 0);
        assert!(said.contains("all articles are read again") && said.contains(reason), "{said}");
        same(&expected, &contents(out.path()));
    }
    let said = update(input.path(), out.path(), &["--lexicon", "examples/lexicon"], 0);
    assert!(said.contains("read with another lexicon"), "{said}");
}

#[test]
fn what_is_kept_makes_the_dataset_by_itself() {
    let (_input, out) = built();
    let again = folder();
    let kept = out.path().join(KEPT);
    run(&["build", "-q", "--out", text(again.path()), "--claims", text(&kept)]).expect(0);
    same(&contents(out.path()), &contents(again.path()));
}

#[test]
fn a_smaller_limit_holds_for_what_was_read_before() {
    let (input, out) = built();
    let packed = input.path().join("packed.txt.zst");
    fs::write(&packed, zstd::encode_all("The EU sanctioned Iran. ".repeat(400).as_bytes(), 1).expect("packed"))
        .expect("written");
    update(input.path(), out.path(), &[], 0);
    let limit = ["--max-document", "9kB"];
    let said = update(input.path(), out.path(), &limit, 1);
    assert!(said.contains("packed.txt.zst: larger than 9 kB"), "{said}");
    same(&full(input.path(), &limit, 1), &contents(out.path()));
}

#[test]
fn an_update_needs_articles() {
    for arguments in [&["build", "--update", "--claims", "x"][..], &["build", "--drop-missing"]] {
        run(arguments).expect(2);
    }
}
