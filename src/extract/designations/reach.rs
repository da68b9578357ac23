//! Where in a sentence the names stand that a listing verb speaks of.

use super::line::Line;
use super::sense::{self, Sense};
use crate::english::Label;
use std::ops::Range;

/// The stretches of the sentence that name who is listed, the name of the rule, and whether the clause is a main one.
pub(super) fn of(line: &Line<'_>, verb: usize, sense: Sense) -> (Vec<Range<usize>>, &'static str, bool) {
    let clauses = line.clauses();
    let top = with_subject(line, verb);
    let label = clauses.label(if clauses.label(verb) == Label::Conj { top } else { verb });
    let given = line.is_again(verb) || line.is_slip(verb);
    if label == Label::Amod && !given {
        return (vec![verb + 1..phrase_end(line, verb)], "listing.participle.before", false);
    }
    let passive = clauses.is_passive(verb) && !given;
    let of_assets = sense == Sense::Freeze || sense == Sense::Off && line.verb_is(verb, "unfreeze");
    // "whose brother Salim was listed" speaks of the brother.
    let own = clauses.children_with(verb, &[Label::Nsubjpass]).iter().any(|s| !clauses.is_relative(*s));
    let described = matches!(label, Label::Relcl | Label::Acl) && !(passive && own) && !given;
    if let Some(both) = both_of_which(line, verb) {
        return (vec![both], "listing.relative", false);
    }
    if let Some(owner) = whose(line, verb).filter(|_| of_assets) {
        return (vec![owner], "listing.relative", false);
    }
    if described && passive && of_assets {
        // "the assets of X, frozen in 2011".
        let first = sense::assets_of(line, verb).map_or(verb, |t| t + 1);
        return (vec![first..verb_start(line, verb, first).max(first)], "listing.relative", false);
    }
    if described && (passive || has_relative_object(line, verb)) {
        let carrier = if clauses.label(verb) == Label::Conj { top } else { verb };
        return (relative(line, verb, carrier), "listing.relative", false);
    }
    if passive {
        // "Also designated are X and Y".
        if let Some(be) =
            (verb + 1..(verb + 6).min(line.len())).find(|t| verb <= 2 && line.is(*t, &["are", "is", "were", "was"]))
        {
            return (vec![be + 1..clause_end(line, be)], "listing.inverted", true);
        }
        let carrier = with_subject(line, verb);
        let start = if of_assets { sense::assets_of(line, verb).map(|t| t + 1) } else { None };
        let first = start.unwrap_or_else(|| subject_start(line, carrier));
        let aux = auxiliary(line, carrier).max(first);
        let mut ranges = vec![first..aux, tail(line, verb)..line.len()];
        ranges.extend(gapped(line, verb));
        return (ranges, "listing.passive", is_main(line, verb));
    }
    let from = match sense {
        _ if of_assets => sense::assets_of(line, verb).unwrap_or(verb) + 1,
        // "named them as Doe and Roe".
        _ if line.is(verb + 1, &["him", "her", "it", "them", "those"]) && line.is(verb + 2, &["as"]) => verb + 3,
        // "identified as his blocked property the yacht X".
        _ if line.is(verb + 1, &["as"]) => (verb + 2..(verb + 8).min(line.len()))
            .find(|t| line.is(*t, &["the", "a", "an", "two", "three", "four", ":"]))
            .unwrap_or(verb + 1),
        _ => verb + 1,
    };
    let end = match sense {
        // "considers Vega Front a terrorist organisation".
        Sense::Plain if line.verb_is(verb, "regard") && sense::as_terrorist(line, verb) => (verb + 2..line.len())
            .find(|t| line.is(*t, &["a", "an", "as", "to", "foreign", "terrorist"]))
            .unwrap_or(line.len()),
        Sense::Bar => sense::entry_after(line, verb).unwrap_or(from),
        _ => clause_end(line, verb),
    };
    let rule = match sense {
        Sense::Freeze if from == verb + 1 => "listing.freeze.owner",
        Sense::Bar => "listing.barred",
        Sense::Keep => "listing.kept",
        _ => "listing.active",
    };
    let mut ranges = vec![from..end.max(from)];
    if sense == Sense::Bar {
        // "barred ten Peruvians from entering, among them Doe and Roe".
        let more = tail(line, end.max(from).min(line.len() - 1));
        ranges.push(more..clause_end(line, more.min(line.len() - 1)));
    }
    (ranges, rule, !described && is_main(line, verb))
}

