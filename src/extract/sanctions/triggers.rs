//! The words of a sentence that speak of a sanction, and the event that the nouns around them name.
//!
//! "a fresh round of sanctions", "the lifting of sanctions", "the threat of an embargo", "sanctions relief": the noun that
//! counts for the clause stands above the word for the sanction, and the nouns in between say what becomes of it.

use crate::english::Label;
use crate::extract::clause::Clauses;

/// What a noun between the sanction and its clause makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// "the imposition of", "the tightening of".
    Imposition,
    /// "the extension of", "renewal".
    Extension,
    /// "the lifting of", "sanctions relief".
    Easing,
    /// "violation of", "sanctions-busting".
    Breach,
    /// "a general licence", "an exemption".
    Licence,
    /// "the threat of", "a bill on".
    Prospect,
}

/// A word that speaks of a sanction.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// The word for the sanction.
    pub(super) word: usize,
    /// The topmost noun that stands for it in its clause.
    pub(super) top: usize,
    /// All nouns from `word` up to `top`.
    pub(super) chain: Vec<usize>,
    /// The event named on the way, and its noun; the lowest counts.
    pub(super) event: Option<(Event, usize)>,
    /// Whether the word alone is enough; "restrictions" and "measures" need a sender and a target beside them.
    pub(super) strong: bool,
    /// Whether it is a verb or participle: "sanctioned", "blacklisted".
    pub(super) verbal: bool,
    /// Whether it cuts something off ("froze the assets of"): who is hit stands behind the object.
    pub(super) cuts_off: bool,
    /// Whether it lists a number of people or firms whose state the discourse must tell.
    pub(super) counted: bool,
    /// Whether it stands for sanctions named before: "lifted it", "prolonged its measures".
    pub(super) back: bool,
    /// Whether it shuts people out ("barred him from entering the country"): the land they may not enter sends.
    pub(super) shuts_out: bool,
}

impl Trigger {
    /// A noun that stands for itself in its clause, and is enough alone.
    fn noun(word: usize) -> Self {
        Self {
            word,
            top: word,
            chain: vec![word],
            event: None,
            strong: true,
            verbal: false,
            cuts_off: false,
            counted: false,
            back: false,
            shuts_out: false,
        }
    }

    /// A verb or participle.
    fn verb(word: usize) -> Self {
        Self { verbal: true, ..Self::noun(word) }
    }
}

/// The triggers of a sentence, in order.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = (0..clauses.len()).filter_map(|word| trigger(clauses, word)).collect();
    // A list of sanctions is one thing, and so is a list with the word that stands for it.
    let taken: Vec<usize> =
        found.iter().filter(|trigger| !trigger.back).flat_map(|trigger| trigger.chain.iter().copied()).collect();
    found.retain(|trigger| !trigger.back || trigger.strong || !taken.contains(&trigger.word));
    found
}

fn trigger(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let tag = clauses.tag(word);
    if tag.starts_with('V') || tag == "JJ" {
        return verbal(clauses, word).or_else(|| referring(clauses, word));
    }
    if !tag.starts_with('N') {
        return referring(clauses, word);
    }
    if let Some(patient) = mistaken_verb(clauses, word) {
        return Some(Trigger { chain: vec![word, patient], ..Trigger::verb(word) });
    }
    if let Some(measure) = mistaken_measure(clauses, word) {
        return Some(Trigger { chain: vec![word, measure], ..Trigger::noun(word) });
    }
    let strong = clauses.noun_is(word, "sanction") || is_measure(clauses, word) || is_answer(clauses, word);
    let vague = !clauses.noun_is(word, "restriction") || clauses.noun_is(word, "measure_if");
    if !strong && vague {
        let others = listed(clauses, word).or_else(|| licence(clauses, word)).or_else(|| package(clauses, word));
        return others.or_else(|| referring(clauses, word));
    }
    if !strong && clauses.label(word) == Label::Compound {
        return None;
    }
    let (chain, event) = climb(clauses, word);
    let top = chain.last().copied().unwrap_or(word);
    let counted = !strong && matches!(clauses.lemma(word), "listing" | "designation");
    let back = !strong && (referring(clauses, word).is_some() || over_goods(clauses, word));
    Some(Trigger { top, chain, event, strong, counted, back, ..Trigger::noun(word) })
}

