//! The listings of an article as the rules read them, by what is asked of each party: who else is listed in its sentences and
//! beside them. An article may state thousands, so nothing here goes through all of them for one party.

use crate::extract::scene::Scene;
use crate::model::{Claim, DesignationFact, Fact, PartyIx};
use std::collections::{BTreeMap, BTreeSet};

/// A listing with the sentences that state it and the rule that read it first.
pub(super) struct Stated<'r> {
    pub(super) fact: &'r DesignationFact,
    pub(super) sentences: Vec<usize>,
    pub(super) rule: &'r str,
}

/// All listings that the rules read.
pub(super) struct Listed<'r> {
    all: Vec<Stated<'r>>,
    /// Those of each party with each authority, by the place of the first in `all`.
    by_pair: BTreeMap<(PartyIx, PartyIx), usize>,
    /// How many each authority makes, and the place of the first.
    by_authority: BTreeMap<PartyIx, (usize, usize)>,
    /// Whom an authority lists in a sentence.
    by_sentence: BTreeMap<(PartyIx, usize), BTreeSet<PartyIx>>,
    /// Whom it lists in a block, and the place of the first.
    by_block: BTreeMap<(PartyIx, usize), (BTreeSet<PartyIx>, usize)>,
    /// Who lists anybody in a sentence.
    authorities: BTreeMap<usize, BTreeSet<PartyIx>>,
}

impl<'r> Listed<'r> {
    pub(super) fn of(scene: &Scene<'_>, claims: &'r [Claim]) -> Self {
        let mut listed = Self {
            all: claims.iter().filter_map(|claim| stated(scene, claim)).collect(),
            by_pair: BTreeMap::new(),
            by_authority: BTreeMap::new(),
            by_sentence: BTreeMap::new(),
            by_block: BTreeMap::new(),
            authorities: BTreeMap::new(),
        };
        for (at, Stated { fact, sentences, .. }) in listed.all.iter().enumerate() {
            let (party, authority) = (fact.party, fact.authority);
            listed.by_pair.entry((party, authority)).or_insert(at);
            listed.by_authority.entry(authority).or_insert((0, at)).0 += 1;
            for sentence in sentences {
                let block = scene.document.sentences[*sentence].block;
                listed.by_sentence.entry((authority, *sentence)).or_default().insert(party);
                listed.by_block.entry((authority, block)).or_insert((BTreeSet::new(), at)).0.insert(party);
                listed.authorities.entry(*sentence).or_default().insert(authority);
            }
        }
        listed
    }

    /// Who lists anybody.
    pub(super) fn authorities(&self) -> BTreeSet<PartyIx> {
        self.by_authority.keys().copied().collect()
    }

    /// The first listing of a party by an authority.
    pub(super) fn first(&self, party: PartyIx, authority: PartyIx) -> Option<&Stated<'r>> {
        self.by_pair.get(&(party, authority)).map(|at| &self.all[*at])
    }

    /// How many authorities list a party.
    pub(super) fn times(&self, party: PartyIx) -> usize {
        self.by_pair.range((party, 0)..=(party, PartyIx::MAX)).count()
    }

    /// How many listings an authority makes.
    pub(super) fn count(&self, authority: PartyIx) -> usize {
        self.by_authority.get(&authority).map_or(0, |(count, _)| *count)
    }

    /// Whom an authority lists in a sentence.
    pub(super) fn in_sentence(&self, authority: PartyIx, sentence: usize) -> impl Iterator<Item = PartyIx> {
        self.by_sentence.get(&(authority, sentence)).into_iter().flatten().copied()
    }

    /// Whom it lists in a block.
    pub(super) fn in_block(&self, authority: PartyIx, block: usize) -> impl Iterator<Item = PartyIx> {
        self.by_block.get(&(authority, block)).into_iter().flat_map(|(parties, _)| parties).copied()
    }

    /// Whether another authority lists anybody in a sentence.
    pub(super) fn by_others(&self, authority: PartyIx, sentence: usize) -> bool {
        self.authorities.get(&sentence).is_some_and(|all| all.iter().any(|other| *other != authority))
    }

    /// The listing by an authority that stands nearest to a block; of two that stand as near, the one read first.
    pub(super) fn nearest(&self, authority: PartyIx, block: usize) -> Option<&'r DesignationFact> {
        let before = self.by_block.range((authority, 0)..=(authority, block)).next_back();
        let after = self.by_block.range((authority, block)..=(authority, usize::MAX)).next();
        let near = [before, after].into_iter().flatten();
        let near = near.min_by_key(|((_, other), (_, at))| (other.abs_diff(block), *at)).map(|(_, (_, at))| *at);
        near.or_else(|| self.by_authority.get(&authority).map(|(_, at)| *at)).map(|at| self.all[at].fact)
    }
}

fn stated<'r>(scene: &Scene<'_>, claim: &'r Claim) -> Option<Stated<'r>> {
    let Fact::Designation(fact) = &claim.fact else { return None };
    let sentences = &scene.document.sentences;
    let at = |start: usize| sentences.partition_point(|sentence| sentence.span.end <= start);
    let stated: Vec<usize> = claim.evidence.iter().map(|words| at(words.span.start)).collect();
    Some(Stated { fact, sentences: stated, rule: claim.evidence.first().map_or("", |words| words.rule.as_ref()) })
}
