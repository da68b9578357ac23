//! Whose list it is: from the agent of the verb, the owner of the sanctions, the list or the law, else from the thread.

use super::act::Thread;
use super::basis;
use super::line::Line;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;

/// An authority, and the office that acts for it where that is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Authority {
    /// States and blocs.
    pub(super) states: Vec<PartyIx>,
    /// The office.
    pub(super) agency: Option<PartyIx>,
    /// The state whose regime the list belongs to: "its Belarus sanctions list".
    pub(super) target: Option<PartyIx>,
}

impl Authority {
    fn of_thread(thread: &Thread) -> Option<Self> {
        let act = thread.continued()?;
        Some(Self { states: act.authorities.clone(), agency: act.agency, target: act.target })
    }
}

/// Common nouns that an office goes by in its own release.
const OFFICE: &[&str] = &[
    "ministry",
    "government",
    "authority",
    "department",
    "agency",
    "office",
    "council",
    "committee",
    "commission",
    "minister",
    "bloc",
    "official",
    "administration",
    "secretary",
    "treasury",
    "it",
    "they",
    "we",
    "he",
    "she",
    "ally",
    "partner",
    "cabinet",
    "union",
];

/// Nouns that stand for the act itself: "the measures target".
const ACT: &[&str] = &[
    "sanction",
    "sanctions",
    "measure",
    "designation",
    "restriction",
    "curb",
    "listing",
    "action",
    "package",
    "step",
    "ban",
    "freeze",
    "list",
    "round",
    "penalty",
    "decision",
    "move",
    "order",
    "embargo",
    "blacklist",
    "announcement",
    "regulation",
    "regulations",
    "addition",
];

/// The authority that the words at `agents` name; `Err` where they name somebody who is none.
pub(super) fn of_agents(
    scene: &mut Scene<'_>,
    line: &Line<'_>,
    agents: &[usize],
    thread: &Thread,
) -> Result<Option<Authority>, ()> {
    let mut stranger = false;
    for agent in agents {
        let lemma = line.clauses().lemma(*agent).to_owned();
        let named = if ACT.contains(&lemma.as_str()) { None } else { of_name(scene, line, *agent) };
        if let Some(found) = named {
            return Ok(Some(and_others(scene, line, found, agents)));
        }
        if ACT.contains(&lemma.as_str()) {
            if let Some(owner) = of_owner(scene, line, *agent) {
                return Ok(Some(owner));
            }
            return Ok(of_senders(thread).or_else(|| Authority::of_thread(thread)));
        }
        let office = OFFICE.contains(&lemma.as_str()) || line.noun_is(*agent, "people");
        stranger |= !office;
        if office && let Some(found) = of_owner(scene, line, *agent + 1) {
            return Ok(Some(found));
        }
    }
    if stranger {
        return Err(());
    }
    if agents.is_empty() || thread.continued().is_some() {
        return Ok(Authority::of_thread(thread).or_else(|| of_senders(thread)));
    }
    let mut found = Authority::default();
    for agent in agents.iter().filter(|agent| line.clauses().tag(**agent).starts_with("PRP")) {
        for party in scene.referents(line.sentence, *agent) {
            add(scene, &mut found, party);
        }
    }
    Ok(if found.states.is_empty() { of_release(scene) } else { Some(found) })
}

/// The authority that the words of an agent name outright, in its noun phrase.
fn of_name(scene: &mut Scene<'_>, line: &Line<'_>, agent: usize) -> Option<Authority> {
    let mut found = Authority::default();
    if let Some(mention) = scene.parties.at(line.sentence, agent).copied() {
        add(scene, &mut found, mention.party);
    }
    if found.states.is_empty() && line.starts_capital(agent) {
        // "the Department of the Treasury's Office of ...": any part of a long name may be the known one.
        let (first, end) = line.clauses().extent(agent);
        let mentions: Vec<_> = scene
            .parties
            .in_sentence(line.sentence)
            .iter()
            .filter(|m| {
                let apart = (m.end..agent).any(|t| line.is(t, &[",", "-", "–", "—", "--", ":", ";"]));
                first <= m.first && m.end <= end.min(agent + 8) && m.first + 10 > agent && !apart && !m.only_place
            })
            .copied()
            .collect();
        for mention in mentions {
            if found.states.is_empty() && scene.parties.get(mention.party).kind != PartyKind::Person {
                add(scene, &mut found, mention.party);
            }
        }
    }
    (!found.states.is_empty()).then_some(found)
}

/// Further agents of the same verb: "Britain and Canada".
fn and_others(scene: &mut Scene<'_>, line: &Line<'_>, mut found: Authority, agents: &[usize]) -> Authority {
    for agent in agents {
        for state in of_name(scene, line, *agent).map(|other| other.states).unwrap_or_default() {
            if !found.states.contains(&state) {
                found.states.push(state);
            }
        }
    }
    found
}

