//! The command line: exit statuses, where results and messages go, and that nothing is damaged when a run fails.

use crate::harness::{contents, folder, open, program, run, run_with};
use std::fs;
use std::path::Path;

const GOOD: &str = "Ruling\n\nThe United States imposed sanctions on Iran on 5 May 2020, Élodie Dupont said.\n";

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// A folder with one good article and three things that cannot be read.
fn mixed() -> tempfile::TempDir {
    let input = folder();
    fs::create_dir(input.path().join("sub")).expect("made");
    fs::write(input.path().join("good.txt"), GOOD).expect("written");
    fs::write(input.path().join("sub/empty.txt"), "").expect("written");
    fs::write(input.path().join("image.png"), [0x89, b'P', b'N', b'G', 0, 1, 2, 0]).expect("written");
    let lines = "{\"id\": \"a\", \"text\": \"Cuba and Mali signed a treaty.\"}\n{broken\n";
    fs::write(input.path().join("feed.jsonl"), lines).expect("written");
    input
}

#[test]
fn a_bad_document_is_named_kept_and_passed_over() {
    let (input, out) = (mixed(), folder());
    let run = run(&["build", text(input.path()), "--out", text(out.path())]).expect(1);
    assert_eq!(run.stdout, "");
    for named in ["image.png: ", "sub/empty.txt: an empty file", "feed.jsonl#2: not valid JSON"] {
        assert!(run.stderr.contains(&format!("sanctionary: {named}")), "{named}: {}", run.stderr);
    }
    let database = open(out.path());
    let sources = |sql: &str| -> Vec<String> {
        let mut statement = database.prepare(sql).expect(sql);
        let rows = statement.query_map([], |row| row.get(0)).expect(sql);
        rows.collect::<Result<_, _>>().expect(sql)
    };
    assert_eq!(sources("SELECT source FROM articles ORDER BY 1"), ["feed.jsonl#a", "good.txt"]);
    let rejected = sources("SELECT source FROM rejected_documents ORDER BY 1");
    assert_eq!(rejected, ["feed.jsonl#2", "image.png", "sub/empty.txt"]);
}

#[test]
fn where_nothing_is_found_a_dataset_stays() {
    let (input, out) = (folder(), folder());
    let arguments = ["build", text(input.path()), "--out", text(out.path()), "-q"];
    assert!(run(&arguments).expect(1).stderr.contains("no documents found"));
    fs::write(input.path().join("a.txt"), GOOD).expect("written");
    run(&arguments).expect(0);
    let before = contents(out.path());
    fs::remove_file(input.path().join("a.txt")).expect("removed");
    assert!(run(&arguments).expect(1).stderr.contains("is left as it was"));
    assert_eq!(contents(out.path()), before);
    run(&["extract", text(input.path())]).expect(1);
}

#[test]
fn bad_usage_makes_nothing() {
    let work = folder();
    let out = work.path().join("out");
    let missing = run(&["build", "no/such/path", "--out", text(&out)]).expect(2);
    assert_eq!(missing.stderr, "sanctionary: no/such/path: no such file or folder\n");
    let some = run(&["build", "seeds/articles", "no/such/path", "--out", text(&out)]).expect(2);
    assert_eq!(some.stderr, missing.stderr);
    for arguments in [
        &["build", "--jobs", "many"][..],
        &["build", "--jobs", "100000"],
        &["build", "--lexicon", "no/such/folder"],
        &["build", "--unknown"],
        &["build", "--format", "sqlite,punched-cards"],
        &["explain"],
        &["explain", "no/such/path"],
        &["extract", "no/such/path"],
        &["unknown"],
        &[],
    ] {
        let run = run(arguments).expect(2);
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{arguments:?}");
    }
    assert!(!out.exists());
}

#[test]
fn without_the_sample_articles_the_user_is_told_what_to_do() {
    let elsewhere = folder();
    let run = crate::harness::finish(program().arg("build").current_dir(elsewhere.path())).expect(2);
    assert!(run.stderr.contains("seeds/articles: no such file or folder") && run.stderr.contains("build PATH"));
    assert_eq!(fs::read_dir(elsewhere.path()).expect("there").count(), 0);
}

