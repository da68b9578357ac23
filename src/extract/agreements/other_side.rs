//! The side of an agreement that its own words leave out: whoever acts in the clause, the state a partner is dealt with by,
//! the pair that an article is about.

use super::acting::weight;
use super::claim::is_act;
use super::cluster::Cluster;
use super::mention::{Mention, Sort};
use super::participants::Whom;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// How many mentions make a state the one an article is about.
const OFTEN: usize = 3;

/// How many sentences from the start both states of a pair must be named in.
const OPENING: usize = 6;

/// How many sentences back the pair of an article may have been told of.
const NEAR: usize = 25;

/// The other side of an agreement of which one is known.
pub(super) fn of(scene: &mut Scene<'_>, cluster: &Cluster, side: PartyIx) -> Option<PartyIx> {
    let told: Vec<&Mention> = cluster.mentions.iter().filter(|mention| !mention.headline).collect();
    for mention in &told {
        let others: Vec<PartyIx> = mention.evoked.iter().copied().filter(|other| *other != side).collect();
        if let [other] = others.as_slice()
            && is_made(mention)
            && mention.kind != Some(AgreementKind::Ceasefire)
        {
            return Some(*other);
        }
    }
    for mention in told.iter().filter(|mention| mention.signatories.len() >= 2) {
        if let Some(other) = body_spoken_of(scene, mention, side) {
            return Some(other);
        }
    }
    for mention in told.iter().filter(|mention| mention.half) {
        if let Some(other) = subject(scene, mention, side).or_else(|| topic(scene, side)) {
            return Some(other);
        }
    }
    let ours = told.iter().any(|mention| {
        let ends = mention.stage.is_some_and(|stage| weight(stage) >= weight(AgreementStatus::Suspended));
        let with_firm = is_made(mention) && (!mention.firms.is_empty() || !mention.bodies.is_empty());
        let of_two = mention.kind == Some(AgreementKind::Accord) || !scene.is_state(side);
        with_firm || (is_act(mention) && ends && !mention.indefinite && of_two)
    });
    ours.then(|| topic(scene, side)).flatten()
}

/// "A and the agency's director signed a paper": the body last spoken of.
fn body_spoken_of(scene: &Scene<'_>, mention: &Mention, side: PartyIx) -> Option<PartyIx> {
    (mention.sentence.saturating_sub(3)..=mention.sentence).rev().find_map(|sentence| {
        let mut named = scene.parties.in_sentence(sentence).iter().rev().map(|naming| naming.party);
        named.find(|party| *party != side && scene.is_state_or_bloc(*party) && !scene.is_state(*party))
    })
}

fn is_made(mention: &Mention) -> bool {
    is_act(mention)
        && matches!(
            mention.stage,
            Some(AgreementStatus::Signed | AgreementStatus::Agreed | AgreementStatus::Negotiating)
        )
}

/// The state that acts in the sentence, in the clause of the noun or one above it; else the only other one named before.
fn subject(scene: &mut Scene<'_>, mention: &Mention, side: PartyIx) -> Option<PartyIx> {
    let clauses = scene.clauses(mention.sentence)?;
    let mut verb = clauses.verb_above(mention.head);
    for _ in 0..4 {
        let Some(at) = verb else { break };
        let subjects = clauses.subjects(at, 0);
        let acting = Whom::of(scene, mention.sentence, &subjects);
        if let Some(other) = acting.actors.into_iter().find(|actor| *actor != side) {
            return Some(other);
        }
        verb = clauses.head(at).and_then(|up| clauses.verb_above(up));
    }
    let mut before: Vec<PartyIx> = scene
        .parties
        .in_sentence(mention.sentence)
        .iter()
        .filter(|naming| naming.first < mention.head && !naming.only_place && naming.party != side)
        .map(|naming| naming.party)
        .filter(|party| scene.is_state(*party))
        .collect();
    before.dedup();
    if let [other] = before.as_slice() { Some(*other) } else { None }
}

