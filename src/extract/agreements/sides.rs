//! The sides of an agreement, from all that an article says of it; none where it is no international one.

use super::claim::is_act;
use super::cluster::Cluster;
use super::known::{is, may_take_part};
use super::land::land;
use super::mention::{Mention, Sort, merge};
use super::other_side;
use super::unmade::is_at_work;
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, PartyKind, Topic};

/// Those who take part, if they make an international agreement.
pub(super) fn sides(scene: &mut Scene<'_>, clusters: &[Cluster], at: usize) -> Option<Vec<PartyIx>> {
    let cluster = clusters.get(at)?;
    // Agreements that one noun names together lean on the one before them all.
    let place = |cluster: &Cluster| cluster.mentions.first().map(|mention| (mention.sentence, mention.head));
    let before = clusters[..at].iter().rev().find(|other| place(other) != place(cluster));
    if cluster.is_headline() || cluster.mentions.iter().any(|mention| mention.private) {
        return None;
    }
    let mut sides = cluster.parties();
    for mention in cluster.mentions.iter().filter(|mention| is_act(mention) && is_supply(&mention.title)) {
        merge(&mut sides, &mention.evoked);
    }
    if cluster.known().is_none() && cluster.mentions.iter().all(is_bare_plural) {
        return None;
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
    if sides.is_empty() && !is_legal(scene, cluster) {
        let firms = state_firms(scene, cluster);
        merge(&mut sides, &firms);
    }
    if sides.is_empty() && is_truce(cluster) {
        let fighters = other_side::fighters(scene, cluster);
        merge(&mut sides, &fighters);
    }
    let rebels = cluster.mentions.iter().any(|mention| mention.fighters && is_act(mention));
    let mediated = cluster.mentions.iter().any(|mention| !mention.mediators.is_empty() && is_act(mention));
    if sides.len() == 1 && (rebels || mediated || is_truce(cluster) && cluster.mentions.iter().any(is_act)) {
        let enemy = other_side::adversary(scene, sides[0]);
        merge(&mut sides, enemy.as_slice());
    }
    if sides.len() < 2 && is_ceasefire(cluster) {
        // A truce that two powers brought about for unnamed fighters is theirs.
        let brokers: Vec<PartyIx> =
            cluster.mentions.iter().flat_map(|mention| mention.mediators.iter().copied()).collect();
        if brokers.len() >= 2 {
            merge(&mut sides, &brokers);
        }
    }
    if is_truce(cluster) && sides.len() >= 2 && sides.iter().all(|side| scene.is_state_or_bloc(*side)) {
        let land = land(scene, cluster, &sides);
        merge(&mut sides, land.as_slice());
    }
    if let Some(pair) = before.filter(|_| sides.len() < 2).and_then(|before| same_pair(cluster, before)) {
        merge(&mut sides, &pair);
    }
    if sides.len() == 1 && !is_legal(scene, cluster) {
        let other = other_side::of(scene, cluster, sides[0]);
        merge(&mut sides, other.as_slice());
    }
    if sides.is_empty() {
        let pair = other_side::users(scene, cluster);
        merge(&mut sides, &pair);
    }
    if sides.is_empty() && !is_legal(scene, cluster) {
        let pair = other_side::of_made(scene, cluster);
        merge(&mut sides, &pair);
    }
    if sides.is_empty() {
        let pair = other_side::pair_of_article(scene, clusters, at);
        merge(&mut sides, &pair);
    }
    if sides.len() == 2 && is_at_home(scene, &sides) {
        return None;
    }
    let mut local = false;
    if is_truce(cluster) && sides.len() < 2 {
        let fought = of_local_truce(scene, cluster, &sides);
        local = !fought.is_empty();
        merge(&mut sides, &fought);
    }
    // A plan or arrangement is an agreement only where it is said to be made.
    let noun = |mention: &&Mention| {
        mention.sort <= Sort::Statement
            || (mention.sort == Sort::Weak && is_act(mention) && mention.stage != Some(AgreementStatus::Proposed))
            || (mention.sort == Sort::Weak && mention.applied && mention.year.is_some())
    };
    let alone = sides.len() == 1 && (local || rebels && scene.is_state(sides[0]));
    let enough = sides.len() >= 2 || is_forum(scene, cluster, &sides) || alone;
    let public = has_state(scene, &sides) || sides.iter().any(|side| is_state_firm(scene, *side));
    (enough && public && cluster.mentions.iter().any(|mention| noun(&mention))).then_some(sides)
}

/// "the ceasefire in A", "the A truce", "a ceasefire of the rebels": those who fight there are not named, or only one side is.
fn of_local_truce(scene: &mut Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> Vec<PartyIx> {
    let mut found = Vec::new();
    for mention in cluster.mentions.iter().filter(|mention| mention.sort == Sort::Noun) {
        let named = in_title(scene, mention);
        let placed = sides.is_empty() && mention.title.contains(" in ");
        let around = match (sides, &named[..]) {
            ([], []) if placed => &mention.evoked[..],
            ([], _) => &named,
            _ => sides,
        };
        let [only] = around[..] else { continue };
        let named = named.contains(&only);
        if (named || placed) && (is_act(mention) || !mention.indefinite || works(scene, mention)) {
            merge(&mut found, &[only]);
        }
    }
    if let [only] = found[..]
        && scene.parties.get(only).kind == PartyKind::Group
    {
        let enemy = other_side::adversary(scene, only);
        merge(&mut found, enemy.as_slice());
    }
    found
}

/// "a truce in A that has brought relief".
fn works(scene: &Scene<'_>, mention: &Mention) -> bool {
    let clauses = scene.clauses(mention.sentence).filter(|clauses| mention.head < clauses.len());
    clauses.is_some_and(|clauses| is_at_work(&clauses, mention.head))
}

/// The states and groups that the words for an agreement name: "the A truce".
fn in_title(scene: &Scene<'_>, mention: &Mention) -> Vec<PartyIx> {
    let mut found = Vec::new();
    for named in scene.parties.in_sentence(mention.sentence) {
        let fights = matches!(scene.parties.get(named.party).kind, PartyKind::Country | PartyKind::Group);
        if fights && mention.title.contains(named.span.of(scene.document.body())) {
            merge(&mut found, &[named.party]);
        }
    }
    found
}

/// A state and a territory of its own.
pub(super) fn is_at_home(scene: &Scene<'_>, sides: &[PartyIx]) -> bool {
    let cues = scene.tools.lexicon.cues();
    let code = |side: PartyIx| scene.parties.get(side).code.clone().unwrap_or_default().to_lowercase();
    let belongs = |one: PartyIx, other: PartyIx| {
        let cue = format!("territory_of:{}", code(other));
        cues.of(Pos::Noun, &code(one)).iter().any(|have| **have == *cue)
    };
    belongs(sides[0], sides[1]) || belongs(sides[1], sides[0])
}

/// "the treaties between the two sides" in general, of which none is told to have been made.
fn is_bare_plural(mention: &Mention) -> bool {
    let first = mention.title.split_whitespace().next().unwrap_or_default();
    let plural = matches!(
        first.to_lowercase().as_str(),
        "treaties" | "agreements" | "deals" | "accords" | "pacts" | "contracts"
    ) || title_ends(&mention.title, "bargains");
    plural && !matches!(mention.stage, Some(AgreementStatus::Signed | AgreementStatus::Agreed))
}

/// "notoriously hard bargains with them".
fn title_ends(title: &str, noun: &str) -> bool {
    title.to_lowercase().split(" with ").next().is_some_and(|words| words.ends_with(noun))
}

/// A forum whose members agree among themselves: "the OPEC accord".
pub(super) fn is_forum(scene: &Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> bool {
    let [side] = sides else { return false };
    if cluster.mentions.iter().any(|mention| mention.title.contains("non-")) {
        return false;
    }
    let cues = scene.tools.lexicon.cues();
    scene.parties.get(*side).known.as_deref().is_some_and(|id| cues.is(Pos::Noun, id, "agreement_forum"))
}

pub(super) fn is_truce(cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|mention| mention.kind == Some(AgreementKind::Ceasefire))
}

/// "A suspended one agreement with B; B answered by suspending another": the pair of the agreement told just before.
fn same_pair(cluster: &Cluster, before: &Cluster) -> Option<Vec<PartyIx>> {
    let another = |mention: &Mention| {
        mention.other
            && mention.indefinite
            && mention.sort == Sort::Noun
            && mention.stage != Some(AgreementStatus::Proposed)
    };
    let first = cluster
        .mentions
        .first()
        .filter(|mention| (!mention.indefinite || mention.other) && is_act(mention) || another(mention))?;
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
    let may = |side: &PartyIx| may_take_part(scene, &known, *side);
    let mut sides: Vec<PartyIx> = named.into_iter().filter(may).collect();
    // "between A and world powers" tells all sides.
    let is_told = sides.len() >= 2 && sides.iter().any(|side| is(scene, *side, "bloc:p5-plus-1"));
    for mention in cluster.mentions.iter().filter(|_| !is_told) {
        let near: Vec<PartyIx> = mention.evoked.iter().copied().filter(may).collect();
        merge(&mut sides, &near);
    }
    if let [one, other] = known.parties.as_slice() {
        let both = (0..scene.parties.all().len()).filter(|party| is(scene, *party, one) || is(scene, *party, other));
        merge(&mut sides, &both.collect::<Vec<_>>());
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

/// "A's state oil company and B's signed a memorandum": companies of two countries of which one belongs to its state.
fn state_firms(scene: &Scene<'_>, cluster: &Cluster) -> Vec<PartyIx> {
    let done = |mention: &&Mention| {
        is_act(mention) && mention.firms.len() >= 2 && mention.stage != Some(AgreementStatus::Proposed)
    };
    let Some(mention) = cluster.mentions.iter().find(done) else { return Vec::new() };
    let homes: std::collections::BTreeSet<&str> =
        mention.firms.iter().filter_map(|firm| scene.parties.get(*firm).country.as_deref()).collect();
    let owned = mention.firms.iter().any(|firm| is_state_firm(scene, *firm));
    if owned && homes.len() >= 2 { mention.firms.clone() } else { Vec::new() }
}

fn is_state_firm(scene: &Scene<'_>, party: PartyIx) -> bool {
    let name = scene.parties.get(party).name.to_lowercase();
    scene.tools.lexicon.cues().is(Pos::Noun, &name, "state_firm")
}

/// Settlements of suits and fines are no international agreements.
fn is_legal(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    let cues = scene.tools.lexicon.cues();
    cluster.mentions.iter().any(|mention| {
        scene
            .document
            .text(mention.sentence)
            .to_lowercase()
            .split(|c: char| !c.is_alphabetic())
            .any(|word| cues.is(Pos::Noun, word, "agreement_litigation"))
    })
}

pub(super) fn is_supply(title: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn a_forum_agrees_within_itself() {
        let text = "OPEC has a pact to cut output. Saudi Arabia and Kuwait said that OPEC was abiding by the pact.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].starts_with("OPEC accord in_force"), "{found:?}");
        assert!(agreements("The European Union has a plan to cut output of milk, France and Spain said.").is_empty());
    }

    #[test]
    fn both_sides_take_part_in_a_known_pact_of_two() {
        let text = "Support for the trade deal known as TTIP has fallen in Germany. The European Union and the United States must hurry.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].starts_with("EU+US accord"), "{found:?}");
        let found = agreements("Support for the trade deal with Kenya has fallen in Germany. France must hurry.");
        assert!(found.iter().all(|line| !line.contains("EU")), "{found:?}");
    }

    #[test]
    fn a_truce_with_a_group_at_home_is_with_its_state() {
        let text =
            "Sudan is at war. A ceasefire was signed on Tuesday by envoys of the army and of the Rapid Support Forces.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].contains("SD") && found[0].contains("ceasefire signed"), "{found:?}");
        assert!(
            agreements("Sudan is at war. A ceasefire was signed on Tuesday by two neighbours in a quarrel.").is_empty()
        );
    }

    #[test]
    fn a_truce_has_the_land_or_the_group_in_its_name() {
        let found = agreements("Turkey and France are allies. The Yemen truce collapsed in July.");
        assert!(found.len() == 1 && found[0].starts_with("YE ceasefire terminated"), "{found:?}");
        let found = agreements("Fighting has raged in Turkey since a PKK ceasefire collapsed in July.");
        assert!(found.len() == 1 && found[0].contains("TR") && found[0].contains("terminated"), "{found:?}");
        assert!(agreements("Turkey and France are allies. Turkey wants a truce.").is_empty());
    }
}
