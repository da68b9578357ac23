//! The direction of imports: an article goes one way through the house, and no module knows a later one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import. `error` may be imported by those that read, store or write.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("error", &["model"]),
    ("threads", &["error"]),
    ("reader", &["model", "error"]),
    ("text", &["model"]),
    ("lexicon", &["model", "error", "text"]),
    ("english", &["model", "text"]),
    ("extract", &["model", "text", "english", "lexicon"]),
    ("interchange", &["model", "error"]),
    ("spool", &["model", "error"]),
    ("normalise", &["model", "error", "lexicon", "spool"]),
    ("store", &["model", "error", "threads"]),
    ("export", &["model", "error", "threads", "interchange", "store"]),
    ("check", &["model", "error", "store", "export"]),
    ("report", &["model", "error", "interchange", "store"]),
    ("eval", &["model", "error", "store"]),
    (
        "pipeline",
        &[
            "model",
            "error",
            "threads",
            "reader",
            "text",
            "lexicon",
            "english",
            "extract",
            "interchange",
            "spool",
            "normalise",
            "store",
            "export",
        ],
    ),
    ("cli", &["error", "interchange", "lexicon", "reader", "store", "pipeline", "export", "check", "report", "eval"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a path under src");
    let first = inside.components().next().expect("a component").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The modules of the crate that the text names after `crate::`, tests included.
fn imports(text: &str) -> BTreeSet<String> {
    text.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => {
                group.split('}').next().unwrap_or("").split(',').map(|item| item.trim().to_owned()).collect()
            }
            None => vec![rest.to_owned()],
        })
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| name.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

#[test]
fn no_module_imports_a_later_one() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut faults = Vec::new();
    for path in &files {
        let module = module_of(path);
        if module == "main" || module == "lib" {
            continue;
        }
        let Some(may) = allowed.get(module.as_str()) else {
            faults.push(format!("{}: the module {module} has no row in the table of imports", path.display()));
            continue;
        };
        let text = fs::read_to_string(path).expect("a source file");
        for import in imports(&text) {
            if import != module && !may.contains(&import.as_str()) {
                faults.push(format!("{}: {module} may not import {import}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn extractors_do_not_know_each_other() {
    let kinds = ["sanctions", "designations", "agreements"];
    for kind in kinds {
        let mut files = Vec::new();
        sources(&root().join("src/extract").join(kind), &mut files);
        for path in files {
            let text = fs::read_to_string(&path).expect("a source file");
            for other in kinds.iter().filter(|other| **other != kind) {
                assert!(!text.contains(&format!("{other}::")), "{} imports {other}", path.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    sources(&root().join("tests"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//! "), "{} does not open with what it is for", path.display());
    }
}
