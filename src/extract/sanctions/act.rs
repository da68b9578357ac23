//! What a clause does with a sanction: imposes, eases, extends, threatens, enforces it, or speaks of it as being there.

mod faint;
mod nouns;
mod oblique;
mod open;
mod outcome;
mod places;
mod telling;
mod told;

use super::triggers::{Event, Trigger, goes_off, is_own, mistaken_verb, no_longer, penalises, set_free};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::{Action, Mode};
pub(super) use faint::{Known, faint};
use nouns::{breach, easing, licence, mode_of_imposition, nominal, prospect};
use oblique::{of_oblique, of_under, of_with};
pub(super) use open::{open, wholes};
use outcome::{eased, extended, imposed};
use places::{Place, governor, joins, to_come};
pub(super) use telling::Telling;
use told::{by_participle, described, voted};
pub(super) use told::{further, told_below};

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
    /// Whether the subject of the verb only brings the sanction about: "the test triggered sanctions".
    pub(super) subject_is_cause: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

impl Deed {
    /// What a verb does to the sanction.
    fn of_verb(verb: usize, (action, mode): (Action, Option<Mode>), rule: &'static str) -> Self {
        Self {
            action,
            mode,
            verb: Some(verb),
            verb_acts: true,
            subject_is_target: false,
            subject_is_cause: false,
            rule,
        }
    }

    /// What a noun says of the sanction, dated by the verb above it.
    fn of_noun(verb: Option<usize>, action: Action, mode: Option<Mode>, rule: &'static str) -> Self {
        Self { action, mode, verb, verb_acts: false, subject_is_target: false, subject_is_cause: false, rule }
    }
}

/// The sanction is there.
fn standing(verb: Option<usize>, rule: &'static str) -> Deed {
    Deed { verb_acts: true, ..Deed::of_noun(verb, Action::InForce, None, rule) }
}

/// "U.S. law prohibits the sale": a verb of forbidding that tells what a rule says.
pub(super) fn says_rule(trigger: &Trigger, deed: &Deed) -> bool {
    trigger.verbal && deed.rule == "sanction.verb.maintain"
}

/// The rule of sanctions that another joins.
pub(super) const JOINED: &str = "sanction.joined";

/// "Norway joined the union's sanctions": those of the union are there.
pub(super) fn joined(deed: &Deed) -> Option<Deed> {
    let joins = deed.rule == "sanction.join" && deed.action == Action::Impose;
    joins.then(|| standing(None, JOINED))
}

