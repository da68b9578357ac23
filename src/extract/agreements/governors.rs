//! The words that govern an agreement's noun: whether it is signed, whether it collapses, whether one withdraws from it.

use crate::english::Label;
use crate::extract::clause::Clauses;

/// What the noun is to the verb that governs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// What is done to it.
    Object,
    /// What it does.
    Subject,
    /// Named behind these prepositions: "out of", "to".
    Behind(String),
}

/// A verb over an agreement's noun, or the noun that stands highest where there is no verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    /// The verb; `None` where the phrase hangs from none.
    pub(super) verb: Option<usize>,
    /// How the noun hangs from it.
    pub(super) relation: Relation,
    /// Nouns on the way up, lowest first: "talks" in "opened talks on a treaty".
    pub(super) through: Vec<usize>,
}

/// All governors of the noun `head`: the one above it, and the clauses that hang from it.
pub(super) fn governors(clauses: &Clauses<'_>, head: usize) -> Vec<Governor> {
    let mut found: Vec<Governor> = above(clauses, head).into_iter().collect();
    let shared: Vec<Governor> = found.first().map_or_else(Vec::new, |first| sharing_subject(clauses, head, first));
    found.extend(shared);
    // "the truce of June 18, which was signed": the clause may hang from the day.
    let days = clauses.objects_of(head, &["of"]).into_iter().filter(|word| matches!(clauses.tag(*word), "CD" | "NNP"));
    let dated: Vec<usize> = days
        .flat_map(|day| {
            let mut below = vec![day];
            below.extend(clauses.children_with(day, &[Label::Nummod]));
            below
        })
        .flat_map(|word| clauses.children_with(word, &[Label::Relcl]))
        .collect();
    for verb in clauses.children_with(head, &[Label::Relcl, Label::Acl]).into_iter().chain(dated) {
        if let Some(relation) = below(clauses, verb, head) {
            found.push(Governor { verb: Some(verb), relation, through: Vec::new() });
            found.extend(coordinated_verbs(clauses, verb, head));
        }
        // "which they hope to sign", "that is to be signed": the infinitive tells.
        let told = clauses.children_with(verb, &[Label::Xcomp]).into_iter().filter(|below| {
            clauses.has_to(*below)
                && clauses.children_with(*below, &[Label::Dobj]).iter().all(|word| clauses.is_relative(*word))
        });
        let object = |below| Governor { verb: Some(below), relation: Relation::Object, through: Vec::new() };
        found.extend(told.map(object));
    }
    found
}

/// "the pact was drafted in Doha and signed in Cairo", "the treaty binds both and was signed in 1999": the verbs that
/// share the noun as their subject.
fn sharing_subject(clauses: &Clauses<'_>, head: usize, first: &Governor) -> Vec<Governor> {
    let subject = matches!(clauses.label(head), Label::Nsubj | Label::Nsubjpass) && first.through.is_empty();
    let Some(verb) = first.verb.filter(|verb| subject && clauses.head(head) == Some(*verb)) else { return Vec::new() };
    let mut found = Vec::new();
    for conjunct in clauses.coordinated(verb).into_iter().skip(1).filter(|word| clauses.is_verb(*word)) {
        let own = clauses.children_with(conjunct, &[Label::Nsubj, Label::Nsubjpass, Label::Auxpass, Label::Aux]);
        let has_subject = own.iter().any(|word| matches!(clauses.label(*word), Label::Nsubj | Label::Nsubjpass));
        if has_subject {
            break;
        }
        let participle = clauses.tag(conjunct) == "VBN" && clauses.label(head) == Label::Nsubjpass && own.is_empty();
        let passive = own.iter().any(|word| clauses.label(*word) == Label::Auxpass);
        let relation = if participle || passive { Relation::Object } else { Relation::Subject };
        found.push(Governor { verb: Some(conjunct), relation, through: Vec::new() });
    }
    found
}

/// "a deal struck last year and now in doubt": the verbs coordinated with a clause that hangs from the noun.
fn coordinated_verbs(clauses: &Clauses<'_>, verb: usize, head: usize) -> Vec<Governor> {
    clauses
        .children_with(verb, &[Label::Conj])
        .into_iter()
        .filter(|conjunct| clauses.is_verb(*conjunct))
        .filter_map(|conjunct| {
            Some(Governor { verb: Some(conjunct), relation: below(clauses, conjunct, head)?, through: Vec::new() })
        })
        .collect()
}

