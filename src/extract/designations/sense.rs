//! Whether a verb lists, how surely, and on what list.

use super::Reading;
use super::authority;
use super::line::Line;
pub(super) use super::list_after::list_after;
use crate::english::Label;
use crate::model::date::MONTHS;

/// How surely a verb lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// It lists by itself: designate, blacklist.
    Plain,
    /// It lists where a list is named: add, place.
    Onto,
    /// It lists where sanctions are spoken of: name, block, target.
    Loose,
    /// It takes off a list.
    Off,
    /// It freezes assets.
    Freeze,
    /// It forbids to enter a country.
    Bar,
    /// It leaves somebody on a list.
    Keep,
}

/// What a verb does with whom it names; `None` where it lists nobody.
pub(super) fn of(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<Sense> {
    let clauses = line.clauses();
    let under_way = reading.under_way(line);
    if line.verb_is(verb, "regard") && as_terrorist(line, verb) && official(reading, line, verb) {
        return Some(Sense::Plain);
    }
    if line.verb_is(verb, "designate") {
        if clauses.lemma(verb) == "designate" && for_a_task(line, verb) {
            return None;
        }
        return (clauses.lemma(verb) != "sanction" || under_way || names_sanctioned(line, verb))
            .then_some(Sense::Plain);
    }
    let lemma = clauses.lemma(verb);
    if matches!(lemma, "delist" | "unblock") {
        return Some(Sense::Off);
    }
    if clauses.verb_is(verb, "delist") && list_after(line, verb, &["from", "off", "of"]).is_some() {
        return Some(Sense::Off);
    }
    if clauses.verb_is(verb, "delist") && from_sanctions(line, verb) {
        return Some(Sense::Off);
    }
    if clauses.verb_is(verb, "delist") && struck(line, verb) && under_way {
        return Some(Sense::Off);
    }
    // "removed two state banks, Vega Bank and Rubin Bank", where sanctions are what the sentence is about.
    let about = (0..line.len()).any(|t| {
        super::measures::is_sanction(line, t)
            || line.noun_is(t, "register")
            || line.is(t, &["blacklisted", "sanctioned"])
    });
    let listed = clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|o| super::roster::is_kind(line, o));
    let gone = matches!(lemma, "remove" | "delete" | "drop" | "free" | "release") && listed && counts(line, verb);
    if gone && about && under_way && clauses.objects_of(verb, &["from"]).is_empty() {
        return Some(Sense::Off);
    }
    if under_way && severed(line, verb) {
        return Some(Sense::Plain);
    }
    // "This rule removes Vega Trans": a notice speaks of no list but its own.
    let notice = matches!(lemma, "remove" | "delete" | "delist") && reading.thread.issuer.is_some() && under_way;
    if notice && clauses.agents(verb).iter().any(|agent| line.is(*agent, &["rule", "notice", "amendment", "order"])) {
        return Some(Sense::Off);
    }
    // "asset freezes" may pass for a verb.
    let noun = verb > 0 && line.is(verb - 1, &["asset", "assets"]) && !clauses.is_passive(verb);
    if noun {
        return None;
    }
    let unfreezes = line.verb_is(verb, "unfreeze");
    if (unfreezes || matches!(lemma, "freeze" | "block" | "seize")) && assets_of(line, verb).is_some() {
        return match lemma {
            _ if unfreezes => Some(Sense::Off),
            "seize" => None,
            _ => Some(Sense::Freeze),
        };
    }
    if line.verb_is(verb, "bar") && entry_after(line, verb).is_some() {
        return Some(Sense::Bar);
    }
    if line.verb_is(verb, "retain") && list_after(line, verb, &["on"]).is_some() {
        return Some(Sense::Keep);
    }
    if line.verb_is(verb, "enlist") {
        let listed = list_after(line, verb, &["to", "on", "in", "onto", "into"]).is_some();
        let continued = lemma == "add" && under_way && clauses.is_passive(verb) && !line.is(verb + 1, &["to"]);
        let begun = reading.thread.current.is_some() || reading.thread.issuer.is_some();
        let named = lemma == "add" && under_way && begun && !clauses.is_passive(verb) && adds_names(line, verb);
        if named {
            return Some(Sense::Onto);
        }
        let counted = lemma == "add" && under_way && !clauses.is_passive(verb) && counts(line, verb);
        return (listed || continued || counted).then_some(Sense::Onto);
    }
    loose(reading, line, verb, under_way).then_some(Sense::Loose)
}

