//! The agreements: which claims speak of the same one, and what they say together.
//!
//! An agreement that the lexicon knows is its identifier. The others are the same where the same parties take part
//! and the title or the day of signing agrees.

use super::choice::{Event, elect, latest, most_precise};
use super::identity::Registry;
use super::keys::{self, Wish};
use super::statements::{AGREEMENT, Statement, reported};
use super::{Knowledge, Sink};
use crate::error::Error;
use crate::model::dataset::{Agreement, Row};
use crate::model::vocabulary::{AgreementKind, AgreementStatus};
use crate::model::{AgreementFact, Fact, PartialDate};
use crate::spool::Spool;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a title that do not tell one agreement from another.
const GENERAL: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "on",
    "for",
    "and",
    "or",
    "to",
    "in",
    "with",
    "between",
    "by",
    "its",
    "their",
    "at",
    "from",
    "into",
    "agreement",
    "agreements",
    "deal",
    "pact",
    "accord",
    "accords",
    "treaty",
    "memorandum",
    "mou",
    "understanding",
    "declaration",
    "protocol",
    "contract",
    "framework",
    "joint",
    "new",
    "document",
    "statement",
    "bilateral",
    "signed",
    "intergovernmental",
    "convention",
    "charter",
    "arrangement",
    "ceasefire",
    "truce",
    "comprehensive",
    "landmark",
    "historic",
    "international",
];

/// Days within which two agreements of the same parties without telling titles are one.
const SAME_NEWS: i32 = 45;

/// What tells an agreement claim apart: claims with an equal signature are one agreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    kind: AgreementKind,
    words: BTreeSet<String>,
    signed: Option<PartialDate>,
    /// The day it was in the news.
    near: Option<PartialDate>,
}

/// What is said of one agreement: a claim and its fact.
type Said<'a> = (&'a Statement, &'a AgreementFact);

/// Hands over the rows of `agreements`, and notes in the spool to which of them each claim belongs.
pub(super) fn settle(sink: Sink<'_>, spool: &Spool, registry: &Registry, lexicon: &dyn Knowledge) -> Result<(), Error> {
    let mut found: Vec<(Option<String>, Wish, Vec<String>, Agreement)> = Vec::new();
    spool.each_block(AGREEMENT, |block, statements: Vec<Statement>| {
        let said = statements.iter().filter_map(|statement| match &statement.fact {
            Fact::Agreement(fact) => Some((statement, fact)),
            _ => None,
        });
        let said: Vec<Said<'_>> = said.collect();
        let groups = if block.starts_with("agreement:") { vec![said] } else { join(registry, said) };
        for group in groups {
            let known = known_as(&group).map(str::to_owned);
            let claims = group.iter().map(|(statement, _)| statement.id.clone()).collect();
            let Some(row) = row(known.as_deref(), &group, lexicon) else { continue };
            found.push((known, wish(registry, &group), claims, row));
        }
        Ok(())
    })?;
    let taken: BTreeSet<String> = found.iter().filter_map(|(known, ..)| known.clone()).collect();
    let wishes: Vec<Wish> =
        found.iter().filter(|(known, ..)| known.is_none()).map(|(_, wish, ..)| wish.clone()).collect();
    let mut given = keys::assign(&wishes, &taken).into_iter();
    let mut rows: Vec<Agreement> = Vec::with_capacity(found.len());
    for (known, _, claims, row) in found {
        let Some(agreement_id) = known.or_else(|| given.next()) else { continue };
        claims.iter().try_for_each(|claim| spool.set_header(claim, &agreement_id))?;
        rows.push(Agreement { agreement_id, ..row });
    }
    rows.sort_by(|a, b| a.agreement_id.cmp(&b.agreement_id));
    rows.into_iter().try_for_each(|row| sink(Row::Agreement(row)))
}

fn known(fact: &AgreementFact) -> Option<&str> {
    fact.known.as_deref().filter(|id| id.starts_with("agreement:"))
}

fn known_as<'g>(group: &[Said<'g>]) -> Option<&'g str> {
    group.first().and_then(|(_, fact)| known(fact))
}

/// What two claims must have in common to be compared: the known agreement, else the parties, else the title.
pub(super) fn block(registry: &Registry, claim: &Statement, fact: &AgreementFact) -> String {
    if let Some(id) = known(fact) {
        return id.to_owned();
    }
    if !claim.bound.is_empty() {
        let ids: Vec<&str> = claim.bound.iter().map(|place| registry.id(*place)).collect();
        return format!("parties {}", ids.join(" "));
    }
    let words: Vec<String> = title_words(&fact.title).into_iter().collect();
    // Without parties and without a title nothing says that two articles mean the same.
    if words.len() < 2 { format!("claim {}", claim.id) } else { format!("title {}", words.join(" ")) }
}

