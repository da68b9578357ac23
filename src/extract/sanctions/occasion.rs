//! The day of the news, for acts that bear no date of their own: a headline tells what the first paragraphs date, and
//! "Canada also froze the assets" what happened when the sentence before did.

use super::Act;
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::model::vocabulary::Action;
use crate::text::blocks::BlockKind;
use crate::text::dates::{DateHit, DateRole};

/// How many days before its publication an article still calls news.
const NEWS: i64 = 10;

/// How many sentences of the body tell the news and date it.
const LEAD: usize = 3;

/// How many sentences back the act may stand whose day another shares.
const REACH: usize = 4;

/// Lends acts that are news the day of the news.
pub(super) fn lend(scene: &Scene<'_>, acts: &mut [Act]) {
    let published = scene.document.published().filter(|day| day.exact().is_some());
    let lead: Vec<usize> = (0..scene.document.sentences.len())
        .filter(|at| scene.document.block_kind(*at) != BlockKind::Title)
        .take(LEAD)
        .collect();
    let told_today = lead.iter().any(|at| says_today(scene, *at));
    for at in 0..acts.len() {
        let title = scene.document.block_kind(acts[at].sentence) == BlockKind::Title;
        let planned = matches!(acts[at].action, Action::Propose | Action::ProposeEase);
        if acts[at].date.is_some() || acts[at].action == Action::InForce || planned && !title && !told_today {
            continue;
        }
        let in_front = of_lead_in(scene, acts[at].sentence).or_else(|| same_day(scene, acts[at].sentence, &lead));
        acts[at].date = in_front.or_else(|| published.and_then(|today| of_news(scene, acts, at, &lead, today)));
        let bare = acts[at].news && scene.document.sentences[acts[at].sentence].dates.is_empty();
        if told_today && bare && acts[at].date.is_none() {
            acts[at].date = published;
        }
    }
    for at in 0..acts.len() {
        if acts[at].date.is_none() {
            acts[at].date = published.and_then(|today| of_same_event(scene, acts, at, today)).or(acts[at].answers_in);
        }
    }
}

/// "today", as releases say: what they tell without another day is of their own.
fn says_today(scene: &Scene<'_>, sentence: usize) -> bool {
    let day = |hit: &DateHit| hit.span.of(scene.document.body()) == "today";
    scene.document.sentences[sentence].dates.iter().any(day)
}