/// Whether the clause of the verb reports on its own account: it is no aside, reason or condition of another.
fn is_main(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let mut at = verb;
    for _ in 0..line.len() {
        let aside = match clauses.label(at) {
            Label::Relcl | Label::Acl => true,
            Label::Advcl => !clauses.children_with(at, &[Label::Mark, Label::Advmod]).is_empty(),
            _ => false,
        };
        if aside {
            return false;
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => return true,
        }
    }
    true
}

/// "X, whose assets were frozen", "X, whose accounts the EU froze": the name before the comma.
fn whose(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    let clauses = line.clauses();
    let whose = (verb.saturating_sub(12)..verb).rev().find(|t| line.is(*t, &["whose"]))?;
    let assets = (whose + 1..verb).any(|t| line.noun_is(t, "assets"));
    let other =
        (whose + 1..verb).any(|t| line.is_finite(t) && !matches!(clauses.label(t), Label::Aux | Label::Auxpass));
    if !assets || other || clauses.label(verb) != Label::Relcl {
        return None;
    }
    let noun = clauses.head(verb)?;
    Some(reading_head(line, noun, verb)..whose)
}

/// The names that a relative clause or participle behind them speaks of: "X, which Canada listed", "X and Y, both of which",
/// "X, one of the men listed", and those that follow it: "the firms it listed, among them X".
fn relative(line: &Line<'_>, verb: usize, carrier: usize) -> Vec<Range<usize>> {
    let clauses = line.clauses();
    let head = clauses.head(carrier).unwrap_or(carrier);
    if let Some(subject) = one_of(line, head) {
        return vec![subject];
    }
    let noun = reading_head(line, head, verb);
    let more = tail(line, verb);
    vec![noun..verb_start(line, verb, noun), more..clause_end(line, more.min(line.len() - 1))]
}

/// "X and Y, both of which London blacklisted": the names before the pronoun, two for "both", else all that are joined.
fn both_of_which(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    let quantity = (verb.saturating_sub(9)..verb).rev().find(|t| {
        line.is(*t, &["both", "all", "each", "two", "three"])
            && line.is(t + 1, &["of"])
            && line.is(t + 2, &["which", "whom"])
    })?;
    if (quantity..verb).any(|t| {
        line.is_finite(t) && line.clauses().label(t) != Label::Aux && line.clauses().label(t) != Label::Auxpass
    }) {
        return None;
    }
    let most = if line.is(quantity, &["both", "two"]) { 2 } else { usize::MAX };
    let mut first = quantity;
    let mut names = 0;
    for t in (0..quantity).rev() {
        let capital = line.starts_capital(t);
        if capital && !line.starts_capital(t + 1) {
            names += 1;
        }
        let joint = line.is(t, &[",", "and", "the", "of", "&", "-", "."]);
        if names > most || !(capital || joint) {
            break;
        }
        first = t;
    }
    Some(first..quantity)
}

