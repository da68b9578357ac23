//! Who could list and be listed in an article, and what the rules read in it.

use super::super::discourse;
use super::listed::Listed;
use super::{is_listed_kind, place};
use crate::extract::evoked::{Place, Via, evoked, within};
use crate::extract::parties::Mention;
use crate::extract::scene::{Scene, Told};
use crate::extract::signs::Signs;
use crate::lexicon::cues::{Pos, TriggerKind};
use crate::model::{Claim, DesignationFact, PartyIx};
use crate::text::blocks::BlockKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The authorities most named that are looked at.
const MOST_AUTHORITIES: usize = 6;

/// How many sentences back words for sanctions count for a name.
const NEAR: usize = 2;

/// Numbers for signs.
const NUMBERS: [&str; 4] = ["0", "1", "2", "3"];

/// The parties and authorities of an article, and its listings as the rules read them.
pub(super) struct Field<'r> {
    /// The listings that the rules read.
    ruled: Listed<'r>,
    /// Authorities with where they are evoked, the most named first.
    authorities: Vec<(PartyIx, Vec<Place>)>,
    /// Who could be listed.
    parties: Vec<PartyIx>,
    actors: BTreeMap<PartyIx, PartyIx>,
    homes: BTreeMap<PartyIx, PartyIx>,
    /// Whose document it is.
    issuer: Vec<PartyIx>,
    /// Where each party is named.
    mentions: BTreeMap<PartyIx, Vec<Mention>>,
    /// Where authorities are named, in the order of the text.
    named: Vec<(usize, usize, PartyIx)>,
    /// For each sentence of a list, the last sentence of running text before it.
    leads: Vec<Option<usize>>,
    /// The acts of sanctions that each sentence tells of, by their places in `Scene::told`.
    told: BTreeMap<usize, Vec<usize>>,
}

