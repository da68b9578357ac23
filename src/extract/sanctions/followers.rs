//! Acts that only repeat another's: "Norway followed suit", "the union took the same steps that day", "so did Canada".

use super::{Act, details};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{Action, Mode};

/// How many sentences back the act may stand that is repeated.
const REACH: usize = 3;

/// Adds the acts of those who do what another has done, after the acts they repeat.
pub(super) fn add(scene: &mut Scene<'_>, acts: &mut Vec<Act>) {
    let mut added: Vec<Act> = Vec::new();
    for index in 0..scene.document.sentences.len() {
        let model = acts.iter().rev().find(|act| {
            act.rule != "sanction.participle"
                && act.sentence < index
                && index - act.sentence <= REACH
                && !act.targets.is_empty()
                && is_deed(act.action)
        });
        let Some(model) = model.cloned() else { continue };
        let Some(clauses) = scene.clauses(index) else { continue };
        for verb in (0..clauses.len()).filter(|word| clauses.is_verb(*word)) {
            if !repeats(&clauses, verb) {
                continue;
            }
            let Some((action, mode)) = repeated(&clauses, verb, &model) else { continue };
            let senders = followers(scene, index, &clauses, verb, &model);
            if senders.is_empty() {
                continue;
            }
            let date = details::date_of_verb(scene.document, index, &clauses, verb);
            let quote = scene.document.sentences[index].span;
            let rule = "sanction.follower";
            let confidence = 0.6;
            added.push(Act {
                sentence: index,
                word: verb,
                chain: vec![verb],
                verb: Some(verb),
                senders,
                action,
                mode,
                quote,
                date,
                rule,
                confidence,
                ..model.clone()
            });
        }
    }
    acts.extend(added);
    acts.sort_by_key(|act| act.sentence);
}

/// Acts of a sentence that may repeat the one told last before it, on weaker grounds: "joined them", "acted together", "did so in
/// May", "more would follow", "will also go ahead".
pub(super) fn faint(
    scene: &mut Scene<'_>,
    index: usize,
    clauses: &Clauses<'_>,
    earlier: &[Act],
    here: &[Act],
) -> Vec<Act> {
    let near = |act: &&Act| index.saturating_sub(act.sentence) <= REACH;
    let mut before = here.iter().rev().chain(earlier.iter().rev()).take_while(near);
    let Some(model) = before.find(|act| act.strong && is_deed(act.action)) else { return Vec::new() };
    let mut found = Vec::new();
    for verb in (0..clauses.len()).filter(|word| clauses.is_verb(*word)) {
        if !(repeats(clauses, verb) || may_repeat(clauses, verb)) || (model.sentence == index && verb <= model.word) {
            continue;
        }
        let Some((action, mode)) = repeated(clauses, verb, model) else { continue };
        let senders = followers(scene, index, clauses, verb, model);
        let date = details::date_of_verb(scene.document, index, clauses, verb);
        let quote = scene.document.sentences[index].span;
        // How it is told stays that of the act it repeats, which tells more.
        found.push(Act {
            sentence: index,
            word: verb,
            chain: vec![verb],
            verb: Some(verb),
            senders,
            strong: false,
            counted: false,
            back: true,
            explicit: false,
            names_both: false,
            international: false,
            action,
            mode,
            quote,
            date,
            rule: "faint.follower",
            ..model.clone()
        });
    }
    found
}

/// "did so", "joined them", "acted in concert", "went along", "more would follow".
fn may_repeat(clauses: &Clauses<'_>, verb: usize) -> bool {
    let so = clauses
        .children_with(verb, &[Label::Advmod, Label::Dobj])
        .into_iter()
        .any(|word| matches!(clauses.lemma(word), "so" | "same" | "likewise" | "too" | "also" | "more" | "further"));
    match clauses.lemma(verb) {
        "do" | "act" => so || !clauses.objects_of(verb, &["in", "with", "as"]).is_empty(),
        "follow" | "join" | "align" | "match" | "mirror" => !matches!(clauses.label(verb), Label::Prep | Label::Amod),
        "come" => so,
        _ => false,
    }
}

/// What becomes of the act where another repeats it: "is considering the same" is a plan, "would not follow" nothing.
fn repeated(clauses: &Clauses<'_>, verb: usize, model: &Act) -> Option<(Action, Option<Mode>)> {
    let planned = clauses.verb_is(verb, "plan") && !clauses.verb_is(verb, "do_likewise");
    let realis = clauses.realis(verb, 0).max(if planned { Realis::Planned } else { Realis::Actual });
    match (realis, model.action) {
        (Realis::Negated, _) => None,
        (Realis::Actual, action) => Some((action, model.mode)),
        (_, Action::Ease) => Some((Action::ProposeEase, model.mode)),
        (Realis::CalledFor, _) => Some((Action::Propose, Some(Mode::CalledFor))),
        (Realis::Threatened, _) => Some((Action::Propose, Some(Mode::Threatened))),
        _ => Some((Action::Propose, Some(Mode::Planned))),
    }
}

/// What can be done after another.
fn is_deed(action: Action) -> bool {
    matches!(action, Action::Impose | Action::Ease | Action::Extend)
}

/// "followed suit", "have since followed", "took similar steps", "did the same", "align themselves with the decision".
fn repeats(clauses: &Clauses<'_>, verb: usize) -> bool {
    let objects = clauses.children_with(verb, &[Label::Dobj]);
    let same = |word: usize| {
        clauses.lemma(word) == "same"
            || clauses
                .children(word)
                .any(|child| matches!(clauses.lemma(child), "same" | "similar" | "own" | "identical"))
    };
    if clauses.verb_is(verb, "follow") {
        return objects.is_empty() || objects.iter().any(|object| clauses.noun_is(*object, "same_step"));
    }
    // "joined them in July", "will match it", "joined in the embargo".
    if clauses.verb_is(verb, "mirror") {
        let taken = |word: usize| {
            let pronoun = matches!(clauses.lemma(word), "they" | "them" | "it" | "this" | "these");
            pronoun
                || (clauses.noun_is(word, "same_step")
                    && clauses.children(word).all(|child| !clauses.tag(child).starts_with("NNP")))
        };
        let joined = clauses.objects_of(verb, &["in"]);
        let into = clauses.lemma(verb) == "join" && joined.iter().any(|noun| clauses.noun_is(*noun, "same_step"));
        return into || objects.iter().any(|object| taken(*object));
    }
    if clauses.verb_is(verb, "do_likewise") || clauses.verb_is(verb, "plan") {
        let likewise =
            clauses.children_with(verb, &[Label::Advmod]).iter().any(|word| clauses.lemma(*word) == "likewise");
        return likewise
            || objects.iter().any(|object| {
                clauses.lemma(*object) == "same" || (clauses.noun_is(*object, "same_step") && same(*object))
            });
    }
    false
}

/// Who follows: the states that are its subjects, and not the one who led.
fn followers(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, model: &Act) -> Vec<PartyIx> {
    let mut subjects = clauses.subjects(verb, 0);
    if subjects.is_empty() {
        let before = scene.parties.in_sentence(sentence).iter().rfind(|mention| mention.end <= verb).map(|m| m.end - 1);
        subjects.extend(before.filter(|_| clauses.verb_is(verb, "follow")));
    }
    let mut found: Vec<PartyIx> = Vec::new();
    for subject in subjects {
        for party in scene.actors(sentence, subject) {
            let own = model.senders.contains(&party) || model.targets.contains(&party);
            if !own && !found.contains(&party) && scene.is_state_or_bloc(party) {
                found.push(party);
            }
        }
    }
    found
}