/// Whom "one of the men" is, where a clause describes the men: the subject before "is", or the name before the comma.
fn one_of(line: &Line<'_>, head: usize) -> Option<Range<usize>> {
    let clauses = line.clauses();
    // "X is a banker whom the EU listed".
    let above = clauses.head(head)?;
    let plain = !line.starts_capital(head) && clauses.label(head) == Label::Attr;
    if plain && matches!(clauses.lemma(above), "be" | "become" | "remain") && clauses.is_verb(above) {
        let stated = !clauses.is_negated(above);
        return Some(if stated { subject_start(line, above)..auxiliary(line, above) } else { above..above });
    }
    let preposition = clauses.head(head).filter(|p| line.is(*p, &["of", "among"]))?;
    let one = clauses.head(preposition)?;
    let is = |be: usize| {
        let stated = !clauses.is_negated(be);
        if stated { subject_start(line, be)..auxiliary(line, be) } else { be..be }
    };
    if clauses.is_verb(one) && clauses.lemma(one) == "be" && line.is(preposition, &["among"]) {
        return Some(is(one));
    }
    if !line.is(one, &["one", "some", "two", "three", "several", "part"]) {
        return None;
    }
    let above = clauses.head(one)?;
    match clauses.label(one) {
        Label::Attr if clauses.lemma(above) == "be" => Some(is(above)),
        Label::Appos => Some(reading_head(line, above, one)..one),
        _ => None,
    }
}

/// The verb whose subject a coordinated one shares: "was listed in May and delisted in June".
fn with_subject(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    let mut at = verb;
    for _ in 0..4 {
        let own = !clauses.children_with(at, &[Label::Nsubjpass, Label::Nsubj]).is_empty();
        match clauses.head(at) {
            Some(head) if !own && clauses.label(at) == Label::Conj && clauses.is_verb(head) => at = head,
            _ => break,
        }
    }
    at
}

/// The first word of the noun phrase that a relative clause or participle describes, by its named head.
pub(super) fn reading_head(line: &Line<'_>, head: usize, verb: usize) -> usize {
    let clauses = line.clauses();
    let mut at = head;
    // "the ruler of X, who is": what stands in apposition leads to the name.
    for _ in 0..4 {
        match clauses.label(at) {
            Label::Appos => at = clauses.head(at).unwrap_or(at),
            _ => break,
        }
    }
    // "the police chief, Doe, sanctioned by": the name explains the noun.
    let name = clauses.children_with(at, &[Label::Appos]).into_iter().find(|c| *c < verb && line.starts_capital(*c));
    if let Some(name) = name.filter(|_| line.starts_small(at)) {
        at = name;
    }
    let first = clauses
        .children(at)
        .filter(|c| *c < at && matches!(clauses.label(*c), Label::Compound | Label::Amod | Label::Nmod))
        .min()
        .unwrap_or(at);
    first.min(verb)
}

/// Where the description that holds the verb begins.
fn verb_start(line: &Line<'_>, verb: usize, noun: usize) -> usize {
    (noun + 1..verb).find(|t| line.is(*t, &["who", "whom", "which", "that", ","])).unwrap_or(verb)
}

fn has_relative_object(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let object = clauses.children_with(verb, &[Label::Dobj]);
    // "whom it listed", "both of which it listed".
    let relative = object
        .iter()
        .any(|o| clauses.is_relative(*o) || clauses.objects_of(*o, &["of"]).iter().any(|of| clauses.is_relative(*of)));
    let own = clauses.children_with(verb, &[Label::Nsubj]).iter().any(|s| !clauses.is_relative(*s));
    relative || (object.is_empty() && own)
}

/// First word of the clause that holds the subject of a verb.
pub(super) fn subject_start(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    let aux = auxiliary(line, verb);
    let subject = clauses.children_with(verb, &[Label::Nsubjpass, Label::Nsubj]).into_iter().min();
    let from = subject.unwrap_or(aux);
    (0..from)
        .rev()
        .find(|t| {
            let joined = line.is(*t, &["and", "but", "while"])
                && (0..*t).any(|f| line.is_finite(f))
                && !(*t + 1..from).any(|f| line.is(f, &[","]));
            line.is(*t, &[";", ":", "that", "said", "whose", "because", "although", "though", "when", "whereas", "if"])
                || joined
                || (line.is_finite(*t) && !within_relative(line, *t))
        })
        .map_or(0, |t| t + 1)
}