/// What is done with the sanction that a trigger names; `None` where the clause denies it.
pub(super) fn deed(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Deed> {
    if trigger.verbal {
        return verbal(clauses, trigger);
    }
    // "convicted of breaching sanctions": the gerund may pass for a description of the noun.
    let breaching = clauses
        .children_with(trigger.word, &[Label::Amod, Label::Compound])
        .into_iter()
        .find(|word| clauses.tag(*word) == "VBG" && clauses.verb_is(*word, "breach"));
    if let Some(word) = breaching {
        return Some(breach(clauses, word));
    }
    match trigger.event {
        Some((Event::Breach, noun)) => return Some(breach(clauses, noun)),
        Some((Event::Licence, noun)) => return licence(clauses, noun),
        // "granted a sanctions waiver to": who is granted it is not the one who is hit.
        Some((Event::Easing, noun)) if clauses.noun_is(noun, "leave_to_deal") && is_granted(clauses, noun) => {
            return licence(clauses, noun);
        }
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
        .or_else(|| still_open(clauses, trigger))
        .unwrap_or(Some(standing(None, "sanction.noun.standing")))
        .filter(|deed| deed.action != Action::InForce || !is_denied(clauses, trigger))
        .map(|deed| of_listing(clauses, trigger).filter(|_| deed.action == Action::InForce).unwrap_or(deed))
        .map(|deed| described(clauses, trigger, &deed).unwrap_or(deed))
        .map(|deed| voted(clauses, &deed).unwrap_or(deed))
}

/// "has not ruled out sanctions": they may come.
fn still_open(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Option<Deed>> {
    let verb = ruled_out(clauses, trigger.top).filter(|verb| clauses.is_negated(*verb))?;
    Some(imposed(Realis::Possible, None).map(|pair| Deed::of_verb(verb, pair, "sanction.oblique")))
}

/// The verb by which somebody rules something out.
fn ruled_out(clauses: &Clauses<'_>, noun: usize) -> Option<usize> {
    let verb = clauses.verb_done_to(noun)?;
    (clauses.lemma(verb) == "rule" && clauses.verb_is(verb, "refuse")).then_some(verb)
}

/// "there are no sanctions", "is free of sanctions", "ruled out sanctions", "held off on sanctions": none is there.
fn is_denied(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
    let top = clauses.first_conjunct(trigger.top);
    let preposition = clauses.head(top).filter(|_| clauses.label(top) == Label::Pobj);
    let away = preposition.is_some_and(|word| {
        let above = clauses.head(word);
        let off = word.checked_sub(1).is_some_and(|before| clauses.lemma(before) == "off");
        let held = above.is_some_and(|verb| clauses.lemma(verb) == "hold") && off;
        held || above.is_some_and(|above| clauses.lemma(above) == "free" && clauses.lemma(word) == "of")
    });
    away || clauses.is_negated(trigger.top) || ruled_out(clauses, trigger.top).is_some()
}

/// "Washington's blacklisting of the bank", "the designation of two ministers": the noun tells that it was done.
fn of_listing(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Deed> {
    let noun = trigger.word;
    let names =
        matches!(clauses.lemma(noun), "blacklisting" | "designation" | "listing" | "sanctioning" | "proscription");
    let done = names && noun == trigger.top && !clauses.objects_of(noun, &["of"]).is_empty();
    done.then(|| nominal(clauses, noun, Action::Impose, Some(Mode::New), "sanction.noun.imposition"))
}

/// "granted a waiver", "a waiver was issued".
fn is_granted(clauses: &Clauses<'_>, noun: usize) -> bool {
    let verb = clauses.head(noun).filter(|verb| clauses.is_verb(*verb));
    matches!(clauses.label(noun), Label::Dobj | Label::Nsubjpass)
        && verb.is_some_and(|verb| clauses.verb_is(verb, "give_leave"))
}

/// "X sanctioned Y", "Y was blacklisted", "the sanctioned country".
fn verbal(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Deed> {
    let verb = trigger.word;
    if mistaken_verb(clauses, verb).is_some() {
        return Some(Deed::of_verb(verb, (Action::Impose, Some(Mode::New)), "sanction.headline"));
    }
    if clauses.label(verb) == Label::Amod {
        return Some(standing(Some(verb), "sanction.participle.standing"));
    }
    // "U.S. law prohibits the sale": what a rule says holds.
    let rule = |word: usize| clauses.noun_is(word, "standing_rule") && !renewed(clauses, word);
    let says = matches!(clauses.tag(verb), "VBZ" | "VBP") && clauses.realis(verb, 0).is_actual();
    if says && !clauses.is_passive(verb) && clauses.agents(verb).into_iter().any(rule) {
        return Some(standing(Some(verb), "sanction.verb.maintain"));
    }
    // "remains blacklisted".
    let still = clauses
        .children_with(verb, &[Label::Auxpass])
        .into_iter()
        .any(|aux| matches!(clauses.lemma(aux), "remain" | "stay"));
    if still {
        return Some(standing(Some(verb), "sanction.participle.standing"));
    }
    if trigger.back && no_longer(clauses, verb) {
        return Some(Deed::of_verb(verb, (Action::Impose, Some(Mode::New)), "sanction.no_longer"));
    }
    if trigger.back && penalises(clauses, verb) {
        let deed = Deed { verb_acts: true, ..Deed::of_noun(Some(verb), Action::Enforce, None, "sanction.penalty") };
        return (clauses.realis(verb, 0) != Realis::Negated).then_some(deed);
    }
    if trigger.cuts_off && set_free(clauses, verb) {
        let pair = eased(clauses.realis(verb, 0), Mode::Lifted);
        return pair.filter(|pair| pair.0 != Action::InForce).map(|pair| Deed::of_verb(verb, pair, "sanction.release"));
    }
    if trigger.suspends {
        let pair = imposed(clauses.realis(verb, 0), None);
        return pair.map(|pair| Deed::of_verb(verb, pair, "sanction.suspended"));
    }
    if trigger.back && clauses.verb_is(verb, "delist_alone") {
        let pair = eased(clauses.realis(verb, 0), Mode::Lifted).filter(|pair| pair.0 != Action::InForce);
        return pair.map(|pair| Deed::of_verb(verb, pair, "sanction.struck_off"));
    }
    let rule = if trigger.shuts_out { "sanction.shut_out" } else { "sanction.verb" };
    imposed(clauses.realis(verb, 0), None).map(|pair| Deed::of_verb(verb, pair, rule))
}

fn by_verb(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Option<Deed>> {
    let (verb, place) = governor(clauses, trigger.top)?;
    if let Some((below, passive)) = to_come(clauses, verb).filter(|_| matches!(place, Place::Object | Place::Subject)) {
        return if passive { of_object(clauses, below, trigger.word) } else { of_subject(clauses, below) };
    }
    match place {
        Place::Object => of_object(clauses, verb, trigger.word),
        Place::Subject => of_subject(clauses, verb),
        Place::With => of_with(clauses, verb),
        Place::Under => of_under(clauses, verb),
        Place::Tighter => {
            let pair = imposed(clauses.realis(verb, 0), Some(Mode::Tightened));
            Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.tighter")))
        }
        Place::Listed => Some(of_listed(clauses, verb)),
        Place::Register if clauses.is_negated(trigger.top) => Some(None),
        Place::Register => {
            Some(imposed(clauses.realis(verb, 0), None).map(|pair| Deed::of_verb(verb, pair, "sanction.register")))
        }
        // "lost his bid to be taken off the list": he is still on it.
        Place::Unregister if is_in_vain(clauses, verb) => Some(Some(standing(None, "sanction.register.standing"))),
        Place::Unregister => {
            let pair = eased(clauses.realis(verb, 0), Mode::Lifted);
            Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.unregister")))
        }
        Place::Oblique => of_oblique(clauses, trigger.top, verb),
    }
}

/// "lost his bid to be taken off".
fn is_in_vain(clauses: &Clauses<'_>, verb: usize) -> bool {
    let fought = clauses.head(verb).filter(|noun| clauses.noun_tells(*noun, "legal_challenge"));
    let above = fought.and_then(|noun| clauses.verb_done_to(noun));
    above.is_some_and(|above| clauses.lost_challenge(above) == fought)
}

/// "has been on the list since 2008", "keeps them on its blacklist".
fn of_listed(clauses: &Clauses<'_>, verb: usize) -> Option<Deed> {
    if clauses.realis(verb, 0) != Realis::Actual {
        return None;
    }
    let kept = !clauses.is_passive(verb) && !clauses.patients(verb).is_empty();
    Some(Deed { subject_is_target: !kept, ..standing(Some(verb), "sanction.register.standing") })
}

/// The sanction is the object of an active or the subject of a passive verb.
fn of_object(clauses: &Clauses<'_>, verb: usize, object: usize) -> Option<Option<Deed>> {
    let is = |cue: &str| clauses.verb_is(verb, cue);
    let realis = clauses.realis(verb, 0);
    let with = |pair: Option<(Action, Option<Mode>)>, rule| Some(pair.map(|pair| Deed::of_verb(verb, pair, rule)));
    if is("breach") {
        return Some(Some(breach(clauses, verb)));
    }
    if is("face") {
        let open = realis.is_actual() && is_conditioned(clauses, verb);
        return Some(faced(verb, if open { Realis::Possible } else { realis }));
    }
    if clauses.noun_is(object, "register") && is("delist") && goes_off(clauses, verb) {
        return with(eased(realis, Mode::Lifted), "sanction.unregister");
    }
    if let Some(mode) = mode_of_easing(clauses, verb) {
        return with(eased(realis, mode), "sanction.verb.ease");
    }
    if is("extend") && clauses.lemma(verb) != "continue" {
        // "extended the ban to a second bank": wider, not longer.
        let wider = clauses.objects_of(verb, &["to"]).into_iter().any(|to| {
            let day = clauses.noun_is(to, "time_word") || clauses.lemma(to).starts_with(|c: char| c.is_ascii_digit());
            // "to 12 more officials", and not "to 31 July".
            let of_month = clauses.tag(to) != "NNS" && clauses.has_child(to, &[Label::Nummod]);
            clauses.tag(to).starts_with('N') && !day && !of_month
        });
        let to_cover = clauses.children_with(verb, &[Label::Xcomp, Label::Advcl]).into_iter().any(|to| {
            clauses.has_to(to) && matches!(clauses.lemma(to), "cover" | "include" | "target" | "hit" | "catch")
        });
        if wider || to_cover {
            return with(imposed(realis, Some(Mode::Tightened)), "sanction.verb.widen");
        }
        return with(extended(realis), "sanction.verb.extend");
    }
    if is("reimpose") {
        return with(imposed(realis, Some(Mode::Reimposed)), "sanction.verb.reimpose");
    }
    if is("tighten") {
        return with(imposed(realis, Some(Mode::Tightened)), "sanction.verb.tighten");
    }
    // "adopted the union's package": who takes over another's sanctions imposes them.
    let of_other = is("take_over") && {
        let mut things = clauses.patients(verb);
        things.push(object);
        let owners = things.into_iter().flat_map(|thing| clauses.children_with(thing, &[Label::Poss]));
        owners.into_iter().any(|owner| clauses.tag(owner).starts_with("NNP"))
    };
    // "refused to join the union's sanctions": they are there without it.
    if joins(clauses, verb) && realis == Realis::Negated {
        return Some(Some(standing(None, JOINED)));
    }
    if joins(clauses, verb) || of_other {
        return with(imposed(realis, None), "sanction.join");
    }
    if is("threaten") {
        return with(imposed(Realis::Threatened, None), "sanction.verb.threaten");
    }
    of_other_object(clauses, verb, object, realis)
}

/// Suspending, waiving, relaxing or lifting.
fn mode_of_easing(clauses: &Clauses<'_>, verb: usize) -> Option<Mode> {
    [("waive", Mode::Waived), ("suspend", Mode::Suspended), ("relax", Mode::Relaxed), ("ease", Mode::Lifted)]
        .into_iter()
        .find(|(cue, _)| clauses.verb_is(verb, cue))
        .map(|(_, mode)| mode)
}

/// Opposing, backing, asking for, imposing, planning or keeping it, or bringing it about.
fn of_other_object(clauses: &Clauses<'_>, verb: usize, object: usize, realis: Realis) -> Option<Option<Deed>> {
    let is = |cue: &str| clauses.verb_is(verb, cue);
    let with = |pair: Option<(Action, Option<Mode>)>, rule| Some(pair.map(|pair| Deed::of_verb(verb, pair, rule)));
    // "to avert sanctions", "risks an embargo": they may come.
    if is("avert") || is("court") {
        let pair = (Action::Propose, Some(Mode::Threatened));
        return Some(Some(Deed { subject_is_target: true, ..Deed::of_verb(verb, pair, "sanction.verb.avert") }));
    }
    if is("counter") {
        return Some(Some(Deed { subject_is_target: true, ..standing(Some(verb), "sanction.verb.counter") }));
    }
    // "blocked new sanctions": they do not come.
    if is("refuse") && renewed(clauses, object) {
        return Some(None);
    }
    // "vetoed an embargo", "voted down sanctions": only what there was not yet can be turned down.
    if is("turn_down") && realis.is_actual() && !stands_already(clauses, object) {
        return Some(None);
    }
    if is("support") && !renewed(clauses, object) {
        return Some(Some(standing(Some(verb), "sanction.verb.support")));
    }
    if (is("call_for") || is("support")) && !is("impose") {
        return with(imposed(Realis::CalledFor, None), "sanction.verb.call_for");
    }
    if clauses.lemma(verb) == "enforce" && realis != Realis::Negated {
        return Some(Some(standing(Some(verb), "sanction.verb.maintain")));
    }
    if is("impose") && still_does(clauses, verb) && !renewed(clauses, object) {
        return Some(Some(standing(Some(verb), "sanction.verb.maintain")));
    }
    if is("impose") || (clauses.lemma(verb) == "vote" && clauses.is_passive(verb)) {
        return with(imposed(realis, None), "sanction.verb.impose");
    }
    // "used sanctions to isolate the regime".
    if is("wield") && clauses.children_with(verb, &[Label::Xcomp, Label::Advcl]).iter().any(|to| clauses.has_to(*to)) {
        return with(imposed(realis, None), "sanction.verb.wield");
    }
    if is("cause") {
        let rule = "sanction.verb.cause";
        let pair = if renewed(clauses, object) { imposed(realis, None) } else { Some((Action::InForce, None)) };
        return Some(pair.map(|pair| Deed { subject_is_cause: true, ..Deed::of_verb(verb, pair, rule) }));
    }
    // "will review its restrictions": what stands may go; "is reviewing sanctions of its own": they may come.
    // "to reconsider sanctions": only what stands can be thought over again.
    let again = clauses.lemma(verb) != "review" && !renewed(clauses, object) && !is_own(clauses, object);
    if is("review") && (stands_already(clauses, object) || again) && realis != Realis::Actual {
        return with(eased(Realis::Planned, Mode::Relaxed), "sanction.verb.review");
    }
    if is("review") && (renewed(clauses, object) || is_own(clauses, object)) {
        return with(imposed(Realis::Planned, None), "sanction.verb.plan");
    }
    if is("plan") {
        return with(imposed(Realis::Planned, None), "sanction.verb.plan");
    }
    if is("maintain")
        && realis != Realis::Negated
        && let Some(realis) = for_longer(clauses, verb)
    {
        return with(extended(realis), "sanction.verb.extend");
    }
    if is("maintain") && realis != Realis::Negated {
        return Some(Some(standing(Some(verb), "sanction.verb.maintain")));
    }
    None
}

/// "its restrictions", "the sanctions": those that are there.
fn stands_already(clauses: &Clauses<'_>, noun: usize) -> bool {
    !renewed(clauses, noun)
        && clauses.children_with(noun, &[Label::Det, Label::Poss]).into_iter().any(|child| {
            clauses.label(child) == Label::Poss || matches!(clauses.lemma(child), "the" | "these" | "those" | "all")
        })
}

/// "they still impose the embargo", "will continue to implement sanctions".
fn still_does(clauses: &Clauses<'_>, verb: usize) -> bool {
    let goes_on = |word: usize| {
        clauses.label(word) == Label::Xcomp
            && clauses.head(word).is_some_and(|above| matches!(clauses.lemma(above), "continue" | "keep"))
    };
    let first = clauses.first_conjunct(verb);
    if goes_on(verb) || (clauses.is_verb(first) && goes_on(first)) {
        return true;
    }
    let finite = match clauses.tag(verb) {
        "VBP" | "VBZ" => true,
        // The model takes a plural verb for an infinitive at times.
        "VB" => !clauses.has_to(verb) && clauses.children_with(verb, &[Label::Aux]).is_empty(),
        _ => false,
    };
    finite && clauses.children_with(verb, &[Label::Advmod]).into_iter().any(|word| clauses.lemma(word) == "still")
}

/// "new sanctions", "tougher sanctions": not those that stand.
fn renewed(clauses: &Clauses<'_>, noun: usize) -> bool {
    clauses.children(noun).any(|child| clauses.noun_is(child, "renewed"))
}

/// The sanction is the subject of an active verb: "sanctions came back", "sanctions hit Russia".
fn of_subject(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    let realis = clauses.realis(verb, 0);
    let make = |pair: Option<(Action, Option<Mode>)>, rule| Some(pair.map(|pair| Deed::of_verb(verb, pair, rule)));
    if clauses.verb_is(verb, "reimpose") {
        return make(imposed(realis, Some(Mode::Reimposed)), "sanction.subject.return");
    }
    let into = !clauses.objects_of(verb, &["into", "in"]).is_empty();
    if clauses.verb_is(verb, "come_to_an_end") && !(into && clauses.lemma(verb) == "go") {
        return make(eased(realis, Mode::Lifted), "sanction.subject.end");
    }
    if clauses.verb_is(verb, "come_into_being") || (into && clauses.lemma(verb) == "go") {
        return make(imposed(realis, None), "sanction.subject.start");
    }
    // "were on the table", "are under consideration".
    let open = clauses.lemma(verb) == "be" && {
        let at = clauses.objects_of(verb, &["on", "under", "in"]);
        at.into_iter().any(|noun| clauses.noun_is(noun, "being_planned"))
    };
    // "sanctions are an option", and "are no option".
    let options: Vec<usize> = clauses.children_with(verb, &[Label::Attr]);
    let option = clauses.lemma(verb) == "be" && options.iter().any(|noun| clauses.noun_is(*noun, "being_planned"));
    if option && (realis == Realis::Negated || options.iter().any(|noun| clauses.is_negated(*noun))) {
        return Some(None);
    }
    if (open || option) && realis != Realis::Negated {
        return make(imposed(realis.max(Realis::Planned), None), "sanction.subject.planned");
    }
    // "will not remain in place".
    if realis == Realis::Negated && goes_on(clauses, verb) {
        return Some(None);
    }
    if goes_on(clauses, verb) {
        if let Some(realis) = for_longer(clauses, verb) {
            return make(extended(realis), "sanction.verb.extend");
        }
        return Some(Some(standing(Some(verb), "sanction.verb.maintain")));
    }
    Some(Some(standing(Some(verb), "sanction.subject.standing")))
}

/// "for another year", "in place for a further six months": how real it is that they go on so long.
fn for_longer(clauses: &Clauses<'_>, verb: usize) -> Option<Realis> {
    let mut spans = clauses.objects_of(verb, &["for"]);
    spans.extend(clauses.objects_of(verb, &["in"]).into_iter().flat_map(|place| clauses.objects_of(place, &["for"])));
    let more = |word: usize| matches!(clauses.lemma(word), "another" | "further");
    let longer = |span: &usize| clauses.noun_is(*span, "time_word") && clauses.children(*span).any(more);
    spans.iter().any(longer).then(|| match clauses.realis(verb, 0) {
        Realis::Planned => Realis::Actual,
        other => other,
    })
}

/// "will remain in place", "are to stay", "will run for another year".
fn goes_on(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.verb_is(verb, "goes_on")
        && clauses.children_with(verb, &[Label::Dobj, Label::Acomp, Label::Attr]).is_empty()
}

/// "faces sanctions unless it yields".
fn is_conditioned(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.children_with(verb, &[Label::Advcl]).into_iter().any(|clause| {
        let marks = clauses.children_with(clause, &[Label::Mark, Label::Advmod]);
        let even = marks.iter().any(|mark| clauses.lemma(*mark) == "even");
        !even && marks.into_iter().any(|mark| matches!(clauses.lemma(mark), "unless" | "if"))
    })
}

/// "Iran faces sanctions": there already, unless they are new or only possible.
fn faced(verb: usize, realis: Realis) -> Option<Deed> {
    let pair = match realis {
        Realis::Actual => (Action::InForce, None),
        Realis::Negated => return None,
        _ => (Action::Propose, Some(Mode::Threatened)),
    };
    Some(Deed { subject_is_target: true, ..Deed::of_verb(verb, pair, "sanction.verb.face") })
}
