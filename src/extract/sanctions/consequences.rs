//! What sanctions that are imposed will do: "Their assets will be frozen" is no plan.

use super::Act;
use super::measures::points_back;
use crate::english::Label;
use crate::extract::scene::Scene;
use crate::model::vocabulary::Action;

/// How many sentences back the sanctions may stand whose consequences are told.
const REACH: usize = 8;

/// Takes what will happen to those hit for part of the sanctions that an earlier sentence tells of.
pub(super) fn settle(scene: &Scene<'_>, acts: &mut [Act]) {
    let laid: Vec<Act> = acts.iter().filter(|act| act.action == Action::Impose).cloned().collect();
    for act in acts.iter_mut().filter(|act| act.action == Action::Propose) {
        let Some(verb) = act.verb else { continue };
        let Some(clauses) = scene.clauses(act.sentence) else { continue };
        let more = |noun: usize| {
            clauses.children(noun).any(|word| matches!(clauses.lemma(word), "new" | "more" | "further" | "additional"))
        };
        let told = clauses.is_passive(verb)
            && clauses.children(verb).any(|word| clauses.tag(word) == "MD" && clauses.lemma(word) == "will")
            && !clauses.has_child(verb, &[Label::Advcl])
            && clauses.subjects(verb, 0).into_iter().any(|noun| points_back(&clauses, noun) && !more(noun));
        if !told {
            continue;
        }
        let before = laid.iter().rev().find(|other| {
            other.sentence < act.sentence
                && act.sentence - other.sentence <= REACH
                && (&other.senders, &other.targets) == (&act.senders, &act.targets)
        });
        if let Some(other) = before {
            (act.action, act.mode, act.date) = (Action::Impose, other.mode, other.date);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    fn actions(text: &str) -> Vec<&'static str> {
        let facts = read(text, "2019-03-14");
        let of = |fact: &Fact| match fact {
            Fact::Sanction(sanction) => Some(sanction.action.code()),
            _ => None,
        };
        facts.claims.iter().filter_map(|claim| of(&claim.fact)).collect()
    }

    #[test]
    fn what_will_happen_to_those_hit_is_no_plan() {
        let done = "Canada imposed sanctions on six Eritreans on Tuesday. The individuals will be banned from entering Canada.";
        assert_eq!(actions(done), ["impose"]);
        let planned = "Canada imposed sanctions on six Eritreans on Tuesday. Canada will impose sanctions on Eritrean banks in May.";
        assert!(actions(planned).contains(&"propose"), "{:?}", actions(planned));
    }

    #[test]
    fn who_may_follow_is_read_by_its_own_sentence() {
        let text = "It was late on a long evening in the rooms of the ministry in Oslo before Norway gave way and adopted a ban on \
                    the import of potash from Belarus. Canada may do the same.";
        assert_eq!(actions(text), ["impose", "propose"]);
    }
}