/// "considered a terrorist organisation", "lists it as a foreign terrorist group": what is said of somebody is that he is on
/// a list of terrorists.
pub(super) fn as_terrorist(line: &Line<'_>, verb: usize) -> bool {
    let stop = (verb + 1..line.len())
        .find(|t| line.is(*t, &[";", "who", "which", "that", "because", "when"]))
        .unwrap_or(line.len());
    let clauses = line.clauses();
    (verb + 1..stop.min(verb + REGARD)).any(|t| {
        let said = line.is(t, &["terrorist", "terror"])
            && (t + 1..(t + 3).min(line.len())).any(|n| line.noun_is(n, "terror_body"));
        let person = line.is(t, &["terrorist", "terrorists"])
            && line.is(t - 1, &["a", "as", "global", "designated"])
            && clauses.tag(t).starts_with('N');
        said || person
    })
}

/// How many words behind a verb of regarding its terrorist may stand.
const REGARD: usize = 16;

/// Whether a state regards, and no speaker: "the EU considers", "classed by Washington", not "he called".
fn official(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let agents = authority::agents(reading.scene, line, verb);
    let state = |at: &usize| {
        let held = reading.scene.parties.at(line.sentence, *at).filter(|m| !m.only_place);
        held.is_some_and(|m| reading.scene.is_state_or_bloc(m.party) || reading.scene.parties.serves(m.party))
    };
    let listing = line.verb_is(verb, "designate") || line.clauses().lemma(verb) == "list";
    // "signed an order declaring": whose order it is shows later.
    agents.iter().any(|at| state(at) || authority::is_act(line, *at)) || listing && agents.is_empty()
}

/// "cut off two banks", "shut Vega Bank out of the dollar system", "severed from the American financial system".
fn severed(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.verb_is(verb, "sever") && !matches!(clauses.lemma(verb), "freeze" | "block" | "bar" | "exclude") {
        return false;
    }
    let stop = (verb + 1..line.len()).find(|t| line.is(*t, &[";", "if", "when", "because"])).unwrap_or(line.len());
    let out = (verb + 1..stop)
        .find(|t| line.is(*t, &["from"]) || line.reads(*t, &["out", "of"]) || line.reads(*t, &["access", "to"]));
    let finance = |from: usize| {
        (from + 1..(from + 8).min(stop)).any(|t| {
            line.is(t, &["swift"])
                || line.is(t, &["dollar", "dollars"])
                    && (t + 1 >= stop || line.is(t + 1, &["system", "markets", ".", ","]))
                || line.is(t, &["system", "markets"])
                    && (from..t).any(|t| line.is(t, &["financial", "banking", "payments", "payment", "capital"]))
        })
    };
    let banks = clauses.verb_is(verb, "sever")
        && clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|o| clauses.lemma(o) == "bank")
        && counts(line, verb)
        && line.is(verb + 1, &["off"]);
    out.is_some_and(finance) || banks
}

/// "freed from sanctions", "removed from EU sanctions": off what counts as a list.
fn from_sanctions(line: &Line<'_>, verb: usize) -> bool {
    line.clauses().objects_of(verb, &["from"]).into_iter().any(|object| super::measures::is_sanction(line, object))
}

/// "designated to argue", "designated as the lead agency": given a task or a rank, not put on a list.
fn for_a_task(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if line.is(verb + 1, &["to"]) && clauses.tag((verb + 2).min(line.len() - 1)) == "VB" {
        return true;
    }
    let stop = (verb + 1..line.len()).find(|t| line.is(*t, &[";", ".", "for"])).unwrap_or(line.len());
    // "designated her to be his deputy".
    let task = (verb + 1..stop.min(verb + 7))
        .any(|t| line.is(t, &["to"]) && line.is(t + 1, &["be", "serve", "lead", "act", "become", "head"]));
    if task {
        return true;
    }
    let rank = (verb + 1..stop).find(|t| line.is(*t, &["as"]) && line.is(t + 1, &["a", "an", "the", "its", "their"]));
    rank.is_some_and(|rank| {
        !(rank..(rank + 9).min(line.len()))
            .any(|t| line.noun_is(t, "listed_as") || line.is(t, &["terrorist", "sanctioned", "blocked"]))
            && !(rank..(rank + 6).min(line.len())).any(|t| line.starts_capital(t))
    })
}

