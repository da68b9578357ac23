//! The state that a person serves or comes from, or that an organisation belongs to, where no office tells it.
//!
//! What stands nearest to the name is believed first: a state within the name itself ("Bank of Georgia"), an owner or
//! adjective before it, a flag, an apposition after it, the body the person speaks for, a legal form. What has an office or
//! is a body of a state and no state beside it belongs to the state that the article is about.

use super::people::fold;
use super::{Form, Mention, Parties, origin};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::cues::Pos;
use crate::lexicon::{Entry, NameWord, TitleKind};
use crate::model::vocabulary::PartyKind;
use crate::model::{Claim, Fact, PartyIx};
use crate::text::blocks::BlockKind;
use std::collections::BTreeSet;

/// How many words an apposition is read for a state.
const APPOSITION: usize = 14;

/// The share of all mentions of states at which an article is about one of them.
const MAIN_SHARE: f64 = 0.34;

/// The same for an organisation of no sort that a state has, which may as well be foreign.
const ONLY_SHARE: f64 = 0.6;

/// How many times as often as any other an article must name its own state.
const RIVAL: f64 = 1.25;

/// How often an article must name the state it was written in to be about that state's officials.
const AT_HOME: usize = 4;

/// How many words behind a name a state may stand that could be its own.
const CLOSE: usize = 8;

/// In how many sentences a dateline is looked for.
const DATELINE: usize = 3;

/// Gives the state that stands beside its name to each party that has none. Claims are read before, by what the article
/// says outright: a flag or a seat does not aim sanctions at a state.
pub(crate) fn beside(document: &Document<'_>, tools: &Tools<'_>, parties: &mut Parties) {
    let reader = Reader { document, tools };
    for person in [false, true] {
        for party in 0..parties.all().len() {
            if !lacks_home(parties, party) || (parties.get(party).kind == PartyKind::Person) != person {
                continue;
            }
            let home = reader.beside(parties, party);
            if home.is_some() {
                parties.get_mut(party).country = home;
            }
        }
    }
}

/// Gives the state that the article is about to those who serve a state and have none beside them.
pub(crate) fn by_article(document: &Document<'_>, tools: &Tools<'_>, parties: &mut Parties, claims: &[Claim]) {
    let mut roles = Roles::default();
    for claim in claims {
        match &claim.fact {
            Fact::Sanction(sanction) => {
                roles.senders.insert(sanction.sender);
                roles.targets.insert(sanction.target);
            }
            Fact::Designation(listing) => {
                roles.senders.insert(listing.authority);
                roles.listed.insert(listing.party);
                roles.targets.extend(listing.regime_target);
            }
            Fact::Agreement(_) => {}
        }
    }
    Reader { document, tools }.by_article(parties, &roles);
}

/// Who sanctions and who is sanctioned in an article.
#[derive(Default)]
struct Roles {
    senders: BTreeSet<PartyIx>,
    targets: BTreeSet<PartyIx>,
    listed: BTreeSet<PartyIx>,
}

impl Roles {
    /// Whoever sanctions is named often where it is the people of those sanctioned that are spoken of.
    fn weight(&self, party: PartyIx) -> f64 {
        match (self.senders.contains(&party), self.targets.contains(&party)) {
            (true, false) => 0.5,
            (false, true) => 2.0,
            _ => 1.0,
        }
    }
}

fn lacks_home(parties: &Parties, party: PartyIx) -> bool {
    let local = parties.get(party);
    let state = matches!(local.kind, PartyKind::Country | PartyKind::Bloc);
    local.country.is_none() && !state && local.known.is_none()
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    tools: &'d Tools<'d>,
}

impl Reader<'_, '_> {
    /// The state that the name or the words beside one of its mentions tell.
    fn beside(&self, parties: &Parties, party: PartyIx) -> Option<String> {
        let local = parties.get(party);
        let person = local.kind == PartyKind::Person;
        let named = if person { None } else { self.within_name(&local.name) };
        if named.is_some() {
            return named;
        }
        let mentions: Vec<Mention> = parties.mentions().iter().filter(|m| m.party == party).copied().collect();
        mentions.iter().find_map(|m| self.before(parties, m).or_else(|| self.after(parties, m)))
    }

