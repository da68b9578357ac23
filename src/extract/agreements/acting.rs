//! What the verbs and nouns over an agreement make of it: its stage, those who act, when, where, and who says so.

use super::circumstances;
use super::governors::{Governor, Relation, governors};
use super::mention::{Mention, Sort, merge};
use super::participants::{Whom, between, owners, with};
use super::stage::{Part, Stage, described, stage};
use super::venue;
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::scene::Scene;
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
        if let Some(found) = stage(clauses, governor) {
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
        mention.stage = described(clauses, head);
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
        .or_else(|| circumstances::taken_up(scene, sentence).filter(|_| acted));
    if mention.rule == "agreement.implement" && mention.stage == Some(AgreementStatus::Agreed) {
        // "will be implemented on Saturday" is no day of agreement.
        mention.date = None;
        mention.rule = "agreement.implement.planned";
    }
    mention.place = at_making.and_then(|word| venue::place(scene, sentence, word, head));
    if mention.place.is_none() {
        mention.place = venue::of_name(scene, sentence, head);
    }
    mention.applied = is_applied(clauses, head);
    let present = clauses.verb_above(head).is_some_and(|verb| matches!(clauses.tag(verb), "VBZ" | "VBP"));
    if mention.applied && present && mention.indefinite && matches!(mention.stage, None | Some(AgreementStatus::Agreed))
    {
        mention.stage = Some(AgreementStatus::InForce);
    }
    mention.speaker = clauses.verb_above(anchor).and_then(|verb| scene.speaker(sentence, verb));
}

/// "supplies gas under a treaty", "lives under the accord": it is in use.
fn is_applied(clauses: &Clauses<'_>, head: usize) -> bool {
    let under = clauses
        .head(head)
        .is_some_and(|up| clauses.label(head) == Label::Pobj && matches!(clauses.lemma(up), "under" | "per"));
    let verb = clauses.verb_above(head);
    under && verb.is_none_or(|verb| clauses.realis(verb, 0).is_actual())
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
        if stage.rule == "agreement.bound" {
            words = clauses.subjects(stage.word, 0);
            words.extend(clauses.objects_of(stage.word, &["to", "with"]));
        } else if words.is_empty() && clauses.is_passive(stage.word) {
            words = clauses.objects_of(stage.word, &["between", "among", "with"]);
        }
        Whom::of(scene, sentence, &words)
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
        Part::JoinTogether | Part::Outside => {}
    }
    if stage.signing {
        let people: Vec<_> = agents.people.iter().chain(&partners.people).copied().collect();
        merge(&mut mention.signatories, &people);
        if stage.is_verb && clauses.is_passive(stage.word) {
            merge(&mut mention.signatories, &signers_behind_by(scene, clauses, sentence, stage.word));
        }
        signed_by_all(scene, clauses, mention, governor);
    }
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

/// The people named behind the "by" of a passive signing; long appositions hide them from the parse.
fn signers_behind_by(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Vec<PartyIx> {
    let Some(by) = clauses.children_with(verb, &[Label::Agent]).into_iter().find(|by| *by > verb) else {
        return Vec::new();
    };
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
