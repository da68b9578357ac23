//! Where an agreement stands, as the words that govern its noun say it.
//!
//! Each verb or noun of the cue table gives a stage; whether its event has happened tells "signed" from "hopes to sign".

use super::governors::{Governor, Relation};
use super::validity;
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::AgreementStatus;

/// What those who act do to the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// They become or are parties.
    Join,
    /// They are parties only if two or more of them act together: "announced a ceasefire".
    JoinTogether,
    /// They leave.
    Leave,
    /// They bring it about for others.
    Broker,
    /// Nothing that makes them parties.
    Outside,
}

/// What a governor says of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    /// Where it stands.
    pub(super) status: AgreementStatus,
    /// The part of those who act.
    pub(super) part: Part,
    /// The word whose agents they are.
    pub(super) word: usize,
    /// Whether the word is a verb; otherwise a noun, whose owners act.
    pub(super) is_verb: bool,
    /// Whether it is signing.
    pub(super) signing: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

/// What the governor says; `None` where it only mentions the agreement.
pub(super) fn stage(clauses: &Clauses<'_>, governor: &Governor) -> Option<Stage> {
    if let Some(found) = through_noun(clauses, governor) {
        return Some(found);
    }
    let verb = governor.verb?;
    if governor.through.iter().any(|noun| !is_light(clauses, *noun)) {
        return None;
    }
    let found = match &governor.relation {
        Relation::Object => of_object(clauses, verb),
        Relation::Subject => of_subject(clauses, verb),
        Relation::Behind(prepositions) => behind(clauses, verb, prepositions),
    }?;
    let found = Stage { word: verb, is_verb: true, ..found };
    Some(if clauses.has_ceased(verb) { ended(governor, found) } else { found })
}

/// "is no longer in force", "is no longer bound by the treaty": what is over, or is left by who acts.
fn ended(governor: &Governor, found: Stage) -> Stage {
    match (found.status, &governor.relation) {
        (AgreementStatus::InForce, Relation::Subject) => Stage { status: AgreementStatus::Terminated, ..found },
        (AgreementStatus::InForce, _) => Stage { status: AgreementStatus::Withdrawn, part: Part::Leave, ..found },
        _ => found,
    }
}

/// Nouns between the agreement and its verb that change nothing: "signed the text of a treaty".
fn is_light(clauses: &Clauses<'_>, noun: usize) -> bool {
    clauses.noun_is(noun, "agreement_part") || clauses.noun_is(noun, "quantity")
}

pub(super) fn plain(status: AgreementStatus, part: Part, rule: &'static str) -> Stage {
    Stage { status, part, word: 0, is_verb: true, signing: false, rule }
}

fn of_object(clauses: &Clauses<'_>, verb: usize) -> Option<Stage> {
    use AgreementStatus::{Negotiating, Proposed, Signed, Suspended, Terminated, Violated, Withdrawn};
    let lemma = clauses.lemma(verb);
    let realis = clauses.realis(verb, 0);
    let happened = realis.is_actual();
    if happened && into_abeyance(clauses, verb) {
        return Some(plain(Suspended, Part::Join, "agreement.suspend"));
    }
    let down = has_particle(clauses, verb, &["down", "up", "apart"]);
    if clauses.verb_is(verb, "sign") && lemma != "put" {
        let status = signing_status(clauses, verb, realis)?;
        return Some(Stage { signing: status == Signed, ..plain(status, Part::Join, "agreement.sign") });
    }
    if clauses.verb_is(verb, "suspend_agreement") {
        return happened.then(|| plain(Suspended, Part::Join, "agreement.suspend"));
    }
    if clauses.verb_is(verb, "agreement_leave") {
        return happened.then(|| plain(Withdrawn, Part::Leave, "agreement.leave"));
    }
    if let Some(found) = validity::declared(clauses, verb, realis).or_else(|| validity::kept(clauses, verb, realis)) {
        return Some(found);
    }
    if ends(clauses, verb, down) {
        return happened.then(|| plain(Terminated, Part::Outside, "agreement.end"));
    }
    if clauses.verb_is(verb, "agreement_break") {
        return happened.then(|| plain(Violated, Part::Join, "agreement.break"));
    }
    if validity::is_under_way(clauses, verb)
        && (clauses.verb_is(verb, "conclude") || clauses.verb_is(verb, "negotiate"))
    {
        return Some(plain(Negotiating, Part::Join, "agreement.negotiate"));
    }
    if lemma == "negotiate" && (clauses.is_passive(verb) || clauses.tag(verb) == "VBD") && happened {
        return Some(plain(AgreementStatus::Agreed, Part::Join, "agreement.negotiate"));
    }
    if clauses.verb_is(verb, "conclude") && !(lemma == "strike" && down) && lemma != "negotiate" {
        return concluded(clauses, verb, realis);
    }
    if clauses.verb_is(verb, "negotiate") {
        return negotiated(clauses, verb, realis);
    }
    if clauses.verb_is(verb, "agreement_propose") {
        return (realis != Realis::Negated).then(|| plain(Proposed, Part::JoinTogether, "agreement.offer"));
    }
    if clauses.verb_is(verb, "agreement_renew") {
        return happened.then(|| renewed(clauses, verb));
    }
    if clauses.verb_is(verb, "implement") && lemma != "take" && lemma != "enter" {
        return implemented(realis);
    }
    (lemma == "have" && happened).then(|| possession(clauses, verb)).flatten()
}

