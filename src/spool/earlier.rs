//! Articles that an earlier build has read, filed again before this one begins.

use super::{Seq, Spool, take, text};
use crate::error::Error;
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicBool, Ordering};

/// The articles of an earlier build, to be found by source and hash from any thread. It takes 21 bytes an article.
#[derive(Debug, Default)]
pub struct Earlier {
    /// What stands for source and hash of each, in ascending order.
    digests: Vec<u128>,
    /// The number of each.
    numbers: Vec<Seq>,
    /// Whether it was found again.
    found: Vec<AtomicBool>,
}

impl Earlier {
    /// The number of an article with this source and hash that was not asked for before.
    #[must_use]
    pub fn find(&self, source: &str, sha256: &str) -> Option<Seq> {
        let digest = digest(source, sha256);
        let from = self.digests.partition_point(|other| *other < digest);
        let same = self.digests.get(from..)?.iter().take_while(|other| **other == digest).count();
        let free = |at: &usize| self.found.get(*at).is_some_and(|found| !found.swap(true, Ordering::Relaxed));
        (from..from + same).find(free).and_then(|at| self.numbers.get(at).copied())
    }

    fn missing(&self) -> impl Iterator<Item = Seq> {
        let each = self.numbers.iter().zip(&self.found);
        each.filter(|(_, found)| !found.load(Ordering::Relaxed)).map(|(number, _)| *number)
    }
}

/// What stands for a source and a hash: the first half of a SHA-256.
fn digest(source: &str, sha256: &str) -> u128 {
    let hash = Sha256::new().chain_update(source).chain_update([0]).chain_update(sha256).finalize();
    hash.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

impl Spool {
    /// The articles filed so far, as those of an earlier build.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn earlier(&self) -> Result<Earlier, Error> {
        let mut found: Vec<(u128, Seq)> = Vec::with_capacity(self.numbers as usize);
        self.query("SELECT seq, source, sha256 FROM articles", |row| {
            found.push((digest(text(row, 1)?, text(row, 2)?), take(row, 0)?));
            Ok(())
        })?;
        found.sort_unstable();
        let (digests, numbers): (Vec<u128>, Vec<Seq>) = found.into_iter().unzip();
        let found = digests.iter().map(|_| AtomicBool::new(false)).collect();
        Ok(Earlier { digests, numbers, found })
    }

    /// Takes the articles of an earlier build out that were not found again: all of them, or those whose source now
    /// holds something else.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn forget_missing(&self, earlier: &Earlier, all: bool) -> Result<(), Error> {
        for number in earlier.missing() {
            self.execute("INSERT INTO missing VALUES (?)", [number])?;
        }
        if !all {
            self.execute(
                "DELETE FROM missing WHERE seq NOT IN (
                    SELECT m.seq FROM missing AS m JOIN articles AS a ON a.seq = m.seq
                    WHERE a.source IN (SELECT source FROM articles WHERE seq NOT IN (SELECT seq FROM missing))
                       OR a.source IN (SELECT source FROM rejections))",
                [],
            )?;
        }
        self.execute("DELETE FROM articles WHERE seq IN (SELECT seq FROM missing)", [])?;
        self.execute("DELETE FROM bodies WHERE seq IN (SELECT seq FROM missing)", [])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Rejection;
    use crate::model::{Article, ArticleFacts};
    use crate::spool::{Filed, Sketch};

    fn filed(source: &str, sha256: &str) -> Filed {
        let article = Article { source: source.into(), sha256: sha256.into(), ..Article::default() };
        Filed::new(ArticleFacts { article, ..ArticleFacts::default() }, source.into(), Sketch::default())
    }

    #[test]
    fn what_is_not_found_again_goes_where_it_was_replaced_or_all_are_asked_for() {
        for (all, left) in [(false, vec!["gone 1", "new 1", "same 1"]), (true, vec!["new 1", "same 1"])] {
            let mut spool = Spool::in_memory().expect("made");
            let before = [("same", "1"), ("gone", "1"), ("changed", "1"), ("broken", "1"), ("twice", "1")];
            before.iter().for_each(|(source, hash)| spool.add(&filed(source, hash)).expect("filed"));
            let earlier = spool.earlier().expect("read");
            assert!(earlier.find("same", "1").is_some() && earlier.find("same", "1").is_none());
            assert!(earlier.find("twice", "1").is_some() && earlier.find("twice", "1").is_none());
            assert!(earlier.find("changed", "2").is_none() && earlier.find("other", "1").is_none());
            for (source, hash) in [("changed", "2"), ("new", "1"), ("twice", "1")] {
                spool.add(&filed(source, hash)).expect("filed");
            }
            spool.reject(9, &Rejection { source: "broken".into(), reason: "x".into() }).expect("noted");
            spool.forget_missing(&earlier, all).expect("forgotten");
            let mut found = Vec::new();
            spool
                .each_name(|_, _, source, sha256| {
                    found.push(format!("{source} {sha256}"));
                    Ok(())
                })
                .expect("read");
            let mut expected: Vec<String> = left.into_iter().map(str::to_owned).collect();
            expected.extend(["changed 2", "twice 1", "twice 1"].map(str::to_owned));
            expected.sort();
            assert_eq!(found, expected);
        }
    }
}
