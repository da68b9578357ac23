//! Which sentences may list somebody at all.

use super::line::Line;
use super::{LISTS, Reading, roster};
use crate::lexicon::cues::TriggerKind;
use crate::text::blocks::BlockKind;

/// Beginnings of words that may list somebody, beyond those that speak of sanctions.
const LISTING: &[&str] = &[
    "list",
    "name",
    "add",
    "block",
    "identif",
    "freez",
    "froze",
    "target",
    "cover",
    "remov",
    "join",
    "includ",
    "appl",
    "bann",
    "barr",
    "did",
    "done",
    "hit",
    "among",
    "they",
    "blacklist",
    "delist",
    "these",
    "those",
    "strike",
    "struck",
    "delet",
    "she",
    "unfr",
    "annul",
];

/// Words that go on with a listing once one has been reported.
const GOING_ON: &[&str] = &[
    "so",
    "both",
    "keep",
    "keeps",
    "kept",
    "put",
    "puts",
    "take",
    "takes",
    "took",
    "taken",
    "strike",
    "struck",
    "stay",
    "stays",
    "stayed",
    "remain",
    "remains",
    "remained",
    "retain",
    "retains",
    "retained",
    "same",
    "suit",
    "deny",
    "denied",
    "refused",
    "one",
    "goes",
    "went",
    "prohibited",
    "identical",
    "similar",
    "matching",
    "matched",
    "mirrored",
    "parallel",
    "forbade",
    "forbidden",
    "longer",
    "enter",
    "visit",
];

impl Reading<'_, '_> {
    pub(super) fn worth(&self, sentence: usize) -> bool {
        let document = self.scene.document;
        let held = &document.sentences[sentence];
        let leads = document.text(sentence).ends_with(':')
            && (self.thread.lead.is_some() || self.thread.issuer.is_some() || !self.thread.senders.is_empty());
        if leads {
            return true;
        }
        // "The four are Doe and Roe", "Among the banks are".
        let word = |token: usize| document.word(sentence, token).to_lowercase();
        let tokens = held.tokens.len();
        let goes_on = tokens > 4
            && self.thread.continued().is_some()
            && ["the", "they", "those", "these", "among", "others", "also"].contains(&word(0).as_str())
            && (1..tokens.min(10)).any(|t| ["are", "were", "include", "included"].contains(&word(t).as_str()));
        if goes_on {
            return true;
        }
        let near = sentence.saturating_sub(self.thread.stated_at.max(self.thread.listed_at)) <= 3;
        let leans = tokens > 4
            && (near && self.thread.continued().is_some() || !self.thread.senders.is_empty())
            && (["the", "on", "it", "both", "some", "all", "two", "three", "four", "five", "one"]
                .contains(&word(0).as_str())
                || self.thread.open.is_some());
        if leans {
            return true;
        }
        let document_heading = document.block_kind(sentence) == BlockKind::Heading;
        let words = document.text(sentence).to_lowercase();
        let promised = self.thread.current.is_some() && roster::CONCERNED.iter().any(|one| words.ends_with(one));
        if document_heading && promised {
            return true;
        }
        if document_heading && words.split(|c: char| !c.is_alphabetic()).any(|word| LISTS.contains(&word)) {
            return true;
        }
        let notice = self.thread.issuer.is_some() && document.block_kind(sentence) == BlockKind::Heading;
        let opens = |kind: &TriggerKind| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing);
        if held.triggers.iter().any(opens) || self.thread.open.is_some() || notice {
            return true;
        }
        (0..held.tokens.len()).any(|token| {
            let word = document.word(sentence, token).to_lowercase();
            let under_way = self.thread.lead.is_some() || self.thread.last.is_some();
            LISTING.iter().any(|beginning| word.starts_with(beginning))
                || (under_way && GOING_ON.contains(&word.as_str()))
        })
    }
}

/// Whether a line has the capitals of a headline, where no word tells a name from another: "Council Adds Two Names to List".
pub(super) fn headline(line: &Line<'_>) -> bool {
    let ends = line.is(line.len().saturating_sub(1), &[".", ":", "!", "?", ";", "”", "\""]);
    let long: Vec<usize> =
        (0..line.len()).filter(|t| line.words[*t].chars().filter(|c| c.is_alphabetic()).count() > 3).collect();
    let small = long.iter().filter(|t| line.starts_small(**t)).count();
    let verb =
        (1..line.len()).any(|t| line.starts_capital(t) && LISTING.iter().any(|word| line.lower[t].starts_with(word)));
    !ends && long.len() >= 5 && small * 8 <= long.len() && verb
}
