//! Who an article names: states, blocs, bodies, companies, groups, people, each once, with all its mentions.
//!
//! Names known to the lexicon come first, then what the entity recogniser finds; both are read against each other, since the
//! recogniser tells a person called Jordan from the state and the lexicon tells a ministry from a firm. Forms of one name are
//! joined within the article: surname after full name, acronym after expansion, short company name after long.

mod called;
mod candidates;
mod credits;
pub(crate) mod details;
mod given;
pub(super) mod homes;
pub(crate) mod listed;
mod namesakes;
mod naming;
mod offices;
mod organisations;
mod origin;
mod people;
mod places;
mod screening;
mod strays;
mod vessels;

use super::Tools;
use super::document::Document;
use crate::lexicon::cues::TriggerKind;
use crate::lexicon::{Entry, KnownParty, Lexicon, NameHit};
use crate::model::vocabulary::PartyKind;
use crate::model::{Article, Claim, LocalParty, PartyIx, Span};
use called::Called;
use std::collections::{BTreeMap, BTreeSet};

/// How a mention evokes its party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// By its name, or a part of it.
    Name,
    /// By an adjective: Iranian.
    Demonym,
    /// By its people: Iranians.
    People,
    /// By its capital: Tehran.
    Capital,
    /// By the seat of its government: the Kremlin.
    Seat,
}

impl Form {
    /// Its name in signs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Demonym => "demonym",
            Self::People => "people",
            Self::Capital => "capital",
            Self::Seat => "seat",
        }
    }
}

/// A party's name at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub party: PartyIx,
    /// Sentence.
    pub sentence: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Bytes of the body.
    pub span: Span,
    /// How it is evoked.
    pub form: Form,
    /// Whether it is only a place here ("in Moscow"): no actor, and no reason to list the party.
    pub only_place: bool,
}

impl Mention {
    fn covers(&self, token: usize) -> bool {
        self.first <= token && token < self.end
    }
}

/// How many sentences away from one with a word for sanctions another may go on about them without such a word: as many as a
/// story of the press has.
const NEAR_SANCTIONS: usize = 40;

/// The parties of one article.
#[derive(Debug, Default)]
pub struct Parties {
    list: Vec<LocalParty>,
    mentions: Vec<Mention>,
    /// First mention of each sentence, by place in `mentions`; one more entry than sentences.
    starts: Vec<usize>,
    by_known: BTreeMap<String, PartyIx>,
    /// For parties of the lexicon: the identifier of the party they act for.
    acts_for: BTreeMap<PartyIx, String>,
    /// What has changed since mentions were put in order: only these parties are named and placed anew.
    changed: BTreeSet<PartyIx>,
    /// What each party is called, as of then.
    called: Called,
}

impl Parties {
    /// Finds the parties of a document.
    #[must_use]
    pub fn of(document: &Document<'_>, tools: &Tools<'_>) -> Self {
        let mut parties = Self::default();
        let mut candidates = candidates::of(document, tools);
        places::mark(document, tools, &mut candidates);
        people::join(document, tools, &candidates, &mut parties);
        organisations::join(document, tools, &candidates, &mut parties);
        parties.finish(document);
        offices::assign(document, tools, &mut parties);
        parties
    }

    /// A party by its place.
    #[must_use]
    pub fn get(&self, party: PartyIx) -> &LocalParty {
        &self.list[party]
    }

    /// A party to be amended, by its place. What it is called follows from its mentions.
    pub fn get_mut(&mut self, party: PartyIx) -> &mut LocalParty {
        self.changed.insert(party);
        &mut self.list[party]
    }

    /// All parties.
    #[must_use]
    pub fn all(&self) -> &[LocalParty] {
        &self.list
    }

    /// All mentions, in order of place.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mentions of a sentence, in order of place; a longer one before those within it.
    #[must_use]
    pub fn in_sentence(&self, sentence: usize) -> &[Mention] {
        match (self.starts.get(sentence), self.starts.get(sentence + 1)) {
            (Some(first), Some(end)) => &self.mentions[*first..*end],
            _ => &[],
        }
    }

    /// The longest mention that covers a token.
    #[must_use]
    pub fn at(&self, sentence: usize, token: usize) -> Option<&Mention> {
        self.in_sentence(sentence)
            .iter()
            .filter(|m| m.covers(token))
            .max_by_key(|m| (m.end - m.first, usize::MAX - m.first))
    }

