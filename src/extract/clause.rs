//! Who does what to whom: walking the clauses of a parsed sentence.
//!
//! Everything here speaks of words of one parse by their index. Active, passive, participial, infinitive, relative and
//! coordinated clauses are evened out, so that a rule asks for the agent or the patient of a verb and need not know the shape.

mod hearsay;
mod realis;
mod speech;

use crate::english::{Label, Parse};
use crate::lexicon::cues::{Cues, Pos};

/// Whether the clause says that its event happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Realis {
    /// It happens, happened, or has been decided.
    Actual,
    /// It is planned, expected, promised, or to come.
    Planned,
    /// Somebody threatens it.
    Threatened,
    /// Somebody calls for it.
    CalledFor,
    /// It could, might or would happen, or is only asked about.
    Possible,
    /// It does not happen, or is refused.
    Negated,
}

impl Realis {
    /// Whether the event is a fact of the world.
    #[must_use]
    pub fn is_actual(self) -> bool {
        self == Self::Actual
    }

    /// Its name in signs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Threatened => "threatened",
            Self::CalledFor => "called_for",
            Self::Possible => "possible",
            Self::Negated => "negated",
        }
    }

    /// The same, for signs that tell only whether it happens.
    #[must_use]
    pub fn rough_code(self) -> &'static str {
        match self {
            Self::Actual | Self::Negated => self.code(),
            _ => "unreal",
        }
    }
}

/// A parse with the cue words that steer its reading.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    /// The parse.
    pub parse: &'a Parse,
    /// The cue words.
    pub cues: &'a Cues,
}

/// How near, in words, the next name of a list stands that is read as an apposition.
const LISTED_WITHIN: usize = 4;

