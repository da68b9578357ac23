//! Why: the grounds that the clause of a deed names, as short phrases of the text.

use super::phrase::Phrases;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::extract::sanctions::act::Deed;
use crate::extract::sanctions::triggers::Trigger;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::Action;

/// How far below the deed, or whom it hits, an accusation may hang.
const DEEPEST: usize = 5;

/// Prepositions that a ground follows by themselves.
const BEFORE_GROUNDS: &[&str] = &["over", "following", "after", "since", "because", "amid", "due"];

/// What stands between "in response", "as punishment", "on suspicion" and the ground.
const AFTER_REPLIES: &[&str] = &["to", "for", "with", "of", "over", "against", "at"];

/// Where grounds may hang.
struct Places {
    /// The words for the sanction and the verb that does something with it.
    acting: Vec<usize>,
    /// Who is hit.
    hit: Vec<usize>,
}

/// The grounds that the clause names, in the order in which they are found, each once.
pub(in crate::extract::sanctions) fn reasons(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Vec<String> {
    let places = Places::of(clauses, trigger, deed);
    let phrases = Phrases { document, sentence, clauses };
    let mut found: Vec<String> = Vec::new();
    let mut add = |words: Option<String>| {
        if let Some(words) = words.filter(|words| !found.contains(words)) {
            found.push(words);
        }
    };
    for object in places.objects(clauses, deed) {
        if !trigger.chain.contains(&object) && !is_own_step(clauses, deed, object) {
            add(if is_clause(clauses, object) { phrases.clause(object) } else { ground(&phrases, object) });
        }
    }
    for verb in deed.verb.map(|verb| clause_grounds(clauses, verb, deed.action)).unwrap_or_default() {
        add(phrases.clause(verb));
    }
    for told in deed.verb.map(|verb| sayings(clauses, verb)).unwrap_or_default() {
        add(phrases.clause(told));
    }
    for event in before_result(clauses, trigger, deed) {
        add(if clauses.is_verb(event) { phrases.clause(event) } else { ground(&phrases, event) });
    }
    for verb in places.aims(clauses) {
        add(phrases.clause(verb));
    }
    if found.is_empty() {
        return anywhere(clauses, trigger)
            .into_iter()
            .find_map(|object| ground(&phrases, object))
            .into_iter()
            .collect();
    }
    found
}

/// "after concluding its review", "after its last sitting", "a day after it had eased others": what who acts has done before.
fn is_own_step(clauses: &Clauses<'_>, deed: &Deed, object: usize) -> bool {
    let first = clauses.first_conjunct(object);
    let later = clauses.head(first).is_some_and(|prep| matches!(clauses.lemma(prep), "after" | "since" | "following"));
    if !later || deed.verb.is_none_or(|verb| clauses.is_passive(verb)) {
        return false;
    }
    let owned = clauses.children_with(object, &[Label::Poss]).into_iter().any(|owner| clauses.tag(owner) == "PRP$");
    owned && !clauses.is_verb(object) && !clauses.noun_tells(object, "event")
        || clauses.tag(object) == "VBG"
        || (clauses.is_verb(object) && deals_with_sanctions(clauses, object))
}

/// "eased", "prolonged", "listed": what is done with other sanctions is no ground.
fn deals_with_sanctions(clauses: &Clauses<'_>, verb: usize) -> bool {
    ["ease", "extend", "list"].iter().any(|cue| clauses.verb_is(verb, cue))
}

/// The grounds of what a sentence tells of one sanction alone, wherever they hang: "in response to the test", "accusing it
/// of fraud".
fn anywhere(clauses: &Clauses<'_>, trigger: &Trigger) -> Vec<usize> {
    let other = |word: usize| clauses.noun_is(word, "sanction") && !trigger.chain.contains(&word);
    if (0..clauses.len()).any(other) {
        return Vec::new();
    }
    let mut found: Vec<usize> = (0..clauses.len()).flat_map(|word| replies(clauses, word)).collect();
    let accusing = |word: &usize| clauses.verb_tells(*word, "holds_against") && clauses.tag(*word) == "VBG";
    found.extend((0..clauses.len()).filter(accusing).flat_map(|word| clauses.objects_of(word, &["of", "for"])));
    found
}

/// A noun or gerund that may be a ground: "one round after another", "for far longer", "for a year" and "after talks" give
/// none.
pub(super) fn ground(phrases: &Phrases<'_, '_>, object: usize) -> Option<String> {
    let clauses = phrases.clauses;
    let gerund = clauses.tag(object) == "VBG";
    let thing = clauses.tag(object).starts_with('N') || gerund;
    let idle = clauses.noun_is(object, "occasion") || clauses.noun_tells(object, "no_reason");
    let bare = is_bare_name(clauses, object);
    let words = (thing && !idle && !bare && !phrases.is_date(object)).then(|| phrases.noun(object)).flatten();
    // "for having" of which a clause is cut off says nothing.
    words.filter(|words| !gerund || words.contains(' ') || clauses.lemma(object) != "have")
}

/// A name and no more, which is a ground behind "over" alone: "over Crimea".
fn is_bare_name(clauses: &Clauses<'_>, object: usize) -> bool {
    let over = clauses.head(clauses.first_conjunct(object)).is_some_and(|prep| clauses.lemma(prep) == "over");
    clauses.tag(object).starts_with("NNP")
        && clauses.children_with(object, &[Label::Prep, Label::Poss]).is_empty()
        && !over
}

/// Whether a word heads a clause of its own: a verb that is no gerund.
pub(super) fn is_clause(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses.is_verb(word) && clauses.tag(word) != "VBG"
}

impl Places {
    fn of(clauses: &Clauses<'_>, trigger: &Trigger, deed: &Deed) -> Self {
        let mut acting: Vec<usize> = trigger.chain.iter().copied().chain(deed.verb).collect();
        // "put it on its blacklist for shipping arms".
        let lists = acting.iter().flat_map(|word| clauses.objects_of(*word, &["on", "to"]));
        let lists: Vec<usize> = lists.filter(|noun| clauses.noun_is(*noun, "register")).collect();
        acting.extend(lists);
        acting.sort_unstable();
        acting.dedup();
        let mut hit: Vec<usize> =
            acting.iter().flat_map(|word| clauses.objects_of(*word, &["on", "against", "upon", "of"])).collect();
        let objects = deed.verb.into_iter().flat_map(|verb| clauses.patients(verb));
        hit.extend(objects.filter(|object| !acting.contains(object)));
        hit.dedup();
        Self { acting, hit }
    }

    /// The words that are named as grounds of the deed.
    fn objects(&self, clauses: &Clauses<'_>, deed: &Deed) -> Vec<usize> {
        let punishing: Vec<usize> = self.acting.iter().flat_map(|word| purposes(clauses, *word)).collect();
        let mut found: Vec<usize> =
            self.acting.iter().copied().chain(punishing).flat_map(|word| grounds(clauses, word)).collect();
        found.extend(self.hit.iter().flat_map(|word| replies(clauses, *word)));
        found.extend(self.hit.iter().flat_map(|word| clauses.objects_of(*word, &["over", "for"])));
        found.extend(self.accusations(clauses));
        if let Some(verb) = deed.verb {
            found.extend(above(clauses, verb).into_iter().flat_map(|verb| replies(clauses, verb)));
            if deed.subject_is_cause && !follows_event(clauses, verb) {
                found.extend(clauses.agents(verb));
            }
            if matches!(deed.action, Action::Ease | Action::ProposeEase) {
                let bargains = clauses.objects_of(verb, &["under", "in"]).into_iter();
                found.extend(bargains.filter(|noun| is_agreement(clauses, *noun)));
            }
        }
        if deed.action == Action::Enforce {
            found.extend(breaches(clauses));
        }
        // "for the government", "for Cuba" is whose good it is for.
        found.retain(|object| !is_beneficiary(clauses, *object));
        found
    }

    /// "accusing them of fraud", "citing fraud", "officials responsible for fraud": what is held against those hit.
    fn accusations(&self, clauses: &Clauses<'_>) -> Vec<usize> {
        let blames = |word: &usize| clauses.verb_tells(*word, "holds_against") || clauses.noun_tells(*word, "to_blame");
        let cites = |word: &usize| clauses.verb_tells(*word, "cites");
        let blaming = (0..clauses.len()).filter(blames).filter(|word| self.reach(clauses, *word));
        let mut found: Vec<usize> =
            blaming.flat_map(|word| clauses.objects_of(word, &["of", "for", "in", "with", "over"])).collect();
        let citing = (0..clauses.len()).filter(cites).filter(|word| clauses.tag(*word) == "VBG");
        found.extend(
            citing
                .filter(|word| self.reach(clauses, *word))
                .flat_map(|word| clauses.children_with(word, &[Label::Dobj]))
                .flat_map(|object| clauses.coordinated(object)),
        );
        found
    }

    /// "to force it to talk", "aimed at stopping it": what the deed is to bring about.
    fn aims(&self, clauses: &Clauses<'_>) -> Vec<usize> {
        let aims = |word: &usize| {
            let infinitive = clauses.has_to(*word);
            let gerund = clauses.tag(*word) == "VBG" && clauses.label(*word) == Label::Pcomp;
            (infinitive || gerund && is_after_aim(clauses, *word)) && clauses.verb_tells(*word, "brings_about")
        };
        (0..clauses.len()).filter(aims).filter(|word| self.is_aim_of(clauses, *word)).collect()
    }

    /// Whether an aim hangs from the deed, or from "effort", "aimed" and their like below it.
    fn is_aim_of(&self, clauses: &Clauses<'_>, aim: usize) -> bool {
        let mut at = aim;
        for _ in 0..DEEPEST {
            if clauses.label(at) == Label::Ccomp
                || clauses.noun_tells(at, "in_reply")
                || (at != aim && clauses.tag(at) == "VBD")
            {
                return false;
            }
            let Some(head) = clauses.head(at) else { return false };
            if self.acting.contains(&head) && clauses.label(at) == Label::Conj {
                return false;
            }
            if self.acting.contains(&head) {
                return at != aim || clauses.label(at) != Label::Xcomp || !clauses.verb_is(head, "plan");
            }
            at = head;
        }
        false
    }

    /// Whether a word hangs, at most so deep, from the deed or from whom it hits.
    fn reach(&self, clauses: &Clauses<'_>, word: usize) -> bool {
        // "who accuse it of fraud" says what those hit do, "whom it accuses of fraud" what is held against them.
        let told_of = || {
            let subjects = clauses.children_with(word, &[Label::Nsubj]);
            !subjects.is_empty() && subjects.into_iter().all(|subject| !clauses.is_relative(subject))
        };
        if is_disowned(clauses, word) || clauses.label(word) == Label::Relcl && !clauses.is_passive(word) && !told_of()
        {
            return false;
        }
        let mut heads = std::iter::successors(clauses.head(word), |at| clauses.head(*at)).take(DEEPEST);
        let ends = |at: &usize| {
            let own = self.acting.contains(at) || self.hit.contains(at);
            own || *at != word && clauses.is_verb(*at) && !clauses.children_with(*at, &[Label::Nsubj]).is_empty()
        };
        let first = heads.find(|at| ends(at) || is_disowned(clauses, *at));
        first.is_some_and(|at| self.acting.contains(&at) || self.hit.contains(&at))
    }
}

/// "without accusing it", "refusing to accuse it", "did not accuse it": what is not said.
fn is_disowned(clauses: &Clauses<'_>, word: usize) -> bool {
    let before = clauses.label(word) == Label::Pcomp
        && clauses.head(word).is_some_and(|prep| matches!(clauses.lemma(prep), "without" | "despite"));
    before || clauses.is_verb(word) && (clauses.is_negated(word) || clauses.verb_is(word, "refuse"))
}

/// A noun that means an agreement by itself.
fn is_agreement(clauses: &Clauses<'_>, noun: usize) -> bool {
    let cues = clauses.cues.of(Pos::Noun, clauses.lemma(noun));
    cues.iter().any(|cue| cue.starts_with("agreement:")) && !clauses.noun_tells(noun, "in_reply")
}

/// "aimed at stopping": whether "at" of an aim stands before a gerund.
fn is_after_aim(clauses: &Clauses<'_>, gerund: usize) -> bool {
    let at = clauses.head(gerund).filter(|at| matches!(clauses.lemma(*at), "at" | "of"));
    at.and_then(|at| clauses.head(at))
        .is_some_and(|word| clauses.verb_is(word, "plan") || clauses.noun_tells(word, "aim"))
}

/// What is named as the ground of a sanction or of what is done with it: "over its tests", "in response to the test".
pub(super) fn grounds(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let mut found = clauses.objects_of(word, BEFORE_GROUNDS);
    found.extend(clauses.objects_of(word, &["for"]));
    // "because of the test", "due to the test".
    let doubled = clauses.children(word).filter(|child| matches!(clauses.lemma(*child), "because" | "due"));
    found.extend(doubled.flat_map(|prep| clauses.objects_of(prep, &["to", "of"])));
    found.extend(replies(clauses, word));
    let follows =
        clauses.children(word).filter(|child| clauses.tag(*child) == "VBG" && clauses.lemma(*child) == "follow");
    found.extend(follows.flat_map(|verb| clauses.children_with(verb, &[Label::Dobj, Label::Pobj])));
    found
}

/// "in response to the test", "in return for a pledge", "on suspicion of fraud": what is answered.
fn replies(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let nouns = clauses.objects_of(word, &["in", "as", "on"]).into_iter();
    nouns
        .filter(|noun| clauses.noun_tells(*noun, "in_reply"))
        .flat_map(|noun| clauses.objects_of(noun, AFTER_REPLIES))
        .collect()
}

/// "sanctions to punish it for the test": what they are to do, where that names a ground.
fn purposes(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let below = clauses.children_with(word, &[Label::Acl, Label::Relcl, Label::Advcl, Label::Xcomp]);
    below.into_iter().filter(|verb| clauses.has_to(*verb) && clauses.verb_is(*verb, "answer")).collect()
}

/// "saying it had helped the rebels": what a bare participle behind the deed gives as its ground.
fn sayings(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
    let says = |word: &usize| {
        *word > verb
            && clauses.tag(*word) == "VBG"
            && matches!(clauses.lemma(*word), "say" | "argue" | "allege" | "claim" | "note")
            && !clauses.has_child(*word, &[Label::Nsubj, Label::Mark])
    };
    let below = clauses.children_with(verb, &[Label::Advcl]).into_iter().filter(says);
    let to_come = |told: &usize| clauses.children(*told).any(|word| clauses.tag(word) == "MD");
    below.flat_map(|word| clauses.children_with(word, &[Label::Ccomp])).filter(|told| !to_come(told)).collect()
}

/// The verbs that say that the deed is done: "In response to the test, it said that it would act".
fn above(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
    let next = |at: &usize| {
        let below = matches!(clauses.label(*at), Label::Ccomp | Label::Xcomp);
        clauses.head(*at).filter(|head| below && clauses.is_verb(*head))
    };
    std::iter::successors(next(&verb), next).take(DEEPEST).collect()
}

/// "it tested a missile, triggering sanctions": whether a verb only tells what came of the clause above it.
fn follows_event(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.tag(verb) == "VBG" && clauses.label(verb) == Label::Advcl
}

/// What "triggering sanctions" or "clearing the way for their lifting" came of: what was done, or the clause that tells it.
fn before_result(clauses: &Clauses<'_>, trigger: &Trigger, deed: &Deed) -> Vec<usize> {
    let results = |verb: &usize| {
        let brings = clauses.verb_is(*verb, "cause") || clauses.verb_is(*verb, "lead_to");
        (brings || clauses.verb_tells(*verb, "opens_way")) && follows_event(clauses, *verb)
    };
    let verb = deed.verb.filter(results).or_else(|| clauses.verb_above(trigger.top).filter(results));
    let Some(mut event) = verb.and_then(|verb| clauses.head(verb)).filter(|head| clauses.is_verb(*head)) else {
        return Vec::new();
    };
    while let Some(told) = clauses.children_with(event, &[Label::Ccomp]).first() {
        event = *told;
    }
    let objects = clauses.children_with(event, &[Label::Dobj]).into_iter().flat_map(|noun| clauses.coordinated(noun));
    let events: Vec<usize> = objects.filter(|noun| clauses.noun_tells(*noun, "event")).collect();
    if events.is_empty() { vec![event] } else { events }
}

/// "broke the embargo by shipping oil": how it was breached, wherever the sentence tells.
fn breaches(clauses: &Clauses<'_>) -> Vec<usize> {
    let gerund = |word: &usize| clauses.tag(*word) == "VBG";
    let breaking = (0..clauses.len()).filter(|word| clauses.verb_is(*word, "breach"));
    breaking.flat_map(|word| clauses.objects_of(word, &["by"])).filter(gerund).collect()
}

/// Whether a noun behind "for" names those whose good it is for.
fn is_beneficiary(clauses: &Clauses<'_>, object: usize) -> bool {
    let first = clauses.first_conjunct(object);
    let behind = clauses.head(first).is_some_and(|prep| clauses.lemma(prep) == "for");
    let named = clauses.tag(object).starts_with("NNP");
    behind && (named || clauses.noun_is(object, "people") || clauses.noun_is(object, "private_actor"))
}

/// "after it invaded its neighbour", "because it broke its word", "if it tests again": clauses that tell the ground.
pub(super) fn clause_grounds(clauses: &Clauses<'_>, verb: usize, action: Action) -> Vec<usize> {
    let below = clauses.children_with(verb, &[Label::Advcl]).into_iter();
    let mut found: Vec<usize> = below.filter(|clause| opens_ground(clauses, *clause, action)).collect();
    // "in April, when it refused to talk" hangs from the day.
    let days = clauses.children(verb).flat_map(|child| clauses.children_with(child, &[Label::Pobj]));
    let told = days.flat_map(|day| clauses.children_with(day, &[Label::Relcl, Label::Advcl]));
    found.extend(told.filter(|clause| opens_ground(clauses, *clause, action)));
    found
}

/// Whether the word that opens a clause makes it a ground of such an act.
fn opens_ground(clauses: &Clauses<'_>, clause: usize, action: Action) -> bool {
    let openers = clauses.children(clause).take_while(|child| *child < clause);
    let told = clauses.tag(clause) == "VBD" || clauses.children(clause).any(|child| clauses.tag(child) == "VBD");
    let pronoun = clauses.children_with(clause, &[Label::Nsubj, Label::Nsubjpass]).into_iter().any(|subject| {
        matches!(clauses.lemma(subject), "it" | "he" | "she" | "they" | "I" | "we") || clauses.tag(subject) == "PRP"
    });
    let hoped = matches!(action, Action::Propose | Action::ProposeEase);
    // "after which it broke off the talks" comes later; "a decade after it began" only counts the time.
    let (first, _) = clauses.extent(clause);
    let later = (first..clause).any(|word| matches!(clauses.tag(word), "WDT" | "WP"));
    let counted = clauses
        .children_with(clause, &[Label::Npadvmod])
        .into_iter()
        .any(|unit| matches!(clauses.lemma(unit), "month" | "year" | "decade" | "century"));
    // "even after it lifted others".
    if later || counted || deals_with_sanctions(clauses, clause) {
        return false;
    }
    let says = clauses.verb_is(clause, "say") || ["impose", "bar"].iter().any(|cue| clauses.verb_is(clause, cue));
    let denied = |opener: usize| opener.checked_sub(1).is_some_and(|before| clauses.lemma(before) == "not");
    openers.into_iter().filter(|opener| !denied(*opener)).any(|opener| match clauses.lemma(opener) {
        "because" => true,
        "after" => told && !promises(clauses, clause),
        // "has listed hundreds since the law came into force" counts from then.
        "since" => told && !takes_effect(clauses, clause),
        "when" => !hoped && told && !pronoun && !says,
        "as" => action == Action::Ease && told && !pronoun && !says && !takes_effect(clauses, clause),
        "once" => matches!(action, Action::Ease | Action::ProposeEase),
        "if" | "unless" => hoped,
        _ => false,
    })
}

/// "came into force", "took effect": when, not why.
fn takes_effect(clauses: &Clauses<'_>, verb: usize) -> bool {
    let mut objects = clauses.objects_of(verb, &["into", "in"]);
    objects.extend(clauses.children_with(verb, &[Label::Dobj]));
    objects.into_iter().any(|noun| matches!(clauses.lemma(noun), "force" | "effect" | "being" | "operation"))
}

/// "after it had promised it": the deed itself, told before.
fn promises(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|object| matches!(clauses.lemma(object), "it" | "this"))
}

