//! Which mentions of an article speak of the same agreement.
//!
//! Mentions are taken in the order of the text. A definite one joins the last agreement it can mean; an indefinite one
//! joins only where parties and subject say so; anything that tells two agreements apart keeps them apart.

use super::acting::weight;
use super::mention::{Mention, Sort, merge};
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, Topic};
use std::collections::BTreeSet;

/// The mentions of one agreement, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// Its mentions.
    pub(super) mentions: Vec<Mention>,
}

impl Cluster {
    /// Everyone who takes part, by any mention.
    pub(super) fn parties(&self) -> Vec<PartyIx> {
        let mut all = Vec::new();
        for mention in &self.mentions {
            merge(&mut all, &mention.everyone());
        }
        all
    }

    /// Identifier in the lexicon.
    pub(super) fn known(&self) -> Option<&str> {
        self.mentions.iter().find_map(|mention| mention.known.as_deref())
    }

    /// What its phrases say it is about.
    pub(super) fn topics(&self) -> BTreeSet<Topic> {
        self.mentions.iter().flat_map(|mention| mention.topics.iter().copied()).collect()
    }

    fn last_sentence(&self) -> usize {
        self.mentions.last().map_or(0, |mention| mention.sentence)
    }

    /// Whether only the headline speaks of it.
    pub(super) fn is_headline(&self) -> bool {
        self.mentions.iter().all(|mention| mention.headline)
    }

    /// Adds the mentions of another, in the order of the text.
    pub(super) fn take_in(&mut self, other: Self) {
        self.mentions.extend(other.mentions);
        self.mentions.sort_by_key(|mention| (mention.sentence, mention.head));
    }

    /// Whether name, kind and year of a mention let it be this agreement.
    pub(super) fn may_be(&self, mention: &Mention) -> bool {
        !names_apart(self, mention) && kinds_fit(self, mention) && years_fit(self, mention)
    }

    /// Nouns that tell it from others.
    pub(super) fn marks(&self) -> BTreeSet<&str> {
        self.mentions.iter().flat_map(|mention| mention.marks.iter().map(String::as_str)).collect()
    }

    /// What its nouns make of it, where they say more than that something was agreed.
    pub(super) fn kinds(&self) -> BTreeSet<AgreementKind> {
        self.mentions.iter().filter_map(|mention| mention.kind).filter(|kind| *kind != AgreementKind::Accord).collect()
    }
}

/// Joins mentions, which must be in the order of the text.
pub(super) fn join(mentions: Vec<Mention>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for mention in mentions {
        let place = candidates(&clusters, &mention).into_iter().find(|at| same(&clusters[*at], &mention));
        match place {
            Some(at) => clusters[at].mentions.push(mention),
            None => clusters.push(Cluster { mentions: vec![mention] }),
        }
    }
    clusters
}

/// Gives mentions that no party could be found for to the one agreement of the article that they can speak of: same
/// subject, nothing against it. `about` tells the topics of a sentence.
pub(super) fn adopt(clusters: Vec<Cluster>, about: impl Fn(usize) -> BTreeSet<Topic>) -> Vec<Cluster> {
    let (mut whole, orphans): (Vec<Cluster>, Vec<Cluster>) = clusters
        .into_iter()
        .partition(|cluster| cluster.known().is_some() || cluster.parties().len() >= 2 || !is_bare(cluster));
    let mut left = Vec::new();
    for orphan in orphans {
        let fitting: Vec<usize> = (0..whole.len()).filter(|at| takes_in(&whole[*at], &orphan, &about)).collect();
        match fitting.as_slice() {
            [at] => {
                whole[*at].take_in(orphan);
            }
            _ => left.push(orphan),
        }
    }
    whole.extend(left);
    whole.sort_by_key(|cluster| cluster.mentions.first().map(|mention| (mention.sentence, mention.head)));
    whole
}

