//! The side of an agreement that its own words leave out: whoever acts in the clause, the state a partner is dealt with by,
//! the pair that an article is about.

use super::acting::weight;
use super::claim::is_act;
use super::cluster::Cluster;
use super::mention::{Mention, Sort};
use super::participants::Whom;
use crate::english::Label;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// How many sentences off the state may stand that a pronoun means, or that a company deals with.
const IN_VIEW: usize = 4;

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
    if told.iter().any(|mention| partner_unnamed(scene, mention)) {
        return None;
    }
    for mention in told.iter().filter(|mention| has_rival(scene, mention)) {
        if let Some(other) = only_state_near(scene, mention.sentence, side) {
            return Some(other);
        }
    }
    for mention in told.iter().filter(|mention| mention.half) {
        let reach = reach(scene, mention);
        match doer(scene, mention, side) {
            Doer::Other(other) => return Some(other),
            Doer::Own => return None,
            Doer::Unknown => {}
        }
        if let Some(other) =
            only_state_before(scene, mention, side).or_else(|| topic(scene, mention.sentence, side, reach))
        {
            return Some(other);
        }
    }
    let ours = told.iter().find(|mention| {
        let ends = mention.stage.is_some_and(|stage| weight(stage) >= weight(AgreementStatus::Suspended));
        let with_firm = is_made(mention) && (!mention.firms.is_empty() || !mention.bodies.is_empty());
        let of_two = mention.kind == Some(AgreementKind::Accord) || !scene.is_state(side);
        with_firm || (is_act(mention) && ends && !mention.indefinite && of_two)
    });
    ours.and_then(|mention| topic(scene, mention.sentence, side, 1))
}

/// "an accord with the banks", "a deal with rebels": the other side is there, and is nobody that the article names.
fn partner_unnamed(scene: &mut Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence) else { return false };
    let partners = clauses.objects_of(mention.head, &["with", "between"]);
    let named = Whom::of(scene, mention.sentence, &partners);
    let nobody = named.actors.is_empty() && named.firms.is_empty() && named.bodies.is_empty();
    let stands_for = |word: &usize| clauses.tag(*word).starts_with("PRP") || clauses.noun_is(*word, "agreement_rival");
    nobody && !partners.is_empty() && !partners.iter().any(stands_for)
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

/// Who acts in the clause of an agreement of which one side is known.
enum Doer {
    /// Another state, or a company of another state.
    Other(PartyIx),
    /// The known side itself, or a company of its own: an affair at home.
    Own,
    /// Nobody that is named.
    Unknown,
}

/// Who acts in the clause of the noun or in one above it.
fn doer(scene: &mut Scene<'_>, mention: &Mention, side: PartyIx) -> Doer {
    let Some(clauses) = scene.clauses(mention.sentence) else { return Doer::Unknown };
    let code = scene.parties.get(side).code.clone();
    let mut verb = clauses.verb_above(mention.head);
    for _ in 0..4 {
        let Some(at) = verb else { break };
        let subjects = clauses.subjects(at, 0);
        let named = subjects.iter().all(|word| !clauses.tag(*word).starts_with("PRP"));
        let acting = Whom::of(scene, mention.sentence, &subjects);
        if let Some(other) = acting.actors.iter().copied().find(|actor| *actor != side) {
            return Doer::Other(other);
        }
        let says = clauses.verb_is(at, "say");
        if let Some(firm) = acting.firms.first().copied().filter(|_| !says) {
            let home = scene.parties.get(firm).country.clone();
            return if home.is_some() && home == code { Doer::Own } else { Doer::Other(firm) };
        }
        let body_at_home = acting.bodies.iter().any(|body| code.is_some() && scene.parties.get(*body).country == code);
        if !says && named && (!acting.actors.is_empty() || body_at_home) && is_partner(scene, mention, at, side) {
            return Doer::Own;
        }
        verb = clauses.head(at).and_then(|up| clauses.verb_above(up));
    }
    Doer::Unknown
}

