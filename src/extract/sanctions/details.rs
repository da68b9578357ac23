//! When, by what measures, and why.

mod beside;
mod dates;
mod phrase;
mod reasons;

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::lexicon::cues::{ends_word, starts_word};
use crate::model::vocabulary::{Action, Measure};
use crate::model::{Claim, Fact, PartyIx, Span};
use std::collections::BTreeSet;

pub(super) use beside::reasons_beside;
pub(super) use dates::{date_of_verb, is_present, is_told_now, when};
pub(super) use reasons::reasons;

/// The measures named in the clause or, where it names none and stands alone, in its sentence. What is given as a reason names
/// none.
pub(super) fn measures(
    scene: &Scene<'_>,
    (sentence, alone): (usize, bool),
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
    reasons: &[String],
) -> Vec<Measure> {
    let anchor = deed.verb.unwrap_or(trigger.top);
    let mut found = measures_of(scene, sentence, clauses, own_words(clauses, anchor), reasons);
    // Who shuts out people bans their travel; who shuts out ships does not.
    let ship = |word: usize| clauses.noun_is(word, "vehicle") || clauses.noun_is(word, "kind:vessel");
    if trigger.shuts_out && found.is_empty() && !(0..clauses.len()).any(ship) {
        found.push(Measure::TravelBan);
    }
    if found.is_empty() && clauses.noun_is(trigger.word, "trade_alone") {
        return of_bare_word(scene, clauses.lemma(trigger.word));
    }
    // Where the sentence tells of one deed alone, all its words are about that.
    if found.is_empty() && alone {
        return measures_of(scene, sentence, clauses, (0, clauses.len()), reasons);
    }
    found
}

/// The words below one, up to a clause with somebody else who acts: "and Norway banned arms".
fn own_words(clauses: &Clauses<'_>, anchor: usize) -> (usize, usize) {
    let (first, end) = clauses.extent(anchor);
    let others = clauses.children_with(anchor, &[Label::Conj]).into_iter();
    let acts =
        |word: &usize| *word > anchor && !clauses.children_with(*word, &[Label::Nsubj, Label::Nsubjpass]).is_empty();
    let next = others.filter(acts).map(|word| clauses.extent(word).0).filter(|at| *at > anchor).min();
    (first, next.unwrap_or(end))
}

/// The measures that the words from `first` to `end` name, by a phrase or by a verb and what it stops.
fn measures_of(
    scene: &Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    (first, end): (usize, usize),
    reasons: &[String],
) -> Vec<Measure> {
    let tokens = &scene.document.sentences[sentence].tokens;
    let Some((from, last)) = tokens.get(first).zip(tokens.get(end - 1)) else { return Vec::new() };
    let mut words = Span::new(from.span.start, last.span.end).of(scene.document.body()).to_owned();
    for reason in reasons {
        // The ground follows what is done for it.
        if let Some(at) = words
            .rmatch_indices(reason.as_str())
            .map(|(at, _)| at)
            .find(|at| starts_word(&words, *at) && ends_word(&words, at + reason.len()))
        {
            words.replace_range(at..at + reason.len(), ";");
        }
    }
    let mut found = scene.tools.lexicon.cues().measures_in(&words.to_lowercase());
    let has = |lemmas: &[&str]| (first..end).any(|word| lemmas.contains(&clauses.lemma(word)));
    let holdings = || (first..end).any(|word| clauses.noun_is(word, "assets"));
    let stops = || {
        (first..end).any(|word| {
            let halts = ["forbid", "bar", "halt"].iter().any(|cue| clauses.verb_is(word, cue));
            halts || clauses.noun_is(word, "restriction")
        })
    };
    let by_words = [
        (Measure::AssetFreeze, has(&["freeze", "frozen", "block"]) && holdings()),
        (Measure::ImportBan, has(&["import", "importation", "importing"]) && stops()),
        (Measure::Arms, has(&["arm", "arms", "weapon", "weapons", "weaponry"]) && stops()),
    ];
    found.extend(by_words.iter().filter(|(_, named)| *named).map(|(measure, _)| *measure));
    found.sort();
    found.dedup();
    found
}

