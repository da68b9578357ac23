//! What speaks for and against a party as the sender, or as the target, of an act.

use super::super::Act;
use super::candidates::Candidates;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::evoked::{Place, distance, hangs_from, shape};
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::model::PartyIx;

/// The signs of a party on one side of an act.
pub(super) fn signs(
    scene: &Scene<'_>,
    candidates: &Candidates,
    act: &Act,
    filled: Option<&Act>,
    party: PartyIx,
    sends: bool,
    named: bool,
) -> Signs {
    let side = Side { scene, candidates, act, party, name: if sends { "sender" } else { "target" }, sends };
    let mut signs = Signs::new(named);
    side.as_ruled(filled, &mut signs);
    side.as_known(&mut signs);
    side.in_other_acts(&mut signs);
    side.among_rivals(&mut signs);
    let here = candidates.places_in(party, act.sentence..=act.sentence);
    if here.is_empty() {
        side.elsewhere(&mut signs);
        return signs;
    }
    signs.note(&[side.name, "at", "here"]);
    if here.iter().all(|place| place.only_place) {
        signs.note(&[side.name, "at", "only_place"]);
    }
    if let Some(clauses) = scene.clauses(act.sentence) {
        for place in here.iter().filter(|place| place.head < clauses.len()) {
            side.in_clause(&clauses, place, &mut signs);
        }
    }
    signs
}

struct Side<'a, 's> {
    scene: &'a Scene<'s>,
    candidates: &'a Candidates,
    act: &'a Act,
    party: PartyIx,
    name: &'static str,
    sends: bool,
}

