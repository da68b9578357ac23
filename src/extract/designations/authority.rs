//! Whose list it is: from the agent of the verb, the owner of the sanctions, the list or the law, else from the thread.

use super::act::Thread;
pub(super) use super::agents::agents;
use super::discourse::{of_law, of_release, of_senders};
use super::line::Line;
use crate::english::Label;
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
    pub(super) fn of_thread(thread: &Thread) -> Option<Self> {
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
    "i",
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
    "decree",
    "bill",
    "law",
    "legislation",
    "resolution",
    "rule",
    "amendment",
    "notice",
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
        let act = ACT.contains(&lemma.as_str());
        if let Some(found) = if act { None } else { of_name(scene, line, *agent) } {
            return Ok(Some(and_others(scene, line, found, agents)));
        }
        if act {
            let owner = of_owner(scene, line, *agent).or_else(|| of_maker(scene, line, *agent));
            let signed = owner.or_else(|| of_signer(scene, line, *agent));
            let stated = signed.or_else(|| of_resolution(scene, line, *agent)).or_else(|| of_law(scene, line));
            return Ok(stated.or_else(|| of_senders(thread)).or_else(|| Authority::of_thread(thread)));
        }
        let office = OFFICE.contains(&lemma.as_str())
            || line.noun_is(*agent, "people")
            || thread.issuer.is_some() && super::discourse::is_body(scene, line, *agent);
        stranger |= !office;
        // "the EU court": a body that only its owner makes an authority.
        let body = !office && line.noun_is(*agent, "organ") || line.is(*agent, &["court"]);
        // The courts of states freeze accounts in cases of their own.
        let owner = if body { of_owner(scene, line, *agent) } else { None };
        let bloc =
            |found: &Authority| found.states.iter().all(|state| scene.parties.get(*state).kind == PartyKind::Bloc);
        let owner = owner.filter(|found| !line.is(*agent, &["court"]) || bloc(found));
        if owner.is_some() {
            return Ok(owner);
        }
        if !office {
            continue;
        }
        let governing = if line.is(*agent, PRONOUNS) { of_governing(scene, line, *agent) } else { None };
        let found = governing
            .or_else(|| of_pronoun(scene, line, *agent, thread))
            .or_else(|| of_owner(scene, line, *agent + 1))
            .or_else(|| of_seat(scene, line, *agent))
            .or_else(|| of_namesake(scene, line, *agent))
            .or_else(|| of_administration(scene, line, *agent));
        if found.is_some() {
            return Ok(found);
        }
    }
    if stranger {
        return Err(());
    }
    if !agents.is_empty() && thread.issuer.is_some() {
        return Ok(thread.issuer.clone());
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

/// "Brussels has been adding names. It imposed": the sender of sanctions that "it" or "he" stands for, in a report and not in
/// a document of its own.
fn of_pronoun(scene: &mut Scene<'_>, line: &Line<'_>, pronoun: usize, thread: &Thread) -> Option<Authority> {
    if thread.issuer.is_some() || !line.is(pronoun, &["it", "he", "she"]) {
        return None;
    }
    let party = scene.referents(line.sentence, pronoun).into_iter().next()?;
    let mut found = Authority::default();
    add(scene, &mut found, party);
    (!found.states.is_empty() && found.states.iter().all(|state| scene.is_issuer(*state))).then_some(found)
}

/// "urged the administration to sanction": that of the United States, which alone goes by the bare word.
fn of_administration(scene: &mut Scene<'_>, line: &Line<'_>, office: usize) -> Option<Authority> {
    let bare = line.is(office, &["administration"]) && line.is(office.checked_sub(1)?, &["the"]);
    let us = bare.then(|| scene.parties.known("country:us", scene.tools.lexicon)).flatten()?;
    Some(Authority { states: vec![us], ..Authority::default() })
}

/// Pronouns that the subject of the governing clause explains.
const PRONOUNS: &[&str] = &["it", "they", "he", "she"];

/// "as the ministry did when it put": the authority that is the subject of a clause above that of the pronoun.
pub(super) fn of_governing(scene: &mut Scene<'_>, line: &Line<'_>, pronoun: usize) -> Option<Authority> {
    let clauses = line.clauses();
    let mut verb = clauses.verb_above(pronoun)?;
    for _ in 0..4 {
        verb = clauses.head(verb).and_then(|head| clauses.verb_above(head))?;
        for subject in clauses.subjects(verb, 0).into_iter().filter(|s| *s < pronoun) {
            if let Some(found) = of_name(scene, line, subject) {
                return Some(found);
            }
        }
    }
    None
}

/// "signed a decree imposing": who acts on the act that the noun names.
fn of_signer(scene: &mut Scene<'_>, line: &Line<'_>, act: usize) -> Option<Authority> {
    let clauses = line.clauses();
    let verb = clauses.verb_above(act).filter(|verb| !clauses.is_passive(*verb))?;
    let subjects: Vec<usize> = clauses.subjects(verb, 0).into_iter().filter(|s| *s < act).collect();
    let office = |subject: usize| OFFICE.contains(&clauses.lemma(subject)) || line.noun_is(subject, "people");
    let named = subjects.iter().find_map(|subject| of_name(scene, line, *subject));
    // "Chad's president signed a decree".
    named.or_else(|| subjects.iter().filter(|s| office(**s)).find_map(|s| of_owner(scene, line, *s + 1)))
}

/// "Resolution 1970 freezes": a resolution with a number is the Security Council's.
fn of_resolution(scene: &mut Scene<'_>, line: &Line<'_>, act: usize) -> Option<Authority> {
    let number =
        line.words.get(act + 1).is_some_and(|word| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit()));
    if !number || !line.is(act, &["resolution"]) || !line.starts_capital(act) {
        return None;
    }
    let un = scene.parties.known("bloc:un", scene.tools.lexicon)?;
    Some(Authority { states: vec![un], ..Authority::default() })
}

