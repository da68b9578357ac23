//! Mentions of agreements by a noun: which nouns count, and what the words around them say.

use super::circumstances;
use super::governors::{Governor, Relation, governors};
use super::mention::{Mention, Sort, merge};
use super::participants::{Whom, are_world_powers, between, evoked, helpers, owners, whom, with};
use super::stage::{Part, Stage, described, stage};
use super::title::title;
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::{AgreementKind, AgreementStatus};

/// The mentions by a noun of one sentence.
pub(super) fn mentions(scene: &mut Scene<'_>, sentence: usize) -> Vec<Mention> {
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let heads: Vec<(usize, Sort)> =
        (0..clauses.len()).filter_map(|word| Some((word, sort(scene, &clauses, sentence, word)?))).collect();
    heads.into_iter().map(|(head, sort)| read(scene, &clauses, sentence, head, sort)).collect()
}

/// Whether a word is a noun that speaks of an agreement, and how.
fn sort(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> Option<Sort> {
    let pronoun =
        matches!(clauses.lemma(word), "it" | "they" | "them" | "this") && matches!(clauses.tag(word), "PRP" | "DT");
    if pronoun && matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass) {
        let signs = clauses.head(word).is_some_and(|verb| clauses.is_verb(verb) && signs_it(clauses, verb));
        return signs.then_some(Sort::Pronoun);
    }
    if !clauses.tag(word).starts_with('N')
        || clauses.is_negated(word)
        || is_denied(clauses, word)
        || stands_for_another(scene, clauses, sentence, word)
    {
        return None;
    }
    let sort = if kind_of(clauses, word).is_some() {
        if clauses.noun_is(word, "agreement_weak") { Sort::Weak } else { Sort::Noun }
    } else if clauses.noun_is(word, "agreement_weak") {
        Sort::Weak
    } else if clauses.noun_is(word, "agreement_document") && is_definite(clauses, word) {
        Sort::Document
    } else {
        return None;
    };
    (!is_private(clauses, word) && !is_idiom(clauses, word)).then_some(sort)
}

/// "an armistice, not a peace treaty".
fn is_denied(clauses: &Clauses<'_>, word: usize) -> bool {
    let first = clauses.children(word).filter(|child| *child < word).min().unwrap_or(word);
    (first.saturating_sub(1)..word).any(|at| matches!(clauses.lemma(at), "not" | "no" | "without"))
}

/// Verbs whose pronoun object can be an agreement.
fn signs_it(clauses: &Clauses<'_>, verb: usize) -> bool {
    (clauses.verb_is(verb, "sign") && clauses.lemma(verb) != "put")
        || matches!(clauses.lemma(verb), "ratify" | "renegotiate" | "abrogate" | "announce" | "initial")
}

/// What the noun makes of an agreement.
fn kind_of(clauses: &Clauses<'_>, word: usize) -> Option<AgreementKind> {
    let lemma = clauses.lemma(word);
    let cues = clauses.cues.of(Pos::Noun, lemma);
    let kind = cues.iter().find_map(|cue| cue.strip_prefix("agreement:")).and_then(AgreementKind::from_code)?;
    (lemma != "cessation"
        || clauses
            .objects_of(word, &["of"])
            .iter()
            .any(|object| matches!(clauses.lemma(*object), "hostility" | "hostilities" | "fire" | "violence")))
    .then_some(kind)
}