impl<'a> Clauses<'a> {
    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parse.words().len()
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parse.words().is_empty()
    }

    /// Lemma of a word.
    #[must_use]
    pub fn lemma(&self, word: usize) -> &'a str {
        &self.parse.words()[word].lemma
    }

    /// Label of a word's arc to its head.
    #[must_use]
    pub fn label(&self, word: usize) -> Label {
        self.parse.words()[word].label
    }

    /// Penn tag of a word.
    #[must_use]
    pub fn tag(&self, word: usize) -> &'a str {
        self.parse.words()[word].tag.as_str()
    }

    /// Head of a word; `None` for a root.
    #[must_use]
    pub fn head(&self, word: usize) -> Option<usize> {
        let head = self.parse.words()[word].head;
        (head != word).then_some(head)
    }

    /// Whether the word is a verb form or an auxiliary used as one.
    #[must_use]
    pub fn is_verb(&self, word: usize) -> bool {
        self.tag(word).starts_with('V') || self.is_verb_taken_for_noun(word)
    }

    /// "Ankara and Tripoli sign two accords": the root of a headline or timeline with a subject and an object.
    fn is_verb_taken_for_noun(&self, word: usize) -> bool {
        matches!(self.tag(word), "NN" | "NNS")
            && self.head(word).is_none()
            && self.has_child(word, &[Label::Nsubj])
            && self.has_child(word, &[Label::Dobj])
    }

    /// Whether the word is a noun or pronoun.
    #[must_use]
    pub fn is_nominal(&self, word: usize) -> bool {
        let tag = self.tag(word);
        tag.starts_with('N') || tag.starts_with("PRP") || matches!(tag, "DT" | "CD" | "WP" | "WDT")
    }

    /// Whether a verb carries a cue, alone or with its particle ("roll back").
    #[must_use]
    pub fn verb_is(&self, word: usize, cue: &str) -> bool {
        if self.cues.is(Pos::Verb, self.lemma(word), cue) {
            return true;
        }
        self.with_particle(word).is_some_and(|phrasal| self.cues.is(Pos::Verb, &phrasal, cue))
    }

    /// Whether a verb asks that something be done: "called for", "urged", "demanded".
    #[must_use]
    pub fn asks(&self, verb: usize) -> bool {
        self.verb_is(verb, "call_for") || self.verb_is(verb, "call_out")
    }

    /// Whether a noun carries a cue.
    #[must_use]
    pub fn noun_is(&self, word: usize, cue: &str) -> bool {
        self.cues.is(Pos::Noun, self.lemma(word), cue)
    }

    /// Whether a detail hangs on a noun, or a word used like one, in such a way.
    #[must_use]
    pub fn noun_tells(&self, word: usize, cue: &str) -> bool {
        self.cues.is_detail(Pos::Noun, self.lemma(word), cue)
    }

    /// Whether a detail hangs on a verb in such a way.
    #[must_use]
    pub fn verb_tells(&self, word: usize, cue: &str) -> bool {
        self.cues.is_detail(Pos::Verb, self.lemma(word), cue)
            || self.with_particle(word).is_some_and(|phrasal| self.cues.is_detail(Pos::Verb, &phrasal, cue))
    }

    /// Whether a noun may be part of what tells of a sanction, in such a way.
    #[must_use]
    pub fn noun_may(&self, word: usize, cue: &str) -> bool {
        self.cues.may_be(Pos::Noun, self.lemma(word), cue)
    }

    /// Whether a verb may be part of what tells of a sanction, in such a way.
    #[must_use]
    pub fn verb_may(&self, word: usize, cue: &str) -> bool {
        self.cues.may_be(Pos::Verb, self.lemma(word), cue)
    }

    /// Whether a noun bears a cue of agreements of any sort.
    #[must_use]
    pub fn concerns_agreement(&self, word: usize) -> bool {
        self.cues.of(Pos::Noun, self.lemma(word)).iter().any(|cue| cue.starts_with("agreement"))
    }

    fn with_particle(&self, verb: usize) -> Option<String> {
        // "rolled over its sanctions": a particle before its object is often taken for a preposition.
        // "snapped the sanctions back on".
        let particle = self.children(verb).find(|child| {
            let next = *child == verb + 1 && matches!(self.label(*child), Label::Advmod | Label::Prep);
            let back = *child > verb && self.label(*child) == Label::Advmod && self.lemma(*child) == "back";
            self.label(*child) == Label::Prt || next || back
        })?;
        Some(format!("{} {}", self.lemma(verb), self.lemma(particle)))
    }

    /// The dependents of a word, in order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + use<'a> {
        self.parse.children(word)
    }

    /// The dependents of a word that bear one of the labels.
    #[must_use]
    pub fn children_with(&self, word: usize, labels: &[Label]) -> Vec<usize> {
        self.children(word).filter(|child| labels.contains(&self.label(*child))).collect()
    }

    /// Whether a dependent of a word bears one of the labels.
    #[must_use]
    pub fn has_child(&self, word: usize, labels: &[Label]) -> bool {
        labels.iter().any(|label| self.parse.has_child(word, *label))
    }

    /// A word and all that are coordinated below it: "Iran" gives Iran, Russia in "Iran and Russia".
    #[must_use]
    pub fn coordinated(&self, word: usize) -> Vec<usize> {
        let mut all = vec![word];
        let mut at = 0;
        while at < all.len() && all.len() < 64 {
            // A conjunct may hang from a preposition that repeats: "from the US, from the EU".
            let name = all[at];
            let next = self.children_with(name, &[Label::Conj]);
            all.extend(next);
            // "Canada, the United Kingdom and the United States" may be read as an apposition with a conjunct.
            let listed: Vec<usize> = self
                .children_with(name, &[Label::Appos])
                .into_iter()
                .filter(|next| {
                    self.tag(*next).starts_with("NNP")
                        && next.saturating_sub(name) <= LISTED_WITHIN
                        && self.tag(word).starts_with("NNP")
                        && self.has_child(*next, &[Label::Conj])
                })
                .collect();
            all.extend(listed);
            at += 1;
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// First of a chain of conjuncts: the one that bears the label of all.
    #[must_use]
    pub fn first_conjunct(&self, word: usize) -> usize {
        let mut at = word;
        for _ in 0..self.len() {
            if self.label(at) != Label::Conj {
                break;
            }
            match self.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }

    /// The verb of which a noun, or the chain of conjuncts it stands in, is the object or the passive subject.
    #[must_use]
    pub fn verb_done_to(&self, noun: usize) -> Option<usize> {
        let first = self.first_conjunct(noun);
        let governed = matches!(self.label(first), Label::Dobj | Label::Nsubjpass);
        self.head(first).filter(|verb| governed && self.is_verb(*verb))
    }

    /// "dismissed an appeal", "lost her case": the challenge that a verb tells the failure of.
    #[must_use]
    pub fn lost_challenge(&self, verb: usize) -> Option<usize> {
        if !(self.verb_tells(verb, "lose_case") || self.verb_tells(verb, "throw_out")) {
            return None;
        }
        let challenge = self.patients(verb).into_iter().find(|noun| self.noun_tells(*noun, "legal_challenge"));
        challenge.filter(|_| self.realis(verb, 0).is_actual())
    }

    /// The objects of the prepositions `names` that hang from `word`, with their conjuncts.
    #[must_use]
    pub fn objects_of(&self, word: usize, names: &[&str]) -> Vec<usize> {
        let mut found = Vec::new();
        for prep in self.children(word) {
            let label = self.label(prep);
            if !matches!(label, Label::Prep | Label::Agent | Label::Dative | Label::Prt | Label::Advmod) {
                continue;
            }
            self.below_preposition(prep, names, &mut found, 0);
        }
        found
    }

    fn below_preposition(&self, prep: usize, names: &[&str], found: &mut Vec<usize>, depth: usize) {
        if names.contains(&self.lemma(prep)) {
            for object in self.children_with(prep, &[Label::Pobj, Label::Pcomp]) {
                found.extend(self.coordinated(object));
            }
        }
        if depth < 4 {
            for next in self.children_with(prep, &[Label::Conj, Label::Prep]) {
                self.below_preposition(next, names, found, depth + 1);
            }
        }
    }

    /// Whether the verb is passive: "was imposed", or a bare participle after its noun, "sanctions imposed by".
    #[must_use]
    pub fn is_passive(&self, verb: usize) -> bool {
        if self.has_child(verb, &[Label::Nsubjpass, Label::Auxpass, Label::Csubjpass]) {
            return true;
        }
        let participle = self.tag(verb) == "VBN";
        if participle && (matches!(self.label(verb), Label::Acl | Label::Amod) || self.causer(verb).is_some()) {
            return true;
        }
        if self.label(verb) == Label::Conj && participle && !self.has_child(verb, &[Label::Aux, Label::Nsubj]) {
            return self.head(verb).is_some_and(|head| self.is_verb(head) && self.is_passive(head));
        }
        false
    }

    /// Who does it: subject of an active verb, `by` phrase of a passive one.
    #[must_use]
    pub fn agents(&self, verb: usize) -> Vec<usize> {
        if let Some(causer) = self.causer(verb) {
            // "They had their assets frozen" tells who suffers it, and nobody who does it.
            let theirs = self.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]).into_iter().any(|noun| {
                self.children_with(noun, &[Label::Poss]).into_iter().any(|owner| self.tag(owner) == "PRP$")
            });
            return if theirs { Vec::new() } else { self.subjects(causer, 0) };
        }
        if self.is_passive(verb) {
            return self.objects_of(verb, &["by", "from"]);
        }
        self.subjects(verb, 0)
    }

    /// "had the assets of the firm frozen": the verb whose subject has it done.
    fn causer(&self, verb: usize) -> Option<usize> {
        let head = self.head(verb).filter(|head| matches!(self.lemma(*head), "have" | "get" | "order" | "see"))?;
        let below = matches!(self.label(verb), Label::Ccomp | Label::Xcomp) && self.tag(verb) == "VBN";
        let bare = !self.has_child(verb, &[Label::Aux, Label::Auxpass]);
        (below && bare).then_some(head)
    }

    /// To whom or what it is done: object of an active verb, subject of a passive one.
    #[must_use]
    pub fn patients(&self, verb: usize) -> Vec<usize> {
        if self.is_passive(verb) {
            return self.subjects(verb, 0);
        }
        let mut found: Vec<usize> = self
            .children_with(verb, &[Label::Dobj, Label::Dative])
            .into_iter()
            .filter(|o| self.is_nominal(*o))
            .collect();
        if found.is_empty() && self.label(verb) == Label::Conj {
            // "draft and adopt sanctions" hangs the object from the last verb only, "imposed and kept" from the first.
            if let Some(head) = self.head(verb).filter(|head| self.is_verb(*head))
                && head > verb
            {
                found = self.children_with(head, &[Label::Dobj]);
            }
        }
        if found.is_empty() && self.label(verb) == Label::Relcl {
            // "sanctions the United States has imposed": the noun before the clause is its object.
            let own_subject = self.children_with(verb, &[Label::Nsubj]).into_iter().any(|s| !self.is_relative(s));
            if own_subject {
                found.extend(self.head(verb));
            }
        }
        found.iter().flat_map(|object| self.coordinated(self.relative_to_noun(*object))).collect()
    }

    /// The subject of a verb, found through control, coordination and relative clauses.
    #[must_use]
    pub fn subjects(&self, verb: usize, depth: usize) -> Vec<usize> {
        if depth > 6 {
            return Vec::new();
        }
        let own = self.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]);
        if !own.is_empty() {
            return own.into_iter().flat_map(|subject| self.those_meant(subject)).collect();
        }
        let Some(head) = self.head(verb) else { return Vec::new() };
        match self.label(verb) {
            Label::Acl | Label::Relcl if !self.is_verb(head) => {
                if self.tag(verb) == "TO" || self.has_to(verb) {
                    return self.owner_of_plan(head, depth);
                }
                self.coordinated(head)
            }
            Label::Xcomp | Label::Ccomp if self.is_verb(head) => {
                // "urged Russia to lift": the object of the upper verb acts below it.
                let mut upper = self.children_with(head, &[Label::Dobj]);
                // "called on Russia to lift".
                if upper.is_empty() && self.lemma(head) == "call" {
                    upper = self.objects_of(head, &["on", "upon"]);
                    upper.retain(|word| !self.noun_is(*word, "time_word"));
                }
                let object_control = self.has_to(verb) && !upper.is_empty();
                if object_control {
                    upper.into_iter().flat_map(|object| self.coordinated(object)).collect()
                } else if self.is_passive(head) {
                    self.subjects(head, depth + 1)
                } else {
                    self.agents_or_subjects(head, depth)
                }
            }
            Label::Conj | Label::Advcl | Label::Dep | Label::Parataxis if self.is_verb(head) => {
                self.agents_or_subjects(head, depth)
            }
            Label::Pcomp => self.pcomp_subject(head, depth),
            _ => Vec::new(),
        }
    }

    /// The nouns that a subject stands for. A relative pronoun stands for those before it: in "Britain, which acted in May,
    /// and Norway" it is Britain alone.
    fn those_meant(&self, subject: usize) -> Vec<usize> {
        let mut all = self.coordinated(self.relative_to_noun(subject));
        if self.is_relative(subject) {
            all.retain(|noun| *noun < subject);
        }
        all
    }

    fn agents_or_subjects(&self, verb: usize, depth: usize) -> Vec<usize> {
        self.subjects(verb, depth + 1)
    }

    /// "plan to impose": whose plan it is, by possessive, adjective or the subject of "has a plan".
    fn owner_of_plan(&self, noun: usize, depth: usize) -> Vec<usize> {
        let owners = self.owners(noun);
        if !owners.is_empty() {
            return owners;
        }
        let by = self.objects_of(noun, &["by", "from", "of", "between"]);
        if !by.is_empty() {
            return by;
        }
        let Some(head) = self.head(noun) else { return Vec::new() };
        if self.is_verb(head) && !self.is_passive(head) { self.subjects(head, depth + 1) } else { Vec::new() }
    }

    fn pcomp_subject(&self, prep: usize, depth: usize) -> Vec<usize> {
        let Some(above) = self.head(prep) else { return Vec::new() };
        if self.is_verb(above) {
            // "accused Iran of violating": the object acts; "threatened Iran by imposing": the subject.
            let object = self.children_with(above, &[Label::Dobj]);
            if matches!(self.lemma(prep), "of" | "from" | "for") && !object.is_empty() {
                return object.into_iter().flat_map(|o| self.coordinated(o)).collect();
            }
            return self.subjects(above, depth + 1);
        }
        self.owner_of_plan(above, depth)
    }

    /// The words that own a noun, before it: possessives, and adjectives and compounds, outermost first.
    #[must_use]
    pub fn owners(&self, noun: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .children(noun)
            .filter(|child| *child < noun && self.label(*child) == Label::Poss)
            .flat_map(|child| self.coordinated(child))
            .collect();
        found.extend(
            self.children(noun)
                .filter(|child| {
                    *child < noun && matches!(self.label(*child), Label::Amod | Label::Compound | Label::Nmod)
                })
                .flat_map(|child| self.coordinated(child)),
        );
        found
    }

    /// Whether the word is a relative pronoun.
    #[must_use]
    pub fn is_relative(&self, word: usize) -> bool {
        matches!(self.tag(word), "WDT" | "WP") || (self.tag(word) == "IN" && self.lemma(word) == "that")
    }

    /// The noun that a relative pronoun stands for; any other word itself.
    #[must_use]
    pub fn relative_to_noun(&self, word: usize) -> usize {
        if !self.is_relative(word) {
            return word;
        }
        let mut at = word;
        for _ in 0..self.len() {
            let Some(head) = self.head(at) else { return word };
            if matches!(self.label(at), Label::Relcl | Label::Acl) {
                return head;
            }
            at = head;
        }
        word
    }

    /// Whether the verb is an infinitive with `to`.
    #[must_use]
    pub fn has_to(&self, verb: usize) -> bool {
        self.children(verb).any(|child| child < verb && self.tag(child) == "TO")
    }

    /// Whether a negation hangs from the word.
    #[must_use]
    pub fn is_negated(&self, word: usize) -> bool {
        self.children(word).any(|child| {
            self.label(child) == Label::Neg
                || (self.label(child) == Label::Det && self.lemma(child) == "no")
                || (self.label(child) == Label::Preconj && self.lemma(child) == "neither")
        })
    }

    /// Whether what the verb says has ceased: "no longer applies", "ceased to apply".
    #[must_use]
    pub fn has_ceased(&self, verb: usize) -> bool {
        if self.label(verb) == Label::Xcomp && self.head(verb).is_some_and(|head| self.lemma(head) == "cease") {
            return true;
        }
        self.children(verb).any(|child| {
            let longer = matches!(self.lemma(child), "longer" | "long") && child > 0 && self.lemma(child - 1) == "no";
            longer && (child + 1 >= self.len() || self.lemma(child + 1) != "than")
        })
    }

    /// The verb whose clause a word stands in: itself, or the nearest verb above it.
    #[must_use]
    pub fn verb_above(&self, word: usize) -> Option<usize> {
        let mut at = word;
        for _ in 0..self.len() {
            if self.is_verb(at)
                && !matches!(self.label(at), Label::Amod | Label::Compound | Label::Aux | Label::Auxpass)
            {
                return Some(at);
            }
            at = self.head(at)?;
        }
        None
    }

    /// Whether `above` is reached by going up from `word`.
    #[must_use]
    pub fn is_below(&self, word: usize, above: usize) -> bool {
        self.parse.is_under(word, above)
    }

    /// First and one-past-last word of all that hangs from `word`, itself included.
    #[must_use]
    pub fn extent(&self, word: usize) -> (usize, usize) {
        let (first, last) = self.parse.subtree(word);
        (first, last + 1)
    }
}
