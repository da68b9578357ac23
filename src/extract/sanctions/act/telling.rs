//! How a clause tells of an act: by which words, in which tense, as a fact or as a plan, in whose words.

use super::Deed;
use super::open::Kind;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::triggers::Trigger;
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::text::blocks::BlockKind;
use crate::text::dates::DateRole;

/// How a clause tells of an act.
#[derive(Clone, Debug)]
pub(in crate::extract::sanctions) struct Telling {
    /// The word for the sanction, where the lexicon knows it.
    pub(in crate::extract::sanctions) noun: String,
    /// The verb that says what is done, where the lexicon knows it.
    pub(in crate::extract::sanctions) verb: String,
    /// What the verb is done to: a word of `deeds.csv`, or what sort of word it is.
    pub(in crate::extract::sanctions) object: String,
    /// The verb above that one: "urged to lift", "is expected to lift".
    pub(in crate::extract::sanctions) upper: String,
    /// Whether the verb says that it happens.
    pub(in crate::extract::sanctions) realis: &'static str,
    /// The tense of the verb.
    pub(in crate::extract::sanctions) tense: &'static str,
    /// What the clause of the verb is in its sentence.
    pub(in crate::extract::sanctions) clause: &'static str,
    /// What the word for the sanction is in its clause.
    pub(in crate::extract::sanctions) part: &'static str,
    /// What stands before the word for the sanction: an article, an owner, nothing.
    pub(in crate::extract::sanctions) marked: &'static str,
    /// Whether it is called new, or only possible, or old.
    pub(in crate::extract::sanctions) age: &'static str,
    /// The kind of block it stands in.
    pub(in crate::extract::sanctions) block: &'static str,
    /// Whether it stands between quotation marks.
    pub(in crate::extract::sanctions) quoted: bool,
    /// Whether the sentence is a question.
    pub(in crate::extract::sanctions) asked: bool,
    /// What dates stand in the sentence.
    pub(in crate::extract::sanctions) dated: &'static str,
}

impl Telling {
    pub(in crate::extract::sanctions) fn of(
        scene: &Scene<'_>,
        sentence: usize,
        clauses: &Clauses<'_>,
        trigger: &Trigger,
        deed: &Deed,
    ) -> Self {
        let known = |pos: Pos, word: usize| {
            let lemma = clauses.lemma(word);
            if clauses.cues.knows(pos, lemma) { lemma.to_owned() } else { "other".to_owned() }
        };
        let verb = deed.verb.or_else(|| clauses.verb_above(trigger.top));
        let upper = verb.and_then(|verb| {
            let own = matches!(clauses.label(verb), Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Pcomp);
            clauses.head(verb).filter(|_| own).and_then(|head| clauses.verb_above(head))
        });
        let none = || "none".to_owned();
        Self {
            noun: known(if trigger.verbal { Pos::Verb } else { Pos::Noun }, trigger.word),
            verb: verb.map_or_else(none, |verb| known(Pos::Verb, verb)),
            object: verb.map_or_else(none, |verb| object(clauses, verb)),
            upper: upper.map_or_else(none, |verb| known(Pos::Verb, verb)),
            realis: verb.map_or("none", |verb| clauses.realis(verb, 0).code()),
            tense: verb.map_or("none", |verb| tense(clauses, verb)),
            clause: verb.map_or("none", |verb| clauses.label(verb).as_str()),
            part: clauses.label(clauses.first_conjunct(trigger.top)).as_str(),
            marked: marked(clauses, trigger),
            age: age(clauses, trigger),
            block: match scene.document.block_kind(sentence) {
                BlockKind::Title => "title",
                BlockKind::Heading => "heading",
                _ => "body",
            },
            quoted: is_quoted(scene, sentence, trigger.word),
            asked: scene.document.text(sentence).trim_end().ends_with('?'),
            dated: dated(scene, sentence),
        }
    }

