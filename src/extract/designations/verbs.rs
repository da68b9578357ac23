//! Listing by a verb: "OFAC designated X", "X was added to the list", "X, whom the EU blacklisted".

use super::authority::{self, Authority};
use super::discourse;
use super::line::Line;
use super::reach;
use super::sense::{self, Sense};
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::PartyIx;
use crate::model::vocabulary::DesignationStatus;

/// Prepositions between a listing verb and its list.
const TO_LIST: &[&str] = &["to", "on", "in", "onto", "into", "from", "off"];

/// Reads every listing verb of a sentence; tells whether there was one.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let mut any = false;
    for verb in 0..line.len() {
        let clauses = line.clauses();
        let again = line.is_again(verb) || line.is_slip(verb);
        if !again && (!clauses.is_verb(verb) || matches!(clauses.label(verb), Label::Aux | Label::Auxpass)) {
            any |= likewise(reading, line, verb);
            continue;
        }
        if let Some(agents) = same_done(line, verb) {
            // "So has X": one who acts as well, or one more who is listed.
            let also = |reading: &mut Reading<'_, '_>| {
                line.is(verb - 1, &["so", "as"]) && reading.also(line, verb, vec![verb + 1..line.len()])
            };
            any |= did_so(reading, line, verb, &agents) || verb > 0 && also(reading);
            continue;
        }
        if followed(line, verb) {
            let subject = reach::subject_start(line, verb)..reach::auxiliary(line, verb);
            any |= reading.also(line, verb, vec![subject]);
            continue;
        }
        let Some(sense) = (if again { Some(Sense::Plain) } else { sense::of(reading, line, verb) }) else { continue };
        any |= one(reading, line, verb, sense);
    }
    any
}

fn one(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, sense: Sense) -> bool {
    let clauses = line.clauses();
    let realis = if line.is_slip(verb) { of_slip(line, verb) } else { clauses.realis(verb, 0) };
    let none = reach::subject_start(line, verb) < verb
        && (reach::subject_start(line, verb)..verb).any(|t| line.is(t, &["neither", "nobody", "none"]));
    let none = none || (verb + 1..(verb + 25).min(line.len())).any(|t| line.reads(t, &["on", "no", "list"]));
    let but = (0..verb).any(|t| line.reads(t, &["all", "but"]) || line.reads(t, &["all", "except"]));
    let lists = !matches!(sense, Sense::Off | Sense::Keep);
    if realis == Realis::Negated
        && lists
        && let Some(authority) = of_verb(reading, line, verb, sense)
    {
        reading.deny(line, &authority, reach::of(line, verb, sense).0);
    }
    if realis == Realis::Negated || none || but || clauses.label(verb) == Label::Amod && clauses.tag(verb) == "VBG" {
        return false;
    }
    if opposed(line, verb) || sense == Sense::Loose && sense::elsewhere(line, verb) {
        return false;
    }
    // "became the first governor to be sanctioned".
    let first = clauses.head(verb).is_some_and(|head| {
        clauses.children(head).any(|c| line.is(c, &["first", "latest", "last", "second", "third", "only"]))
    });
    let decided = (first && realis == Realis::Planned && clauses.has_to(verb))
        || realis == Realis::Planned && ordered(reading, line, verb, sense);
    // "determined to add X": who decides on a list acts by deciding.
    let resolved = clauses.has_to(verb)
        && clauses.head(verb).is_some_and(|head| {
            matches!(clauses.lemma(head), "determine" | "decide" | "resolve" | "vote")
                && clauses.realis(head, 0).is_actual()
        });
    // "Whereas Doe should be added": an act that has been adopted decides so.
    let adopted =
        realis == Realis::CalledFor && reading.thread.issuer.is_some() && clauses.is_passive(verb) && enacts(reading);
    // "want Doe added to the list".
    let wanted = clauses.label(verb) == Label::Acl
        && clauses.is_passive(verb)
        && clauses
            .head(verb)
            .filter(|noun| clauses.label(*noun) == Label::Dobj)
            .and_then(|noun| clauses.head(noun))
            .is_some_and(|above| {
                line.verb_is(above, "call_for")
                    || line.verb_is(above, "call_out")
                    || matches!(clauses.lemma(above), "want" | "see" | "need" | "like" | "demand")
            })
        && !line.is(verb - 1, &[","]);
    let actual = !wanted && realis.is_actual() || adopted || decided || resolved && sense == Sense::Onto;
    // Calls to keep somebody out of a country are politics, unless listings are what the article is about.
    if sense == Sense::Bar && !actual && reading.thread.last.is_none() {
        return false;
    }
    let (status, standing) = match (sense, actual) {
        (Sense::Off, true) => (DesignationStatus::Delisted, false),
        // Who is to be taken off a list is still on it.
        (Sense::Off, false) => (DesignationStatus::Designated, true),
        (Sense::Keep, _) => (DesignationStatus::Designated, true),
        (_, true) => (DesignationStatus::Designated, false),
        (_, false) => (DesignationStatus::Proposed, false),
    };
    // "remains blocked": a state, not an act.
    let remains =
        verb > 0 && line.is(verb - 1, &["remain", "remains", "remained", "stay", "stays", "still", "remaining"]);
    let standing = standing || remains && actual;
    let (ranges, rule, main) = reach::of(line, verb, sense);
    let Some(authority) = of_verb(reading, line, verb, sense) else { return false };
    let statement = Statement {
        authority,
        status,
        verb,
        ranges,
        rule,
        main: main && !standing,
        pronouns: clauses.patients(verb),
        confidence: if matches!(sense, Sense::Loose) || standing { 0.75 } else { 0.9 },
        // "who is listed by the UN" says nothing of when.
        undated: standing
            || rule == "listing.relative"
            || line.verb_is(verb, "regard") && sense::as_terrorist(line, verb),
        standing,
    };
    reading.state(line, statement)
}

