//! What a clause does with a sanction: imposes, eases, extends, threatens, enforces it, or speaks of it as being there.

use super::triggers::{Event, Trigger};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::{Action, Mode};

/// What is done, by which verb, and the rule that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// What is done.
    pub(super) action: Action,
    /// How.
    pub(super) mode: Option<Mode>,
    /// The verb that does it, where one does.
    pub(super) verb: Option<usize>,
    /// Whether the verb itself acts on the sanction; if not, it only dates the event a noun names.
    pub(super) verb_acts: bool,
    /// Whether the subject of the verb is the one who is hit: "Iran faces sanctions".
    pub(super) subject_is_target: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

/// How the sanction stands to the verb of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Object,
    Subject,
    With,
    Under,
    Register,
    Tighter,
    Oblique,
}

/// What is done with the sanction that a trigger names; `None` where the clause denies it.
pub(super) fn deed(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Deed> {
    if trigger.verbal {
        return verbal(clauses, trigger);
    }
    match trigger.event {
        Some((Event::Breach, noun)) => return Some(breach(clauses, noun)),
        Some((Event::Easing, noun)) => return Some(easing(clauses, noun, trigger.top)),
        Some((Event::Extension, noun)) => {
            return Some(nominal(clauses, noun, Action::Extend, None, "sanction.noun.extension"));
        }
        Some((Event::Imposition, noun)) => {
            return Some(nominal(
                clauses,
                noun,
                Action::Impose,
                mode_of_imposition(clauses.lemma(noun)),
                "sanction.noun.imposition",
            ));
        }
        Some((Event::Prospect, noun)) => return Some(prospect(clauses, noun)),
        None => {}
    }
    by_participle(clauses, trigger)
        .or_else(|| by_verb(clauses, trigger))
        .unwrap_or(Some(standing(None, "sanction.noun.standing")))
}

fn standing(verb: Option<usize>, rule: &'static str) -> Deed {
    Deed { action: Action::InForce, mode: None, verb, verb_acts: true, subject_is_target: false, rule }
}

/// "X sanctioned Y", "Y was blacklisted", "the sanctioned country".
fn verbal(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Deed> {
    let verb = trigger.word;
    if clauses.label(verb) == Label::Amod {
        return Some(standing(Some(verb), "sanction.participle.standing"));
    }
    let (action, mode) = imposed(clauses.realis(verb, 0), None)?;
    Some(Deed { action, mode, verb: Some(verb), verb_acts: true, subject_is_target: false, rule: "sanction.verb" })
}

/// "sanctions imposed by X on Y" says that they were imposed; "sanctions that X imposed" too.
fn by_participle(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Option<Deed>> {
    let governed = by_verb(clauses, trigger).flatten();
    if governed.is_some_and(|deed| !matches!(deed.action, Action::InForce)) {
        return None;
    }
    for noun in &trigger.chain {
        for verb in clauses.children_with(*noun, &[Label::Acl, Label::Relcl]) {
            if let Some(found) = of_object(clauses, verb, trigger.word) {
                return Some(found.map(|deed| Deed { rule: "sanction.participle", ..deed }));
            }
        }
    }
    None
}

fn by_verb(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Option<Deed>> {
    let (verb, place) = governor(clauses, trigger.top)?;
    match place {
        Place::Object => of_object(clauses, verb, trigger.word),
        Place::Subject => of_subject(clauses, verb),
        Place::With => of_with(clauses, verb),
        Place::Under => of_under(clauses, verb),
        Place::Tighter => {
            let pair = imposed(clauses.realis(verb, 0), Some(Mode::Tightened));
            Some(pair.map(|(action, mode)| Deed {
                action,
                mode,
                verb: Some(verb),
                verb_acts: true,
                subject_is_target: false,
                rule: "sanction.tighter",
            }))
        }
        Place::Register => of_register(clauses, verb),
        Place::Oblique => of_oblique(clauses, trigger.top, verb),
    }
}

fn governor(clauses: &Clauses<'_>, top: usize) -> Option<(usize, Place)> {
    let first = clauses.first_conjunct(top);
    let head = clauses.head(first)?;
    match clauses.label(first) {
        Label::Dobj | Label::Nsubjpass | Label::Oprd if clauses.is_verb(head) => Some((head, Place::Object)),
        Label::Nsubj | Label::Csubj if clauses.is_verb(head) => {
            Some((head, if clauses.is_passive(head) { Place::Object } else { Place::Subject }))
        }
        Label::Attr if clauses.is_verb(head) => Some((head, Place::Oblique)),
        // "making sanctions far tighter".
        Label::Nsubj if clauses.noun_is(head, "tighter") => clauses.verb_above(head).map(|verb| (verb, Place::Tighter)),
        Label::Pobj => {
            let above = clauses.head(head)?;
            let verb = if clauses.is_verb(above) { above } else { clauses.verb_above(above)? };
            let place = match clauses.lemma(head) {
                "with" if clauses.is_verb(above) || clauses.verb_is(verb, "answer") => Place::With,
                "on" | "to" | "onto" if clauses.noun_is(top, "register") && clauses.verb_is(verb, "enter") => {
                    Place::Register
                }
                "under" => Place::Under,
                _ => Place::Oblique,
            };
            Some((verb, place))
        }
        _ => None,
    }
}

/// The sanction is the object of an active or the subject of a passive verb.
fn of_object(clauses: &Clauses<'_>, verb: usize, object: usize) -> Option<Option<Deed>> {
    let realis = clauses.realis(verb, 0);
    let with = |pair: Option<(Action, Option<Mode>)>, rule| {
        Some(pair.map(|(action, mode)| Deed {
            action,
            mode,
            verb: Some(verb),
            verb_acts: true,
            subject_is_target: false,
            rule,
        }))
    };
    let lemma = clauses.lemma(verb);
    if clauses.verb_is(verb, "breach") {
        return Some(Some(breach(clauses, verb)));
    }
    if clauses.verb_is(verb, "face") {
        return Some(faced(verb, realis));
    }
    for (cue, mode) in
        [("waive", Mode::Waived), ("suspend", Mode::Suspended), ("relax", Mode::Relaxed), ("ease", Mode::Lifted)]
    {
        if clauses.verb_is(verb, cue) {
            return with(eased(realis, mode), "sanction.verb.ease");
        }
    }
    if clauses.verb_is(verb, "extend") && lemma != "continue" {
        return with(extended(realis), "sanction.verb.extend");
    }
    if clauses.verb_is(verb, "reimpose") {
        return with(imposed(realis, Some(Mode::Reimposed)), "sanction.verb.reimpose");
    }
    if clauses.verb_is(verb, "tighten") {
        return with(imposed(realis, Some(Mode::Tightened)), "sanction.verb.tighten");
    }
    if clauses.verb_is(verb, "threaten") {
        return with(imposed(Realis::Threatened, None), "sanction.verb.threaten");
    }
    if clauses.verb_is(verb, "counter") {
        return Some(Some(Deed { subject_is_target: true, ..standing(Some(verb), "sanction.verb.counter") }));
    }
    if clauses.verb_is(verb, "support") && !renewed(clauses, object) {
        return Some(Some(standing(Some(verb), "sanction.verb.support")));
    }
    if (clauses.verb_is(verb, "call_for") || clauses.verb_is(verb, "support")) && !clauses.verb_is(verb, "impose") {
        return with(imposed(Realis::CalledFor, None), "sanction.verb.call_for");
    }
    if clauses.verb_is(verb, "impose") {
        return with(imposed(realis, None), "sanction.verb.impose");
    }
    if clauses.verb_is(verb, "plan") {
        return with(imposed(Realis::Planned, None), "sanction.verb.plan");
    }
    if clauses.verb_is(verb, "maintain") && realis != Realis::Negated {
        return Some(Some(standing(Some(verb), "sanction.verb.maintain")));
    }
    None
}

/// "new sanctions", "tougher sanctions": not those that stand.
fn renewed(clauses: &Clauses<'_>, noun: usize) -> bool {
    clauses.children(noun).any(|child| clauses.noun_is(child, "renewed"))
}

/// The sanction is the subject of an active verb: "sanctions came back", "sanctions hit Russia".
fn of_subject(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    let realis = clauses.realis(verb, 0);
    let make = |pair: Option<(Action, Option<Mode>)>, rule| {
        Some(pair.map(|(action, mode)| Deed {
            action,
            mode,
            verb: Some(verb),
            verb_acts: true,
            subject_is_target: false,
            rule,
        }))
    };
    if clauses.verb_is(verb, "reimpose") {
        return make(imposed(realis, Some(Mode::Reimposed)), "sanction.subject.return");
    }
    match clauses.lemma(verb) {
        "expire" | "end" | "lapse" | "fall" => make(eased(realis, Mode::Lifted), "sanction.subject.end"),
        "take" | "enter" | "come" | "start" | "begin" => make(imposed(realis, None), "sanction.subject.start"),
        _ => Some(Some(standing(Some(verb), "sanction.subject.standing"))),
    }
}

/// "hit Iran with sanctions", "responded with sanctions", "threatened Russia with sanctions".
fn of_with(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    let realis = if clauses.verb_is(verb, "threaten") { Realis::Threatened } else { clauses.realis(verb, 0) };
    let act = clauses.verb_is(verb, "impose") || clauses.verb_is(verb, "threaten") || clauses.verb_is(verb, "answer");
    if !act {
        let subject = clauses.verb_is(verb, "face");
        return Some(Some(Deed { subject_is_target: subject, ..standing(Some(verb), "sanction.with.standing") }));
    }
    Some(imposed(realis, None).map(|(action, mode)| Deed {
        action,
        mode,
        verb: Some(verb),
        verb_acts: true,
        subject_is_target: false,
        rule: "sanction.with",
    }))
}

/// "put Iran under sanctions", "Russia is under sanctions".
fn of_under(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    if matches!(clauses.lemma(verb), "put" | "place" | "bring") {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|(action, mode)| Deed {
            action,
            mode,
            verb: Some(verb),
            verb_acts: true,
            subject_is_target: false,
            rule: "sanction.under",
        }));
    }
    Some(Some(Deed { subject_is_target: true, ..standing(Some(verb), "sanction.under.standing") }))
}

/// "put 17 people on its sanctions list".
fn of_register(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    let pair = imposed(clauses.realis(verb, 0), None);
    Some(pair.map(|(action, mode)| Deed {
        action,
        mode,
        verb: Some(verb),
        verb_acts: true,
        subject_is_target: false,
        rule: "sanction.register",
    }))
}

/// "called for sanctions", "on the receiving end of sanctions", "relief from sanctions".
fn of_oblique(clauses: &Clauses<'_>, top: usize, verb: usize) -> Option<Option<Deed>> {
    let realis = clauses.noun_realis(top, 0);
    let against = clauses.head(clauses.first_conjunct(top)).is_some_and(|prep| clauses.lemma(prep) == "against");
    let hit = against || matches!(clauses.lemma(top), "end" | "weight" | "burden" | "force" | "brunt" | "pressure");
    let sufferer = hit || clauses.verb_is(verb, "face");
    let answer = clauses.label(top) == Label::Attr
        && clauses.children_with(verb, &[Label::Nsubj]).into_iter().any(|noun| clauses.noun_is(noun, "response"));
    if answer {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|(action, mode)| Deed {
            action,
            mode,
            verb: Some(verb),
            verb_acts: true,
            subject_is_target: false,
            rule: "sanction.answer",
        }));
    }
    let deed = match realis {
        Realis::Threatened | Realis::CalledFor | Realis::Planned
            if clauses.verb_is(verb, "call_for")
                || clauses.verb_is(verb, "call_out")
                || clauses.verb_is(verb, "threaten") =>
        {
            imposed(realis, None).map(|(action, mode)| Deed {
                action,
                mode,
                verb: Some(verb),
                verb_acts: true,
                subject_is_target: false,
                rule: "sanction.oblique",
            })
        }
        _ => Some(Deed { subject_is_target: sufferer, ..standing(Some(verb), "sanction.oblique.standing") }),
    };
    Some(deed)
}

