//! What may be done with a sanction that no word for one names: by verbs that shut out, set free, call off, bring back,
//! decide on, prolong or punish, by what they are done to, and by nouns of the same sense.
//!
//! "closed its ports to", "no longer buys", "put off a loan", "which it took off a year later", "the denial of visas": most
//! such clauses speak of something else. None is enough alone; all are weighed like other faint acts.

use super::outcome::{eased, extended, imposed};
use super::{Deed, Known};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::sanctions::triggers::Trigger;
use crate::model::vocabulary::{Action, Mode};

/// Most acts of a sentence.
const MOST: usize = 16;

/// The prepositions before what an act is done to, where it is not done to an object.
const BEFORE_THINGS: &[&str] = &["of", "on", "to", "from", "with", "for", "against", "off", "in", "at", "into", "over"];

/// What something is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A measure: "curbs", "the listing".
    Measure,
    /// Leave to deal: "licence", "visas".
    Leave,
    /// Goods, money, ways, people: what can be held back.
    Thing,
    /// A word for something named before.
    Pronoun,
    /// A name.
    Named,
    /// Anything else, or nothing.
    Other,
}

/// What a verb or noun is done to, with the word that says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    sort: Sort,
    /// The word.
    pub(super) word: Option<usize>,
}

impl Kind {
    /// What a verb is done to, or what does it where it is done to nothing.
    pub(super) fn of_verb(clauses: &Clauses<'_>, verb: usize) -> Self {
        let mut words = clauses.patients(verb);
        words.extend(wholes(clauses, verb));
        words.extend(clauses.objects_of(verb, BEFORE_THINGS));
        if words.is_empty() {
            words.extend(clauses.subjects(verb, 0));
        }
        Self::of(clauses, words)
    }

    /// What a noun of action is about: "the closure of ports", "an oil ban".
    fn of_noun(clauses: &Clauses<'_>, noun: usize) -> Self {
        let mut words = clauses.objects_of(noun, BEFORE_THINGS);
        words.extend(clauses.children_with(noun, &[Label::Compound, Label::Amod, Label::Nmod]));
        Self::of(clauses, words)
    }

    /// The most telling of some words.
    fn of(clauses: &Clauses<'_>, words: Vec<usize>) -> Self {
        let sorts: Vec<(Sort, usize)> = words.into_iter().map(|word| (sort(clauses, word), word)).collect();
        let order = [Sort::Measure, Sort::Leave, Sort::Thing, Sort::Pronoun, Sort::Named];
        let best = order.into_iter().find_map(|sort| sorts.iter().find(|(found, _)| *found == sort));
        best.map_or(Self { sort: Sort::Other, word: None }, |(sort, word)| Self { sort: *sort, word: Some(*word) })
    }

    /// The code of the sort.
    pub(super) fn code(self) -> &'static str {
        match self.sort {
            Sort::Measure => "a_measure",
            Sort::Leave => "a_leave",
            Sort::Thing => "a_thing",
            Sort::Pronoun => "a_pronoun",
            Sort::Named => "a_name",
            Sort::Other => "none",
        }
    }
}

/// What a verb is done to a part of: "suspended most of its aid".
pub(in crate::extract::sanctions) fn wholes(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
    let objects = clauses.children_with(verb, &[Label::Dobj, Label::Nsubjpass]).into_iter();
    let parts = objects.filter(|word| clauses.noun_tells(*word, "quantity"));
    parts.flat_map(|part| clauses.objects_of(part, &["of"])).collect()
}

fn sort(clauses: &Clauses<'_>, word: usize) -> Sort {
    let tag = clauses.tag(word);
    if clauses.noun_may(word, "measure") {
        Sort::Measure
    } else if clauses.noun_may(word, "leave") {
        Sort::Leave
    } else if clauses.noun_may(word, "thing") {
        Sort::Thing
    } else if tag.starts_with("PRP") || matches!(tag, "DT" | "WDT" | "WP") {
        Sort::Pronoun
    } else if tag.starts_with("NNP") {
        Sort::Named
    } else {
        Sort::Other
    }
}

/// What else a sentence may do with sanctions.
pub(in crate::extract::sanctions) fn open(clauses: &Clauses<'_>, known: &[Known]) -> Vec<(Trigger, Deed)> {
    let taken = |word: usize| known.iter().any(|known| known.trigger.chain.contains(&word));
    let told = |verb: usize| known.iter().any(|known| known.deed.verb == Some(verb) || known.trigger.word == verb);
    let acts = (0..clauses.len()).filter_map(|word| {
        if clauses.is_verb(word) {
            let aside = matches!(clauses.label(word), Label::Aux | Label::Auxpass | Label::Amod | Label::Compound);
            return if aside || told(word) { None } else { of_verb(clauses, word) };
        }
        let heads = clauses.tag(word).starts_with('N')
            && !matches!(clauses.label(word), Label::Compound | Label::Nmod | Label::Npadvmod);
        if heads && !taken(word) { of_noun(clauses, word) } else { None }
    });
    acts.take(MOST).collect()
}

