//! What is held back, and so names the measure: "shut its market to", "a ban on purchases of crude", "may no longer land".

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::triggers::Trigger;
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::Measure;

/// Verbs that hold something back.
const HOLDS: &[&str] = &["cut_off", "forbid", "bar", "halt", "shut_out", "sever"];

/// The same among verbs and nouns that need all else to speak for a sanction; what sets free names the measure that ends.
const MAY_HOLD: &[&str] = &["block", "free", "blocking", "undoing", "leave"];

/// Prepositions before what is done to goods, money and ways.
const OF_THINGS: &[&str] = &["of", "from", "off", "on", "against", "in"];

/// The measures that the words from `first` to `end` name by what is held back, the clause being that of `anchor`.
pub(super) fn measures(
    scene: &Scene<'_>,
    clauses: &Clauses<'_>,
    (sentence, first, end): (usize, usize, usize),
    (anchor, trigger): (usize, &Trigger),
) -> Vec<Measure> {
    let mut found = Vec::new();
    let held = Held { scene, sentence, clauses };
    if trigger.suspends {
        // "suspended it after the coup": from membership.
        found.push(Measure::Diplomatic);
    }
    let own: Vec<usize> = (first..end).filter(|word| is_of_clause(clauses, *word, anchor)).collect();
    if own.iter().any(|word| clauses.noun_is(*word, "register")) {
        found.push(Measure::Blacklisting);
    }
    let limit = own.iter().any(|word| clauses.noun_tells(*word, "price_limit"));
    if limit && own.iter().any(|word| clauses.lemma(*word) == "barrel" || held.names(*word, Measure::Energy)) {
        found.push(Measure::OilPriceCap);
        return found;
    }
    held.by_verbs_beside(anchor, &mut found);
    // The sanction's own noun may stand before its clause: "the trade and air embargo that it clamped on".
    for noun in clauses.coordinated(trigger.top).into_iter().filter(|noun| clauses.is_nominal(*noun)) {
        if noun == trigger.top || names_restriction(clauses, noun) {
            held.by_noun(noun, &mut found);
        }
    }
    for word in own {
        if clauses.is_verb(word) {
            // "blacklisted the airline", "hit a bank": done to a party, not held back.
            if !clauses.verb_tells(word, "takes_party") && (word == trigger.word || holds_back(clauses, word)) {
                held.by_verb(word, &mut found);
            }
        } else if clauses.is_nominal(word) && (trigger.chain.contains(&word) || names_restriction(clauses, word)) {
            held.by_noun(word, &mut found);
        }
    }
    found
}

fn holds_back(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.verb_tells(verb, "holds_assets")
        || HOLDS.iter().any(|cue| clauses.verb_is(verb, cue))
        || MAY_HOLD.iter().any(|cue| clauses.verb_may(verb, cue))
}

fn names_restriction(clauses: &Clauses<'_>, noun: usize) -> bool {
    clauses.noun_is(noun, "sanction")
        || clauses.noun_is(noun, "restriction")
        || MAY_HOLD.iter().any(|cue| clauses.noun_may(noun, cue))
}

/// Whether a word belongs to the clause itself, and not to one that tells why, when or of whom.
fn is_of_clause(clauses: &Clauses<'_>, word: usize, anchor: usize) -> bool {
    let mut at = word;
    while at != anchor {
        let aside = match clauses.label(at) {
            // "imposed an embargo, closing frontiers": a bare participle tells how.
            Label::Advcl => clauses.tag(at) != "VBG" || clauses.has_child(at, &[Label::Mark, Label::Advmod]),
            Label::Relcl | Label::Acl | Label::Parataxis => true,
            // "for earning", "by paying": what it was for.
            Label::Pcomp => clauses.head(at).is_some_and(|prep| matches!(clauses.lemma(prep), "for" | "by")),
            Label::Prep => {
                matches!(clauses.lemma(at), "over" | "after" | "following" | "because" | "since" | "despite")
            }
            _ => false,
        };
        let Some(head) = clauses.head(at) else { return true };
        // "sanctions that bar it from": the clause tells what the sanctions are.
        if aside && !(clauses.is_nominal(head) && names_restriction(clauses, head)) {
            return false;
        }
        at = head;
    }
    true
}

