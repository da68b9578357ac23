//! Who does what to whom: walking the clauses of a parsed sentence.
//!
//! Everything here speaks of words of one parse by their index. Active, passive, participial, infinitive, relative and
//! coordinated clauses are evened out, so that a rule asks for the agent or the patient of a verb and need not know the shape.

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
}

/// A parse with the cue words that steer its reading.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    /// The parse.
    pub parse: &'a Parse,
    /// The cue words.
    pub cues: &'a Cues,
}

impl<'a> Clauses<'a> {
    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parse.words.len()
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parse.words.is_empty()
    }

    /// Lemma of a word.
    #[must_use]
    pub fn lemma(&self, word: usize) -> &'a str {
        &self.parse.words[word].lemma
    }

    /// Label of a word's arc to its head.
    #[must_use]
    pub fn label(&self, word: usize) -> Label {
        self.parse.words[word].label
    }

    /// Penn tag of a word.
    #[must_use]
    pub fn tag(&self, word: usize) -> &'a str {
        self.parse.words[word].tag.as_str()
    }

    /// Head of a word; `None` for a root.
    #[must_use]
    pub fn head(&self, word: usize) -> Option<usize> {
        let head = self.parse.words[word].head;
        (head != word).then_some(head)
    }

    /// Whether the word is a verb form or an auxiliary used as one.
    #[must_use]
    pub fn is_verb(&self, word: usize) -> bool {
        self.tag(word).starts_with('V')
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

    /// Whether a noun carries a cue.
    #[must_use]
    pub fn noun_is(&self, word: usize, cue: &str) -> bool {
        self.cues.is(Pos::Noun, self.lemma(word), cue)
    }

    fn with_particle(&self, verb: usize) -> Option<String> {
        let particle = self.children(verb).find(|child| {
            self.label(*child) == Label::Prt || (self.label(*child) == Label::Advmod && *child == verb + 1)
        })?;
        Some(format!("{} {}", self.lemma(verb), self.lemma(particle)))
    }

    /// The dependents of a word, in order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + use<'a> {
        let words = &self.parse.words;
        (0..words.len()).filter(move |child| words[*child].head == word && *child != word)
    }

    /// The dependents of a word that bear one of the labels.
    #[must_use]
    pub fn children_with(&self, word: usize, labels: &[Label]) -> Vec<usize> {
        self.children(word).filter(|child| labels.contains(&self.label(*child))).collect()
    }

    /// A word and all that are coordinated below it: "Iran" gives Iran, Russia in "Iran and Russia".
    #[must_use]
    pub fn coordinated(&self, word: usize) -> Vec<usize> {
        let mut all = vec![word];
        let mut at = 0;
        while at < all.len() && all.len() < 64 {
            // A conjunct may hang from a preposition that repeats: "from the US, from the EU".
            let next = self.children_with(all[at], &[Label::Conj]);
            all.extend(next);
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
        if !self.children_with(verb, &[Label::Nsubjpass, Label::Auxpass, Label::Csubjpass]).is_empty() {
            return true;
        }
        let participle = self.tag(verb) == "VBN";
        if participle && matches!(self.label(verb), Label::Acl | Label::Amod) {
            return true;
        }
        if self.label(verb) == Label::Conj
            && participle
            && self.children_with(verb, &[Label::Aux, Label::Nsubj]).is_empty()
        {
            return self.head(verb).is_some_and(|head| self.is_verb(head) && self.is_passive(head));
        }
        false
    }

    /// Who does it: subject of an active verb, `by` phrase of a passive one.
    #[must_use]
    pub fn agents(&self, verb: usize) -> Vec<usize> {
        if self.is_passive(verb) {
            return self.objects_of(verb, &["by", "from"]);
        }
        self.subjects(verb, 0)
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
            return own.into_iter().flat_map(|subject| self.coordinated(self.relative_to_noun(subject))).collect();
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
                let upper = self.children_with(head, &[Label::Dobj]);
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

    /// Whether the clause of the verb happens. `depth` guards against loops; start with 0.
    #[must_use]
    pub fn realis(&self, verb: usize, depth: usize) -> Realis {
        if depth > 8 {
            return Realis::Actual;
        }
        if self.is_negated(verb) {
            return Realis::Negated;
        }
        if let Some(modal) = self.children(verb).find(|child| self.tag(*child) == "MD") {
            return self.of_modal(verb, modal, depth);
        }
        if self.is_conditional(verb) {
            return Realis::Possible;
        }
        let Some(head) = self.head(verb) else { return self.of_root(verb) };
        let to = self.has_to(verb);
        match self.label(verb) {
            Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acomp if self.is_verb(head) => {
                self.below_verb(verb, head, to, depth)
            }
            Label::Conj if self.is_verb(head) && self.shares_auxiliary(verb, head) => self.realis(head, depth + 1),
            Label::Acl if !self.is_verb(head) && to => self.below_noun(head, depth),
            Label::Xcomp | Label::Ccomp | Label::Acl | Label::Advcl if to => self.below_adjective(head, depth),
            Label::Acl if self.tag(verb) == "VBG" => self.noun_realis(head, depth + 1),
            Label::Pcomp => self.below_preposition_realis(head, depth),
            Label::Relcl if self.is_planned_noun(head) => Realis::Planned,
            _ => Realis::Actual,
        }
    }

    /// Whether the event that a noun names ("the lifting of sanctions", "sanctions") happens, by what governs the noun.
    #[must_use]
    pub fn noun_realis(&self, noun: usize, depth: usize) -> Realis {
        if depth > 8 {
            return Realis::Actual;
        }
        if self.is_negated(noun) {
            return Realis::Negated;
        }
        let first = self.first_conjunct(noun);
        let Some(head) = self.head(first) else { return Realis::Actual };
        match self.label(first) {
            Label::Pobj => {
                let Some(above) = self.head(head) else { return Realis::Actual };
                if self.is_verb(above) {
                    if matches!(self.lemma(head), "for" | "on" | "of" | "with" | "toward" | "towards" | "about") {
                        return self.governed_by_verb(above, depth);
                    }
                    return Realis::Actual;
                }
                if self.noun_is(above, "prospect")
                    && matches!(self.lemma(head), "of" | "for" | "on" | "about" | "to" | "over")
                {
                    return self.of_prospect(above);
                }
                Realis::Actual
            }
            Label::Dobj | Label::Nsubjpass | Label::Attr | Label::Nsubj | Label::Ccomp | Label::Oprd
                if self.is_verb(head) =>
            {
                self.governed_by_verb(head, depth)
            }
            Label::Compound if self.noun_is(head, "prospect") => self.of_prospect(head),
            _ => Realis::Actual,
        }
    }

    /// What the verb that governs a noun says of the event the noun names.
    fn governed_by_verb(&self, verb: usize, depth: usize) -> Realis {
        if self.verb_is(verb, "refuse") {
            return Realis::Negated;
        }
        if (self.verb_is(verb, "call_for") || self.verb_is(verb, "call_out")) && !self.verb_is(verb, "impose") {
            return Realis::CalledFor;
        }
        if self.cues.is(Pos::Verb, self.lemma(verb), "threaten") {
            return Realis::Threatened;
        }
        let planned = self.verb_is(verb, "plan") && !self.verb_is(verb, "impose");
        if planned { Realis::Planned } else { self.realis(verb, depth + 1) }
    }

    fn of_modal(&self, verb: usize, modal: usize, depth: usize) -> Realis {
        match self.lemma(modal) {
            "will" | "shall" | "'ll" | "wo" => Realis::Planned,
            "should" | "must" | "ought" => Realis::CalledFor,
            "would" if self.reported_past(verb, depth) => Realis::Planned,
            _ => Realis::Possible,
        }
    }

    fn reported_past(&self, verb: usize, _depth: usize) -> bool {
        self.label(verb) == Label::Ccomp && self.head(verb).is_some_and(|head| self.verb_is(head, "say"))
    }

    fn is_conditional(&self, verb: usize) -> bool {
        self.children_with(verb, &[Label::Mark, Label::Advmod])
            .iter()
            .any(|mark| matches!(self.lemma(*mark), "if" | "unless" | "whether" | "once" | "until"))
    }

    /// "sanctions to be lifted" as a headline: a root infinitive is to come.
    fn of_root(&self, verb: usize) -> Realis {
        if self.has_to(verb) { Realis::Planned } else { Realis::Actual }
    }

    fn below_verb(&self, verb: usize, head: usize, to: bool, depth: usize) -> Realis {
        let label = self.label(verb);
        if self.verb_is(head, "refuse") && (to || self.tag(verb) == "VBG") {
            return Realis::Negated;
        }
        if label == Label::Advcl {
            return if to { Realis::Planned } else { Realis::Actual };
        }
        if self.lemma(head) == "deny" {
            return Realis::Negated;
        }
        let reported = label == Label::Ccomp && self.verb_is(head, "say") && !to;
        if reported {
            return if self.lemma(head) == "expect" { Realis::Planned } else { Realis::Actual };
        }
        if self.verb_is(head, "decide") {
            return self.realis(head, depth + 1);
        }
        if self.verb_is(head, "threaten") && (to || self.tag(verb) == "VBG") {
            return Realis::Threatened;
        }
        if self.verb_is(head, "call_for") || self.verb_is(head, "call_out") {
            return Realis::CalledFor;
        }
        if self.verb_is(head, "plan") || to {
            return Realis::Planned;
        }
        self.realis(head, depth + 1)
    }

    fn below_noun(&self, noun: usize, depth: usize) -> Realis {
        if matches!(
            self.lemma(noun),
            "decision" | "move" | "step" | "action" | "order" | "first" | "country" | "failure"
        ) {
            return if self.lemma(noun) == "failure" { Realis::Negated } else { self.noun_realis(noun, depth + 1) };
        }
        if self.noun_is(noun, "prospect") { self.of_prospect(noun) } else { Realis::Planned }
    }

    fn below_adjective(&self, head: usize, depth: usize) -> Realis {
        if matches!(self.lemma(head), "ready" | "set" | "due" | "likely" | "able" | "willing" | "prepared") {
            return Realis::Planned;
        }
        self.realis(head, depth + 1).max(Realis::Planned)
    }

    fn below_preposition_realis(&self, prep: usize, depth: usize) -> Realis {
        let Some(above) = self.head(prep) else { return Realis::Actual };
        if self.is_verb(above) {
            if matches!(self.lemma(prep), "by" | "after" | "before" | "since" | "in" | "while" | "when") {
                return if self.lemma(prep) == "before" { Realis::Actual } else { self.realis(above, depth + 1) };
            }
            return self.governed_by_verb(above, depth);
        }
        if self.noun_is(above, "prospect") { self.of_prospect(above) } else { Realis::Actual }
    }

    fn of_prospect(&self, noun: usize) -> Realis {
        match self.lemma(noun) {
            "threat" | "warning" => Realis::Threatened,
            "call" | "demand" | "request" | "push" | "need" => Realis::CalledFor,
            _ => Realis::Planned,
        }
    }

    fn is_planned_noun(&self, noun: usize) -> bool {
        matches!(self.lemma(noun), "bill" | "draft" | "proposal" | "legislation")
    }

    fn shares_auxiliary(&self, verb: usize, head: usize) -> bool {
        let own = self
            .children(verb)
            .any(|child| matches!(self.label(child), Label::Aux | Label::Auxpass | Label::Nsubj | Label::Nsubjpass));
        !own && self.tag(verb) == self.tag(head)
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
        let mut at = word;
        for _ in 0..=self.len() {
            if at == above {
                return true;
            }
            match self.head(at) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }

    /// First and one-past-last word of all that hangs from `word`, itself included.
    #[must_use]
    pub fn extent(&self, word: usize) -> (usize, usize) {
        let mut first = word;
        let mut last = word;
        for other in 0..self.len() {
            if self.is_below(other, word) {
                first = first.min(other);
                last = last.max(other);
            }
        }
        (first, last + 1)
    }
}