#[cfg(test)]
pub(super) mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    /// The reasons of the first sanction.
    pub(in crate::extract::sanctions::details) fn reasons(text: &str) -> Vec<String> {
        let facts = read(text, "2019-03-14");
        let found = facts.claims.into_iter().find_map(|claim| match claim.fact {
            Fact::Sanction(sanction) => Some(sanction.reasons),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("no sanction in {text}"))
    }

    /// Each sentence with the grounds that are read in it.
    fn check(cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            assert_eq!(reasons(text), *expected, "{text}");
        }
    }

    #[test]
    fn times_and_those_who_gain_are_no_grounds() {
        check(&[
            ("Canada imposed sanctions on Eritrea for its raids.", &["raids"]),
            ("Canada imposed sanctions on Eritrea for six months.", &[]),
            ("Canada eased its sanctions on Eritrea for farmers.", &[]),
            ("Canada imposed sanctions on Eritrea after talks in Oslo.", &[]),
        ]);
    }

    #[test]
    fn clauses_tell_grounds() {
        check(&[
            ("Canada imposed sanctions on Eritrea after it attacked Djibouti.", &["attacked Djibouti"]),
            ("Canada imposed sanctions on Eritrea while it attacked Djibouti.", &[]),
            (
                "Canada lifted its sanctions on Eritrea as Asmara released the prisoners.",
                &["Asmara released the prisoners"],
            ),
            ("Canada imposed sanctions on Eritrea as Asmara looked on.", &[]),
            ("Canada will impose sanctions on Eritrea if Asmara attacks Djibouti.", &["Asmara attacks Djibouti"]),
        ]);
    }

    #[test]
    fn what_who_acts_has_done_before_is_no_ground() {
        check(&[
            ("Canada imposed sanctions on Eritrea after its second missile test.", &["second missile test"]),
            ("Canada imposed sanctions on Eritrea after its last sitting.", &[]),
            ("Canada imposed sanctions on Eritrea after concluding a review of its policy.", &[]),
            ("Canada lifted its sanctions on Eritrea as the peace accord came into force.", &[]),
        ]);
    }

    #[test]
    fn what_is_answered_or_given_in_return_is_a_ground() {
        check(&[
            ("Canada lifted its sanctions on Eritrea in return for a troop withdrawal.", &["troop withdrawal"]),
            ("Canada imposed sanctions on Eritrea in retaliation for a raid on Djibouti.", &["raid on Djibouti"]),
            ("Canada lifted its sanctions on Eritrea in line with its promise.", &[]),
            (
                "Canada lifted its sanctions on Eritrea under a peace accord with Djibouti.",
                &["peace accord with Djibouti"],
            ),
            ("Canada lifted its sanctions on Eritrea under a full moon.", &[]),
        ]);
    }

    #[test]
    fn what_brought_sanctions_about_is_their_ground() {
        check(&[
            ("Eritrea carried out a missile test in May, triggering Canadian sanctions on Asmara.", &["missile test"]),
            ("Eritrea carried out a missile test in May, ignoring Canadian sanctions on Asmara.", &[]),
        ]);
    }

    #[test]
    fn a_name_alone_is_a_ground_behind_over_alone() {
        check(&[
            ("Canada imposed sanctions on Eritrea over Djibouti.", &["Djibouti"]),
            ("Canada imposed sanctions on Eritrea after Djibouti.", &[]),
        ]);
    }

    #[test]
    fn accusations_are_grounds() {
        check(&[
            ("Canada imposed sanctions on Eritrea, accusing it of smuggling arms.", &["smuggling arms"]),
            ("Canada imposed sanctions on Eritrea, citing a raid on Djibouti.", &["raid on Djibouti"]),
            ("Canada imposed sanctions on Eritrean officers responsible for torture.", &["torture"]),
            ("Canada imposed sanctions on Eritrea, reminding Norway of a promise.", &[]),
            ("Canada froze the assets of Eritrean officers whom it accuses of torture.", &["torture"]),
            ("Canada froze the assets of Eritrean officers who accuse it of torture.", &[]),
            (
                "Canada imposed sanctions on Eritrea, saying Asmara had armed the rebels.",
                &["Asmara had armed the rebels"],
            ),
            ("Canada imposed sanctions on Eritrea, saying Norway would follow.", &[]),
        ]);
    }

    #[test]
    fn aims_are_grounds() {
        check(&[
            ("Canada imposed sanctions on Eritrea to force it to talk.", &["force it to talk"]),
            ("Canada threatened to impose sanctions on Eritrea.", &[]),
            ("Canada plans to stop its sanctions on Eritrea.", &[]),
        ]);
    }

    #[test]
    fn each_of_two_grounds_stands_for_itself() {
        check(&[
            (
                "Canada imposed sanctions on Eritrea over its missile tests and its raid on Djibouti.",
                &["missile tests", "raid on Djibouti"],
            ),
            ("Canada imposed sanctions on Eritrea over its missile tests.", &["missile tests"]),
        ]);
    }
}