/// "the government in London", "ministers of the Union": the authority behind an office.
fn of_seat(scene: &mut Scene<'_>, line: &Line<'_>, office: usize) -> Option<Authority> {
    let mut found = Authority::default();
    for object in line.clauses().objects_of(office, &["in", "of", "at"]) {
        if let Some(mention) = scene.parties.at(line.sentence, object).copied() {
            add(scene, &mut found, mention.party);
        }
    }
    (!found.states.is_empty()).then_some(found)
}

/// "the Committee", "the ministry": the body of that kind that was named last before.
fn of_namesake(scene: &mut Scene<'_>, line: &Line<'_>, office: usize) -> Option<Authority> {
    if !line.clauses().tag(office).starts_with('N') {
        return None;
    }
    let word = line.clauses().lemma(office).to_owned();
    // The committees that keep lists are those of the Security Council.
    if word == "committee" && scene.parties.known_here("bloc:un") {
        let un = scene.parties.known("bloc:un", scene.tools.lexicon)?;
        return Some(Authority { states: vec![un], ..Authority::default() });
    }
    let body = scene.document.body();
    let named = scene.parties.mentions().iter().rfind(|m| {
        let kind = scene.parties.get(m.party).kind;
        m.sentence < line.sentence
            && matches!(kind, PartyKind::Organisation | PartyKind::Bloc)
            && m.span.of(body).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w == word)
    });
    let party = named.map(|m| m.party)?;
    let mut found = Authority::default();
    add(scene, &mut found, party);
    (!found.states.is_empty()).then_some(found)
}

/// "measures adopted by Canada", "sanctions that Canada imposed": who made the act that a noun names.
fn of_maker(scene: &mut Scene<'_>, line: &Line<'_>, noun: usize) -> Option<Authority> {
    let clauses = line.clauses();
    let makers: Vec<usize> = clauses
        .children_with(noun, &[Label::Acl, Label::Relcl])
        .into_iter()
        .flat_map(|verb| clauses.agents(verb))
        .chain(clauses.objects_of(noun, &["by", "from"]))
        .collect();
    makers.into_iter().find_map(|maker| of_name(scene, line, maker))
}