/// "UK sanctions Iranian officials", "the Americans blacklist a bank": the verb of a headline or of a telling in the present, which
/// the tagger takes for a noun; gives who is hit.
pub(super) fn mistaken_verb(clauses: &Clauses<'_>, word: usize) -> Option<usize> {
    let named = word > 0 && clauses.tag(word - 1).starts_with("NNP") && clauses.label(word - 1) != Label::Poss;
    let next = clauses.len() > word + 1 && matches!(clauses.tag(word + 1), "JJ" | "CD" | "NNP" | "NNPS" | "DT");
    let fits = named && next && matches!(clauses.lemma(word), "sanction" | "sanctions" | "blacklist");
    if !fits || clauses.verb_above(word).is_some() {
        return None;
    }
    match clauses.label(word) {
        Label::Nmod | Label::Compound => clauses.head(word).filter(|head| *head > word && clauses.is_nominal(*head)),
        Label::Root => clauses.children_with(word, &[Label::Dobj]).into_iter().find(|object| *object > word),
        _ => None,
    }
}

/// "its asset freezes on banks", where the tagger takes the last noun of the compound for a verb.
fn mistaken_measure(clauses: &Clauses<'_>, word: usize) -> Option<usize> {
    let next = word + 1;
    let object = matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass | Label::Pobj | Label::Conj);
    let fits = object
        && clauses.noun_is(word, "measure_kind")
        && matches!(clauses.lemma(word), "asset" | "assets" | "travel" | "visa" | "arms" | "export" | "import")
        && next < clauses.len()
        && clauses.is_verb(next)
        && clauses.noun_is(next, "restriction");
    fits.then_some(next)
}

/// "put two banks on its list", "took him off the blacklist", "has a list of its own".
fn listed(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    if !clauses.noun_is(word, "register") {
        return None;
    }
    let head = clauses.head(word)?;
    let (chain, event) = climb(clauses, word);
    if event.is_some() && clauses.label(word) == Label::Pobj {
        let top = chain.last().copied().unwrap_or(word);
        return Some(Trigger { top, chain, event, strong: false, back: true, ..Trigger::noun(word) });
    }
    let fits = match clauses.label(word) {
        Label::Pobj => {
            let verb = clauses.verb_above(head)?;
            let (onto, off) = (clauses.verb_is(verb, "enter"), clauses.verb_is(verb, "delist"));
            match clauses.lemma(head) {
                "on" | "onto" | "to" | "in" => onto || stands_on(clauses, head).is_some(),
                "off" | "from" | "of" => off,
                _ => false,
            }
        }
        Label::Dobj if clauses.is_verb(head) => {
            let kept = clauses.verb_is(head, "maintain") && is_own(clauses, word);
            kept || (clauses.verb_is(head, "delist") && goes_off(clauses, head))
        }
        _ => false,
    };
    let plainly = names_sanctions(clauses, word);
    fits.then(|| Trigger { strong: plainly, back: !plainly, ..Trigger::noun(word) })
}

/// "its list of state sponsors of terrorism", "the Entity List": a list that is one of sanctions by its name.
fn names_sanctions(clauses: &Clauses<'_>, word: usize) -> bool {
    let before = clauses.children_with(word, &[Label::Compound, Label::Amod, Label::Nmod]);
    let behind = clauses.objects_of(word, &["of"]);
    before.into_iter().chain(behind).any(|each| clauses.noun_is(each, "list_kind"))
}

