//! A set of signs, by key, and by name where somebody wants to read them.

use crate::lexicon::{Forest, Mask};

/// What speaks for or against a reading; each sign counts once.
#[derive(Debug)]
pub(in crate::extract) struct Signs {
    keys: Vec<u64>,
    /// Kept only where asked for: names cost more than keys.
    names: Option<Vec<String>>,
}

impl Signs {
    pub(in crate::extract) fn new(named: bool) -> Self {
        Self { keys: Vec::new(), names: named.then(Vec::new) }
    }

    /// Adds the sign whose name is these parts, joined by dots.
    pub(in crate::extract) fn note(&mut self, parts: &[&str]) {
        let key = Forest::key(parts);
        if !self.keys.contains(&key) {
            self.keys.push(key);
            if let Some(names) = &mut self.names {
                names.push(parts.join("."));
            }
        }
    }

    /// Those that a forest asks for.
    pub(in crate::extract) fn mask(&self, forest: &Forest) -> Mask {
        forest.mask(&self.keys)
    }

    pub(in crate::extract) fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }
}
