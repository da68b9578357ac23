//! Documents made to do harm: each is read or refused with a reason, the others are not lost, and the dataset is sound.

use crate::harness::{folder, run};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

const GOOD: &str = "The United States imposed sanctions on Iran on 5 May 2020.";

/// Builds a dataset of a good document beside hostile ones and checks it. Gives what was said of those refused.
fn built(files: &[(&str, Vec<u8>)]) -> String {
    let (input, out) = (folder(), folder());
    fs::write(input.path().join("good.txt"), GOOD).expect("written");
    for (name, bytes) in files {
        fs::write(input.path().join(name), bytes).expect("written");
    }
    checked(input.path(), out.path())
}

/// Builds a dataset of a folder that holds `good.txt`, and checks it.
fn checked(input: &Path, out: &Path) -> String {
    let arguments = ["build".as_ref(), input.as_os_str(), "--quiet".as_ref(), "--out".as_ref(), out.as_os_str()];
    let run = run(&arguments);
    assert!(matches!(run.status, 0 | 1), "status {}: {}", run.status, run.stderr);
    crate::harness::run(&["check".as_ref(), out.as_os_str()]).expect(0);
    let good = "SELECT count(*) FROM v_article_sanctions WHERE source = 'good.txt'";
    let stated: i64 = crate::harness::open(out).query_row(good, [], |row| row.get(0)).expect(good);
    assert_eq!(stated, 1);
    run.stderr
}

#[path = "../../fuzz/fuzz_targets/read.rs"]
mod read;

#[test]
fn the_corpus_of_the_fuzz_targets_is_read() {
    let mut count = 0;
    for (target, name) in [
        ("html", "a.html"),
        ("markdown", "a.md"),
        ("plain", "a.txt"),
        ("json", "a.json"),
        ("packed", "a.gz"),
        ("line", ""),
    ] {
        let folder = crate::harness::root().join("fuzz/corpus").join(target);
        for (_, bytes) in crate::harness::contents(&folder) {
            if name.is_empty() {
                read::line(&bytes)
            } else {
                read::document(name, &bytes)
            }
            count += 1;
        }
    }
    assert!(count >= 10, "{count}");
}

/// So many bytes, packed.
fn packed(piece: &[u8], times: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    (0..times).for_each(|_| packed.write_all(piece).expect("written to memory"));
    packed.finish().expect("written to memory")
}