/// "A has paid half of a loan agreed last year", "the firm of A hopes to sign a contract": whoever acts, and the state that
/// the article is about.
pub(super) fn of_made(scene: &mut Scene<'_>, cluster: &Cluster) -> Vec<PartyIx> {
    let Some(mention) = cluster.mentions.iter().find(|mention| !mention.headline && is_act(mention)) else {
        return Vec::new();
    };
    if mention.kind == Some(AgreementKind::Ceasefire) || mention.sort > Sort::Weak {
        return Vec::new();
    }
    if let [firm] = mention.firms[..] {
        let home = scene.parties.get(firm).country.clone();
        let foreign =
            topic(scene, firm).filter(|state| scene.is_state(*state) && scene.parties.get(*state).code != home);
        return foreign.filter(|_| home.is_some()).map_or_else(Vec::new, |state| vec![state, firm]);
    }
    let Some(clauses) = scene.clauses(mention.sentence).filter(|_| is_made(mention)) else { return Vec::new() };
    let Some(verb) = clauses.verb_above(mention.head).filter(|verb| !clauses.verb_is(*verb, "say")) else {
        return Vec::new();
    };
    let subjects = clauses.subjects(verb, 0);
    let [actor] = Whom::of(scene, mention.sentence, &subjects).actors[..] else { return Vec::new() };
    topic(scene, actor).map_or_else(Vec::new, |other| vec![actor, other])
}

/// "A supplies B with power under an accord of the 1960s": the two states of the sentence live by it.
pub(super) fn users(scene: &mut Scene<'_>, cluster: &Cluster) -> Vec<PartyIx> {
    let applied = cluster.mentions.iter().find(|mention| {
        let dated = mention.year.is_some() || mention.date.is_some();
        let noun = mention.sort == Sort::Noun || mention.sort == Sort::Weak && dated;
        mention.applied && noun && !mention.headline
    });
    let Some(mention) = applied else { return Vec::new() };
    let acting = scene
        .clauses(mention.sentence)
        .and_then(|clauses| clauses.verb_above(mention.head).map(|verb| clauses.subjects(verb, 0)))
        .unwrap_or_default();
    let acting = Whom::of(scene, mention.sentence, &acting).actors;
    if acting.len() == 2 {
        return acting;
    }
    let states = scene.states_in(mention.sentence);
    if let ([actor], [state]) = (&acting[..], &states[..])
        && actor != state
    {
        return vec![*actor, *state];
    }
    if states.len() == 2 { states } else { Vec::new() }
}

/// The state that the article names most often beside `side`, where none comes near it.
fn topic(scene: &Scene<'_>, side: PartyIx) -> Option<PartyIx> {
    let mut counts: Vec<(usize, PartyIx)> = scene
        .parties
        .all()
        .iter()
        .enumerate()
        .filter(|(party, _)| *party != side && scene.is_state_or_bloc(*party))
        .map(|(party, local)| (local.mentions.len(), party))
        .collect();
    counts.sort_by_key(|(count, party)| (usize::MAX - *count, *party));
    let (count, party) = *counts.first()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (count >= OFTEN && count > next).then_some(party)
}

/// The two states that an article is about, where no third comes near them: "both sides" of a joint communique.
pub(super) fn dominant_pair(scene: &Scene<'_>) -> Vec<PartyIx> {
    let mut counts: Vec<(usize, PartyIx)> = scene
        .parties
        .all()
        .iter()
        .enumerate()
        .filter(|(party, _)| scene.is_state(*party))
        .map(|(party, local)| (local.mentions.len(), party))
        .collect();
    counts.sort_by_key(|(count, party)| (usize::MAX - *count, *party));
    let opening: Vec<PartyIx> =
        (0..scene.document.sentences.len().min(OPENING)).flat_map(|sentence| scene.states_in(sentence)).collect();
    let third = counts.get(2).map_or(0, |(count, _)| *count);
    match counts.as_slice() {
        [(_, one), (count, other), ..]
            if *count >= OFTEN && *count >= third * 2 && opening.contains(one) && opening.contains(other) =>
        {
            vec![*one, *other]
        }
        _ => Vec::new(),
    }
}