/// "Iran faces sanctions": there already, unless they are new or only possible.
fn faced(verb: usize, realis: Realis) -> Option<Deed> {
    let (action, mode) = match realis {
        Realis::Actual => (Action::InForce, None),
        Realis::Negated => return None,
        _ => (Action::Propose, Some(Mode::Threatened)),
    };
    Some(Deed { action, mode, verb: Some(verb), verb_acts: true, subject_is_target: true, rule: "sanction.verb.face" })
}

/// A breach is enforced where somebody is charged, fined or convicted for it; otherwise the sanction is only there.
fn breach(clauses: &Clauses<'_>, word: usize) -> Deed {
    let mut at = word;
    for _ in 0..clauses.len() {
        if clauses.verb_is(at, "penalise") && clauses.realis(at, 0) != Realis::Negated {
            return Deed {
                action: Action::Enforce,
                mode: None,
                verb: Some(at),
                verb_acts: true,
                subject_is_target: false,
                rule: "sanction.breach.enforce",
            };
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    standing(None, "sanction.breach.standing")
}

fn easing(clauses: &Clauses<'_>, noun: usize, top: usize) -> Deed {
    let mode = match clauses.lemma(noun) {
        "relief" | "easing" | "relaxation" | "loosening" | "reduction" | "softening" | "respite" => Mode::Relaxed,
        "suspension" => Mode::Suspended,
        "waiver" | "exemption" => Mode::Waived,
        _ => Mode::Lifted,
    };
    let realis =
        clauses.noun_realis(noun, 0).max(if top == noun { Realis::Actual } else { clauses.noun_realis(top, 0) });
    let (action, mode) = eased(realis, mode).unwrap_or((Action::InForce, None));
    Deed {
        action,
        mode,
        verb: clauses.verb_above(top),
        verb_acts: false,
        subject_is_target: false,
        rule: "sanction.noun.easing",
    }
}

fn nominal(clauses: &Clauses<'_>, noun: usize, action: Action, mode: Option<Mode>, rule: &'static str) -> Deed {
    let realis = clauses.noun_realis(noun, 0);
    let (action, mode) = match (realis, action) {
        (Realis::Actual, _) => (action, mode),
        (Realis::Negated, _) => (Action::InForce, None),
        _ => imposed(realis, mode).unwrap_or((Action::Propose, None)),
    };
    Deed { action, mode, verb: clauses.verb_above(noun), verb_acts: false, subject_is_target: false, rule }
}

fn prospect(clauses: &Clauses<'_>, noun: usize) -> Deed {
    let mode = match clauses.lemma(noun) {
        "threat" | "warning" => Mode::Threatened,
        "call" | "demand" | "request" | "push" => Mode::CalledFor,
        _ => Mode::Planned,
    };
    Deed {
        action: Action::Propose,
        mode: Some(mode),
        verb: clauses.verb_above(noun),
        verb_acts: false,
        subject_is_target: false,
        rule: "sanction.noun.prospect",
    }
}

fn mode_of_imposition(lemma: &str) -> Option<Mode> {
    match lemma {
        "tightening" | "expansion" | "widening" | "strengthening" => Some(Mode::Tightened),
        "reimposition" | "re-imposition" | "snapback" | "return" | "restoration" => Some(Mode::Reimposed),
        _ => Some(Mode::New),
    }
}

fn imposed(realis: Realis, mode: Option<Mode>) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Actual => Some((Action::Impose, mode.or(Some(Mode::New)))),
        Realis::Negated => None,
        Realis::Threatened => Some((Action::Propose, Some(Mode::Threatened))),
        Realis::CalledFor => Some((Action::Propose, Some(Mode::CalledFor))),
        Realis::Planned | Realis::Possible => Some((Action::Propose, Some(Mode::Planned))),
    }
}

fn eased(realis: Realis, mode: Mode) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Actual => Some((Action::Ease, Some(mode))),
        Realis::Negated => Some((Action::InForce, None)),
        _ => Some((Action::ProposeEase, Some(mode))),
    }
}

fn extended(realis: Realis) -> Option<(Action, Option<Mode>)> {
    match realis {
        Realis::Negated => None,
        Realis::Actual => Some((Action::Extend, None)),
        _ => Some((Action::Propose, Some(Mode::Planned))),
    }
}
