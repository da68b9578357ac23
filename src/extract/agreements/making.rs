//! When and where an agreement was made, by a clause that says only that: "the accord, which A and B signed in Vienna in
//! 2015, came into force". What else is told of the agreement there has a day and a city of its own.

use super::candidates::kind_of;
use super::mention::{Mention, Sort};
use super::venue;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::text::dates::DateRole;

/// The day and the city of the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Making {
    /// When it was signed or concluded.
    pub(super) date: Option<PartialDate>,
    /// In which city.
    pub(super) place: Option<String>,
}

/// The making of the agreement that a mention speaks of, as its own sentence tells it.
pub(super) fn making(scene: &Scene<'_>, mention: &Mention) -> Making {
    let clauses = scene.clauses(mention.sentence).filter(|clauses| mention.head < clauses.len());
    let Some(clauses) = clauses.filter(|_| mention.sort <= Sort::Noun || mention.sort == Sort::Pronoun) else {
        return Making::default();
    };
    let verbs = makers(&clauses, mention.head);
    Making {
        date: verbs.iter().find_map(|verb| date(scene, &clauses, mention.sentence, *verb)),
        place: verbs.iter().find_map(|verb| venue::of_making(scene, mention.sentence, *verb, mention.head)),
    }
}

/// The verbs that say that what `noun` names was made: those below it before those above.
fn makers(clauses: &Clauses<'_>, noun: usize) -> Vec<usize> {
    let below = (noun + 1..clauses.len()).filter(|verb| is_made_there(clauses, *verb, noun));
    let above = clauses.head(noun).filter(|_| matches!(clauses.label(noun), Label::Dobj | Label::Nsubjpass));
    let named = signed_by_name(clauses, noun);
    let all = below.chain(above).chain(named).flat_map(|verb| clauses.coordinated(verb));
    let mut found: Vec<usize> = Vec::new();
    for verb in all {
        let makes = clauses.verb_is(verb, "sign") || clauses.verb_is(verb, "conclude") || Some(verb) == named;
        if makes && clauses.is_verb(verb) && clauses.realis(verb, 0).is_actual() && !found.contains(&verb) {
            found.push(verb);
        }
    }
    found
}

/// "which was signed", "that A and B signed", "the memorandum it signed": the noun is what the clause below it makes, and not who
/// makes something else. A clause may hang from a name behind the noun ("between A and B, which was signed"), which nobody signs,
/// but not from another agreement.
fn is_made_there(clauses: &Clauses<'_>, verb: usize, noun: usize) -> bool {
    let label = clauses.label(verb);
    if !matches!(label, Label::Relcl | Label::Acl) || label == Label::Acl && clauses.tag(verb) != "VBN" {
        return false;
    }
    let mut over = clauses.head(verb);
    while let Some(word) = over.filter(|word| *word != noun) {
        // "a deal aimed at sparing dams that was signed in 1972": dams are not signed, but letters and laws are.
        let paper = |noun: usize| {
            clauses.noun_is(noun, "legal_act") || matches!(clauses.lemma(noun), "letter" | "petition" | "statement")
        };
        let signed =
            clauses.verb_is(verb, "sign") && clauses.is_passive(verb) && !clauses.head(verb).is_some_and(paper);
        if kind_of(clauses, word).is_some() || clauses.is_verb(word) && !signed {
            return false;
        }
        over = clauses.head(word);
    }
    let subject = clauses.children_with(verb, &[Label::Nsubj]).into_iter().any(|word| !clauses.is_relative(word));
    let other = clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|word| !clauses.is_relative(word));
    over.is_some() && (clauses.is_passive(verb) || label == Label::Acl || subject) && !other
}

/// "put their names to the pact".
fn signed_by_name(clauses: &Clauses<'_>, noun: usize) -> Option<usize> {
    let preposition = clauses.head(noun).filter(|_| clauses.label(noun) == Label::Pobj)?;
    let verb =
        clauses.verb_above(preposition).filter(|_| matches!(clauses.lemma(preposition), "to" | "on" | "under"))?;
    let signs = clauses.verb_is(verb, "puts_signature")
        && clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|word| clauses.noun_is(word, "signature"));
    signs.then_some(verb)
}

/// The day that hangs from the verb, the most precise if there are several.
fn date(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Option<PartialDate> {
    let of = &scene.document.sentences[sentence];
    let own = of.dates.iter().filter(|hit| {
        let token = of.token_at(hit.span.start).filter(|token| *token < clauses.len());
        hit.role == DateRole::Point && token.and_then(|token| clauses.verb_above(token)) == Some(verb)
    });
    let rank = |date: &PartialDate| match date.precision() {
        "day" => 2,
        "month" => 1,
        _ => 0,
    };
    own.map(|hit| hit.date).max_by_key(rank)
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn a_clause_on_the_making_tells_day_and_city() {
        for text in [
            "Kenya broke the border treaty with Libya, which was signed in Sebha on 4 May 2016.",
            "Kenya broke the border treaty that it signed with Libya in Sebha on 4 May 2016.",
            "Kenya broke the border treaty with Libya, signed in Sebha on 4 May 2016.",
            "Kenya broke the treaty with Libya aimed at sparing dams that was signed in Sebha on 4 May 2016.",
        ] {
            assert_eq!(agreements(text), ["KE+LY treaty violated 2016-05-04 Sebha"], "{text}");
        }
        let text = "Kenya broke the border treaty with Libya, which had banned a port in Sebha.";
        assert_eq!(agreements(text), ["KE+LY treaty violated - -"]);
    }

    #[test]
    fn names_are_put_to_what_is_signed() {
        let text = "The ministers of Kenya and Libya put their names to a border treaty in Sebha in May 2016.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2016-05 Sebha"]);
    }
}