#[test]
fn bombs_are_refused() {
    let block = [b'a'; 1 << 16];
    let long =
        ["{\"text\":\"", &"word ".repeat(21_000_000), "\"}\n{\"id\":\"b\",\"text\":\"Mali signed.\"}\n"].concat();
    // A frame that asks for 128 MB to repeat from.
    let window = vec![0x28, 0xB5, 0x2F, 0xFD, 0, 0x88, 1, 0, 0];
    let mut cut = packed(b"{\"text\":\"Mali signed.\"}\n", 3);
    cut.truncate(cut.len() - 6);
    let said = built(&[
        ("bomb.txt.gz", packed(&block, 4_000)),
        ("bomb.jsonl.gz", packed(&block, 4_000)),
        ("cut.jsonl.gz", cut),
        ("long.jsonl", long.into_bytes()),
        ("window.txt.zst", window),
    ]);
    for told in [
        "window.txt.zst: cannot be decompressed",
        "bomb.txt.gz: larger",
        "bomb.jsonl.gz#1: larger",
        "cut.jsonl.gz#",
        "long.jsonl#1: larger",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn pages_that_would_take_hours_are_refused() {
    let fonts: String = (0..1_500).map(|n| format!("<font size={n}>")).collect();
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    let said = built(&[
        ("div.html", "<div>".repeat(1_000_000).into_bytes()),
        ("ends.html", format!("<div>{}", "<b></i>".repeat(1_000_000)).into_bytes()),
        ("fonts.html", format!("<div>{fonts}{}", "<p>x".repeat(100_000)).into_bytes()),
        ("attributes.html", format!("<div><p{attributes}>x</p>").into_bytes()),
        ("brackets.md", format!("# x\n\n{}", "[".repeat(300_000)).into_bytes()),
        ("marked.md", "- <i>a</i>\n".repeat(450_000).into_bytes()),
    ]);
    for told in [
        "div.html: elements",
        "ends.html: elements",
        "fonts.html: elements",
        "attributes.html: an element",
        "marked.md: too many elements",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn text_without_end_is_read_in_pieces() {
    let opening = format!("{GOOD} Norway and Chile signed an agreement. ").repeat(60);
    let behind = |piece: &str, times: usize| format!("{opening}\n\n{}", piece.repeat(times)).into_bytes();
    let said = built(&[
        ("of.txt", behind("sanctions of ", 3_000)),
        ("countries.txt", behind("Iran, ", 5_000)),
        ("treaties.txt", behind("the Treaty of Rome, ", 2_000)),
        ("slashes.txt", behind("a/", 300_000)),
        ("marks.txt", behind(". ", 100_000)),
        ("brackets.txt", behind("(", 300_000)),
        ("links.md", behind("[a](", 50_000)),
        ("quotations.md", behind(">", 100_000)),
        ("underscores.md", behind("_a", 100_000)),
        ("sanctions.txt", "Iran sanctions ".repeat(3_000).into_bytes()),
        ("short.txt", "Iran sanctions. ".repeat(1_500).into_bytes()),
        ("word.txt", vec![b'a'; 1_000_000]),
        ("spaces.txt", format!("x{}x", " ".repeat(1_000_000)).into_bytes()),
    ]);
    assert_eq!(said, "");
}

#[test]
fn front_matter_that_would_take_hours_is_read_by_its_lines() {
    let (input, out) = (folder(), folder());
    fs::write(input.path().join("good.txt"), GOOD).expect("written");
    let laughs: String = (b'a'..b'k')
        .map(|c| format!("{}: &{0} [{}]\n", char::from(c + 1), format!("*{},", char::from(c)).repeat(9)))
        .collect();
    for (name, fields) in [
        ("deep.md", format!("deep: {}\n", "[".repeat(1_000_000))),
        ("wide.md", format!("wide: &a [{}]\nmore: [{}]\n", "x,".repeat(5_000), "*a,".repeat(5_000))),
        ("laughs.md", format!("a: &a [x]\n{laughs}")),
        ("long.md", "note: x\n".repeat(100_000)),
    ] {
        let text = format!("---\ntitle: Mali and Cuba\ndate: 2020-05-06\n{fields}---\nMali signed a pact with Cuba.\n");
        fs::write(input.path().join(name), text).expect("written");
    }
    assert_eq!(checked(input.path(), out.path()), "");
    let titled = "SELECT count(*) FROM articles WHERE title = 'Mali and Cuba' AND published_on = '2020-05-06'";
    let count: i64 = crate::harness::open(out.path()).query_row(titled, [], |row| row.get(0)).expect(titled);
    assert_eq!(count, 4);
}

#[test]
fn broken_text_is_read_or_refused() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let lines = [
        "{\"id\":\"nul\",\"title\":\"A\\u0000B\",\"text\":\"Cuba\\u0000 signed a tre\\u0000aty with Mali.\"}",
        "{\"id\":\"alone\",\"text\":\"\\ud800 Mali signed.\"}",
        "{\"id\":\"a\\u0000b\\n\",\"text\":\"Mali signed.\"}",
        &"[".repeat(100_000),
    ];
    let said = built(&[
        ("lines.jsonl", lines.join("\n").into_bytes()),
        ("nul.txt", b"Mali\0 signed a pact with Cuba on Monday in the capital.".to_vec()),
        ("odd.txt", [&[0xFF, 0xFE], &wide("Mali signed.")[..], b"x"].concat()),
        ("alone.txt", [&[0xFF, 0xFE, 0, 0xD8], &wide("Mali signed.")[..]].concat()),
        ("mixed.txt", ["Élan. ".as_bytes(), &wide("Mali signed."), b"\xE9\x80 signed"].concat()),
        ("empty.jsonl", Vec::new()),
        ("aliases.md", format!("---\na: &a [x]\n{}---\nMali signed.\n", "b: [*a,*a,*a,*a]\n".repeat(500)).into_bytes()),
    ]);
    assert!(said.contains("lines.jsonl#2: not valid JSON") || said.contains("lines.jsonl#alone"), "{said}");
}

#[cfg(unix)]
#[test]
fn odd_names_and_places_are_told_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let (input, out) = (folder(), folder());
    let at = |name: &[u8]| input.path().join(OsStr::from_bytes(name));
    fs::write(at(b"good.txt"), GOOD).expect("written");
    for name in [&b"a\xFF.txt"[..], b"a\xFE.txt", b"line\nend.txt", b"' OR 1.txt"] {
        fs::write(at(name), "Mali signed a pact with Cuba.").expect("written");
    }
    fs::write(at(b"\x1b[31m.txt"), "").expect("written");
    fs::create_dir_all(at(b"folder.jsonl/b.txt")).expect("made");
    symlink(input.path(), at(b"loop")).expect("linked");
    symlink(at(b"gone"), at(b"dangling")).expect("linked");
    let made = std::process::Command::new("mkfifo").arg(at(b"pipe.jsonl")).status().expect("mkfifo runs");
    assert!(made.success());
    let said = checked(input.path(), out.path());
    for told in ["pipe.jsonl: not a regular file", "loop: a link that leads back", "dangling: cannot be read"] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains('\u{1b}'), "{said}");
    let count = "SELECT count(*) FROM articles";
    let articles: i64 = crate::harness::open(out.path()).query_row(count, [], |row| row.get(0)).expect(count);
    assert_eq!(articles, 5);
}