/// Whether a cluster holds only nouns that nothing sets apart.
fn is_bare(cluster: &Cluster) -> bool {
    cluster.mentions.iter().all(|mention| {
        !mention.other && mention.year.is_none() && mention.firms.is_empty() && mention.withdrawn.is_empty()
    })
}

fn takes_in(cluster: &Cluster, orphan: &Cluster, about: &impl Fn(usize) -> BTreeSet<Topic>) -> bool {
    let topics: BTreeSet<Topic> = orphan.topics();
    let mut subject = cluster.topics();
    subject.extend(cluster.mentions.iter().flat_map(|mention| about(mention.sentence)));
    let (mine, theirs) = (orphan.marks(), cluster.marks());
    let named_apart = !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs);
    cluster.known().is_none()
        && !named_apart
        && cluster.parties().len() >= 2
        && !topics.is_disjoint(&subject)
        && orphan
            .mentions
            .iter()
            .all(|mention| kinds_fit(cluster, mention) && years_fit(cluster, mention) && parties_fit(cluster, mention))
}

/// Clusters in the order in which a mention is held against them: the one last spoken of first.
fn candidates(clusters: &[Cluster], mention: &Mention) -> Vec<usize> {
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    let shared = |at: usize| clusters[at].parties().iter().filter(|party| mention.everyone().contains(party)).count();
    order.sort_by_cached_key(|at| {
        let cluster = &clusters[*at];
        let alike = mention.known.is_some() && cluster.known() == mention.known.as_deref();
        let about = !mention.topics.is_disjoint(&cluster.topics());
        let recent = cluster.mentions.last().map(|last| (last.sentence, last.head));
        (!alike, std::cmp::Reverse(shared(*at)), !about, std::cmp::Reverse(recent))
    });
    order
}

fn same(cluster: &Cluster, mention: &Mention) -> bool {
    match (cluster.known(), mention.known.as_deref()) {
        (Some(a), Some(b)) => return a == b,
        (Some(_), None) if is_special(mention) && !cluster.kinds().iter().any(|kind| Some(*kind) == mention.kind) => {
            return false;
        }
        (None, Some(_)) => {
            let strange = cluster.kinds().iter().any(|kind| Some(*kind) != mention.kind);
            let common = mention.topics.intersection(&cluster.topics()).any(|topic| *topic != Topic::Political);
            if strange || !common {
                return false;
            }
        }
        _ => {}
    }
    if mention.other || is_kind_of_own(cluster, mention) {
        return false;
    }
    if names_apart(cluster, mention) {
        return false;
    }
    if !kinds_fit(cluster, mention) || !years_fit(cluster, mention) || !parties_fit(cluster, mention) {
        return false;
    }
    match mention.sort {
        Sort::Pronoun => mention.sentence.abs_diff(cluster.last_sentence()) <= 2,
        Sort::Document => mention.sentence.abs_diff(cluster.last_sentence()) <= 8,
        _ => subject_fits(cluster, mention),
    }
}

/// "the loan agreement", after a treaty on union: a noun before it tells another agreement than the treaty or the declaration.
fn is_kind_of_own(cluster: &Cluster, mention: &Mention) -> bool {
    let kinds = cluster.kinds();
    let solemn = kinds.contains(&AgreementKind::Treaty) || kinds.contains(&AgreementKind::Declaration);
    let told = |mark: &String| {
        cluster.marks().contains(mark.as_str())
            || cluster.mentions.iter().any(|other| other.title.to_lowercase().contains(mark.as_str()))
    };
    mention.kind == Some(AgreementKind::Accord)
        && mention.known.is_none()
        && solemn
        && is_made_anew(mention)
        && !mention.marks.is_empty()
        && !mention.marks.iter().any(told)
}

fn is_made_anew(mention: &Mention) -> bool {
    matches!(mention.stage, Some(AgreementStatus::Signed | AgreementStatus::Agreed)) && mention.everyone().len() >= 2
}

