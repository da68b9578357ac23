//! By what measures: what is frozen, shut, no longer bought or sold, as the clause names it.

mod held_back;
mod told_after;

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::lexicon::cues::{ends_word, starts_word};
use crate::model::Span;
use crate::model::vocabulary::Measure;
pub(in crate::extract) use told_after::add as add_told_after;
pub(super) use told_after::points_back;

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
    let own = own_words(clauses, anchor);
    let mut found = measures_of(scene, sentence, clauses, own, reasons);
    found.extend(held_back::measures(scene, clauses, (sentence, own.0, own.1), (anchor, trigger)));
    found.sort();
    found.dedup();
    // Who shuts out people bans their travel; who shuts out ships does not.
    let ship = |word: usize| clauses.noun_is(word, "vehicle") || clauses.noun_is(word, "kind:vessel");
    if trigger.shuts_out && found.is_empty() && !(0..clauses.len()).any(ship) {
        found.push(Measure::TravelBan);
    }
    let people = |word: usize| clauses.noun_is(word, "kind:person") || clauses.tag(word) == "NNPS";
    if found.is_empty() && clauses.verb_is(anchor, "bar") && clauses.patients(anchor).into_iter().any(people) {
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
    let whole = Span::new(from.span.start, last.span.end);
    let mut words = whole.of(scene.document.body()).to_owned();
    // A bank or an airline by name is no measure.
    let named = scene.parties.in_sentence(sentence).iter().filter(|mention| !scene.is_state_or_bloc(mention.party));
    for name in named.filter(|name| whole.contains(name.span)) {
        let (from, to) = (name.span.start - whole.start, name.span.end - whole.start);
        words.replace_range(from..to, &";".repeat(to - from));
    }
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
    // "persons whose funds are frozen", "froze what it owns, money and estates".
    let frozen = (first..end).any(|word| matches!(clauses.lemma(word), "freeze" | "frozen" | "block"));
    if frozen && (first..end).any(|word| clauses.noun_is(word, "assets")) {
        found.push(Measure::AssetFreeze);
    }
    found.sort();
    found.dedup();
    found
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
}
