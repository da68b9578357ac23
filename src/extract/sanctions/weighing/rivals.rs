//! Where the parties of one sort are named in an article, by what is asked for each act: who stands nearest before and behind it,
//! and whether one of them is named alone in a stretch of text. An article may name them thousands of times.

use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::text::blocks::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

/// The last sentence of an article's beginning, its title being the first.
const LEAD: usize = 3;

/// A place: sentence, word and party.
pub(super) type Place = (usize, usize, PartyIx);

/// The one party that a stretch of text names; `None` where it names several.
type Only = Option<PartyIx>;

/// The places of the parties of one sort.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    /// In the order of the text.
    places: Vec<Place>,
    in_block: BTreeMap<usize, Only>,
    in_title: Option<Only>,
    in_lead: Option<Only>,
    anywhere: Option<Only>,
    leading: BTreeSet<PartyIx>,
}

impl Rivals {
    pub(super) fn of(scene: &Scene<'_>, mut places: Vec<Place>) -> Self {
        places.sort_unstable();
        let mut rivals = Self::default();
        for (sentence, _, party) in &places {
            add(rivals.in_block.entry(scene.document.sentences[*sentence].block).or_insert(Some(*party)), *party);
            add(rivals.anywhere.get_or_insert(Some(*party)), *party);
            if scene.document.block_kind(*sentence) == BlockKind::Title {
                add(rivals.in_title.get_or_insert(Some(*party)), *party);
            }
            if *sentence <= LEAD {
                add(rivals.in_lead.get_or_insert(Some(*party)), *party);
                rivals.leading.insert(*party);
            }
        }
        rivals.places = places;
        rivals
    }

    /// The parties that are named.
    pub(super) fn parties(&self) -> BTreeSet<PartyIx> {
        self.places.iter().map(|(_, _, party)| *party).collect()
    }

    /// The last that is named before a word.
    pub(super) fn last_before(&self, sentence: usize, word: usize) -> Option<PartyIx> {
        let end = self.places.partition_point(|(other, at, _)| (*other, *at) < (sentence, word));
        end.checked_sub(1).map(|at| self.places[at].2)
    }

    /// The first that is named behind a word in its sentence.
    pub(super) fn first_after(&self, sentence: usize, word: usize) -> Option<PartyIx> {
        self.in_sentence(sentence).iter().find(|(_, at, _)| *at > word).map(|(_, _, party)| *party)
    }

    /// The places in a sentence.
    fn in_sentence(&self, sentence: usize) -> &[Place] {
        let first = self.places.partition_point(|(other, _, _)| *other < sentence);
        let end = self.places.partition_point(|(other, _, _)| *other <= sentence);
        &self.places[first..end]
    }

    /// Whether a sentence names the party.
    pub(super) fn is_in(&self, sentence: usize, party: PartyIx) -> bool {
        self.in_sentence(sentence).iter().any(|(_, _, other)| *other == party)
    }

    /// The only one in a sentence; `Some(None)` where there are several.
    pub(super) fn only_in(&self, sentence: usize) -> Option<Only> {
        let mut only = None;
        for (_, _, party) in self.in_sentence(sentence) {
            add(only.get_or_insert(Some(*party)), *party);
        }
        only
    }

    /// The only one in a block, and so on.
    pub(super) fn only_in_block(&self, block: usize) -> Option<Only> {
        self.in_block.get(&block).copied()
    }

    /// The only one in the headline.
    pub(super) fn only_in_title(&self) -> Option<Only> {
        self.in_title
    }

    /// The only one in the beginning of the article.
    pub(super) fn only_in_lead(&self) -> Option<Only> {
        self.in_lead
    }

    /// Whether the beginning of the article names the party.
    pub(super) fn is_in_lead(&self, party: PartyIx) -> bool {
        self.leading.contains(&party)
    }

    /// The only one in the article.
    pub(super) fn only(&self) -> Option<Only> {
        self.anywhere
    }
}

fn add(only: &mut Only, party: PartyIx) {
    if *only != Some(party) {
        *only = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::parties::Parties;
    use crate::extract::parties::tests::with_document;

    #[test]
    fn places_are_found_without_going_through_all() {
        let text = "Iran spoke. Chad and Iran spoke.\n\nChad spoke to Mali. Nobody spoke. Chad left. Mali left.";
        with_document(text, |document, tools| {
            let mut parties = Parties::default();
            let scene = Scene { document, parties: &mut parties, tools, told: &[] };
            let (iran, chad, mali) = (0, 1, 2);
            let places =
                [(0, 0, iran), (1, 0, chad), (1, 2, iran), (2, 0, chad), (2, 3, mali), (4, 0, chad), (5, 0, mali)];
            let rivals = Rivals::of(&scene, places.to_vec());
            assert_eq!(document.sentences.len(), 6);
            assert_eq!((rivals.last_before(1, 2), rivals.last_before(0, 0)), (Some(chad), None));
            assert_eq!((rivals.first_after(2, 0), rivals.first_after(2, 3)), (Some(mali), None));
            assert_eq!((rivals.only_in(0), rivals.only_in(1), rivals.only_in(3)), (Some(Some(iran)), Some(None), None));
            let block = |sentence: usize| document.sentences[sentence].block;
            assert_eq!((rivals.only_in_block(block(0)), rivals.only_in_block(block(5))), (Some(None), Some(None)));
            assert!(rivals.is_in(2, mali) && !rivals.is_in(4, mali));
            assert!(rivals.is_in_lead(mali) && rivals.only() == Some(None) && rivals.only_in_title().is_none());
        });
    }
}