/// Parts the claims of one block into agreements. Every pair is compared, so that their order does not matter.
fn join<'a>(registry: &Registry, claims: Vec<Said<'a>>) -> Vec<Vec<Said<'a>>> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for place in claims.iter().flat_map(|(claim, _)| claim.bound.iter().copied()) {
        names.extend(registry.facts(place).into_iter().flat_map(|facts| title_words(facts.name)));
        names.insert(registry.short(place));
    }
    let mut signed: BTreeMap<Signature, Vec<Said<'a>>> = BTreeMap::new();
    for (claim, fact) in claims {
        signed.entry(signature(claim, fact, &names)).or_default().push((claim, fact));
    }
    let signatures: Vec<&Signature> = signed.keys().collect();
    let mut groups: BTreeMap<usize, Vec<Said<'a>>> = BTreeMap::new();
    for (group, claims) in partition(&signatures).into_iter().zip(signed.into_values()) {
        groups.entry(group).or_default().extend(claims);
    }
    groups.into_values().collect()
}

/// The group of each signature. Those with a day of signing are grouped first; the others are grouped among
/// themselves, and then each such group joins the one whose signing is nearest in time, so that a title without a
/// date cannot tie a renewal to what it renews.
fn partition(signatures: &[&Signature]) -> Vec<usize> {
    let compared: Vec<Compared> = Compared::all(signatures);
    let mut group_of: Vec<usize> = (0..signatures.len()).collect();
    for a in 0..compared.len() {
        for b in a + 1..compared.len() {
            let (one, other) = (&compared[a], &compared[b]);
            if one.signed.is_some() == other.signed.is_some() && same(one, other) {
                let (a, b) = (root(&group_of, a), root(&group_of, b));
                group_of[a.max(b)] = a.min(b);
            }
        }
    }
    let mut nearest: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    for (a, undated) in compared.iter().enumerate().filter(|(_, one)| one.signed.is_none()) {
        for (b, dated) in compared.iter().enumerate().filter(|(_, one)| one.signed.is_some()) {
            if same(undated, dated) {
                let apart = (days_apart(undated.near, dated.signed).unwrap_or(i32::MAX), root(&group_of, b));
                let best = nearest.entry(root(&group_of, a)).or_insert(apart);
                *best = apart.min(*best);
            }
        }
    }
    for (undated, (_, dated)) in nearest {
        group_of[undated] = dated;
    }
    (0..group_of.len()).map(|at| root(&group_of, at)).collect()
}

fn root(group_of: &[usize], mut at: usize) -> usize {
    while group_of[at] != at {
        at = group_of[at];
    }
    at
}

/// A signature made cheap to compare.
struct Compared {
    kind: AgreementKind,
    /// Numbers of its words, ascending.
    words: Vec<usize>,
    signed: Option<PartialDate>,
    near: Option<PartialDate>,
}

impl Compared {
    fn all(signatures: &[&Signature]) -> Vec<Self> {
        let known: BTreeSet<&String> = signatures.iter().flat_map(|one| &one.words).collect();
        let numbers: BTreeMap<&String, usize> = known.into_iter().zip(0..).collect();
        let number = |word| numbers.get(word).copied();
        signatures
            .iter()
            .map(|one| Self {
                kind: one.kind,
                words: one.words.iter().filter_map(number).collect(),
                signed: one.signed,
                near: one.near,
            })
            .collect()
    }

    /// How many words the two have in common.
    fn shared(&self, other: &Self) -> usize {
        let (mut shared, mut rest) = (0, other.words.iter().peekable());
        for word in &self.words {
            while rest.next_if(|next| *next < word).is_some() {}
            shared += usize::from(rest.next_if(|next| *next == word).is_some());
        }
        shared
    }
}

fn signature(claim: &Statement, fact: &AgreementFact, names: &BTreeSet<String>) -> Signature {
    let mut words = title_words(&fact.title);
    words.retain(|word| !names.contains(word));
    Signature { kind: fact.kind, words, signed: signing(fact), near: fact.date.or(claim.published) }
}

fn signing(fact: &AgreementFact) -> Option<PartialDate> {
    fact.date.filter(|_| matches!(fact.status, AgreementStatus::Signed | AgreementStatus::Agreed))
}

fn title_words(title: &str) -> BTreeSet<String> {
    let plain = any_ascii::any_ascii(title).to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
    words.filter(|word| !GENERAL.contains(word)).map(str::to_owned).collect()
}

