//! What the verbs and nouns over an agreement make of it: its stage, those who act, when, where, and who says so.

use super::circumstances;
use super::governors::{Governor, Relation, governors};
use super::mention::{Mention, Sort, merge};
use super::onlookers;
use super::participants::{Whom, between, owners, whom, with};
use super::stage::{Part, Stage, described, stage};
use super::venue;
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementStatus, PartyKind};

pub(super) fn take(mention: &mut Mention, whom: &Whom) {
    merge(&mut mention.parties, &whom.actors);
    merge(&mut mention.firms, &whom.firms);
    merge(&mut mention.bodies, &whom.bodies);
}

/// What the verbs and nouns over the agreement say: its stage, those who act, when and where.
pub(super) fn governed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention) {
    let (sentence, head) = (mention.sentence, mention.head);
    let mut anchor = head;
    let mut made: Option<(u8, usize)> = None;
    let found = governors(clauses, head);
    for governor in &found {
        if let Some(verb) = governor.verb.filter(|_| governor.relation == Relation::Object) {
            supplied(scene, clauses, mention, verb);
        }
        let told = stage(clauses, governor).filter(|found| !is_talk_of(clauses, mention, found));
        if let Some(found) = told {
            if weight(found.status) >= mention.stage.map_or(0, weight) {
                mention.stage = Some(found.status);
                mention.rule = found.rule;
                anchor = found.word;
            }
            let concludes = matches!(found.status, AgreementStatus::Signed | AgreementStatus::Agreed)
                && !found.rule.starts_with("agreement.implement");
            if concludes && made.is_none_or(|(known, _)| weight(found.status) > known) {
                made = Some((weight(found.status), found.word));
            }
            act(scene, clauses, mention, governor, &found);
        } else if governor.relation == Relation::Object {
            partner_of_verb(scene, mention, governor);
        }
    }
    if mention.stage.is_none() {
        let dated = circumstances::own_date(scene, sentence, head).is_some();
        mention.stage = described(clauses, head)
            .or_else(|| (!dated && is_hypothetical(clauses, mention)).then_some(AgreementStatus::Proposed));
    }
    if mention.parties.len() == 1 && mention.half {
        host(scene, clauses, mention, &found);
    }
    let acted = mention.rule != "agreement.noun";
    // The day and city of signing are the agreement's, whatever became of it since.
    let at_making = made.map(|(_, word)| word);
    mention.date = at_making
        .filter(|word| *word != anchor)
        .and_then(|word| circumstances::date(scene, sentence, word, head))
        .or_else(|| circumstances::date(scene, sentence, anchor, head).filter(|_| acted))
        .or_else(|| circumstances::own_date(scene, sentence, head))
        .or_else(|| circumstances::taken_up(scene, sentence).filter(|_| acted))
        .or_else(|| circumstances::of_entry(scene, sentence).filter(|_| acted));
    if mention.rule == "agreement.implement" && mention.stage == Some(AgreementStatus::Agreed) {
        // "will be implemented on Saturday" is no day of agreement.
        mention.date = None;
        mention.rule = "agreement.implement.planned";
    }
    mention.place = at_making.and_then(|word| venue::place(scene, sentence, word, head));
    if mention.place.is_none() {
        mention.place = venue::of_name(scene, sentence, head);
    }
    // "signed an agreement on water sharing in Nairobi" is no agreement on what is shared in Nairobi; a truce may be one there.
    if let Some(place) = mention.place.as_deref().filter(|_| !clauses.noun_is(head, "agreement:ceasefire"))
        && let Some(bare) = mention.title.strip_suffix(place).and_then(|title| title.strip_suffix(" in "))
    {
        mention.title = bare.to_owned();
    }
    mention.applied = is_applied(clauses, head);
    mention.effected = is_effected(clauses, head);
    let present = clauses.verb_above(head).is_some_and(|verb| matches!(clauses.tag(verb), "VBZ" | "VBP"));
    if mention.applied && present && mention.indefinite && matches!(mention.stage, None | Some(AgreementStatus::Agreed))
    {
        mention.stage = Some(AgreementStatus::InForce);
    }
    onlookers::set_apart(scene, clauses, mention);
    mention.speaker = clauses.verb_above(anchor).and_then(|verb| scene.speaker(sentence, verb));
}