    /// "Bank of Georgia", "Lagos Port Authority": the state or place in a body's name.
    fn within_name(&self, name: &str) -> Option<String> {
        let state = self.tools.lexicon.names_in(name).into_iter().find_map(|hit| match hit.entry {
            Entry::Party(party) if party.kind == PartyKind::Country && !hit.ambiguous => party.code.clone(),
            Entry::Party(party) if hit.span.len() < name.len() => {
                party.country.clone().filter(|_| party.kind != PartyKind::Person && party.acts_for.is_some())
            }
            _ => None,
        });
        state.or_else(|| self.by_legal_form(name)).or_else(|| self.place_in(name))
    }

    /// The first city or region among the words of a text.
    fn place_in(&self, text: &str) -> Option<String> {
        let words: Vec<&str> =
            text.split_whitespace().map(|word| word.trim_matches([',', '.', '(', ')', '"'])).collect();
        for first in 0..words.len() {
            for length in (1..=3).rev() {
                let Some(run) = words.get(first..first + length) else { continue };
                if !run[0].starts_with(char::is_uppercase) || run[0].len() < 4 {
                    continue;
                }
                if let Some(code) = self.tools.lexicon.name_words().place(&run.join(" ")) {
                    return Some(code.to_owned());
                }
            }
        }
        None
    }

    fn by_legal_form(&self, name: &str) -> Option<String> {
        let words: Vec<String> = name.split_whitespace().map(fold).collect();
        let home = |word: &String| self.tools.lexicon.name_words().home(word).map(str::to_owned);
        (words.len() > 1).then(|| words.first().and_then(home).or_else(|| words.iter().rev().find_map(home)))?
    }

    /// An owner, adjective, flag or seat before the name: "the Greek shipper X", "the Dubai-based X", "the Panama-flagged X",
    /// "Republican X", "State Department spokesman X".
    fn before(&self, parties: &Parties, mention: &Mention) -> Option<String> {
        let word = |at: usize| self.document.word(mention.sentence, at);
        let mut described = false;
        let earlier = parties.in_sentence(mention.sentence).iter().rfind(|m| m.end <= mention.first);
        if let Some(home) = earlier.and_then(|other| self.shared(parties, other, mention)) {
            return Some(home);
        }
        let start = self.past_address(mention);
        for back in 1..=8 {
            let at = start.checked_sub(back)?;
            if let Some(other) = parties.at(mention.sentence, at) {
                if other.party == mention.party {
                    return None;
                }
                let next = word(other.end.min(mention.first - 1));
                let owner = other.form == Form::Demonym || next.ends_with('s') && next.len() <= 2 || described;
                let joined = other.end == mention.first;
                let body =
                    !matches!(parties.get(other.party).kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Person);
                return self.home_of(parties, other.party).filter(|_| owner || (body && !joined));
            }
            let low = word(at).to_lowercase();
            if let Some(home) = self.tools.lexicon.name_words().home(&low).filter(|_| word(at).len() > 2) {
                return Some(home.to_owned());
            }
            if let Some(code) = self.place_at(mention.sentence, at).filter(|_| described) {
                return Some(code);
            }
            described |= matches!(
                low.as_str(),
                "based" | "flagged" | "registered" | "headquartered" | "backed" | "born" | "controlled"
            );
            let link = matches!(low.as_str(), "and" | ",") && back > 1 || low == "'s";
            let noun = back > 0
                && (self.calls_a_person(&low) || link && at > 0 && self.calls_a_person(&word(at - 1).to_lowercase()));
            if !(self.describes(&low) || noun || word(at) == "-" || described || matches!(word(at), "'s" | "’s")) {
                return None;
            }
        }
        None
    }