struct Held<'a, 'b> {
    scene: &'a Scene<'b>,
    sentence: usize,
    clauses: &'a Clauses<'a>,
}

impl Held<'_, '_> {
    /// "recalled its ambassador and shut its ports": envoys go in the same breath, with whatever is held back.
    fn by_verbs_beside(&self, anchor: usize, found: &mut Vec<Measure>) {
        let clauses = self.clauses;
        let shares = |verb: &usize| *verb != anchor && clauses.subjects(*verb, 0) == clauses.subjects(anchor, 0);
        for verb in clauses.coordinated(clauses.first_conjunct(anchor)).into_iter().filter(shares) {
            let mut beside = Vec::new();
            for thing in clauses.patients(verb) {
                self.by_thing(thing, verb, false, &mut beside);
            }
            found.extend(beside.into_iter().filter(|measure| *measure == Measure::Diplomatic));
        }
    }

    /// "froze the funds", "barred ships from its ports", "stopped buying oil".
    fn by_verb(&self, verb: usize, found: &mut Vec<Measure>) {
        let clauses = self.clauses;
        let holds_assets = clauses.verb_tells(verb, "holds_assets");
        let mut things = clauses.patients(verb);
        things.extend(clauses.objects_of(verb, &["from", "off", "of"]));
        for thing in things {
            self.by_object(thing, verb, holds_assets, found);
        }
        for doing in clauses.children_with(verb, &[Label::Xcomp, Label::Pcomp]) {
            self.by_doing(doing, found);
        }
        if clauses.is_negated(verb) || clauses.has_ceased(verb) {
            self.by_doing(verb, found);
        }
    }

    /// "an embargo on oil", "the closure of ports", "visa bans".
    fn by_noun(&self, noun: usize, found: &mut Vec<Measure>) {
        let clauses = self.clauses;
        let holds_assets = clauses.noun_tells(noun, "holds_assets");
        let before = clauses.children_with(noun, &[Label::Compound, Label::Amod, Label::Nmod]);
        let mut things: Vec<usize> = before.into_iter().flat_map(|word| clauses.coordinated(word)).collect();
        things.extend(clauses.objects_of(noun, OF_THINGS));
        if clauses.noun_may(noun, "leave") {
            things.extend(clauses.objects_of(noun, &["for"]));
        }
        for thing in things {
            self.by_object(thing, noun, holds_assets, found);
        }
        found.extend(self.named_by(Pos::Noun, noun, holds_assets));
    }

    /// What is held back, be it a thing or something to be done.
    fn by_object(&self, object: usize, above: usize, holds_assets: bool, found: &mut Vec<Measure>) {
        if self.clauses.is_verb(object) {
            self.by_doing(object, found);
        } else {
            self.by_thing(object, above, holds_assets, found);
        }
    }

    /// "from landing", "to deal in its oil": what may not be done, and with what.
    fn by_doing(&self, doing: usize, found: &mut Vec<Measure>) {
        let clauses = self.clauses;
        found.extend(self.named_by(Pos::Verb, doing, false));
        let mut things = clauses.patients(doing);
        things.extend(clauses.objects_of(doing, &["in"]));
        for thing in things {
            self.by_thing(thing, doing, false, found);
        }
    }

    /// What a noun and the words before it name, and what it is of: "purchases of crude", "land, sea and air routes".
    fn by_thing(&self, thing: usize, above: usize, holds_assets: bool, found: &mut Vec<Measure>) {
        let clauses = self.clauses;
        let party = |word: &usize| {
            self.scene.parties.at(self.sentence, *word).is_some_and(|name| !self.scene.is_state_or_bloc(name.party))
        };
        let mut words = clauses.coordinated(thing);
        words.retain(|word| !party(word));
        let before: Vec<usize> = words
            .iter()
            .flat_map(|word| clauses.children_with(*word, &[Label::Compound, Label::Amod, Label::Nmod]))
            .flat_map(|word| clauses.coordinated(word))
            .collect();
        words.extend(before);
        let dealt: Vec<usize> = words.iter().copied().filter(|word| self.is_dealing(*word)).collect();
        words.extend(dealt.into_iter().flat_map(|word| clauses.objects_of(word, &["of", "in"])));
        if holds_assets && words.iter().any(|word| self.names(*word, Measure::AssetFreeze)) {
            found.push(Measure::AssetFreeze);
            return;
        }
        for word in words {
            found.extend(self.named_by(Pos::Noun, word, false));
            if clauses.noun_tells(word, "goods") {
                found.extend(self.way_of(word, above));
            }
        }
    }