/// "discussed the truce", "called for renegotiating the pact": talk of an agreement that is there says nothing of where it
/// stands.
fn is_talk_of(clauses: &Clauses<'_>, mention: &Mention, found: &Stage) -> bool {
    let there = !mention.indefinite || mention.known.is_some();
    if found.rule != "agreement.negotiate" || !there {
        return false;
    }
    clauses.verb_is(found.word, "agreement_discuss") || found.status == AgreementStatus::Proposed
}

/// "a deal would help", "should do a deal", "if there is a pact": one that nobody has made.
fn is_hypothetical(clauses: &Clauses<'_>, mention: &Mention) -> bool {
    let head = clauses.first_conjunct(mention.head);
    let plain = mention.indefinite && mention.sort == Sort::Noun && mention.year.is_none();
    let Some(verb) = clauses.head(head).filter(|up| plain && clauses.is_verb(*up)) else { return false };
    let possible = matches!(clauses.realis(verb, 0), Realis::Possible | Realis::CalledFor);
    match clauses.label(head) {
        Label::Nsubj | Label::Nsubjpass => possible,
        Label::Dobj | Label::Attr => possible && clauses.verb_is(verb, "agreement_do"),
        _ => false,
    }
}

/// "supplies gas under a treaty", "will share data under the accord": it is in use.
fn is_applied(clauses: &Clauses<'_>, head: usize) -> bool {
    let under = behind(clauses, head).is_some_and(|up| matches!(clauses.lemma(up), "under" | "per"));
    let told = |verb| matches!(clauses.realis(verb, 0), Realis::Actual | Realis::Planned);
    under && clauses.verb_above(head).is_none_or(told)
}

/// "freed prisoners in a swap": it was carried out.
fn is_effected(clauses: &Clauses<'_>, head: usize) -> bool {
    let within = behind(clauses, head).is_some_and(|up| clauses.lemma(up) == "in");
    within
        && clauses.noun_is(head, "agreement_bargain")
        && clauses
            .verb_above(head)
            .is_some_and(|verb| matches!(clauses.realis(verb, 0), Realis::Actual | Realis::Planned))
}

/// The preposition before a noun.
fn behind(clauses: &Clauses<'_>, head: usize) -> Option<usize> {
    clauses.head(head).filter(|_| clauses.label(head) == Label::Pobj)
}

/// "arrangements were completed for A to deliver jets to B": the supplier and the supplied.
fn supplied(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, verb: usize) {
    let sentence = mention.sentence;
    let delivers = clauses
        .children_with(verb, &[Label::Advcl, Label::Xcomp])
        .into_iter()
        .find(|below| clauses.verb_is(*below, "agreement_supply"));
    let Some(below) = delivers else { return };
    let Some(mark) =
        clauses.children_with(below, &[Label::Mark]).into_iter().find(|mark| clauses.lemma(*mark) == "for")
    else {
        return;
    };
    let mut words = clauses.children_with(below, &[Label::Nsubj]);
    words.extend(clauses.objects_of(below, &["to", "from"]));
    let sides = Whom::of(scene, sentence, &words);
    merge(&mut mention.parties, &sides.actors);
    let end = clauses.extent(below).1.min(mark + 14);
    mention.title = format!("{} {}", mention.title, super::title::words(scene.document, sentence, mark, end));
    mention.topics.extend(scene.tools.lexicon.cues().topics_in(&mention.title.to_lowercase()));
}

/// Later stages outweigh earlier ones; leaving and ending outweigh all.
pub(super) fn weight(status: AgreementStatus) -> u8 {
    match status {
        AgreementStatus::Proposed => 1,
        AgreementStatus::Negotiating => 2,
        AgreementStatus::Agreed => 3,
        AgreementStatus::Signed => 5,
        AgreementStatus::InForce => 4,
        AgreementStatus::Violated => 6,
        AgreementStatus::Suspended => 7,
        AgreementStatus::Terminated => 8,
        AgreementStatus::Withdrawn => 9,
    }
}