/// The day on which others ease what is eased: where a country is let off by several, they do it together.
fn of_same_event(scene: &Scene<'_>, acts: &[Act], at: usize, today: PartialDate) -> Option<PartialDate> {
    let act = &acts[at];
    let eases = act.action == Action::ProposeEase || act.action == Action::Ease && act.news;
    let bare = scene.document.sentences[act.sentence].dates.is_empty();
    let mut days = acts
        .iter()
        .filter(|other| eases && bare && other.news && other.action == act.action)
        .filter(|other| act.sentence.abs_diff(other.sentence) <= REACH)
        .filter(|other| other.targets.iter().any(|target| act.targets.contains(target)))
        .filter_map(|other| other.date.filter(|day| is_recent(*day, today) || is_recent(today, *day)));
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day of the news, for an act that is told as news and bears no date.
fn of_news(scene: &Scene<'_>, acts: &[Act], at: usize, lead: &[usize], today: PartialDate) -> Option<PartialDate> {
    let act = &acts[at];
    let title = scene.document.block_kind(act.sentence) == BlockKind::Title;
    let bare = scene.document.sentences[act.sentence].dates.is_empty();
    if !act.news {
        return None;
    }
    let leading = title || (bare && lead.contains(&act.sentence));
    let shared = if title { None } else { of_neighbour(scene, acts, at, today) };
    shared.or_else(|| of_lead(scene, lead, today).filter(|_| leading)).or(Some(today).filter(|_| act.present && !title))
}

/// "25 November 2020: The Treasury blacklists": the date that stands before the text of its item.
fn of_lead_in(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[sentence].block;
    let first = (0..=sentence).rev().take_while(|at| document.sentences[*at].block == block).last()?;
    let hit = document.sentences[first].dates.first().filter(|hit| hit.role == DateRole::Point)?;
    let (begin, end) = document.sentences[first].tokens_in(hit.span);
    let parted = end < document.sentences[first].tokens.len()
        && matches!(document.word(first, end), ":" | "-" | "–" | "—" | ".");
    (begin <= 1 && parted).then_some(hit.date)
}

/// "the same day", "that day": the last day that the sentences before name, else that of the news. What follows in the
/// paragraph without a day is of it too: "Chile and Peru acted on the same day. Chile froze ... Peru listed ...".
fn same_day(scene: &Scene<'_>, sentence: usize, lead: &[usize]) -> Option<PartialDate> {
    let block = scene.document.sentences[sentence].block;
    let says = (sentence.saturating_sub(REACH)..=sentence)
        .rev()
        .take_while(|at| scene.document.sentences[*at].block == block)
        .take_while(|at| scene.document.sentences[*at].dates.is_empty())
        .find(|at| says_same_day(scene, *at))?;
    let of_birth = |at: &usize| {
        let words = scene.document.text(*at).to_lowercase();
        words.contains("born") || words.contains("birth") || words.contains("dob")
    };
    let told = (says.saturating_sub(REACH)..says)
        .rev()
        .filter(|at| !of_birth(at))
        .flat_map(|at| scene.document.sentences[at].dates.iter().rev())
        .find(|hit| hit.role == DateRole::Point && hit.date.exact().is_some())
        .map(|hit| hit.date);
    told.or_else(|| of_lead(scene, lead, scene.document.published().filter(|day| day.exact().is_some())?))
}

fn says_same_day(scene: &Scene<'_>, sentence: usize) -> bool {
    let words = scene.document.text(sentence).to_lowercase();
    ["the same day", "that day", "within the hour", "within hours", "hours later"]
        .iter()
        .any(|phrase| words.contains(phrase))
}

/// The first day of the news that the lead names.
fn of_lead(scene: &Scene<'_>, lead: &[usize], published: PartialDate) -> Option<PartialDate> {
    lead.iter()
        .flat_map(|at| &scene.document.sentences[*at].dates)
        .find(|hit| hit.role == DateRole::Point && is_recent(hit.date, published))
        .map(|hit| hit.date)
}

/// The day of an act of the same sender or on the same target that stands shortly before; of one further off only where
/// it is on the same target and the sentence names no other date.
fn of_neighbour(scene: &Scene<'_>, acts: &[Act], at: usize, published: PartialDate) -> Option<PartialDate> {
    let act = &acts[at];
    let block = |sentence: usize| scene.document.sentences[sentence].block;
    let bare = scene.document.sentences[act.sentence].dates.is_empty();
    acts[..at]
        .iter()
        .rev()
        .take_while(|other| act.sentence - other.sentence <= REACH)
        .filter(|other| other.news)
        .filter(|other| {
            let distance = act.sentence - other.sentence;
            let near = distance <= 1 || (distance <= 2 && block(other.sentence) == block(act.sentence));
            let on_same = other.targets.iter().any(|target| act.targets.contains(target));
            let by_same = other.senders.iter().any(|sender| act.senders.contains(sender));
            (near && (on_same || by_same)) || (bare && on_same)
        })
        .find_map(|other| other.date.filter(|date| is_recent(*date, published)))
}

/// Whether a day lies so shortly before publication that it is that of the news.
fn is_recent(date: PartialDate, published: PartialDate) -> bool {
    let days = |date: PartialDate| {
        let day = date.exact()?;
        Some(i64::from(day.year()) * 372 + i64::from(day.month()) * 31 + i64::from(day.day()))
    };
    days(date).zip(days(published)).is_some_and(|(day, today)| (0..=NEWS).contains(&(today - day)))
}