#[test]
fn a_fault_in_a_lexicon_names_file_and_row() {
    let lexicon = folder();
    fs::write(lexicon.path().join("people.csv"), "nonsense\nx\n").expect("written");
    let run = run(&["extract", "--lexicon", text(lexicon.path())]).expect(2);
    assert!(run.stderr.contains("people.csv"), "{}", run.stderr);
}

#[test]
fn what_stood_there_stands_where_nothing_can_be_written() {
    let out = folder();
    let file = out.path().join("a-file");
    fs::write(&file, "mine").expect("written");
    for place in [file.clone(), file.join("below")] {
        let run = run(&["build", "--out", text(&place), "-q"]).expect(3);
        assert!(run.stderr.starts_with(&format!("sanctionary: cannot write {}", place.display())), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(&file).expect("there"), "mine");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_or_closed_stream_is_told_apart() {
    let full = || fs::File::options().write(true).open("/dev/full").expect("a device");
    for arguments in [&["schema"][..], &["extract"], &["explain", "seeds/articles/s03-explainer.txt"]] {
        let status = program().args(arguments).stdout(full()).status().expect("runs");
        assert_eq!(status.code(), Some(3), "{arguments:?}");
    }
    let (input, out) = (mixed(), folder());
    let mut build = program();
    build.args(["build", text(input.path()), "--out", text(out.path())]).stderr(full());
    assert_eq!(build.status().expect("runs").code(), Some(1), "messages that cannot be written end no build");
    assert!(out.path().join("sanctions.sqlite").exists());
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    for arguments in [&["schema"][..], &["extract"], &["explain", "seeds/articles/s03-explainer.txt"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output =
            program().args(arguments).stdout(writer).stderr(std::process::Stdio::piped()).output().expect("runs");
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{arguments:?}");
    }
}

#[test]
fn quiet_says_nothing_and_otherwise_a_summary_is_given() {
    let out = folder();
    let quiet = run(&["build", "--quiet", "--out", text(out.path())]).expect(0);
    assert_eq!((quiet.stdout, quiet.stderr), (String::new(), String::new()));
    let loud = run(&["build", "--out", text(out.path())]).expect(0);
    assert_eq!(loud.stdout, "");
    assert!(loud.stderr.contains("articles read  5\n"), "{}", loud.stderr);
}

#[test]
fn extract_gives_one_object_a_line_whose_quotes_slice() {
    let lines = run(&["extract", "--quiet"]).expect(0).stdout;
    assert_eq!(lines.lines().count(), 5);
    let mut quotes = 0;
    for line in lines.lines() {
        let article: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let body: Vec<char> = article["body"].as_str().expect("a body").chars().collect();
        for evidence in article["claims"].as_array().expect("claims").iter().flat_map(|claim| {
            let evidence = claim["evidence"].as_array().expect("evidence");
            assert!(!evidence.is_empty(), "a claim without words");
            evidence
        }) {
            let place =
                |at: usize| evidence["span"][at].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a place");
            let words: String = body[place(0)..place(1)].iter().collect();
            assert_eq!(evidence["quote"], serde_json::json!(words));
            quotes += 1;
        }
    }
    assert!(quotes > 5, "{quotes}");
}

#[test]
fn json_lines_are_read_from_standard_input() {
    let input = "{\"id\": \"x\", \"title\": \"T\", \"text\": \"The United States imposed sanctions on Iran.\"}\n\n{}\n";
    let run = run_with(&["extract", "-"], input).expect(1);
    let [article, rejection] = run.stdout.lines().collect::<Vec<_>>()[..] else { panic!("{}", run.stdout) };
    assert!(article.contains("\"source\":\"-#x\""), "{article}");
    assert!(rejection.contains("\"source\":\"-#3\"") && rejection.contains("\"rejected\":\"no text in it\""));
    assert_eq!(run.stderr, "sanctionary: -#3: no text in it\n");
}

#[test]
fn explain_shows_facts_beside_their_words() {
    let run = run(&["explain", "seeds/articles/s03-explainer.txt"]).expect(0);
    assert!(run.stdout.contains("\n1. SANCTION  ") && run.stdout.contains("«"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn formulas_are_disarmed_on_request() {
    let work = folder();
    let article = work.path().join("a.txt");
    fs::write(&article, "=1+1 is no headline\n\nThe United States imposed sanctions on Iran.\n").expect("written");
    let titles = |more: &[&str]| {
        let out = crate::harness::build(&[text(&article)], more);
        fs::read_to_string(out.path().join("csv/articles.csv")).expect("there")
    };
    assert!(titles(&[]).contains(",=1+1 is no headline,"), "{}", titles(&[]));
    assert!(titles(&["--spreadsheet-safe"]).contains(",'=1+1 is no headline,"));
}

#[test]
fn facts_below_a_floor_are_left_out() {
    let claims = |more: &[&str]| {
        let lines = run(&[&["extract", "--quiet"], more].concat()).expect(0).stdout;
        let articles = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        let claims = articles.flat_map(|article| article["claims"].as_array().cloned().unwrap_or_default());
        claims.map(|claim| claim["confidence"].as_f64().expect("a number")).collect::<Vec<_>>()
    };
    let all = claims(&[]);
    let floor = all.iter().copied().fold(0.0, f64::max);
    let sure = claims(&["--min-confidence", &floor.to_string()]);
    assert!(!sure.is_empty() && sure.len() < all.len(), "{} of {}", sure.len(), all.len());
    assert!(sure.iter().all(|confidence| *confidence >= floor));
    let out = crate::harness::build(&["seeds/articles"], &["--min-confidence", "1"]);
    let counted: i64 = open(out.path())
        .query_row("SELECT (SELECT count(*) FROM claims) + (SELECT count(*) FROM regimes)", [], |row| row.get(0))
        .expect("a number");
    assert_eq!(counted, 0, "headers follow from the claims that are left");
    let shown = run(&["explain", "seeds/articles/s03-explainer.txt", "--min-confidence", "1"]).expect(0).stdout;
    assert!(shown.contains("was found in it"), "{shown}");
    run(&["extract", "--min-confidence", "1.5"]).expect(2);
}

#[test]
fn a_dataset_is_checked_and_expectations_hold_back_a_build() {
    let (out, work) = (crate::harness::build(&["seeds/articles"], &[]), folder());
    let sound = run(&["check", text(out.path())]).expect(0);
    assert!(sound.stdout.starts_with("sound: ") && sound.stderr.is_empty(), "{}", sound.stdout);
    run(&["check", text(&out.path().join("sanctions.sqlite"))]).expect(0);
    run(&["check", text(work.path())]).expect(2);
    let expected = work.path().join("expected.toml");
    fs::write(&expected, "[articles]\nmin = 6\n").expect("written");
    let asked = ["--assert", text(&expected)];
    let told = "articles: 5 rows, where at least 6 are expected\n";
    assert_eq!(run(&[&["check", text(out.path())][..], &asked].concat()).expect(1).stdout, told);
    let before = contents(out.path());
    let refused = run(&[&["build", "--quiet", "--out", text(out.path())][..], &asked].concat()).expect(3);
    assert!(refused.stderr.ends_with(told), "{}", refused.stderr);
    assert_eq!(contents(out.path()), before);
    fs::write(&expected, "[articles]\nmost = 6\n").expect("written");
    run(&[&["build", "--out", text(&work.path().join("out"))][..], &asked].concat()).expect(2);
    assert!(!work.path().join("out").exists());
    fs::write(out.path().join("csv/topics.csv"), "code,definition\r\n").expect("written");
    let broken = run(&["check", text(out.path()), "--json"]).expect(1);
    let report: serde_json::Value = serde_json::from_str(&broken.stdout).expect("JSON");
    assert_eq!(report["sound"], false);
    assert!(report["faults"].as_array().expect("a list").iter().all(|fault| fault["place"] == "csv/topics.csv"));
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    let commands = ["build", "extract", "explain", "eval", "check", "schema"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]).expect(0).stdout;
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
        assert!(script.contains("drop-missing"), "{shell}");
    }
    let page = run(&["man"]).expect(0).stdout;
    assert!(page.contains(".TH sanctionary 1") && page.contains("Exit status"), "{page}");
    let folder = folder();
    let pages = folder.path().join("man1");
    run(&["man", pages.to_str().expect("UTF-8")]).expect(0);
    for command in commands {
        let page = fs::read_to_string(pages.join(format!("sanctionary-{command}.1"))).expect(command);
        assert!(page.contains("Examples"), "{page}");
    }
}
