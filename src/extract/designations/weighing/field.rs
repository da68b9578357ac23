//! Who could list and be listed in an article, and what the rules read in it.

use super::super::discourse;
use super::{is_listed_kind, place};
use crate::extract::evoked::{Place, Via, evoked};
use crate::extract::scene::{Scene, Told};
use crate::extract::signs::Signs;
use crate::lexicon::cues::TriggerKind;
use crate::model::{Claim, DesignationFact, Fact, PartyIx};
use crate::text::blocks::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

/// The authorities most named that are looked at.
const MOST_AUTHORITIES: usize = 6;

/// How many sentences back words for sanctions count for a name.
const NEAR: usize = 2;

/// Numbers for signs.
const NUMBERS: [&str; 4] = ["0", "1", "2", "3"];

/// The parties and authorities of an article, and its listings as the rules read them.
pub(super) struct Field<'r> {
    /// The listings that the rules read, with the sentences that state each.
    ruled: Vec<(&'r DesignationFact, Vec<usize>, &'r str)>,
    /// Authorities with where they are evoked, the most named first.
    authorities: Vec<(PartyIx, Vec<Place>)>,
    /// Who could be listed.
    parties: Vec<PartyIx>,
    actors: BTreeMap<PartyIx, PartyIx>,
    homes: BTreeMap<PartyIx, PartyIx>,
    /// Whose document it is.
    issuer: Vec<PartyIx>,
}

