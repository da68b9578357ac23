//! Verbs that sanction of themselves: that blacklist, cut off, shut out, set free, forbid dealings or punish forbidden trade.

use super::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;

/// Whether a verb alone shuts out or cuts off so plainly that no other word for a sanction is needed: "barred its ships from",
/// "halted arms sales to".
pub(in crate::extract::sanctions) fn is_outright(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
    let verb = trigger.word;
    let object = |cue: &str| clauses.patients(verb).into_iter().any(|object| clauses.noun_is(object, cue));
    let of_arms = clauses.patients(verb).into_iter().any(|object| {
        clauses
            .children_with(object, &[Label::Compound, Label::Amod])
            .into_iter()
            .any(|kind| clauses.noun_is(kind, "outright_object"))
    });
    let closes = matches!(clauses.lemma(verb), "close" | "shut");
    if trigger.verbal && clauses.verb_is(verb, "outright") {
        return !closes || trigger.shuts_out || object("gateway");
    }
    trigger.verbal && trigger.cuts_off && clauses.verb_is(verb, "halt") && (object("outright_object") || of_arms)
}

pub(super) fn verbal(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    // "raised tariffs to penalise Japan" tells what for, and no sanction.
    let purpose = matches!(clauses.lemma(word), "penalise" | "penalize") && clauses.has_to(word);
    let direct = clauses.verb_is(word, "sanction") && !purpose && !approves(clauses, word);
    if !direct && penalises(clauses, word) {
        return Some(Trigger { strong: false, back: true, ..Trigger::verb(word) });
    }
    if !direct && no_longer(clauses, word) {
        return Some(Trigger { strong: false, back: true, ..Trigger::verb(word) });
    }
    let frees = !direct && set_free(clauses, word);
    let cuts = !direct && clauses.verb_is(word, "cut_off") && cuts_off(clauses, word);
    // "barred its ships from the ports": the land counts, "barred exports from the land" the goods.
    let from_land = !direct
        && clauses.verb_is(word, "shut_out")
        && clauses.patients(word).into_iter().any(|object| clauses.noun_is(object, "vehicle"))
        && clauses.objects_of(word, &["from"]).into_iter().any(|object| clauses.noun_is(object, "entry"));
    let by_object = frees || ((cuts || (!direct && !dealings(clauses, word).is_empty())) && !from_land);
    let shut = clauses.verb_is(word, "shut_out") || clauses.verb_is(word, "cut_from_system");
    let shuts_out = !direct && !by_object && shut && shuts_out(clauses, word);
    let counted = !direct
        && !by_object
        && !shuts_out
        && clauses.verb_is(word, "list")
        && !matches!(clauses.lemma(word), "cover" | "hit" | "include" | "bar" | "ban" | "freeze")
        && lists_many(clauses, word);
    if !direct && !by_object && !counted && !shuts_out {
        return suspended(clauses, word).or_else(|| struck_off(clauses, word));
    }
    // "sanctioned" before a noun is tagged now as a verb, now as an adjective.
    if clauses.tag(word) == "JJ" && clauses.label(word) != Label::Amod {
        return None;
    }
    let strong = direct && !matches!(clauses.lemma(word), "punish" | "penalise" | "penalize" | "boycott");
    // What is merely allowed again must have been forbidden before.
    let back = frees && !clauses.verb_is(word, "unfreeze");
    Some(Trigger { strong, cuts_off: by_object, counted, shuts_out, back, ..Trigger::verb(word) })
}

/// "sanctioned the sale of a bank", "sanctioned a raid": what may be sanctioned in the sense of being allowed.
fn approves(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.lemma(verb) == "sanction"
        && clauses.patients(verb).into_iter().any(|object| clauses.noun_is(object, "may_be_allowed"))
}