/// Whether two claims of the same parties speak of one agreement.
fn same(a: &Compared, b: &Compared) -> bool {
    if !kinds_agree(a.kind, b.kind) || dates_differ(a.signed, b.signed) {
        return false;
    }
    let one_day = a.signed.is_some_and(|day| day.exact().is_some()) && a.signed == b.signed;
    let shared = a.shared(b);
    let (few, all) = (a.words.len().min(b.words.len()), a.words.len() + b.words.len() - shared);
    if few == 0 {
        return one_day || days_apart(a.near, b.near).is_some_and(|days| days <= SAME_NEWS);
    }
    let alike = shared * 5 >= all * 3 || (few >= 2 && shared == few);
    alike || (one_day && shared > 0)
}

/// Articles call a treaty or memorandum an accord, but not a treaty a contract.
fn kinds_agree(a: AgreementKind, b: AgreementKind) -> bool {
    a == b || a == AgreementKind::Accord || b == AgreementKind::Accord
}

/// Days of signing that cannot mean the same event; one day more or less is a matter of time zones.
fn dates_differ(a: Option<PartialDate>, b: Option<PartialDate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) if a.covers(b) || b.covers(a) => false,
        (Some(a), Some(b)) => {
            a.exact().is_none() || b.exact().is_none() || days_apart(Some(a), Some(b)).is_none_or(|days| days > 2)
        }
        _ => false,
    }
}

fn days_apart(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<i32> {
    let (a, b) = (a?.first_day().exact()?, b?.first_day().exact()?);
    a.until(b).ok().map(|span| span.get_days().abs())
}

fn wish(registry: &Registry, group: &[Said<'_>]) -> Wish {
    let bound = group.iter().flat_map(|(claim, _)| claim.bound.iter());
    let members: BTreeSet<String> = bound.map(|place| registry.short(*place)).collect();
    let mut named: Vec<String> = members.iter().take(4).cloned().collect();
    if members.len() > 4 {
        named.push("others".to_owned());
    }
    let names = named.join("-");
    let kind = elect(group.iter().map(|(claim, fact)| claim.vote(fact.kind))).unwrap_or(AgreementKind::Accord);
    let title = elect(group.iter().map(|(claim, fact)| claim.vote(fact.title.as_str()))).unwrap_or_default();
    let telling: Vec<&str> = title.split_whitespace().filter(|word| !title_words(word).is_empty()).take(5).collect();
    let title = keys::slug(&telling.join(" "));
    let signed = signed_on(group).map(|date| date.to_string());
    let parts = match &signed {
        Some(date) => vec![date.as_str(), &names, kind.code()],
        None => vec![names.as_str(), &title, kind.code()],
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let claims: BTreeSet<&str> = group.iter().map(|(claim, _)| claim.id.as_str()).collect();
    Wish {
        base: format!("agreement:{}", parts.join(":")),
        hint: Some(title).filter(|title| signed.is_some() && !title.is_empty()),
        content: claims.into_iter().collect::<Vec<_>>().join("\n"),
    }
}

fn signed_on(group: &[Said<'_>]) -> Option<PartialDate> {
    let dated = |only: AgreementStatus| {
        let votes: Vec<_> = group
            .iter()
            .filter(|(_, fact)| fact.status == only)
            .filter_map(|(claim, fact)| Some(claim.vote(fact.date?)))
            .collect();
        most_precise(&votes)
    };
    dated(AgreementStatus::Signed)
}

/// The row of an agreement, its key left open.
fn row(known: Option<&str>, group: &[Said<'_>], lexicon: &dyn Knowledge) -> Option<Agreement> {
    let known = known.and_then(|id| lexicon.agreement(id));
    let states: Vec<Event<AgreementStatus>> = group
        .iter()
        .map(|(claim, fact)| Event { on: fact.date.or(claim.published), vote: claim.vote(fact.status) })
        .collect();
    let (status, status_on) = latest(&states)?;
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let titles = group.iter().filter_map(|(claim, fact)| Some(claim.vote(filled(&fact.title)?)));
    let places = group.iter().filter_map(|(claim, fact)| Some(claim.vote(filled(fact.place.as_deref()?)?)));
    let kind = match &known {
        Some(known) => known.kind,
        None => elect(group.iter().map(|(claim, fact)| claim.vote(fact.kind)))?,
    };
    let title = known.map(|known| known.title).or_else(|| elect(titles)).unwrap_or_else(|| kind.code().to_owned());
    Some(Agreement {
        title,
        kind,
        status,
        status_on,
        signed_on: signed_on(group),
        place: elect(places),
        agreement_id: String::new(),
        reported: reported(group.iter().map(|(statement, _)| *statement)),
    })
}
