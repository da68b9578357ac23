//! Who is on whose list, weighed: each person, body, firm, group and ship of an article with each authority that it names.
//!
//! The rules know the shapes of clauses and lists; a name in another shape they pass over. Here what they read is one sign
//! among others: where a party stands to words for listings, beside whom it is named, what it is, whose article this is.
//! `seeds/lexicon/trees.csv` says what signs are worth together, fitted to annotated articles by
//! `benches/fit_designations.py`.

mod field;
mod listed;
mod place;

use super::when;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::Mask;
use crate::model::vocabulary::{DesignationStatus, PartyKind};
use crate::model::{Claim, DesignationFact, Evidence, Fact, PartyIx, Span};
use field::Field;
use std::collections::BTreeSet;

/// The chance from which a listing is kept that no rule reads. Chosen, like the others, on articles that the trees were not
/// fitted to.
const ENOUGH: f64 = 0.45;

/// The same in an article in which the rules read none at all.
const BEYOND_RULED: f64 = 0.5;

/// The chance from which a listing is kept that a rule reads.
const NOT_ABSURD: f64 = 0.25;

/// The chance from which another listing is kept than the one that a rule reads of the party in the same place.
const BESIDE_RULED: f64 = 0.6;

/// The rule of what was found by weighing alone.
const WEIGHED: &str = "listing.weighed";

/// A party that an authority could have listed, and what speaks for it.
#[derive(Clone, Debug)]
pub struct ListingReading {
    /// Bytes of the sentence that would state it.
    pub span: Span,
    /// Who would be listed.
    pub party: PartyIx,
    /// By whom.
    pub authority: PartyIx,
    /// Whether the rules say so.
    pub ruled: bool,
    /// The names of its signs.
    pub signs: Vec<String>,
}

/// What the rules read, without what is absurd, and what they did not read; `denied` are parties of whom the article says that
/// an authority did not list them.
pub(super) fn weigh(scene: &mut Scene<'_>, ruled: Vec<Claim>, denied: &BTreeSet<(PartyIx, PartyIx)>) -> Vec<Claim> {
    let field = Field::of(scene, &ruled);
    let forest = &scene.tools.lexicon.models().listings;
    let scene = &*scene;
    let authorities: Vec<(PartyIx, Mask)> = field
        .authorities()
        .filter(|authority| !field.is_only_origin(scene, *authority))
        .map(|authority| (authority, field.of_authority(scene, authority, false).mask(forest)))
        .collect();
    let least = if ruled.is_empty() { BEYOND_RULED } else { ENOUGH };
    let (mut absurd, mut further) = (BTreeSet::new(), Vec::new());
    for party in field.parties() {
        let of_party = field.of_party(scene, party, false).mask(forest);
        for (authority, of_authority) in &authorities {
            let authority = *authority;
            if field.serves(party, authority) {
                continue;
            }
            let of_pair = field.of_pair(scene, party, authority, false).mask(forest);
            let chance = forest.chance(&[&of_party, of_authority, &of_pair]);
            match field.is_ruled(party, authority) {
                true if chance < NOT_ABSURD => _ = absurd.insert((party, authority)),
                false if chance >= least && !denied.contains(&(party, authority)) => {
                    further.extend(field.claim(scene, party, authority, chance))
                }
                _ => {}
            }
        }
    }
    drop(field);
    let is_absurd = |claim: &Claim| match &claim.fact {
        Fact::Designation(fact) => absurd.contains(&(fact.party, fact.authority)),
        _ => false,
    };
    let mut kept: Vec<Claim> = ruled.into_iter().filter(|claim| !is_absurd(claim)).collect();
    let told: Vec<(PartyIx, Span)> = kept.iter().filter_map(place).collect();
    further.retain(|claim| {
        place(claim).is_none_or(|(party, span)| {
            // "Canada listed him, and Chile froze trade": who lists him there is told.
            let elsewhere = told.iter().all(|(other, at)| *other != party || !at.overlaps(span));
            (elsewhere || claim.confidence >= BESIDE_RULED) && !only_describes(scene, party, span)
        })
    });
    kept.extend(further);
    kept
}

/// Who is listed, and where it stands.
fn place(claim: &Claim) -> Option<(PartyIx, Span)> {
    let Fact::Designation(fact) = &claim.fact else { return None };
    Some((fact.party, claim.evidence.first()?.span))
}

/// Whether a party is named there only to describe another: "the Vega-backed refinery".
fn only_describes(scene: &Scene<'_>, party: PartyIx, span: Span) -> bool {
    let body = scene.document.body();
    let mut named = scene.parties.mentions().iter().filter(|m| m.party == party && m.span.overlaps(span)).peekable();
    named.peek().is_some() && named.all(|mention| body[mention.span.end..].starts_with('-'))
}

/// Every reading with the names of its signs, kept or not: what the trees are fitted on.
pub(super) fn readings(scene: &mut Scene<'_>, ruled: &[Claim]) -> Vec<ListingReading> {
    let field = Field::of(scene, ruled);
    let scene = &*scene;
    let mut found = Vec::new();
    for party in field.parties() {
        for authority in field.authorities().filter(|authority| !field.serves(party, *authority)) {
            let Some(sentence) = field.best_sentence(scene, party, authority) else { continue };
            let signs: [Signs; 3] = [
                field.of_party(scene, party, true),
                field.of_authority(scene, authority, true),
                field.of_pair(scene, party, authority, true),
            ];
            found.push(ListingReading {
                span: scene.document.sentences[sentence].span,
                party,
                authority,
                ruled: field.is_ruled(party, authority),
                signs: signs.iter().flat_map(|signs| signs.names().to_vec()).collect(),
            });
        }
    }
    found
}

impl Field<'_> {
    /// The claim that an authority listed a party; how and when as for those beside it.
    fn claim(&self, scene: &Scene<'_>, party: PartyIx, authority: PartyIx, chance: f64) -> Option<Claim> {
        let sentence = self.best_sentence(scene, party, authority)?;
        let model = self.nearest(scene, sentence, authority);
        let home = self.home(party).filter(|home| *home != authority && *home != party);
        let own = when::only_one(scene, sentence);
        let fact = match model {
            Some(model) => DesignationFact {
                party,
                regime_target: model.regime_target.or(home),
                date: own.or(model.date),
                ..model.clone()
            },
            None => DesignationFact {
                party,
                authority,
                agency: None,
                list: None,
                regime_target: home,
                status: DesignationStatus::Designated,
                date: own,
                reasons: Vec::new(),
                programs: Vec::new(),
                legal_bases: Vec::new(),
            },
        };
        let span = scene.document.sentences[sentence].span;
        Some(Claim {
            fact: Fact::Designation(fact),
            attributed_to: None,
            confidence: chance,
            evidence: vec![Evidence { span, rule: WEIGHED.into() }],
        })
    }
}

/// Whether lists name parties of this kind.
fn is_listed_kind(kind: PartyKind) -> bool {
    matches!(
        kind,
        PartyKind::Person
            | PartyKind::Organisation
            | PartyKind::Company
            | PartyKind::Group
            | PartyKind::Vessel
            | PartyKind::Aircraft
    )
}