    /// What it says, as pairs of a name and a value.
    pub(in crate::extract::sanctions) fn pairs(&self) -> [(&'static str, &str); 14] {
        let flag = |holds: bool| if holds { "yes" } else { "no" };
        [
            ("noun", &self.noun),
            ("verb", &self.verb),
            ("object", &self.object),
            ("upper", &self.upper),
            ("realis", self.realis),
            ("tense", self.tense),
            ("clause", self.clause),
            ("part", self.part),
            ("marked", self.marked),
            ("age", self.age),
            ("block", self.block),
            ("quoted", flag(self.quoted)),
            ("asked", flag(self.asked)),
            ("dated", self.dated),
        ]
    }
}

/// What a verb is done to, or what does it where it is done to nothing.
fn object(clauses: &Clauses<'_>, verb: usize) -> String {
    let kind = Kind::of_verb(clauses, verb);
    kind.word
        .filter(|word| clauses.cues.knows(Pos::Noun, clauses.lemma(*word)))
        .map_or_else(|| kind.code().to_owned(), |word| clauses.lemma(word).to_owned())
}

fn tense(clauses: &Clauses<'_>, verb: usize) -> &'static str {
    let helper = |lemma: &str, tags: &[&str]| {
        clauses
            .children_with(verb, &[Label::Aux, Label::Auxpass])
            .into_iter()
            .any(|aux| clauses.lemma(aux) == lemma && (tags.is_empty() || tags.contains(&clauses.tag(aux))))
    };
    if clauses.children(verb).any(|child| clauses.tag(child) == "MD") {
        return "modal";
    }
    if clauses.has_to(verb) {
        return "infinitive";
    }
    if helper("have", &["VBD"]) {
        return "pluperfect";
    }
    if helper("have", &[]) {
        return "perfect";
    }
    match clauses.tag(verb) {
        "VBG" if helper("be", &[]) => "progressive",
        "VBG" => "gerund",
        "VBN" if helper("be", &["VBD"]) => "past",
        "VBN" if helper("be", &[]) => "present",
        "VBN" => "participle",
        "VBD" => "past",
        "VBZ" | "VBP" => "present",
        _ => "bare",
    }
}

fn marked(clauses: &Clauses<'_>, trigger: &Trigger) -> &'static str {
    if trigger.verbal {
        return "verb";
    }
    for child in clauses.children_with(trigger.top, &[Label::Det, Label::Poss, Label::Nummod]) {
        match (clauses.label(child), clauses.lemma(child)) {
            (Label::Poss, _) => return "owner",
            (_, "the") => return "the",
            (_, "this" | "these" | "that" | "those") => return "this",
            (_, "a" | "an") => return "a",
            (_, "no") => return "no",
            (_, "any" | "all" | "some" | "such") => return "any",
            _ => {}
        }
    }
    if clauses.tag(trigger.top) == "NNS" { "bare_plural" } else { "bare" }
}

fn age(clauses: &Clauses<'_>, trigger: &Trigger) -> &'static str {
    let words: Vec<usize> =
        trigger.chain.iter().flat_map(|noun| clauses.children_with(*noun, &[Label::Amod])).collect();
    let is = |cue: &str| words.iter().any(|word| clauses.noun_is(*word, cue));
    if is("prospective") {
        "prospective"
    } else if is("recent") {
        "recent"
    } else if is("renewed") {
        "renewed"
    } else if is("standing_already") {
        "standing"
    } else {
        "none"
    }
}

/// Whether an odd number of quotation marks stands before the word.
fn is_quoted(scene: &Scene<'_>, sentence: usize, word: usize) -> bool {
    let marks = (0..word)
        .filter(|token| matches!(scene.document.word(sentence, *token), "\"" | "“" | "”" | "``" | "''"))
        .count();
    marks % 2 == 1
}

/// Whether the sentence dates something, and to what.
fn dated(scene: &Scene<'_>, sentence: usize) -> &'static str {
    let dates = &scene.document.sentences[sentence].dates;
    let today = scene.document.published().map(|day| day.first_day());
    let later = today.is_some_and(|today| dates.iter().any(|hit| hit.date.first_day() > today));
    match dates.iter().find(|hit| hit.role != DateRole::Until) {
        None if dates.is_empty() => "none",
        None => "until",
        Some(_) if later => "later",
        Some(hit) if hit.role == DateRole::Since => "since",
        Some(hit) => match hit.date.precision() {
            "day" => "day",
            "month" => "month",
            _ => "year",
        },
    }
}
