//! The day of the news, for acts that bear no date of their own: a headline tells what the first paragraphs date, and
//! "Canada also froze the assets" what happened when the sentence before did.

use super::Act;
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::model::vocabulary::Action;
use crate::text::blocks::BlockKind;
use crate::text::dates::DateRole;

/// How many days before its publication an article still calls news.
const NEWS: i64 = 10;

/// How many sentences of the body date the headline.
const LEAD: usize = 3;

/// How many sentences back the act may stand whose day another shares.
const REACH: usize = 2;

/// Lends acts that are news the day of the news.
pub(super) fn lend(scene: &Scene<'_>, acts: &mut [Act]) {
    let Some(published) = scene.document.published().filter(|day| day.exact().is_some()) else { return };
    for at in 0..acts.len() {
        let done = matches!(acts[at].action, Action::Impose | Action::Ease | Action::Extend | Action::Enforce);
        if acts[at].date.is_some() || !done || !acts[at].news {
            continue;
        }
        let title = scene.document.block_kind(acts[at].sentence) == BlockKind::Title;
        acts[at].date = if title {
            of_lead(scene, published)
        } else {
            of_neighbour(scene, acts, at, published).or(Some(published).filter(|_| acts[at].present))
        };
    }
}

/// The first day of the news that the body names.
fn of_lead(scene: &Scene<'_>, published: PartialDate) -> Option<PartialDate> {
    let body = |at: &usize| scene.document.block_kind(*at) != BlockKind::Title;
    (0..scene.document.sentences.len())
        .filter(body)
        .take(LEAD)
        .flat_map(|at| &scene.document.sentences[at].dates)
        .find(|hit| hit.role == DateRole::Point && is_recent(hit.date, published))
        .map(|hit| hit.date)
}

/// The day of an act of the same sender or on the same target that stands shortly before in the same paragraph.
fn of_neighbour(scene: &Scene<'_>, acts: &[Act], at: usize, published: PartialDate) -> Option<PartialDate> {
    let act = &acts[at];
    let block = |sentence: usize| scene.document.sentences[sentence].block;
    acts[..at]
        .iter()
        .rev()
        .take_while(|other| act.sentence - other.sentence <= REACH)
        .filter(|other| {
            other.news && (block(other.sentence) == block(act.sentence) || act.sentence - other.sentence <= 1)
        })
        .filter(|other| {
            other.targets.iter().any(|target| act.targets.contains(target))
                || other.senders.iter().any(|sender| act.senders.contains(sender))
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
