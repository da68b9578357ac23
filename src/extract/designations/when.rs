//! When a listing happened: by a date in its clause, else by the tense and the thread of the article.

use super::act::Thread;
use super::line::Line;
use crate::english::Label;
use crate::extract::scene::Scene;
use crate::model::{PartialDate, PartyIx};
use crate::text::blocks::BlockKind;
use crate::text::dates::{DateHit, DateRole};

/// Sentences at the top of an article that tell the news of its day.
const TOP: usize = 8;

/// The date that stands in the clause of the verb at `verb`, or that the clause leans on: "in 2014, when it listed", "the
/// same day".
pub(super) fn stated(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Option<PartialDate> {
    let held = &scene.document.sentences[line.sentence];
    let clauses = line.clauses();
    let usable: Vec<(&DateHit, usize)> = held
        .dates
        .iter()
        .filter(|hit| !matches!(hit.role, DateRole::Until | DateRole::After))
        .filter_map(|hit| held.token_at(hit.span.start).map(|token| (hit, token)))
        .filter(|(_, token)| !within_span_of_time(line, *token))
        .collect();
    let of_when = |hit: &DateHit| {
        held.token_at(hit.span.end).is_some_and(|end| line.is(end, &["when"]) || line.reads(end, &[",", "when"]))
    };
    // "has listed 25 people since May" is about many acts.
    let act = clauses.is_verb(verb) && !clauses.is_passive(verb) && !is_link(line, verb);
    let dates = |hit: &DateHit| hit.role != DateRole::Since || !act;
    let own =
        usable.iter().find(|(hit, token)| dates(hit) && clauses.verb_above(*token) == Some(verb) && !of_when(hit));
    let when =
        || usable.iter().find(|(hit, _)| held.token_at(hit.span.end).is_some_and(|end| opens_when(line, end, verb)));
    // A noun of listing takes no date that stands before it.
    let open = |token: usize| clauses.is_verb(verb) || line.is_again(verb) || token > verb;
    let near = || {
        usable.iter().filter(|(hit, token)| dates(hit) && open(*token)).find(|(_, token)| {
            let (left, right) = (verb.min(*token), verb.max(*token));
            let barrier = (left + 1..right).any(|t| {
                line.is(t, &[";", "who", "which", "that", "after", "before"])
                    || line.is(t, &["and", "but"]) && line.is(t - 1, &[","])
                    || line.is_finite(t) && t != verb && *token > verb
            });
            !barrier && !of_another(line, *token, verb)
        })
    };
    let same_day = || same_day(scene, line, verb).or_else(|| same_time(scene, line, verb));
    own.or_else(when).map(|(hit, _)| hit.date).or_else(same_day).or_else(|| near().map(|(hit, _)| hit.date))
}

/// "between May 2020 and March 2021" dates no act.
fn within_span_of_time(line: &Line<'_>, date: usize) -> bool {
    (date.saturating_sub(8)..date).any(|t| line.is(t, &["between"]))
}

/// Whether the verb says what somebody is or has, not what is done.
fn is_link(line: &Line<'_>, verb: usize) -> bool {
    matches!(line.clauses().lemma(verb), "be" | "have" | "remain" | "stay" | "keep" | "face" | "appear")
}

/// The day in brackets behind a name: "against John Doe (December 2020)".
pub(super) fn in_brackets(scene: &Scene<'_>, line: &Line<'_>, end: usize) -> Option<PartialDate> {
    let held = &scene.document.sentences[line.sentence];
    let open = held.tokens.get(end).filter(|_| line.is(end, &["("]))?;
    let close = (end..line.len()).find(|t| line.is(*t, &[")"])).and_then(|t| held.tokens.get(t))?;
    held.dates
        .iter()
        .rfind(|hit| {
            hit.span.start > open.span.start && hit.span.end <= close.span.start && hit.role == DateRole::Point
        })
        .filter(|_| {
            line.words.get(end + 1).is_some_and(|word| {
                crate::model::date::MONTHS.contains(&word.to_lowercase().as_str()) || word.starts_with(char::is_numeric)
            })
        })
        .map(|hit| hit.date)
}

/// Whether the clause of the verb begins with "when" behind the date that ends at `end`.
fn opens_when(line: &Line<'_>, end: usize, verb: usize) -> bool {
    let at = if line.is(end, &[","]) { end + 1 } else { end };
    let clauses = line.clauses();
    let other =
        |t: usize| line.is(t, &[";", "who", "which", "when"]) || line.is_finite(t) && clauses.head(t) != Some(verb);
    line.is(at, &["when"]) && at < verb && !(at + 1..verb).any(other)
}

/// Whether the date belongs to a description within the clause of the verb: "X, who fled in December", "men listed in May".
fn of_another(line: &Line<'_>, date: usize, verb: usize) -> bool {
    let clauses = line.clauses();
    let Some(nearest) = clauses.verb_above(date).filter(|nearest| *nearest != verb) else { return false };
    // "was put on the list in March and is banned": each verb has its own day.
    let joined = clauses.label(verb) == Label::Conj && clauses.head(verb) == Some(nearest) && date < verb
        || clauses.label(nearest) == Label::Conj && clauses.head(nearest) == Some(verb) && date > nearest;
    let own = |v: usize| clauses.children(v).any(|c| matches!(clauses.label(c), Label::Auxpass | Label::Aux));
    if joined && own(verb) && own(nearest) {
        return true;
    }
    let first = clauses.label(nearest) == Label::Advcl && clauses.children(nearest).any(|c| line.is(c, &["having"]));
    (first || matches!(clauses.label(nearest), Label::Relcl | Label::Acl)) && !clauses.is_below(verb, nearest)
}

/// "on the same day", "that day": the date named last before the verb, in the sentence or the one before.
fn same_day(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Option<PartialDate> {
    let said = (0..line.len()).find(|t| {
        line.reads(*t, &["the", "same", "day"])
            || line.reads(*t, &["the", "same", "date"])
            || line.reads(*t, &["that", "day"])
    })?;
    if line.clauses().verb_above(said + 1).is_some_and(|nearest| nearest != verb) && said.abs_diff(verb) > 6 {
        return None;
    }
    let held = &scene.document.sentences[line.sentence];
    let at = held.tokens.get(said)?.span.start;
    let here = held.dates.iter().rfind(|hit| hit.span.end <= at).map(|hit| hit.date);
    here.or_else(|| {
        let before = line.sentence.checked_sub(1)?;
        scene.document.sentences[before].dates.iter().rfind(|hit| hit.role == DateRole::Point).map(|hit| hit.date)
    })
    .or(scene.document.published())
}

/// "at the same time", "simultaneously": the date named last before, in the sentence or the one before.
fn same_time(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Option<PartialDate> {
    let said = (verb + 1..(verb + 5).min(line.len()))
        .find(|t| line.reads(*t, &["the", "same", "time"]) || line.is(*t, &["simultaneously"]))?;
    let held = &scene.document.sentences[line.sentence];
    let at = held.tokens.get(said)?.span.start;
    let here = held.dates.iter().rfind(|hit| hit.span.end <= at && hit.role == DateRole::Point).map(|hit| hit.date);
    here.or_else(|| {
        let before = line.sentence.checked_sub(1)?;
        scene.document.sentences[before].dates.iter().rfind(|hit| hit.role == DateRole::Point).map(|hit| hit.date)
    })
}

/// The day since which something has been so, where the sentence says it.
pub(super) fn since(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Option<PartialDate> {
    let held = &scene.document.sentences[line.sentence];
    let own = |hit: &&DateHit| {
        let above = held.token_at(hit.span.start).and_then(|token| line.clauses().verb_above(token));
        hit.role == DateRole::Since && above == Some(verb)
    };
    held.dates.iter().find(own).map(|hit| hit.date)
}

/// The first date of the sentence at which something happens.
pub(super) fn in_sentence(scene: &Scene<'_>, line: &Line<'_>) -> Option<PartialDate> {
    let held = &scene.document.sentences[line.sentence];
    held.dates.iter().find(|hit| hit.role == DateRole::Point).map(|hit| hit.date)
}

/// The one date that a sentence of running text gives to what it tells: "Ottawa froze the assets of A and B in January". Where
/// it tells of a birth, or gives several, none is.
pub(super) fn only_one(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let held = &scene.document.sentences[sentence];
    let told = |hit: &&DateHit| matches!(hit.role, DateRole::Point | DateRole::Since);
    let first = held.dates.iter().find(told)?;
    let one = held.dates.iter().all(|hit| hit.date == first.date);
    let born = scene.document.text(sentence).to_lowercase().contains("born");
    let text = scene.document.block_kind(sentence) == BlockKind::Paragraph;
    (one && text && !born).then_some(first.date)
}

/// The date of the verb's clause: stated, or that of the act it belongs to.
pub(super) fn of_verb(
    scene: &Scene<'_>,
    line: &Line<'_>,
    verb: usize,
    thread: &Thread,
    authorities: &[PartyIx],
) -> Option<PartialDate> {
    stated(scene, line, verb).or_else(|| implied(scene, line, verb, thread, authorities))
}

fn implied(
    scene: &Scene<'_>,
    line: &Line<'_>,
    verb: usize,
    thread: &Thread,
    authorities: &[PartyIx],
) -> Option<PartialDate> {
    let clauses = line.clauses();
    let auxiliaries: Vec<&str> =
        clauses.children(verb).filter(|child| *child < verb).map(|child| line.lower[child].as_str()).collect();
    let has = |words: &[&str]| auxiliaries.iter().any(|word| words.contains(word));
    if has(&["had", "already", "previously", "long", "once", "earlier"]) {
        return None;
    }
    let published = scene.document.published();
    let opening = || topic_day(scene, line.sentence);
    // A day of publication that no word of the lead stated gives way to the day that the news names.
    let stated = thread.lead.as_ref().is_some_and(|act| act.dated);
    let guessed = |date: Option<PartialDate>| {
        if thread.issuer.is_none() && !stated && date == published {
            news_day(scene, line.sentence).or(date)
        } else {
            date
        }
    };
    let lead = thread.lead.as_ref().map(|act| guessed(act.date));
    let present = has(&["is", "are", "'s", "’s", "am"]) || (clauses.tag(verb) == "VBZ" || clauses.tag(verb) == "VBP");
    if present {
        let own = thread.lead.as_ref().is_some_and(|act| authorities.iter().all(|one| act.authorities.contains(one)));
        let recent = lead.flatten().filter(|date| own && published.is_none_or(|day| same_week(*date, day)));
        let news = if thread.issuer.is_none() { news_day(scene, line.sentence) } else { None };
        // "Hamas is designated by Canada" says how things stand, "is being designated" what is done.
        let stands = clauses.is_passive(verb) && !has(&["being"]);
        return if stands { recent } else { recent.or(news).or(published) };
    }
    if line.sentence <= TOP && lead.is_none() {
        return news_day(scene, line.sentence).or(published);
    }
    if has(&["has", "have"]) && line.sentence > TOP && thread.issuer.is_none() {
        return None;
    }
    if lead.is_none() && thread.issuer.is_some() {
        return published;
    }
    lead.flatten().or_else(opening)
}

/// The day that opens the paragraph: "On Monday the four published their lists. London added".
fn topic_day(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[sentence].block;
    let opening = (0..sentence).rev().take_while(|s| document.sentences[*s].block == block).last()?;
    let held = &document.sentences[opening];
    // "The order, which came into force on Tuesday" is about another day.
    let aside =
        document.text(opening).split(' ').take(TOPIC).any(|word| matches!(word, "which" | "who" | "that" | "whose"));
    let early = |start: usize| !aside && held.token_at(start).is_some_and(|token| token < TOPIC);
    held.dates
        .iter()
        .find(|hit| hit.role == DateRole::Point && hit.date.exact().is_some() && early(hit.span.start))
        .map(|hit| hit.date)
}

/// How far into its first sentence the day of a paragraph stands.
const TOPIC: usize = 10;

/// As many words as a dateline or the line above an article may have.
const DATELINE: usize = 8;

/// The day of the news: the first one named at the top of the article that is at most a week before its publication.
fn news_day(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let published = scene.document.published()?;
    let top = &scene.document.sentences[..=sentence.min(TOP)];
    let recent = |date: PartialDate| match (date.exact(), published.exact()) {
        (Some(date), Some(day)) => (0..=7).contains(&(day - date).get_days()),
        _ => false,
    };
    // A dateline is no news.
    let told = top.iter().filter(|held| held.tokens.len() > DATELINE);
    told.flat_map(|held| &held.dates)
        .find(|hit| hit.role == DateRole::Point && hit.date != published && recent(hit.date))
        .map(|hit| hit.date)
}

/// Whether a release of one day can speak of an act of the other as its own.
fn same_week(date: PartialDate, published: PartialDate) -> bool {
    match (date.exact(), published.exact()) {
        (Some(date), Some(published)) => (published - date).get_days().abs() <= 7,
        _ => false,
    }
}

/// The last date named before the sentence in its block: what "the first persons listed" leans on.
pub(super) fn before_in_block(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[sentence].block;
    let earlier = (0..sentence).rev().take_while(|s| document.sentences[*s].block == block);
    earlier
        .flat_map(|s| document.sentences[s].dates.iter().rev())
        .find(|hit| hit.role == DateRole::Point)
        .map(|hit| hit.date)
}

/// The day that stands behind each authority of a sentence that gives them apart: "by Britain in 2013 and by Canada in 2014".
pub(super) fn of_each(scene: &Scene<'_>, line: &Line<'_>, authorities: &[PartyIx]) -> Vec<Option<PartialDate>> {
    let held = &scene.document.sentences[line.sentence];
    let place = |authority: &PartyIx| {
        scene.parties.in_sentence(line.sentence).iter().find(|m| m.party == *authority && !m.only_place).map(|m| m.end)
    };
    let places: Vec<Option<usize>> = authorities.iter().map(place).collect();
    let day = |place: &Option<usize>| {
        let from = (*place)?;
        let next = places.iter().flatten().copied().filter(|other| *other > from).min().unwrap_or(line.len());
        let stop = (from..next).find(|t| line.is(*t, &[";", "."])).unwrap_or(next);
        let inside = |hit: &&DateHit| {
            held.token_at(hit.span.start).is_some_and(|token| from <= token && token < stop && token < from + NEAR)
        };
        held.dates
            .iter()
            .filter(inside)
            .find(|hit| !matches!(hit.role, DateRole::Until | DateRole::After))
            .map(|h| h.date)
    };
    let days: Vec<Option<PartialDate>> = places.iter().map(day).collect();
    let apart = days.iter().flatten().count() >= 2;
    if apart { days } else { vec![None; authorities.len()] }
}

/// How many words behind an authority its own day may stand.
const NEAR: usize = 6;

/// The day that heads the paragraph of a line, as in a chronicle: "21 September 2020: EU sanctions on three firms".
pub(super) fn of_line(scene: &Scene<'_>, line: &Line<'_>) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[line.sentence].block;
    let opening = (0..=line.sentence).rev().take_while(|s| document.sentences[*s].block == block).last()?;
    let held = &document.sentences[opening];
    let hit = held.dates.first().filter(|hit| hit.role == DateRole::Point)?;
    let early = held.token_at(hit.span.start).is_some_and(|token| token <= 1);
    let parted = held
        .token_at(hit.span.end)
        .is_some_and(|at| at < held.tokens.len() && matches!(document.word(opening, at), ":" | "–" | "—"));
    (early && parted).then_some(hit.date)
}