/// Whose release it is: the first sender of sanctions that the head of the article names.
fn of_release(scene: &mut Scene<'_>) -> Option<Authority> {
    let mentions: Vec<_> =
        scene.parties.mentions().iter().filter(|m| m.sentence < HEAD && !m.only_place).copied().collect();
    for mention in mentions {
        let mut found = Authority::default();
        add(scene, &mut found, mention.party);
        let sender = found.states.first().and_then(|state| scene.parties.get(*state).code.clone());
        if sender.is_some_and(|code| super::SENDERS.contains(&code.as_str())) {
            return Some(found);
        }
    }
    None
}

/// Sentences at the top of a release that name who issues it.
const HEAD: usize = 5;

fn add(scene: &mut Scene<'_>, found: &mut Authority, party: PartyIx) {
    let Some(actor) = scene.parties.actor(party, scene.tools.lexicon) else { return };
    if !matches!(scene.parties.get(actor).kind, PartyKind::Country | PartyKind::Bloc) {
        return;
    }
    if !found.states.contains(&actor) {
        found.states.push(actor);
    }
    if actor != party && scene.parties.get(party).kind == PartyKind::Organisation {
        found.agency = Some(party);
    }
}

fn of_senders(thread: &Thread) -> Option<Authority> {
    (!thread.senders.is_empty()).then(|| Authority { states: thread.senders.clone(), ..Authority::default() })
}

/// The authority named before a noun such as "sanctions" or "list": "U.S. sanctions", "its Belarus list".
pub(super) fn of_owner(scene: &mut Scene<'_>, line: &Line<'_>, noun: usize) -> Option<Authority> {
    let mut found = Authority::default();
    let mut at = noun;
    let mut near: Option<PartyIx> = None;
    while at > 0 && noun - at < 7 {
        at -= 1;
        if let Some(mention) = scene.parties.at(line.sentence, at).copied() {
            let mut one = Authority::default();
            add(scene, &mut one, mention.party);
            if let Some(state) = one.states.first().copied()
                && !found.states.contains(&state)
            {
                near = near.or(Some(state));
                found.states.insert(0, state);
                found.agency = found.agency.or(one.agency);
            }
            at = mention.first;
            continue;
        }
        if line.is(at, &["its", "their", "his", "her"]) {
            let before = sender_before(scene, line.sentence, at);
            let owners = if before.is_empty() { scene.actors(line.sentence, at) } else { before };
            let states: Vec<PartyIx> = owners.into_iter().filter(|party| scene.is_state_or_bloc(*party)).collect();
            if !states.is_empty() {
                return Some(Authority { target: near.filter(|n| !states.contains(n)), states, agency: None });
            }
            break;
        }
        let inside = line.is(at, &["'s", "’s", "and", ",", "-", "/"])
            || matches!(line.clauses().tag(at), "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "VBN" | "VBG" | "HYPH");
        if !inside {
            break;
        }
    }
    (!found.states.is_empty()).then_some(found)
}

/// The sender of sanctions that "its" list most likely belongs to: the last one before it, else the first one of the
/// sentence before.
fn sender_before(scene: &Scene<'_>, sentence: usize, at: usize) -> Vec<PartyIx> {
    let sender =
        |party: PartyIx| scene.parties.get(party).code.as_deref().is_some_and(|code| super::SENDERS.contains(&code));
    let own = scene.parties.in_sentence(sentence).iter().rfind(|m| m.end <= at && sender(m.party));
    let block = |s: usize| scene.document.sentences[s].block;
    let above = sentence.checked_sub(1).filter(|above| block(*above) == block(sentence));
    let earlier = || above.and_then(|above| scene.parties.in_sentence(above).iter().find(|m| sender(m.party)));
    own.or_else(earlier).map(|m| m.party).into_iter().collect()
}

/// The authority of the list or law that the sentence names.
pub(super) fn of_law(scene: &mut Scene<'_>, line: &Line<'_>) -> Option<Authority> {
    let by_list = basis::list_in(scene, line).map(|(_, authority)| authority);
    let by_base = || basis::bases_in(line).iter().find_map(|base| basis::issuer(base)).map(str::to_owned);
    let id = by_list.or_else(by_base)?;
    let party = scene.parties.known(&id, scene.tools.lexicon)?;
    Some(Authority { states: vec![party], ..Authority::default() })
}

/// What a sentence without an agent leaves to the thread.
pub(super) fn of_discourse(scene: &mut Scene<'_>, line: &Line<'_>, thread: &Thread) -> Option<Authority> {
    of_law(scene, line).or_else(|| Authority::of_thread(thread)).or_else(|| of_senders(thread))
}