/// A compound before another noun of agreement ("truce deal"), or a part of a party's name.
fn stands_for_another(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> bool {
    let compound = matches!(clauses.label(word), Label::Compound | Label::Nmod | Label::Amod);
    let over = clauses.head(word).filter(|_| compound);
    if over.is_some_and(|up| {
        kind_of(clauses, up).is_some() || clauses.tag(up).starts_with("NNP") && !clauses.tag(word).starts_with("NNP")
    }) {
        return true;
    }
    scene.parties.at(sentence, word).is_some()
}

fn is_definite(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses.children(word).any(|child| matches!(clauses.lemma(child), "the" | "this" | "that" | "these" | "both"))
        || !clauses.children_with(word, &[Label::Poss]).is_empty()
}

/// Business, court and home affairs: "plea deal", "merger agreement", "budget deal".
fn is_private(clauses: &Clauses<'_>, word: usize) -> bool {
    let marked = |at: usize| {
        clauses.noun_is(at, "private_agreement") || clauses.cues.is(Pos::Noun, clauses.lemma(at), "private_agreement")
    };
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
        "agreement" | "accord" => bare && (behind("in") || behind("of")),
        "exchange" => behind("in"),
        "communique" | "communiqué" | "statement" | "declaration" => is_source(clauses, word),
        "contract" | "settlement" => bare && behind("under"),
        _ => false,
    }
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

/// Reads the phrase headed by a noun, and the words over it.
pub(super) fn read(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize, sort: Sort) -> Mention {
    let mut mention = Mention::new(sentence, head, sort, "agreement.noun");
    mention.kind = kind(clauses, head);
    mention.indefinite = is_indefinite(clauses, head);
    let name = title(scene.document, clauses, sentence, head);
    let about = phrase(scene, clauses, sentence, head, name.end);
    mention.topics = scene.tools.lexicon.cues().topics_in(&about.to_lowercase()).into_iter().collect();
    mention.other = is_other(clauses, head);
    mention.title = name.text;
    mention.official = name.official && sort == Sort::Noun;
    if let Some(first) = name_before(clauses, head).filter(|name| scene.parties.at(sentence, *name).is_none()) {
        mention.title = super::title::words(scene.document, sentence, clauses.extent(first).0, first + 1);
        mention.official = true;
    }
    mention.marks = marks(scene, clauses, sentence, head);
    mention.year = circumstances::year(clauses, head);
    around(scene, clauses, &mut mention);
    governed(scene, clauses, &mut mention);
    mention.evoked = evoked(scene, sentence, head);
    mention
}

/// The words that tell what it is about: its title, and a clause that says what it provides ("a deal under which ...").
fn phrase(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize, title_end: usize) -> String {
    let first = clauses.children(head).filter(|child| *child < head && head - child < 9).min().unwrap_or(head);
    let provides = clauses.children_with(head, &[Label::Relcl]).into_iter().find(|verb| {
        clauses
            .children_with(*verb, &[Label::Nsubj, Label::Nsubjpass])
            .iter()
            .any(|word| !clauses.is_relative(*word) || clauses.tag(*verb) == "VBZ")
    });
    let end = provides.map_or(title_end, |verb| clauses.extent(verb).1.min(head + 24).max(title_end));
    super::title::words(scene.document, sentence, first, end)
}

/// "the previous framework", "another deal": not the one spoken of.
fn is_other(clauses: &Clauses<'_>, head: usize) -> bool {
    clauses.children(head).any(|child| {
        child < head
            && matches!(
                clauses.lemma(child),
                "previous"
                    | "earlier"
                    | "former"
                    | "prior"
                    | "old"
                    | "separate"
                    | "similar"
                    | "another"
                    | "other"
                    | "later"
                    | "subsequent"
            )
    })
}

/// A proper name to which the noun is an apposition: "Open Skies, the treaty on ...".
fn name_before(clauses: &Clauses<'_>, head: usize) -> Option<usize> {
    let name = clauses.head(head).filter(|_| clauses.label(head) == Label::Appos)?;
    (clauses.tag(name).starts_with("NNP") && name < head).then_some(name)
}

/// The kind: that of the noun, or of the ceasefire before it ("truce deal").
fn kind(clauses: &Clauses<'_>, head: usize) -> Option<AgreementKind> {
    let compound = clauses
        .children_with(head, &[Label::Compound, Label::Nmod, Label::Amod])
        .into_iter()
        .filter_map(|child| kind_of(clauses, child))
        .find(|kind| *kind != AgreementKind::Accord);
    compound.or_else(|| {
        let of = clauses.objects_of(head, &["of"]).into_iter().find_map(|object| kind_of(clauses, object));
        let own = kind_of(clauses, head);
        if own == Some(AgreementKind::Accord) {
            of.filter(|kind| *kind == AgreementKind::Ceasefire).or(own)
        } else {
            own
        }
    })
}

fn is_indefinite(clauses: &Clauses<'_>, head: usize) -> bool {
    let determined = clauses.children(head).any(|child| {
        matches!(clauses.label(child), Label::Det | Label::Poss)
            && !matches!(clauses.lemma(child), "a" | "an" | "another" | "any" | "some" | "no")
    });
    !determined
}

/// The common nouns before the head that tell this agreement from others of its kind.
fn marks(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> std::collections::BTreeSet<String> {
    clauses
        .children_with(head, &[Label::Compound, Label::Nmod, Label::Amod])
        .into_iter()
        .filter(|child| *child < head && scene.parties.at(sentence, *child).is_none())
        .filter(|child| clauses.tag(*child).starts_with('N') && kind_of(clauses, *child).is_none())
        .filter(|child| !clauses.noun_is(*child, "agreement_vague"))
        .map(|child| clauses.lemma(child).to_owned())
        .collect()
}

/// The parties that the phrase itself names.
fn around(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention) {
    let (sentence, head) = (mention.sentence, mention.head);
    let (owner, places) = owners(scene, sentence, head);
    let ceasefire = mention.kind == Some(AgreementKind::Ceasefire);
    let mut named = Whom { people: Vec::new(), ..owner };
    if ceasefire {
        named.actors.retain(|actor| !places.contains(actor));
        merge(&mut mention.evoked, &places);
    }
    let pair = between(scene, sentence, head);
    named.add(&pair);
    let partner = with(scene, sentence, head);
    named.add(&partner);
    if mention.official {
        let listed = listed(scene, clauses, sentence, head);
        if listed.actors.len() >= 2 {
            named.add(&listed);
        }
    }
    let bound = bound(scene, clauses, sentence, head);
    named.add(&bound);
    take(mention, &named);
    mention.mediators = helpers(scene, sentence, head);
    let mediators = mention.mediators.clone();
    mention.parties.retain(|party| !mediators.contains(party));
}

/// "Declaration of A and B on ...": the states named between the noun and its subject.
fn listed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    if head + 1 >= clauses.len() || !matches!(clauses.lemma(head + 1), "of" | "between") {
        return Whom::default();
    }
    let end = (head + 2..clauses.len().min(head + 24))
        .find(|at| matches!(clauses.lemma(*at), "on" | "for" | "concerning" | "regarding" | "”" | "\""))
        .unwrap_or(head + 2);
    let mut named = Whom::default();
    for word in head + 2..end {
        if scene.parties.at(sentence, word).is_some_and(|naming| naming.first == word) {
            named.add(&whom(scene, sentence, word));
        }
    }
    named
}

/// "the deal commits A and B to ...", "the pact saw A persuade B to ...": those whom it binds.
fn bound(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    let verb = clauses.head(head).filter(|verb| clauses.label(head) == Label::Nsubj && clauses.is_verb(*verb));
    let Some(verb) =
        verb.filter(|verb| matches!(clauses.lemma(*verb), "see" | "commit" | "oblige" | "bind" | "require" | "unite"))
    else {
        return Whom::default();
    };
    let mut words = clauses.patients(verb);
    for below in clauses.children_with(verb, &[Label::Ccomp, Label::Xcomp]) {
        words.extend(
            clauses.children_with(below, &[Label::Nsubj]).into_iter().flat_map(|word| clauses.coordinated(word)),
        );
        words.extend(clauses.patients(below));
        for lower in clauses.children_with(below, &[Label::Ccomp, Label::Xcomp]) {
            words.extend(
                clauses.children_with(lower, &[Label::Nsubj]).into_iter().flat_map(|word| clauses.coordinated(word)),
            );
        }
    }
    let named: Vec<usize> = words.into_iter().filter(|word| scene.parties.at(sentence, *word).is_some()).collect();
    Whom::of(scene, sentence, &named)
}

fn take(mention: &mut Mention, whom: &Whom) {
    merge(&mut mention.parties, &whom.actors);
    merge(&mut mention.firms, &whom.firms);
    merge(&mut mention.bodies, &whom.bodies);
}

/// What the verbs and nouns over the agreement say: its stage, those who act, when and where.
fn governed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention) {
    let (sentence, head) = (mention.sentence, mention.head);
    let mut anchor = head;
    let found = governors(clauses, head);
    for governor in &found {
        if let Some(verb) = governor.verb.filter(|_| governor.relation == Relation::Object) {
            supplied(scene, clauses, mention, verb);
        }
        if let Some(found) = stage(clauses, governor) {
            if weight(found.status) >= mention.stage.map_or(0, weight) {
                mention.stage = Some(found.status);
                mention.rule = found.rule;
                anchor = found.word;
            }
            act(scene, clauses, mention, governor, &found);
        } else if governor.relation == Relation::Object {
            partner_of_verb(scene, mention, governor);
        }
    }
    if mention.stage.is_none() {
        mention.stage = described(clauses, head);
    }
    if mention.parties.len() == 1 && !with(scene, sentence, head).actors.is_empty() {
        host(scene, clauses, mention, &found);
    }
    let acted = mention.rule != "agreement.noun";
    mention.date = circumstances::date(scene, sentence, anchor, head)
        .filter(|_| acted)
        .or_else(|| circumstances::own_date(scene, sentence, head));
    if mention.rule == "agreement.implement" && mention.stage == Some(AgreementStatus::Agreed) {
        // "will be implemented on Saturday" is no day of agreement.
        mention.date = None;
        mention.rule = "agreement.implement.planned";
    }
    if matches!(mention.stage, Some(AgreementStatus::Signed | AgreementStatus::Agreed))
        && mention.rule != "agreement.noun"
        && mention.rule != "agreement.implement.planned"
    {
        mention.place = circumstances::place(scene, sentence, anchor);
    }
    speaker(scene, clauses, mention, anchor);
}

