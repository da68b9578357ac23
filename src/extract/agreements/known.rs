//! Agreements that the lexicon knows: by their names, and by subject and first party ("the nuclear deal with Iran").

use super::mention::{Mention, Sort};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::lexicon::{Entry, KnownAgreement};
use crate::model::vocabulary::{AgreementKind, Topic};
use crate::model::{PartyIx, Span};
use std::collections::BTreeMap;

/// The names of agreements in an article, by sentence: first and one-past-last token, and the identifier.
pub(super) type Names = BTreeMap<usize, Vec<(usize, usize, String)>>;

/// Finds the names of the lexicon's agreements in an article.
pub(super) fn names(scene: &Scene<'_>) -> Names {
    let document = scene.document;
    let mut found = Names::new();
    for hit in scene.tools.lexicon.names_in(document.body()) {
        let Entry::Agreement(known) = hit.entry else { continue };
        if let Some(sentence) = document.sentences.iter().position(|sentence| sentence.span.contains(hit.span)) {
            let (first, end) = document.sentences[sentence].tokens_in(hit.span);
            found.entry(sentence).or_default().push((first, end, known.id.clone()));
        }
    }
    found
}

/// The word on which the words of a name hang, or on which the noun behind a name does: "deal" in "JCPOA nuclear deal".
pub(super) fn head_of(clauses: &Clauses<'_>, first: usize, end: usize) -> usize {
    let end = end.min(clauses.len());
    let top = (first..end).find(|word| clauses.head(*word).is_none_or(|up| up < first || up >= end)).unwrap_or(first);
    let noun = clauses.head(top).filter(|up| *up > top && clauses.tag(*up).starts_with('N'));
    let before = matches!(clauses.label(top), Label::Compound | Label::Nmod | Label::Amod);
    match noun.filter(|_| before) {
        Some(noun) if clauses.concerns_agreement(noun) => noun,
        _ => top,
    }
}

/// Whether a name can mean the known agreement here: two others may have signed one of the same name, and of a pair that
/// the article never names it is not the pact.
fn is_believed(scene: &Scene<'_>, mention: &Mention, id: &str) -> bool {
    let Some(known) = scene.tools.lexicon.agreement(id) else { return false };
    let later =
        |day: crate::model::PartialDate| known.signed_on.is_some_and(|signed| signed.in_year() > day.in_year() + 1);
    if scene.document.published().is_some_and(later) {
        return false;
    }
    if known.parties.is_empty() {
        return true;
    }
    let one_of_them = |party: PartyIx| known.parties.iter().any(|name| is(scene, party, name));
    let states: Vec<PartyIx> = mention.everyone().into_iter().filter(|side| scene.is_state_or_bloc(*side)).collect();
    let strangers = states.len() >= 2 && !states.iter().any(|side| one_of_them(*side));
    let few = known.parties.len() <= 3;
    let there =
        (0..scene.parties.all().len()).any(|party| !scene.parties.get(party).mentions.is_empty() && one_of_them(party));
    !strangers && (!few || there)
}

/// The agreement that a name means here: the one it belongs to, else another whose title has all its words and whose parties
/// the article names ("the Algiers Agreement" of other states).
pub(super) fn resolve(scene: &Scene<'_>, mention: &Mention, id: &str, name: &str) -> Option<String> {
    if is_believed(scene, mention, id) {
        return Some(id.to_owned());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = |code: &String| {
        (0..scene.parties.all().len())
            .any(|party| !scene.parties.get(party).mentions.is_empty() && is(scene, party, code))
    };
    let other = scene.tools.lexicon.agreements().iter().find(|known| {
        let title: Vec<&str> = known.title.split_whitespace().collect();
        known.id != id
            && !known.parties.is_empty()
            && words.iter().all(|word| title.contains(word))
            && known.parties.iter().all(named)
    })?;
    is_believed(scene, mention, &other.id).then(|| other.id.clone())
}

/// Makes a mention one of the known agreement.
pub(super) fn name(scene: &Scene<'_>, mention: &mut Mention, id: &str, span: Span) {
    let Some(known) = scene.tools.lexicon.agreement(id) else { return };
    mention.known = Some(known.id.clone());
    mention.kind = Some(known.kind);
    mention.topics = known.topics.iter().copied().collect();
    mention.sort = Sort::Named;
    mention.indefinite = false;
    mention.marks.clear();
    let spelt = span.of(scene.document.body());
    if mention.title.is_empty() || !span.is_empty() && !mention.title.contains(spelt) && spelt.contains(&mention.title)
    {
        span.of(scene.document.body()).clone_into(&mut mention.title);
    }
}

/// The known agreement that a description can only mean: its subject, and the party it is about.
pub(super) fn by_subject(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    let accord = matches!(mention.kind, Some(AgreementKind::Accord));
    if mention.known.is_some()
        || !accord
        || !mention.topics.contains(&Topic::Nuclear)
        || mention.topics.contains(&Topic::Energy)
    {
        return None;
    }
    let mut sides: Vec<PartyIx> = mention.everyone();
    sides.extend(mention.evoked.iter().copied());
    if mention.everyone().is_empty() {
        sides.extend(scene.states_in(mention.sentence));
        if sides.is_empty() && !mention.indefinite {
            sides.extend((0..scene.parties.all().len()).filter(|party| scene.parties.get(*party).mentions.len() > 2));
        }
    }
    let there = |name: &str| sides.iter().any(|side| is(scene, *side, name));
    let fitting = scene.tools.lexicon.agreements().iter().filter(|known| {
        // Of two parties both must be there; of more, the one it is about, which the lexicon names first.
        let sides = match known.parties.as_slice() {
            [one, other] => there(one) && there(other),
            [about, _, _, ..] => there(about) || there("bloc:p5-plus-1"),
            _ => false,
        };
        known.topics.contains(&Topic::Nuclear) && known.kind == AgreementKind::Accord && sides
    });
    // Of several that fit, the last one signed before the news.
    fitting
        .filter(|known| fits(scene, mention, known))
        .max_by_key(|known| known.signed_on)
        .map(|known| known.id.clone())
}

fn fits(scene: &Scene<'_>, mention: &Mention, known: &KnownAgreement) -> bool {
    let early = |year: i16| known.signed_on.is_some_and(|signed| year < signed.in_year());
    let old = scene.document.published().is_some_and(|day| early(day.in_year()));
    let dated = mention.year.or(mention.date.map(crate::model::PartialDate::in_year)).is_some_and(early);
    let strangers = mention
        .everyone()
        .into_iter()
        .filter(|side| scene.is_state(*side) && !known.parties.iter().any(|party| is(scene, *side, party)));
    !old && !dated && strangers.count() == 0
}

/// Whether a party can take part in a known agreement, as far as the lexicon says who does.
pub(super) fn may_take_part(scene: &Scene<'_>, known: &KnownAgreement, party: PartyIx) -> bool {
    let parties = &known.parties;
    parties.is_empty() || parties.iter().any(|name| is(scene, party, name)) || is(scene, party, "bloc:p5-plus-1")
}

/// Whether a party is the one that a table of the lexicon calls so, by code or identifier.
pub(super) fn is(scene: &Scene<'_>, party: PartyIx, name: &str) -> bool {
    let local = scene.parties.get(party);
    local.code.as_deref() == Some(name) || local.known.as_deref() == Some(name)
}
