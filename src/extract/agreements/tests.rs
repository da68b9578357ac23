//! Sentences that state an agreement, and sentences that state none.

use crate::extract::testing::{self, day, name};
use crate::model::vocabulary::Role;
use crate::model::{ArticleFacts, Fact};

fn read(text: &str) -> ArticleFacts {
    testing::read(text, "2019-03-14")
}

/// Each agreement as `parties kind status date place`, parties in alphabetical order.
pub(super) fn agreements(text: &str) -> Vec<String> {
    let facts = read(text);
    let mut found = Vec::new();
    for claim in &facts.claims {
        let Fact::Agreement(fact) = &claim.fact else { continue };
        let sides = fact.participants.iter().filter(|one| matches!(one.role, Role::Party | Role::Withdrawn));
        let mut names: Vec<String> = sides.map(|one| name(&facts, one.party)).collect();
        names.sort();
        let date = day(fact.date);
        let place = fact.place.clone().unwrap_or_else(|| "-".to_owned());
        found.push(format!("{} {} {} {date} {place}", names.join("+"), fact.kind, fact.status));
        assert!(!claim.evidence.is_empty() && claim.evidence.iter().all(|one| one.span.of(text).contains(' ')));
    }
    found
}

pub(super) fn roles(text: &str, role: Role) -> Vec<String> {
    let facts = read(text);
    let agreement = facts.claims.iter().find_map(|claim| match &claim.fact {
        Fact::Agreement(fact) => Some(fact.participants.clone()),
        _ => None,
    });
    agreement.unwrap_or_default().iter().filter(|one| one.role == role).map(|one| name(&facts, one.party)).collect()
}

#[test]
fn what_holds_no_longer_is_over() {
    let text = "The fishing treaty between Kenya and Libya is no longer in force.";
    assert_eq!(agreements(text), ["KE+LY treaty terminated - -"]);
    let text = "The fishing treaty between Kenya and Libya is still in force.";
    assert_eq!(agreements(text), ["KE+LY treaty in_force - -"]);
    let text = "Kenya is no longer bound by its fishing treaty with Libya.";
    assert_eq!(agreements(text), ["KE+LY treaty withdrawn - -"]);
}

#[test]
fn a_signed_agreement_has_its_signers_states_day_and_city() {
    let text = "Peru and Chile signed a fisheries agreement in Lima on Tuesday.";
    assert_eq!(agreements(text), ["CL+PE accord signed 2019-03-12 Lima"]);
    let text = "The treaty was signed by Finnish Foreign Minister Aino Salo and her Estonian counterpart Mart Kask in Tallinn.";
    assert_eq!(agreements(text), ["EE+FI treaty signed 2019-03-14 Tallinn"]);
    assert_eq!(roles(text, Role::SignedBy), ["Aino Salo", "Mart Kask"]);
}

#[test]
fn plans_are_no_signatures() {
    let text = "Morocco and Spain hope to sign a fisheries agreement next month.";
    let found = agreements(text);
    assert!(found.len() == 1 && found[0].starts_with("ES+MA accord proposed"), "{found:?}");
    let text = "Negotiators from Norway and Iceland resumed talks on a fisheries treaty.";
    let found = agreements(text);
    assert!(found.len() == 1 && found[0].contains("treaty negotiating"), "{found:?}");
    let text = "Ministers of Morocco and Spain met in Rabat on Tuesday to sign a fisheries agreement.";
    let found = agreements(text);
    assert!(found.len() == 1 && found[0].starts_with("ES+MA accord agreed"), "{found:?}");
}

#[test]
fn a_title_ends_where_a_new_clause_begins() {
    let text = "Morocco and Spain signed a fisheries agreement because it was time.";
    let titles: Vec<String> = read(text)
        .claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Agreement(agreement) => Some(agreement.title.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["fisheries agreement"]);
}

#[test]
fn a_state_that_leaves_stays_a_party() {
    let text = "Armenia has withdrawn from the gas pact with Georgia.";
    assert_eq!(agreements(text), ["AM+GE accord withdrawn - -"]);
    assert_eq!(roles(text, Role::Withdrawn), ["AM"]);
}

#[test]
fn states_agree_without_a_noun() {
    let text = "Kenya and Tanzania agreed on Monday to reopen their border to cattle.";
    assert_eq!(agreements(text), ["KE+TZ accord agreed 2019-03-11 -"]);
    assert!(agreements("Kenya and Tanzania agreed to hold talks on cattle.").is_empty());
    assert!(agreements("Kenya agreed to reopen its border to cattle.").is_empty());
}

#[test]
fn one_agreement_spoken_of_often_is_one() {
    let text = "Peru and Chile signed a fisheries treaty on Tuesday. The treaty sets quotas for both countries. \
                Under the deal, Peru will open its ports.";
    assert_eq!(agreements(text), ["CL+PE treaty signed 2019-03-12 -"]);
}