/// The pair of action and mode, with the rule.
type Done = Option<((Action, Option<Mode>), &'static str)>;

fn of_verb(clauses: &Clauses<'_>, verb: usize) -> Option<(Trigger, Deed)> {
    // "stopped short of": nothing was done.
    if clauses.children(verb).any(|word| clauses.lemma(word) == "short") {
        return None;
    }
    let kind = Kind::of_verb(clauses, verb);
    let (pair, rule) = done_by(clauses, verb, kind.sort)?;
    let trigger = match kind {
        Kind { sort: Sort::Measure | Sort::Pronoun, word: Some(word) } if !clauses.is_relative(word) => {
            Trigger { back: true, ..Trigger::faint(word) }
        }
        _ => Trigger::faint_verb(verb, kind.sort == Sort::Thing),
    };
    Some((trigger, Deed::of_verb(verb, pair, rule)))
}

/// What a verb does, by what it is done to.
fn done_by(clauses: &Clauses<'_>, verb: usize, to: Sort) -> Done {
    let may = |cue: &str| clauses.verb_may(verb, cue);
    let realis = clauses.realis(verb, 0);
    let (meant, things) =
        (matches!(to, Sort::Measure | Sort::Pronoun | Sort::Other), matches!(to, Sort::Thing | Sort::Leave));
    let with = |pair: Option<(Action, Option<Mode>)>, rule| pair.map(|pair| (pair, rule));
    let said = matches!(to, Sort::Measure | Sort::Pronoun);
    if (may("undo") && (meant || to == Sort::Named)) || (may("undo_it") && said) {
        return with(eased(realis, Mode::Lifted), "open.undo");
    }
    if may("undo") && things {
        return with(imposed(realis, None), "open.withdraw");
    }
    if may("redo") && (said || (to == Sort::Other && clauses.verb_is(verb, "reimpose"))) {
        return with(imposed(realis, Some(Mode::Reimposed)), "open.redo");
    }
    if may("extend") && matches!(to, Sort::Measure | Sort::Pronoun) {
        let longer = clauses.verb_is(verb, "extend");
        let pair = if longer { extended(realis) } else { Some((Action::InForce, None)) };
        return with(pair.filter(|_| longer || realis != Realis::Negated), "open.extend");
    }
    // "refused to lift", "denied that it had": no more than a word against another.
    let refuses = clauses.verb_is(verb, "refuse") && clauses.has_child(verb, &[Label::Xcomp, Label::Ccomp]);
    // "ceased to apply the ban": the measure goes.
    let ends_measure = clauses
        .children_with(verb, &[Label::Xcomp])
        .into_iter()
        .any(|below| matches!(Kind::of_verb(clauses, below).sort, Sort::Measure | Sort::Leave));
    if may("block") && to != Sort::Measure && !refuses && !ends_measure {
        return with(imposed(realis, None), "open.block");
    }
    if (may("free") || (may("redo") && things)) && to != Sort::Measure {
        // "are not allowed in", "will no longer be let": leave is refused.
        let pair = if realis == Realis::Negated || clauses.has_ceased(verb) {
            imposed(Realis::Actual, None)
        } else {
            eased(realis, Mode::Relaxed)
        };
        return with(pair, "open.free");
    }
    if may("deal") && realis == Realis::Negated {
        return with(imposed(Realis::Actual, None), "open.deal");
    }
    // "passed a resolution urging the cabinet to act": it asks, and does nothing.
    let asks = clauses.patients(verb).into_iter().any(|object| {
        clauses.children_with(object, &[Label::Acl, Label::Relcl]).into_iter().any(|below| clauses.asks(below))
    });
    if may("make") && matches!(to, Sort::Measure | Sort::Leave) && !asks {
        let realis = realis.max(wished_for(clauses, verb));
        let pair = if to == Sort::Leave { eased(realis, Mode::Waived) } else { imposed(realis, None) };
        return with(pair, "open.make");
    }
    let breach = || {
        let (first, end) = clauses.extent(verb);
        (first..end).any(|word| clauses.noun_is(word, "illicit_trade") || clauses.noun_may(word, "punishing"))
    };
    let punishes = may("punish") && realis != Realis::Negated && (clauses.verb_is(verb, "penalty_verb") || breach());
    punishes.then_some(((Action::Enforce, None), "open.punish"))
}

/// How real a measure is by the verb whose object it is: "drafted", "urged", "threatened".
fn wished_for(clauses: &Clauses<'_>, verb: usize) -> Realis {
    let is = |cue: &str| clauses.verb_is(verb, cue);
    if is("impose") {
        Realis::Actual
    } else if is("threaten") {
        Realis::Threatened
    } else if is("call_for") {
        Realis::CalledFor
    } else if is("plan") || is("avert") || is("court") || clauses.verb_may(verb, "wish") {
        Realis::Planned
    } else {
        Realis::Actual
    }
}

/// "the denial of visas", "an end to the ban", "a reopening of the border": what the noun names is done.
fn of_noun(clauses: &Clauses<'_>, noun: usize) -> Option<(Trigger, Deed)> {
    let (undoes, blocks) = (clauses.noun_may(noun, "undoing"), clauses.noun_may(noun, "blocking"));
    if !undoes && !blocks {
        return None;
    }
    let realis = clauses.noun_realis(noun, 0);
    let (pair, rule) = match Kind::of_noun(clauses, noun).sort {
        Sort::Measure | Sort::Pronoun | Sort::Other if undoes => (eased(realis, Mode::Lifted), "open.noun.undo"),
        Sort::Pronoun | Sort::Other => return None,
        Sort::Measure | Sort::Thing | Sort::Leave | Sort::Named => (imposed(realis, None), "open.noun.block"),
    };
    let deed = pair.map(|(action, mode)| Deed::of_noun(clauses.verb_above(noun), action, mode, rule));
    deed.map(|deed| (Trigger::faint(noun), deed))
}

#[cfg(test)]
mod tests {
    use crate::english::English;
    use crate::extract::{Tools, readings};
    use crate::lexicon::Lexicon;
    use crate::model::Article;
    use std::collections::BTreeSet;
    use std::sync::OnceLock;

    /// What may be done in a sentence of an article that speaks of sanctions: rule and action.
    fn may(text: &str) -> BTreeSet<String> {
        may_in(&format!("Norway has sanctioned Chile. Under pressure, {text}"))
    }

    /// The same of all sentences of a text.
    fn may_in(text: &str) -> BTreeSet<String> {
        static TOOLS: OnceLock<(Lexicon, English)> = OnceLock::new();
        let (lexicon, english) = TOOLS.get_or_init(|| {
            (Lexicon::of_rules().expect("the tables are sound"), English::load().expect("the model is sound"))
        });
        let article = Article { language: "en".to_owned(), body: text.to_owned(), ..Article::default() };
        let (_, found) = readings(&article, &Tools { lexicon, english });
        let name =
            |signs: &[String]| signs.iter().find_map(|sign| sign.strip_prefix("act.rule.open.").map(str::to_owned));
        found.iter().filter_map(|read| Some(format!("{} {}", name(&read.signs)?, read.action))).collect()
    }

    #[test]
    fn a_sentence_is_read_only_where_the_article_speaks_of_sanctions() {
        let sentence = "Under pressure, Oslo approved a tariff for Chile.";
        assert!(!may_in(&format!("Norway has sanctioned Chile. {sentence}")).is_empty());
        assert!(may_in(&format!("Norway has visited Chile. {sentence}")).is_empty());
    }

    #[test]
    fn what_one_state_does_to_another_needs_no_word_for_a_sanction() {
        assert!(!may_in("Tanzania shuts out lorries from Malawi.").is_empty());
        assert!(may_in("Tanzania shuts out lorries.").is_empty());
        assert!(may_in("Tanzania shuts out thoughts of Malawi.").is_empty());
    }

    fn check(cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            assert_eq!(may(text).iter().map(String::as_str).collect::<Vec<_>>(), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_called_off_depends_on_what_it_is() {
        check(&[
            ("Oslo scrapped the levy on Chile in May.", &["undo ease"]),
            ("Oslo scrapped a grant for Chile in May.", &["withdraw impose"]),
            ("Oslo scrapped most of its grants for Chile in May.", &["withdraw impose"]),
            ("Oslo painted a wall for Chile in May.", &[]),
            ("Oslo decided on the removal of the levy on Chile.", &["noun.undo ease"]),
            ("Oslo decided on the colour of the levy on Chile.", &[]),
        ]);
    }

    #[test]
    fn only_a_measure_comes_back_or_goes_on() {
        check(&[
            ("Oslo brought back the levy on Chile in May.", &["redo impose"]),
            ("Oslo brought home the children from Chile in May.", &[]),
            ("Oslo prolonged the levy on Chile in May.", &["extend extend"]),
            ("Oslo prolonged the dinner with Chile in May.", &[]),
        ]);
    }

    #[test]
    fn what_is_held_back_need_not_be_a_measure() {
        check(&[
            ("Oslo shelved a project with Chile.", &["block impose"]),
            ("Oslo may shelve a project with Chile.", &["block propose"]),
            ("Oslo praised a project with Chile.", &[]),
            ("Oslo spoke of the closure of its ports to Chile.", &["noun.block impose"]),
            ("Oslo spoke of the beauty of its ports to Chile.", &[]),
            ("Oslo does not buy copper from Chile.", &["deal impose"]),
            ("Oslo refused to greet singers from Chile.", &[]),
            ("Oslo buys copper from Chile.", &[]),
            ("Oslo let singers from Chile in.", &["free ease"]),
            ("Oslo no longer lets singers from Chile in.", &["free impose"]),
            ("Oslo heard singers from Chile.", &[]),
        ]);
    }

    #[test]
    fn measures_are_decided_on_and_breaches_punished() {
        check(&[
            ("Oslo approved a tariff for Chile.", &["make impose"]),
            ("Oslo drafted a law on Chile.", &["make propose"]),
            ("Oslo favours a tariff for Chile.", &["make propose"]),
            ("Oslo approved a song for Chile.", &[]),
            ("Oslo charged a trader with smuggling for Chile.", &["punish enforce"]),
            ("Oslo met a trader who smuggled for Chile.", &[]),
        ]);
    }
}