/// "will be frozen", "shall be denied entry": what a decision orders, in the words of who decided.
fn ordered(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize, sense: Sense) -> bool {
    let clauses = line.clauses();
    let modal = clauses.children(verb).any(|child| line.is(child, &["will", "shall"]));
    let orders = matches!(sense, Sense::Freeze | Sense::Bar) && clauses.is_passive(verb);
    let at_once = (verb..line.len()).any(|t| {
        line.reads(t, &["effective", "immediately"])
            || line.reads(t, &["immediate", "effect"])
            || line.reads(t, &["from", "today"])
            || line.reads(t, &["as", "of", "today"])
    });
    if at_once && matches!(sense, Sense::Freeze | Sense::Bar | Sense::Plain | Sense::Onto) {
        return true;
    }
    modal
        && orders
        && (reading.thread.lead.is_some() || reading.thread.issuer.is_some() || !reading.thread.senders.is_empty())
}

/// Whether the document is an act of law: its head names it so.
fn enacts(reading: &Reading<'_, '_>) -> bool {
    let document = reading.scene.document;
    (0..document.sentences.len().min(HEAD)).any(|sentence| {
        let text = document.text(sentence).to_lowercase();
        [
            "regulation (",
            "council decision",
            "implementing decision",
            "regulation no",
            "regulations 20",
            "executive order 1",
        ]
        .iter()
        .any(|words| text.contains(words))
    })
}

/// Sentences at the top of an act that say what it is.
const HEAD: usize = 4;

