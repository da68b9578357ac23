//! Agreements that are stated by a verb alone: "the two governments agreed to reopen the border".

use super::circumstances;
use super::mention::{Mention, Sort, merge};
use super::participants::{Whom, with};
use super::title::words;
use super::venue;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementKind, AgreementStatus};

/// How many words of what was agreed go into the title.
const LONGEST: usize = 22;

/// The statements of one sentence.
pub(super) fn mentions(scene: &mut Scene<'_>, sentence: usize) -> Vec<Mention> {
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let mut found: Vec<Mention> =
        (0..clauses.len()).filter_map(|verb| statement(scene, &clauses, sentence, verb)).collect();
    found.extend((0..clauses.len()).filter_map(|verb| signed_for(scene, &clauses, sentence, verb)));
    found
}

/// "A signed in October for five regiments", "A is negotiating for fifty jets": a purchase whose paper has no noun.
fn signed_for(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Option<Mention> {
    let signs = clauses.lemma(verb) == "sign";
    if !clauses.is_verb(verb) || !(signs || clauses.lemma(verb) == "negotiate") || clauses.is_passive(verb) {
        return None;
    }
    if !clauses.realis(verb, 0).is_actual() || !clauses.children_with(verb, &[Label::Dobj]).is_empty() {
        return None;
    }
    let goods = clauses
        .objects_of(verb, &["for"])
        .into_iter()
        .find(|object| clauses.tag(*object) == "NNS" && !clauses.children_with(*object, &[Label::Nummod]).is_empty())?;
    let agents = clauses.agents(verb);
    let mut sides = Whom::of(scene, sentence, &agents).actors;
    sides.retain(|side| scene.is_state(*side));
    let [buyer] = sides[..] else { return None };
    let mut mention = Mention::new(sentence, verb, Sort::Statement, "agreement.signed_for");
    mention.kind = Some(AgreementKind::Contract);
    mention.indefinite = true;
    mention.half = true;
    mention.parties = vec![buyer];
    let partners = with(scene, sentence, verb);
    super::mention::merge(&mut mention.parties, &partners.actors);
    mention.stage = Some(if signs { AgreementStatus::Signed } else { AgreementStatus::Negotiating });
    let (first, end) = clauses.extent(goods);
    mention.title = format!("contract for {}", words(scene.document, sentence, first, end.min(goods + LONGEST)));
    mention.topics = scene.tools.lexicon.cues().topics_in(&mention.title.to_lowercase()).into_iter().collect();
    mention.date = circumstances::date(scene, sentence, verb, goods);
    mention.place = venue::place(scene, sentence, verb, goods);
    Some(mention)
}

fn statement(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Option<Mention> {
    if !(clauses.verb_is(verb, "agreement_undertake") || is_joint(clauses, verb))
        || !clauses.is_verb(verb)
        || !clauses.realis(verb, 0).is_actual()
    {
        return None;
    }
    let (matter, text_from) = match clauses.children_with(verb, &[Label::Dobj]).first() {
        Some(object) => thing(clauses, verb, *object)?,
        None => matter(clauses, verb).or_else(|| question(clauses, verb))?,
    };
    let supplies = clauses.has_to(matter) && clauses.verb_is(matter, "agreement_supply");
    let joint = is_joint(clauses, verb) && clauses.has_to(matter) && clauses.lemma(matter) != "do";
    if clauses.lemma(verb) != "agree" && !supplies && !joint {
        return None;
    }
    if is_talk(clauses, matter) || is_under_agreement(clauses, verb) || is_of_court(scene, clauses, sentence, matter) {
        return None;
    }
    let agents = clauses.agents(verb);
    let mut sides = Whom::of(scene, sentence, &agents);
    if sides.actors.len() >= 2 && is_singular(clauses, verb) {
        return None;
    }
    for word in [verb, matter] {
        let partners = with(scene, sentence, word);
        sides.add(&partners);
    }
    if supplies && sides.actors.len() == 1 {
        // "undertook to sell it 29 batteries", "agreed to buy gas from A": the other side of the trade.
        let mut others = clauses.children_with(matter, &[Label::Dative]);
        others.extend(clauses.objects_of(matter, &["to", "from"]));
        for object in clauses.children_with(matter, &[Label::Dobj]) {
            others.extend(clauses.objects_of(object, &["to", "from"]));
            // "supply A with gas": who is supplied is the object.
            others.extend((!clauses.objects_of(matter, &["with"]).is_empty()).then_some(object));
        }
        let buyers = Whom::of(scene, sentence, &others);
        sides.add(&buyers);
    }
    if clauses.lemma(verb) == "agree" && sides.actors.len() == 1 {
        let guest = guest(scene, clauses, sentence, matter, sides.actors[0]);
        merge(&mut sides.actors, guest.as_slice());
    }
    let forum = |party: &PartyIx| {
        let known = scene.parties.get(*party).known.as_deref();
        known.is_some_and(|id| clauses.cues.is(Pos::Noun, id, "agreement_forum"))
    };
    if sides.actors.len() < 2 && !sides.actors.iter().any(forum) {
        return None;
    }
    let (_, end) = clauses.extent(matter);
    let end = cut(clauses, text_from, end.min(text_from + LONGEST));
    let mut mention = Mention::new(sentence, verb, Sort::Statement, "agreement.statement");
    mention.kind = Some(if supplies { AgreementKind::Contract } else { AgreementKind::Accord });
    mention.indefinite = true;
    mention.parties = sides.actors;
    mention.stage = Some(AgreementStatus::Agreed);
    mention.title = format!("agreement {}", words(scene.document, sentence, text_from, end));
    mention.topics = scene.tools.lexicon.cues().topics_in(&mention.title.to_lowercase()).into_iter().collect();
    mention.date = circumstances::date(scene, sentence, verb, matter);
    mention.place = venue::place(scene, sentence, verb, matter);
    Some(mention)
}

/// "A and B, which has agreed a fund": one of them did.
fn is_singular(clauses: &Clauses<'_>, verb: usize) -> bool {
    let relative = clauses.children_with(verb, &[Label::Nsubj]).into_iter().any(|word| clauses.is_relative(word));
    let auxiliaries = clauses.children_with(verb, &[Label::Aux]);
    relative && (clauses.tag(verb) == "VBZ" || auxiliaries.iter().any(|word| clauses.tag(*word) == "VBZ"))
}

/// "pledged jointly to cut output", "committed themselves to build a pipeline", "undertook to share water".
fn is_joint(clauses: &Clauses<'_>, verb: usize) -> bool {
    let together = |word: usize| matches!(clauses.lemma(word), "jointly" | "mutually" | "together" | "reciprocally");
    clauses.verb_is(verb, "agreement_bind")
        || clauses.verb_is(verb, "agreement_promise")
            && clauses.children_with(verb, &[Label::Advmod]).into_iter().any(together)
}

/// "agreed to let American troops use a base", "agreed to host a Chinese station": the one state to whom something is granted.
fn guest(
    scene: &mut Scene<'_>,
    clauses: &Clauses<'_>,
    sentence: usize,
    matter: usize,
    host: PartyIx,
) -> Option<PartyIx> {
    if !clauses.verb_is(matter, "agreement_grant") {
        return None;
    }
    let (_, end) = clauses.extent(matter);
    let mut found: Vec<PartyIx> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.first > matter && naming.first <= matter + 4 && naming.end <= end && !naming.only_place)
        .map(|naming| naming.party)
        .filter(|party| *party != host && scene.is_state_or_bloc(*party))
        .collect();
    found.dedup();
    if let [guest] = found[..] { Some(guest) } else { None }
}

/// "agreed a quota for cod", "agreed measures against piracy": what the British press lets stand without "on".
fn thing(clauses: &Clauses<'_>, verb: usize, object: usize) -> Option<(usize, usize)> {
    let noun = matches!(clauses.tag(object), "NN" | "NNS")
        && object > verb
        && clauses.lemma(verb) == "agree"
        && !clauses.concerns_agreement(object);
    // "agreed the resolution should be kept" holds a clause that the parse missed.
    let (first, end) = clauses.extent(object);
    let clause = (end..clauses.len().min(end + 2)).any(|at| matches!(clauses.tag(at), "MD" | "VBZ" | "VBD" | "VBP"));
    (noun && !clause).then(|| (object, first.max(verb + 1)))
}

/// "agreed how much cod they may take", "agreed who is to guard the border": a question that was settled.
fn question(clauses: &Clauses<'_>, verb: usize) -> Option<(usize, usize)> {
    let settled = clauses.children_with(verb, &[Label::Ccomp]).into_iter().find(|below| *below > verb)?;
    let first = (verb + 1..settled).find(|at| matches!(clauses.tag(*at), "WRB" | "WP" | "WDT"))?;
    (first <= verb + 2).then_some((settled, first))
}

/// What was agreed, and the first word of its phrase: an infinitive, or what follows "on".
fn matter(clauses: &Clauses<'_>, verb: usize) -> Option<(usize, usize)> {
    if let Some(infinitive) =
        clauses.children_with(verb, &[Label::Xcomp]).into_iter().find(|below| clauses.has_to(*below))
    {
        let to = clauses.children(infinitive).find(|child| clauses.tag(*child) == "TO")?;
        return Some((infinitive, to));
    }
    let preposition = clauses
        .children_with(verb, &[Label::Prep])
        .into_iter()
        .find(|prep| *prep > verb && matches!(clauses.lemma(*prep), "on" | "to" | "upon"))?;
    let object = clauses.children_with(preposition, &[Label::Pcomp, Label::Pobj]).into_iter().next()?;
    // Nouns of agreement are read as such.
    let noun = clauses.concerns_agreement(object);
    let day = matches!(clauses.tag(object), "CD" | "NNP");
    (!noun && !day).then_some((object, preposition))
}

/// "Under the deal, both agreed to ..." speaks of that deal, and so does "the deal in which both agreed to ...".
fn is_under_agreement(clauses: &Clauses<'_>, verb: usize) -> bool {
    let noun =
        |word: usize| clauses.cues.of(Pos::Noun, clauses.lemma(word)).iter().any(|cue| cue.starts_with("agreement:"));
    let over = clauses.head(verb).filter(|_| matches!(clauses.label(verb), Label::Relcl | Label::Acl));
    clauses.objects_of(verb, &["under", "in", "by"]).into_iter().chain(over).any(noun)
}

/// "the defendant agreed to cooperate with the authorities", "agreed to pay a fine": what courts hear of.
fn is_of_court(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, matter: usize) -> bool {
    let text = scene.document.text(sentence).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    clauses.verb_is(matter, "agreement_penance")
        && words.any(|word| clauses.cues.is(Pos::Noun, word, "agreement_litigation"))
}

/// Talks about talks, and sanctions, which are facts of another kind.
fn is_talk(clauses: &Clauses<'_>, matter: usize) -> bool {
    let talk = |word: usize| clauses.verb_is(word, "agreement_talk") || clauses.noun_is(word, "agreement_talk");
    let sanction = |word: usize| clauses.noun_is(word, "sanction");
    let objects = clauses.children_with(matter, &[Label::Dobj]);
    let behind = clauses.objects_of(matter, &["on", "for", "to"]);
    let taken_up =
        matches!(clauses.lemma(matter), "resume" | "start" | "begin" | "continue" | "postpone" | "delay" | "leave");
    let thing = taken_up && !objects.is_empty() && !objects.iter().any(|object| talk(*object));
    (talk(matter) && !thing)
        || sanction(matter)
        || objects.iter().any(|o| talk(*o) || sanction(*o))
        || behind.into_iter().any(sanction)
}

fn cut(clauses: &Clauses<'_>, first: usize, end: usize) -> usize {
    let mut stop = (first + 1..end)
        .find(|at| matches!(clauses.tag(*at), "WDT" | "WP" | ":" | "." | "''" | "VBD" | "VBZ"))
        .unwrap_or(end);
    while stop > first + 1 && matches!(clauses.tag(stop - 1), "IN" | "CC" | "DT" | "TO" | ",") {
        stop -= 1;
    }
    stop
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn who_undertakes_to_sell_makes_a_contract_with_the_buyer() {
        let text = "Peru contracted to buy gas from Russia.";
        assert_eq!(agreements(text), ["PE+RU contract agreed 2019-03-14 -"]);
        assert!(agreements("Peru contracted to buy gas from a firm at home.").is_empty());
    }

    #[test]
    fn what_is_agreed_may_stand_without_a_preposition() {
        let text = "Norway and Iceland have agreed how much cod their boats may take.";
        assert_eq!(agreements(text), ["IS+NO accord agreed 2019-03-14 -"]);
        let text = "Norway and Iceland have agreed a quota for cod.";
        assert_eq!(agreements(text), ["IS+NO accord agreed 2019-03-14 -"]);
        assert!(agreements("Norway and Iceland have agreed that the winter was cold.").is_empty());
    }
}
