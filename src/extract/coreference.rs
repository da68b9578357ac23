//! What pronouns and definite phrases stand for: "its", "the country", "both sides", "the bloc", "the company", "he".
//!
//! Antecedents are sought backwards from the word: in its own sentence, then in the sentences before, subjects before
//! other mentions. A plural phrase takes the last pair of states named together.

use super::parties::{Form, Mention};
use super::scene::Scene;
use crate::english::Label;
use crate::lexicon::cues::Pos;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use crate::text::blocks::BlockKind;

/// How many sentences back an antecedent may stand.
const REACH: usize = 6;

/// The same for a counted pair, for which the article's main pair is a better guess than a distant one.
const NEAR: usize = 2;

/// What a word can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A state, or a bloc or body that acts as one.
    State,
    /// A bloc or body.
    Bloc,
    /// A person.
    Person,
    /// A company or organisation.
    Company,
    /// An armed group.
    Group,
    /// A state, bloc, company or group: whatever `it` can be.
    Thing,
    /// Two or more states.
    States,
}

/// The parties that the word stands for, if it is a pronoun or a phrase that refers back; otherwise none.
#[must_use]
pub fn antecedents(scene: &Scene<'_>, sentence: usize, token: usize) -> Vec<PartyIx> {
    if let Some(half) = half_of_land(scene, sentence, token) {
        return vec![half];
    }
    let Some(kind) = kind_of(scene, sentence, token) else { return Vec::new() };
    if kind == Kind::States {
        return states_named_together(scene, sentence, token);
    }
    if let Some(only) = only_state_of_sentence(scene, sentence, token).filter(|_| kind == Kind::State) {
        return vec![only];
    }
    if let Some(holder) = holder(scene, sentence, token).filter(|_| kind == Kind::Person) {
        return vec![holder];
    }
    let barred = subject_of_clause(scene, sentence, token);
    let own = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| m.end <= token && Some(m.party) != barred && !stands_in(scene, m))
        .copied()
        .collect::<Vec<_>>();
    if let Some(earlier) = same_pronoun_before(scene, sentence, token) {
        return antecedents(scene, sentence, earlier);
    }
    if let Some(party) = choose(scene, &own, kind) {
        return vec![party];
    }
    for back in 1..=REACH.min(sentence) {
        let mut mentions = scene.parties.in_sentence(sentence - back).to_vec();
        mentions.retain(|mention| Some(mention.party) != barred);
        if let Some(party) = choose(scene, &mentions, kind) {
            return vec![party];
        }
    }
    Vec::new()
}