/// Gives those who act their part in the agreement.
fn act(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, governor: &Governor, stage: &Stage) {
    let sentence = mention.sentence;
    let agents = if stage.is_verb {
        let mut words = clauses.agents(stage.word);
        if stage.part == Part::Leave && matches!(clauses.lemma(stage.word), "take" | "pull" | "get") {
            // "took the country out of the pact": who is taken leaves.
            let taken = clauses.children_with(stage.word, &[Label::Dobj]);
            if !taken.is_empty() {
                words = taken;
            }
        }
        if words.contains(&mention.head) || stage.signing && clauses.is_passive(stage.word) {
            // "the treaty, concluded by A and B", "signed for A by B": the parse may take the agreement for who acts.
            words.retain(|word| *word != mention.head);
            words.extend(clauses.objects_of(stage.word, &["by", "for"]));
        }
        if stage.rule == "agreement.bound" {
            words = clauses.subjects(stage.word, 0);
            words.extend(clauses.objects_of(stage.word, &["to", "with"]));
        } else if words.is_empty() && clauses.is_passive(stage.word) {
            words = clauses.objects_of(stage.word, &["between", "among", "with"]);
        }
        let mut all = Whom::of(scene, sentence, &words);
        // "talks between A and B ended with an accord".
        for talks in words.into_iter().filter(|word| clauses.noun_is(*word, "agreement_venue")) {
            let pair = between(scene, sentence, talks);
            all.add(&pair);
        }
        all
    } else {
        let owner = owners(scene, sentence, stage.word).0;
        let mut all = between(scene, sentence, stage.word);
        all.add(&owner);
        if all.actors.is_empty() {
            let by = clauses.objects_of(stage.word, &["by", "of"]);
            all = Whom::of(scene, sentence, &by);
        }
        // "A and B resumed talks on a treaty": those who act on the noun.
        let acting = governor
            .verb
            .filter(|_| all.actors.len() < 2 && stage.part == Part::Join && governor.relation == Relation::Object);
        if let Some(verb) = acting {
            let words = clauses.agents(verb);
            let agents = Whom::of(scene, sentence, &words);
            all.add(&agents);
        }
        all
    };
    let mut partners = with(scene, sentence, stage.word);
    mention.half |= stage.is_verb && partners.actors.len() == 1;
    if stage.is_verb && stage.part == Part::Join && !partners.people.is_empty() {
        // "concluded a pact with President A": those who deal in person stand for their signatures.
        let dealers: Vec<_> = agents.people.iter().chain(&partners.people).copied().collect();
        let done = matches!(stage.status, AgreementStatus::Signed | AgreementStatus::Agreed);
        merge(&mut mention.signatories, if done { &dealers } else { &[] });
    }
    let pair = between(scene, sentence, stage.word);
    partners.add(&pair);
    if stage.status == AgreementStatus::Violated && stage.is_verb {
        let accuser = accuser(scene, clauses, sentence, stage.word);
        take(mention, &accuser);
    }
    mention.private |= stage.is_verb && are_companies(clauses, &clauses.agents(stage.word)) && agents.firms.is_empty();
    mention.fighters |= stage.part != Part::Outside && has_fighters(scene, clauses, mention, stage.word);
    let firm = !mention.firms.is_empty() || !partners.firms.is_empty();
    let firm_of = |agents: &Whom| agents.actors.len() == 1 && firm;
    match stage.part {
        // "It takes effect once both parliaments have ratified it": they only confirm.
        _ if mention.sort == Sort::Pronoun && !stage.signing => {}
        Part::Join => {
            take(mention, &agents);
            take(mention, &partners);
        }
        Part::JoinTogether if agents.actors.len() + partners.actors.len() >= 2 => {
            take(mention, &agents);
            take(mention, &partners);
        }
        Part::Leave => merge(&mut mention.withdrawn, &agents.actors),
        Part::Broker => {
            merge(&mut mention.mediators, &agents.actors);
            take(mention, &partners);
        }
        Part::JoinTogether if agents.actors.iter().any(|actor| is_forum(scene, *actor)) => take(mention, &agents),
        // "A cancelled its contract with the firm."
        Part::Outside if stage.is_verb && stage.status == AgreementStatus::Terminated && firm_of(&agents) => {
            take(mention, &agents);
            take(mention, &partners);
        }
        Part::JoinTogether | Part::Outside => {}
    }
    if stage.signing {
        let people: Vec<_> = agents.people.iter().chain(&partners.people).copied().collect();
        merge(&mut mention.signatories, &people);
        if stage.is_verb && people.is_empty() {
            let signers = signers_named_beside(scene, clauses, sentence, stage.word);
            merge(&mut mention.signatories, &signers);
        }
        if stage.is_verb && clauses.is_passive(stage.word) {
            let signers = signers_behind_by(scene, clauses, sentence, stage.word);
            merge(&mut mention.signatories, &signers);
            if agents.actors.is_empty() && signers.len() >= 2 {
                let lexicon = scene.tools.lexicon;
                let states: Vec<PartyIx> =
                    signers.iter().filter_map(|person| scene.parties.actor(*person, lexicon)).collect();
                merge(&mut mention.parties, &states);
            }
        }
        signed_by_all(scene, clauses, mention, governor);
    }
}