fn of_verb(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, sense: Sense) -> Option<Authority> {
    let clauses = line.clauses();
    let again = line.is_again(verb) || line.is_slip(verb);
    let before_noun = clauses.label(verb) == Label::Amod && !again;
    let passive = clauses.is_passive(verb) || before_noun;
    let agents = if before_noun {
        Vec::new()
    } else if line.is_slip(verb) && line.clauses().tag(verb - 2).starts_with('N') {
        return authority::of_owner(reading.scene, line, verb - 2);
    } else if again {
        (0..verb).rev().find(|t| line.is_finite(*t)).map(|t| clauses.agents(t)).unwrap_or_default()
    } else {
        authority::agents(reading.scene, line, verb)
    };
    let thread = reading.thread.clone();
    if !agents.is_empty() {
        match authority::of_agents(reading.scene, line, &agents, &thread) {
            Ok(Some(mut found)) => {
                found.target = found.target.or_else(|| list_target(reading, line, verb));
                return Some(found);
            }
            Ok(None) => return None,
            Err(()) if !passive || !clauses.objects_of(verb, &["by"]).is_empty() => return None,
            Err(()) => {}
        }
    }
    if before_noun {
        // "the U.S.-sanctioned bank", "sanctioned by": only an authority beside the participle counts.
        let before = verb.checked_sub(2).filter(|_| line.is(verb - 1, &["-"]));
        return before.and_then(|at| authority::of_owner(reading.scene, line, at + 1));
    }
    if sense == Sense::Bar {
        return of_place(reading, line, verb);
    }
    if let Some(found) = passive.then(|| of_countries(reading, line, verb)).flatten() {
        return Some(found);
    }
    if !passive && agents.is_empty() && sense == Sense::Loose && clauses.head(verb).is_some() {
        return None;
    }
    let list = sense::list_after(line, verb, TO_LIST);
    if let Some(found) = list.and_then(|noun| authority::of_holder(reading.scene, line, noun)) {
        return Some(found);
    }
    // "Parliament called for X to be listed".
    if passive
        && !clauses.realis(verb, 0).is_actual()
        && let Some(found) = authority::of_governing(reading.scene, line, verb)
    {
        return Some(found);
    }
    // "X is under UK sanctions; the group was added in March", "hit with US sanctions".
    let nouns: Vec<usize> = (verb + 1..(verb + 6).min(line.len()))
        .take_while(|_| line.is(verb + 1, &["with", "by"]))
        .chain((0..verb).rev())
        .filter(|t| super::measures::is_sanction(line, *t))
        .collect();
    if let Some(found) = nouns.into_iter().find_map(|noun| authority::of_owner(reading.scene, line, noun)) {
        return Some(found);
    }
    discourse::of_discourse(reading.scene, line, &thread)
}

/// Whether a listing happens whose infinitive passes for a noun, by the word before "to".
fn of_slip(line: &Line<'_>, verb: usize) -> Realis {
    let clauses = line.clauses();
    let before = verb - 2;
    if clauses.verb_is(before, "refuse") || clauses.is_negated(before) {
        Realis::Negated
    } else if clauses.verb_is(before, "decide") || matches!(clauses.lemma(before), "decision" | "move") {
        Realis::Actual
    } else {
        Realis::Planned
    }
}

/// "blocked plans to blacklist X": who stands against a listing does not list.
fn opposed(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let Some(plan) =
        clauses.head(verb).filter(|_| matches!(clauses.label(verb), Label::Acl | Label::Pcomp | Label::Xcomp))
    else {
        return false;
    };
    clauses.verb_above(plan).is_some_and(|above| {
        matches!(
            clauses.lemma(above),
            "block" | "veto" | "oppose" | "resist" | "reject" | "thwart" | "stall" | "hamper"
        )
    })
}