    /// Whether the party is an office that acts for a state.
    #[must_use]
    pub fn serves(&self, party: PartyIx) -> bool {
        self.acts_for.contains_key(&party)
    }

    /// The state, bloc or group that a party acts for: a state itself, a ministry's state, an office holder's state.
    #[must_use]
    pub fn actor(&mut self, party: PartyIx, lexicon: &Lexicon) -> Option<PartyIx> {
        if matches!(self.list[party].kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group) {
            return Some(party);
        }
        if let Some(id) = self.acts_for.get(&party).cloned() {
            return self.known(&id, lexicon);
        }
        let local = &self.list[party];
        let code = local.country.clone()?;
        // A known banker or student acts for nobody but himself.
        let private = |role: &String| {
            let low = role.to_lowercase();
            let last = low.rsplit(' ').next().unwrap_or_default();
            last != "official" && lexicon.title_kind(last) == Some(crate::lexicon::TitleKind::Profession)
        };
        let office = local.known.as_deref().and_then(|id| lexicon.party(id)).and_then(|known| known.role.as_ref());
        let serves = local.kind == PartyKind::Person
            && (!local.roles.is_empty() || local.known.is_some() && !office.is_some_and(private));
        if serves { self.by_code(&code, lexicon) } else { None }
    }

    /// The state that a party belongs to or is: what a measure against it is aimed at.
    #[must_use]
    pub fn home(&mut self, party: PartyIx, lexicon: &Lexicon) -> Option<PartyIx> {
        match self.list[party].kind {
            PartyKind::Country | PartyKind::Bloc | PartyKind::Group => Some(party),
            _ => {
                let code = self.list[party].country.clone()?;
                self.by_code(&code, lexicon)
            }
        }
    }

    /// The party of the lexicon with this identifier, added without a mention if the article does not name it.
    pub fn known(&mut self, id: &str, lexicon: &Lexicon) -> Option<PartyIx> {
        if let Some(party) = self.by_known.get(id) {
            return Some(*party);
        }
        let known = lexicon.party(id)?;
        Some(self.add_known(known, &known.name))
    }

    /// Whether a party of the lexicon is already among those of the article.
    pub(super) fn known_by_id(&self, id: &str) -> bool {
        self.by_known.contains_key(id)
    }

    /// Whether the article names a party of the lexicon.
    #[must_use]
    pub(crate) fn known_here(&self, id: &str) -> bool {
        self.by_known.get(id).is_some_and(|party| !self.list[*party].mentions.is_empty())
    }

    /// The state or bloc with this code, added without a mention if the article does not name it.
    pub fn by_code(&mut self, code: &str, lexicon: &Lexicon) -> Option<PartyIx> {
        let id = lexicon.by_code(code)?.id.clone();
        self.known(&id, lexicon)
    }

    /// Adds a party that is not in the lexicon.
    pub fn add(&mut self, party: LocalParty) -> PartyIx {
        let place = self.list.len();
        self.called.keep(place, &party);
        self.changed.insert(place);
        self.list.push(party);
        place
    }

    /// Adds a mention; `finish` must run before it is seen.
    pub fn mention(&mut self, mention: Mention) {
        self.changed.insert(mention.party);
        self.mentions.push(mention);
    }

    /// Adds a mention in place of those that overlap it and name the same party, or one that the lexicon does not know.
    pub(crate) fn rename(&mut self, mention: Mention) {
        let list = &self.list;
        let changed = &mut self.changed;
        self.mentions.retain(|other| {
            let within = other.sentence == mention.sentence && mention.first < other.end && other.first < mention.end;
            let state = matches!(list[other.party].kind, PartyKind::Country | PartyKind::Bloc);
            let kept = !within || state || (other.party != mention.party && list[other.party].known.is_some());
            if !kept {
                changed.insert(other.party);
            }
            kept
        });
        self.mention(mention);
    }

    /// Takes away what names other parties within some words, which are parts of one name.
    pub(crate) fn drop_mentions(&mut self, sentence: usize, first: usize, end: usize) {
        let changed = &mut self.changed;
        self.mentions.retain(|other| {
            let kept = other.sentence != sentence || other.first >= end || other.end <= first;
            if !kept {
                changed.insert(other.party);
            }
            kept
        });
    }