/// "The ministers of Peru and Chile, A and B, signed": people named between a plural of office and its verb.
fn signers_named_beside(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Vec<PartyIx> {
    if clauses.is_passive(verb) {
        return Vec::new();
    }
    // The parser may take the names for the subject, and the office for anything.
    let plural = |word: &usize| {
        clauses.tag(*word) == "NNS"
            && (clauses.noun_is(*word, "kind:person") || clauses.noun_is(*word, "refers:person"))
    };
    let Some(office) = (0..verb).find(plural) else { return Vec::new() };
    let person = |party: PartyIx| scene.parties.get(party).kind == PartyKind::Person;
    let named: Vec<_> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.first > office && naming.end <= verb && person(naming.party))
        .collect();
    let close = named.last().is_some_and(|last| verb - last.end <= BESIDE);
    let joined = named.windows(2).all(|pair| pair[1].first.saturating_sub(pair[0].end) <= JOINT);
    let mut signers: Vec<PartyIx> = Vec::new();
    merge(&mut signers, &named.iter().map(|naming| naming.party).collect::<Vec<_>>());
    if signers.len() >= 2 && close && joined { signers } else { Vec::new() }
}

/// How many words may stand between the last of such names and the verb: ", yesterday".
const BESIDE: usize = 3;

/// How many words may stand between two such names: ", and".
const JOINT: usize = 2;

/// "the government and Tuareg rebels signed a pact": fighters take part whom the article does not name.
fn has_fighters(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &Mention, verb: usize) -> bool {
    let mut words = clauses.agents(verb);
    for word in [verb, mention.head] {
        words.extend(clauses.objects_of(word, &["with", "between", "by"]));
    }
    let joined = |word: &usize| clauses.label(*word) == Label::Conj;
    let beside: Vec<usize> = words
        .iter()
        .flat_map(|word| (clauses.extent(*word).0..clauses.extent(*word).1).filter(joined).collect::<Vec<_>>())
        .collect();
    words
        .into_iter()
        .chain(beside)
        .any(|word| clauses.noun_is(word, "agreement_fighter") && whom(scene, mention.sentence, word).actors.is_empty())
}

/// "the two companies agreed to a deal".
fn are_companies(clauses: &Clauses<'_>, words: &[usize]) -> bool {
    words.iter().any(|word| {
        clauses.tag(*word) == "NNS"
            && matches!(
                clauses.lemma(*word),
                "company" | "firm" | "bank" | "airline" | "carmaker" | "group" | "club" | "retailer"
            )
    })
}

/// Whether a bloc is one whose members agree among themselves.
fn is_forum(scene: &Scene<'_>, party: PartyIx) -> bool {
    let cues = scene.tools.lexicon.cues();
    scene.parties.get(party).known.as_deref().is_some_and(|id| cues.is(Pos::Noun, id, "agreement_forum"))
}

