//! Listings that were fought in vain: "the court dismissed an appeal by X", "X lost its case against the sanctions". Who
//! loses stays on the list.

use super::authority;
use super::discourse;
use super::line::Line;
use super::measures::{is_list, is_measure};
use super::reach::{auxiliary, subject_start};
use super::states::of_noun;
use super::{Reading, Statement};
use crate::english::Label;
use crate::model::vocabulary::DesignationStatus;

/// Reads the verb by which a challenge fails; tells whether it listed a party.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let Some(challenge) = clauses.lost_challenge(verb) else { return false };
    let loses = clauses.verb_tells(verb, "lose_case");
    let range = if loses {
        subject_start(line, verb)..auxiliary(line, verb)
    } else {
        let near = challenge + 1..(challenge + 4).min(line.len());
        let Some(by) = near.into_iter().find(|t| line.is(*t, &["by", "of", "from"])) else { return false };
        let end = (by + 1..line.len()).find(|t| line.is(*t, &["against", "over", "to", "for", "and", ";"]));
        by + 1..end.unwrap_or(line.len())
    };
    let measure = (0..line.len())
        .find(|t| (is_list(line, *t) || is_measure(reading, line, *t)) && is_fought(line, *t, (verb, challenge)));
    let Some(measure) = measure else { return false };
    let court = authority::agents(reading.scene, line, verb);
    let thread = reading.thread.clone();
    let of_court = if loses || court.is_empty() {
        None
    } else {
        authority::of_agents(reading.scene, line, &court, &thread).ok().flatten()
    };
    let found = of_court.or_else(|| of_noun(reading, line, measure));
    let Some(authority) = found.or_else(|| discourse::of_discourse(reading.scene, line, &thread)) else { return false };
    let pronouns = if loses { clauses.children_with(verb, &[Label::Nsubj]) } else { Vec::new() };
    let statement =
        Statement::new(authority, DesignationStatus::Designated, verb, vec![range], "listing.challenge.lost");
    reading.state(line, Statement { undated: true, main: false, pronouns, confidence: 0.75, ..statement })
}

/// "an appeal against the sanctions", "a bid to be taken off the list", "and left the measures in force": what was fought, and
/// not what a request only speaks of.
fn is_fought(line: &Line<'_>, measure: usize, (verb, challenge): (usize, usize)) -> bool {
    let clauses = line.clauses();
    let mut at = measure;
    while let Some(up) = clauses.head(at) {
        if up == challenge {
            return true;
        }
        let left = clauses.verb_is(up, "maintain") || clauses.lemma(up) == "leave";
        if left && up != verb && clauses.coordinated(verb).contains(&up) {
            return true;
        }
        let ends = clauses.verb_is(up, "delist") || clauses.verb_is(up, "ease") || clauses.lemma(up) == "have";
        if clauses.is_verb(up) && !ends {
            return false;
        }
        at = up;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::extract::designations::tests::listed;

    #[test]
    fn who_loses_a_challenge_stays_listed() {
        let lost = "The EU's General Court dismissed an action by Paula Conti, a banker, and left the sanctions on her in force.";
        assert_eq!(listed(lost), ["EU Paula Conti designated -"]);
        let case = "Paula Conti, a banker, has lost her appeal against European Union sanctions.";
        assert_eq!(listed(case), ["EU Paula Conti designated -"]);
        assert!(listed("The court dismissed a claim by Paula Conti, a banker, over her rent.").is_empty());
        let other =
            "The US Treasury rejected a request by Paula Conti, a banker, to buy oil from Chad despite the sanctions.";
        assert!(listed(other).is_empty());
    }
}