#[test]
fn two_agreements_stay_two() {
    let text =
        "Peru and Chile signed a fisheries treaty on Tuesday. Peru also signed an extradition treaty with Brazil.";
    let found = agreements(text);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn home_affairs_and_business_are_none() {
    for text in [
        "The striker signed a three-year contract with Spanish club Valencia on Tuesday.",
        "He reached a plea agreement with U.S. prosecutors.",
        "Republicans and Democrats in the United States reached a budget deal.",
        "There is no deal between Peru and Chile.",
        "British carmaker Lotus agreed a deal with German supplier Bosch.",
        "Ministers must deal with the floods in Pakistan and India.",
    ] {
        assert_eq!(agreements(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_broker_is_no_party() {
    let text = "Qatar brokered a ceasefire between Chad and Sudan.";
    assert_eq!(agreements(text), ["SD+TD ceasefire agreed 2019-03-14 -"]);
    assert_eq!(roles(text, Role::Mediator), ["QA"]);
}

#[test]
fn agreements_have_the_city_of_a_palace_and_the_day_of_a_meeting() {
    let text = "Peru and Chile signed a fisheries accord at the Kremlin on Monday.";
    assert_eq!(agreements(text), ["CL+PE accord signed 2019-03-11 Moscow"]);
    let text = "Meeting in Lima on Monday, Bolivia and Chile signed a fisheries accord.";
    assert_eq!(agreements(text), ["BO+CL accord signed 2019-03-11 Lima"]);
}

#[test]
fn calls_to_scrap_an_agreement_do_not_end_it() {
    let text = "Peru renewed its calls to scrap the fisheries accord with Chile.";
    assert!(!agreements(text).iter().any(|found| found.contains("terminated")));
    let text = "Peru scrapped the fisheries accord with Chile.";
    assert!(agreements(text)[0].contains("terminated"));
}

#[test]
fn what_would_have_to_be_negotiated_or_is_expected_is_not_there_yet() {
    let text = "Peru would have to negotiate a trade deal with Chile if it left the union.";
    assert!(agreements(text)[0].contains("proposed"));
    let text = "Peru has to negotiate a trade deal with Chile.";
    assert!(agreements(text)[0].contains("negotiating"));
    let text = "Ships sailed days ahead of the expected implementation of the fisheries accord between Peru and Chile.";
    assert!(agreements(text)[0].contains("agreed"));
    let text = "Ships sailed days after the implementation of the fisheries accord between Peru and Chile.";
    assert!(agreements(text)[0].contains("in_force"));
}

#[test]
fn what_is_denied_was_not_agreed() {
    for text in [
        "Kenya denied that it had signed a military pact with Libya.",
        "Kenya dismissed reports of a military pact with Libya.",
        "Reports that Kenya and Libya have signed a fisheries deal are false, ministers said.",
    ] {
        assert!(agreements(text).is_empty(), "{text}");
    }
    let text = "Kenya denied the attack and signed a military pact with Libya.";
    assert_eq!(agreements(text), ["KE+LY accord signed 2019-03-14 -"]);
}

#[test]
fn what_is_refused_is_not_made() {
    let text = "Kenya refused to sign the border treaty with Libya.";
    assert_eq!(agreements(text), ["KE+LY treaty negotiating - -"]);
}

#[test]
fn initials_settle_a_text_and_abeyance_stops_it() {
    assert_eq!(agreements("Fiji and Tonga initialled a maritime treaty in May."), ["FJ+TO treaty agreed 2018-05 -"]);
    assert_eq!(agreements("Fiji and Tonga signed a maritime treaty in May."), ["FJ+TO treaty signed 2018-05 -"]);
    assert_eq!(agreements("India put its water treaty with Nepal in abeyance."), ["IN+NP treaty suspended - -"]);
    assert_eq!(agreements("India put its water treaty with Nepal in a museum."), ["IN+NP treaty in_force - -"]);
}

#[test]
fn people_named_between_their_office_and_the_verb_sign() {
    for text in [
        "The two ministers of trade, Ana Lopez and Juan Perez, signed a treaty between Peru and Chile on Monday.",
        "Two envoys, Ana Lopez and Juan Perez, on Monday signed a treaty between Peru and Chile.",
    ] {
        assert_eq!(roles(text, Role::SignedBy), ["Ana Lopez", "Juan Perez"], "{text}");
    }
    let text = "The two ministers of trade signed a treaty between Peru and Chile, Ana Lopez and Juan Perez said.";
    assert!(roles(text, Role::SignedBy).is_empty());
}

#[test]
fn matter_partner_and_city_are_told_apart() {
    let text = "Kenya and Uganda signed an agreement on water sharing in Nairobi on Monday.";
    assert_eq!(agreements(text), ["KE+UG accord signed 2019-03-11 Nairobi"]);
    let text = "Kenya signed a pact on sea transport with Libya on Monday.";
    assert_eq!(agreements(text), ["KE+LY accord signed 2019-03-11 -"]);
    assert!(agreements("The EU approved one of its strongest sanctions packages against Libya on Monday.").is_empty());
}