/// Whether a verb alone shuts out or cuts off so plainly that no other word for a sanction is needed: "barred its ships from",
/// "halted arms sales to".
pub(super) fn is_outright(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
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

/// "has been on the list since 2008", "remains on it", "has had the group on its list": the verb by which somebody stands there.
pub(super) fn stands_on(clauses: &Clauses<'_>, prep: usize) -> Option<usize> {
    let verb = clauses.head(prep).filter(|verb| clauses.is_verb(*verb) || clauses.tag(*verb) == "MD")?;
    (clauses.lemma(prep) == "on" && clauses.verb_is(verb, "stand_on")).then_some(verb)
}

/// "issued a general licence", "was granted an exemption": leave to deal in spite of the sanctions named before.
fn licence(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    // "issued General License 8".
    let named = clauses.label(word) == Label::Compound && clauses.tag(word).starts_with("NNP");
    let top = if named { clauses.head(word)? } else { word };
    let verb = clauses.head(top).filter(|head| clauses.is_verb(*head))?;
    let fits = clauses.noun_is(word, "leave_to_deal")
        && matches!(clauses.label(top), Label::Dobj | Label::Nsubjpass)
        && (clauses.verb_is(verb, "give_leave") || clauses.verb_is(verb, "ease"));
    fits.then(|| Trigger { event: Some((Event::Licence, word)), strong: false, back: true, ..Trigger::noun(word) })
}

/// "adopted its 18th package", "the thirteenth round": sanctions are counted so.
fn package(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let counted =
        clauses.children_with(word, &[Label::Amod, Label::Compound, Label::Nummod]).into_iter().any(|child| {
            let lemma = clauses.lemma(child);
            let figure = lemma.starts_with(|c: char| c.is_ascii_digit());
            (figure && ["st", "nd", "rd", "th"].iter().any(|end| lemma.ends_with(end)))
                || clauses.noun_is(child, "ordinal")
        });
    let fits = counted && clauses.noun_is(word, "package") && clauses.label(word) != Label::Compound;
    fits.then(|| Trigger { strong: false, back: true, ..Trigger::noun(word) })
}

/// The verbs of the clauses that tell of the sanction: those below its nouns, and those that the parse hangs from a noun beside
/// it, though only a sanction is imposed or lifted: "the cap on oil that Japan introduced".
pub(super) fn clauses_below(clauses: &Clauses<'_>, trigger: &Trigger) -> Vec<usize> {
    let below = |nouns: &[usize]| -> Vec<usize> {
        nouns.iter().flat_map(|noun| clauses.children_with(*noun, &[Label::Acl, Label::Relcl])).collect()
    };
    let own = below(&trigger.chain);
    if !own.is_empty() {
        return own;
    }
    let behind = |nouns: &[usize]| -> Vec<usize> {
        nouns
            .iter()
            .flat_map(|noun| clauses.objects_of(*noun, &["on", "of", "against", "for", "to", "over", "in"]))
            .collect()
    };
    let mut beside = behind(&trigger.chain);
    beside.extend(behind(&beside));
    let first = clauses.first_conjunct(trigger.top);
    if clauses.label(first) == Label::Pobj {
        beside.extend(clauses.head(first).and_then(|prep| clauses.head(prep)).filter(|noun| clauses.is_nominal(*noun)));
    }
    let mut found = below(&beside);
    found.retain(|verb| *verb > trigger.word && clauses.verb_is(*verb, "done_to_sanction"));
    found
}

/// "the ban on the import of diamonds", "the prohibition on new investment": goods and money are what it holds back.
fn over_goods(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses
        .objects_of(word, &["on", "of", "against"])
        .into_iter()
        .any(|object| clauses.noun_is(object, "cut_off_object"))
}

/// "struck off the list", with the list for its object.
pub(super) fn goes_off(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.children(verb).any(|child| clauses.lemma(child) == "off")
}

/// "a list of its own", "its own list".
fn is_own(clauses: &Clauses<'_>, word: usize) -> bool {
    let own = |at: usize| clauses.children(at).any(|child| clauses.lemma(child) == "own");
    own(word) || clauses.objects_of(word, &["of"]).into_iter().any(|of| clauses.lemma(of) == "own" || own(of))
}

/// "lifted it", "maintain theirs", "prolonged its measures", "lifted most of its own": sanctions named before are meant.
fn referring(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    if !matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass) {
        return None;
    }
    let verb = clauses.head(word).filter(|head| clauses.is_verb(*head))?;
    let acts = ["ease", "relax", "suspend", "waive", "extend", "tighten", "reimpose", "impose", "maintain"];
    if !acts.iter().any(|cue| clauses.verb_is(verb, cue)) {
        return None;
    }
    let pronoun = clauses.tag(word).starts_with("PRP")
        && !is_person(clauses.lemma(word))
        && !matches!(clauses.lemma(verb), "freeze" | "defer" | "pause" | "increase" | "add" | "halt");
    // "kept it", "had it" and "passed it" speak of all sorts of things.
    let closely =
        ["ease", "relax", "suspend", "extend", "tighten", "reimpose"].iter().any(|c| clauses.verb_is(verb, c));
    // "That was lifted in part", "all this was called off".
    let pronoun = pronoun
        || (clauses.tag(word) == "DT"
            && matches!(clauses.lemma(word), "this" | "that" | "these" | "those" | "all" | "both"));
    let theirs = clauses.lemma(word) == "theirs";
    let vague = clauses.tag(word).starts_with('N')
        && clauses.noun_is(word, "measure_vague")
        && clauses.children_with(word, &[Label::Poss, Label::Det]).into_iter().any(|child| {
            clauses.label(child) == Label::Poss || matches!(clauses.lemma(child), "the" | "these" | "those" | "all")
        })
        && !clauses.children(word).any(|child| matches!(clauses.lemma(child), "same" | "similar"));
    let rest = matches!(clauses.tag(word), "DT" | "JJ" | "JJS" | "NN")
        && !vague
        && is_own(clauses, word)
        && matches!(clauses.lemma(word), "all" | "most" | "some" | "own" | "part" | "many" | "rest");
    let fits = theirs || (pronoun && closely) || vague || rest;
    fits.then(|| Trigger { strong: false, back: true, ..Trigger::noun(word) })
}