/// "suspended the country from all its activities", "was expelled from the bloc": a club of states punishes a member.
fn suspended(clauses: &Clauses<'_>, verb: usize) -> Option<Trigger> {
    let from = clauses.objects_of(verb, &["from"]);
    let member =
        from.into_iter().any(|object| clauses.noun_is(object, "membership") || clauses.tag(object).starts_with("NNP"));
    let whole = clauses.patients(verb).into_iter().any(|object| {
        clauses.tag(object).starts_with("NNP")
            || clauses.noun_is(object, "refers:state")
            || clauses.lemma(object) == "it"
    });
    let fits = clauses.verb_is(verb, "suspend_member") && (member || whole);
    fits.then(|| Trigger { strong: false, suspends: true, ..Trigger::verb(verb) })
}

/// "two banks were struck off", "delisted nine of them": no list is named.
fn struck_off(clauses: &Clauses<'_>, verb: usize) -> Option<Trigger> {
    let somebody = clauses.patients(verb).into_iter().any(|object| {
        let counted = clauses.tag(object) == "CD" || !clauses.children_with(object, &[Label::Nummod]).is_empty();
        counted || clauses.noun_is(object, "listed") || clauses.tag(object).starts_with("NNP")
    });
    let fits = clauses.verb_is(verb, "delist_alone") && somebody;
    fits.then(|| Trigger { strong: false, back: true, ..Trigger::verb(verb) })
}

/// "may no longer visit Russia", "can no longer be delivered to the exchange": leave is taken away without a word for it.
pub(in crate::extract::sanctions) fn no_longer(clauses: &Clauses<'_>, verb: usize) -> bool {
    let modal = clauses.children(verb).any(|child| {
        clauses.tag(child) == "MD" && matches!(clauses.lemma(child), "may" | "can" | "could" | "will" | "shall")
    });
    modal && clauses.has_ceased(verb) && (clauses.verb_is(verb, "deal_with") || clauses.verb_is(verb, "enter_land"))
}

/// "unfroze the assets of", "resumed arms sales to", "allowed imports from": what was cut off is set free.
pub(in crate::extract::sanctions) fn set_free(clauses: &Clauses<'_>, verb: usize) -> bool {
    let own = clauses.patients(verb).into_iter().any(|object| clauses.noun_is(object, "cut_off_only"));
    (clauses.verb_is(verb, "unfreeze") || clauses.verb_is(verb, "set_free")) && cuts_off(clauses, verb) && !own
}

/// "forbids Americans to trade with", "barred banks from lending to": the verbs of what may not be done.
pub(in crate::extract::sanctions) fn dealings(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
    if !clauses.verb_is(verb, "forbid") {
        return Vec::new();
    }
    let mut below = clauses.children_with(verb, &[Label::Xcomp, Label::Ccomp, Label::Advcl]);
    below.retain(|deed| clauses.has_to(*deed));
    below.extend(clauses.objects_of(verb, &["from"]));
    let all: Vec<usize> = below.into_iter().flat_map(|deed| clauses.coordinated(deed)).collect();
    all.into_iter().filter(|deed| clauses.verb_is(*deed, "deal_with")).collect()
}

/// "was fined for shipping parts", "agreed to pay $3m to settle claims that", "seized a cargo of": a breach is punished that
/// the clause tells by the trade it consists in, and by no word for a breach.
pub(in crate::extract::sanctions) fn penalises(clauses: &Clauses<'_>, verb: usize) -> bool {
    let pays = matches!(clauses.lemma(verb), "pay" | "impose" | "announce" | "reach" | "agree");
    let penalty = |word: usize| clauses.noun_is(word, "penalty_paid");
    let (first, end) = clauses.extent(verb);
    let money = (first..end).any(|word| clauses.lemma(word) == "$" || clauses.noun_is(word, "money"));
    let settles = |word: usize| {
        clauses.lemma(word) == "settle"
            && clauses
                .patients(word)
                .into_iter()
                .any(|claim| clauses.noun_is(claim, "penalise") || clauses.noun_is(claim, "claim"))
    };
    let paid = clauses.lemma(verb) == "pay"
        && money
        && clauses.objects_of(verb, &["for"]).into_iter().any(|deed| clauses.is_verb(deed));
    let settled = clauses.lemma(verb) == "pay"
        && clauses.children_with(verb, &[Label::Xcomp, Label::Advcl]).into_iter().any(settles);
    let punishes = if pays {
        clauses.patients(verb).into_iter().any(penalty)
            || clauses.objects_of(verb, &["in", "as"]).into_iter().any(penalty)
            || paid
            || settled
    } else {
        clauses.verb_is(verb, "penalty_verb")
    };
    if !punishes || names_breach(clauses) {
        return false;
    }
    settled || (first..end).any(|word| word != verb && clauses.noun_is(word, "illicit_trade"))
}