impl<'r> Field<'r> {
    pub(super) fn of(scene: &mut Scene<'_>, claims: &'r [Claim]) -> Self {
        let issuer = discourse::issuer(scene).map(|issuer| issuer.states).unwrap_or_default();
        let places = evoked(scene, false);
        let lexicon = scene.tools.lexicon;
        let ruled: Vec<(&DesignationFact, Vec<usize>, &str)> =
            claims.iter().filter_map(|claim| stated(scene, claim)).collect();
        let of_rules: BTreeSet<PartyIx> = ruled.iter().map(|(fact, _, _)| fact.authority).collect();
        let named = scene.parties.mentions();
        let listed: BTreeSet<PartyIx> = named.iter().map(|mention| mention.party).collect();
        let listed = listed.into_iter().filter(|party| is_listed_kind(scene.parties.get(*party).kind));
        let parties: Vec<PartyIx> = listed.collect();
        let acting = |party: PartyIx| of_rules.contains(&party) || issuer.contains(&party) || scene.is_issuer(party);
        let mut authorities: Vec<(PartyIx, Vec<Place>)> =
            places.into_iter().filter(|(party, _)| acting(*party)).collect();
        for party in &of_rules {
            if !authorities.iter().any(|(other, _)| other == party) {
                authorities.push((*party, Vec::new()));
            }
        }
        let times = |places: &[Place]| places.iter().filter(|place| place.via != Via::Home).count();
        authorities.sort_by_key(|(party, places)| (!of_rules.contains(party), usize::MAX - times(places), *party));
        authorities.truncate(MOST_AUTHORITIES.max(of_rules.len()));
        let (mut actors, mut homes) = (BTreeMap::new(), BTreeMap::new());
        for party in &parties {
            if let Some(actor) = scene.parties.actor(*party, lexicon).filter(|actor| actor != party) {
                actors.insert(*party, actor);
            }
            if let Some(home) = scene.parties.home(*party, lexicon) {
                homes.insert(*party, home);
            }
        }
        Self { ruled, authorities, parties, actors, homes, issuer }
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

    pub(super) fn is_ruled(&self, party: PartyIx, authority: PartyIx) -> bool {
        self.ruled.iter().any(|(fact, _, _)| fact.party == party && fact.authority == authority)
    }

    /// The parties that an authority listed in a sentence, as the rules read it.
    fn listed_in(&self, sentence: usize, authority: PartyIx) -> impl Iterator<Item = PartyIx> {
        let here = self.ruled.iter().filter(move |(fact, at, _)| fact.authority == authority && at.contains(&sentence));
        here.map(|(fact, _, _)| fact.party)
    }

    /// The sentence that states best that an authority listed a party: beside others that it listed, else where lists are
    /// spoken of, else where the party is named first.
    pub(super) fn best_sentence(&self, scene: &Scene<'_>, party: PartyIx, authority: PartyIx) -> Option<usize> {
        let sentences = sentences_of(scene, party);
        let beside = |at: &&usize| self.listed_in(**at, authority).next().is_some();
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
        let block = |at: usize| scene.document.sentences[at].block;
        let own = self.ruled.iter().filter(|(fact, _, _)| fact.authority == authority);
        let away = |at: &[usize]| at.iter().map(|at| block(*at).abs_diff(block(sentence))).min().unwrap_or(usize::MAX);
        own.min_by_key(|(_, at, _)| away(at)).map(|(fact, _, _)| *fact)
    }

    /// What the party is, and where it is named.
    pub(super) fn of_party(&self, scene: &Scene<'_>, party: PartyIx, named: bool) -> Signs {
        let mut signs = Signs::new(named);
        let local = scene.parties.get(party);
        signs.note(&["who", local.kind.code()]);
        let sentences = sentences_of(scene, party);
        let times = scene.parties.mentions().iter().filter(|mention| mention.party == party).count();
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
        let by: BTreeSet<PartyIx> =
            self.ruled.iter().filter(|(fact, _, _)| fact.party == party).map(|(fact, _, _)| fact.authority).collect();
        signs.note(&["who", "listed_by", NUMBERS[by.len().min(3)]]);
        for mention in scene.parties.mentions().iter().filter(|mention| mention.party == party) {
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
        let listed = self.ruled.iter().filter(|(fact, _, _)| fact.authority == authority).count();
        let listed = match listed {
            0..=2 => NUMBERS[listed],
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
        let own = self.ruled.iter().find(|(fact, _, _)| fact.party == party && fact.authority == authority);
        signs.note(&["ruled", own.map_or("no", |(_, _, rule)| rule)]);
        signs.note(&["ruled", yes(own.is_some())]);
        if let Some((fact, at, _)) = own {
            signs.note(&["status", fact.status.code()]);
            signs.note(&["stated", NUMBERS[at.len().min(3)]]);
        }
        let home = match self.homes.get(&party) {
            None => "none",
            Some(home) if *home == authority => "same",
            Some(home) if *home == party => "itself",
            Some(_) => "other",
        };
        signs.note(&["home", home]);
        if let Some(home) = self.homes.get(&party) {
            signs.note(&["programs", NUMBERS[programs(scene, authority, *home).min(3)]]);
        }
        let sentences = sentences_of(scene, party);
        let block = |at: usize| scene.document.sentences[at].block;
        let others = |near: &dyn Fn(usize, usize) -> bool| {
            let mut found: BTreeSet<PartyIx> = BTreeSet::new();
            for (fact, at, _) in self.ruled.iter().filter(|(fact, _, _)| fact.authority == authority) {
                if fact.party != party && at.iter().any(|at| sentences.iter().any(|own| near(*own, *at))) {
                    found.insert(fact.party);
                }
            }
            NUMBERS[found.len().min(3)]
        };
        signs.note(&["beside", others(&|own, at| own == at)]);
        signs.note(&["in_block", others(&|own, at| block(own) == block(at))]);
        signs.note(&["in_next_block", others(&|own, at| block(own).abs_diff(block(at)) == 1)]);
        signs.note(&["in_next", others(&|own, at| own.abs_diff(at) == 1)]);
        let of_others = |sentence: &usize| {
            self.ruled.iter().any(|(fact, at, _)| fact.authority != authority && at.contains(sentence))
        };
        signs.note(&["by_others_here", yes(sentences.iter().any(of_others))]);
        self.where_named(scene, &sentences, authority, party, &mut signs);
        self.in_acts(scene, &sentences, authority, &mut signs);
        for mention in scene.parties.mentions().iter().filter(|mention| mention.party == party) {
            let here = self.places(authority).iter().filter(|place| place.sentence == mention.sentence);
            here.for_each(|place| place::together(scene, mention, place, &mut signs));
        }
        signs
    }

    /// What the authority does in the sentences that name the party, in those before, and where their list is announced.
    fn in_acts(&self, scene: &Scene<'_>, sentences: &[usize], authority: PartyIx, signs: &mut Signs) {
        for Told { sentence, action, senders } in scene.told {
            let whose = match (senders.contains(&authority), senders.is_empty()) {
                (true, _) => "own",
                (false, true) => "nobodys",
                (false, false) => "others",
            };
            if sentences.contains(sentence) {
                signs.note(&["act", "here", whose]);
                signs.note(&["act", "here", whose, action.code()]);
            }
            if sentences.contains(&(sentence + 1)) {
                signs.note(&["act", "just_before", whose]);
            }
            let led = sentences.iter().filter_map(|own| lead_in(scene, *own)).any(|lead| lead == *sentence);
            if led {
                signs.note(&["act", "leads_in", whose]);
                signs.note(&["act", "leads_in", whose, action.code()]);
            }
        }
        let leads: Vec<usize> = sentences.iter().filter_map(|own| lead_in(scene, *own)).collect();
        signs.note(&["led_in", yes(!leads.is_empty())]);
        for lead in leads {
            let named = self.places(authority).iter().any(|place| place.sentence == lead && place.via != Via::Home);
            signs.note(&["led_in", "names", yes(named)]);
            signs.note(&["led_in", "sanction", yes(tells(scene, lead, TriggerKind::Sanction))]);
            signs.note(&["led_in", "listing", yes(tells(scene, lead, TriggerKind::Listing))]);
            signs.note(&["led_in", "colon", yes(scene.document.text(lead).trim_end().ends_with(':'))]);
        }
    }

    /// How near the authority is named to the party.
    fn where_named(
        &self,
        scene: &Scene<'_>,
        sentences: &[usize],
        authority: PartyIx,
        party: PartyIx,
        signs: &mut Signs,
    ) {
        let places = self.places(authority);
        let here = |via: fn(Via) -> bool| places.iter().any(|p| via(p.via) && sentences.contains(&p.sentence));
        let near = places.iter().any(|p| sentences.iter().any(|own| p.sentence < *own && p.sentence + NEAR >= *own));
        let at = if here(|via| via == Via::Name) {
            "here"
        } else if here(|via| via == Via::Actor) {
            "office_here"
        } else if near {
            "near"
        } else if places.is_empty() {
            "nowhere"
        } else {
            "elsewhere"
        };
        signs.note(&["authority", at]);
        let mut all: Vec<(usize, usize, PartyIx)> = self
            .authorities
            .iter()
            .flat_map(|(other, places)| {
                places.iter().filter(|place| place.via != Via::Home).map(|p| (p.sentence, p.first, *other))
            })
            .collect();
        all.sort_unstable();
        let Some(mention) = scene.parties.mentions().iter().find(|mention| mention.party == party) else { return };
        let before =
            all.iter().rev().find(|(sentence, word, _)| (*sentence, *word) < (mention.sentence, mention.first));
        signs.note(&["authority", "last_before", yes(before.is_some_and(|(_, _, other)| *other == authority))]);
        let after = all.iter().find(|(sentence, word, _)| *sentence == mention.sentence && *word > mention.first);
        if let Some((_, _, other)) = after {
            signs.note(&["authority", "next_after", yes(*other == authority)]);
        }
    }

    fn places(&self, authority: PartyIx) -> &[Place] {
        self.authorities.iter().find(|(party, _)| *party == authority).map_or(&[], |(_, places)| places.as_slice())
    }
}

/// The last sentence of an article's beginning, its title being the first.
const LEAD: usize = 3;

/// The listing of a claim with the sentences that state it and the rule that read it first.
fn stated<'r>(scene: &Scene<'_>, claim: &'r Claim) -> Option<(&'r DesignationFact, Vec<usize>, &'r str)> {
    let Fact::Designation(fact) = &claim.fact else { return None };
    let sentences = &scene.document.sentences;
    let at = |start: usize| sentences.partition_point(|sentence| sentence.span.end <= start);
    let stated: Vec<usize> = claim.evidence.iter().map(|words| at(words.span.start)).collect();
    Some((fact, stated, claim.evidence.first().map_or("", |words| words.rule.as_ref())))
}

/// The sentences that name a party, in order.
fn sentences_of(scene: &Scene<'_>, party: PartyIx) -> Vec<usize> {
    let named = scene.parties.mentions().iter().filter(|mention| mention.party == party);
    let mut found: Vec<usize> = named.map(|mention| mention.sentence).collect();
    found.dedup();
    found
}

/// The last sentence of running text before the list that an item or heading stands in.
fn lead_in(scene: &Scene<'_>, sentence: usize) -> Option<usize> {
    let is_item = |at: usize| matches!(scene.document.block_kind(at), BlockKind::Item | BlockKind::Heading);
    is_item(sentence).then(|| (0..sentence).rev().find(|at| !is_item(*at)))?
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

/// How many sanctions programmes of one party are known that are aimed at another.
fn programs(scene: &Scene<'_>, issuer: PartyIx, target: PartyIx) -> usize {
    let id = |party: PartyIx| scene.parties.get(party).known.as_deref();
    let (Some(issuer), Some(target)) = (id(issuer), id(target)) else { return 0 };
    let programs = scene.tools.lexicon.weighed_programs();
    programs.filter(|program| program.issuer == issuer && program.target.as_deref() == Some(target)).count()
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}
