//! When a deed was done, and until when it lasts: which of the dates of a sentence are its own.

use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::document::Document;
use crate::extract::sanctions::act::Deed;
use crate::extract::sanctions::triggers::Trigger;
use crate::lexicon::cues::Pos;
use crate::model::PartialDate;
use crate::model::vocabulary::Action;
use crate::text::dates::{DateHit, DateRole};

/// When the deed was done, and when it runs out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract::sanctions) struct When {
    /// The day, and what it is to the deed.
    pub(in crate::extract::sanctions) date: Option<(PartialDate, DateRole)>,
    /// The day on which it ends.
    pub(in crate::extract::sanctions) until: Option<PartialDate>,
    /// The year of what it answers, for a deed that nothing else dates.
    pub(in crate::extract::sanctions) answers_in: Option<PartialDate>,
}

/// The dates of the deed, by the words that hang from its verb.
pub(in crate::extract::sanctions) fn when(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> When {
    let anchor = deed.verb.unwrap_or(trigger.top);
    let found = &document.sentences[sentence];
    let mut near: Vec<(usize, &DateHit)> = found
        .dates
        .iter()
        .filter_map(|hit| {
            let token = found.token_at(hit.span.start).filter(|token| !is_in_name(clauses, *token))?;
            let distance = distance(clauses, token, anchor, trigger)?;
            if deed.action != Action::InForce && of_history(clauses, token, anchor, trigger) {
                return None;
            }
            Some((distance + aside(clauses, token, anchor, trigger)?, hit))
        })
        .collect();
    near.sort_by_key(|(distance, hit)| (*distance, hit.span.start));
    // "expired in May" tells when it ended, "renewed until May" how long it lasts.
    let ends = |hit: &DateHit| {
        (hit.role == DateRole::Until && deed.rule != "sanction.subject.end")
            || (deed.action == Action::Extend && is_to(document, clauses, sentence, hit))
    };
    let until = near.iter().find(|(_, hit)| ends(hit)).map(|(_, hit)| hit.date);
    let date = near
        .iter()
        .find(|(_, hit)| !ends(hit))
        .map(|(_, hit)| {
            let since = found
                .token_at(hit.span.start)
                .is_some_and(|token| is_since(clauses, token) || is_of_noun(clauses, token, trigger));
            (hit.date, if since { DateRole::Since } else { hit.role })
        })
        .or_else(|| date_of_report(document, sentence, clauses, deed))
        .or_else(|| only_date(document, sentence, clauses, anchor, trigger, deed));
    let answers_in =
        if date.is_some() { None } else { year_of_answer(document, sentence, clauses, anchor, trigger, deed) };
    When { date, until, answers_in }
}

/// "has imposed new curbs after the test of January": what answers an event of the year of publication is of that year too.
fn year_of_answer(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    anchor: usize,
    trigger: &Trigger,
    deed: &Deed,
) -> Option<PartialDate> {
    let today = document.published().filter(|_| deed.action == Action::Impose)?;
    let found = &document.sentences[sentence];
    let past = |hit: &&DateHit| hit.date.in_year() == today.in_year() && hit.date.first_day() <= today.last_day();
    let brought = clauses.verb_above(anchor).is_some_and(|verb| clauses.verb_is(verb, "cause"));
    let answers =
        found.dates.iter().filter(past).filter_map(|hit| found.token_at(hit.span.start)).any(|token| {
            aside(clauses, token, anchor, trigger).is_none() || brought && !clauses.is_below(token, anchor)
        });
    PartialDate::year(today.in_year()).filter(|_| answers)
}

/// "the 2015 nuclear deal": the year by which an agreement is called.
fn is_in_name(clauses: &Clauses<'_>, token: usize) -> bool {
    let named = matches!(clauses.label(token), Label::Nummod | Label::Compound | Label::Nmod | Label::Amod);
    let noun = clauses.head(token).filter(|noun| named && *noun > token);
    noun.is_some_and(|noun| {
        clauses.cues.of(Pos::Noun, clauses.lemma(noun)).iter().any(|cue| cue.starts_with("agreement:"))
    })
}

/// "the sanctions of 2018": the year in which they began.
fn is_of_noun(clauses: &Clauses<'_>, token: usize, trigger: &Trigger) -> bool {
    let prep = clauses.head(token).filter(|prep| clauses.label(token) == Label::Pobj && clauses.lemma(*prep) == "of");
    prep.and_then(|prep| clauses.head(prep)).is_some_and(|noun| trigger.chain.contains(&noun))
}

/// "for six months, to 31 January": the day up to which something is extended.
fn is_to(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, hit: &DateHit) -> bool {
    let Some(token) = document.sentences[sentence].token_at(hit.span.start) else { return false };
    let before =
        token.checked_sub(1).is_some_and(|before| matches!(clauses.lemma(before), "to" | "through" | "till" | "until"));
    before || document.published().is_some_and(|today| hit.date.first_day() > today)
}

/// "The ministry said on Friday that it had frozen": news is of the day on which it is told, where it bears no other date.
fn date_of_report(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    deed: &Deed,
) -> Option<(PartialDate, DateRole)> {
    let mut at = deed.verb.filter(|_| is_news(deed))?;
    let says = loop {
        let head = clauses.head(at)?;
        let reports = clauses.label(at) == Label::Ccomp && clauses.verb_is(head, "say");
        if reports {
            break head;
        }
        // "said on Friday that it expects the council to lift": what is planned is of the day on which it is told.
        let hoped = clauses.label(at) == Label::Ccomp && matches!(deed.action, Action::Propose | Action::ProposeEase);
        if !(hoped || matches!(clauses.label(at), Label::Conj | Label::Xcomp)) || !clauses.is_verb(head) {
            return None;
        }
        at = head;
    };
    let found = &document.sentences[sentence];
    let of_report = |hit: &&DateHit| {
        let token = found.token_at(hit.span.start);
        hit.role == DateRole::Point
            && hit.date.precision() == "day"
            && token.and_then(|token| clauses.verb_above(token)) == Some(says)
    };
    found.dates.iter().find(of_report).map(|hit| (hit.date, hit.role))
}

/// Whether the deed is told in the present, as headlines and official releases do: "places", "is sanctioning".
pub(in crate::extract::sanctions) fn is_present(clauses: &Clauses<'_>, deed: &Deed) -> bool {
    let Some(verb) = deed.verb.filter(|_| is_news(deed) && deed.verb_acts && deed.action != Action::Enforce) else {
        return false;
    };
    let now = |word: usize| matches!(clauses.tag(word), "VBZ" | "VBP");
    let helper =
        clauses.children_with(verb, &[Label::Aux]).into_iter().any(|aux| clauses.lemma(aux) == "be" && now(aux));
    let simple = now(verb) && clauses.children_with(verb, &[Label::Aux, Label::Auxpass]).is_empty();
    (simple || (clauses.tag(verb) == "VBG" && helper)) && clauses.realis(verb, 0) == Realis::Actual
}

/// Whether the clause of the deed tells the news, and not what had been before or when something else was: neither past perfect
/// nor below a noun or a "when".
pub(in crate::extract::sanctions) fn is_told_now(clauses: &Clauses<'_>, deed: &Deed) -> bool {
    let Some(verb) = deed.verb.filter(|_| is_news(deed)) else { return is_news(deed) };
    let had = |word: usize| {
        clauses
            .children_with(word, &[Label::Aux])
            .into_iter()
            .any(|aux| clauses.lemma(aux) == "have" && clauses.tag(aux) == "VBD")
    };
    let mut at = verb;
    for _ in 0..clauses.len() {
        let label = clauses.label(at);
        let aside = matches!(label, Label::Relcl | Label::Acl) || (label == Label::Advcl && clauses.tag(at) != "VBG");
        let reported = label == Label::Ccomp;
        if aside || (had(at) && !reported) {
            return false;
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    true
}

/// Whether the deed is told for itself, and not in passing by a clause below a noun.
fn is_news(deed: &Deed) -> bool {
    deed.action != Action::InForce && deed.rule != "sanction.participle"
}

/// The date that hangs from a verb, or the only one of its sentence.
pub(in crate::extract::sanctions) fn date_of_verb(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    verb: usize,
) -> Option<PartialDate> {
    let found = &document.sentences[sentence];
    found
        .dates
        .iter()
        .find(|hit| found.token_at(hit.span.start).and_then(|token| clauses.verb_above(token)) == Some(verb))
        .or_else(|| found.dates.first().filter(|_| found.dates.len() == 1))
        .map(|hit| hit.date)
}

/// The one date of the sentence: it is the news of the deed where nothing nearer dates it.
fn only_date(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    anchor: usize,
    trigger: &Trigger,
    deed: &Deed,
) -> Option<(PartialDate, DateRole)> {
    let found = &document.sentences[sentence];
    let dates: Vec<&DateHit> = found
        .dates
        .iter()
        .filter(|hit| {
            hit.role != DateRole::Until && !(deed.action == Action::Extend && is_to(document, clauses, sentence, hit))
        })
        .collect();
    let first = dates.first()?;
    let one = dates.iter().all(|hit| hit.date == first.date);
    let point = matches!(first.role, DateRole::Point) && first.date.precision() != "year";
    let elsewhere = dates.iter().all(|hit| {
        found.token_at(hit.span.start).is_some_and(|token| {
            !is_news(deed)
                || in_another_clause(clauses, token, anchor)
                || aside(clauses, token, anchor, trigger).is_none()
        })
    });
    (one && point && !elsewhere).then_some((first.date, first.role))
}

/// Whether the date stands in a clause of its own that the deed is no part of: one that tells who or what something is, or one
/// with a subject of its own beside it.
fn in_another_clause(clauses: &Clauses<'_>, token: usize, anchor: usize) -> bool {
    let mut at = token;
    for _ in 0..clauses.len() {
        let apart = match clauses.label(at) {
            Label::Relcl | Label::Acl => true,
            Label::Conj => {
                clauses.is_verb(at) && !clauses.children_with(at, &[Label::Nsubj, Label::Nsubjpass]).is_empty()
            }
            _ => false,
        };
        if apart && !clauses.is_below(anchor, at) {
            return true;
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// "acted on 18 May with an eye to the summit of 20 May": a date that stands deeper, with something else, comes second. The date
/// of what is answered ("after its test in January", "for seizing the islands in 1982") is none of the deed: `None`.
fn aside(clauses: &Clauses<'_>, token: usize, anchor: usize, trigger: &Trigger) -> Option<usize> {
    let mut at = token;
    let mut deep = 0;
    let mut deed = false;
    let mut answered = false;
    while at != anchor && !trigger.chain.contains(&at) {
        deed |= clauses.label(at) == Label::Pcomp && clauses.is_verb(at);
        if clauses.label(at) == Label::Pobj {
            deep += 1;
        } else if deep > 1 || deed {
            let what_for = matches!(clauses.lemma(at), "over" | "for");
            answered |= what_for
                || deep > 1 && matches!(clauses.lemma(at), "after" | "following" | "despite" | "amid" | "before");
            answered |= clauses.noun_is(at, "response");
        }
        answered |= deep > 1 && clauses.label(at) == Label::Pobj && clauses.noun_is(at, "response");
        match clauses.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    (!answered).then_some(usize::from(deep > 1))
}

/// "lifts the embargo that has been in place since 2002", "imposed in 2004 and renewed last year": what the sanction went
/// through before does not date what is done with it now.
fn of_history(clauses: &Clauses<'_>, token: usize, anchor: usize, trigger: &Trigger) -> bool {
    let mut at = token;
    for _ in 0..clauses.len() {
        let Some(head) = clauses.head(at).filter(|_| at != anchor) else { return false };
        if matches!(clauses.label(at), Label::Relcl | Label::Acl) && trigger.chain.contains(&head) {
            return clauses.verb_above(token) != Some(anchor);
        }
        at = head;
    }
    false
}

/// "since its first test in 2006": the year dates what it all began with.
fn is_since(clauses: &Clauses<'_>, token: usize) -> bool {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = clauses.head(at) else { return false };
        if clauses.lemma(head) == "since" && clauses.label(at) == Label::Pobj {
            return true;
        }
        if clauses.is_verb(head) {
            return false;
        }
        at = head;
    }
    false
}

/// How far a date stands from the deed; `None` when it belongs to another clause.
fn distance(clauses: &Clauses<'_>, token: usize, anchor: usize, trigger: &Trigger) -> Option<usize> {
    let mut verb = clauses.verb_above(token)?;
    let below_trigger = trigger.chain.iter().any(|noun| clauses.is_below(token, *noun));
    if below_trigger {
        return Some(1);
    }
    if verb == anchor {
        return Some(0);
    }
    // Up from the date through clauses that belong to the deed: "imposed in a decree issued on Monday".
    let aside = tells_of_another(clauses, verb, anchor)
        || (is_since(clauses, token) && tells_of_thing(clauses, verb, anchor, trigger));
    if clauses.is_below(verb, anchor) && aside {
        return None;
    }
    for step in 1..4 {
        if clauses.is_below(verb, anchor) {
            return Some(step + 1);
        }
        match clauses.head(verb).and_then(|head| clauses.verb_above(head)) {
            Some(above) => verb = above,
            None => break,
        }
    }
    // "announced on Friday that it had imposed", "decided on Monday to extend", "grew in 2022 when it imposed": the upper
    // verb's date is that of the deed, where only clauses stand between.
    let date_verb = clauses.verb_above(token)?;
    let mut at = anchor;
    for step in 4..9 {
        let label = clauses.label(at);
        let temporal =
            label == Label::Advcl && clauses.children(at).any(|child| matches!(clauses.lemma(child), "when" | "as"));
        let announces = clauses.head(at).is_some_and(|head| clauses.verb_is(head, "announce"));
        // "signed on Monday a decree that bans"
        let decree = clauses.head(at).filter(|noun| label == Label::Relcl && clauses.noun_is(*noun, "legal_act"));
        if let Some(verb) = decree.and_then(|noun| clauses.verb_above(noun)) {
            at = verb;
            if at == date_verb {
                return Some(step);
            }
            continue;
        }
        let announced = announces && matches!(label, Label::Ccomp | Label::Conj | Label::Advcl);
        let decided = label == Label::Xcomp && clauses.has_to(at);
        if !(temporal || announced || decided) {
            return None;
        }
        at = clauses.head(at)?;
        if at == date_verb {
            return Some(step);
        }
    }
    None
}

/// "Canada, which has acted since May, listed ten more": the clause that tells who somebody is does not date what he does.
fn tells_of_another(clauses: &Clauses<'_>, verb: usize, anchor: usize) -> bool {
    let mut at = verb;
    for _ in 0..6 {
        if at == anchor {
            return false;
        }
        let Some(head) = clauses.head(at) else { return false };
        let acts = matches!(clauses.label(head), Label::Nsubj | Label::Nsubjpass | Label::Conj);
        let of_actor = clauses.tag(head).starts_with("NNP") && (acts || !clauses.is_passive(at));
        if clauses.label(at) == Label::Relcl && of_actor {
            return true;
        }
        at = head;
    }
    false
}

/// "added ten names to a list that has grown since 2019": the span of a thing's own history does not date the deed.
fn tells_of_thing(clauses: &Clauses<'_>, verb: usize, anchor: usize, trigger: &Trigger) -> bool {
    let mut at = verb;
    for _ in 0..6 {
        if at == anchor {
            return false;
        }
        let Some(head) = clauses.head(at) else { return false };
        if clauses.label(at) == Label::Relcl && !trigger.chain.contains(&head) {
            return true;
        }
        at = head;
    }
    false
}