/// Whether a verb that has other meanings lists: where sanctions are under way and its words do not speak against it.
fn loose(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize, under_way: bool) -> bool {
    let clauses = line.clauses();
    // "the EU decision listing Doe".
    let decided = clauses.lemma(verb) == "list"
        && clauses.label(verb) == Label::Acl
        && clauses.head(verb).is_some_and(|noun| authority::is_act(line, noun));
    // "The Council today listed three individuals".
    let counted = clauses.lemma(verb) == "list" && counts(line, verb) && by_issuer(reading, line, verb);
    if !clauses.verb_is(verb, "list") || !(under_way || decided || counted) {
        return false;
    }
    let by_act = clauses.agents(verb).iter().any(|agent| authority::is_act(line, *agent));
    match clauses.lemma(verb) {
        "cover" => {
            clauses.is_passive(verb)
                && (verb..line.len()).any(|t| line.is(t, &["regulations", "sanctions", "order", "act", "measures"]))
        }
        "hit" => {
            by_act
                || (verb..line.len())
                    .any(|t| line.is(t, &["with"]) && (t..line.len()).any(|s| line.noun_is(s, "sanction")))
                || clauses.is_passive(verb)
                || reading.thread.lead.is_some() && by_state(reading, line, verb)
        }
        "go" => reading.thread.lead.is_some() && !clauses.is_passive(verb),
        "bar" | "ban" | "freeze" => false,
        "name" | "label" | "brand" => {
            let office = &["ceo", "chief", "ambassador", "envoy", "successor", "chairman", "coach"];
            let post = (verb + 1..line.len())
                .any(|t| line.is(t, office) || line.is(t, &["as"]) && line.is(t + 1, &["acting", "interim", "new"]));
            !post || clauses.is_passive(verb)
        }
        "include" | "enter" => false,
        _ => true,
    }
}

/// "Washington hit a refinery, Vega Oil": a state acts, and what it hits is a firm, a ship or a person by the noun.
fn by_state(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let kind = |o: usize| {
        let kind = crate::extract::parties::listed::kind_of_noun(clauses.cues, clauses.lemma(o));
        kind.is_some_and(|kind| kind != crate::model::vocabulary::PartyKind::Group)
    };
    let objects = clauses.children_with(verb, &[Label::Dobj]);
    by_issuer(reading, line, verb) && objects.into_iter().any(kind)
}

/// Whether a state or bloc, or a body of one, does it.
fn by_issuer(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    line.clauses().agents(verb).iter().any(|at| {
        let held = reading.scene.parties.at(line.sentence, *at).filter(|m| !m.only_place);
        held.is_some_and(|m| reading.scene.is_issuer(m.party))
    })
}

/// "struck off", "taken off": off a list that was spoken of before.
fn struck(line: &Line<'_>, verb: usize) -> bool {
    matches!(line.clauses().lemma(verb), "strike" | "take") && line.is(verb + 1, &["off"])
}

/// "added 11 people and two entities": the object counts those who are listed.
fn counts(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|object| {
        super::roster::kind_in(line, object..object + 1).is_some()
            && clauses.children_with(object, &[Label::Nummod]).into_iter().any(|n| n < object)
    })
}

/// "Ottawa added Doe and Vega Trans": the object is a name, and no list but that of sanctions is spoken of.
fn adds_names(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let stop = (verb + 1..line.len()).find(|t| line.is(*t, &[";", ".", "for"])).unwrap_or(line.len());
    let elsewhere = (verb + 1..stop).any(|t| line.is(t, &["to"]) && clauses.tag((t + 1).min(line.len() - 1)) != "VB");
    let acts = !clauses.agents(verb).is_empty() || clauses.has_to(verb);
    let pronoun = line.is(verb + 1, &["them"]);
    let object = clauses.children_with(verb, &[Label::Dobj]).into_iter().any(|object| {
        let name = line.starts_capital(object) && clauses.tag(object).starts_with("NNP");
        let definite = line.is(verb + 1, &["the"]) && super::roster::is_kind(line, object);
        object > verb && (name || definite)
    });
    !elsewhere && acts && (object || pronoun)
}

