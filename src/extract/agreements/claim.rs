//! From the mentions of one agreement to the claim that the article makes of it.

use super::acting::weight;
use super::cluster::Cluster;
use super::known::is;
use super::mention::{Mention, Sort, merge};
use super::occasion::{date, place};
use super::participants::people_of_states;
use crate::extract::parties::Mention as Naming;
use crate::extract::scene::Scene;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, PartyKind, Role, Topic};
use crate::model::{AgreementFact, Claim, Evidence, Fact, Participant, PartyIx};
use std::collections::BTreeSet;

/// The claim of a cluster; `None` where it is no international agreement.
pub(super) fn claim(scene: &mut Scene<'_>, clusters: &[Cluster], at: usize) -> Option<Claim> {
    let cluster = clusters.get(at)?;
    let sides = sides(scene, cluster, at.checked_sub(1).and_then(|before| clusters.get(before)))?;
    let status = status(cluster);
    let participants = participants(scene, cluster, &sides, status);
    let evidence = evidence(scene, cluster, status);
    let lead = evidence.first()?;
    let speaker = cluster
        .mentions
        .iter()
        .find(|m| scene.document.sentences[m.sentence].span == lead.span)
        .and_then(|m| m.speaker);
    let fact = AgreementFact {
        title: title(cluster),
        known: cluster.known().map(str::to_owned),
        kind: kind(scene, cluster),
        status,
        date: date(scene, cluster, status),
        place: place(cluster, status),
        participants,
        topics: topics(scene, cluster),
    };
    Some(Claim {
        confidence: confidence(cluster, status),
        fact: Fact::Agreement(fact),
        attributed_to: speaker,
        evidence,
    })
}

/// Those who take part, if they make an international agreement.
fn sides(scene: &mut Scene<'_>, cluster: &Cluster, before: Option<&Cluster>) -> Option<Vec<PartyIx>> {
    if cluster.mentions.iter().all(|mention| mention.headline) {
        return None;
    }
    let mut sides = cluster.parties();
    for mention in cluster.mentions.iter().filter(|mention| is_act(mention) && is_supply(&mention.title)) {
        merge(&mut sides, &mention.evoked);
    }
    if let Some(id) = cluster.known().map(str::to_owned) {
        return Some(sides_of_known(scene, cluster, &id, sides));
    }
    if sides.len() < 2 && is_ceasefire(cluster) {
        for mention in &cluster.mentions {
            merge(&mut sides, &mention.bodies);
        }
    }
    if sides.len() < 2 && !is_legal(scene, cluster) {
        let foreign = foreign_firms(scene, cluster, &sides);
        merge(&mut sides, &foreign);
    }
    if sides.len() < 2 && is_ceasefire(cluster) {
        // A truce that two powers brought about for unnamed fighters is theirs.
        let brokers: Vec<PartyIx> =
            cluster.mentions.iter().flat_map(|mention| mention.mediators.iter().copied()).collect();
        if brokers.len() >= 2 {
            merge(&mut sides, &brokers);
        }
    }
    if let Some(pair) = before.filter(|_| sides.len() < 2).and_then(|before| same_pair(cluster, before)) {
        merge(&mut sides, &pair);
    }
    // A plan or arrangement is an agreement only where it is said to be made.
    let noun = |mention: &&Mention| mention.sort <= Sort::Statement || (mention.sort == Sort::Weak && is_act(mention));
    (sides.len() >= 2 && has_state(scene, &sides) && cluster.mentions.iter().any(|mention| noun(&mention)))
        .then_some(sides)
}

/// "A suspended one agreement with B; B answered by suspending another": the pair of the agreement told just before.
fn same_pair(cluster: &Cluster, before: &Cluster) -> Option<Vec<PartyIx>> {
    let first = cluster.mentions.first().filter(|mention| !mention.indefinite && is_act(mention))?;
    let last = before.mentions.last()?;
    let pair = before.parties();
    let mine = cluster.parties();
    if first.other && mine.is_empty() && pair.len() == 2 {
        return Some(pair);
    }
    (pair.len() == 2 && first.sentence.abs_diff(last.sentence) <= 1 && mine.len() == 1 && pair.contains(&mine[0]))
        .then_some(pair)
}

fn has_state(scene: &Scene<'_>, sides: &[PartyIx]) -> bool {
    sides
        .iter()
        .any(|side| matches!(scene.parties.get(*side).kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group))
}

/// Whether a word says that it is made, rather than that it is there.
pub(super) fn is_act(mention: &Mention) -> bool {
    mention.stage.is_some() && mention.rule != "agreement.noun"
}

fn is_ceasefire(cluster: &Cluster) -> bool {
    cluster
        .mentions
        .iter()
        .any(|mention| mention.kind == Some(AgreementKind::Ceasefire) || mention.topics.contains(&Topic::Ceasefire))
}