/// Whether the sentence names a breach as such, by which the sanction is found.
fn names_breach(clauses: &Clauses<'_>) -> bool {
    (0..clauses.len()).any(|word| {
        let named = clauses.noun_is(word, "breach") || (clauses.is_verb(word) && clauses.verb_is(word, "breach"));
        let (first, end) = if named { clauses.extent(word) } else { (0, 0) };
        (first..end).any(|below| clauses.noun_is(below, "sanction"))
    })
}

/// "froze the assets of", "banned imports from", "barred exports to".
fn cuts_off(clauses: &Clauses<'_>, verb: usize) -> bool {
    // Aid and cooperation are cut off with somebody.
    let with = |word: usize| !clauses.objects_of(word, &["with", "to", "for"]).is_empty();
    clauses.patients(verb).into_iter().any(|object| {
        let open = !clauses.noun_is(object, "cut_off_only") || with(object) || with(verb);
        open && clauses.noun_is(object, "cut_off_object")
    })
}

/// "barred him from its territory", "are banned from entering the country", "denied them visas", "cut banks off from SWIFT".
fn shuts_out(clauses: &Clauses<'_>, verb: usize) -> bool {
    // "barred entry to 61 officials".
    let entry_barred = clauses.verb_is(verb, "bar")
        && clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|object| {
            matches!(clauses.lemma(object), "entry" | "admission" | "visa")
                // "blocked its neighbour's entry to the alliance" keeps it out of a club.
                && (clauses.lemma(verb) != "block" || clauses.children_with(object, &[Label::Poss]).is_empty())
                && !clauses.objects_of(object, &["to", "for"]).is_empty()
        });
    if entry_barred {
        return true;
    }
    if matches!(clauses.lemma(verb), "deny" | "refuse") {
        return clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|object| clauses.noun_is(object, "entry"));
    }
    // "expelled from SWIFT", and not "expelled from the country", which happens to diplomats.
    let system_only = clauses.verb_is(verb, "cut_from_system");
    clauses.objects_of(verb, &["from", "to", "of"]).into_iter().any(|object| {
        let land = (clauses.noun_is(object, "entry") && !system_only) || clauses.noun_is(object, "lifeline");
        land || (clauses.is_verb(object) && clauses.verb_is(object, "enter_land"))
    })
}

/// "named 24 people and seven entities", "added 11".
fn lists_many(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.patients(verb).into_iter().any(|object| {
        let year = clauses.lemma(object).len() == 4 && clauses.lemma(object).bytes().all(|b| b.is_ascii_digit());
        // "has listed companies on both sides".
        let several = clauses.noun_is(object, "listed")
            && clauses.tag(object) == "NNS"
            && matches!(clauses.lemma(verb), "list" | "designate" | "blacklist");
        let bare = clauses.tag(object) == "CD"
            && !year
            && clauses.children(object).next().is_none()
            && matches!(clauses.lemma(verb), "add" | "list" | "designate" | "blacklist");
        bare || several
            || (clauses.noun_is(object, "listed") && !clauses.children_with(object, &[Label::Nummod]).is_empty())
    })
}