impl Side<'_, '_> {
    /// The parties of an act on this side, and on the other.
    fn sides<'a>(&self, act: &'a Act) -> (&'a [PartyIx], &'a [PartyIx]) {
        if self.sends { (&act.senders, &act.targets) } else { (&act.targets, &act.senders) }
    }

    /// What the rules for roles say.
    fn as_ruled(&self, filled: Option<&Act>, signs: &mut Signs) {
        let (own, other) = self.sides(self.act);
        let named = if own.contains(&self.party) {
            "this"
        } else if own.is_empty() {
            "none"
        } else {
            "another"
        };
        signs.note(&[self.name, "ruled", named]);
        if other.contains(&self.party) {
            signs.note(&[self.name, "ruled", "opposite"]);
        }
        let own = filled.map_or(&[][..], |act| self.sides(act).0);
        if own.contains(&self.party) {
            signs.note(&[self.name, "filled", "this"]);
        } else if !own.is_empty() {
            signs.note(&[self.name, "filled", "another"]);
        }
    }

    /// What is known of the party.
    fn as_known(&self, signs: &mut Signs) {
        let local = self.scene.parties.get(self.party);
        signs.note(&[self.name, "kind", local.kind.code()]);
        match local.known.as_deref() {
            Some("bloc:world") => signs.note(&[self.name, "world"]),
            Some("bloc:west") => signs.note(&[self.name, "west"]),
            _ => {}
        }
        let issues = if self.scene.is_frequent_issuer(self.party) {
            "many"
        } else if self.scene.is_issuer(self.party) {
            "some"
        } else {
            "none"
        };
        signs.note(&[self.name, "issues", issues]);
        let programs = self.scene.tools.lexicon.weighed_programs();
        let bears = programs.filter(|program| local.known.is_some() && program.target == local.known).count();
        signs.note(&[self.name, "bears", ["0", "1", "2", "3"][bears.min(3)]]);
    }

    /// Its part in the other acts that stand beyond doubt.
    fn in_other_acts(&self, signs: &mut Signs) {
        let (own, opposite) = (self.candidates.others(self.sends), self.candidates.others(!self.sends));
        let sentence = self.act.sentence;
        let part = match (own.with(self.party, sentence), own.filled(sentence)) {
            (_, 0) => "no_others",
            (0, _) => "none",
            (some, all) if some * 2 >= all => "most",
            _ => "some",
        };
        signs.note(&[self.name, "acts", part]);
        if opposite.with(self.party, sentence) > 0 {
            signs.note(&[self.name, "acts", "opposite"]);
        }
        if let Some((before, _)) = own.before(sentence).filter(|(_, parties)| parties.contains(&self.party)) {
            let near = sentence - before <= 2;
            signs.note(&[self.name, "acts", if near { "just_before" } else { "before" }]);
        }
    }

    /// Where it stands among those of its sort: those who impose sanctions on all the world, or the others.
    fn among_rivals(&self, signs: &mut Signs) {
        let frequent = self.scene.is_frequent_issuer(self.party);
        let (sort, rivals) =
            if frequent { ("issuer", &self.candidates.issuers) } else { ("sufferer", &self.candidates.sufferers) };
        let document = self.scene.document;
        let act = self.act;
        let mut note = |what: &[&str]| signs.note(&[&[self.name, sort], what].concat());
        let is_this = |found: Option<Option<PartyIx>>| found == Some(Some(self.party));
        if rivals.last_before(act.sentence, act.word) == Some(self.party) {
            note(&["last_before"]);
        }
        if rivals.first_after(act.sentence, act.word) == Some(self.party) {
            note(&["first_after"]);
        }
        let here = rivals.only_in(act.sentence);
        let is_here = rivals.is_in(act.sentence, self.party);
        match here {
            None => note(&["none_here"]),
            found if is_this(found) => note(&["only_here"]),
            _ if !is_here => note(&["others_here"]),
            _ => {}
        }
        if is_this(rivals.only_in_block(document.sentences[act.sentence].block)) {
            note(&["only_in_paragraph"]);
        }
        if is_this(rivals.only_in_title()) {
            note(&["only_in_title"]);
        }
        if is_this(rivals.only_in_lead()) {
            note(&["only_in_lead"]);
        } else if rivals.is_in_lead(self.party) {
            note(&["in_lead"]);
        }
        if is_this(rivals.only()) {
            note(&["only"]);
        }
        let place = self.candidates.place_among(frequent, self.party);
        note(&["place", ["0", "1", "2", "3", "4"][place.min(4)]]);
        if self.sends && !is_here && rivals.last_before(act.sentence, 0) == Some(self.party) {
            note(&["last", self.subject()]);
        }
    }

    /// What the subject of the act's verb is: a name, a pronoun, another noun.
    fn subject(&self) -> &'static str {
        let Some(clauses) = self.scene.clauses(self.act.sentence) else { return "unparsed" };
        let verb = self.act.verb.or_else(|| clauses.verb_above(self.act.word));
        match verb.and_then(|verb| clauses.subjects(verb, 0).first().copied()) {
            None => "no_subject",
            Some(word) if clauses.tag(word).starts_with("PRP") => match clauses.lemma(word) {
                "it" => "it",
                "they" => "they",
                "we" => "we",
                _ => "somebody",
            },
            Some(word) if self.scene.parties.at(self.act.sentence, word).is_some() => "named",
            Some(_) => "noun",
        }
    }

    /// Where it is named that the sentence of the act does not name.
    fn elsewhere(&self, signs: &mut Signs) {
        let at = self.act.sentence;
        let places = self.candidates.places(self.party);
        let within = |reach: usize| match at.checked_sub(1) {
            Some(last) => !self.candidates.places_in(self.party, at.saturating_sub(reach)..=last).is_empty(),
            None => false,
        };
        let where_to = if within(1) {
            "sentence_before"
        } else if within(3) {
            "shortly_before"
        } else if within(6) {
            "before"
        } else if within(at) {
            "long_before"
        } else if places.is_empty() {
            "nowhere"
        } else {
            "after"
        };
        signs.note(&[self.name, "at", where_to]);
        let sentences = &self.scene.document.sentences;
        let block = sentences[at].block;
        let first = sentences.partition_point(|sentence| sentence.block < block);
        let end = sentences.partition_point(|sentence| sentence.block <= block);
        if !self.candidates.places_in(self.party, first..=end - 1).is_empty() {
            signs.note(&[self.name, "at", "paragraph"]);
        }
        let Some(before) = at.checked_sub(1) else { return };
        let Some(clauses) = self.scene.clauses(before) else { return };
        let is_subject = |place: &Place| {
            place.head < clauses.len() && clauses.label(clauses.first_conjunct(place.head)) == Label::Nsubj
        };
        if self.candidates.places_in(self.party, before..=before).iter().any(is_subject) {
            signs.note(&[self.name, "at", "subject_before"]);
        }
    }

    /// How a place in the sentence of the act stands to its words.
    fn in_clause(&self, clauses: &Clauses<'_>, place: &Place, signs: &mut Signs) {
        let word = self.act.word;
        let (side, far) =
            if place.head < word { ("before", word - place.head) } else { ("after", place.first.saturating_sub(word)) };
        signs.note(&[self.name, side, distance(far)]);
        signs.note(&[self.name, "via", place.via.code()]);
        signs.note(&[self.name, "form", place.form.code()]);
        let top = clauses.first_conjunct(place.head);
        if top != place.head {
            signs.note(&[self.name, "in", "conjunct"]);
        }
        let shape = shape(clauses, top);
        signs.note(&[self.name, "in", shape]);
        if clauses.label(top) == Label::Nsubj {
            signs.note(&[self.name, "in", "subject", side]);
        }
        let (hangs_from, near) = self.above(clauses, top);
        signs.note(&[self.name, "in", hangs_from, "any"]);
        signs.note(&[self.name, "in", hangs_from, shape]);
        if near {
            signs.note(&[self.name, "in", hangs_from, "directly", side]);
        }
        if clauses.is_passive(word) || self.act.verb.is_some_and(|verb| clauses.is_passive(verb)) {
            signs.note(&[self.name, "in", "passive", hangs_from, shape]);
        }
    }

    /// What the phrase headed by a word hangs from, and whether directly so.
    fn above(&self, clauses: &Clauses<'_>, top: usize) -> (&'static str, bool) {
        let word = self.act.word;
        let governor = clauses.verb_above(word);
        let (found, climbed) = hangs_from(clauses, top, word, MOST_STEPS, |at| {
            if at == word || self.act.chain.contains(&at) {
                Some("sanction")
            } else if Some(at) == self.act.verb {
                Some("verb")
            } else {
                (Some(at) == governor).then_some("governor")
            }
        });
        (found, climbed == 1 && found != "nothing")
    }
}

/// How many heads are climbed to find what a phrase hangs from.
const MOST_STEPS: usize = 12;
