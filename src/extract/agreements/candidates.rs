//! Which words are nouns of agreement: neither idioms, nor business, court or home affairs.

use super::mention::Sort;
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::{AgreementKind, PartyKind};

/// Whether a word is a noun that speaks of an agreement, and how.
pub(super) fn sort(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> Option<Sort> {
    let pronoun =
        matches!(clauses.lemma(word), "it" | "they" | "them" | "this") && matches!(clauses.tag(word), "PRP" | "DT");
    if pronoun && matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass) {
        if speaks_of_law(scene, sentence) {
            return None;
        }
        let signs = clauses.head(word).is_some_and(|verb| clauses.is_verb(verb) && signs_it(clauses, verb));
        return signs.then_some(Sort::Pronoun);
    }
    if !clauses.tag(word).starts_with('N')
        || clauses.is_negated(word)
        || is_denied(clauses, word)
        || is_absent(clauses, word)
        || clauses.is_disowned(word)
        || stands_for_another(scene, clauses, sentence, word)
    {
        return None;
    }
    let sort = if kind_of(clauses, word).is_some() {
        if clauses.noun_is(word, "agreement_weak") && !is_of_notes(clauses, word) { Sort::Weak } else { Sort::Noun }
    } else if clauses.noun_is(word, "agreement_weak") {
        Sort::Weak
    } else if clauses.noun_is(word, "agreement_document") && is_definite(clauses, word) {
        Sort::Document
    } else if clauses.noun_is(word, "agreement_document") && is_signed(clauses, word) {
        Sort::Weak
    } else if clauses.noun_is(word, "agreement_step") && is_definite(clauses, word) && is_signed(clauses, word) {
        Sort::Document
    } else {
        return None;
    };
    let other = is_private(clauses, word) || is_idiom(clauses, word) || is_awaited(clauses, word);
    (!other && !is_of_sanctions(clauses, word)).then_some(sort)
}

/// "an armistice, not a peace treaty".
fn is_denied(clauses: &Clauses<'_>, word: usize) -> bool {
    let first = clauses.children(word).filter(|child| *child < word).min().unwrap_or(word);
    (first.saturating_sub(1)..word).any(|at| matches!(clauses.lemma(at), "not" | "no" | "without"))
}

/// "does not have an extradition treaty", "lacks a trade deal": there is none.
fn is_absent(clauses: &Clauses<'_>, word: usize) -> bool {
    let of_verb = matches!(clauses.label(word), Label::Dobj | Label::Attr | Label::Nsubj | Label::Nsubjpass);
    let verb = clauses.head(word).filter(|up| of_verb && clauses.is_verb(*up) && !is_definite(clauses, word));
    verb.is_some_and(|verb| match clauses.lemma(verb) {
        "lack" => true,
        "have" | "exist" => clauses.realis(verb, 0) == Realis::Negated,
        _ => false,
    })
}

/// "The act covers banks. Clinton signed it": a law was spoken of last.
fn speaks_of_law(scene: &Scene<'_>, sentence: usize) -> bool {
    let cues = scene.tools.lexicon.cues();
    let text = scene.document.text(sentence.saturating_sub(1)).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| cues.is(Pos::Noun, word, "agreement_law"))
}

/// Verbs whose pronoun object can be an agreement.
fn signs_it(clauses: &Clauses<'_>, verb: usize) -> bool {
    (clauses.verb_is(verb, "sign") && clauses.lemma(verb) != "put")
        || matches!(clauses.lemma(verb), "ratify" | "renegotiate" | "abrogate" | "announce" | "initial")
}

/// What the noun makes of an agreement.
pub(super) fn kind_of(clauses: &Clauses<'_>, word: usize) -> Option<AgreementKind> {
    let lemma = clauses.lemma(word);
    let cues = clauses.cues.of(Pos::Noun, lemma);
    let kind = cues.iter().find_map(|cue| cue.strip_prefix("agreement:")).and_then(AgreementKind::from_code)?;
    let needed = match lemma {
        "cessation" => "agreement_hostility",
        "programme" | "program" => "agreement_joint_work",
        _ => return Some(kind),
    };
    clauses.objects_of(word, &["of", "for"]).iter().any(|object| clauses.noun_is(*object, needed)).then_some(kind)
}