    /// Where the words before a name begin: past a comma and a form of address, as in "the Chilean minister, Ms. X".
    fn past_address(&self, mention: &Mention) -> usize {
        let word = |at: usize| self.document.word(mention.sentence, at);
        let mut start = mention.first;
        while start > 0 {
            let low = word(start - 1).to_lowercase();
            let kind = self.tools.lexicon.title_kind(low.trim_end_matches('.'));
            if kind != Some(TitleKind::Courtesy) && low != "." {
                break;
            }
            start -= 1;
        }
        let office = start > 1 && self.tools.lexicon.title_word(&word(start - 2).to_lowercase());
        if office && word(start - 1) == "," { start - 1 } else { start }
    }

    /// "the Georgian brothers X and Y": what stands before the first of several people holds for all of them.
    fn shared(&self, parties: &Parties, other: &Mention, mention: &Mention) -> Option<String> {
        let word = |at: usize| self.document.word(mention.sentence, at);
        let people = [other, mention].iter().all(|m| parties.get(m.party).kind == PartyKind::Person);
        let linked = other.end < mention.first && (other.end..mention.first).all(|at| matches!(word(at), "," | "and"));
        let plural = other.first.checked_sub(1).map(|at| word(at).to_lowercase())?;
        let called = plural.ends_with('s') || plural.ends_with("men");
        if !(people && linked && called && self.calls_a_person(&plural)) {
            return None;
        }
        self.before(parties, other)
    }

    /// Whether a word in small letters calls somebody by what he is: a title, an occupation, kin.
    fn calls_a_person(&self, low: &str) -> bool {
        let cues = self.tools.lexicon.cues();
        let called = |word: &str| self.tools.lexicon.title_word(word) || cues.is(Pos::Noun, word, "kind:person");
        called(low) || low.strip_suffix('s').is_some_and(called)
    }

    /// Whether a word can stand between a state and the name it describes.
    fn describes(&self, low: &str) -> bool {
        let lexicon = self.tools.lexicon;
        let inside = matches!(
            low,
            "former"
                | "ex"
                | "then"
                | "senior"
                | "top"
                | "deputy"
                | "acting"
                | "chief"
                | "of"
                | "staff"
                | "late"
                | "veteran"
        );
        inside
            || lexicon.title_word(low)
            || matches!(
                lexicon.name_words().kind(low),
                Some(NameWord::Company | NameWord::Organisation | NameWord::Group | NameWord::Vessel)
            )
            || matches!(
                low,
                "state-owned"
                    | "state"
                    | "owned"
                    | "private"
                    | "front"
                    | "defence"
                    | "defense"
                    | "giant"
                    | "maker"
                    | "lender"
                    | "operator"
                    | "firm"
                    | "company"
                    | "companies"
                    | "firms"
                    | "national"
                    | "businessman"
                    | "citizen"
                    | "tycoon"
                    | "billionaire"
                    | "oligarch"
                    | "opposition"
                    | "crude"
                    | "conglomerate"
                    | "arms"
                    | "dealer"
                    | "gang"
                    | "ruling"
                    | "party"
                    | "parliamentary"
                    | "speaker"
                    | "supermarket"
                    | "retail"
                    | "investigative"
                    | "human"
                    | "rights"
                    | "think-tank"
                    | "ship"
                    | "manager"
                    | "owner"
                    | "trader"
                    | "electronics"
                    | "tech"
                    | "technology"
            )
    }

