//! What parties are called, by their mentions, and whom a name means.
//!
//! A long list names thousands, one after the other, and each may change what those before are called. So only what has
//! changed is named anew.

use super::people::fold;
use super::{Form, Parties, called, plain_name};
use crate::extract::document::Document;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use std::collections::{BTreeMap, BTreeSet};

impl Parties {
    /// The first party whose name or alias is this, whatever its case, accents and marks; else the first, unless it is a state
    /// or known to the lexicon, whose name of several words ends with it, where it is long enough to tell somebody by.
    #[must_use]
    pub(crate) fn named(&self, name: &str) -> Option<PartyIx> {
        let folded = fold(name);
        let whole = self.called.by_name(&folded).next();
        let own = |party: &PartyIx| !self.is_state_or_bloc(*party) && self.list[*party].known.is_none();
        let tells = folded.len() >= 4 && !name.contains(' ');
        whole.or_else(|| if tells { self.called.by_surname(&folded).find(own) } else { None })
    }

    /// The first party, unless it is a state, with a name or alias of these words in whatever order.
    #[must_use]
    pub(crate) fn with_words(&self, name: &str) -> Option<PartyIx> {
        self.called.by_words(&called::words(name)).find(|party| !self.is_state_or_bloc(*party))
    }

    /// Whether the party is a state or bloc.
    pub(crate) fn is_state_or_bloc(&self, party: PartyIx) -> bool {
        matches!(self.list[party].kind, PartyKind::Country | PartyKind::Bloc)
    }

    /// Orders mentions, and gives each party its places and aliases. Where nothing has changed since, nothing is done.
    pub fn finish(&mut self, document: &Document<'_>) {
        if self.changed.is_empty() && self.starts.len() == document.sentences.len() + 1 {
            return;
        }
        self.mentions.sort_by_key(|m| (m.sentence, m.first, usize::MAX - m.end, m.party));
        self.mentions.dedup();
        let mut starts = vec![0; document.sentences.len() + 1];
        for mention in &self.mentions {
            starts[mention.sentence + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        self.starts = starts;
        let changed = std::mem::take(&mut self.changed);
        self.name_parties(document, &changed);
        for party in changed {
            self.called.keep(party, &self.list[party]);
        }
    }

    /// Name, aliases and places of the parties that have changed, from their mentions.
    fn name_parties(&mut self, document: &Document<'_>, changed: &BTreeSet<PartyIx>) {
        let mut forms: BTreeMap<PartyIx, Vec<(Form, String)>> = BTreeMap::new();
        for party in changed {
            self.list[*party].mentions.clear();
        }
        for mention in self.mentions.iter().filter(|m| !m.only_place && changed.contains(&m.party)) {
            let party = &mut self.list[mention.party];
            party.mentions.push(mention.span);
            let words = plain_name(mention.span.of(document.body()));
            let seen = forms.entry(mention.party).or_default();
            if !words.is_empty() && !seen.iter().any(|(_, form)| *form == words) {
                seen.push((mention.form, words));
            }
        }
        for (party, seen) in forms {
            let local = &mut self.list[party];
            local.mentions.dedup();
            let fullest = seen
                .iter()
                .filter(|(form, _)| *form == Form::Name)
                .max_by_key(|(_, words)| (is_latin(words), words.split_whitespace().count(), words.chars().count()))
                .map(|(_, words)| words.clone());
            if let Some(words) = fullest {
                local.name = words;
            }
            local.aliases = seen.into_iter().map(|(_, words)| words).filter(|words| *words != local.name).collect();
        }
    }
}

/// Whether a name is written in Latin letters, as the others of its article are.
fn is_latin(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).all(|c| (c as u32) < 0x250)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::parties::listed::{Place, party_of};
    use crate::extract::parties::tests::with_document;

    #[test]
    fn only_what_has_changed_is_named_anew() {
        let text = "Norway imposed sanctions on Boris Orlov, Vega Trading Ltd and Zembla Shipping Ltd on Monday.";
        with_document(text, |document, tools| {
            let mut parties = Parties::of(document, tools);
            parties.finish(document);
            assert!(parties.all().len() > 3 && parties.changed.is_empty(), "{:?}", parties.changed);
            let before = parties.all().to_vec();
            let vega = parties.named("VEGA Trading, Ltd").expect("named");
            let mention = *parties.mentions().iter().find(|mention| mention.party == vega).expect("mentioned");
            let place =
                Place { document, lexicon: tools.lexicon, sentence: 0, limit: document.sentences[0].tokens.len() };
            assert_eq!(party_of(&mut parties, place, mention.first, mention.end, None), Some(vega));
            assert!(parties.changed.is_empty(), "{:?}", parties.changed);
            parties.rename(mention);
            assert_eq!(parties.changed.iter().copied().collect::<Vec<_>>(), [vega]);
            parties.finish(document);
            assert!(parties.changed.is_empty());
            assert_eq!(parties.all(), before);
        });
    }

    #[test]
    fn a_name_means_who_bears_it_and_else_whose_surname_it_is() {
        let text = "Norway imposed sanctions on Boris Orlov and Vega Trading Ltd on Monday.";
        with_document(text, |document, tools| {
            let parties = Parties::of(document, tools);
            let name = |found: Option<PartyIx>| found.map(|party| parties.get(party).name.as_str());
            assert_eq!(name(parties.named("norway")), Some("Norway"));
            assert_eq!(name(parties.named("Orlov")), Some("Boris Orlov"));
            assert_eq!(name(parties.with_words("Orlov, Boris")), Some("Boris Orlov"));
            assert_eq!((parties.named("Boris"), parties.with_words("Norway")), (None, None));
        });
    }
}