/// "A accused B of breaking the truce": A is the other side.
fn accuser(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Whom {
    let over = clauses.head(verb).and_then(|up| clauses.verb_above(up)).filter(|up| *up != verb);
    let Some(over) = over.filter(|over| matches!(clauses.lemma(*over), "accuse" | "blame" | "charge")) else {
        return Whom::default();
    };
    let subjects = clauses.subjects(over, 0);
    Whom { people: Vec::new(), firms: Vec::new(), bodies: Vec::new(), ..Whom::of(scene, sentence, &subjects) }
}

/// The "by" of a passive verb; the parse may hang it from the place: "signed at the palace in Tehran by A".
fn by_of(clauses: &Clauses<'_>, verb: usize) -> Option<usize> {
    let finite = |at: &usize| matches!(clauses.tag(*at), "VBD" | "VBZ" | "VBP" | "MD" | "WP" | "WDT" | ":");
    let end = (verb + 1..clauses.len()).find(finite).unwrap_or(clauses.len());
    let agent = clauses.children_with(verb, &[Label::Agent]).into_iter().find(|by| *by > verb);
    agent.or_else(|| (verb + 1..end).find(|at| clauses.lemma(*at) == "by" && clauses.label(*at) == Label::Prep))
}

/// The people named behind the "by" of a passive signing; long appositions hide them from the parse.
fn signers_behind_by(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Vec<PartyIx> {
    let Some(by) = by_of(clauses, verb) else { return Vec::new() };
    let end = (by..clauses.len())
        .find(|at| matches!(clauses.tag(*at), "VBD" | "VBZ" | "VBP" | "MD" | "WP" | "WDT" | ":"))
        .unwrap_or(clauses.len());
    let mut found = Vec::new();
    for naming in scene.parties.in_sentence(sentence) {
        let person = scene.parties.get(naming.party).kind == PartyKind::Person;
        if person && naming.first > by && naming.end <= end && !found.contains(&naming.party) {
            found.push(naming.party);
        }
    }
    found
}

/// "the signing of the pact by A and B".
fn signed_by_all(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, governor: &Governor) {
    for noun in governor.through.iter().chain(&governor.verb) {
        let by = clauses.objects_of(*noun, &["by"]);
        let found = Whom::of(scene, mention.sentence, &by);
        merge(&mut mention.signatories, &found.people);
        if !found.people.is_empty() {
            take(mention, &Whom { people: Vec::new(), ..found });
        }
    }
}

/// "has a deal with Iran", "won a contract from Libya": the partner stands with the verb.
fn partner_of_verb(scene: &mut Scene<'_>, mention: &mut Mention, governor: &Governor) {
    let Some(verb) = governor.verb.filter(|_| governor.through.is_empty()) else { return };
    let pair = between(scene, mention.sentence, verb);
    let partner = with(scene, mention.sentence, verb);
    if mention.parties.is_empty() && partner.actors.len() == 1 {
        mention.half = true;
        merge(&mut mention.parties, &partner.actors);
    }
    if pair.actors.len() >= 2 {
        take(mention, &pair);
    }
}

/// The other side of "a deal with Moscow": whoever acts in the clause.
fn host(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, found: &[Governor]) {
    let verb = found.iter().find_map(|governor| governor.verb.filter(|verb| !clauses.is_below(*verb, mention.head)));
    let Some(verb) = verb.or_else(|| clauses.verb_above(mention.head)) else { return };
    if clauses.verb_is(verb, "say") || clauses.realis(verb, 0) == Realis::Negated {
        return;
    }
    let subjects = clauses.subjects(verb, 0);
    let acting = Whom::of(scene, mention.sentence, &subjects);
    if acting.actors.len() == 1 {
        merge(&mut mention.parties, &acting.actors);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn talk_of_an_agreement_does_not_make_it() {
        let text = "A deal between Peru and Chile would take five years to negotiate.";
        assert_eq!(agreements(text), ["CL+PE accord proposed - -"]);
        let text = "Peru and Chile discussed the border accord on Tuesday.";
        assert!(!agreements(text).iter().any(|found| found.contains("negotiating")));
        assert!(agreements("Unlike Chile, Peru does not have an extradition treaty with Kenya.").is_empty());
    }

    #[test]
    fn who_signs_may_stand_behind_by_or_for() {
        let text = "The treaty, concluded in 1973 by Brazil and Paraguay, governs a dam.";
        assert_eq!(agreements(text), ["BR+PY treaty agreed 1973 -"]);
        let text = "The accord was signed for Kenya by Raila Odinga and for Uganda by Moses Ali.";
        assert_eq!(agreements(text), ["KE+UG accord signed 2019-03-14 -"]);
    }

    #[test]
    fn what_is_done_under_an_accord_names_its_sides() {
        let text = "Hungary will get gas from Turkey under a deal sealed on Monday.";
        assert_eq!(agreements(text), ["HU+TR accord agreed 2019-03-11 -"]);
        assert!(agreements("Hungary will get gas from Turkey under a blue sky, said a deal maker.").is_empty());
    }
}