    /// The parties as the article knows them: those it names as more than a place, and those that a claim refers to. The
    /// claims are renumbered after the parties that are left out.
    #[must_use]
    pub fn into_local(self, claims: &mut [Claim]) -> Vec<LocalParty> {
        let mut wanted: Vec<bool> = self.list.iter().map(|party| !party.mentions.is_empty()).collect();
        for claim in claims.iter_mut() {
            for party in claim.parties_mut() {
                wanted[*party] = true;
            }
        }
        let mut next = 0;
        let places: Vec<usize> = wanted
            .iter()
            .map(|keep| {
                let place = next;
                next += usize::from(*keep);
                place
            })
            .collect();
        for claim in claims.iter_mut() {
            for party in claim.parties_mut() {
                *party = places[*party];
            }
        }
        self.list.into_iter().zip(wanted).filter(|(_, keep)| *keep).map(|(party, _)| party).collect()
    }

    /// Sentences that can hold a fact, with the one before where a pronoun may reach back.
    #[must_use]
    pub fn sentences_to_parse(&self, document: &Document<'_>) -> Vec<usize> {
        let mut wanted = Vec::new();
        let near_sanctions = near_sanctions(document);
        for (index, sentence) in document.sentences.iter().enumerate() {
            let agreement = sentence.triggers.contains(&TriggerKind::Agreement) && self.near_mention(index);
            if near_sanctions[index] || agreement || self.may_tell_of_deed(document, index) {
                if index > 0 && self.in_sentence(index).is_empty() {
                    wanted.push(index - 1);
                }
                wanted.push(index);
            }
        }
        wanted.dedup();
        wanted
    }

    /// Whether a sentence may itself state a fact: by a word for a sanction, or for an agreement or a measure near a name, or since
    /// the next does and names nobody. Others are parsed only for what is done near sanctions.
    #[must_use]
    pub fn may_state_itself(&self, document: &Document<'_>, sentence: usize) -> bool {
        let speaks = |index: usize| {
            let has = |kind: TriggerKind| document.sentences[index].triggers.contains(&kind);
            let named = (has(TriggerKind::Agreement) || has(TriggerKind::Measure)) && self.near_mention(index);
            has(TriggerKind::Sanction) || named || self.may_tell_of_deed(document, index)
        };
        let next = sentence + 1;
        let leads_on = next < document.sentences.len() && self.in_sentence(next).is_empty();
        speaks(sentence) || (leads_on && speaks(next))
    }

    /// Whether a sentence may tell what one state does to another's goods, money or people without any word for a sanction:
    /// "Tanzania banned all farm imports from Malawi". It names two, or one where the sentence before names another.
    #[must_use]
    pub fn may_tell_of_deed(&self, document: &Document<'_>, sentence: usize) -> bool {
        let triggers = &document.sentences[sentence].triggers;
        if !(triggers.contains(&TriggerKind::Deed) && triggers.contains(&TriggerKind::Good)) {
            return false;
        }
        let own = self.states_of(sentence);
        let before = sentence.checked_sub(1).map(|before| self.states_of(before)).unwrap_or_default();
        own.len() > 1 || own.iter().any(|state| before.iter().any(|other| other != state))
    }

    /// The states, blocs and groups that a sentence names or whose people or bodies it does, each once.
    fn states_of(&self, sentence: usize) -> BTreeSet<&str> {
        let named = self.in_sentence(sentence).iter().filter_map(|mention| {
            let party = &self.list[mention.party];
            let stands = matches!(party.kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group);
            let own = party.known.as_deref().or(Some(party.name.as_str())).filter(|_| stands);
            own.or_else(|| self.acts_for.get(&mention.party).map(String::as_str))
        });
        named.collect()
    }

    /// Whether a state, body or group that could conclude an agreement is named in the sentence or the three before.
    fn near_mention(&self, sentence: usize) -> bool {
        let first = sentence.saturating_sub(3);
        (first..=sentence).flat_map(|s| self.in_sentence(s)).any(|mention| {
            let party = &self.list[mention.party];
            let acts = self.acts_for.contains_key(&mention.party) || !party.roles.is_empty();
            acts || matches!(party.kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group)
        })
    }

    pub(super) fn add_known(&mut self, known: &KnownParty, name: &str) -> PartyIx {
        if let Some(party) = self.by_known.get(&known.id) {
            return *party;
        }
        let party = self.add(LocalParty {
            known: Some(known.id.clone()),
            name: name.to_owned(),
            kind: known.kind,
            code: known.code.clone(),
            country: known.country.clone(),
            roles: Vec::new(),
            ..LocalParty::default()
        });
        self.by_known.insert(known.id.clone(), party);
        if let Some(id) = &known.acts_for {
            self.acts_for.insert(party, id.clone());
        }
        party
    }
}