/// The one armed group named where a truce is told to be made: "signed by envoys of the army and of the group".
pub(super) fn fighters(scene: &Scene<'_>, cluster: &Cluster) -> Vec<PartyIx> {
    for mention in cluster.mentions.iter().filter(|mention| is_made(mention) && mention.parties.is_empty()) {
        let Some(clauses) = scene.clauses(mention.sentence) else { continue };
        let mut groups: Vec<PartyIx> = scene
            .parties
            .in_sentence(mention.sentence)
            .iter()
            .filter(|naming| naming.first < clauses.len() && clauses.is_below(naming.first, mention.head))
            .map(|naming| naming.party)
            .filter(|party| scene.parties.get(*party).kind == PartyKind::Group)
            .collect();
        groups.dedup();
        if groups.len() == 1 {
            return groups;
        }
    }
    Vec::new()
}

/// Who fights whom at home: the state of an armed group, or the one group of a state that the article names most.
pub(super) fn adversary(scene: &Scene<'_>, side: PartyIx) -> Option<PartyIx> {
    let home = |party: PartyIx| {
        let local = scene.parties.get(party);
        (local.kind == PartyKind::Group).then(|| local.country.clone()).flatten()
    };
    let named = (0..scene.parties.all().len()).filter(|party| !scene.parties.get(*party).mentions.is_empty());
    if let Some(country) = home(side) {
        return named.into_iter().find(|party| {
            scene.is_state(*party) && scene.parties.get(*party).code.as_deref() == Some(country.as_str())
        });
    }
    let code = scene.parties.get(side).code.clone().filter(|_| scene.is_state(side))?;
    let groups: Vec<PartyIx> = named.filter(|party| home(*party).as_deref() == Some(code.as_str())).collect();
    if let [group] = groups[..] { Some(group) } else { None }
}

/// The two states of the headline, where an agreement of theirs was told of shortly before: "a separate convention was
/// agreed alongside".
pub(super) fn pair_of_article(scene: &Scene<'_>, clusters: &[Cluster], at: usize) -> Vec<PartyIx> {
    let Some(first) = clusters[at].mentions.iter().find(|mention| is_act(mention)) else { return Vec::new() };
    if first.stage == Some(AgreementStatus::Proposed) || (first.topics.is_empty() && !first.official) {
        return Vec::new();
    }
    if first.sort != Sort::Noun || first.kind == Some(AgreementKind::Ceasefire) || !first.firms.is_empty() {
        return Vec::new();
    }
    let mut headline: Vec<PartyIx> = (0..scene.document.sentences.len())
        .take_while(|sentence| scene.document.block_kind(*sentence) == BlockKind::Title)
        .flat_map(|sentence| scene.states_in(sentence))
        .collect();
    headline.sort_unstable();
    headline.dedup();
    let told = clusters[..at].iter().any(|other| {
        let mut pair = other.parties();
        pair.sort_unstable();
        let near = other.mentions.iter().any(|mention| {
            !mention.headline && mention.sentence <= first.sentence && first.sentence - mention.sentence <= NEAR
        });
        near && pair == headline
    });
    let subject = clusters[at].topics();
    let same = clusters.iter().enumerate().any(|(other, cluster)| {
        other != at && cluster.parties().len() == 2 && !cluster.topics().is_disjoint(&subject) && !first.other
    });
    if told && !same && headline.len() == 2 { headline } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn the_state_that_acts_is_the_other_side() {
        let text = "Kenya is short of gas. It lives on a supply accord with Qatar that was signed in 2011.";
        assert_eq!(agreements(text), ["KE+QA accord signed 2011 -"]);
        assert!(agreements("Analysts doubted that an accord with Qatar would help.").is_empty());
    }
}
