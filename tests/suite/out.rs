//! The tracked dataset in `out/` is the one that the program makes of `seeds/articles`.

use crate::harness::{build, contents, refreshing, root, run};
use std::path::Path;

#[test]
fn the_tracked_dataset_is_what_the_default_build_makes() {
    if refreshing() {
        run(&["build", "--quiet"]).expect(0);
    }
    let made = build(&["seeds/articles"], &[]);
    let mut made = contents(made.path());
    let mut tracked = contents(&root().join("out"));
    // The database and what was read are not tracked: they may be there, and stale.
    for files in [&mut made, &mut tracked] {
        files.remove(Path::new("sanctions.sqlite"));
        files.remove(Path::new("claims.jsonl.zst"));
    }
    assert!(made.keys().eq(tracked.keys()), "made {:?}\ntracked {:?}", made.keys(), tracked.keys());
    for (path, bytes) in made {
        assert!(
            tracked[&path] == bytes,
            "out/{} is stale. Where the change is meant: cargo run --release -- build",
            path.display()
        );
    }
}