/// The authority that the words of an agent name outright, in its noun phrase.
pub(super) fn of_name(scene: &mut Scene<'_>, line: &Line<'_>, agent: usize) -> Option<Authority> {
    let mut found = Authority::default();
    // "the Security Council's Sudan committee" acts for who owns it.
    for owner in line.clauses().children_with(agent, &[Label::Poss]) {
        let owner = scene.parties.at(line.sentence, owner).map(|m| m.party);
        if let Some(bloc) = owner.filter(|party| scene.parties.get(*party).kind == PartyKind::Bloc) {
            add(scene, &mut found, bloc);
        }
    }
    if let Some(mention) = scene.parties.at(line.sentence, agent).copied().filter(|_| found.states.is_empty()) {
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
                let behind = (agent..m.first).any(|t| line.is_finite(t) || line.is(t, &[",", "whose", "who", "which"]));
                let apart = apart || behind;
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

pub(super) fn add(scene: &mut Scene<'_>, found: &mut Authority, party: PartyIx) {
    let Some(actor) = scene.parties.actor(party, scene.tools.lexicon) else { return };
    let kind = scene.parties.get(actor).kind;
    // "Arab states" keep no list.
    let loose = kind == PartyKind::Bloc && scene.parties.get(actor).code.is_none() && !scene.is_issuer(actor);
    if !matches!(kind, PartyKind::Country | PartyKind::Bloc) || loose {
        return;
    }
    if !found.states.contains(&actor) {
        found.states.push(actor);
    }
    if actor != party && scene.parties.get(party).kind == PartyKind::Organisation {
        found.agency = Some(party);
    }
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
            let person = line.is(at, &["his", "her"]).then(|| leader_before(scene, line.sentence, at)).flatten();
            let before = person.map_or_else(|| sender_before(scene, line.sentence, at), |state| vec![state]);
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

/// "the EU list", "the sanctions list of the European Union", "the sanctions of Canada": whoever holds what a noun names.
pub(super) fn of_holder(scene: &mut Scene<'_>, line: &Line<'_>, noun: usize) -> Option<Authority> {
    let clauses = line.clauses();
    let named = |at: &usize| clauses.tag(*at).starts_with("NNP");
    let holders: Vec<usize> = clauses.objects_of(noun, &["of"]).into_iter().filter(named).collect();
    of_owner(scene, line, noun).or_else(|| holders.into_iter().find_map(|holder| of_name(scene, line, holder)))
}

/// "Jane Doe renewed the order, though her Treasury had": the state of the leader named last before, where it imposes
/// sanctions of its own.
fn leader_before(scene: &mut Scene<'_>, sentence: usize, at: usize) -> Option<PartyIx> {
    let before = scene.parties.in_sentence(sentence).iter().rev().filter(|m| m.end <= at).map(|m| m.party);
    let people: Vec<PartyIx> = before.filter(|party| scene.parties.get(*party).kind == PartyKind::Person).collect();
    people.into_iter().find_map(|person| {
        let state = scene.parties.actor(person, scene.tools.lexicon)?;
        let code = scene.parties.get(state).code.as_deref();
        code.is_some_and(|code| super::keeping::SENDERS.contains(&code)).then_some(state)
    })
}

/// The sender of sanctions that "its" list most likely belongs to: the last one before it, else the first one of the
/// sentence before.
fn sender_before(scene: &Scene<'_>, sentence: usize, at: usize) -> Vec<PartyIx> {
    let sender = |party: PartyIx| {
        scene.parties.get(party).code.as_deref().is_some_and(|code| super::keeping::SENDERS.contains(&code))
    };
    let own = scene.parties.in_sentence(sentence).iter().rfind(|m| m.end <= at && sender(m.party));
    let block = |s: usize| scene.document.sentences[s].block;
    let above = sentence.checked_sub(1).filter(|above| block(*above) == block(sentence));
    let earlier = || above.and_then(|above| scene.parties.in_sentence(above).iter().find(|m| sender(m.party)));
    own.or_else(earlier).map(|m| m.party).into_iter().collect()
}

/// Whether the noun stands for an act of listing: "measures", "listings".
pub(super) fn is_act(line: &Line<'_>, noun: usize) -> bool {
    ACT.contains(&line.clauses().lemma(noun))
}
