//! The state that a name and the article tell together: of those whose people bear such a name, the one the article names.

use super::Parties;
use super::people::fold;
use crate::lexicon::{Lexicon, Origin};
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx};

/// How many times as often as the next an article must name a state for it to be meant.
const AHEAD: f64 = 2.0;

/// Of which states a party's name may be.
pub(super) fn of<'l>(lexicon: &'l Lexicon, party: &LocalParty) -> Option<Origin<'l>> {
    let fold_all =
        |name: &str| -> Vec<String> { name.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect() };
    let words = fold_all(&party.name);
    match party.kind {
        PartyKind::Person => {
            // Lists put the family name first: "DOE, John".
            let listed = party.name.split_once(", ").filter(|(family, _)| !family.contains(' '));
            let turned = listed.map(|(family, given)| format!("{given} {family}"));
            let words = turned.map_or(words, |name| fold_all(&name));
            // "Qureshi-Butt" is told by its last part.
            let whole = lexicon.origins().of_person(&words).filter(|origin| origin.narrow);
            whole.or_else(|| lexicon.origins().of_person(&fold_all(&party.name.replace(['-', '‑'], " "))))
        }
        PartyKind::Company | PartyKind::Organisation if words.len() > 1 => lexicon.origins().of_firm(&words),
        _ => None,
    }
}

/// The state among those of the name that the article names clearly more often than any other of them. A firm whose states
/// it does not name is of the likeliest.
pub(super) fn pick(parties: &Parties, named: &[(f64, PartyIx)], origin: &Origin<'_>, firm: bool) -> Option<String> {
    let code = |party: PartyIx| parties.get(party).code.as_deref().unwrap_or_default();
    let mut fitting = named.iter().filter(|(_, party)| origin.states.contains(&code(*party)));
    let first = fitting.next();
    let second = fitting.next().map_or(0.0, |(weight, _)| *weight);
    match first {
        Some((weight, party)) if *weight >= second * AHEAD => Some(code(*party).to_owned()),
        Some((_, party)) if firm => Some(code(*party).to_owned()),
        None if firm => origin.states.first().map(|state| (*state).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::parties::tests::homes;

    #[test]
    fn a_name_is_of_the_state_the_article_names_whose_people_bear_it() {
        let text = "Talks\n\nPeru and Ukraine signed a treaty with Nepal. \"Good,\" said Volodymyr Hrytsak, a lawyer.";
        assert!(homes(text).contains(&"Volodymyr Hrytsak UA".to_owned()), "{:?}", homes(text));
    }

    #[test]
    fn a_name_of_another_language_speaks_against_other_states() {
        let lexicon = Lexicon::embedded().expect("the tables hold no fault");
        let named = |name: &str| LocalParty { name: name.into(), kind: PartyKind::Person, ..LocalParty::default() };
        let origin = of(&lexicon, &named("Volodymyr Hrytsak")).expect("a name of one language");
        assert!(origin.narrow && !origin.states.contains(&"PE"));
        assert_eq!(of(&lexicon, &named("Zzyx Qqor")), None);
    }

    #[test]
    fn a_legal_form_of_several_states_is_of_the_one_that_is_named() {
        let text = "Talks\n\nBelarus signed a treaty with Peru, and OAO Vegatrans was put under sanctions.";
        assert!(homes(text).contains(&"OAO Vegatrans BY".to_owned()), "{:?}", homes(text));
    }
}