/// "arrangements were completed for A to deliver jets to B": the supplier and the supplied.
fn supplied(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, verb: usize) {
    let sentence = mention.sentence;
    let delivers = clauses.children_with(verb, &[Label::Advcl, Label::Xcomp]).into_iter().find(|below| {
        matches!(
            clauses.lemma(*below),
            "deliver" | "supply" | "sell" | "provide" | "ship" | "export" | "buy" | "import" | "purchase" | "transfer"
        )
    });
    let Some(below) = delivers else { return };
    let Some(mark) =
        clauses.children_with(below, &[Label::Mark]).into_iter().find(|mark| clauses.lemma(*mark) == "for")
    else {
        return;
    };
    let mut words = clauses.children_with(below, &[Label::Nsubj]);
    words.extend(clauses.objects_of(below, &["to", "from"]));
    let sides = Whom::of(scene, sentence, &words);
    merge(&mut mention.parties, &sides.actors);
    let end = clauses.extent(below).1.min(mark + 14);
    mention.title = format!("{} {}", mention.title, super::title::words(scene.document, sentence, mark, end));
    mention.topics.extend(scene.tools.lexicon.cues().topics_in(&mention.title.to_lowercase()));
}

/// Later stages outweigh earlier ones; leaving and ending outweigh all.
pub(super) fn weight(status: AgreementStatus) -> u8 {
    match status {
        AgreementStatus::Proposed => 1,
        AgreementStatus::Negotiating => 2,
        AgreementStatus::Agreed => 3,
        AgreementStatus::Signed => 5,
        AgreementStatus::InForce => 4,
        AgreementStatus::Violated => 6,
        AgreementStatus::Suspended => 7,
        AgreementStatus::Terminated => 8,
        AgreementStatus::Withdrawn => 9,
    }
}