/// Two official names that share no word but the noun are two agreements, unless one abbreviates the other.
fn names_apart(cluster: &Cluster, mention: &Mention) -> bool {
    let shouted = |word: &str| word.len() > 2 && !word.chars().any(char::is_lowercase);
    let words = |mention: &Mention| -> BTreeSet<String> {
        mention
            .title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && word.len() > 2 && !shouted(word))
            .map(str::to_lowercase)
            .filter(|word| !NOUNS.contains(&word.as_str()))
            .collect()
    };
    if !mention.official || mention.known.is_some() {
        return false;
    }
    let mine = words(mention);
    let named = cluster.mentions.iter().filter(|other| other.official || other.known.is_some());
    let theirs: Vec<BTreeSet<String>> = named.map(words).filter(|words| !words.is_empty()).collect();
    !mine.is_empty() && !theirs.is_empty() && theirs.iter().all(|words| words.is_disjoint(&mine))
}

/// Nouns of agreement, which every name has.
const NOUNS: &[&str] = &[
    "agreement",
    "treaty",
    "accord",
    "pact",
    "protocol",
    "convention",
    "declaration",
    "memorandum",
    "framework",
    "the",
];

/// A treaty is no memorandum and no ceasefire; a deal can be anything.
fn kinds_fit(cluster: &Cluster, mention: &Mention) -> bool {
    let Some(kind) = mention.kind.filter(|kind| *kind != AgreementKind::Accord) else { return true };
    let kinds = cluster.kinds();
    // A truce told of long after another deal is another matter.
    let far = mention.sentence.abs_diff(cluster.last_sentence()) > 3;
    let signed = |mention: &Mention| mention.stage == Some(AgreementStatus::Signed);
    if kind == AgreementKind::Ceasefire && kinds.is_empty() && signed(mention) && cluster.mentions.iter().any(signed) {
        return false;
    }
    if kind == AgreementKind::Ceasefire && kinds.is_empty() && far && !cluster.topics().contains(&Topic::Ceasefire) {
        return false;
    }
    kinds.is_empty() || kinds.contains(&kind)
}

fn is_special(mention: &Mention) -> bool {
    mention.kind.is_some_and(|kind| kind != AgreementKind::Accord)
}

fn years_fit(cluster: &Cluster, mention: &Mention) -> bool {
    let years: BTreeSet<i16> = cluster.mentions.iter().filter_map(|other| other.year).collect();
    match mention.year {
        Some(year) if years.is_empty() => {
            cluster.mentions.iter().filter_map(|other| other.date).any(|date| date.in_year() == year)
        }
        Some(year) => years.contains(&year),
        // What is told of an agreement of another year soon ends.
        None => years.is_empty() || mention.sentence.abs_diff(cluster.last_sentence()) <= 1,
    }
}

/// The parties of one must lie within those of the other, or the two must have most in common.
fn parties_fit(cluster: &Cluster, mention: &Mention) -> bool {
    let theirs = cluster.parties();
    let mine = mention.everyone();
    if theirs.is_empty()
        && mine.len() >= 2
        && mention.kind == Some(AgreementKind::Accord)
        && !cluster.kinds().is_empty()
    {
        // A pact of two named sides is not the treaty that was spoken of without any.
        return cluster.kinds().contains(&AgreementKind::Ceasefire);
    }
    if theirs.is_empty() || mine.is_empty() {
        return true;
    }
    let keeps = matches!(mention.rule, "agreement.keep" | "agreement.break");
    if keeps && mine.len() == 1 && !mention.indefinite && cluster.kinds().contains(&AgreementKind::Ceasefire) {
        // Each side of a truce is told to keep or break it on its own.
        return true;
    }
    let common = mine.iter().filter(|party| theirs.contains(party)).count();
    if common == 0 {
        // "a swap with A" and "the swap that B arranged" are two sides of one.
        let marks = cluster.marks();
        let alike = mention.marks.iter().any(|mark| marks.contains(mark.as_str()));
        return mine.len() == 1 && theirs.len() == 1 && alike;
    }
    common == mine.len() || common == theirs.len() || common >= 2
}

