//! Builds that are ended from outside, or that meet each other: the dataset that stood there stays, and nothing is left.
#![cfg(unix)]

use crate::harness::{build, contents, program, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A build into a folder that goes on until its standard input ends.
fn waiting(out: &Path) -> Child {
    let mut command = program();
    command.args(["build", "-", "--quiet", "--out"]).arg(out).stdin(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("runs");
    until(|| working_folder(out).is_some());
    child
}

#[track_caller]
fn until(holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Where a build keeps what it has made so far.
fn working_folder(out: &Path) -> Option<PathBuf> {
    let hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    fs::read_dir(out).ok()?.map(|entry| entry.expect("an entry").path()).find(hidden)
}

/// Sends a signal to a build whose standard input goes on, and gives its exit status and what it said.
fn ended_by(signal: &str, mut child: Child) -> (Option<i32>, String) {
    let input = child.stdin.take();
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    let ended = child.wait_with_output().expect("ended");
    drop(input);
    (ended.status.code(), String::from_utf8(ended.stderr).expect("UTF-8"))
}

#[test]
fn a_signal_ends_a_build_and_leaves_the_old_dataset() {
    let out = build(&["seeds/articles"], &[]);
    let before = contents(out.path());
    for (signal, status) in [("TERM", 143), ("INT", 130)] {
        assert_eq!(ended_by(signal, waiting(out.path())), (Some(status), String::new()), "{signal}");
        assert_eq!(contents(out.path()), before, "{signal}");
        assert_eq!(working_folder(out.path()), None, "{signal}");
    }
}

#[test]
fn a_signal_takes_away_folders_that_were_made_in_vain() {
    let work = crate::harness::folder();
    let child = waiting(&work.path().join("not/yet/there"));
    assert_eq!(ended_by("TERM", child), (Some(143), String::new()));
    assert_eq!(fs::read_dir(work.path()).expect("there").count(), 0);
}

#[test]
fn what_a_killed_build_leaves_is_cleared_away_by_the_next() {
    let out = build(&["seeds/articles"], &[]);
    let before = contents(out.path());
    let mut child = waiting(out.path());
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert!(working_folder(out.path()).is_some());
    assert!(run(&["check".as_ref(), out.path().as_os_str()]).expect(0).stdout.starts_with("sound: "));
    run(&["build".as_ref(), "--quiet".as_ref(), "--out".as_ref(), out.path().as_os_str()]).expect(0);
    assert_eq!(contents(out.path()), before);
    assert_eq!(working_folder(out.path()), None);
}

#[test]
fn a_second_build_into_a_folder_ends_at_once() {
    let out = build(&["seeds/articles"], &[]);
    let before = contents(out.path());
    let mut first = waiting(out.path());
    let second = run(&["build".as_ref(), "--quiet".as_ref(), "--out".as_ref(), out.path().as_os_str()]).expect(3);
    let told = format!("process {} is writing to this folder", first.id());
    assert!(second.stderr.contains(&told), "{}", second.stderr);
    drop(first.stdin.take());
    // Nothing was on its standard input: the dataset is left as it was.
    assert_eq!(first.wait_with_output().expect("ended").status.code(), Some(1));
    assert_eq!(contents(out.path()), before);
}
