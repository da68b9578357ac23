//! The list that a verb puts somebody on or takes them off.

use super::line::Line;

/// The list noun behind a verb and one of the prepositions.
pub(super) fn list_after(line: &Line<'_>, verb: usize, prepositions: &[&str]) -> Option<usize> {
    // "The EU has a list, and London added Doe to its own".
    let own = (verb + 3..line.len()).find(|t| {
        line.is(*t, &["own"])
            && line.is(t - 1, &["its", "their"])
            && line.is(t - 2, prepositions)
            && (t + 1 >= line.len() || line.is(t + 1, &[".", ",", ";", "in", "on", "last"]))
            && (0..verb).any(|t| line.noun_is(t, "register"))
    });
    if own.is_some() {
        return own;
    }
    let noun = (verb + 1..line.len()).find(|t| {
        let list =
            line.is(*t, &["list", "lists", "blacklist", "blacklists", "annex", "register", "registry", "roster"]);
        // "added to the Schedule of the Regulations".
        let schedule = line.is(*t, &["schedule"]) && line.starts_capital(*t);
        (list || schedule) && (verb + 1..*t).rev().take(9).any(|p| line.is(p, prepositions))
    })?;
    let kept = (verb + 1..noun).any(|t| {
        line.is(
            t,
            &[
                "waiting",
                "shopping",
                "short",
                "wish",
                "mailing",
                "guest",
                "honours",
                "honors",
                "squad",
                "bestseller",
                "playing",
                "priority",
                "heritage",
                "injured",
            ],
        )
    });
    let of = line.is(noun + 1, &["of"]);
    let of_parties = (noun + 2..(noun + 6).min(line.len())).any(|t| {
        line.is(
            t,
            &[
                "individuals",
                "persons",
                "people",
                "entities",
                "companies",
                "sanctioned",
                "designated",
                "specially",
                "parties",
                "those",
                "names",
                "organizations",
                "organisations",
                "vessels",
                "foreign",
                "terrorist",
                "terrorists",
                "sanctions",
                "restrictive",
                "firms",
                "banned",
                "blocked",
                "undesirable",
                "prohibited",
                "outlawed",
                "proscribed",
                "russians",
                "russian",
                "shadow",
                "ships",
                "tankers",
                "military",
                "unreliable",
                "regulations",
                "order",
            ],
        )
    });
    // "the sanctions list of the European Union".
    let holder = if line.is(noun + 2, &["the"]) { noun + 3 } else { noun + 2 };
    let of_holder = line.is(noun - 1, &["sanctions", "terrorism", "terror"]) && line.starts_capital(holder);
    (!kept && (!of || of_parties || of_holder)).then_some(noun)
}
