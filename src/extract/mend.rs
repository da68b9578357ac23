//! What the parser takes for something else in sentences about sanctions, and how it is put right.

use crate::english::{Label, Parse, Tag, Word};

/// Puts right the slips of one sentence.
pub(super) fn mend(parse: &mut Parse, words: &[&str]) {
    mend_aside(parse, words);
    for at in 1..words.len() {
        mend_infinitive(parse, at);
        mend_freeze(parse, words, at);
        mend_taken(parse, at);
        mend_state(parse, words, at);
        mend_joined(parse, words, at);
        mend_lapse(parse, words, at);
    }
}

/// Words before a restriction that make it one of sanctions.
const KINDS: &[&str] = &["asset", "assets", "travel", "visa", "entry", "export", "import"];

/// "imposed asset freezes on X", "announced travel bans": the restriction may pass for a verb with the word before it as its
/// subject. It becomes the object of the verb before it again.
fn mend_freeze(parse: &mut Parse, words: &[&str], at: usize) {
    let word = &parse.words()[at];
    let restricts = matches!(words[at], "freezes" | "freeze" | "bans" | "ban" | "curbs" | "restrictions" | "controls");
    if !restricts || !KINDS.contains(&words[at - 1]) || !word.is_verb() {
        return;
    }
    let head = word.head;
    // The word before would be its own head.
    if parse.is_under(at, at - 1) {
        return;
    }
    let governed = head < at && parse.words()[head].is_verb() && word.label != Label::Conj;
    let plural = words[at].ends_with('s');
    *parse = std::mem::take(parse).changed(|all| {
        all[at].tag = if plural { Tag::Nns } else { Tag::Nn };
        all[at].lemma = words[at].trim_end_matches('s').to_owned();
        if governed {
            all[at].label = Label::Dobj;
        }
        all[at - 1].head = at;
        all[at - 1].label = Label::Compound;
    });
}

/// "urged Norway to sanction Vega Trans": the infinitive may pass for a noun though its clause is seen.
fn mend_infinitive(parse: &mut Parse, at: usize) {
    let to = |child: usize| parse.words()[child].tag.as_str() == "TO" && parse.words()[child].label == Label::Aux;
    if parse.words()[at].tag.as_str() == "NN" && parse.children(at).any(to) {
        *parse = std::mem::take(parse).changed(|all| all[at].tag = Tag::Vb);
    }
}

/// "The cabinet approved asset freezes": a verb with a subject may pass for a description of its object. It carries the
/// clause again.
fn mend_taken(parse: &mut Parse, at: usize) {
    let word = &parse.words()[at];
    let mut noun = word.head;
    let finite = matches!(word.tag.as_str(), "VBD" | "VBZ" | "VBP") && word.label == Label::Amod && noun > at;
    let subject = parse.words()[..at].iter().any(|one| one.head == at && one.label == Label::Nsubj);
    if !finite || !subject {
        return;
    }
    while parse.words()[noun].label == Label::Compound && parse.words()[noun].head > noun {
        noun = parse.words()[noun].head;
    }
    let above = (parse.words()[noun].head, parse.words()[noun].label);
    *parse = std::mem::take(parse).changed(|all| {
        all[at].head = if above.0 == noun { at } else { above.0 };
        all[at].label = above.1;
        for one in all[..at].iter_mut().filter(|one| one.head == noun) {
            one.head = at;
        }
        all[noun].head = at;
        all[noun].label = Label::Dobj;
    });
}

/// What "will be" leads to where somebody is listed.
const STATES: &[&str] = &["frozen", "blacklisted", "sanctioned", "blocked", "barred", "banned", "delisted", "unfrozen"];

/// "The assets of X will be frozen": the participle may pass for an adjective. It carries the clause again.
fn mend_state(parse: &mut Parse, words: &[&str], at: usize) {
    let word = &parse.words()[at];
    let be = word.head;
    let links = be < at && parse.words()[be].lemma == "be";
    if !STATES.contains(&words[at]) || word.label != Label::Acomp || !links {
        return;
    }
    let above = (parse.words()[be].head, parse.words()[be].label);
    *parse = std::mem::take(parse).changed(|all| {
        let children = all.iter_mut().enumerate().filter(|(child, word)| ![be, at].contains(child) && word.head == be);
        for (_, word) in children {
            word.head = at;
            if word.label == Label::Nsubj {
                word.label = Label::Nsubjpass;
            }
        }
        all[at].tag = Tag::Vbn;
        all[at].label = above.1;
        all[at].head = if above.0 == be { at } else { above.0 };
        all[be].head = at;
        all[be].label = Label::Auxpass;
    });
}