impl<'r> Field<'r> {
    /// Takes stock of an article; `claims` are its listings as the rules read them.
    pub(super) fn of(scene: &mut Scene<'_>, claims: &'r [Claim]) -> Self {
        let issuer = discourse::issuer(scene).map(|issuer| issuer.states).unwrap_or_default();
        let places = evoked(scene, false);
        let lexicon = scene.tools.lexicon;
        let ruled = Listed::of(scene, claims);
        let ruling = ruled.authorities();
        let mut mentions: BTreeMap<PartyIx, Vec<Mention>> = BTreeMap::new();
        for mention in scene.parties.mentions() {
            mentions.entry(mention.party).or_default().push(*mention);
        }
        let listed = mentions.keys().copied().filter(|party| is_listed_kind(scene.parties.get(*party).kind));
        let parties: Vec<PartyIx> = listed.collect();
        let acting = |party: PartyIx| ruling.contains(&party) || issuer.contains(&party) || scene.is_issuer(party);
        let mut authorities: Vec<(PartyIx, Vec<Place>)> =
            places.into_iter().filter(|(party, _)| acting(*party)).collect();
        for party in &ruling {
            if !authorities.iter().any(|(other, _)| other == party) {
                authorities.push((*party, Vec::new()));
            }
        }
        let times = |places: &[Place]| places.iter().filter(|place| place.via != Via::Home).count();
        authorities.sort_by_cached_key(|(party, places)| (!ruling.contains(party), Reverse(times(places)), *party));
        authorities.truncate(MOST_AUTHORITIES.max(ruling.len()));
        let (mut actors, mut homes) = (BTreeMap::new(), BTreeMap::new());
        for party in &parties {
            if let Some(actor) = scene.parties.actor(*party, lexicon).filter(|actor| actor != party) {
                actors.insert(*party, actor);
            }
            if let Some(home) = scene.parties.home(*party, lexicon) {
                homes.insert(*party, home);
            }
        }
        let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, act) in scene.told.iter().enumerate() {
            told.entry(act.sentence).or_default().push(at);
        }
        let (named, leads) = (named(&authorities), leads(scene));
        Self { ruled, authorities, parties, actors, homes, issuer, mentions, named, leads, told }
    }

    pub(super) fn authorities(&self) -> impl Iterator<Item = PartyIx> {
        self.authorities.iter().map(|(party, _)| *party)
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = PartyIx> {
        self.parties.iter().copied()
    }

    pub(super) fn home(&self, party: PartyIx) -> Option<PartyIx> {
        self.homes.get(&party).copied()
    }

    /// Whether a party is the authority itself, or an office of it that nobody would list.
    pub(super) fn serves(&self, party: PartyIx, authority: PartyIx) -> bool {
        (party == authority || self.actors.get(&party) == Some(&authority)) && !self.is_ruled(party, authority)
    }

    /// "European-origin parts", "Damascus-based Vega Trans": where something comes from lists nobody.
    pub(super) fn is_only_origin(&self, scene: &Scene<'_>, authority: PartyIx) -> bool {
        let of_origin = |mention: &Mention| {
            let behind = scene.document.body()[mention.span.end..].strip_prefix('-').unwrap_or_default();
            let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            scene.tools.lexicon.cues().is_detail(Pos::Noun, word, "comes_from")
        };
        let named = self.mentions(authority);
        !named.is_empty() && named.iter().all(of_origin)
    }

    /// Whether the rules read that the authority listed the party.
    pub(super) fn is_ruled(&self, party: PartyIx, authority: PartyIx) -> bool {
        self.ruled.first(party, authority).is_some()
    }

    fn mentions(&self, party: PartyIx) -> &[Mention] {
        self.mentions.get(&party).map_or(&[], Vec::as_slice)
    }

    /// The sentences that name a party, in order.
    fn sentences_of(&self, party: PartyIx) -> Vec<usize> {
        let mut found: Vec<usize> = self.mentions(party).iter().map(|mention| mention.sentence).collect();
        found.dedup();
        found
    }

    /// The sentence that states best that an authority listed a party: beside others that it listed, else where lists are
    /// spoken of, else where the party is named first.
    pub(super) fn best_sentence(&self, scene: &Scene<'_>, party: PartyIx, authority: PartyIx) -> Option<usize> {
        let sentences = self.sentences_of(party);
        let beside = |at: &&usize| self.ruled.in_sentence(authority, **at).next().is_some();
        let told = |at: &&usize| !scene.document.sentences[**at].triggers.is_empty();
        let text = |at: &&usize| scene.document.block_kind(**at) != BlockKind::Title;
        let found = sentences.iter().find(beside).or_else(|| sentences.iter().filter(text).find(told));
        found.or_else(|| sentences.iter().find(text)).or(sentences.first()).copied()
    }

    /// The listing by an authority that stands nearest to a sentence.
    pub(super) fn nearest(
        &self,
        scene: &Scene<'_>,
        sentence: usize,
        authority: PartyIx,
    ) -> Option<&'r DesignationFact> {
        self.ruled.nearest(authority, scene.document.sentences[sentence].block)
    }

    /// What the party is, and where it is named.
    pub(super) fn of_party(&self, scene: &Scene<'_>, party: PartyIx, named: bool) -> Signs {
        let mut signs = Signs::new(named);
        let local = scene.parties.get(party);
        signs.note(&["who", local.kind.code()]);
        let sentences = self.sentences_of(party);
        let times = self.mentions(party).len();
        for (name, value) in [
            ("known", yes(local.known.is_some())),
            ("acts", yes(self.actors.contains_key(&party))),
            ("home", yes(self.homes.get(&party).is_some_and(|home| *home != party))),
            ("numbers", yes(!local.identifiers.is_empty())),
            ("aliases", NUMBERS[local.aliases.len().min(3)]),
            ("offices", NUMBERS[local.roles.len().min(3)]),
            ("times", ["0", "1", "2", "3", "4", "5", "6"][times.min(6)]),
            ("first", part(scene, sentences.first().copied())),
        ] {
            signs.note(&["who", name, value]);
        }
        signs.note(&["who", "listed_by", NUMBERS[self.ruled.times(party).min(3)]]);
        for mention in self.mentions(party) {
            place::signs(scene, mention, &mut signs);
        }
        for sentence in &sentences {
            let near = sentence.saturating_sub(NEAR)..*sentence;
            signs.note(&["before", yes(near.clone().any(|at| tells(scene, at, TriggerKind::Sanction)))]);
            signs.note(&["before", "listing", yes(near.clone().any(|at| tells(scene, at, TriggerKind::Listing)))]);
        }
        signs
    }

    /// What the authority is, and its part in the article.
    pub(super) fn of_authority(&self, scene: &Scene<'_>, authority: PartyIx, named: bool) -> Signs {
        let mut signs = Signs::new(named);
        let local = scene.parties.get(authority);
        signs.note(&["by", local.kind.code()]);
        if let Some(id) = local.known.as_deref().filter(|_| scene.is_frequent_issuer(authority)) {
            signs.note(&["by", "is", id]);
        }
        let rank = self.authorities.iter().position(|(party, _)| *party == authority).unwrap_or(9);
        let listed = match self.ruled.count(authority) {
            listed @ 0..=2 => NUMBERS[listed],
            3..=5 => "few",
            6..=15 => "many",
            _ => "very_many",
        };
        let places = self.places(authority);
        let title = places.iter().any(|place| scene.document.block_kind(place.sentence) == BlockKind::Title);
        for (name, value) in [
            ("issues", yes(scene.is_frequent_issuer(authority))),
            ("rank", ["0", "1", "2", "3", "4"][rank.min(4)]),
            ("rivals", ["0", "1", "2", "3", "4"][self.authorities.len().min(4)]),
            ("document", yes(self.issuer.contains(&authority))),
            ("listed", listed),
            ("title", yes(title)),
            ("lead", yes(places.iter().any(|place| place.sentence <= LEAD && place.via != Via::Home))),
        ] {
            signs.note(&["by", name, value]);
        }
        signs
    }

    /// What the two have to do with each other.
    pub(super) fn of_pair(&self, scene: &Scene<'_>, party: PartyIx, authority: PartyIx, named: bool) -> Signs {
        let mut signs = Signs::new(named);
        let own = self.ruled.first(party, authority);
        signs.note(&["ruled", own.map_or("no", |stated| stated.rule)]);
        signs.note(&["ruled", yes(own.is_some())]);
        if let Some(stated) = own {
            signs.note(&["status", stated.fact.status.code()]);
            signs.note(&["stated", NUMBERS[stated.sentences.len().min(3)]]);
        }
        let home = match self.homes.get(&party) {
            None => "none",
            Some(home) if *home == authority => "same",
            Some(home) if *home == party => "itself",
            Some(_) => "other",
        };
        signs.note(&["home", home]);
        if let Some(home) = self.homes.get(&party) {
            signs.note(&["programs", NUMBERS[scene.programs(authority, *home).min(3)]]);
        }
        let sentences = self.sentences_of(party);
        self.beside(scene, &sentences, (party, authority), &mut signs);
        let of_others = |sentence: &usize| self.ruled.by_others(authority, *sentence);
        signs.note(&["by_others_here", yes(sentences.iter().any(of_others))]);
        self.where_named(&sentences, authority, party, &mut signs);
        self.in_acts(scene, &sentences, authority, &mut signs);
        for mention in self.mentions(party) {
            for place in self.places_in(authority, mention.sentence) {
                place::together(scene, mention, place, &mut signs);
            }
        }
        signs
    }

    /// How many others the authority listed in the sentences that name the party, in those beside them, and in the same and the
    /// next blocks.
    fn beside(
        &self,
        scene: &Scene<'_>,
        sentences: &[usize],
        (party, authority): (PartyIx, PartyIx),
        signs: &mut Signs,
    ) {
        let next = |at: usize| at.checked_sub(1).into_iter().chain([at + 1]);
        let blocks: BTreeSet<usize> = sentences.iter().map(|at| scene.document.sentences[*at].block).collect();
        let number = |others: &mut dyn Iterator<Item = PartyIx>| {
            let mut found: BTreeSet<PartyIx> = BTreeSet::new();
            while let Some(other) = others.next().filter(|_| found.len() < NUMBERS.len()) {
                if other != party {
                    found.insert(other);
                }
            }
            NUMBERS[found.len().min(3)]
        };
        let in_sentence = |at: usize| self.ruled.in_sentence(authority, at);
        let in_block = |at: usize| self.ruled.in_block(authority, at);
        signs.note(&["beside", number(&mut sentences.iter().flat_map(|at| in_sentence(*at)))]);
        signs.note(&["in_block", number(&mut blocks.iter().flat_map(|at| in_block(*at)))]);
        signs.note(&["in_next_block", number(&mut blocks.iter().flat_map(|at| next(*at)).flat_map(in_block))]);
        signs.note(&["in_next", number(&mut sentences.iter().flat_map(|at| next(*at)).flat_map(in_sentence))]);
    }

    /// What the authority does in the sentences that name the party, in those before, and where their list is announced.
    fn in_acts(&self, scene: &Scene<'_>, sentences: &[usize], authority: PartyIx, signs: &mut Signs) {
        let whose = |act: &Told| match (act.senders.contains(&authority), act.senders.is_empty()) {
            (true, _) => "own",
            (false, true) => "nobodys",
            (false, false) => "others",
        };
        let acts =
            |sentence: usize| self.told.get(&sentence).into_iter().flatten().filter_map(|at| scene.told.get(*at));
        let leads: Vec<usize> = sentences.iter().filter_map(|own| self.leads.get(*own).copied().flatten()).collect();
        for act in sentences.iter().flat_map(|own| acts(*own)) {
            signs.note(&["act", "here", whose(act)]);
            signs.note(&["act", "here", whose(act), act.action.code()]);
        }
        for act in sentences.iter().filter_map(|own| own.checked_sub(1)).flat_map(acts) {
            signs.note(&["act", "just_before", whose(act)]);
        }
        for act in leads.iter().flat_map(|lead| acts(*lead)) {
            signs.note(&["act", "leads_in", whose(act)]);
            signs.note(&["act", "leads_in", whose(act), act.action.code()]);
        }
        signs.note(&["led_in", yes(!leads.is_empty())]);
        for lead in leads {
            let named = self.places_in(authority, lead).iter().any(|place| place.via != Via::Home);
            signs.note(&["led_in", "names", yes(named)]);
            signs.note(&["led_in", "sanction", yes(tells(scene, lead, TriggerKind::Sanction))]);
            signs.note(&["led_in", "listing", yes(tells(scene, lead, TriggerKind::Listing))]);
            signs.note(&["led_in", "colon", yes(scene.document.text(lead).trim_end().ends_with(':'))]);
        }
    }

    /// How near the authority is named to the party.
    fn where_named(&self, sentences: &[usize], authority: PartyIx, party: PartyIx, signs: &mut Signs) {
        let in_sentence = |at: usize| self.places_in(authority, at);
        let here =
            |via: fn(Via) -> bool| sentences.iter().flat_map(|own| in_sentence(*own)).any(|place| via(place.via));
        let before = |own: usize| own.saturating_sub(NEAR)..own;
        let near = sentences.iter().flat_map(|own| before(*own)).any(|at| !in_sentence(at).is_empty());
        let at = if here(|via| via == Via::Name) {
            "here"
        } else if here(|via| via == Via::Actor) {
            "office_here"
        } else if near {
            "near"
        } else if self.places(authority).is_empty() {
            "nowhere"
        } else {
            "elsewhere"
        };
        signs.note(&["authority", at]);
        let Some(mention) = self.mentions(party).first() else { return };
        let before =
            self.named.partition_point(|(sentence, word, _)| (*sentence, *word) < (mention.sentence, mention.first));
        let last = before.checked_sub(1).and_then(|at| self.named.get(at));
        signs.note(&["authority", "last_before", yes(last.is_some_and(|(_, _, other)| *other == authority))]);
        let mut after = self.named[before..].iter().take_while(|(sentence, _, _)| *sentence == mention.sentence);
        if let Some((_, _, other)) = after.find(|(_, word, _)| *word > mention.first) {
            signs.note(&["authority", "next_after", yes(*other == authority)]);
        }
    }

    /// The places of an authority in a sentence.
    fn places_in(&self, authority: PartyIx, sentence: usize) -> &[Place] {
        within(self.places(authority), sentence..=sentence)
    }

    /// The places of an authority, in the order of the text.
    fn places(&self, authority: PartyIx) -> &[Place] {
        self.authorities.iter().find(|(party, _)| *party == authority).map_or(&[], |(_, places)| places.as_slice())
    }
}