/// "X was listed in May, and Y, the largest bank, in June": names behind "and" whose clause has left out its verb.
pub(super) fn gapped(line: &Line<'_>, verb: usize) -> Vec<Range<usize>> {
    let clauses = line.clauses();
    let joined = clauses.children_with(verb, &[Label::Conj]).into_iter().filter(|noun| *noun > verb);
    joined
        .filter(|noun| clauses.tag(*noun).starts_with('N') && !clauses.is_verb(*noun))
        .filter_map(|noun| {
            let (first, _) = clauses.extent(noun);
            let stop = (noun + 1..line.len())
                .find(|t| line.is_finite(*t) || line.is(*t, &["in", "since", "by", "on", ";", "last"]))?;
            // A name that has a verb of its own is joined by another clause.
            let own = (noun + 1..=stop).any(|t| line.is_finite(t));
            (first > verb && !own).then_some(first..stop)
        })
        .collect()
}

fn within_relative(line: &Line<'_>, at: usize) -> bool {
    let clauses = line.clauses();
    let mut word = Some(at);
    for _ in 0..line.len() {
        let Some(w) = word else { return false };
        if matches!(clauses.label(w), Label::Relcl | Label::Acl) {
            return true;
        }
        word = clauses.head(w);
    }
    false
}

/// The first auxiliary of a verb, or the verb.
pub(super) fn auxiliary(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    clauses.children_with(verb, &[Label::Aux, Label::Auxpass, Label::Neg]).into_iter().min().unwrap_or(verb).min(verb)
}

/// Where names may go on behind a passive: at a colon, "along with", "including".
pub(super) fn tail(line: &Line<'_>, verb: usize) -> usize {
    // "was listed in May, when the EU blacklisted Doe along with Roe" goes on with the other listing.
    let clauses = line.clauses();
    let imposes = |t: usize| {
        line.verb_is(t, "impose")
            && clauses.children_with(t, &[Label::Dobj]).into_iter().any(|o| super::measures::is_sanction(line, o))
    };
    let other = |t: usize| ["designate", "enlist"].iter().any(|cue| line.verb_is(t, cue)) || imposes(t);
    let stop = (verb + 1..line.len()).find(|t| other(*t) && line.is_finite(*t)).unwrap_or(line.len());
    (verb + 1..stop)
        .find(|t| {
            line.is(*t, &[":", "including", "namely", "alongside"])
                || (line.is(*t, &["along", "together"]) && line.is(t + 1, &["with"]))
                || line.reads(*t, &["as", "well", "as"])
                || line.reads(*t, &["among", "them"])
                || line.reads(*t, &["such", "as"])
        })
        .unwrap_or(line.len())
}

/// One past the last word that can still name an object of the verb.
fn clause_end(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    let end = (verb + 1..line.len())
        .find(|t| {
            let next_verb = line.is(*t, &["and", "but"])
                && *t + 1 < line.len()
                && (line.is_finite(t + 1) || line.is(t + 1, &["has", "have", "said"]));
            let next_clause = line.clause_follows(*t);
            let own = clauses.label(*t) == Label::Nsubj
                && clauses
                    .head(*t)
                    .is_some_and(|v| v > *t && clauses.label(v) == Label::Conj && clauses.head(v) == Some(verb));
            next_verb
                || next_clause
                || own
                || (clauses.label(*t) == Label::Conj
                    && clauses.is_verb(*t)
                    && line.is_finite(*t)
                    && *t > verb + 1
                    && clauses.head(*t) == Some(verb))
        })
        .unwrap_or(line.len());
    // The subject of a further clause begins before its head.
    let subject = end < line.len() && clauses.label(end) == Label::Nsubj;
    if subject { clauses.extent(end).0.max(verb + 1) } else { end }
}

/// One past the noun phrase that a participle before a noun belongs to.
fn phrase_end(line: &Line<'_>, verb: usize) -> usize {
    let noun = line.clauses().head(verb).unwrap_or(verb);
    let mut end = noun.max(verb) + 1;
    while end < line.len() && line.starts_capital(end) {
        end += 1;
    }
    end
}