/// Of a known agreement only those take part who can; where the article names none of them with it, those it names nearby.
fn sides_of_known(scene: &mut Scene<'_>, cluster: &Cluster, id: &str, named: Vec<PartyIx>) -> Vec<PartyIx> {
    let Some(known) = scene.tools.lexicon.agreement(id).cloned() else { return named };
    if known.parties.is_empty() {
        return named;
    }
    let may = |scene: &Scene<'_>, side: PartyIx| {
        known.parties.iter().any(|party| is(scene, side, party)) || is(scene, side, "bloc:p5-plus-1")
    };
    let mut sides: Vec<PartyIx> = named.into_iter().filter(|side| may(scene, *side)).collect();
    for mention in &cluster.mentions {
        let near: Vec<PartyIx> = mention.evoked.iter().copied().filter(|side| may(scene, *side)).collect();
        merge(&mut sides, &near);
    }
    let first = known.parties.first().cloned().unwrap_or_default();
    let about = (0..scene.parties.all().len()).find(|party| is(scene, *party, &first));
    // "the Iran nuclear deal" names its state within the name, where no party was looked for.
    let lexicon = scene.tools.lexicon;
    let party = lexicon.party(&first).or_else(|| lexicon.by_code(&first));
    let in_name = party.filter(|party| cluster.mentions.iter().any(|mention| mention.title.contains(&party.name)));
    let about = about.or_else(|| in_name.and_then(|party| scene.parties.known(&party.id, lexicon)));
    if let Some(about) = about.filter(|_| known.parties.len() <= 12) {
        merge(&mut sides, &[about]);
    }
    sides
}

