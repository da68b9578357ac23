//! Claims that were read before make the dataset that the articles make: whatever the files, their order and their
//! packing, and wherever they were read.

use crate::harness::{build, contents, folder, run, run_with, same};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const ARTICLES: &str = "seeds/articles";

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// The lines that `extract` writes for some paths, with its exit status.
fn lines(paths: &[&str], status: i32) -> String {
    run(&[&["extract", "--quiet"], paths].concat()).expect(status).stdout
}

/// What a build from files of claims makes.
fn made_of(files: &[PathBuf], status: i32) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = folder();
    let mut arguments = vec!["build", "--quiet", "--out", text(out.path()), "--claims"];
    arguments.extend(files.iter().map(|file| text(file)));
    run(&arguments).expect(status);
    contents(out.path())
}

#[test]
fn claims_make_what_articles_make() {
    let expected = contents(build(&[ARTICLES], &[]).path());
    let lines = lines(&[ARTICLES], 0);
    let (work, lines) = (folder(), lines.lines().collect::<Vec<_>>());
    let (first, second) = lines.split_at(2);
    let [one, two, packed, tight] =
        ["one.txt", "two.jsonl", "all.jsonl.gz", "all.zst"].map(|name| work.path().join(name));
    fs::write(&one, first.join("\n")).expect("written");
    fs::write(&two, second.iter().rev().map(|line| format!("{line}\n")).collect::<String>()).expect("written");
    same(&expected, &made_of(&[two.clone(), one.clone()], 0));
    let all = lines.join("\n");
    let mut gzip = flate2::write::GzEncoder::new(fs::File::create(&packed).expect("made"), flate2::Compression::fast());
    gzip.write_all(all.as_bytes()).and_then(|()| gzip.finish()).expect("written");
    same(&expected, &made_of(&[packed], 0));
    fs::write(&tight, zstd::encode_all(all.as_bytes(), 1).expect("packed")).expect("written");
    same(&expected, &made_of(&[tight], 0));
    let parts = work.path().join("parts");
    fs::create_dir(&parts).expect("made");
    for (from, name) in [(&one, "part-0"), (&two, "part-1")] {
        fs::copy(from, parts.join(name)).expect("copied");
    }
    fs::write(parts.join("_SUCCESS"), "").expect("written");
    same(&expected, &made_of(&[parts], 0));
    let out = folder();
    run_with(&["build", "--quiet", "--out", text(out.path()), "--claims", "-"], &all).expect(0);
    same(&expected, &contents(out.path()));
}

#[test]
fn the_order_of_articles_never_shows() {
    let mut files: Vec<PathBuf> = fs::read_dir(crate::harness::root().join(ARTICLES))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let made = |files: &[PathBuf], jobs: &str| {
        let paths: Vec<&str> = files.iter().map(|file| text(file)).collect();
        contents(build(&paths, &["--jobs", jobs]).path())
    };
    let forwards = made(&files, "1");
    files.reverse();
    same(&forwards, &made(&files, "1"));
    same(&forwards, &made(&files, "3"));
}

#[test]
fn rejections_travel_with_the_claims() {
    let input = folder();
    for (name, words) in
        [("a.txt", "The United States imposed sanctions on Iran."), ("b.txt", ""), ("c.pdf", "%PDF-1.7")]
    {
        fs::write(input.path().join(name), words).expect("written");
    }
    fs::write(input.path().join("d.jsonl"), "{broken\n{\"id\":7,\"text\":\"Cuba and Mali signed a treaty.\"}\n")
        .expect("written");
    let out = folder();
    run(&["build", "--quiet", text(input.path()), "--out", text(out.path())]).expect(1);
    let claims = input.path().join("claims");
    fs::write(&claims, lines(&[text(input.path())], 1)).expect("written");
    same(&contents(out.path()), &made_of(&[claims], 1));
}