/// Past forms of verbs that list.
const LISTED: &[&str] = &["barred", "banned", "sanctioned", "blacklisted", "designated", "listed", "targeted", "added"];

/// "which went ahead in May and barred Doe from entering": behind "and" and before a name, the second verb may pass for a
/// description of the name. It is joined to the verb before it again.
fn mend_joined(parse: &mut Parse, words: &[&str], at: usize) {
    let noun = parse.words()[at].head;
    let capital = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
    let slip = LISTED.contains(&words[at]) && words[at - 1] == "and" && parse.words()[at].label == Label::Amod;
    if !slip || !capital || noun <= at || !parse.words()[noun].is_proper() {
        return;
    }
    let finite = |t: &usize| matches!(parse.words()[*t].tag.as_str(), "VBD" | "VBZ" | "VBP");
    let auxiliary = |t: &usize| matches!(parse.words()[*t].label, Label::Aux | Label::Auxpass);
    let Some(verb) = (0..at - 1).rev().find(|t| finite(t) && !auxiliary(t)) else { return };
    // "Canada listed Doe and sanctioned banker Roe" is a name behind a name, with no other object to tell.
    let object = parse.words().iter().any(|word| word.head == verb && word.label == Label::Dobj);
    if object || parse.is_under(verb, noun) || parse.is_under(verb, at) {
        return;
    }
    *parse = std::mem::take(parse).changed(|all| {
        all[at].tag = Tag::Vbd;
        all[at].head = verb;
        all[at].label = Label::Conj;
        all[noun].head = at;
        all[noun].label = Label::Dobj;
    });
}

/// How many words behind "let" it is looked for what is let lapse.
const LET_REACH: usize = 12;

/// "let its embargo on Peru lapse": the infinitive may pass for a noun that the name before it describes. It carries the
/// clause below "let" again, and what is let lapse is its subject.
fn mend_lapse(parse: &mut Parse, words: &[&str], at: usize) {
    if words[at] != "lapse" || !parse.words()[at].tag.as_str().starts_with('N') {
        return;
    }
    let from = at.saturating_sub(LET_REACH);
    let Some(let_) = (from..at).rev().find(|t| parse.words()[*t].is_verb()) else { return };
    let subject = parse.words().iter().position(|word| word.head == let_ && word.label == Label::Dobj);
    let (head, label) = (parse.words()[at].head, parse.words()[at].label);
    let free = !parse.is_under(let_, at) && label == Label::Pobj;
    let fits = free && parse.words()[let_].lemma == "let" && head < at && parse.words()[at - 1].head == at;
    let Some(subject) = subject.filter(|noun| fits && *noun < at) else { return };
    *parse = std::mem::take(parse).changed(|all| {
        all[at - 1].head = head;
        all[at - 1].label = label;
        all[at].tag = Tag::Vb;
        all[at].head = let_;
        all[at].label = Label::Ccomp;
        all[subject].head = at;
        all[subject].label = Label::Nsubj;
    });
}

/// "X, designated a terrorist group by Peru, claimed": the participle of an aside may pass for the verb of the sentence, and
/// the verb for one that is joined to it. The aside becomes a description of the subject again.
fn mend_aside(parse: &mut Parse, words: &[&str]) {
    let Some(aside) = (2..words.len()).find(|t| is_aside(parse, words, *t)) else { return };
    let is = |at: usize, label: Label| move |word: &Word| word.label == label && word.head == at;
    let subject = parse.words().iter().position(is(aside, Label::Nsubj)).filter(|s| *s < aside);
    let Some(subject) = subject else { return };
    let joined = (aside + 1..words.len()).find(|t| {
        let word = &parse.words()[*t];
        word.label == Label::Conj && word.head == aside && word.is_verb() && words[t - 1] == ","
    });
    let by = joined.is_some_and(|verb| (aside + 1..verb).any(|t| words[t] == "by"));
    let Some(verb) = joined.filter(|_| by) else { return };
    let (head, label) = (parse.words()[aside].head, parse.words()[aside].label);
    *parse = std::mem::take(parse).changed(|words| {
        words[verb].head = if head == aside { verb } else { head };
        words[verb].label = label;
        words[subject].head = verb;
        words[aside].head = subject;
        words[aside].label = Label::Acl;
        words[aside].tag = Tag::Vbn;
    });
}

/// Whether a form in "-ed" behind a comma carries the clause of a subject before the comma.
fn is_aside(parse: &Parse, words: &[&str], at: usize) -> bool {
    words[at - 1] == "," && parse.words()[at].tag.as_str() == "VBD" && words[at].ends_with("ed")
}