    /// Which way goods are held back: "fish from Norway", "Norwegian fish", "cement to Kenya".
    fn way_of(&self, goods: usize, above: usize) -> Option<Measure> {
        let clauses = self.clauses;
        let party = |word: usize| self.scene.parties.at(self.sentence, word).is_some();
        let with =
            |names: &[&str]| [goods, above].iter().any(|word| clauses.objects_of(*word, names).into_iter().any(party));
        if with(&["to", "for"]) {
            return Some(Measure::ExportControl);
        }
        let owned = clauses.children_with(goods, &[Label::Amod, Label::Poss, Label::Compound, Label::Nmod]);
        (with(&["from"]) || owned.into_iter().any(party)).then_some(Measure::ImportBan)
    }

    fn names(&self, word: usize, measure: Measure) -> bool {
        self.scene.tools.lexicon.cues().measures_of(Pos::Noun, self.clauses.lemma(word)).contains(&measure)
    }

    /// "imports", "sales": what is dealt in stands behind.
    fn is_dealing(&self, noun: usize) -> bool {
        let named = self.scene.tools.lexicon.cues().measures_of(Pos::Noun, self.clauses.lemma(noun));
        self.clauses.noun_tells(noun, "dealing")
            || named
                .iter()
                .any(|measure| matches!(measure, Measure::ImportBan | Measure::ExportControl | Measure::Trade))
    }

    /// What a word names; holdings only where they are frozen or seized.
    fn named_by(&self, pos: Pos, word: usize, holds_assets: bool) -> impl Iterator<Item = Measure> {
        let cues = self.scene.tools.lexicon.cues();
        // A name names nobody's goods, only an office: "Ambassador Li".
        let name = self.clauses.tag(word).starts_with("NNP");
        let named = cues.measures_of(pos, self.clauses.lemma(word)).iter().copied();
        named.filter(move |measure| match measure {
            Measure::AssetFreeze => holds_assets,
            Measure::Diplomatic => true,
            _ => !name,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    /// Each sentence with the measures of its first sanction.
    fn check(cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            let facts = read(text, "2019-03-14");
            let found = facts.claims.iter().find_map(|claim| match &claim.fact {
                Fact::Sanction(sanction) => Some(sanction.measures.iter().map(|measure| measure.code()).collect()),
                _ => None,
            });
            let found: Vec<&str> = found.unwrap_or_else(|| panic!("no sanction in {text}"));
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn things_held_back_name_the_measure() {
        check(&[
            ("Canada imposed an embargo on Eritrea, closing its ports to it.", &["transport"]),
            ("Canada imposed sanctions on Eritrea, whose ports had closed.", &[]),
            ("Canada imposed sanctions on the oil industry of Eritrea.", &["energy"]),
            ("Canada imposed sanctions on Eritrea for shipping oil.", &[]),
            ("Canada imposed a trade and financial embargo on Eritrea.", &["financial", "trade"]),
        ]);
    }

    #[test]
    fn goods_go_one_way_or_the_other() {
        check(&[
            ("Canada imposed sanctions on Eritrea and banned Eritrean fish.", &["import_ban"]),
            ("Canada imposed sanctions on Eritrea and banned cement to Asmara.", &["export_control"]),
        ]);
    }

    #[test]
    fn limits_of_oil_prices_are_caps() {
        check(&[(
            "Canada imposed a ceiling of $60 a barrel on Eritrean oil as part of its sanctions.",
            &["oil_price_cap"],
        )]);
    }

    #[test]
    fn who_is_put_on_a_list_is_blacklisted() {
        check(&[
            ("Canada put six Eritrean officers on its sanctions list.", &["blacklisting"]),
            ("Canada imposed sanctions on six Eritrean officers.", &[]),
        ]);
    }

    #[test]
    fn a_bank_or_airline_that_is_hit_is_not_held_back() {
        check(&[("Canada blacklisted the Eritrean airline.", &["blacklisting"])]);
    }
}