fn subject_fits(cluster: &Cluster, mention: &Mention) -> bool {
    let topics = cluster.topics();
    let about = mention.topics.is_disjoint(&topics);
    let marks = cluster.marks();
    let named_apart = !mention.marks.is_empty()
        && !marks.is_empty()
        && !mention.marks.iter().any(|mark| marks.contains(mark.as_str()));
    let both_tell = !mention.topics.is_empty() && !topics.is_empty();
    let vague = |topics: &BTreeSet<Topic>| topics.iter().all(|topic| *topic == Topic::Political);
    if both_tell && about && !vague(&mention.topics) && !vague(&topics) {
        return false;
    }
    let stages =
        mention.stage.is_some_and(is_end) && cluster.mentions.iter().any(|other| other.stage.is_some_and(is_end));
    if named_apart && (stages || !both_tell) {
        return false;
    }
    let common = mention.everyone().iter().filter(|party| cluster.parties().contains(party)).count();
    let counted = mention.title.split(' ').next().is_some_and(|word| word.parse::<u32>().is_ok());
    if mention.indefinite && counted && mention.stage.is_some() {
        return false;
    }
    if mention.sort == Sort::Statement {
        if mention.everyone().len() == 1 && cluster.parties() == mention.everyone() {
            return true;
        }
        return common >= 2 && both_tell && !about && shares_words(cluster, mention);
    }
    let day = |mention: &Mention| mention.date.filter(|_| mention.stage == Some(AgreementStatus::Signed));
    let anew = day(mention).is_some_and(|mine| {
        cluster.mentions.iter().filter_map(day).any(|other| !mine.covers(other) && !other.covers(mine))
    });
    if mention.indefinite && mention.known.is_none() && (anew || cluster.known().is_some() && (!both_tell || about)) {
        return false;
    }
    if mention.indefinite && mention.known.is_none() {
        // "a new deal" is the one spoken of only where it has the same sides, or the same subject and one of them.
        let subject = both_tell && !about;
        if cluster.mentions.iter().all(|other| other.sort == Sort::Statement) && !subject {
            return false;
        }
        let alike = mention.everyone().len() == 1
            && cluster.parties().len() == 1
            && mention.marks.iter().any(|mark| marks.contains(mark.as_str()));
        return common >= 2 && (subject || !both_tell)
            || tells_again(cluster, mention)
            || (alike && subject)
            || (common == 1 && subject)
            || (mention.everyone().is_empty() && subject);
    }
    true
}

/// "A and B have signed a declaration. 'We have just signed a declaration on ...', A's minister said": the same signing.
fn tells_again(cluster: &Cluster, mention: &Mention) -> bool {
    let signed = |mention: &Mention| mention.stage == Some(AgreementStatus::Signed) && is_special(mention);
    mention.everyone().is_empty()
        && signed(mention)
        && mention.sentence.abs_diff(cluster.last_sentence()) <= 2
        && cluster.mentions.iter().any(|other| signed(other) && other.kind == mention.kind)
}

fn is_end(status: AgreementStatus) -> bool {
    weight(status) >= weight(AgreementStatus::Violated)
}

/// Two statements that say the same twice share most of their words.
fn shares_words(cluster: &Cluster, mention: &Mention) -> bool {
    let words = |title: &str| {
        title
            .to_lowercase()
            .split_whitespace()
            .filter(|word| word.len() > 3)
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    let mine = words(&mention.title);
    cluster.mentions.iter().any(|other| {
        let theirs = words(&other.title);
        let common = mine.intersection(&theirs).count();
        common * 2 >= mine.len().min(theirs.len()) && common >= 2
    })
}