/// The parties that the lexicon knows by the names it finds, for an article that is not analysed.
#[must_use]
pub fn of_lexicon(article: &Article, lexicon: &Lexicon, found: &[NameHit<'_>]) -> Vec<LocalParty> {
    let mut parties = Parties::default();
    let mut names: BTreeMap<PartyIx, Vec<String>> = BTreeMap::new();
    for hit in found {
        let Entry::Party(known) = hit.entry else { continue };
        let place = places::may_be_city(lexicon, &article.body, hit.span, hit.sense);
        if hit.ambiguous || place || known.collective {
            continue;
        }
        let party = parties.add_known(known, &known.name);
        let local = &mut parties.list[party];
        let span = strays::own_name(lexicon, &article.body, hit.span, (known, hit.sense));
        local.mentions.push(span);
        let words = plain_name(span.of(&article.body));
        let forms = names.entry(party).or_default();
        if words != local.name && !forms.contains(&words) {
            forms.push(words);
        }
    }
    for (party, forms) in names {
        parties.list[party].aliases = forms;
    }
    parties.list
}

/// A name as a reader would cite it: one space between words, no article before it, no possessive after it.
#[must_use]
pub(super) fn plain_name(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare =
        joined.trim_end_matches("'s").trim_end_matches("’s").trim_matches([',', ';', ':', '(', ')', '"', '“', '”']);
    bare.strip_prefix("the ").or_else(|| bare.strip_prefix("The ")).unwrap_or(bare).trim().to_owned()
}

/// Of each sentence, whether one with a word for sanctions stands near it.
fn near_sanctions(document: &Document<'_>) -> Vec<bool> {
    let sentences = &document.sentences;
    let mut near = vec![false; sentences.len()];
    let mut next = 0;
    for (index, _) in sentences.iter().enumerate().filter(|(_, one)| one.triggers.contains(&TriggerKind::Sanction)) {
        let end = (index + NEAR_SANCTIONS + 1).min(sentences.len());
        let first = next.max(index.saturating_sub(NEAR_SANCTIONS)).min(end);
        near[first..end].fill(true);
        next = end;
    }
    near
}

#[cfg(test)]
pub(super) mod tests {
    use crate::english::English;
    use crate::extract::document::Document;
    use crate::extract::{Tools, extract};
    use crate::lexicon::Lexicon;
    use crate::model::{Article, LocalParty};
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().expect("the tables hold no fault"));
    static ENGLISH: LazyLock<English> = LazyLock::new(|| English::load().expect("weights without fault"));

    /// Calls a reader with a document of the text.
    pub(in crate::extract) fn with_document<T>(text: &str, read: impl FnOnce(&Document<'_>, &Tools<'_>) -> T) -> T {
        let article = Article { body: text.to_owned(), language: "en".to_owned(), ..Article::default() };
        let tools = Tools { lexicon: &LEXICON, english: &ENGLISH };
        read(&Document::new(&article, &tools), &tools)
    }

    /// The parties of a text whose first line is its headline.
    pub(in crate::extract) fn parties(text: &str) -> Vec<LocalParty> {
        let title = text.lines().next().map(str::to_owned);
        let article = Article { body: text.to_owned(), title, language: "en".to_owned(), ..Article::default() };
        extract(article, &Tools { lexicon: &LEXICON, english: &ENGLISH }).parties
    }

    /// The names of the parties that the text mentions.
    pub(in crate::extract) fn names(text: &str) -> Vec<String> {
        parties(text).into_iter().filter(|party| !party.mentions.is_empty()).map(|party| party.name).collect()
    }

    /// Kind and name of the parties that the text mentions.
    pub(in crate::extract) fn kinds(text: &str) -> Vec<String> {
        let mentioned = parties(text).into_iter().filter(|party| !party.mentions.is_empty());
        mentioned.map(|party| format!("{} {}", party.kind.code(), party.name)).collect()
    }

    /// Name and country of the parties that the text mentions.
    pub(in crate::extract) fn homes(text: &str) -> Vec<String> {
        let mentioned = parties(text).into_iter().filter(|party| !party.mentions.is_empty());
        mentioned.map(|party| format!("{} {}", party.name, party.country.unwrap_or_default())).collect()
    }
}