/// Gives those who act their part in the agreement.
fn act(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, governor: &Governor, stage: &Stage) {
    let sentence = mention.sentence;
    let agents = if stage.is_verb {
        let mut words = clauses.agents(stage.word);
        if stage.part == Part::Leave && matches!(clauses.lemma(stage.word), "take" | "pull" | "get") {
            // "took the country out of the pact": who is taken leaves.
            let taken = clauses.children_with(stage.word, &[Label::Dobj]);
            if !taken.is_empty() {
                words = taken;
            }
        }
        if words.is_empty() && clauses.is_passive(stage.word) {
            words = clauses.objects_of(stage.word, &["between", "among", "with"]);
        }
        Whom::of(scene, sentence, &words)
    } else {
        let owner = owners(scene, sentence, stage.word).0;
        let mut all = between(scene, sentence, stage.word);
        all.add(&owner);
        if all.actors.is_empty() {
            let by = clauses.objects_of(stage.word, &["by", "of"]);
            all = Whom::of(scene, sentence, &by);
        }
        // "A and B resumed talks on a treaty": those who act on the noun.
        let acting = governor
            .verb
            .filter(|_| all.actors.len() < 2 && stage.part == Part::Join && governor.relation == Relation::Object);
        if let Some(verb) = acting {
            let words = clauses.agents(verb);
            let agents = Whom::of(scene, sentence, &words);
            all.add(&agents);
        }
        all
    };
    let mut partners = with(scene, sentence, stage.word);
    let pair = between(scene, sentence, stage.word);
    partners.add(&pair);
    match stage.part {
        Part::Join => {
            take(mention, &agents);
            take(mention, &partners);
        }
        Part::JoinTogether if agents.actors.len() + partners.actors.len() >= 2 => {
            take(mention, &agents);
            take(mention, &partners);
        }
        Part::Leave => merge(&mut mention.withdrawn, &agents.actors),
        Part::Broker => {
            merge(&mut mention.mediators, &agents.actors);
            take(mention, &partners);
        }
        Part::JoinTogether | Part::Outside => {}
    }
    if stage.signing {
        let people: Vec<_> = agents.people.iter().chain(&partners.people).copied().collect();
        merge(&mut mention.signatories, &people);
        signed_by_all(scene, clauses, mention, governor);
    }
}