/// Whether the known side is the one named as a partner, and not who acts.
fn is_partner(scene: &mut Scene<'_>, mention: &Mention, verb: usize, side: PartyIx) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence) else { return false };
    let mut partners = clauses.objects_of(mention.head, &["with"]);
    partners.extend(clauses.objects_of(verb, &["with"]));
    partners.retain(|word| !clauses.tag(*word).starts_with("PRP"));
    Whom::of(scene, mention.sentence, &partners).actors.contains(&side)
}

/// How far the topic may stand from an agreement of which one side is named: "it signed a pact with A" means what was spoken
/// of, "analysts see a pact with A" need not.
fn reach(scene: &Scene<'_>, mention: &Mention) -> usize {
    let Some(clauses) = scene.clauses(mention.sentence) else { return 0 };
    let subjects =
        clauses.verb_above(mention.head).map(|verb| clauses.children_with(verb, &[Label::Nsubj])).unwrap_or_default();
    let refers = |word: usize| {
        scene.parties.at(mention.sentence, word).is_none()
            && (clauses.tag(word) == "PRP"
                || clauses.noun_is(word, "people") && !clauses.noun_is(word, "private_actor"))
    };
    if subjects.into_iter().any(refers) { IN_VIEW } else { usize::from(mention.sort == Sort::Statement) }
}

/// "a pact with its old enemy": the partner is named by what it is to the side.
fn has_rival(scene: &Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence) else { return false };
    let mut partners = clauses.objects_of(mention.head, &["with"]);
    partners
        .extend(clauses.verb_above(mention.head).map(|verb| clauses.objects_of(verb, &["with"])).unwrap_or_default());
    partners
        .into_iter()
        .any(|word| clauses.noun_is(word, "agreement_rival") && scene.parties.at(mention.sentence, word).is_none())
}

/// The only other state named in a sentence and the one before.
fn only_state_near(scene: &Scene<'_>, sentence: usize, side: PartyIx) -> Option<PartyIx> {
    let mut named = scene.states_in(sentence.saturating_sub(1));
    named.extend(scene.states_in(sentence));
    named.retain(|party| *party != side && scene.is_state(*party));
    named.sort_unstable();
    named.dedup();
    if let [other] = named[..] { Some(other) } else { None }
}

/// The only other state named before the noun.
fn only_state_before(scene: &Scene<'_>, mention: &Mention, side: PartyIx) -> Option<PartyIx> {
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
    if mention.kind == Some(AgreementKind::Ceasefire) || mention.sort > Sort::Weak || partner_unnamed(scene, mention) {
        return Vec::new();
    }
    if let [firm] = mention.firms[..] {
        return host_of_firm(scene, mention, firm);
    }
    let Some(clauses) = scene.clauses(mention.sentence).filter(|_| is_made(mention)) else { return Vec::new() };
    let Some(verb) = clauses.verb_above(mention.head).filter(|verb| !clauses.verb_is(*verb, "say")) else {
        return Vec::new();
    };
    let subjects = clauses.subjects(verb, 0);
    let [actor] = Whom::of(scene, mention.sentence, &subjects).actors[..] else { return Vec::new() };
    topic(scene, mention.sentence, actor, 1).map_or_else(Vec::new, |other| vec![actor, other])
}

/// "the firm signed a deal to run three Cuban hotels": a foreign company deals with the state that the article is about, unless
/// the deal names another company.
fn host_of_firm(scene: &Scene<'_>, mention: &Mention, firm: PartyIx) -> Vec<PartyIx> {
    let Some(clauses) = scene.clauses(mention.sentence) else { return Vec::new() };
    let verb = clauses.verb_above(mention.head).unwrap_or(mention.head);
    let later: Vec<usize> =
        clauses.children_with(verb, &[Label::Conj]).into_iter().filter(|word| clauses.is_verb(*word)).collect();
    let company =
        |party: PartyIx| matches!(scene.parties.get(party).kind, PartyKind::Company | PartyKind::Organisation);
    let alone = !scene.parties.in_sentence(mention.sentence).iter().any(|naming| {
        naming.party != firm
            && company(naming.party)
            && naming.first > verb
            && naming.first < clauses.len()
            && clauses.is_below(naming.first, verb)
            && !later.iter().any(|other| clauses.is_below(naming.first, *other))
    });
    let home = scene.parties.get(firm).country.clone();
    let foreign = topic(scene, mention.sentence, firm, IN_VIEW)
        .filter(|state| scene.is_state(*state) && scene.parties.get(*state).code != home);
    let noun = mention.sort == Sort::Noun;
    foreign.filter(|_| home.is_some() && alone && noun).map_or_else(Vec::new, |state| vec![state, firm])
}

