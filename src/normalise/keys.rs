//! Readable keys: lower-case ASCII, unique, and made of content alone.

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Longest key made from a name; beyond it a key is no longer readable.
const LONGEST: usize = 80;

/// `Sergei Lavrov` as `sergei-lavrov`; empty only for a text without any letter or digit.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(LONGEST));
    for c in any_ascii::any_ascii(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '"' | '`') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The last part of a party's identifier: `ir` of `country:ir`.
pub(super) fn short(party_id: &str) -> &str {
    party_id.rsplit(':').next().unwrap_or(party_id)
}

/// What stands behind the first colon of a key: `a-txt` of `article:a-txt`.
pub(super) fn rest(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, rest)| rest)
}

/// Eight hexadecimal digits that stand for `content`.
pub(super) fn digest(content: &str) -> String {
    Sha256::digest(content.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A number that stands for `content`.
pub(super) fn number(content: &str) -> u64 {
    Sha256::digest(content.as_bytes()).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A thing that wants a key.
#[derive(Clone, Debug, Default)]
pub(super) struct Wish {
    /// The key it would have if nothing else wanted the same.
    pub(super) base: String,
    /// What a reader would tell it apart by, such as a country.
    pub(super) hint: Option<String>,
    /// All that tells it apart.
    pub(super) content: String,
}

/// Things that want keys, by their places. What tells them apart is asked for only where several want one key.
pub(super) trait Wishes {
    /// How many there are.
    fn len(&self) -> u32;
    /// The base of a [`Wish`].
    fn base(&self, at: u32) -> &str;
    /// The hint of a [`Wish`].
    fn hint(&self, at: u32) -> Option<String>;
    /// The content of a [`Wish`].
    fn content(&self, at: u32) -> String;
}

impl Wishes for [Wish] {
    fn len(&self) -> u32 {
        u32::try_from(<[Wish]>::len(self)).unwrap_or(u32::MAX)
    }

    fn base(&self, at: u32) -> &str {
        &self[at as usize].base
    }

    fn hint(&self, at: u32) -> Option<String> {
        self[at as usize].hint.clone()
    }

    fn content(&self, at: u32) -> String {
        self[at as usize].content.clone()
    }
}

/// One key for each wish, none of them in `taken`. Wishes for the same key are told apart by their hints, or by a
/// digest of their content, whatever their order.
pub(super) fn assign(wishes: &[Wish], taken: &BTreeSet<String>) -> Vec<String> {
    let mut keys: Vec<String> = wishes.iter().map(|wish| wish.base.clone()).collect();
    for (at, key) in tell_apart(wishes, taken) {
        keys[at as usize] = key;
    }
    keys
}

/// As [`assign`], but only the keys of those that cannot have the base they wish for.
pub(super) fn tell_apart<W: Wishes + ?Sized>(wishes: &W, taken: &BTreeSet<String>) -> BTreeMap<u32, String> {
    let base = |at: &u32| wishes.base(*at);
    let mut order: Vec<u32> = (0..wishes.len()).collect();
    order.sort_unstable_by(|a, b| base(a).cmp(base(b)).then(a.cmp(b)));
    // Wished by one thing alone: nothing else may have it.
    let alone = |key: &str| {
        let from = order.partition_point(|at| base(at) < key);
        order[from..].iter().take(2).filter(|at| base(at) == key).count() == 1
    };
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut keys = BTreeMap::new();
    for group in order.chunk_by(|a, b| base(a) == base(b)) {
        if let [only] = group
            && !taken.contains(base(only))
        {
            continue;
        }
        let mut rivals: Vec<(String, u32)> = group.iter().map(|at| (wishes.content(*at), *at)).collect();
        rivals.sort();
        let mut hints: BTreeMap<Option<String>, usize> = BTreeMap::new();
        group.iter().for_each(|at| *hints.entry(wishes.hint(*at)).or_default() += 1);
        for (content, at) in rivals {
            let hint = wishes.hint(at);
            let shared = hints.get(&hint).is_some_and(|count| *count > 1);
            let base = wishes.base(at);
            let hinted = hint.filter(|_| !shared).map(|hint| format!("{base}-{hint}"));
            let mut key = hinted.unwrap_or_else(|| format!("{base}-{}", digest(&content)));
            while taken.contains(&key) || given.contains(&key) || alone(&key) {
                key = format!("{key}-{}", digest(&format!("{key} {content}")));
            }
            given.insert(key.clone());
            keys.insert(at, key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(base: &str, hint: &str, content: &str) -> Wish {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        Wish { base: base.into(), hint, content: content.into() }
    }

    #[test]
    fn a_slug_is_readable_ascii() {
        assert_eq!(slug("José  Núñez-O’Hara"), "jose-nunez-ohara");
        assert_eq!(slug("ООО «Ромашка»"), "ooo-romashka");
        assert_eq!(slug("—"), "");
        assert!(slug(&"word ".repeat(99)).len() <= LONGEST);
    }

    #[test]
    fn keys_are_unique_and_do_not_depend_on_order() {
        let wishes = vec![
            wish("p:a", "ru", "1"),
            wish("p:a", "ua", "2"),
            wish("p:a", "", "3"),
            wish("p:a", "", "4"),
            wish("p:b", "", "5"),
            wish("p:c", "", "6"),
            wish("p:a-ru", "", "7"),
        ];
        let taken = BTreeSet::from(["p:c".to_owned()]);
        let keys = assign(&wishes, &taken);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        assert_eq!((keys[1].as_str(), keys[4].as_str()), ("p:a-ua", "p:b"));
        assert_ne!(keys[5], "p:c");
        let backwards: Vec<Wish> = wishes.into_iter().rev().collect();
        let mut again = assign(&backwards, &taken);
        again.reverse();
        assert_eq!(keys, again);
    }
}