/// "the North", in an article about North Korea: the one state it names that bears the word before the name of a land;
/// "the South" only where its other half is named too.
fn half_of_land(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<PartyIx> {
    let half = scene.document.word(sentence, token);
    let other = match half {
        "North" => "South",
        "South" => "North",
        _ => return None,
    };
    let the = token.checked_sub(1).is_some_and(|at| scene.document.word(sentence, at).eq_ignore_ascii_case("the"));
    let tokens = &scene.document.sentences[sentence].tokens;
    let name = token + 1 < tokens.len() && scene.document.word(sentence, token + 1).starts_with(char::is_uppercase);
    if !the || name {
        return None;
    }
    let lexicon = scene.tools.lexicon;
    let states: Vec<(PartyIx, &str)> = (0..scene.parties.all().len())
        .filter(|party| scene.is_state(*party) && scene.parties.mentions().iter().any(|m| m.party == *party))
        .filter_map(|party| Some((party, lexicon.party(scene.parties.get(party).known.as_deref()?)?.name.as_str())))
        .collect();
    let is_named = |name: &str| states.iter().any(|(_, other)| *other == name);
    let mut found = states.iter().filter(|(_, name)| {
        let land = name.strip_prefix(half).and_then(|rest| rest.strip_prefix(' '));
        land.is_some_and(|land| half == "North" || is_named(land) || is_named(&format!("{other} {land}")))
    });
    let (first, _) = *found.next()?;
    found.next().is_none().then_some(first)
}

/// "the president", "the minister": whoever of the last sentences the article gives that office.
fn holder(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<PartyIx> {
    let office = scene.document.word(sentence, token).to_lowercase();
    let held = |party: PartyIx| {
        let roles = &scene.parties.get(party).roles;
        roles.iter().any(|role| role.to_lowercase().split(' ').any(|word| word == office))
    };
    (0..=REACH.min(sentence)).find_map(|back| {
        let mentions = scene.parties.in_sentence(sentence - back);
        mentions.iter().rfind(|m| (back > 0 || m.end <= token) && held(m.party)).map(|m| m.party)
    })
}

/// "imposed sanctions on the country over Iran's missiles": the one state named in the sentence that could be hit.
fn only_state_of_sentence(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<PartyIx> {
    let barred = subject_of_clause(scene, sentence, token);
    let mut named: Vec<PartyIx> = scene
        .states_in(sentence)
        .into_iter()
        .filter(|party| scene.can_suffer(*party) && Some(*party) != barred)
        .collect();
    named.dedup();
    (named.len() == 1).then(|| named[0])
}

/// The subject of the verb that a pronoun is the object of: it cannot be meant.
fn subject_of_clause(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<PartyIx> {
    let clauses = scene.clauses(sentence)?;
    if !matches!(clauses.label(token), Label::Dobj | Label::Pobj | Label::Dative) {
        return None;
    }
    let verb = clauses.verb_above(token)?;
    let subjects = clauses.subjects(verb, 0);
    let named = subjects.iter().find_map(|subject| scene.parties.at(sentence, *subject)).map(|m| m.party);
    // "It sanctioned the country": whoever "it" is, the country is another.
    let it = || {
        let it = subjects.iter().copied().find(|subject| *subject < token && clauses.lemma(*subject) == "it")?;
        antecedents(scene, sentence, it).first().copied()
    };
    named.or_else(it)
}

/// "in Ukraine": where something happens, seldom what a pronoun means.
fn stands_in(scene: &Scene<'_>, mention: &Mention) -> bool {
    let owns = mention.end < scene.document.sentences[mention.sentence].tokens.len()
        && scene.document.word(mention.sentence, mention.end).ends_with('s')
        && scene.document.word(mention.sentence, mention.end).len() <= 4;
    !owns && mention.first > 0 && scene.document.word(mention.sentence, mention.first - 1).eq_ignore_ascii_case("in")
}

/// The same personal pronoun earlier in the sentence: it most often means the same.
fn same_pronoun_before(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<usize> {
    let word = scene.document.word(sentence, token).to_lowercase();
    if !matches!(word.as_str(), "it" | "its") {
        return None;
    }
    (0..token).find(|at| matches!(scene.document.word(sentence, *at).to_lowercase().as_str(), "it" | "its"))
}

fn kind_of(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<Kind> {
    let word = scene.document.word(sentence, token).to_lowercase();
    match word.as_str() {
        "it" | "its" | "itself" => return Some(Kind::Thing),
        "he" | "him" | "his" | "she" | "her" | "himself" | "herself" => return Some(Kind::Person),
        "they" | "them" | "their" | "both" | "themselves" => return Some(Kind::States),
        _ => {}
    }
    if !definite(scene, sentence, token) {
        return None;
    }
    let cues = scene.tools.lexicon.cues();
    let refers = |cue: &str| cues.is(Pos::Noun, &word, cue);
    let kinds = [
        ("refers:state", Kind::State),
        ("refers:states", Kind::States),
        ("refers:bloc", Kind::Bloc),
        ("refers:company", Kind::Company),
        ("refers:group", Kind::Group),
        ("refers:person", Kind::Person),
    ];
    let kind = kinds.into_iter().find(|(cue, _)| refers(cue)).map(|(_, kind)| kind);
    kind.or_else(|| (refers("refers:counted") && counted(scene, sentence, token).is_some()).then_some(Kind::States))
}

/// "the country", "his country", "both countries", "two sides": not "a country" or "any country".
fn definite(scene: &Scene<'_>, sentence: usize, token: usize) -> bool {
    let earliest = token.saturating_sub(4);
    (earliest..token).any(|before| {
        matches!(
            scene.document.word(sentence, before).to_lowercase().as_str(),
            "the" | "this" | "that" | "both" | "two" | "his" | "her" | "their" | "its" | "these" | "those"
        )
    })
}

fn fits(scene: &Scene<'_>, mention: &Mention, kind: Kind) -> bool {
    if mention.only_place {
        return false;
    }
    let party = scene.parties.get(mention.party).kind;
    match kind {
        Kind::State => party == PartyKind::Country,
        Kind::Bloc => party == PartyKind::Bloc,
        Kind::Person => party == PartyKind::Person,
        Kind::Company => matches!(party, PartyKind::Company | PartyKind::Organisation | PartyKind::Group),
        Kind::Group => party == PartyKind::Group,
        Kind::Thing => !matches!(party, PartyKind::Person | PartyKind::Vessel | PartyKind::Aircraft),
        Kind::States => matches!(party, PartyKind::Country | PartyKind::Bloc),
    }
}

/// The subject of the sentence if it fits, else the last mention that fits.
fn choose(scene: &Scene<'_>, mentions: &[Mention], kind: Kind) -> Option<PartyIx> {
    let fitting: Vec<&Mention> = mentions.iter().filter(|m| fits(scene, m, kind)).collect();
    let subject = fitting.iter().find(|m| is_subject(scene, m));
    subject.or_else(|| fitting.iter().rfind(|m| m.form != Form::Demonym)).or(fitting.last()).map(|m| m.party)
}

fn is_subject(scene: &Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence) else {
        return mention.first == 0 && mention.form != Form::Demonym;
    };
    (mention.first..mention.end.min(clauses.len()))
        .any(|token| matches!(clauses.label(token), Label::Nsubj | Label::Nsubjpass))
}

/// The states that a plural phrase stands for: those last named together, as many as the phrase counts; failing that, for
/// two, the pair that the article is mostly about.
fn states_named_together(scene: &Scene<'_>, sentence: usize, token: usize) -> Vec<PartyIx> {
    let count = counted(scene, sentence, token);
    let reach = if count == Some(2) { NEAR } else { REACH };
    for back in 0..=reach.min(sentence) {
        let at = sentence - back;
        let mentions: Vec<Mention> = scene
            .parties
            .in_sentence(at)
            .iter()
            .filter(|m| (back > 0 || m.end <= token) && fits(scene, m, Kind::States))
            .copied()
            .collect();
        if let Some(group) = last_group(scene, &mentions, count) {
            return group;
        }
    }
    if count == Some(2) { main_pair(scene) } else { Vec::new() }
}

/// How many parties the phrase counts: two for "both countries" and "the two sides".
fn counted(scene: &Scene<'_>, sentence: usize, token: usize) -> Option<usize> {
    (token.saturating_sub(3)..=token).find_map(|at| match scene.document.word(sentence, at).to_lowercase().as_str() {
        "both" | "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    })
}

/// The two states that the article names most often.
fn main_pair(scene: &Scene<'_>) -> Vec<PartyIx> {
    let headline: Vec<PartyIx> = (0..scene.document.sentences.len())
        .take_while(|at| scene.document.block_kind(*at) == BlockKind::Title)
        .flat_map(|at| scene.states_in(at))
        .filter(|party| scene.is_state(*party))
        .collect();
    if headline.len() == 2 {
        return headline;
    }
    let mut counts: Vec<(usize, PartyIx)> = Vec::new();
    for (party, local) in scene.parties.all().iter().enumerate() {
        if local.kind == PartyKind::Country && !local.mentions.is_empty() {
            counts.push((local.mentions.len(), party));
        }
    }
    counts.sort_by_key(|(count, party)| (usize::MAX - *count, *party));
    if counts.len() < 2 {
        return Vec::new();
    }
    counts.iter().take(2).map(|(_, party)| *party).collect()
}

/// Mentions joined by "and", "or" or a comma or hyphen.
fn last_group(scene: &Scene<'_>, mentions: &[Mention], count: Option<usize>) -> Option<Vec<PartyIx>> {
    let mut groups: Vec<Vec<&Mention>> = Vec::new();
    for mention in mentions {
        match groups.last_mut().and_then(|group| group.last().copied().map(|last| (group, last))) {
            Some((group, last)) if joined(scene, last, mention) => group.push(mention),
            _ => groups.push(vec![mention]),
        }
    }
    let list = |group: &Vec<&Mention>| {
        group.len() > 2 || group.windows(2).all(|pair| !parted_by_comma(scene, pair[0], pair[1]))
    };
    let group = groups.into_iter().rev().filter(list).find(|group| {
        let mut parties: Vec<PartyIx> = group.iter().map(|m| m.party).collect();
        parties.sort_unstable();
        parties.dedup();
        count.map_or(parties.len() >= 2, |count| parties.len() == count)
    })?;
    let mut parties: Vec<PartyIx> = Vec::new();
    for mention in group {
        if !parties.contains(&mention.party) {
            parties.push(mention.party);
        }
    }
    Some(parties)
}

/// Two names with only a comma between are no pair but in a headline: "after the invasion of A, B has turned to C".
fn parted_by_comma(scene: &Scene<'_>, left: &Mention, right: &Mention) -> bool {
    scene.document.block_kind(left.sentence) != BlockKind::Title
        && right.first == left.end + 1
        && scene.document.word(left.sentence, left.end) == ","
}

fn joined(scene: &Scene<'_>, left: &Mention, right: &Mention) -> bool {
    if right.first < left.end || right.first - left.end > 3 {
        return false;
    }
    (left.end..right.first).all(|token| {
        matches!(
            scene.document.word(left.sentence, token).to_lowercase().as_str(),
            "and" | "," | "-" | "–" | "the" | "or" | "&" | "/" | "with"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::English;
    use crate::extract::Tools;
    use crate::extract::document::Document;
    use crate::extract::parties::Parties;
    use crate::lexicon::Lexicon;
    use crate::model::Article;

    /// The names of those that a word of the last sentence stands for.
    fn meant(text: &str, word: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded().expect("the tables hold no fault");
        let english = English::load().expect("weights without fault");
        let tools = Tools { lexicon: &lexicon, english: &english };
        let article = Article { body: text.to_owned(), language: "en".to_owned(), ..Article::default() };
        let document = Document::new(&article, &tools);
        let mut parties = Parties::of(&document, &tools);
        let scene = Scene { document: &document, parties: &mut parties, tools: &tools, told: &[] };
        let sentence = document.sentences.len() - 1;
        let count = document.sentences[sentence].tokens.len();
        let token = (0..count).find(|at| document.word(sentence, *at) == word).expect("the word stands there");
        antecedents(&scene, sentence, token).into_iter().map(|party| scene.parties.get(party).name.clone()).collect()
    }

    #[test]
    fn nouns_of_a_state_stand_for_the_one_before() {
        assert_eq!(
            meant("Myanmar held elections in January. The junta condemned the sanctions.", "junta"),
            ["Myanmar"]
        );
        assert!(meant("Myanmar held elections in January. A junta condemned the sanctions.", "junta").is_empty());
    }

    #[test]
    fn counted_people_of_state_stand_for_a_pair() {
        let pair = meant("Peru and Chile held talks. The two envoys signed an accord.", "envoys");
        assert_eq!(pair, ["Peru", "Chile"]);
        assert!(meant("Peru and Chile held talks. The envoys signed an accord.", "envoys").is_empty());
    }

    #[test]
    fn half_of_a_land_stands_for_its_state() {
        assert_eq!(meant("North Korea fired a rocket. Japan scolded the North.", "North"), ["North Korea"]);
        assert!(meant("South Africa won the match. Fans filled the South.", "South").is_empty());
    }

    #[test]
    fn an_office_stands_for_its_holder() {
        let text = "President Paula Conti met the banker Marco Bellini. The president spoke of sanctions.";
        assert_eq!(meant(text, "president"), ["Paula Conti"]);
    }
}
