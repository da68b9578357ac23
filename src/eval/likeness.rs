//! How like a fact of a dataset is to one of an annotation; 0 where they are two facts.

use super::facts::{Agreement, Listing, Party, Sanction};
use super::fold::fold;
use super::names::{DIFFERENT, SPELLED, best_name, name_likeness, same_code, telling_words};
use std::collections::BTreeSet;

/// States agree by code, all others by name; a state or bloc never stands for a person, company or ship.
pub(super) fn of_parties(gold: &Party, said: &Party) -> f64 {
    let names = || std::iter::once(gold.name.as_str()).chain(gold.aliases.iter().map(String::as_str));
    let theirs: Vec<&str> = [said.code.as_deref().unwrap_or_default(), said.name.as_str()]
        .into_iter()
        .chain(said.aliases.iter().map(String::as_str))
        .collect();
    if matches!(gold.kind.as_str(), "country" | "bloc") {
        if !matches!(said.kind.as_str(), "country" | "bloc" | "organisation") {
            return 0.0;
        }
        return match (&gold.code, &said.code) {
            (Some(a), Some(b)) if gold.kind == "country" && said.kind == "country" => {
                if a == b {
                    4.0
                } else {
                    0.0
                }
            }
            _ => f64::from(best_name(names(), &theirs)),
        };
    }
    if said.kind == "country" || (gold.kind == "person") != (said.kind == "person") {
        return 0.0;
    }
    // A full name is surer than a surname that two brothers share.
    match best_name([gold.name.as_str()], &theirs) {
        DIFFERENT => f64::from(best_name(names(), &theirs)),
        likeness => 2.0 * f64::from(likeness),
    }
}

/// Whether both name the same sender and target.
pub(super) fn same_pair(a: &Sanction, b: &Sanction) -> bool {
    same_code(a.sender.as_deref(), b.sender.as_deref()) && same_code(a.target.as_deref(), b.target.as_deref())
}

/// Whether both name the same sender, target and action.
pub(super) fn same_act(a: &Sanction, b: &Sanction) -> bool {
    a.action == b.action && same_pair(a, b)
}

/// By the name of the listed party, under the same authority.
pub(super) fn of_listings(gold: &Listing, said: &Listing) -> f64 {
    if !same_code(gold.authority.as_deref(), said.authority.as_deref()) {
        return 0.0;
    }
    let theirs: Vec<&str> =
        std::iter::once(said.name.as_str()).chain(said.aliases.iter().map(String::as_str)).collect();
    let names = std::iter::once(gold.name.as_str()).chain(gold.aliases.iter().map(String::as_str));
    f64::from(best_name(names, &theirs))
}

/// Whether two listings of one article are one.
pub(super) fn same_listing(a: &Listing, b: &Listing) -> bool {
    same_code(a.authority.as_deref(), b.authority.as_deref()) && name_likeness(&a.name, &b.name) >= SPELLED
}

/// By the parties in common and the words of the title; either can carry it, and an equal status helps.
pub(super) fn of_agreements(gold: &Agreement, said: &Agreement) -> f64 {
    let is_party = |code: &&String| said.parties.iter().any(|other| same_code(Some(code.as_str()), Some(other)));
    let both = gold.parties.iter().filter(is_party).count();
    let share = part(both, (gold.parties.len() + said.parties.len()).saturating_sub(both));
    let (ours, theirs) = (fold(&gold.title), fold(&said.title));
    let (ours, theirs): (BTreeSet<&str>, BTreeSet<&str>) =
        (telling_words(&ours).into_iter().collect(), telling_words(&theirs).into_iter().collect());
    let common = ours.intersection(&theirs).count();
    let near = part(common, ours.len().min(theirs.len()));
    let named = near >= 0.5 && (both > 0 || gold.parties.is_empty() || said.parties.is_empty());
    if share < 0.5 && !named {
        return 0.0;
    }
    let same_status = if gold.status == said.status { 0.5 } else { 0.0 };
    1.0 + share + part(common, ours.union(&theirs).count()) + same_status
}

/// A share of a whole, 0 of nothing.
fn part(some: usize, all: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { count(some) / count(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, kind: &str, code: Option<&str>) -> Party {
        Party {
            name: name.into(),
            aliases: Vec::new(),
            kind: kind.into(),
            code: code.map(str::to_owned),
            country: None,
        }
    }

    #[test]
    fn parties_agree_by_code_or_by_name_within_their_kind() {
        let same = |a: &Party, b: &Party| of_parties(a, b) > 0.0;
        let holland = party("Holland", "country", Some("NL"));
        assert!(same(&holland, &party("Netherlands", "country", Some("NL"))));
        assert!(!same(&holland, &party("Holland", "country", Some("DE"))));
        assert!(!same(&holland, &party("Holland", "company", None)));
        assert!(same(&party("European Union", "bloc", None), &party("Europe's club", "bloc", Some("EU"))));
        assert!(!same(&party("Tadmor", "person", None), &party("Tadmor", "company", None)));
        let full = of_parties(&party("Ivan Orlov", "person", None), &party("Ivan Orlov", "person", None));
        assert!(full > of_parties(&party("Ivan Orlov", "person", None), &party("Orlov", "person", None)));
    }

    #[test]
    fn agreements_agree_by_parties_or_by_title() {
        let agreement = |title: &str, parties: &[&str]| Agreement {
            title: title.into(),
            kind: "accord".into(),
            status: "signed".into(),
            date: None,
            place: None,
            parties: parties.iter().map(|code| (*code).to_owned()).collect(),
            signatories: Vec::new(),
        };
        let gold = agreement("river waters accord", &["EG", "SD"]);
        assert!(of_agreements(&gold, &agreement("deal", &["SD", "EG"])) > 0.0);
        assert!(of_agreements(&gold, &agreement("accord on waters", &[])) > 0.0);
        assert!(of_agreements(&gold, &agreement("deal", &["EG", "ET", "KE"])) == 0.0);
        assert!(of_agreements(&gold, &agreement("waters accord", &["FR"])) == 0.0);
    }
}