/// "an exchange of letters", which is an agreement in a solemn form.
pub(super) fn is_of_notes(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses.lemma(word) == "exchange"
        && clauses.objects_of(word, &["of"]).into_iter().any(|object| clauses.noun_is(object, "agreement_notes"))
}

/// A compound before another noun of agreement ("truce deal"), or a part of a party's name.
fn stands_for_another(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> bool {
    // "signed a contract, the biggest deal between the two": the same once more.
    let superlative = |child: usize| clauses.tag(child) == "JJS" || clauses.lemma(child) == "first";
    let once_more = clauses.label(word) == Label::Appos && (0..word).any(|before| kind_of(clauses, before).is_some());
    if once_more && clauses.children_with(word, &[Label::Amod]).into_iter().any(superlative) {
        return true;
    }
    let compound = matches!(clauses.label(word), Label::Compound | Label::Nmod | Label::Amod);
    let over = clauses.head(word).filter(|_| compound);
    if over.is_some_and(|up| {
        kind_of(clauses, up).is_some() || clauses.tag(up).starts_with("NNP") && !clauses.tag(word).starts_with("NNP")
    }) {
        return true;
    }
    // "memorandum of understanding" is one noun.
    let of = clauses.head(word).filter(|up| clauses.label(word) == Label::Pobj && clauses.lemma(*up) == "of");
    if of.and_then(|up| clauses.head(up)).is_some_and(|noun| kind_of(clauses, noun) == Some(AgreementKind::Memorandum))
    {
        return true;
    }
    scene.parties.at(sentence, word).is_some_and(|naming| {
        // "the Mutual Defence Treaty" may have been taken for a body.
        let party = scene.parties.get(naming.party);
        let treaty = party.known.is_none()
            && party.kind == PartyKind::Organisation
            && naming.end == word + 1
            && kind_of(clauses, word).is_some()
            && !clauses.noun_is(word, "agreement_weak");
        !treaty
    })
}

/// "signed a paper on inspections".
fn is_signed(clauses: &Clauses<'_>, word: usize) -> bool {
    let Some(over) = clauses.head(word).filter(|over| clauses.is_verb(*over)) else { return false };
    let verbs = match clauses.label(word) {
        Label::Dobj => vec![over],
        Label::Nsubjpass => clauses.coordinated(over),
        _ => Vec::new(),
    };
    verbs.into_iter().any(|verb| {
        clauses.is_verb(verb) && clauses.verb_is(verb, "sign") && clauses.objects_of(verb, &["into"]).is_empty()
    })
}

fn is_definite(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses.children(word).any(|child| matches!(clauses.lemma(child), "the" | "this" | "that" | "these" | "both"))
        || !clauses.children_with(word, &[Label::Poss]).is_empty()
}

/// Business, court and home affairs: "plea deal", "merger agreement", "budget deal".
fn is_private(clauses: &Clauses<'_>, word: usize) -> bool {
    let marked = |at: usize| clauses.cues.is(Pos::Noun, &clauses.lemma(at).to_lowercase(), "private_agreement");
    let before = clauses
        .children_with(word, &[Label::Compound, Label::Amod, Label::Nmod, Label::Poss])
        .into_iter()
        .flat_map(|child| {
            let mut all = clauses.coordinated(child);
            all.extend(clauses.children_with(child, &[Label::Compound, Label::Nmod, Label::Amod]));
            all
        });
    let over = clauses.head(word).filter(|_| clauses.label(word) == Label::Compound);
    before.chain(over).any(marked)
        || clauses.objects_of(word, &["of"]).into_iter().any(|object| clauses.noun_is(object, "private_agreement"))
}

/// "a great deal of", "big deal", "in agreement", "in accord", "deal with" as a verb taken for a noun.
fn is_idiom(clauses: &Clauses<'_>, word: usize) -> bool {
    let adjective = |names: &[&str]| {
        clauses.children_with(word, &[Label::Amod]).into_iter().any(|child| names.contains(&clauses.lemma(child)))
    };
    let behind = |name: &str| {
        clauses.label(word) == Label::Pobj && clauses.head(word).is_some_and(|up| clauses.lemma(up) == name)
    };
    let bare = clauses
        .children(word)
        .all(|child| !matches!(clauses.label(child), Label::Det | Label::Poss | Label::Amod | Label::Compound));
    match clauses.lemma(word) {
        "deal" => {
            adjective(&["great", "good", "big", "raw", "real", "fair", "huge", "sweet", "bad"])
                && !speaks_of_states(clauses, word)
        }
        "bargain" => adjective(&["hard", "real", "good"]),
        "agreement" | "accord" => bare && (behind("in") || behind("of")),
        "exchange" => behind("in") && !is_of_notes(clauses, word),
        "declaration"
            if clauses.objects_of(word, &["of"]).into_iter().any(|of| clauses.noun_is(of, "agreement_unilateral")) =>
        {
            true
        }
        "communique" | "communiqué" | "statement" | "declaration" => is_source(clauses, word),
        "contract" | "settlement" => bare && behind("under"),
        _ => false,
    }
}

/// "a package of sanctions", "financial transactions with Chile": what sanctions are made of, or what they stop.
fn is_of_sanctions(clauses: &Clauses<'_>, word: usize) -> bool {
    let sanctions = clauses
        .objects_of(word, &["of"])
        .into_iter()
        .any(|of| clauses.noun_is(of, "sanction") || clauses.noun_is(of, "restriction"));
    let stopped = || {
        let several = clauses.lemma(word) == "transaction" && clauses.tag(word) == "NNS";
        several && clauses.verb_done_to(word).is_some_and(|verb| clauses.verb_is(verb, "cut_off"))
    };
    // "one of its strongest sanctions packages".
    let named = clauses.children_with(word, &[Label::Compound]).into_iter().any(|of| clauses.noun_is(of, "sanction"));
    (clauses.noun_is(word, "agreement_weak") && (sanctions || named)) || stopped()
}

/// "until a ceasefire is reached": one that there is not, and of which nothing is told.
fn is_awaited(clauses: &Clauses<'_>, word: usize) -> bool {
    let verb = clauses.head(word).filter(|_| matches!(clauses.label(word), Label::Nsubj | Label::Nsubjpass));
    verb.filter(|verb| clauses.label(*verb) == Label::Advcl).is_some_and(|verb| {
        let present = clauses
            .children_with(verb, &[Label::Auxpass])
            .into_iter()
            .any(|aux| clauses.tag(aux).starts_with("VB") && clauses.tag(aux) != "VBD");
        let until = |mark: usize| clauses.lemma(mark) == "until";
        present && clauses.children_with(verb, &[Label::Mark, Label::Prep]).into_iter().any(until)
    })
}

/// "the communique said", "said in a joint statement": where the news stands, no news itself.
fn is_source(clauses: &Clauses<'_>, word: usize) -> bool {
    let says = |verb: usize| clauses.is_verb(verb) && clauses.verb_is(verb, "say");
    match (clauses.label(word), clauses.head(word)) {
        (Label::Nsubj, Some(verb)) => says(verb),
        (Label::Pobj, Some(preposition)) => {
            clauses.lemma(preposition) == "in" && clauses.head(preposition).is_some_and(says)
        }
        _ => false,
    }
}

fn speaks_of_states(clauses: &Clauses<'_>, word: usize) -> bool {
    !clauses.objects_of(word, &["with", "between", "on"]).is_empty()
}