/// Companies of another country than the one state that deals with them.
fn foreign_firms(scene: &Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> Vec<PartyIx> {
    let [state] = sides else { return Vec::new() };
    let code = scene.parties.get(*state).code.clone();
    let mut found = Vec::new();
    for mention in cluster.mentions.iter().filter(|mention| is_act(mention)) {
        let foreign: Vec<PartyIx> = mention
            .firms
            .iter()
            .copied()
            .filter(|firm| scene.parties.get(*firm).country != code || code.is_none())
            .collect();
        merge(&mut found, &foreign);
    }
    found
}

/// Settlements of suits and fines are no international agreements.
fn is_legal(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    const WORDS: &[&str] = &[
        "lawsuit",
        "court",
        "fine",
        "penalt",
        "probe",
        "antitrust",
        "plead",
        "prosecut",
        "emission",
        "tax",
        "settle",
        "regulator",
        "sued",
        "merger",
        "acquisition",
        "takeover",
    ];
    cluster.mentions.iter().any(|mention| {
        let text = scene.document.text(mention.sentence).to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    })
}

/// The latest stage that is stated; where none is, an agreement spoken of is agreed.
fn status(cluster: &Cluster) -> AgreementStatus {
    cluster
        .mentions
        .iter()
        .filter_map(|mention| mention.stage)
        .max_by_key(|stage| weight(*stage))
        .unwrap_or(AgreementStatus::Agreed)
}

fn participants(
    scene: &mut Scene<'_>,
    cluster: &Cluster,
    sides: &[PartyIx],
    status: AgreementStatus,
) -> Vec<Participant> {
    let lexicon = scene.tools.lexicon;
    let mut withdrawn = Vec::new();
    let mut mediators = Vec::new();
    let mut signatories = Vec::new();
    for mention in &cluster.mentions {
        merge(&mut withdrawn, &mention.withdrawn);
        merge(&mut mediators, &mention.mediators);
        merge(&mut signatories, &mention.signatories);
    }
    if signatories.len() < 2 && status == AgreementStatus::Signed {
        let pair = signers_in_company(scene, cluster, sides);
        if signatories.iter().all(|person| pair.contains(person)) {
            merge(&mut signatories, &pair);
        }
    }
    let mut all = Vec::new();
    for side in sides {
        let role = if withdrawn.contains(side) { Role::Withdrawn } else { Role::Party };
        all.push(Participant { party: *side, role, for_party: None });
    }
    for person in signatories {
        let state = scene.parties.actor(person, lexicon).filter(|state| *state != person);
        all.push(Participant { party: person, role: Role::SignedBy, for_party: state });
    }
    for mediator in mediators.into_iter().filter(|mediator| !sides.contains(mediator)) {
        all.push(Participant { party: mediator, role: Role::Mediator, for_party: None });
    }
    all
}

/// "We have just signed a declaration, A said at his talks with B": two people who act for two sides where it is signed.
fn signers_in_company(scene: &mut Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> Vec<PartyIx> {
    let places: BTreeSet<usize> =
        cluster.mentions.iter().filter(|mention| mention.sort != Sort::Document).map(|m| m.sentence).collect();
    let windows = places.iter().map(|at| *at..=at + 1).chain(places.iter().map(|at| at.saturating_sub(1)..=at + 1));
    for window in windows {
        let named: Vec<Naming> = window.flat_map(|near| scene.parties.in_sentence(near).to_vec()).collect();
        let people: BTreeSet<PartyIx> = named
            .iter()
            .map(|naming| naming.party)
            .filter(|party| scene.parties.get(*party).kind == PartyKind::Person)
            .collect();
        let pair = people_of_states(scene, &named);
        if people.len() == 2
            && pair.people.len() == 2
            && pair.actors.len() == 2
            && pair.actors.iter().all(|actor| sides.contains(actor))
        {
            return pair.people;
        }
    }
    Vec::new()
}

/// The official name, else a known one as the article spells it, else the fullest description.
fn title(cluster: &Cluster) -> String {
    let words = |mention: &Mention| mention.title.split_whitespace().count();
    let special = cluster.mentions.iter().any(|mention| is_special(mention) && mention.sort <= Sort::Noun);
    let sure = |mention: &&Mention| {
        !mention.headline
            && mention.sort <= Sort::Statement
            && !mention.title.is_empty()
            && (!special || is_special(mention) || mention.official)
    };
    let official = cluster
        .mentions
        .iter()
        .filter(sure)
        .filter(|mention| mention.official)
        .max_by_key(|mention| words(mention).min(40));
    let named = cluster.mentions.iter().filter(sure).find(|mention| mention.sort == Sort::Named);
    let fullest = cluster
        .mentions
        .iter()
        .filter(sure)
        .enumerate()
        .max_by_key(|(at, mention)| (fullness(mention), std::cmp::Reverse(*at)))
        .map(|(_, mention)| mention);
    let chosen =
        official.filter(|mention| words(mention) > 3).or(named).or(official).or(fullest).or(cluster.mentions.first());
    chosen.map_or_else(String::new, |mention| mention.title.clone())
}

/// Whether the noun says more than that something was agreed.
fn is_special(mention: &Mention) -> bool {
    mention.kind.is_some_and(|kind| kind != AgreementKind::Accord)
}

/// A description that says more is better, up to a length.
fn fullness(mention: &Mention) -> usize {
    mention.title.split_whitespace().filter(|word| word.len() > 2).count().min(12)
}

/// The kind of the surest noun; arrangements to deliver arms or goods are contracts.
fn kind(_scene: &Scene<'_>, cluster: &Cluster) -> AgreementKind {
    let kinds =
        || cluster.mentions.iter().filter(|mention| mention.sort <= Sort::Weak).filter_map(|mention| mention.kind);
    let special = kinds().find(|kind| *kind != AgreementKind::Accord);
    let supply = cluster.mentions.iter().any(|mention| is_supply(&mention.title));
    special.unwrap_or(if supply { AgreementKind::Contract } else { AgreementKind::Accord })
}

fn is_supply(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "delivery of",
        "supply of",
        "sale of",
        "purchase of",
        "to deliver",
        "to supply",
        "to sell",
        "to buy",
        "to purchase",
    ]
    .iter()
    .any(|phrase| title.contains(phrase))
}

/// What the phrases say it is about; failing that, what their sentences speak of.
fn topics(scene: &Scene<'_>, cluster: &Cluster) -> BTreeSet<Topic> {
    let mut found = cluster.topics();
    if cluster.mentions.iter().any(|mention| mention.kind == Some(AgreementKind::Ceasefire)) {
        found.insert(Topic::Ceasefire);
    }
    if found.is_empty() {
        let cues = scene.tools.lexicon.cues();
        for mention in &cluster.mentions {
            found.extend(cues.topics_in(&scene.document.text(mention.sentence).to_lowercase()));
        }
    }
    if found.is_empty() {
        found.insert(Topic::Other);
    }
    found
}

fn confidence(cluster: &Cluster, status: AgreementStatus) -> f64 {
    let plain = cluster.mentions.iter().any(|mention| mention.stage == Some(status) && mention.everyone().len() >= 2);
    let stated = cluster.mentions.iter().any(|mention| mention.stage.is_some());
    match (plain, stated, cluster.known().is_some()) {
        (true, ..) => 0.9,
        (_, _, true) => 0.8,
        (_, true, _) => 0.7,
        _ => 0.55,
    }
}

/// The sentences that state it, the one that tells most first.
fn evidence(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> Vec<Evidence> {
    let worth = |mention: &Mention| {
        let states = mention.stage == Some(status);
        let sides = mention.everyone().len().min(2);
        (!mention.headline, usize::from(states) * 3 + sides * 2, mention.sort <= Sort::Statement)
    };
    let mut order: Vec<&Mention> = cluster.mentions.iter().collect();
    order.sort_by_key(|mention| (std::cmp::Reverse(worth(mention)), mention.sentence, mention.head));
    let mut found: Vec<Evidence> = Vec::new();
    for mention in order {
        let span = scene.document.sentences[mention.sentence].span;
        if found.len() < 4 && !found.iter().any(|other| other.span == span) {
            found.push(Evidence { span, rule: mention.rule });
        }
    }
    found
}
