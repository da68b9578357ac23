//! Lists of one side that name people of the same side: they are the other side's answer.

use super::Reading;
use super::act::Act;
use super::enumeration::Named;
use super::line::Line;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;

/// How many sentences back the state may stand whose list it is.
const REACH: usize = 4;

impl Reading<'_, '_> {
    /// The act as that of the other side, where those it lists are people of who is said to list them: "They include five
    /// members of the European Parliament" goes on with the list of Beijing, and not with that of the Union before.
    pub(super) fn turned(&self, line: &Line<'_>, act: &Act, named: &[Named], rule: &str) -> Option<Act> {
        let leans = matches!(rule, "listing.continued" | "listing.item" | "listing.also");
        let own = |one: &&Named| act.authorities.iter().any(|authority| self.is_of(one.party, *authority));
        let count = named.iter().filter(own).count();
        if !leans || count == 0 || count * 2 < named.len() {
            return None;
        }
        let other = self.other_side(line, act)?;
        Some(Act { authorities: vec![other], agency: None, target: None, list: None, ..act.clone() })
    }

    /// Whether a party belongs to a state, or to one of the members of a bloc.
    fn is_of(&self, party: PartyIx, authority: PartyIx) -> bool {
        let Some(code) = self.scene.parties.get(party).country.as_deref() else { return false };
        let lexicon = self.scene.tools.lexicon;
        let held = self.scene.parties.get(authority);
        let bloc = held.known.as_deref().filter(|_| held.kind == PartyKind::Bloc && held.code.as_deref() == Some("EU"));
        let state = lexicon.by_code(code).map(|state| state.id.as_str());
        held.code.as_deref() == Some(code)
            || bloc.is_some_and(|bloc| {
                lexicon.members().iter().any(|row| row.bloc_id == bloc && Some(row.member_id.as_str()) == state)
            })
    }

    /// The state named last before the line that is not of the side that is said to list.
    fn other_side(&self, line: &Line<'_>, act: &Act) -> Option<PartyIx> {
        let first = line.sentence.saturating_sub(REACH);
        let foreign = |party: PartyIx| {
            self.scene.is_state(party) && act.authorities.iter().all(|a| *a != party && !self.is_of(party, *a))
        };
        (first..line.sentence).rev().find_map(|sentence| {
            let mentions = self.scene.parties.in_sentence(sentence).iter();
            mentions.filter(|m| !m.only_place && foreign(m.party)).map(|m| m.party).next_back()
        })
    }
}