fn is_person(lemma: &str) -> bool {
    matches!(lemma, "he" | "she" | "him" | "her" | "i" | "we" | "you" | "us" | "me" | "himself" | "herself")
}

/// "asset freeze", "travel ban", "export curbs", "coercive measures".
fn is_measure(clauses: &Clauses<'_>, word: usize) -> bool {
    // "secondary tariffs" hit those who deal with a third; any other tariff is a matter of trade.
    if clauses.noun_is(word, "secondary_measure") {
        return clauses.children(word).any(|child| clauses.lemma(child) == "secondary");
    }
    if !clauses.noun_is(word, "restriction") {
        return false;
    }
    clauses.children(word).filter(|child| *child < word).any(|child| clauses.noun_is(child, "measure_kind"))
}

/// "took countermeasures against eight firms".
fn is_answer(clauses: &Clauses<'_>, word: usize) -> bool {
    let over = clauses.head(word).filter(|head| clauses.is_verb(*head));
    let aimed = |at: usize| !clauses.objects_of(at, &["against", "on"]).is_empty();
    matches!(clauses.lemma(word), "countermeasure" | "counter-measure") && (aimed(word) || over.is_some_and(aimed))
}

fn verbal(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let direct = clauses.verb_is(word, "sanction");
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
        return None;
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

/// "may no longer visit Russia", "can no longer be delivered to the exchange": leave is taken away without a word for it.
pub(super) fn no_longer(clauses: &Clauses<'_>, verb: usize) -> bool {
    let modal = clauses.children(verb).any(|child| {
        clauses.tag(child) == "MD" && matches!(clauses.lemma(child), "may" | "can" | "could" | "will" | "shall")
    });
    let ended = clauses.children_with(verb, &[Label::Advmod]).into_iter().any(|word| {
        matches!(clauses.lemma(word), "longer" | "long")
            && clauses.children(word).any(|child| clauses.lemma(child) == "no")
    });
    modal && ended && (clauses.verb_is(verb, "deal_with") || clauses.verb_is(verb, "enter_land"))
}

/// "unfroze the assets of", "resumed arms sales to", "allowed imports from": what was cut off is set free.
pub(super) fn set_free(clauses: &Clauses<'_>, verb: usize) -> bool {
    let own = clauses.patients(verb).into_iter().any(|object| clauses.noun_is(object, "cut_off_only"));
    (clauses.verb_is(verb, "unfreeze") || clauses.verb_is(verb, "set_free")) && cuts_off(clauses, verb) && !own
}

/// "forbids Americans to trade with", "barred banks from lending to": the verbs of what may not be done.
pub(super) fn dealings(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
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
pub(super) fn penalises(clauses: &Clauses<'_>, verb: usize) -> bool {
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

/// Climbs from the word for the sanction to the noun that stands for it in the clause.
fn climb(clauses: &Clauses<'_>, word: usize) -> (Vec<usize>, Option<(Event, usize)>) {
    let mut chain = vec![word];
    let mut event = None;
    let mut at = clauses.first_conjunct(word);
    for _ in 0..6 {
        let Some(above) = noun_above(clauses, at) else { break };
        let named = event_of(clauses, above);
        if named.is_none() && !clauses.noun_is(above, "quantity") && !clauses.noun_is(above, "sanction") {
            break;
        }
        if event.is_none() {
            event = named.map(|named| (named, above));
        }
        chain.push(above);
        at = clauses.first_conjunct(above);
    }
    (chain, event)
}

/// The noun that the word modifies: "sanctions relief", "round of sanctions", "end to sanctions".
fn noun_above(clauses: &Clauses<'_>, word: usize) -> Option<usize> {
    let head = clauses.head(word)?;
    match clauses.label(word) {
        Label::Compound | Label::Nmod | Label::Poss if clauses.is_nominal(head) => Some(head),
        Label::Pobj if matches!(clauses.lemma(head), "of" | "to" | "from" | "for" | "on" | "in") => {
            let above = clauses.head(head)?;
            let fits = match clauses.lemma(head) {
                "of" => true,
                // "the addition of two banks to the list", "their removal from the blacklist".
                "to" | "on" | "onto" | "in"
                    if clauses.noun_is(word, "register") && clauses.noun_is(above, "enlisting") =>
                {
                    true
                }
                "from" | "off" if clauses.noun_is(word, "register") && clauses.noun_is(above, "delisting") => true,
                "to" => clauses.noun_is(above, "easing"),
                "from" => matches!(clauses.lemma(above), "relief" | "respite" | "exemption"),
                _ => clauses.noun_is(above, "prospect"),
            };
            // "most of its sanctions" is no noun to the tagger.
            let some = matches!(clauses.tag(above), "JJS" | "JJR" | "JJ" | "DT" | "PDT" | "CD")
                && clauses.noun_is(above, "quantity");
            (fits && (clauses.tag(above).starts_with('N') || some)).then_some(above)
        }
        _ => None,
    }
}

fn event_of(clauses: &Clauses<'_>, noun: usize) -> Option<Event> {
    if clauses.lemma(noun) == "end" && clauses.children(noun).any(|child| clauses.lemma(child).starts_with("receiv")) {
        return None;
    }
    if matches!(clauses.lemma(noun), "extension" | "renewal" | "prolongation") {
        return Some(Event::Extension);
    }
    [
        ("breach", Event::Breach),
        ("enlisting", Event::Imposition),
        ("delisting", Event::Easing),
        ("easing", Event::Easing),
        ("imposition", Event::Imposition),
        ("prospect", Event::Prospect),
    ]
    .into_iter()
    .find(|(cue, _)| clauses.noun_is(noun, cue))
    .map(|(_, event)| event)
    // "the Anti-Foreign Sanctions Law" is a name.
    .filter(|event| *event != Event::Prospect || !clauses.tag(noun).starts_with("NNP"))
}