/// "sanction" is also what courts and clubs do: outside an article on sanctions of states it wants a state as its agent.
fn names_sanctioned(line: &Line<'_>, verb: usize) -> bool {
    !line.clauses().agents(verb).is_empty()
}

/// Where the owner of frozen assets stands: the word before the name behind "assets of", else the verb for "froze X's
/// assets". For a passive verb the assets stand before it.
pub(super) fn assets_of(line: &Line<'_>, verb: usize) -> Option<usize> {
    let whose = (verb.saturating_sub(12)..verb).rev().find(|t| line.is(*t, &["whose"]));
    if let Some(whose) = whose.filter(|whose| (*whose + 1..verb).any(|t| line.noun_is(t, "assets"))) {
        return Some(whose);
    }
    let noun = if line.clauses().is_passive(verb) {
        (verb.saturating_sub(ASSETS)..verb).rev().find(|t| line.noun_is(*t, "assets"))?
    } else {
        (verb + 1..(verb + 14).min(line.len())).find(|t| line.noun_is(*t, "assets"))?
    };
    // "froze remittances to 15 firms".
    let paid = line.is(noun, &["remittances", "payments", "transfers", "transactions"]);
    let of = (noun + 1..(noun + 7).min(line.len()))
        .find(|t| line.is(*t, &["of", "belonging"]) || paid && line.is(*t, &["to", "with"]));
    let owned = of.map(|of| if line.is(of, &["belonging"]) { of + 1 } else { of });
    Some(owned.unwrap_or(if line.clauses().is_passive(verb) { super::reach::subject_start(line, verb) } else { verb }))
}

/// How many words before a passive verb its frozen assets may be named.
const ASSETS: usize = 45;

/// The word that says entry is what is forbidden, behind a verb of forbidding: "from entering", "from its territory",
/// "setting foot".
pub(super) fn entry_after(line: &Line<'_>, verb: usize) -> Option<usize> {
    let stop = (verb + 1..line.len()).find(|t| line.is(*t, &[";", "because", "after"])).unwrap_or(line.len());
    (verb + 1..stop).find(|t| {
        let from = (verb..*t).rev().take(3).any(|p| line.is(p, &["from", "to"]));
        let enters = line.verb_is(*t, "entry") && (line.clauses().tag(*t) == "VBG" || line.is(t - 1, &["to"]));
        let foot = line.reads(*t, &["setting", "foot"]);
        let ground = from && line.noun_is(*t, "entry") || line.is(*t, &["entry"]) && t - verb < 3;
        // "barred from the EU": whether that is a state shows later.
        let state = line.is(*t, &["from"])
            && (line.starts_capital(t + 1) || line.is(t + 1, &["the"]) && line.starts_capital(t + 2));
        enters || foot || ground || state
    })
}

/// "listed in London", "named mediator": listed, but on no list of sanctions.
pub(super) fn elsewhere(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let number = line.lower.get(verb + 2).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let dated = number || line.is(verb + 2, &MONTHS);
    let exchange = clauses.lemma(verb) == "list"
        && line.is(verb + 1, &["in", "on", "at"])
        && line.starts_capital(verb + 2)
        && !dated;
    let exchange = exchange
        || (clauses.lemma(verb) == "list"
            && (verb..line.len()).any(|t| {
                let stock = line.starts_small(t) || t > 0 && line.is(t - 1, &["stock"]);
                line.is(t, &["exchange", "bourse"]) && stock || line.is(t, &["nasdaq", "nyse"])
            }));
    let office = matches!(clauses.lemma(verb), "name" | "label" | "brand")
        && clauses.is_passive(verb)
        && (matches!(line.clauses().tag((verb + 1).min(line.len() - 1)), "NN" | "NNP" | "DT" | "JJ")
            || line.is(verb + 1, &["as", "after", "to", "for"]));
    exchange || office
}