#[test]
fn documents_on_standard_input_are_cited_as_they_are_named() {
    let line = "{\"id\":\"x\",\"text\":\"The United States imposed sanctions on Iran.\"}\n";
    let (work, out) = (folder(), folder());
    let feed = work.path().join("feed.jsonl");
    fs::write(&feed, line).expect("written");
    let expected = contents(build(&[text(&feed)], &[]).path());
    let read = run_with(&["extract", "-", "--stdin-name", "feed.jsonl"], line).expect(0).stdout;
    run_with(&["build", "--quiet", "--out", text(out.path()), "--claims", "-"], &read).expect(0);
    same(&expected, &contents(out.path()));
}

#[test]
fn claims_of_another_origin_are_refused_whole() {
    let work = folder();
    let (out, file) = (work.path().join("out"), work.path().join("claims.jsonl"));
    let line = lines(&["seeds/articles/s01-declaration-brief.txt"], 0);
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(line.contains(&version), "{line}");
    fs::write(&file, line.replace(&version, "\"version\":\"0.0.1\"")).expect("written");
    let refused = run(&["build", "--out", text(&out), "--claims", text(&file)]).expect(2);
    let said = "claims.jsonl, line 1: read by version 0.0.1 of the program, while this is version";
    assert!(refused.stderr.contains(said), "{}", refused.stderr);
    assert!(!out.exists());
    fs::write(&file, &line).expect("written");
    let arguments = ["build", "--out", text(&out), "--lexicon", "examples/lexicon", "--claims", text(&file)];
    assert!(run(&arguments).expect(2).stderr.contains("read with another lexicon"));
    assert!(!out.exists());
}

#[test]
fn a_line_that_is_no_claims_is_named_and_passed_over() {
    let work = folder();
    let (out, file) = (work.path().join("out"), work.path().join("claims.jsonl"));
    fs::write(&file, format!("{}nonsense\n", lines(&["seeds/articles/s01-declaration-brief.txt"], 0)))
        .expect("written");
    let run = run(&["build", "-q", "--out", text(&out), "--claims", text(&file)]).expect(1);
    assert!(run.stderr.starts_with("sanctionary: claims.jsonl#2: not a line of claims: "), "{}", run.stderr);
    let sources = crate::harness::rows(&crate::harness::open(&out), "SELECT source FROM rejected_documents").1;
    assert_eq!(sources, [["claims.jsonl#2"]]);
}

#[test]
fn what_articles_and_claims_cannot_share_is_bad_usage() {
    for arguments in [
        &["build", "seeds/articles", "--claims", "x"][..],
        &["build", "--claims"],
        &["build", "--claims", "no/such/file"],
        &["build", "--max-document", "0"],
        &["build", "--max-document", "much"],
        &["build", "--max-document", "2GB"],
        &["extract", "-", "--stdin-name", ""],
    ] {
        run(arguments).expect(2);
    }
}

#[test]
fn a_document_that_is_too_large_is_rejected_with_its_reason() {
    let input = folder();
    fs::write(input.path().join("small.txt"), "The United States imposed sanctions on Iran.").expect("written");
    fs::write(input.path().join("large.txt"), "word ".repeat(500)).expect("written");
    fs::write(
        input.path().join("packed.txt.zst"),
        zstd::encode_all("word ".repeat(500).as_bytes(), 1).expect("packed"),
    )
    .expect("written");
    let line = format!("{{\"id\":1,\"text\":\"{}\"}}\n", "word ".repeat(500));
    fs::write(input.path().join("feed.jsonl"), line).expect("written");
    let run = run(&["extract", "-q", "--max-document", "2kB", text(input.path())]).expect(1);
    for source in ["large.txt", "packed.txt.zst", "feed.jsonl#1"] {
        assert!(run.stderr.contains(&format!("sanctionary: {source}: larger than 2 kB\n")), "{}", run.stderr);
    }
    assert_eq!(run.stderr.lines().count(), 3);
}