    /// An apposition or a place after the name: ", a Greek shipping firm", ", head of the Georgian police", "of Norway",
    /// "(Singapore)", "based in Dubai".
    fn after(&self, parties: &Parties, mention: &Mention) -> Option<String> {
        let count = self.document.sentences[mention.sentence].tokens.len();
        let word = |at: usize| self.document.word(mention.sentence, at);
        let mut at = mention.end;
        if at >= count {
            return None;
        }
        let person = parties.get(mention.party).kind == PartyKind::Person;
        match word(at) {
            "of" | "in" if !person => return self.state_at(parties, mention.sentence, at + 1),
            "(" => {
                let state = self.state_at(parties, mention.sentence, at + 1);
                let closed = (at + 2..(at + 5).min(count)).any(|end| word(end) == ")");
                return state.filter(|_| closed);
            }
            "based" => return self.state_at(parties, mention.sentence, at + 2),
            "," => at += 1,
            _ => return None,
        }
        if at >= count {
            return None;
        }
        let opener = word(at);
        let low = opener.to_lowercase();
        let described = matches!(
            low.as_str(),
            "a" | "an"
                | "the"
                | "one"
                | "another"
                | "head"
                | "based"
                | "also"
                | "both"
                | "chair"
                | "member"
                | "president"
                | "vice"
                | "deputy"
                | "managing"
        ) || self.describes(&low)
            || parties.at(mention.sentence, at).is_some();
        if !described {
            return None;
        }
        for next in at..(at + APPOSITION).min(count) {
            let low = word(next).to_lowercase();
            if matches!(
                low.as_str(),
                "," | ";"
                    | "."
                    | "who"
                    | "which"
                    | "that"
                    | "said"
                    | "told"
                    | "whose"
                    | "and"
                    | "was"
                    | "is"
                    | "were"
                    | "has"
                    | "had"
            ) {
                return None;
            }
            if let Some(other) = parties.at(mention.sentence, next) {
                if other.party == mention.party {
                    return None;
                }
                if let Some(home) = self.home_of(parties, other.party) {
                    return Some(home);
                }
            } else if let Some(home) = self.tools.lexicon.name_words().home(&low).filter(|_| low.len() > 2) {
                return Some(home.to_owned());
            } else if let Some(code) = self.place_at(mention.sentence, next) {
                return Some(code);
            }
        }
        None
    }

    /// The state named at a token or after an article there, or the one a place there lies in.
    fn state_at(&self, parties: &Parties, sentence: usize, at: usize) -> Option<String> {
        let count = self.document.sentences[sentence].tokens.len();
        let at = if at < count && self.document.word(sentence, at).eq_ignore_ascii_case("the") { at + 1 } else { at };
        if at >= count {
            return None;
        }
        let named = parties.at(sentence, at).filter(|m| parties.get(m.party).kind == PartyKind::Country);
        named.and_then(|m| parties.get(m.party).code.clone()).or_else(|| self.place_at(sentence, at))
    }

    fn place_at(&self, sentence: usize, at: usize) -> Option<String> {
        let count = self.document.sentences[sentence].tokens.len();
        let first = self.document.word(sentence, at);
        if !first.starts_with(char::is_uppercase) || first.len() < 4 {
            return None;
        }
        (1..=3).rev().find_map(|length| {
            let end = at + length;
            let words: Vec<&str> =
                (end <= count).then(|| (at..end).map(|t| self.document.word(sentence, t)).collect())?;
            self.tools.lexicon.name_words().place(&words.join(" ")).map(str::to_owned)
        })
    }

    /// The state that a party is or belongs to.
    fn home_of(&self, parties: &Parties, party: PartyIx) -> Option<String> {
        let local = parties.get(party);
        match local.kind {
            PartyKind::Country => local.code.clone(),
            PartyKind::Bloc | PartyKind::Person => None,
            _ => local.country.clone(),
        }
    }

    /// The state an article is about, for those who serve a state and have none beside them. Nobody gets it in a sentence
    /// that names other states: there the article does not imply whose official it is.
    fn by_article(&self, parties: &mut Parties, roles: &Roles) {
        let named = self.weights(parties, &Roles::default());
        let (main, share) = self.main_state(parties, roles).unwrap_or_default();
        let dateline = self.dateline(parties);
        for party in 0..parties.all().len() {
            if !lacks_home(parties, party) {
                continue;
            }
            // What the name and the states of the article tell together, or deny.
            let firm = parties.get(party).kind != PartyKind::Person;
            let origin = origin::of(self.tools.lexicon, parties.get(party));
            if let Some(home) = origin.as_ref().and_then(|origin| origin::pick(parties, &named, origin, firm)) {
                parties.get_mut(party).country = Some(home);
                continue;
            }
            // Whoever holds an office serves its state, whatever his name.
            let free = parties.get(party).roles.is_empty();
            if free && origin.is_some_and(|origin| origin.narrow && !origin.states.contains(&main.as_str())) {
                continue;
            }
            let Some(mention) = parties.mentions().iter().find(|m| m.party == party).copied() else { continue };
            let listed = roles.listed.contains(&party);
            let mut others = self.states_about(parties, &mention);
            others.retain(|other| !(listed && roles.weight(*other) < 1.0));
            let local = parties.get(party);
            let needed = match local.kind {
                PartyKind::Person if listed => Some(MAIN_SHARE),
                PartyKind::Person => self.needed_of_person(&local.roles),
                PartyKind::Vessel | PartyKind::Aircraft => None,
                _ if self.is_of_a_state(&local.name) => Some(MAIN_SHARE),
                _ => Some(ONLY_SHARE),
            };
            let serves = needed == Some(MAIN_SHARE) && !listed;
            let (home, share) = match &dateline {
                Some(written) if serves && *written != main => (written, 1.0),
                _ => (&main, share),
            };
            let implied = others.iter().all(|other| parties.get(*other).code.as_ref() == Some(home));
            if implied && needed.is_some_and(|needed| share >= needed) {
                parties.get_mut(party).country = Some(home.clone());
            }
        }
    }