fn above(clauses: &Clauses<'_>, head: usize) -> Option<Governor> {
    let mut through = Vec::new();
    let mut at = clauses.first_conjunct(head);
    for _ in 0..5 {
        let Some(up) = clauses.head(at) else {
            return Some(Governor { verb: None, relation: Relation::Object, through });
        };
        let verb = clauses.is_verb(up);
        match clauses.label(at) {
            Label::Dobj | Label::Nsubjpass | Label::Oprd if verb => {
                return Some(to_verb(up, Relation::Object, through));
            }
            Label::Nsubj if verb => return Some(to_verb(up, Relation::Subject, through)),
            // "concluded with A a treaty" may leave the object loose; "ruled the pact illegal" makes it a subject.
            Label::Dep | Label::Npadvmod | Label::Dative if verb => {
                return Some(to_verb(up, Relation::Object, through));
            }
            Label::Nsubj if clauses.head(up).is_some_and(|over| clauses.is_verb(over)) => {
                return clauses.head(up).map(|over| to_verb(over, Relation::Object, through));
            }
            Label::Attr if verb => return Some(to_verb(up, Relation::Object, through)),
            Label::Pobj => {
                let (names, top) = prepositions(clauses, up);
                let Some(top) = top else {
                    return Some(Governor { verb: None, relation: Relation::Behind(names), through });
                };
                if clauses.is_verb(top) {
                    return Some(to_verb(top, Relation::Behind(names), through));
                }
                through.push(top);
                at = clauses.first_conjunct(top);
            }
            Label::Compound | Label::Nmod | Label::Amod | Label::Poss if !verb => {
                through.push(up);
                at = clauses.first_conjunct(up);
            }
            Label::Appos => at = clauses.first_conjunct(up),
            _ => return Some(Governor { verb: None, relation: Relation::Object, through }),
        }
    }
    None
}

fn to_verb(verb: usize, relation: Relation, through: Vec<usize>) -> Governor {
    Governor { verb: Some(verb), relation, through }
}

/// The prepositions from this one upwards, in the order of the text, and the word they hang from.
fn prepositions(clauses: &Clauses<'_>, preposition: usize) -> (String, Option<usize>) {
    let mut names = vec![clauses.lemma(preposition)];
    let mut at = preposition;
    for _ in 0..3 {
        match clauses.head(at) {
            Some(up) if matches!(clauses.tag(up), "IN" | "RP" | "TO") && clauses.label(up) != Label::Mark => {
                names.insert(0, clauses.lemma(up));
                at = up;
            }
            top => return (names.join(" "), top),
        }
    }
    (names.join(" "), None)
}

/// What the noun is to a clause that hangs from it.
fn below(clauses: &Clauses<'_>, verb: usize, head: usize) -> Option<Relation> {
    if clauses.label(verb) == Label::Acl || clauses.head(verb).is_some_and(|up| clauses.label(up) == Label::Acl) {
        return match clauses.tag(verb) {
            "VBN" | "VBD" => Some(Relation::Object),
            "VBG" => Some(Relation::Subject),
            _ => None,
        };
    }
    let mine = |word: &usize| clauses.is_relative(*word) || *word == head;
    if clauses.children_with(verb, &[Label::Nsubjpass]).iter().any(mine) {
        return Some(Relation::Object);
    }
    let subjects = clauses.children_with(verb, &[Label::Nsubj]);
    if subjects.iter().any(mine) {
        return Some(Relation::Subject);
    }
    if let Some(behind) = relative_behind_preposition(clauses, verb) {
        return Some(Relation::Behind(behind));
    }
    let objects = clauses.children_with(verb, &[Label::Dobj]);
    (!subjects.is_empty() && (objects.is_empty() || objects.iter().any(mine))).then_some(Relation::Object)
}

/// "the deal from which it withdrew", "the deal it walked out of".
fn relative_behind_preposition(clauses: &Clauses<'_>, verb: usize) -> Option<String> {
    clauses.children_with(verb, &[Label::Prep]).into_iter().find_map(|preposition| {
        let objects = clauses.children_with(preposition, &[Label::Pobj, Label::Pcomp]);
        let open = objects.is_empty() && clauses.children_with(preposition, &[Label::Prep]).is_empty();
        (open || objects.iter().any(|object| clauses.is_relative(*object)))
            .then(|| clauses.lemma(preposition).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn verbs_that_share_the_noun_all_tell_of_it() {
        let text = "The treaty between Kenya and Libya was drafted by lawyers and was signed in Sebha on Tuesday.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-12 Sebha"]);
        let text = "The treaty between Kenya and Libya was drafted by lawyers and critics signed a petition in Sebha.";
        assert!(!agreements(text)[0].contains("signed"));
    }
}
