//! Who lists, as the clause of a verb names them.

use super::line::Line;
use crate::english::Label;
use crate::extract::scene::Scene;

/// The agents of a verb, with what the parser may have taken for appositions to the first ("Canada, the United Kingdom and
/// the United States"), or for an object of a preposition before the verb ("In May Ottawa listed").
pub(super) fn agents(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Vec<usize> {
    let clauses = line.clauses();
    let state = |at: usize| scene.parties.at(line.sentence, at).filter(|m| scene.is_state_or_bloc(m.party)).is_some();
    let mut found = clauses.agents(verb);
    let mut at = 0;
    while at < found.len() && found.len() < MOST {
        if state(found[at]) {
            for next in clauses.children_with(found[at], &[Label::Appos]) {
                // What stands behind the verb explains another word.
                let beside = |one: &usize| state(*one) && (clauses.is_passive(verb) || *one < verb);
                found.extend(clauses.coordinated(next).into_iter().filter(beside));
            }
            let mut seen = Vec::new();
            found.retain(|one| {
                !seen.contains(one) && {
                    seen.push(*one);
                    true
                }
            });
        }
        at += 1;
    }
    if clauses.is_passive(verb) {
        // "sanctioned by Britain in 2013 and by Canada in 2014".
        let again = clauses.children_with(verb, &[Label::Conj]).into_iter().filter(|c| line.is(*c, &["by"]));
        found.extend(again.flat_map(|by| clauses.children_with(by, &[Label::Pobj])).filter(|one| state(*one)));
    }
    if found.is_empty() && clauses.is_passive(verb) {
        // "listed in August and delisted in March by the Treasury".
        let joined = clauses.children_with(verb, &[Label::Conj]).into_iter().filter(|c| {
            let lists = ["designate", "enlist", "delist"].iter().any(|cue| clauses.verb_is(*c, cue));
            lists && clauses.is_passive(*c)
        });
        found.extend(joined.flat_map(|joined| clauses.agents(joined)));
    }
    if found.is_empty() && clauses.label(verb) == Label::Conj && clauses.is_passive(verb) {
        // "accused by Peru of fraud and placed under sanctions".
        let first = clauses.head(verb).filter(|head| clauses.is_passive(*head));
        found.extend(first.into_iter().flat_map(|first| clauses.agents(first)).filter(|one| state(*one)));
    }
    if found.is_empty() && clauses.is_passive(verb) {
        // "hit with an asset freeze by Britain, Canada and Japan".
        let stop = (verb + 1..line.len()).find(|t| line.is(*t, &[";", "."])).unwrap_or(line.len());
        let by = (verb + 1..stop).find(|t| line.is(*t, &["by", ","]) || line.is_finite(*t));
        let within = |t: &usize| {
            state(*t) || line.is(*t, &["the", "both", ",", "and", "as", "well", "'s", "’s", "later", "then", "by"])
        };
        let listed = by.filter(|by| line.is(*by, &["by"])).map(|by| (by + 1..stop).take_while(within));
        found.extend(listed.into_iter().flatten().filter(|t| state(*t) && !state(*t + 1)));
    }
    // "Tokyo, together with Australia, froze".
    let last = found.iter().copied().max().filter(|_| !clauses.is_passive(verb));
    if let Some(last) = last.filter(|last| *last < verb) {
        let with = (last + 1..verb).find(|t| {
            line.reads(*t, &["together", "with"]) || line.reads(*t, &["along", "with"]) || line.is(*t, &["alongside"])
        });
        if let Some(with) = with {
            found.extend((with + 1..verb).filter(|t| state(*t) && !line.starts_capital(t + 1)));
        }
    }
    if found.is_empty() && !clauses.is_passive(verb) && !matches!(clauses.label(verb), Label::Amod | Label::Acl) {
        let before = super::reach::auxiliary(line, verb).checked_sub(1);
        let office = |at: usize| {
            let held = scene.parties.at(line.sentence, at).filter(|m| !m.only_place);
            held.is_some_and(|m| scene.parties.serves(m.party))
        };
        found.extend(before.filter(|at| (state(*at) || office(*at)) && line.starts_capital(*at)));
    }
    found
}

/// As many agents as one verb can have.
const MOST: usize = 24;