/// "put the treaty in abeyance", "placed the pact on ice".
fn into_abeyance(clauses: &Clauses<'_>, verb: usize) -> bool {
    matches!(clauses.lemma(verb), "put" | "place" | "hold" | "keep" | "leave")
        && (verb + 2..clauses.extent(verb).1)
            .any(|noun| clauses.noun_is(noun, "abeyance") && matches!(clauses.lemma(noun - 1), "in" | "into" | "on"))
}

/// "is negotiating a pact" goes on; "would negotiate", "wants to discuss a pact" is only proposed. Who merely talks about it or
/// would revive it is a side only in company.
fn negotiated(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<Stage> {
    // "would have to negotiate", "if it had to": nobody negotiates yet.
    let supposed = |up: usize| clauses.is_verb(up) && clauses.has_to(verb) && clauses.realis(up, 0) == Realis::Possible;
    let wished = clauses.head(verb).is_some_and(|up| clauses.verb_is(up, "agreement_propose") || supposed(up));
    let status = match realis {
        Realis::Negated => return None,
        Realis::Actual if !wished => AgreementStatus::Negotiating,
        Realis::Planned if !wished => AgreementStatus::Negotiating,
        _ => AgreementStatus::Proposed,
    };
    let deals = matches!(clauses.lemma(verb), "negotiate" | "renegotiate" | "finalise" | "hammer");
    let part = if deals { Part::Join } else { Part::JoinTogether };
    Some(plain(status, part, "agreement.negotiate"))
}

/// "renewed the pact" agrees on it again; "a protocol that widens the pact" and "a law amending it" leave it in force.
fn renewed(clauses: &Clauses<'_>, verb: usize) -> Stage {
    let by_paper = clauses.label(verb) == Label::Relcl || clauses.label(verb) == Label::Acl;
    if by_paper && !clauses.is_passive(verb) && clauses.tag(verb) != "VBN" {
        return plain(AgreementStatus::InForce, Part::Outside, "agreement.renew.by");
    }
    plain(AgreementStatus::Agreed, Part::Join, "agreement.renew")
}

/// "now have a signed declaration", "has a gas contract", "has accords in force".
fn possession(clauses: &Clauses<'_>, verb: usize) -> Option<Stage> {
    let object = clauses.children_with(verb, &[Label::Dobj]).into_iter().next()?;
    let present = matches!(clauses.tag(verb), "VBZ" | "VBP").then_some(AgreementStatus::InForce);
    let status = described(clauses, object).or(present)?;
    Some(plain(status, Part::Join, "agreement.have"))
}

fn implemented(realis: Realis) -> Option<Stage> {
    match realis {
        Realis::Actual => Some(plain(AgreementStatus::InForce, Part::JoinTogether, "agreement.implement")),
        Realis::Negated => None,
        _ => Some(plain(AgreementStatus::Agreed, Part::JoinTogether, "agreement.implement")),
    }
}

/// A signing that is to come is agreed where those who are to sign have agreed to do so.
fn signing_status(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<AgreementStatus> {
    if realis != Realis::Negated && is_told(clauses, verb) {
        return Some(AgreementStatus::Signed);
    }
    let promising = |up: usize| clauses.lemma(up) == "agree" || gathered(clauses, up);
    // Initials settle the text, and bind nobody.
    if clauses.lemma(verb) == "initial" && realis.is_actual() {
        return Some(AgreementStatus::Agreed);
    }
    let promised = clauses.has_to(verb) && clauses.head(verb).is_some_and(promising);
    match realis {
        Realis::Actual if is_near(clauses, verb) => Some(AgreementStatus::Negotiating),
        Realis::Actual | Realis::Planned if promised => Some(AgreementStatus::Agreed),
        Realis::Actual => Some(AgreementStatus::Signed),
        Realis::Negated => None,
        _ => Some(AgreementStatus::Proposed),
    }
}

/// "met to sign", "flew in to sign": it is settled what they come for.
fn gathered(clauses: &Clauses<'_>, verb: usize) -> bool {
    matches!(clauses.lemma(verb), "meet" | "gather" | "convene" | "travel" | "arrive" | "fly" | "come")
        && matches!(clauses.tag(verb), "VBD" | "VBN" | "VBP" | "VBZ")
        && clauses.realis(verb, 0).is_actual()
}

/// "close to sealing a deal", "on the verge of signing": not yet.
fn is_near(clauses: &Clauses<'_>, verb: usize) -> bool {
    let preposition = clauses.head(verb).filter(|_| clauses.label(verb) == Label::Pcomp);
    let above = preposition.and_then(|word| clauses.head(word));
    above.is_some_and(|word| {
        matches!(
            clauses.lemma(word),
            "close"
                | "near"
                | "verge"
                | "brink"
                | "way"
                | "hope"
                | "chance"
                | "point"
                | "cusp"
                | "work"
                | "look"
                | "aim"
        )
    })
}

/// "after signing the pact", "besides signing it": told as done, whatever the verb above is.
fn is_told(clauses: &Clauses<'_>, verb: usize) -> bool {
    let preposition = clauses.head(verb).filter(|_| clauses.label(verb) == Label::Pcomp && clauses.tag(verb) == "VBG");
    preposition.is_some_and(|word| {
        matches!(
            clauses.lemma(word),
            "after" | "besides" | "beside" | "since" | "following" | "upon" | "by" | "on" | "despite"
        )
    })
}

fn concluded(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<Stage> {
    let lemma = clauses.lemma(verb);
    let part = match lemma {
        _ if clauses.verb_is(verb, "agreement_broker") => Part::Broker,
        // That others may join says nothing of where it stands.
        "join" if !realis.is_actual() => return None,
        _ if clauses.verb_is(verb, "agreement_led_to") => Part::Outside,
        _ if clauses.verb_is(verb, "agreement_spoken") => Part::JoinTogether,
        _ => Part::Join,
    };
    match realis {
        Realis::Actual if is_near(clauses, verb) => {
            Some(plain(AgreementStatus::Negotiating, part, "agreement.conclude.planned"))
        }
        Realis::Actual => Some(plain(AgreementStatus::Agreed, part, "agreement.conclude")),
        Realis::Negated => None,
        _ if is_up_to_negotiators(clauses, verb) => {
            Some(plain(AgreementStatus::Negotiating, part, "agreement.conclude.planned"))
        }
        _ => Some(plain(AgreementStatus::Proposed, part, "agreement.conclude.planned")),
    }
}

/// "negotiators hope to reach a deal": they are at it.
fn is_up_to_negotiators(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.agents(verb).into_iter().any(|word| clauses.noun_is(word, "negotiator"))
}

fn ends(clauses: &Clauses<'_>, verb: usize, down: bool) -> bool {
    match clauses.lemma(verb) {
        "strike" | "tear" | "rip" => down,
        _ => clauses.verb_is(verb, "terminate"),
    }
}

fn of_subject(clauses: &Clauses<'_>, verb: usize) -> Option<Stage> {
    let realis = clauses.realis(verb, 0);
    let lemma = clauses.lemma(verb);
    if matches!(lemma, "collapse" | "expire" | "lapse" | "end" | "unravel" | "terminate")
        || (lemma == "fall" && has_particle(clauses, verb, &["apart", "through"]))
    {
        return realis.is_actual().then(|| plain(AgreementStatus::Terminated, Part::Outside, "agreement.end"));
    }
    let done = matches!(clauses.tag(verb), "VBD" | "VBN")
        && clauses.children_with(verb, &[Label::Dobj, Label::Xcomp, Label::Ccomp]).is_empty();
    if done && matches!(lemma, "reach" | "sign" | "strike" | "agree" | "clinch" | "conclude" | "negotiate" | "broker") {
        // "the deal reached last July offered ..." may be parsed as if the deal did the reaching.
        return of_object(clauses, verb);
    }
    if let Some(found) = validity::predicate(clauses, verb, realis) {
        return Some(found);
    }
    if starts(clauses, verb) {
        return implemented(realis).map(|found| Stage { part: Part::Outside, ..found });
    }
    None
}

/// "took effect", "came into force", "is in force", "held".
fn starts(clauses: &Clauses<'_>, verb: usize) -> bool {
    let effect = |word: usize| matches!(clauses.lemma(word), "effect" | "force" | "operation");
    match clauses.lemma(verb) {
        "take" => clauses.children_with(verb, &[Label::Dobj]).into_iter().any(effect),
        "enter" | "come" | "go" | "be" | "remain" | "put" => {
            clauses.objects_of(verb, &["into", "in"]).into_iter().any(effect)
        }
        "hold" => clauses.children_with(verb, &[Label::Dobj]).is_empty(),
        _ => false,
    }
}

fn behind(clauses: &Clauses<'_>, verb: usize, prepositions: &str) -> Option<Stage> {
    use AgreementStatus::{Agreed, Negotiating, Proposed, Violated, Withdrawn};
    let realis = clauses.realis(verb, 0);
    let lemma = clauses.lemma(verb);
    let last = prepositions.rsplit(' ').next().unwrap_or_default();
    let out = prepositions.starts_with("out") || has_particle(clauses, verb, &["out", "away"]);
    let leaves = match lemma {
        "withdraw" | "pull" | "exit" | "walk" | "back" | "drop" | "retreat" | "step" | "break" => out || last == "from",
        "take" | "get" => out && last == "of",
        "withdrawal" => true,
        _ => false,
    };
    if leaves && matches!(last, "from" | "of" | "on") {
        return realis.is_actual().then(|| plain(Withdrawn, Part::Leave, "agreement.leave"));
    }
    if let Some(found) = validity::kept_behind(clauses, verb, last, realis) {
        return Some(found);
    }
    let planned =
        |status| if realis.is_actual() { Some(status) } else { (realis != Realis::Negated).then_some(Proposed) };
    match (lemma, last) {
        ("agree", "on" | "to" | "upon") => Some(plain(planned(Agreed)?, Part::Join, "agreement.agree_on")),
        ("end" | "conclude" | "culminate" | "result", "with" | "in") => {
            Some(plain(planned(Agreed)?, Part::Join, "agreement.agree_on"))
        }
        ("arrive", "at") | ("enter", "into") | ("settle", "on") | ("commit" | "accede", "to") => {
            Some(plain(planned(Agreed)?, Part::Join, "agreement.agree_on"))
        }
        ("sign", "up" | "to" | "on" | "onto") => Some(plain(planned(Agreed)?, Part::Join, "agreement.sign_up")),
        ("put" | "set", "to" | "on" | "under") if pen(clauses, verb) => {
            let status = signing_status(clauses, verb, realis)?;
            Some(Stage { signing: status == AgreementStatus::Signed, ..plain(status, Part::Join, "agreement.sign") })
        }
        ("follow", "on" | "with" | "through") if has_particle(clauses, verb, &["through"]) => Some(plain(
            if realis == Realis::Negated { Violated } else { AgreementStatus::InForce },
            Part::JoinTogether,
            "agreement.follow",
        )),
        ("renege", "on") | ("back", "on") => {
            realis.is_actual().then(|| plain(Violated, Part::Outside, "agreement.break"))
        }
        ("work" | "talk" | "negotiate" | "cooperate", "on" | "toward" | "towards" | "about" | "over") => {
            Some(plain(Negotiating, Part::Join, "agreement.negotiate"))
        }
        ("call" | "push" | "press" | "ask" | "appeal" | "hope" | "aim", "for") => {
            Some(plain(Proposed, Part::Outside, "agreement.offer"))
        }
        _ => None,
    }
}

/// "put pen to", "put their names to".
fn pen(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses
        .children_with(verb, &[Label::Dobj])
        .into_iter()
        .any(|object| matches!(clauses.lemma(object), "pen" | "name" | "signature"))
}

pub(super) fn has_particle(clauses: &Clauses<'_>, verb: usize, particles: &[&str]) -> bool {
    clauses
        .children_with(verb, &[Label::Prt, Label::Advmod, Label::Prep])
        .into_iter()
        .any(|word| particles.contains(&clauses.lemma(word)))
}

/// A noun over the agreement's that says what becomes of it: "withdrawal from", "talks on", "violations of".
fn through_noun(clauses: &Clauses<'_>, governor: &Governor) -> Option<Stage> {
    if let Some(found) = validity::of_conduct(clauses, governor) {
        return Some(found);
    }
    use AgreementStatus::{Agreed, InForce, Negotiating, Proposed, Signed, Suspended, Terminated, Violated, Withdrawn};
    for noun in &governor.through {
        let realis = clauses.noun_realis(*noun, 0);
        let happened = realis.is_actual();
        let found = match clauses.lemma(*noun) {
            _ if clauses.noun_is(*noun, "withdrawal") => {
                happened.then(|| plain(Withdrawn, Part::Leave, "agreement.leave.noun"))
            }
            "signing" | "signature" => Some(Stage {
                signing: happened,
                ..plain(if happened { Signed } else { Negotiating }, Part::Join, "agreement.sign.noun")
            }),
            "conclusion" | "adoption" => {
                let wanted = matches!(realis, Realis::CalledFor | Realis::Possible | Realis::Threatened);
                let open = if wanted { Proposed } else { Negotiating };
                Some(plain(if happened { Agreed } else { open }, Part::Join, "agreement.conclude.noun"))
            }
            "implementation" => {
                let awaited = clauses.children(*noun).any(|word| clauses.noun_is(word, "prospective"));
                Some(plain(
                    if happened && !awaited { InForce } else { Agreed },
                    Part::Outside,
                    "agreement.implement.noun",
                ))
            }
            "compliance" | "adherence" | "conformity" | "accordance" | "line" | "keeping" | "commitment"
            | "allegiance"
                if governor.through.first() == Some(noun) && !clauses.is_negated(*noun) =>
            {
                happened.then(|| plain(InForce, Part::Outside, "agreement.keep.noun"))
            }
            "violation" | "breach" | "contravention" | "infringement" | "defiance" | "noncompliance" => {
                happened.then(|| plain(Violated, Part::Outside, "agreement.break.noun"))
            }
            "collapse" | "end" | "termination" | "demise" | "cancellation" | "expiry" | "breakdown" => {
                happened.then(|| plain(Terminated, Part::Outside, "agreement.end.noun"))
            }
            "suspension" => happened.then(|| plain(Suspended, Part::Join, "agreement.suspend.noun")),
            "talk" | "talks" | "negotiation" | "negotiations" if is_concluded(clauses, governor) => {
                Some(plain(Agreed, Part::Join, "agreement.negotiate.done"))
            }
            "talk" | "talks" | "negotiation" | "negotiations" | "discussion" => {
                Some(plain(Negotiating, Part::Join, "agreement.negotiate.noun"))
            }
            _ if clauses.noun_is(*noun, "agreement_member") => {
                is_member(clauses, governor, *noun).then(|| plain(InForce, Part::Join, "agreement.member"))
            }
            // "Plan of Action" is part of a name.
            _ if clauses.tag(*noun).starts_with("NNP") => None,
            "plan" | "draft" | "proposal" | "call" | "idea" | "bid" | "push" | "effort" | "hope" | "prospect" => {
                Some(prospect(clauses, governor, Proposed))
            }
            _ => None,
        };
        if found.is_some() {
            return found.map(|stage| placed(stage, *noun));
        }
    }
    None
}

/// "concluded talks on a trade pact": what the talks were about is settled.
fn is_concluded(clauses: &Clauses<'_>, governor: &Governor) -> bool {
    governor.relation == Relation::Object
        && governor.verb.is_some_and(|verb| {
            matches!(clauses.lemma(verb), "conclude" | "complete" | "finish" | "finalise" | "finalize" | "wrap")
                && clauses.realis(verb, 0).is_actual()
        })
}

/// "A and B are parties to the treaty", "A remains a signatory of it".
fn is_member(clauses: &Clauses<'_>, governor: &Governor, noun: usize) -> bool {
    let copula = governor.verb.is_some_and(|verb| {
        matches!(clauses.lemma(verb), "be" | "become" | "remain" | "stay") && clauses.realis(verb, 0).is_actual()
    });
    copula && clauses.label(noun) == Label::Attr
}

fn placed(stage: Stage, noun: usize) -> Stage {
    if stage.is_verb && stage.word > 0 { stage } else { Stage { word: noun, is_verb: false, ..stage } }
}

/// "announced plans for a ceasefire" is agreed by those who announce it together; a plan alone is a proposal.
fn prospect(clauses: &Clauses<'_>, governor: &Governor, otherwise: AgreementStatus) -> Stage {
    if let Some(verb) = governor.verb {
        let object = governor.relation == Relation::Object && clauses.realis(verb, 0).is_actual();
        if object
            && matches!(clauses.lemma(verb), "announce" | "unveil" | "agree" | "approve" | "adopt")
            && clauses.agents(verb).len() > 1
        {
            return Stage { word: verb, ..plain(AgreementStatus::Agreed, Part::JoinTogether, "agreement.conclude") };
        }
    }
    Stage { is_verb: false, ..plain(otherwise, Part::Outside, "agreement.offer.noun") }
}

/// What the adjectives and participles before the noun say: "a signed treaty", "the proposed pact".
pub(super) fn described(clauses: &Clauses<'_>, head: usize) -> Option<AgreementStatus> {
    use AgreementStatus::{Agreed, InForce, Proposed, Signed, Suspended, Terminated};
    if clauses.objects_of(head, &["in"]).into_iter().any(|word| matches!(clauses.lemma(word), "force" | "effect")) {
        return Some(InForce);
    }
    clauses
        .children_with(head, &[Label::Amod, Label::Compound, Label::Nmod])
        .into_iter()
        .filter(|word| *word < head)
        .find_map(|word| match clauses.lemma(word) {
            "sign" | "signed" => Some(Signed),
            "agree" | "agreed" | "conclude" | "concluded" | "finalize" | "finalized" | "finalise" | "finalised"
            | "complete" | "completed" | "tentative" | "provisional" => Some(Agreed),
            "propose" | "proposed" | "possible" | "potential" | "plan" | "planned" | "future" | "eventual"
            | "draft" | "prospective" | "mooted" | "any" | "would" => Some(Proposed),
            "exist" | "existing" | "fragile" | "shaky" | "fledgling" | "tenuous" | "current" => Some(InForce),
            "collapse" | "collapsed" | "defunct" | "fail" | "failed" | "abandon" | "abandoned" => Some(Terminated),
            "suspend" | "suspended" | "freeze" | "frozen" if clauses.tag(word) != "NN" => Some(Suspended),
            _ => None,
        })
}