/// The last sentence of an article's beginning, its title being the first.
const LEAD: usize = 3;

/// For each item or heading, the last sentence of running text before the list that it stands in.
fn leads(scene: &Scene<'_>) -> Vec<Option<usize>> {
    let mut last = None;
    let lead = |at: usize| {
        if matches!(scene.document.block_kind(at), BlockKind::Item | BlockKind::Heading) {
            return last;
        }
        last = Some(at);
        None
    };
    (0..scene.document.sentences.len()).map(lead).collect()
}

/// Where authorities are named, in the order of the text.
fn named(authorities: &[(PartyIx, Vec<Place>)]) -> Vec<(usize, usize, PartyIx)> {
    let places = |(party, places): &(PartyIx, Vec<Place>)| {
        let named = places.iter().filter(|place| place.via != Via::Home);
        named.map(|place| (place.sentence, place.first, *party)).collect::<Vec<_>>()
    };
    let mut all: Vec<(usize, usize, PartyIx)> = authorities.iter().flat_map(places).collect();
    all.sort_unstable();
    all
}

fn tells(scene: &Scene<'_>, sentence: usize, kind: TriggerKind) -> bool {
    scene.document.sentences[sentence].triggers.contains(&kind)
}

fn part(scene: &Scene<'_>, sentence: Option<usize>) -> &'static str {
    match sentence {
        None => "nowhere",
        Some(at) if scene.document.block_kind(at) == BlockKind::Title => "title",
        Some(0..=3) => "lead",
        Some(at) if at * 2 < scene.document.sentences.len() => "middle",
        Some(_) => "end",
    }
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}
