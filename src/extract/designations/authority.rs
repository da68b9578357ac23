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
    "ministry", "government", "authority", "department", "agency", "office", "council", "committee", "commission", "minister", "bloc", "official",
    "administration", "secretary", "treasury", "it", "they", "we", "he", "she", "ally", "partner", "cabinet", "union",
];

/// Nouns that stand for the act itself: "the measures target".
const ACT: &[&str] = &[
    "sanction", "sanctions", "measure", "designation", "restriction", "curb", "listing", "action", "package", "step", "ban", "freeze", "list", "round", "penalty", "decision",
    "move", "order", "embargo", "blacklist", "announcement", "regulation", "regulations", "addition",
];

/// The authority that the words at `agents` name; `Err` where they name somebody who is none.
pub(super) fn of_agents(scene: &mut Scene<'_>, line: &Line<'_>, agents: &[usize], thread: &Thread) -> Result<Option<Authority>, ()> {
    let mut found = Authority::default();
    let mut stranger = false;
    for agent in agents {
        let referents = scene.referents(line.sentence, *agent);
        for party in &referents {
            add(scene, &mut found, *party);
        }
        let lemma = line.clauses().lemma(*agent).to_owned();
        stranger |= !(OFFICE.contains(&lemma.as_str()) || ACT.contains(&lemma.as_str()));
        if found.states.is_empty() && ACT.contains(&lemma.as_str()) {
            if let Some(owner) = of_owner(scene, line, *agent) {
                return Ok(Some(owner));
            }
        }
    }
    if !found.states.is_empty() {
        return Ok(Some(found));
    }
    if stranger { Err(()) } else { Ok(Authority::of_thread(thread).or_else(|| of_senders(thread))) }
}

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
            if let Some(state) = one.states.first().copied() {
                if !found.states.contains(&state) {
                    near = near.or(Some(state));
                    found.states.insert(0, state);
                    found.agency = found.agency.or(one.agency);
                }
            }
            at = mention.first;
            continue;
        }
        if line.is(at, &["its", "their", "his", "her"]) {
            let owners = scene.actors(line.sentence, at);
            let states: Vec<PartyIx> = owners.into_iter().filter(|party| scene.is_state_or_bloc(*party)).collect();
            if !states.is_empty() {
                return Some(Authority { target: near.filter(|n| !states.contains(n)), states, agency: None });
            }
            break;
        }
        let inside = line.is(at, &["'s", "’s", "and", ",", "-", "/"]) || matches!(line.clauses().tag(at), "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "VBN" | "VBG" | "HYPH");
        if !inside {
            break;
        }
    }
    (!found.states.is_empty()).then_some(found)
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