/// "A supplies B with power under an accord of the 1960s": the two states of the sentence live by it.
pub(super) fn users(scene: &mut Scene<'_>, cluster: &Cluster) -> Vec<PartyIx> {
    let applied = cluster.mentions.iter().find(|mention| {
        let in_use = mention.applied || mention.effected;
        let dated = mention.year.is_some() || mention.date.is_some();
        let noun = mention.sort == Sort::Noun || mention.sort == Sort::Weak && dated;
        in_use && noun && !mention.headline
    });
    let Some(mention) = applied.filter(|mention| !partner_unnamed(scene, mention)) else { return Vec::new() };
    let acting = scene
        .clauses(mention.sentence)
        .and_then(|clauses| {
            let verb = clauses.verb_above(mention.head)?;
            let by = if clauses.is_passive(verb) { clauses.objects_of(verb, &["by"]) } else { Vec::new() };
            Some(if by.is_empty() { clauses.subjects(verb, 0) } else { by })
        })
        .unwrap_or_default();
    let acting = Whom::of(scene, mention.sentence, &acting);
    if !acting.firms.is_empty() || mention.kind == Some(AgreementKind::Contract) && acting.actors.is_empty() {
        return Vec::new();
    }
    let acting = acting.actors;
    if acting.len() >= 2 {
        return acting;
    }
    let states = scene.states_in(mention.sentence);
    if acting.is_empty() && (!mention.indefinite || !mention.applied) {
        return Vec::new();
    }
    if let ([actor], [state]) = (&acting[..], &states[..])
        && actor != state
    {
        return vec![*actor, *state];
    }
    let both = states.len() == 2 && states.iter().all(|state| scene.is_state(*state));
    if both { states } else { Vec::new() }
}

/// The state that the article names most often beside `side`, where none comes near it, and which is named in `sentence`, or
/// no more than `reach` sentences from it.
fn topic(scene: &Scene<'_>, sentence: usize, side: PartyIx, reach: usize) -> Option<PartyIx> {
    let last = scene.document.sentences.len().saturating_sub(1);
    let in_view = |party: PartyIx| {
        (sentence.saturating_sub(reach.max(1))..=(sentence + reach).min(last)).any(|near| {
            let seen = near + reach >= sentence || scene.document.block_kind(near) == BlockKind::Title;
            let named = scene.parties.in_sentence(near);
            seen && named.iter().any(|naming| naming.party == party && !naming.only_place)
        })
    };
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
    (count >= OFTEN && count > next && in_view(party)).then_some(party)
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
    let special = |mention: &Mention| mention.kind.is_some_and(|kind| kind != AgreementKind::Accord);
    let of_kind = |cluster: &Cluster| !special(first) || cluster.mentions.iter().any(|other| other.kind == first.kind);
    let same = clusters.iter().enumerate().any(|(other, cluster)| {
        other != at
            && of_kind(cluster)
            && cluster.parties().len() == 2
            && !cluster.topics().is_disjoint(&subject)
            && !first.other
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

    #[test]
    fn who_deals_with_itself_or_with_nobody_named_makes_no_agreement_of_states() {
        let text = "Peru and Chile are at odds. Peru struck a deal with the miners of the north on Tuesday.";
        assert!(agreements(text).is_empty());
        let text = "Peru and Chile are at odds. Peru struck a deal with its old rival on Tuesday.";
        assert_eq!(agreements(text), ["CL+PE accord agreed 2019-03-12 -"]);
    }
}