    /// The share of an article that its state must have to be that of a person: less for an office of state than for
    /// somebody without one. Whoever serves a bloc or works for himself may be of any state.
    fn needed_of_person(&self, roles: &[String]) -> Option<f64> {
        if roles.is_empty() {
            return Some(ONLY_SHARE);
        }
        let lexicon = self.tools.lexicon;
        let of_bloc = |role: &String| {
            lexicon.names_in(role).into_iter().any(|hit| match hit.entry {
                Entry::Party(party) => party.kind != PartyKind::Country && party.acts_for.is_none(),
                _ => false,
            })
        };
        let private = |role: &String| {
            let low = role.to_lowercase();
            let last = low.rsplit(' ').next().unwrap_or_default();
            lexicon.title_kind(last) == Some(TitleKind::Profession) && last != "official"
        };
        if roles.iter().any(of_bloc) || roles.iter().all(private) { None } else { Some(MAIN_SHARE) }
    }

    /// The state in whose capital a report was written: its ministries and officials need no adjective there.
    fn dateline(&self, parties: &Parties) -> Option<String> {
        let body = (0..self.document.sentences.len())
            .filter(|at| self.document.block_kind(*at) != BlockKind::Title)
            .take(DATELINE);
        let mention = body
            .filter_map(|at| parties.in_sentence(at).first())
            .find(|m| m.form == Form::Capital && m.first == 0 && self.opens_report(m))?;
        let local = parties.get(mention.party);
        local.code.clone().filter(|_| local.mentions.len() >= AT_HOME)
    }

    /// "LIMA (Agency) -", "Lima, 3 May -": a capital with a bracket, a date or a dash behind it.
    fn opens_report(&self, mention: &Mention) -> bool {
        let count = self.document.sentences[mention.sentence].tokens.len();
        let word = |at: usize| self.document.word(mention.sentence, at);
        let dash = (mention.end..(mention.end + 10).min(count)).any(|at| matches!(word(at), "-" | "–" | "—" | "--"));
        dash && matches!(word(mention.end), "," | "(" | "-" | "–" | "—" | "--")
    }