/// "the signing of the pact by A and B".
fn signed_by_all(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, governor: &Governor) {
    for noun in governor.through.iter().chain(&governor.verb) {
        let by = clauses.objects_of(*noun, &["by"]);
        let found = Whom::of(scene, mention.sentence, &by);
        merge(&mut mention.signatories, &found.people);
        if !found.people.is_empty() {
            take(mention, &Whom { people: Vec::new(), ..found });
        }
    }
}

/// "has a deal with Iran", "won a contract from Libya": the partner stands with the verb.
fn partner_of_verb(scene: &mut Scene<'_>, mention: &mut Mention, governor: &Governor) {
    let Some(verb) = governor.verb.filter(|_| governor.through.is_empty()) else { return };
    let pair = between(scene, mention.sentence, verb);
    if pair.actors.len() >= 2 {
        take(mention, &pair);
    }
}

/// The other side of "a deal with Moscow": whoever acts in the clause.
fn host(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, found: &[Governor]) {
    let verb = found.iter().find_map(|governor| governor.verb.filter(|verb| !clauses.is_below(*verb, mention.head)));
    let Some(verb) = verb.or_else(|| clauses.verb_above(mention.head)) else { return };
    if clauses.verb_is(verb, "say") || clauses.realis(verb, 0) == Realis::Negated {
        return;
    }
    let subjects = clauses.subjects(verb, 0);
    let acting = Whom::of(scene, mention.sentence, &subjects);
    if acting.actors.len() == 1 {
        merge(&mut mention.parties, &acting.actors);
    }
}

/// Whoever says it, where the event is only reported.
fn speaker(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention, anchor: usize) {
    let Some(verb) = clauses.verb_above(anchor) else { return };
    let Some(over) = clauses.head(verb).filter(|up| clauses.label(verb) == Label::Ccomp && clauses.verb_is(*up, "say"))
    else {
        return;
    };
    let Some(subject) = clauses.subjects(over, 0).into_iter().next() else { return };
    mention.speaker = scene.parties.at(mention.sentence, subject).map(|naming| naming.party).or_else(|| {
        let named = whom(scene, mention.sentence, subject);
        named.people.first().or(named.actors.first()).copied()
    });
}

/// Adds "world powers" where the words behind an agreement name them without "with".
pub(super) fn add_world_powers(scene: &mut Scene<'_>, mention: &mut Mention) {
    let Some(clauses) = scene.clauses(mention.sentence) else { return };
    let near = (0..clauses.len()).any(|word| {
        word.abs_diff(mention.head) <= 14 && are_world_powers(&clauses, word) && clauses.label(word) == Label::Pobj
    });
    if near {
        if let Some(powers) = scene.parties.known("bloc:p5-plus-1", scene.tools.lexicon) {
            merge(&mut mention.parties, &[powers]);
        }
    }
}

/// "the accord known as the X", "its official form is called the X": two mentions of one sentence that are one.
pub(super) fn join_names(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Mention>) {
    let Some(clauses) = scene.clauses(sentence) else { return };
    let mut at = 0;
    while at < found.len() {
        let other =
            called(&clauses, found[at].head).and_then(|noun| found.iter().position(|mention| mention.head == noun));
        match other.filter(|other| *other != at && found[*other].known.is_none()) {
            Some(other) => {
                let name = found.remove(at);
                let other = if other > at { other - 1 } else { other };
                take_name(&mut found[other], &name);
                at = 0;
            }
            None => at += 1,
        }
    }
}

/// The noun that is said to be known by the name headed by `name`.
fn called(clauses: &Clauses<'_>, name: usize) -> Option<usize> {
    let preposition =
        clauses.head(name).filter(|up| clauses.label(name) == Label::Pobj && clauses.lemma(*up) == "as")?;
    let verb = clauses.head(preposition).filter(|verb| matches!(clauses.lemma(*verb), "know" | "describe" | "dub"))?;
    clauses.head(verb).filter(|_| clauses.label(verb) == Label::Acl)
}

fn take_name(mention: &mut Mention, name: &Mention) {
    mention.title.clone_from(&name.title);
    mention.official |= name.official;
    mention.sort = mention.sort.min(name.sort);
    mention.kind = name.kind.or(mention.kind);
    mention.known.clone_from(&name.known);
    merge(&mut mention.parties, &name.parties);
    merge(&mut mention.evoked, &name.evoked);
    mention.topics.extend(name.topics.iter().copied());
}