/// Who bars somebody from a country that is named: the country.
fn of_place(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<Authority> {
    let entry = sense::entry_after(line, verb)?;
    let near = entry + 1..(entry + 6).min(line.len());
    let place = near.filter_map(|t| reading.scene.parties.at(line.sentence, t)).map(|m| m.party).next();
    let own = |reading: &Reading<'_, '_>| discourse::of_discourse_only(reading.scene, &reading.thread);
    match place.filter(|party| reading.scene.is_state_or_bloc(*party)) {
        Some(state) if reading.under_way(line) => Some(Authority { states: vec![state], ..Authority::default() }),
        Some(_) => None,
        None => own(reading),
    }
}

/// "listed in the US since 2018 and in Britain and the EU since 2022": the states in which somebody is listed.
fn of_countries(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<Authority> {
    if !line.is(verb + 1, &["in"]) && !line.reads(verb + 1, &["both", "in"]) {
        return None;
    }
    let mut states = Vec::new();
    for t in verb + 1..(verb + 22).min(line.len()) {
        let state = reading.scene.parties.at(line.sentence, t).map(|m| m.party);
        let state = state.filter(|party| reading.scene.is_issuer(*party));
        let year = line.words[t].len() == 4 && line.words[t].bytes().all(|b| b.is_ascii_digit());
        let joins = year
            || line.is(t, &["in", "both", "the", "and", ",", "since", "as", "well", "from"])
            || line.is(t, &crate::model::date::MONTHS);
        match state {
            Some(state) if !states.contains(&state) => states.push(state),
            Some(_) => {}
            None if joins => {}
            None => break,
        }
    }
    (!states.is_empty()).then(|| Authority { states, ..Authority::default() })
}

/// "put X on its Belarus sanctions list": the state that the list is aimed at.
fn list_target(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<PartyIx> {
    let noun = sense::list_after(line, verb, TO_LIST)?;
    authority::of_owner(reading.scene, line, noun)?.target
}

/// Who does the same as was said before: "The EU did so in March", "Canada did the same", "Japan followed suit".
fn same_done(line: &Line<'_>, verb: usize) -> Option<Vec<usize>> {
    let clauses = line.clauses();
    let does = line.is(verb, &["did", "done", "does", "do", "doing"])
        && (line.is(verb + 1, &["so", "likewise"]) || line.reads(verb + 1, &["the", "same"]));
    let follows = clauses.lemma(verb) == "follow" && line.is(verb + 1, &["suit"]);
    // "so have the British", "as did Canada": the one who acts stands behind the verb.
    let inverted = verb > 0
        && line.is(verb, &["did", "has", "have", "does", "do"])
        && line.is(verb - 1, &["so", "as"])
        && (verb < 2 || line.is(verb - 2, &[";", ",", "and", ".", "—", "–"]));
    if inverted {
        let behind = (verb + 1..(verb + 4).min(line.len())).find(|t| line.starts_capital(*t))?;
        let last = (behind..line.len()).take_while(|t| line.starts_capital(*t)).last()?;
        return Some(vec![last]);
    }
    // "Britain and Canada announced identical measures", "Japan mirrored the move".
    let objects = clauses.children_with(verb, &[Label::Dobj]);
    let alike = clauses.is_verb(verb)
        && !clauses.is_passive(verb)
        && objects.iter().any(|object| {
            let act = authority::is_act(line, *object);
            let same = line.is(
                object.saturating_sub(1),
                &["identical", "similar", "matching", "parallel", "corresponding", "same"],
            );
            let mirrors = matches!(clauses.lemma(verb), "match" | "mirror" | "echo" | "replicate" | "copy");
            let takes = clauses.verb_is(verb, "impose")
                || matches!(clauses.lemma(verb), "announce" | "take" | "adopt" | "introduce" | "issue" | "unveil");
            *object > verb && act && (same && takes || mirrors)
        });
    (does || follows || alike).then(|| clauses.agents(verb))
}

/// The same parties, listed by another authority.
fn did_so(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, agents: &[usize]) -> bool {
    let parties = reading.thread.lately(line.sentence).to_vec();
    if line.clauses().realis(verb, 0) != Realis::Actual || parties.is_empty() {
        return false;
    }
    let thread = reading.thread.clone();
    let Ok(Some(authority)) = authority::of_agents(reading.scene, line, agents, &thread) else { return false };
    let new = thread.last.as_ref().is_none_or(|act| act.authorities != authority.states);
    new && reading.repeat(line, authority, verb)
}

/// "his deputy, X, followed in June": one more whom the act spoken of last befell.
fn followed(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let alone = clauses.children_with(verb, &[Label::Dobj, Label::Xcomp, Label::Ccomp, Label::Prt]).is_empty();
    let when =
        verb + 1 >= line.len() || line.is(verb + 1, &["in", "on", "last", "a", ".", ",", ";", "later", "soon", "two"]);
    clauses.lemma(verb) == "follow"
        && !clauses.is_passive(verb)
        && line.is_finite(verb)
        && alone
        && when
        && !matches!(clauses.label(verb), Label::Relcl | Label::Acl | Label::Advcl)
        && clauses
            .children_with(verb, &[Label::Nsubj])
            .into_iter()
            .any(|s| line.starts_capital(s) || named_beside(line, s))
}

/// "the minister, John Doe,": a noun that a name explains.
fn named_beside(line: &Line<'_>, noun: usize) -> bool {
    line.clauses().children_with(noun, &[Label::Appos]).into_iter().any(|name| line.starts_capital(name))
}

/// "so is X", "X is one of them, and so is Y": another party in the state spoken of last.
fn likewise(reading: &mut Reading<'_, '_>, line: &Line<'_>, so: usize) -> bool {
    let opens = so == 0 || line.is(so - 1, &["and", ";", ",", "as"]);
    if !opens || !line.is(so, &["so", "likewise", "as"]) || !line.is(so + 1, &["is", "are", "was", "were"]) {
        return false;
    }
    reading.also(line, so, vec![so + 2..line.len()])
}