/// Claims that name no measure take those that the article names elsewhere for the same sanctions: of the same sender on
/// the same target. An easing tells of others than what is in force.
pub(super) fn lend_measures(claims: &mut [Claim]) {
    let standing = |action: Action| !matches!(action, Action::Ease | Action::ProposeEase);
    let mut named: Vec<(PartyIx, PartyIx, bool, BTreeSet<Measure>)> = Vec::new();
    for claim in claims.iter() {
        if let Fact::Sanction(sanction) = &claim.fact
            && !sanction.measures.is_empty()
        {
            let measures = sanction.measures.clone();
            named.push((sanction.sender, sanction.target, standing(sanction.action), measures));
        }
    }
    for claim in claims {
        let Fact::Sanction(own) = &mut claim.fact else { continue };
        // What is still to come may be of another kind.
        let to_come = matches!(own.action, Action::Propose | Action::ProposeEase);
        if !own.measures.is_empty() || own.action == Action::Enforce || to_come {
            continue;
        }
        let same = |other: &&(PartyIx, PartyIx, bool, BTreeSet<Measure>)| {
            (other.0, other.1, other.2) == (own.sender, own.target, standing(own.action))
        };
        own.measures = named.iter().filter(same).flat_map(|other| other.3.iter().copied()).collect();
    }
}

/// "the embargo": what the article says of it where it first calls it more than that; else it stops trade.
fn of_bare_word(scene: &Scene<'_>, noun: &str) -> Vec<Measure> {
    let cues = scene.tools.lexicon.cues();
    let fuller = (0..scene.document.sentences.len()).find_map(|at| {
        let text = scene.document.text(at).to_lowercase();
        let (before, _) = text.split_once(noun)?;
        let last = before.split_whitespace().next_back()?;
        let named = cues.measures_in(&format!("{last} {noun}"));
        (!named.is_empty()).then_some(named)
    });
    fuller.unwrap_or_else(|| vec![Measure::Trade])
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    /// The measures of each sanction, in the order of the text.
    fn measures(text: &str) -> Vec<Vec<&'static str>> {
        let facts = read(text, "2019-03-14");
        let of = |fact: &Fact| match fact {
            Fact::Sanction(sanction) => Some(sanction.measures.iter().map(|measure| measure.code()).collect()),
            _ => None,
        };
        facts.claims.iter().filter_map(|claim| of(&claim.fact)).collect()
    }

    #[test]
    fn what_is_stopped_names_the_measure() {
        assert_eq!(measures("Canada has banned the import of timber from Eritrea."), [["import_ban"]]);
        assert_eq!(measures("Canada imposed sanctions on Eritrea, which imports timber.")[0], [""; 0]);
        assert_eq!(measures("Canada imposed sanctions on Eritrea and froze all its assets.")[0], ["asset_freeze"]);
        assert_eq!(measures("Canada imposed sanctions on Eritrea, whose assets have grown.")[0], [""; 0]);
    }

    #[test]
    fn what_is_a_ground_names_no_measure() {
        assert_eq!(measures("Canada imposed sanctions on Eritrea over its arms sales.")[0], [""; 0]);
        assert_eq!(measures("Canada imposed an arms embargo on Eritrea over a raid.")[0], ["arms"]);
        assert_eq!(measures("Canada imposed trade restrictions on Eritrea over trade.")[0], ["trade"]);
    }

    #[test]
    fn what_others_do_in_the_same_sentence_is_theirs() {
        let text = "Canada imposed sanctions on Eritrea on Tuesday, and Norway banned arms exports to Peru.";
        assert_eq!(measures(text)[0], [""; 0]);
        let text = "Canada imposed sanctions on Eritrea on Tuesday and banned arms exports to it.";
        assert!(measures(text)[0].contains(&"arms"));
    }

    #[test]
    fn what_is_named_once_holds_for_the_same_sanctions_elsewhere() {
        let told = "Canada has an oil embargo on Eritrea. Canada tightened its sanctions on Eritrea on Tuesday.";
        assert!(measures(told).iter().all(|measures| *measures == ["energy"]), "{:?}", measures(told));
        let threat = "Canada has an oil embargo on Eritrea. Canada threatened new sanctions on Eritrea on Tuesday.";
        assert!(measures(threat).iter().any(Vec::is_empty), "{:?}", measures(threat));
        let eased = "Canada has an oil embargo on Eritrea. Canada will lift its sanctions on Eritrea on Tuesday.";
        assert!(measures(eased).iter().any(Vec::is_empty), "{:?}", measures(eased));
    }
}
