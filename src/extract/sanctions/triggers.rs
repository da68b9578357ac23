//! The words of a sentence that speak of a sanction, and the event that the nouns around them name.
//!
//! "a fresh round of sanctions", "the lifting of sanctions", "the threat of an embargo", "sanctions relief": the noun that
//! counts for the clause stands above the word for the sanction, and the nouns in between say what becomes of it.

mod references;
mod verbs;

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::lexicon::cues::Pos;
pub(super) use references::{goes_off, is_own, stands_on};
use references::{licence, listed, package, referring};
use std::collections::BTreeSet;
use verbs::verbal;
pub(super) use verbs::{dealings, is_outright, no_longer, penalises, set_free};

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
    /// Whether it suspends a member of a bloc: the bloc sends.
    pub(super) suspends: bool,
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
            suspends: false,
        }
    }

    /// A noun that speaks of a sanction only where the article around does.
    pub(super) fn faint(word: usize) -> Self {
        Self { strong: false, ..Self::noun(word) }
    }

    /// A verb that speaks of a sanction only where the article around does. Those who suffer are not looked for beyond its
    /// clause, as with what refers to sanctions named before.
    pub(super) fn faint_verb(word: usize, cuts_off: bool) -> Self {
        Self { strong: false, back: true, cuts_off, ..Self::verb(word) }
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
    let taken: BTreeSet<usize> =
        found.iter().filter(|trigger| !trigger.back).flat_map(|trigger| trigger.chain.iter().copied()).collect();
    found.retain(|trigger| !trigger.back || trigger.strong || !taken.contains(&trigger.word));
    // "suspended it": a member, and no sanction that was named before.
    let suspending: Vec<usize> = found.iter().filter(|trigger| trigger.suspends).map(|trigger| trigger.word).collect();
    found.retain(|trigger| {
        trigger.suspends || !clauses.head(trigger.word).is_some_and(|verb| suspending.contains(&verb))
    });
    found
}

/// "legal action", "military measures": what courts and armies do is no sanction.
fn is_of_courts(clauses: &Clauses<'_>, word: usize) -> bool {
    let of_courts = |word: usize| clauses.cues.is(Pos::Noun, clauses.lemma(word), "other_action");
    clauses.children_with(word, &[Label::Amod]).into_iter().any(of_courts)
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
    let strong = clauses.noun_is(word, "sanction")
        || is_measure(clauses, word)
        || is_answer(clauses, word)
        || bans_goods_of(clauses, word);
    let vague = !clauses.noun_is(word, "restriction")
        || is_of_courts(clauses, word)
        || (clauses.noun_is(word, "measure_if") && !is_aimed(clauses, word));
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

/// The goods and what they consist of: "imports of cars and a number of other things" is four words of goods.
pub(super) fn goods_within(clauses: &Clauses<'_>, goods: usize) -> Vec<usize> {
    let mut things = vec![goods];
    let mut at = 0;
    while at < things.len() {
        let of = clauses.objects_of(things[at], &["of"]).into_iter();
        let further: Vec<usize> = of.filter(|thing| *thing > goods && !things.contains(thing)).collect();
        things.extend(further);
        at += 1;
    }
    things
}

/// "a ban on food from Norway": from or to whom the goods go says that a state bans them.
fn bans_goods_of(clauses: &Clauses<'_>, word: usize) -> bool {
    let named = |at: usize| {
        let ways = clauses.objects_of(at, &["from", "to"]).into_iter();
        let proper = |word: usize| clauses.tag(word).starts_with("NNP") && !clauses.noun_is(word, "time_word");
        // "from European Union countries".
        let of_some = |word: usize| clauses.children_with(word, &[Label::Compound]).into_iter().any(proper);
        ways.into_iter().any(|object| proper(object) || of_some(object))
    };
    let goods = || {
        let things = clauses.objects_of(word, &["on"]).into_iter();
        things
            .into_iter()
            .filter(|thing| clauses.noun_is(*thing, "cut_off_object"))
            .any(|thing| named(word) || goods_within(clauses, thing).into_iter().any(named))
    };
    matches!(clauses.lemma(word), "ban" | "embargo" | "moratorium") && goods()
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

/// "introduced measures against Chile", "lifted its measures against the country": not "measures against floods".
fn is_aimed(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses
        .objects_of(word, &["against"])
        .into_iter()
        .any(|object| clauses.tag(object).starts_with("NNP") || clauses.noun_is(object, "refers:state"))
}

/// "took countermeasures against eight firms".
fn is_answer(clauses: &Clauses<'_>, word: usize) -> bool {
    let over = clauses.head(word).filter(|head| clauses.is_verb(*head));
    let aimed = |at: usize| !clauses.objects_of(at, &["against", "on"]).is_empty();
    matches!(clauses.lemma(word), "countermeasure" | "counter-measure") && (aimed(word) || over.is_some_and(aimed))
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
            // "put an end to its sanctions": the phrase may hang from the verb.
            let end = || clauses.children_with(above, &[Label::Dobj]).into_iter().find(|noun| *noun < head);
            let ended = end().filter(|noun| clauses.lemma(head) == "to" && clauses.lemma(*noun) == "end");
            let above = ended.unwrap_or(above);
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
                // "the framework for restrictive measures".
                "for" if matches!(clauses.lemma(above), "framework" | "regime") => true,
                // "a reprieve on the restrictions".
                "on" if clauses.noun_is(above, "easing") => true,
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