    /// The states named in the sentence before a mention or close behind it.
    fn states_about(&self, parties: &Parties, mention: &Mention) -> Vec<PartyIx> {
        let named = parties.in_sentence(mention.sentence).iter().filter(|m| m.first < mention.end + CLOSE);
        let mut states: Vec<PartyIx> =
            named.map(|m| m.party).filter(|party| parties.get(*party).kind == PartyKind::Country).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    /// Whether a name is of a sort that each state has one of: a ministry, a court, an army.
    fn is_of_a_state(&self, name: &str) -> bool {
        name.split_whitespace().map(str::to_lowercase).any(|word| {
            matches!(
                word.as_str(),
                "ministry"
                    | "court"
                    | "police"
                    | "army"
                    | "navy"
                    | "parliament"
                    | "senate"
                    | "assembly"
                    | "cabinet"
                    | "department"
                    | "government"
                    | "authority"
                    | "commission"
                    | "directorate"
                    | "customs"
                    | "electoral"
                    | "election"
                    | "federal"
                    | "national"
                    | "central"
                    | "supreme"
                    | "state"
                    | "forces"
                    | "force"
                    | "military"
                    | "party"
                    | "prosecutor"
                    | "prosecutor's"
            )
        }) && self.tools.lexicon.names_in(name).is_empty()
    }

    /// The state that is mentioned most, with its share of all mentions of states; the headline and dateline count more. An
    /// article about two states is about neither of them alone.
    fn main_state(&self, parties: &Parties, roles: &Roles) -> Option<(String, f64)> {
        let counts = self.weights(parties, roles);
        let total: f64 = counts.iter().map(|(weight, _)| weight).sum();
        let (most, party) = *counts.first()?;
        let second = counts.get(1).map_or(0.0, |(weight, _)| *weight);
        let share = if second * RIVAL > most { 0.0 } else { most / total };
        Some((parties.get(party).code.clone()?, share))
    }

    /// How often each state is mentioned, the most first; the headline and dateline count more.
    fn weights(&self, parties: &Parties, roles: &Roles) -> Vec<(f64, PartyIx)> {
        let mut counts: Vec<(f64, PartyIx)> = Vec::new();
        for (party, local) in parties.all().iter().enumerate() {
            if local.kind != PartyKind::Country || local.code.is_none() {
                continue;
            }
            let weight = parties.mentions().iter().filter(|m| m.party == party).map(|m| self.weight(m)).sum::<f64>();
            let weight = weight * roles.weight(party);
            if weight > 0.0 {
                counts.push((weight, party));
            }
        }
        counts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        counts
    }

    fn weight(&self, mention: &Mention) -> f64 {
        let title = self.document.block_kind(mention.sentence) == BlockKind::Title;
        let dateline = mention.form == Form::Capital
            && !mention.span.of(self.document.body()).contains(char::is_lowercase)
            && mention.first == 0;
        if title || dateline { 3.0 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::homes;

    fn check(text: &str, expected: &[&str]) {
        let found = homes(&format!("Sanctions talks\n\n{text}"));
        for home in expected {
            assert!(found.contains(&(*home).to_owned()), "{home}: {found:?}");
        }
    }

    #[test]
    fn the_state_stands_beside_the_name() {
        check(
            "Norway and Chile signed a trade treaty, and the Greek shipper Pelagos Lines Ltd was put under sanctions.",
            &["Pelagos Lines Ltd GR"],
        );
        check(
            "Norway and Chile signed a treaty with Peru, said Marco Bellini, head of the Georgian police.",
            &["Marco Bellini GE"],
        );
        check(
            "Norway and Chile signed a treaty after Durban Port Authority and Morava GmbH were sanctioned.",
            &["Morava GmbH DE"],
        );
    }

    #[test]
    fn an_adjective_holds_past_a_comma_and_for_all_of_a_pair() {
        check(
            "Norway and Peru ended a treaty after the Chilean Finance Minister, Ms. Paula Rojas, and the Greek brothers Nikos Pappas and Yannis Pappas had met.",
            &["Paula Rojas CL", "Nikos Pappas GR", "Yannis Pappas GR"],
        );
    }

    #[test]
    fn nobody_gets_a_state_where_others_are_named_or_who_works_for_himself() {
        let found = homes(
            "Peru talks\n\nPeru signed a treaty. Peru said its parliament had agreed. In Norway, Senator Marco Bellini smiled. \"Good,\" said Paula Conti, a lawyer.",
        );
        assert!(found.contains(&"Marco Bellini ".to_owned()), "{found:?}");
        assert!(found.contains(&"Paula Conti ".to_owned()), "{found:?}");
    }

    #[test]
    fn who_has_no_state_beside_serves_that_of_the_article() {
        check(
            "Peru signed a treaty with Chile. Peru said its parliament had agreed. \"Good,\" said Senator Marco Bellini.",
            &["Marco Bellini PE"],
        );
        let found = homes("Talks\n\nNorway, Chile, Peru, Ghana and Nepal signed a treaty, said Marco Bellini.");
        assert!(found.contains(&"Marco Bellini ".to_owned()), "{found:?}");
    }
}
